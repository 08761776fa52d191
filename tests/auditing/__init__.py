"""The audit, and the leaks that it is to find."""
