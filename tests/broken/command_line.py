"""A press that is already warm: runs Baspa's command line in a fresh process without loading it anew each time.

Each request is one line of JSON, `[folder, arguments]`. The answer is `[status, standard output, standard error]`, a
negative status being the signal that ended the process. The process is a child of this one, which has only
loaded the program: what the child prints and how it leaves is what `python -m baspa` prints and how it leaves.
"""

import json
import os
import sys
import tempfile
import traceback
from typing import BinaryIO

from baspa.desk.cli import main


def run(folder: str, arguments: list[str]) -> tuple[int, str, str]:
    """Return the status of one command, and what it printed."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = os.fork()
        if child == 0:
            become_the_command(folder, arguments, out, err)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        out.seek(0)
        err.seek(0)
        return status, out.read().decode(), err.read().decode()


def become_the_command(folder: str, arguments: list[str], out: BinaryIO, err: BinaryIO) -> None:
    """Do what a process started with these arguments does, and leave as it would."""
    status = 1
    try:
        os.dup2(out.fileno(), 1)
        os.dup2(err.fileno(), 2)
        os.chdir(folder)
        sys.argv = ["baspa", *arguments]
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
    for line in sys.stdin:
        print(json.dumps(run(*json.loads(line))), flush=True)  # noqa: T201 - the answer
