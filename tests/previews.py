"""Previews for tests: a folder that is shown as if somebody were writing it, and a server that shows it."""

import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from pathlib import Path

from baspa.archive.visibility import Hold
from baspa.desk.messages import Voice
from baspa.desk.screen import Screen
from baspa.problems import Problem
from baspa.serving.server import Server, bound
from baspa.serving.sight import Preview, Sight


class Shown:
    """A preview of the files in a folder, which says what the test tells it to."""

    def __init__(self, folder: Path, problems: tuple[Problem, ...] = ()) -> None:
        """Show a folder; the folder is read whenever a file is asked for."""
        self.folder = folder
        self._sight = Sight(1, problems=problems)
        self._changed = threading.Condition()

    def file(self, path: str) -> bytes | None:
        """Return one file of the folder."""
        try:
            return (self.folder / path).read_bytes()
        except (OSError, ValueError):
            return None

    def sight(self) -> Sight:
        """Return what was last told."""
        return self._sight

    def version(self, path: str) -> str:
        """Return the version of an asset as it is now."""
        return blake2b(self.file(path) or b"", digest_size=4).hexdigest()

    def asset(self, path: str, version: str) -> bytes | None:
        """Return an asset of this version."""
        return self.file(path) if path.startswith("assets/") and self.version(path) == version else None

    def wait_beyond(self, number: int, seconds: float) -> Sight:
        """Wait for the next one."""
        with self._changed:
            self._changed.wait_for(lambda: self._sight.number > number, seconds)
            return self._sight

    def tell(
        self,
        *changed: str,
        problems: tuple[Problem, ...] = (),
        styles_only: bool = False,
        held: Mapping[str, Hold] | None = None,
        until: Mapping[str, datetime] | None = None,
        by: int = 1,
    ) -> None:
        """Tell that files have changed, or what is wrong now, or who is held back."""
        with self._changed:
            before = self._sight
            self._sight = Sight(
                before.number + by,
                problems=problems,
                changed=frozenset(changed),
                styles_only=styles_only,
                held=before.held if held is None else held,
                until=before.until if until is None else until,
            )
            self._changed.notify_all()

    def write(self, path: str, content: str | bytes) -> None:
        """Write one file, telling nobody."""
        there = self.folder / path
        there.parent.mkdir(parents=True, exist_ok=True)
        there.write_bytes(content.encode() if isinstance(content, str) else content)


@contextmanager
def served(preview: Preview, *, port: int = 0, language: str = "en", base_path: str = "") -> Iterator[Server]:
    """Serve a preview for a block, in a thread of its own, on a port of its own."""
    listening = bound(port or free_port())
    folder = preview.folder if isinstance(preview, Shown) else Path()
    server = Server(preview, listening, Screen(Voice(language), folder), base_path=base_path)
    ready = threading.Event()
    failed: list[BaseException] = []

    def run() -> None:
        try:
            server.run(ready.set)
        except BaseException as error:  # noqa: BLE001 - told below, in the test's own thread
            failed.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    try:
        assert ready.wait(10)
        yield server
    finally:
        server.stop()
        thread.join(10)
    assert not thread.is_alive()
    assert failed == []


def free_port() -> int:
    """Return a port that nobody listens on."""
    with closing(socket.socket()) as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


@dataclass(frozen=True, slots=True)
class Got:
    """An answer as it came over the wire; `status` is 0 when the connection was closed without one."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def ask(
    server: Server, target: str | bytes = "/", *, method: str = "GET", head: str | None = None, **more: str
) -> Got:
    """Ask a server for something, byte for byte; `more` are headers (`_` stands for `-`), `host` among them."""
    target = target.encode("latin-1") if isinstance(target, str) else target
    more.setdefault("host", server.address.split("/")[2])
    lines = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in more.items() if value is not None)
    head = lines if head is None else head
    return sent(server, method.encode() + b" " + target + b" HTTP/1.1\r\n" + head.encode("latin-1") + b"\r\n")


def asked(port: int, path: str) -> Got:
    """Return what a path gives on a port."""
    with closing(socket.create_connection(("127.0.0.1", port), timeout=30)) as connection:
        connection.sendall(f"GET {path} HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\n\r\n".encode())
        return answer_on(connection)


def sent(server: Server, request: bytes, *, seconds: float = 10) -> Got:
    """Send bytes to a server and return its first answer."""
    with connected(server, seconds) as connection:
        with suppress(ConnectionError):  # it may have heard enough
            connection.sendall(request)
        return answer_on(connection, with_body=not request.startswith(b"HEAD "))


@contextmanager
def connected(server: Server, seconds: float = 10) -> Iterator[socket.socket]:
    """Hold a connection to a server for a block."""
    with closing(socket.create_connection(("127.0.0.1", server.port), timeout=seconds)) as connection:
        yield connection


def answer_on(connection: socket.socket, *, with_body: bool = True) -> Got:
    """Read one answer from a connection: its head, and as much of a body as the head promises."""
    stream = connection.makefile("rb")
    try:
        first = stream.readline().decode("latin-1").split(" ", 2)
        if len(first) < 3:
            return Got(0, {}, b"")
        headers = {}
        while (line := stream.readline().decode("latin-1").strip()) != "":
            name, _, value = line.partition(": ")
            headers[name.casefold()] = value
        body = stream.read(int(headers.get("content-length", "0"))) if with_body else b""
    except ConnectionError:
        return Got(0, {}, b"")
    return Got(int(first[1]), headers, body)
