"""From a page and the archive's answers to bytes, through the layouts."""
