"""Attacks on a preview over raw sockets: nothing but the edition is ever given, to nobody but this machine."""

import itertools
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from baspa.serving import connections
from baspa.serving.answers import ALWAYS, NOT_KEPT
from baspa.serving.server import Server
from previews import Shown, answer_on, ask, connected, sent, served
from serving.attacks import ASCENTS, DOTTED, ELSEWHERE, FOREIGN, HIDDEN, NONSENSE, ROUTES, SPELLINGS, WHOLE

SECRET = b"nobody's business"


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Shown:
    """Return a preview of an output folder that lies in a site with secrets."""
    site = tmp_path_factory.mktemp("site")
    preview = Shown(site / "output")
    for path in ("site.yaml", "content/story.md", ".git/config", "outside"):
        preview.write(f"../{path}", SECRET)
    for path in (".gitignore", ".baspa/manifest.json", ".git/config", ".env", "a/.secret"):
        preview.write(path, SECRET)
    for path in ("index.html", "a/index.html", "404.html"):
        preview.write(path, f"<!doctype html><title>{path}</title>")
    preview.write("assets/press.css", "body { color: red }")
    preview.write("media/film.mp4", bytes(range(256)) * 4)
    return preview


@pytest.fixture(scope="module")
def server(shown: Shown) -> Iterator[Server]:
    """Return one server for all attacks: it must live through them together."""
    with served(shown) as running:
        yield running
        assert ask(running).status == 200


ESCAPES = [f"/{up}{sep}{name}" for up, name, sep in itertools.product(ASCENTS, HIDDEN, ("/", "/../", "%2f", "\\"))]
INSIDE = [f"/{spelling.format(name)}" for spelling, name in itertools.product(SPELLINGS, (*DOTTED, *HIDDEN))]


@pytest.mark.parametrize("target", [*ESCAPES, *INSIDE])
def test_nothing_outside_the_edition_is_given(server: Server, target: str) -> None:
    """Up, around, encoded once or twice, or by a name that begins with a dot."""
    got = ask(server, target)

    assert got.status in {400, 404}
    assert SECRET not in got.body


@pytest.mark.parametrize("target", WHOLE, ids=lambda target: target[:30])
def test_what_is_no_path_is_nothing(server: Server, target: str) -> None:
    """And leads nowhere else."""
    got = ask(server, target.format(host=server.address.split("/")[2]))

    assert got.status in {400, 404, 431}
    assert "location" not in got.headers


@pytest.mark.parametrize(("route", "host"), list(itertools.product(ROUTES, FOREIGN)))
def test_a_name_that_is_not_this_machines_gets_nothing(server: Server, route: str, host: str) -> None:
    """A name of an attacker's may lead here (DNS rebinding)."""
    got = ask(server, route, host=host.format(port=server.port))

    assert got.status in {400, 403}
    assert b"<" not in got.body


@pytest.mark.parametrize("route", ROUTES)
@pytest.mark.parametrize(
    "head", ["", "host: 127.0.0.1:{port}\r\nhost: elsewhere.example\r\n", "x-forwarded-host: 127.0.0.1:{port}\r\n"]
)
def test_no_name_or_two_are_none(server: Server, route: str, head: str) -> None:
    """And what a proxy might say counts for nothing."""
    assert ask(server, route, head=head.format(port=server.port)).status == 400
    assert sent(server, f"GET {route} HTTP/1.0\r\n\r\n".encode()).status == 403


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "LocalHost"])
def test_this_machines_own_names_are_answered_to(server: Server, host: str) -> None:
    """With the port, as browsers write it."""
    assert ask(server, host=f"{host}:{server.port}").status == 200


@pytest.mark.parametrize(("route", "origin"), list(itertools.product(ROUTES, ELSEWHERE)))
def test_a_script_from_elsewhere_gets_nothing(server: Server, route: str, origin: str) -> None:
    """Wherever it says that it comes from, or refuses to say."""
    got = ask(server, route, origin=origin.format(port=server.port))

    assert got.status in {400, 403}
    assert "access-control-allow-origin" not in got.headers


