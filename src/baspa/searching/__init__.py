"""Searching: the stories of an edition bound into volumes that a reader's browser can search."""
