"""Bodies: an article's Markdown turned into safe HTML, with headings, excerpt, word count and references."""