@pytest.mark.parametrize("route", ROUTES)
@pytest.mark.parametrize("site", ["cross-site", "same-site", "", "x", "same-origin, cross-site"])
@pytest.mark.parametrize(
    ("mode", "dest"), [("cors", "empty"), ("no-cors", "script"), ("no-cors", "image"), ("navigate", "iframe")]
)
def test_a_page_from_elsewhere_gets_nothing(server: Server, route: str, site: str, mode: str, dest: str) -> None:
    """Not as a script, a picture or a frame; another port of this machine is elsewhere too."""
    got = ask(server, route, sec_fetch_site=site, sec_fetch_mode=mode, sec_fetch_dest=dest)

    assert got.status == 403


def test_a_link_from_elsewhere_may_be_followed(server: Server) -> None:
    """Into a window of its own; but the stream of changes is for our pages alone."""
    followed = {"sec_fetch_site": "cross-site", "sec_fetch_mode": "navigate", "sec_fetch_dest": "document"}

    assert ask(server, **followed).status == 200
    assert ask(server, "/.baspa/events?page=index.html", **followed).status == 403
    assert ask(server, "/.baspa/events?page=index.html", sec_fetch_site="none").status == 403


@pytest.mark.parametrize("route", [*ROUTES[:-1], "/a%00", "/../x"])
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
def test_every_answer_is_kept_from_others(server: Server, route: str, method: str) -> None:
    """Pages, files, redirects and refusals alike: not stored, not framed, not read by other sites."""
    got = ask(server, route, method=method)

    assert {name: got.headers.get(name) for name, _ in (*NOT_KEPT, *ALWAYS)} == dict((*NOT_KEPT, *ALWAYS))
    assert not [name for name in got.headers if name.startswith("access-control")]
    assert "server" not in got.headers


@pytest.mark.parametrize(
    "method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get", "X" * 2_000]
)
def test_only_reading_is_possible(server: Server, method: str) -> None:
    """Every other method is refused."""
    got = ask(server, method=method)

    assert got.status == 405
    assert got.headers["allow"] == "GET, HEAD"


def test_reading_changes_nothing(server: Server, shown: Shown) -> None:
    """The folder is as it was after everything that was asked."""
    before = {path: path.stat().st_mtime_ns for path in shown.folder.rglob("*")}
    for route in ROUTES[:-1]:
        ask(server, route)

    assert {path: path.stat().st_mtime_ns for path in shown.folder.rglob("*")} == before


@pytest.mark.parametrize(
    ("route", "status"),
    [
        ("/", 200),
        ("/a/", 200),
        ("/a/index.html", 200),
        ("/assets/press.css", 200),
        ("/nowhere/", 404),
        ("/assets/", 404),
        ("/assets", 404),
    ],
)
def test_files_are_given_by_their_exact_paths(server: Server, route: str, status: int) -> None:
    """And no folder is listed."""
    got = ask(server, route)

    assert got.status == status
    assert (b"404.html" in got.body) == (status == 404)


def test_a_path_without_its_slash_leads_to_the_page(server: Server) -> None:
    """On this server, whatever the query."""
    for route in ("/a", "/a?x=//elsewhere.example"):
        got = ask(server, route)
        assert (got.status, got.headers["location"]) == (302, "/a/")


def test_the_head_of_a_page_is_the_pages(server: Server) -> None:
    """With its length, and nothing behind it."""
    whole, head = ask(server), ask(server, method="HEAD")

    assert (head.status, head.body) == (200, b"")
    assert head.headers == whole.headers


def test_only_an_asset_that_is_known_by_its_content_may_be_kept(server: Server, shown: Shown) -> None:
    """A page, or an asset under no version or under another's, is asked for anew each time."""
    shown.write("assets/own.css", "p { color: red }")
    right = shown.version("assets/own.css")

    kept = ask(server, f"/assets/own.css?v={right}").headers["cache-control"]
    others = ["/assets/own.css", f"/assets/own.css?v={right[::-1]}", f"/assets/own.css?v={right}&x=1", f"/?v={right}"]

    assert kept == "private, max-age=3600, immutable"
    assert {ask(server, other).headers["cache-control"] for other in others} == {"no-store"}
    assert ask(server, f"/assets/own.css?v={right}", host="elsewhere.example").headers["cache-control"] == "no-store"


