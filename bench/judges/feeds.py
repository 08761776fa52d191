"""Feeds, by an independent parser, by the rules of their formats, and by the W3C's validator where there is one."""

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

import feedparser
from lxml import etree

from judges.figures import CannotJudgeError, Figure, NotJudged, counted

ATOM = "{http://www.w3.org/2005/Atom}"
RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
ABSOLUTE = re.compile(r"https?://[!-~]+")
IN_WORDS = """\
import io, sys
import feedvalidator
from feedvalidator import compatibility
from feedvalidator.formatter.text_plain import Formatter
events = feedvalidator.validateStream(sys.stdin.buffer, firstOccurrenceOnly=1, base=sys.argv[1])["loggedEvents"]
print(*Formatter(compatibility.AA(events)), sep="\\n")
"""
"""Asks the W3C's feed validator about one feed, as strictly as its public service does."""
BROKEN = b'<rss version="2.0"><channel><title>x</title><item><pubDate>yesterday</pubDate></item></channel></rss>'


def feed_problems(name: str, content: bytes, address: str) -> list[str]:
    """Return what is wrong with a feed that is published at an address."""
    if name.endswith(".json"):
        return list(_of_json(content, address))
    try:
        root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        return [f"line {error.lineno}: {error.msg}"]
    own = _of_atom(root, address) if root.tag == f"{ATOM}feed" else _of_rss(root, address)
    return [*_as_read(content), *own]


def _as_read(content: bytes) -> Iterator[str]:
    read = feedparser.parse(content)
    if read.bozo:
        yield f"the parser stumbles: {read.get('bozo_exception')}"
    for number, entry in enumerate(read.entries, start=1):
        for field in ("id", "link", "title", "published_parsed"):
            if not entry.get(field):
                yield f"entry {number} has no {field} for the parser"


def _of_rss(root: "etree._Element", address: str) -> Iterator[str]:
    channel = root.find("channel")
    if root.tag != "rss" or root.get("version") != "2.0" or channel is None:
        yield "no RSS 2.0"
        return
    yield from (
        f"the channel has no {field}" for field in ("title", "link", "description") if not _text(channel, field)
    )
    own = [link.get("href") for link in channel.iter(f"{ATOM}link") if link.get("rel") == "self"]
    if own != [address]:
        yield f"atom:link rel=self says {own}"
    yield from _no_date(channel, "lastBuildDate", parsedate_to_datetime)
    for item in channel.iter("item"):
        if not (_text(item, "title") or _text(item, "description")):
            yield "an item has neither title nor description"
        if not ABSOLUTE.fullmatch(_text(item, "link")):
            yield f"the link {_text(item, 'link')} is not absolute"
        if item.find("author") is not None and "@" not in _text(item, "author"):
            yield "an author in RSS is an e-mail address"
        yield from _no_date(item, "pubDate", parsedate_to_datetime)
        for enclosure in item.iter("enclosure"):
            yield from (f"an enclosure has no {a}" for a in ("url", "length", "type") if not enclosure.get(a))
    yield from _twice(_text(item, "guid") for item in channel.iter("item"))


def _of_atom(root: "etree._Element", address: str) -> Iterator[str]:
    own = [link.get("href") for link in root.findall(f"{ATOM}link") if link.get("rel") == "self"]
    if own != [address]:
        yield f"link rel=self says {own}"
    for part in (root, *root.iter(f"{ATOM}entry")):
        where = part.tag.removeprefix(ATOM)
        yield from (f"{where} has no {f}" for f in ("id", "title", "updated") if not _text(part, f"{ATOM}{f}"))
        yield from _no_date(part, f"{ATOM}updated", _rfc3339)
        yield from _no_date(part, f"{ATOM}published", _rfc3339)
        if part.find(f"{ATOM}author") is None and root.find(f"{ATOM}author") is None:
            yield f"{where} has no author"
        links = [link.get("href", "") for link in part.findall(f"{ATOM}link") if link.get("rel") == "alternate"]
        if not links and part.find(f"{ATOM}content") is None:
            yield f"{where} has neither content nor a link rel=alternate"
        yield from (f"the link {link} is not absolute" for link in links if not ABSOLUTE.fullmatch(link))
    yield from _twice(_text(entry, f"{ATOM}id") for entry in root.iter(f"{ATOM}entry"))


