"""Bugs planted on purpose, to see that the tests find them."""
