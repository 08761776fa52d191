"""The server: one preview on one port of this machine, until somebody stops it."""

import asyncio
import errno
import secrets
import signal
import socket
import threading
from collections.abc import Callable

from baspa.problems import EnvironmentFailed
from baspa.serving.answers import Answers
from baspa.serving.connections import Connections
from baspa.serving.sight import Preview, Sight
from baspa.serving.speech import Speech

LOOPBACK = "127.0.0.1"
"""Nobody else on the network can connect: there is no option for anything else, since a preview shows secrets."""
TRIED = 100
"""Ports that are tried, from the one that was asked for."""
LAST_PORT = 65_535
MOST_WAITING = 128
"""Connections that the system keeps until they are taken."""
LOOK = 0.25
"""Seconds after which the thread that waits for changes looks whether it shall end."""
SIGNALS = (signal.SIGINT, signal.SIGTERM)


def bound(port: int) -> socket.socket:
    """Return a socket that listens on a port, or on the next one that is free; whoever connects waits to be served.

    Raises `EnvironmentFailed` when there is none.
    """
    for number in range(port, min(port + TRIED, LAST_PORT + 1)):
        listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # a port left a moment ago is free
        try:
            listening.bind((LOOPBACK, number))
            listening.listen(MOST_WAITING)
        except OSError as error:
            listening.close()
            if error.errno not in {errno.EADDRINUSE, errno.EACCES}:
                raise EnvironmentFailed("serve.port", str(port), reason=error.strerror or "") from error
        else:
            return listening
    raise EnvironmentFailed("serve.port", str(port), reason=f"{port}-{number}")


class Server:
    """A preview at one address."""

    def __init__(
        self,
        preview: Preview,
        listening: socket.socket,
        speech: Speech,
        *,
        base_path: str = "",
        told: Callable[[Sight], object] = lambda _: None,
    ) -> None:
        """Serve a preview to whoever connects to a socket; `told` is called with every new sight, from a thread."""
        run = secrets.token_hex(8)
        self.port: int = listening.getsockname()[1]
        self.address = f"http://{LOOPBACK}:{self.port}/"
        answers = Answers(preview, speech, base_path=base_path, port=self.port, run=run)
        self._listening = listening
        self._preview = preview
        self._news = answers.news
        self._connections = Connections(answers, run)
        self._told = told
        self._stopped = threading.Event()

    def run(self, ready: Callable[[], object] = lambda: None) -> signal.Signals | None:
        """Serve until a signal comes, or `stop` is called, and return the signal.

        `ready` is called when the first page can be read. Signals are heard in the program's main thread only.
        """
        return asyncio.run(self._until_stopped(ready))

    def stop(self) -> None:
        """End the server, from any thread, within a second."""
        self._stopped.set()

    async def _until_stopped(self, ready: Callable[[], object]) -> signal.Signals | None:
        loop = asyncio.get_running_loop()
        end: asyncio.Future[signal.Signals | None] = loop.create_future()

        def end_by(number: signal.Signals | None) -> None:
            if not end.done():
                end.set_result(number)

        def fail(error: BaseException) -> None:
            if not end.done():
                end.set_exception(error)

        def watch() -> None:
            try:
                self._watch(lambda: loop.call_soon_threadsafe(self._connections.ring))
                loop.call_soon_threadsafe(end_by, None)
            except BaseException as error:  # noqa: BLE001 - a server that hears of nothing would be trusted in vain
                loop.call_soon_threadsafe(fail, error)

        if threading.current_thread() is threading.main_thread():
            for number in SIGNALS:
                loop.add_signal_handler(number, end_by, number)
        server = await asyncio.start_server(self._connections.attend, sock=self._listening)
        watching = threading.Thread(target=watch, name="preview-news", daemon=True)
        watching.start()
        ready()
        try:
            return await end
        finally:
            self._stopped.set()
            server.close()
            await self._connections.end()
            await loop.run_in_executor(None, watching.join, 2 * LOOK)

    def _watch(self, ring: Callable[[], object]) -> None:
        """Wait for changes and let everybody hear of them, until the server is stopped."""
        number = self._news.sight.number
        while not self._stopped.is_set():
            sight = self._preview.wait_beyond(number, LOOK)
            if sight.number != number and not self._stopped.is_set():
                number = sight.number
                self._news.hear(sight)
                ring()
                self._told(sight)
