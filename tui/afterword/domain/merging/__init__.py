"""Two states of one search become one, and what could not be decided is kept."""
