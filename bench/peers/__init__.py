"""The rivals: their configurations, their installation and the translation of the archive for each."""
