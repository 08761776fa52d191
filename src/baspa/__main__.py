"""`python -m baspa` is the same as `baspa`."""

from baspa.desk.cli import main

if __name__ == "__main__":
    main()
