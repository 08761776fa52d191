"""Where Baspa speaks with people: the command line. Nothing else prints."""
