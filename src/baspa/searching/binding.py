"""Binding: records made into a bundle by Pagefind, in a process of its own that cannot outlast its time.

Pagefind's own Python interface waits a tenth of a second for each record (decision 20); so all of them are sent in
one piece, by the protocol that interface speaks.
"""

import json
import subprocess
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from os import environ
from pathlib import Path
from threading import Thread, Timer
from typing import IO, Any

from baspa.searching.records import Record

SECONDS = 300.0
"""How long one volume may take: some fifty times what a full one does."""
PACKAGES = ("pagefind", "pagefind-bin", "pagefind-bin-extended")
NOT_NEEDED = tuple(
    f"pagefind-{part}" for part in ("component-", "highlight.", "modular-", "playground", "ui.", "worker.")
)
"""Files of a bundle that our own page does without."""
PART = 1024 * 1024


class BindingFailed(Exception):
    """Raised when Pagefind did not do its work; says why."""


def program() -> Path | None:
    """Return the program that binds, as its package names it; None when it is not installed."""
    try:
        from pagefind.service import get_executable  # noqa: PLC0415 - only a paper with search loads it

        return get_executable()
    except (ImportError, FileNotFoundError):
        return None


def program_versions() -> str:
    """Return what tells apart two programs that may make different bundles of the same records."""
    return " ".join(filter(None, map(_version, PACKAGES)))


def request(records: Iterable[Record]) -> bytes:
    """Return everything that Pagefind is told to make a bundle of records: equal for equal bundles."""
    messages = [
        {"type": "NewIndex", "config": {}},
        *(
            {"type": "AddRecord", "index_id": 0, "url": one.url, "content": one.text, "language": one.language,
             "meta": dict(one.about), "filters": None, "sort": None}
            for one in records
        ),
        {"type": "GetFiles", "index_id": 0},
    ]  # fmt: skip
    return b"".join(_message(number, payload) for number, payload in enumerate(messages, 1))


def bound(told: bytes, *, seconds: float = SECONDS) -> dict[str, bytes]:
    """Return the files of the bundle that a request asks for, by their paths in it.

    Raises `BindingFailed` when the program is missing, fails, or takes longer than `seconds`.
    """
    there = program()
    if there is None:
        raise BindingFailed("no program")
    # Its settings could be changed from outside: by variables, and by a file in the folder it works in.
    env = {name: value for name, value in environ.items() if not name.startswith("PAGEFIND_")}
    try:
        process = subprocess.Popen(  # noqa: S603 - the program that its package names
            [there, "--service"],
            cwd=there.parent,
            env=env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
    except OSError as error:
        raise BindingFailed(str(error.strerror)) from error
    late = Timer(seconds, process.kill)
    late.start()
    try:
        return _answered(process, told)
    finally:
        process.kill()
        process.wait()
        late.cancel()


def _answered(process: "subprocess.Popen[bytes]", told: bytes) -> dict[str, bytes]:
    assert process.stdin is not None  # noqa: S101 - they are pipes
    assert process.stdout is not None  # noqa: S101
    # It stops at once when nobody can tell it more, whatever it has still to do: the pipe stays open to the end.
    feeding = Thread(target=_feed, args=(process.stdin, told))
    feeding.start()
    try:
        for answer in _answers(process.stdout):
            if answer["type"] == "Error":
                raise BindingFailed(str(answer["message"]))
            if answer["type"] == "GetFiles":
                return {
                    file["path"]: b64decode(file["content"])
                    for file in answer["files"]
                    if not file["path"].startswith(NOT_NEEDED)
                }
    except (ValueError, KeyError, TypeError) as error:
        raise BindingFailed(str(error)) from error
    finally:
        process.kill()
        feeding.join()
        for pipe in (process.stdin, process.stdout):
            with suppress(OSError):
                pipe.close()
    raise BindingFailed(f"status {process.wait()}")


def _feed(pipe: IO[bytes], told: bytes) -> None:
    with suppress(OSError):
        pipe.write(told)
        pipe.flush()


def _answers(pipe: IO[bytes]) -> Iterator[Mapping[str, Any]]:
    """Yield what it answers: a comma ends each."""
    parts: list[bytes] = []
    while part := pipe.read1(PART):  # type: ignore[attr-defined]  # a pipe is buffered
        *ends, rest = part.split(b",")
        for end in ends:
            yield json.loads(b64decode(b"".join((*parts, end))))["payload"]
            parts.clear()
        parts.append(rest)


def _message(number: int, payload: object) -> bytes:
    text = json.dumps({"message_id": number, "payload": payload}, ensure_ascii=False)
    return b64encode(text.encode("utf-8", "replace")) + b","


def _version(package: str) -> str:
    try:
        return f"{package} {version(package)}"
    except PackageNotFoundError:
        return ""
