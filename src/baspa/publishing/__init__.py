"""From bytes to what readers get: the manifest, and the output folder as a transaction."""
