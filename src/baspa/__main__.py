"""`python -m baspa` is the same as `baspa`: the door, which is open before the house is lit."""

import sys
from pathlib import Path
from typing import NoReturn


def main(site: Path | None = None) -> NoReturn:
    """Run the command line; `site` is the folder when `--site` is not given.

    The rest of the program is imported here, so that an interrupt in the first half second ends without a
    traceback too.
    """
    try:
        from baspa.desk.shortcut import nothing_to_do  # noqa: PLC0415

        status = nothing_to_do(sys.argv[1:], site or Path.cwd())
        if status is not None:
            sys.exit(status)
        from baspa.desk.cli import run  # noqa: PLC0415
    except KeyboardInterrupt:
        sys.exit(130)
    run(site)


if __name__ == "__main__":
    main()
