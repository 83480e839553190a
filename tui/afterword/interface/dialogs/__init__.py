"""Forms and questions; each returns a domain value, or nothing when it was left."""
