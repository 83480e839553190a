"""What the whole search says: the day, the basket, figures, where things stand."""
