"""Auditing: whether anything of what is held back is in what readers get."""
