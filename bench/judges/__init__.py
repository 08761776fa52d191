"""The judges of `bench/audit.py`: each measures the pages of a built paper by one public rule book."""
