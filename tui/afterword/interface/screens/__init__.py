"""Whole views; the only part of the interface that calls the Desk."""