def test_what_was_kept_somewhere_is_given_anew(server: Server) -> None:
    """Nothing else may be stored, so nothing is ever unchanged."""
    assert ask(server, if_none_match="*").status == 200
    assert ask(server, if_modified_since="Fri, 01 Jan 2100 00:00:00 GMT").status == 200


@pytest.mark.parametrize(
    ("wanted", "status", "said", "length"),
    [
        ("bytes=0-9", 206, "bytes 0-9/1024", 10),
        ("bytes=1000-", 206, "bytes 1000-1023/1024", 24),
        ("bytes=-5", 206, "bytes 1019-1023/1024", 5),
        ("bytes=0-99999", 206, "bytes 0-1023/1024", 1024),
        ("bytes=1024-", 416, "bytes */1024", 0),
        ("bytes=9-3", 416, "bytes */1024", 0),
        ("bytes=-0", 416, "bytes */1024", 0),
        ("bytes=-", 200, None, 1024),
        ("bytes=0-1,5-6", 200, None, 1024),
        ("bytes=" + "9" * 5_000 + "-", 200, None, 1024),
        ("lines=1-2", 200, None, 1024),
    ],
    ids=lambda value: str(value)[:20],
)
def test_a_film_is_given_in_parts(server: Server, wanted: str, status: int, said: str | None, length: int) -> None:
    """One part at a time; whatever else is asked for, the whole of it."""
    got = ask(server, "/media/film.mp4", range=wanted)

    assert (got.status, got.headers.get("content-range"), len(got.body)) == (status, said, length)


@pytest.mark.parametrize("request_", NONSENSE, ids=lambda value: repr(value[:24]))
def test_nonsense_is_refused(server: Server, request_: bytes) -> None:
    """Or not answered at all."""
    with connected(server) as connection:
        connection.sendall(request_)
        connection.shutdown(socket.SHUT_WR)
        assert answer_on(connection).status in {0, 400, 403, 431, 501, 505}


@pytest.mark.parametrize(
    "more",
    [
        {"connection": "Upgrade", "upgrade": "websocket", "sec_websocket_key": "AAAA", "sec_websocket_version": "13"},
        {"connection": "Upgrade", "upgrade": "h2c", "http2_settings": "AA"},
        {"connection": "Upgrade", "upgrade": ""},
        {"connection": "upgrade, , ,", "upgrade": "\x7f" * 50},
        {"expect": "100-continue"},
        {"connection": "close"},
    ],
    ids=str,
)
def test_no_other_protocol_is_spoken(server: Server, more: dict[str, str]) -> None:
    """Whoever wants one gets the page, or a refusal."""
    assert ask(server, **more).status in {200, 400}


def test_a_body_is_not_read(server: Server) -> None:
    """Of any length, said or not: it is refused, and the connection closed."""
    host = f"host: 127.0.0.1:{server.port}\r\n".encode()

    for body in (b"content-length: 5\r\n\r\nhello", b"transfer-encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"):
        got = sent(server, b"GET / HTTP/1.1\r\n" + host + body)
        assert (got.status, got.headers["connection"]) == (400, "close")


@pytest.mark.parametrize("size", [100_000, 1_000_000])
def test_a_head_without_end_is_refused(server: Server, size: int) -> None:
    """At some 32 KB, whatever it would have been."""
    assert ask(server, x="a" * size).status in {0, 431}
    assert ask(server, "/" + "a" * size).status in {0, 431}


def test_requests_one_after_another_share_a_connection(server: Server) -> None:
    """And so do requests that do not wait for their answers."""
    one = f"GET /assets/press.css HTTP/1.1\r\nhost: 127.0.0.1:{server.port}\r\n\r\n".encode()
    with connected(server) as connection:
        for _ in range(3):
            connection.sendall(one)
            assert answer_on(connection).status == 200
    with connected(server) as connection:
        connection.sendall(one * 3)
        connection.shutdown(socket.SHUT_WR)
        assert b"".join(iter(lambda: connection.recv(65_536), b"")).count(b"HTTP/1.1 200") == 3


