"""Builds this newspaper: `python build.py` is the same as `baspa build`, and takes the same options."""

import os
import sys
from pathlib import Path

OWN_PYTHON = Path(__file__).resolve().parent / ".venv" / "bin" / "python"
try:
    from baspa.__main__ import main
except ModuleNotFoundError:  # outside the environment that `make` sets up: step into it
    if not OWN_PYTHON.exists() or Path(sys.prefix) == OWN_PYTHON.parents[1]:
        sys.exit("Baspa is not installed here: install it as its README says, or activate the environment it is in.")
    os.execv(OWN_PYTHON, [str(OWN_PYTHON), *sys.argv])  # noqa: S606 - our own interpreter, no shell
if __name__ == "__main__":  # the workers import this file too
    main(site=Path(__file__).resolve().parent)
