"""Looks at a preview of the site in a folder, and writes a line for all that it is told and all that it sees.

python onlooker.py SITE PAGE

Ends when its standard input does. For tests in which a preview must be a process of its own.
"""

import sys
from pathlib import Path
from threading import Thread

from baspa.edition import Order
from baspa.problems import Problem
from baspa.progress import Silent
from baspa.reading.config import read_config
from baspa.reading.times import parse_time
from baspa.serving.living import open_preview
from baspa.serving.sight import Preview
from sites import NOW


def say(line: str) -> None:
    """Write one line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def told(problem: Problem) -> None:
    """Write what the people who started a preview are told."""
    say(f"told {problem.code} {dict(problem.facts)}")


def look_on(preview: Preview, path: str) -> None:
    """Write every sight, with the page as it is then."""
    number = 0
    while True:
        sight = preview.wait_beyond(number, 60)
        if sight.number > number:
            number = sight.number
            page = (preview.file(path) or b"").decode().replace("\n", " ")
            say(f"sight {[f'{p.place.path} {p.code}' for p in sight.problems]} {page}")


def main() -> None:
    """Look on until nobody listens any more."""
    root = Path(sys.argv[1])
    config = read_config(root)
    now = parse_time(NOW, config.zone)
    with open_preview(
        Order(config, root / "output", now), clock=lambda: now, tell=told, progress=Silent()
    ) as preview:
        Thread(target=look_on, args=(preview, sys.argv[2]), daemon=True).start()
        sys.stdin.read()


if __name__ == "__main__":
    main()
