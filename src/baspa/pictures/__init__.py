"""Pictures: what readers get of an editor's picture, and the card of a story that has none."""
