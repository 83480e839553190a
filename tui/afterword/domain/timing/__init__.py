"""When: the parameters of the rulebook, calendars, business days."""
