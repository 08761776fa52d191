"""All articles, indexed; the only window one page has on the others."""
