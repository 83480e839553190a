"""What forms and files make of a search: entries and facts put in, put right, taken out."""
