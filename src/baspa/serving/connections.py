"""Connections: HTTP as h11 reads and writes it, over asyncio. Each has its limits, and none waits for another."""

import asyncio
import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from http import HTTPStatus
from typing import TypeVar

import h11

from baspa.serving.answers import ALWAYS, NOT_KEPT, Answer, Answers, plain
from baspa.serving.news import Loaded
from baspa.serving.requests import Request

MOST_CONNECTIONS = 512
LONGEST_HEAD = 32 * 1024
"""Bytes of a request's line and headers together, more or less: it is asked after each piece that comes in."""
HEAD_SECONDS = 30
"""How long a connection may be idle, or take to say what it wants."""
WRITE_SECONDS = 30
HEARTBEAT = 15
"""Seconds after which a page that listens is told that there is nothing new, so that one that is gone is noticed."""
LINGER = 1
"""Seconds in which the rest of a refused request is read, so that whoever sent it can read why."""
PIECE = 16 * 1024
RENDERERS = 4
"""Pages rendered at once: a browser asks for six files at a time."""
T = TypeVar("T")


class Connections:
    """Everybody who is connected to a preview. Belongs to one event loop, in which its methods are called."""

    def __init__(self, answers: Answers, run: str) -> None:
        """Answer what is asked; `run` names this run of the server."""
        self._answers = answers
        self._run = run
        self._pool = ThreadPoolExecutor(RENDERERS, thread_name_prefix="preview")
        self._tasks: set[asyncio.Task[None]] = set()
        self._bells: set[asyncio.Event] = set()

    def ring(self) -> None:
        """Let every page that listens hear of what is new."""
        for bell in self._bells:
            bell.set()

    async def end(self) -> None:
        """Cut every connection."""
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._pool.shutdown(wait=False, cancel_futures=True)

    async def attend(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one connection to its end."""
        task = asyncio.current_task()
        if task is None or len(self._tasks) >= MOST_CONNECTIONS:
            writer.transport.abort()
            return
        self._tasks.add(task)
        try:
            with suppress(OSError, TimeoutError, h11.ProtocolError):  # whoever is gone needs no answer
                await self._converse(reader, writer)
            writer.close()
        except asyncio.CancelledError:
            writer.transport.abort()
        finally:
            self._tasks.discard(task)

    async def _converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer request after request for as long as the connection may be used again."""
        connection = h11.Connection(h11.SERVER, max_incomplete_event_size=LONGEST_HEAD)
        while True:
            try:
                async with asyncio.timeout(HEAD_SECONDS):
                    request = await _request(connection, reader)
            except h11.RemoteProtocolError as error:
                status = HTTPStatus(error.error_status_hint or HTTPStatus.BAD_REQUEST)
                await self._send(connection, writer, plain(status), "GET", close=True)
                return await _drain(reader, writer)
            if request is None:
                return None
            answer = await self._answer(request)
            if isinstance(answer, Loaded):
                return await self._tell(connection, reader, writer, answer)
            refused = connection.their_state is not h11.DONE
            await self._send(connection, writer, answer, request.method, close=refused)
            if refused:
                return await _drain(reader, writer)
            if connection.our_state is not h11.DONE:
                return None
            connection.start_next_cycle()

    async def _send(
        self, connection: h11.Connection, writer: asyncio.StreamWriter, answer: Answer, method: str, *, close: bool
    ) -> None:
        headers = [*answer.headers, ("connection", "close")] if close else answer.headers
        head = connection.send(h11.Response(status_code=answer.status, headers=headers, reason=answer.status.phrase))
        body = connection.send(h11.Data(data=answer.body)) if method != "HEAD" else b""
        writer.write(b"".join((head or b"", body or b"", connection.send(h11.EndOfMessage()) or b"")))
        async with asyncio.timeout(WRITE_SECONDS):
            await writer.drain()

    async def _tell(
        self, connection: h11.Connection, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, page: Loaded
    ) -> None:
        """Tell an open page at once how things stand, and again whenever something changes, until it goes."""
        headers = [("content-type", "text/event-stream; charset=utf-8"), *NOT_KEPT, *ALWAYS]
        writer.write(connection.send(h11.Response(status_code=HTTPStatus.OK, headers=headers)) or b"")
        bell, gone = asyncio.Event(), asyncio.ensure_future(_end_of(reader))
        self._bells.add(bell)
        told: int | None = None
        try:
            while not gone.done():
                bell.clear()
                number, message = await self._ask(lambda: self._answers.message(page))  # noqa: B023 - as above
                piece = f"data: {json.dumps(message)}\n\n" if number != told else ":\n\n"
                writer.write(connection.send(h11.Data(data=piece.encode("ascii"))) or b"")
                async with asyncio.timeout(WRITE_SECONDS):
                    await writer.drain()
                if message["page"] and number != told:
                    self._pool.submit(self._answers.prepare, page.path)
                told, page = number, replace(page, number=number, run=self._run)
                rung = asyncio.ensure_future(bell.wait())
                await asyncio.wait((rung, gone), timeout=HEARTBEAT, return_when=asyncio.FIRST_COMPLETED)
                rung.cancel()
        finally:
            self._bells.discard(bell)
            gone.cancel()

    async def _answer(self, request: Request) -> Answer | Loaded:
        try:
            return await self._ask(lambda: self._answers.answer(request))
        except Exception as error:  # noqa: BLE001 - one page that cannot be made must not end the others' connections
            status = HTTPStatus.INTERNAL_SERVER_ERROR
            return Answer(status, f"{status} {type(error).__name__}: {error}\n".encode("utf-8", "replace"))

    async def _ask(self, work: Callable[[], T]) -> T:
        """Do what may take a while, such as rendering a page, beside the loop."""
        return await asyncio.get_running_loop().run_in_executor(self._pool, work)


async def _request(connection: h11.Connection, reader: asyncio.StreamReader) -> Request | None:
    """Return the next request, its body left unread; None when there will be no other."""
    while True:
        event = connection.next_event()
        if event is h11.NEED_DATA:
            connection.receive_data(await reader.read(PIECE))
        elif isinstance(event, h11.Request):
            if not any(name == b"transfer-encoding" for name, _ in event.headers):
                connection.next_event()  # of a request without a body the end is there at once
            return Request(event.method.decode("ascii"), event.target, tuple(event.headers))
        elif not isinstance(event, h11.EndOfMessage):
            return None


async def _end_of(reader: asyncio.StreamReader) -> None:
    """Return when the other side says no more, or is gone."""
    with suppress(OSError):
        while await reader.read(PIECE):
            pass


async def _drain(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Read for a moment what is still coming: an answer that meets unread bytes is thrown away on its way."""
    if writer.can_write_eof():
        writer.write_eof()
    with suppress(TimeoutError):
        async with asyncio.timeout(LINGER):
            await _end_of(reader)
