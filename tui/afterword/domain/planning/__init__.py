"""What is to do: all follow-ups of a search, kept until a fact or the clock changes them."""
