"""What keys do: one function an act, given the screen it is done at and what it is about."""
