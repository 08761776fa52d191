"""Baspa, the press: turns a git folder of Markdown articles into a complete news site of static files."""

__version__ = "0.1.0"
