"""The gate: who may ask a preview for anything. It shows what readers must not see yet, to this machine alone.

Any page of the world that is open in the same browser can send requests here, and by a name that it makes lead to
127.0.0.1 it could read the answers, if we answered to that name (DNS rebinding). So only the names of this machine
are answered to, and only a page of the preview itself gets anything that is not a page in a window of its own.
"""

from http import HTTPStatus

from baspa.serving.requests import Request

METHODS = ("GET", "HEAD")
HTTP_PORT = 80
NAMES = ("127.0.0.1", "localhost")
"""What this machine is called by itself."""
OWN = ("same-origin", "none")
"""Where a request comes from that the preview's own page, or somebody at the keyboard, has sent."""


def hosts(port: int) -> frozenset[str]:
    """Return what a browser calls a server on a port of its own machine."""
    bare = NAMES if port == HTTP_PORT else ()
    return frozenset((*(f"{name}:{port}" for name in NAMES), *bare))


def refusal(request: Request, port: int) -> HTTPStatus | None:
    """Return the status that a request is refused with; None when it may be answered."""
    host = (request.header(b"host") or "").casefold()
    if host not in hosts(port):
        return HTTPStatus.FORBIDDEN
    if request.method not in METHODS:
        return HTTPStatus.METHOD_NOT_ALLOWED
    origin = request.header(b"origin")
    if origin is not None and origin.casefold() != f"http://{host}":
        return HTTPStatus.FORBIDDEN
    site = request.header(b"sec-fetch-site")
    if site is not None and site not in OWN and not _opens_a_page(request):
        return HTTPStatus.FORBIDDEN
    if request.header(b"transfer-encoding") is not None or (request.header(b"content-length") or "0") != "0":
        return HTTPStatus.BAD_REQUEST
    return None


def is_from_a_page(request: Request) -> bool:
    """Tell whether a request that passed the gate can come from a script of the preview's own page."""
    return request.header(b"sec-fetch-site") in {None, "same-origin"}


def _opens_a_page(request: Request) -> bool:
    """Tell whether a link elsewhere was followed: the page that held it cannot read what comes of that."""
    mode, dest = request.header(b"sec-fetch-mode"), request.header(b"sec-fetch-dest")
    return (mode, dest) == ("navigate", "document")
