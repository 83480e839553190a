"""Afterword: what you say after the interview."""

__version__ = "1.0.0"
