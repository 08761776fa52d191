"""Which pages an edition has: their URLs, their layouts, what each is about."""
