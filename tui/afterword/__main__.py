"""Lets ``python -m afterword`` do what ``afterword`` does."""

from afterword.cli import main

main()
