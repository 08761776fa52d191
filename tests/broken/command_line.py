"""A press that is already warm: runs Baspa's command line in a fresh process without loading it anew each time.

Each request is one line of JSON, `[folder, arguments, language]`; with an empty language the paper's own is spoken.
The answer is `[status, standard output, standard error]`, a negative status being the signal that ended the process.
The process is a child of this one, which has loaded the program and checked one good site: what the child prints and
how it leaves is what `python -m baspa` prints and how it leaves.
"""

import gc
import json
import os
import shutil
import sys
import tempfile
import traceback
from contextlib import redirect_stderr, redirect_stdout, suppress
from pathlib import Path
from typing import BinaryIO

from baspa.__main__ import main
from baspa.desk import messages
from baspa.desk.commands import shared

NEWSROOM = Path(__file__).parent / "newsroom"


def warm_up() -> None:
    """Check the good newsroom here, so that what every command needs is ready, and keep all of it out of the way."""
    with (
        tempfile.TemporaryDirectory() as top,
        Path(os.devnull).open("w") as nowhere,
        redirect_stdout(nowhere),
        redirect_stderr(nowhere),
        suppress(SystemExit),
    ):
        sys.argv = ["baspa", "check", "--site", str(shutil.copytree(NEWSROOM, Path(top) / "newsroom"))]
        main()
    gc.collect()
    gc.freeze()


def run(folder: str, arguments: list[str], language: str) -> tuple[int, str, str]:
    """Return the status of one command, and what it printed."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = os.fork()
        if child == 0:
            become_the_command(folder, arguments, language, out, err)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        out.seek(0)
        err.seek(0)
        return status, out.read().decode(), err.read().decode()


def become_the_command(folder: str, arguments: list[str], language: str, out: BinaryIO, err: BinaryIO) -> None:
    """Do what a process started with these arguments does, and leave as it would."""
    status = 1
    try:
        os.dup2(out.fileno(), 1)
        os.dup2(err.fileno(), 2)
        os.chdir(folder)
        sys.argv = ["baspa", *arguments]
        if language:
            shared.choose_language = lambda *_: language
            messages._Facts = dict  # a fact that a message names and nobody gave is a fault here
        main()
    except SystemExit as leaving:
        status = leaving.code if isinstance(leaving.code, int) else int(leaving.code is not None)
    except BaseException:  # noqa: BLE001 - Python itself prints whatever gets this far
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


if __name__ == "__main__":
    warm_up()
    for line in sys.stdin:
        print(json.dumps(run(*json.loads(line))), flush=True)  # noqa: T201 - the answer
