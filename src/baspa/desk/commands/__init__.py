"""The commands: what each takes from the command line, and the status it leaves with."""
