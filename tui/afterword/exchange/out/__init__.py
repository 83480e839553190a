"""What goes out for other programs and people: tables, one application's story, the work-search report."""