def _of_json(content: bytes, address: str) -> Iterator[str]:
    try:
        feed: dict[str, Any] = json.loads(content)
    except ValueError as error:
        yield f"no JSON: {error}"
        return
    if feed.get("version") != "https://jsonfeed.org/version/1.1" or not feed.get("title") or "items" not in feed:
        yield "no JSON Feed 1.1 with a title and items"
    if feed.get("feed_url") != address:
        yield f"feed_url says {feed.get('feed_url')}"
    for item in feed.get("items", []):
        yield from _of_json_item(item)
    yield from _twice(item.get("id") for item in feed.get("items", []))


def _of_json_item(item: dict[str, Any]) -> Iterator[str]:
    if not isinstance(item.get("id"), str) or not item["id"]:
        yield "an item has no id"
    if "content_html" not in item and "content_text" not in item:
        yield f"{item.get('id')} has no content"
    if not all(isinstance(author, dict) and author.get("name") for author in item.get("authors", [])):
        yield f"{item.get('id')} has an author without a name"
    shapes = dict.fromkeys(("date_published", "date_modified"), RFC3339)
    shapes |= dict.fromkeys(("url", "image", "external_url", "banner_image"), ABSOLUTE)
    for field, shape in shapes.items():
        if field in item and not shape.fullmatch(str(item[field])):
            yield f"{item.get('id')}: {field} is {item[field]}"


def _text(part: "etree._Element", name: str) -> str:
    return (part.findtext(name) or "").strip()


def _no_date(part: "etree._Element", name: str, read: Callable[[str], datetime]) -> Iterator[str]:
    for found in part.findall(name):
        try:
            moment = read((found.text or "").strip())
        except (TypeError, ValueError):
            yield f"{name} {found.text!r} is no date"
            continue
        if moment.tzinfo is None:
            yield f"{name} {found.text!r} names no zone"


def _rfc3339(text: str) -> datetime:
    if not RFC3339.fullmatch(text):
        raise ValueError(text)
    return datetime.fromisoformat(text)


def _twice(ids: Iterator[str]) -> Iterator[str]:
    yield from (f"the id {name} stands {times} times" for name, times in Counter(ids).items() if times > 1)


def feeds(output: Path, base: str, validator: Path | None) -> list[Figure | NotJudged]:
    """Return the figures of all feeds of an output whose paper has the address `base`."""
    paths = [
        path for pattern in ("**/feed.xml", "**/atom.xml", "**/feed.json") for path in sorted(output.glob(pattern))
    ]
    problems = [
        f"{path.relative_to(output).as_posix()}: {problem}"
        for path in paths
        for problem in feed_problems(path.name, path.read_bytes(), f"{base}/{path.relative_to(output).as_posix()}")
    ]
    what = f"problems of {len(paths)} feeds, by feedparser and the formats' rules"
    found: list[Figure | NotJudged] = [counted(what, "", problems)]
    what = "problems of the RSS and Atom feeds, by the W3C feed validator"
    if validator is None:
        reason = "no package has it; name a checkout of github.com/w3c/feedvalidator with --feed-validator DIR/src"
        return [*found, NotJudged(what, reason)]
    try:
        problems = [
            f"{path.relative_to(output).as_posix()}: {problem}"
            for path in paths
            if path.suffix == ".xml"
            for problem in by_w3c(validator, path.read_bytes(), f"{base}/{path.relative_to(output).as_posix()}")
        ]
        if not by_w3c(validator, BROKEN, f"{base}/feed.xml"):
            raise CannotJudgeError("it has nothing against a feed that is known to be broken")  # noqa: TRY301
    except CannotJudgeError as error:
        return [*found, NotJudged(what, str(error))]
    return [*found, counted(what, "", problems)]


def by_w3c(validator: Path, content: bytes, address: str) -> list[str]:
    """Return what the W3C's validator, whose modules lie in a folder, says of a feed."""
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", IN_WORDS, address],
        input=content,
        capture_output=True,
        check=False,
        timeout=120,
        env={"PYTHONPATH": str(validator), "PYTHONIOENCODING": "utf-8"},
    )
    if done.returncode:
        raise CannotJudgeError(done.stderr.decode("utf-8", "replace").strip().splitlines()[-1])
    return [line for line in done.stdout.decode("utf-8").splitlines() if line.strip()]
