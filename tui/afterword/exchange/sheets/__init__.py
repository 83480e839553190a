"""Tables of applications that other programs and people keep: from bytes to what they bring to a search."""
