"""Serving: an edition shown to the people who are making it, as they make it."""
