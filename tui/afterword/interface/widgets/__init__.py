"""Building blocks that know how to draw and nothing of the job search."""
