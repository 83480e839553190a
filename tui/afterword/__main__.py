"""Lets ``python -m afterword`` do what ``afterword`` does."""

from afterword.start import main

main()
