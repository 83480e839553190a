"""Today as a plain value: what it shows, how it is gathered from a plan, and how its lines are drawn."""
