"""Kinds of files, as a host tells them to browsers: by the ends of their names, the same on every machine."""

KINDS = {
    "avif": "image/avif",
    "css": "text/css",
    "csv": "text/csv",
    "gif": "image/gif",
    "htm": "text/html",
    "html": "text/html",
    "ico": "image/vnd.microsoft.icon",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "js": "text/javascript",
    "json": "application/json",
    "m4a": "audio/mp4",
    "mjs": "text/javascript",
    "mp3": "audio/mpeg",
    "mp4": "video/mp4",
    "ogg": "audio/ogg",
    "otf": "font/otf",
    "pdf": "application/pdf",
    "png": "image/png",
    "svg": "image/svg+xml",
    "ttf": "font/ttf",
    "txt": "text/plain",
    "vtt": "text/vtt",
    "wasm": "application/wasm",
    "wav": "audio/wav",
    "webm": "video/webm",
    "webmanifest": "application/manifest+json",
    "webp": "image/webp",
    "woff": "font/woff",
    "woff2": "font/woff2",
    "xml": "application/xml",
}
TEXTS = ("text/", "application/json", "application/manifest", "application/xml", "image/svg")
UNKNOWN = "application/octet-stream"


def kind_of(path: str) -> str:
    """Return the content type of a file by its name, with the encoding where it is a text."""
    name = path.rpartition("/")[2].casefold()
    kind = KINDS.get(name.rpartition(".")[2], UNKNOWN) if "." in name else UNKNOWN
    return f"{kind}; charset=utf-8" if kind.startswith(TEXTS) else kind
