"""From files on disk to articles that have passed every editorial rule."""