def test_those_who_do_nothing_are_in_nobodys_way(server: Server) -> None:
    """Two hundred connections that say nothing, and fifty that leave in the middle of a word."""
    idle = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(200)]
    for _ in range(50):
        with connected(server) as connection:
            connection.sendall(b"GET / HTTP/1.1\r\nho")
    begun = time.perf_counter()
    answered = [ask(server).status for _ in range(10)]
    took = time.perf_counter() - begun
    for connection in idle:
        connection.close()

    assert answered == [200] * 10
    assert took < 1


def test_who_takes_no_answer_is_in_nobodys_way(server: Server) -> None:
    """Those who ask and do not read, and those who listen and do not read."""
    host = f"host: 127.0.0.1:{server.port}\r\n\r\n".encode()
    greedy = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(20)]
    for number, connection in enumerate(greedy):
        route = b"/.baspa/events?page=index.html" if number % 2 else b"/"
        connection.sendall((b"GET " + route + b" HTTP/1.1\r\n" + host) * (1 if number % 2 else 500))
    begun = time.perf_counter()
    assert ask(server).status == 200
    took = time.perf_counter() - begun
    for connection in greedy:
        connection.close()

    assert took < 1


def test_whoever_is_slow_is_cut_off(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    """A head that comes letter by letter, and a connection that is not used."""
    monkeypatch.setattr(connections, "HEAD_SECONDS", 0.3)
    with served(shown) as server, connected(server) as slow, connected(server) as idle:
        begun = time.perf_counter()
        threading.Thread(target=_letter_by_letter, args=(slow,), daemon=True).start()
        assert answer_on(slow).status == 0
        assert answer_on(idle).status == 0
        assert time.perf_counter() - begun < 3


def _letter_by_letter(connection: socket.socket) -> None:
    try:
        for letter in "GET / HTTP/1.1\r\nx: ".ljust(500, "x"):
            connection.sendall(letter.encode())
            time.sleep(0.02)
    except OSError:
        return


def test_more_than_some_hundreds_at_once_are_not_heard(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    """And when those before them have gone, they are."""
    monkeypatch.setattr(connections, "MOST_CONNECTIONS", 5)
    with served(shown) as server:
        held = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(5)]
        assert _until(lambda: ask(server).status == 0)
        for connection in held:
            connection.close()
        assert _until(lambda: ask(server).status == 200)


def _until(true: Callable[[], bool]) -> bool:
    end = time.monotonic() + 5
    while time.monotonic() < end:
        if true():
            return True
        time.sleep(0.02)
    return False


def test_nobody_else_on_the_network_can_connect(server: Server) -> None:
    """It listens on the loopback address alone."""
    listening = Path("/proc/net/tcp").read_text("ascii").splitlines()[1:]
    here = [
        line.split()[1]
        for line in listening
        if line.split()[1].endswith(f":{server.port:04X}") and line.split()[3] == "0A"
    ]

    assert here == [f"0100007F:{server.port:04X}"]


@pytest.mark.parametrize(
    "query",
    [
        "",
        "page=" + "a" * 20_000,
        "page=../site.yaml",
        "page=.git/config",
        "number=" + "9" * 300,
        "number=-1",
        "number=%00",
        "run=%3Cscript%3E",
        "page=a&" * 50,
        "page=%ff",
        "mark=\\",
        "&&&&",
        "page=/etc/passwd",
        "page=//x",
    ],
)
def test_the_stream_says_nothing_of_other_files(server: Server, query: str) -> None:
    """Whatever page somebody says to be: it says how things stand, or refuses."""
    with connected(server) as connection:
        connection.sendall(f"GET /.baspa/events?{query} HTTP/1.1\r\nhost: 127.0.0.1:{server.port}\r\n\r\n".encode())
        heard = b""
        while not heard.endswith(b"\n\n\r\n") and (piece := connection.recv(65_536)):
            heard += piece
            if b"HTTP/1.1 4" in heard:
                break

    assert SECRET not in heard
    assert (b'"problems"' in heard or b'"errors": 0' in heard) == heard.startswith(b"HTTP/1.1 200")
    assert ask(server).status == 200
