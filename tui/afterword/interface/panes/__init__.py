"""The parts of a view: each shows one list or one thing and posts what was asked of it."""
