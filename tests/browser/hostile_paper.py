"""Papers that say hostile texts wherever something can be said, and a browser's look at all their pages at once."""

import json
import re
import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle, islice

from baspa.bodies.body import Reference
from baspa.bodies.conversion import convert
from baspa.problems import Level
from baspa.reading.text import CONTROL
from baspa.rendering.folders import standard_layouts
from browser.payloads import NAMES, PICTURE
from sites import MINIMAL, Site, article, build_here

POLICY = re.compile(r'.*<meta http-equiv="Content-Security-Policy".*\n')
FIELDS = (
    "title",
    "kicker",
    "summary",
    "series",
    "photographer",
    "alt",
    "caption",
    "credit",
    *(f"tags {number}" for number in range(15)),
    *(f"author {number}" for number in range(2)),
    *(f"corrections {number}" for number in range(15)),
)
"""The places of an article that hold words; each article has a payload of its own in each."""
SECTIONS = 12
MARK = "mark9"
"""Follows every payload of a body: where it is shown, the payload before it was read and has not eaten the rest."""
HARNESS = "harness.html"
WORD = "word"
"""What a harmless paper says instead of a payload."""


def a_picture() -> bytes:
    """Return a good PNG of four pixels."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    rows = zlib.compress(b"\x00\x80\x80\x80\x80\x80\x80" * 2)
    head = struct.pack(">IIBBBBB", 2, 2, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def without_policy(text: str) -> str:
    """Return the standard layout of all pages without its policy: the pages must be harmless by themselves."""
    text, found = POLICY.subn("", text)
    assert found == 1
    return text


@dataclass(frozen=True, slots=True)
class HostilePaper:
    """A paper of many articles, with a payload in each field and many in each body."""

    site: Site
    payloads: Sequence[str]
    engine: str
    bodies: Sequence[Sequence[str]]
    shift: int = 0
    """How many fields further on each payload goes: so that another paper says it elsewhere."""

    def publish(self) -> None:
        """Write the paper and build it."""
        self.site.put("site.yaml", self._configuration())
        self.site.put("content/media/a.png", a_picture())
        self.site.put(f"content/static/{HARNESS}", "<!doctype html><title>harness</title>\n")
        self.site.put("content/pages/about.md", f"---\ntitle: {quoted(self._at(3))}\n---\n\n{self._at(4)}\n")
        for number in range(len(self.bodies)):
            self._write_article(number)
        proof = build_here(self.site.root, self.site.output, jobs=2)
        assert proof.outcome is not None, [problem for problem in proof.problems if problem.level is Level.ERROR]

    @property
    def articles(self) -> list[str]:
        """Return the paths of the articles' pages."""
        return [f"/2026/11/22/a{number}/" for number in range(len(self.bodies))]

    def pages(self, *, every: int = 1) -> list[str]:
        """Return the paths of the articles, of all lists and files for machines, and of some authors and tags."""
        files = [path for path in self.site.tree() if path.endswith((".html", ".xml")) and path != HARNESS]
        pages = [f"/{path.removesuffix('index.html')}" for path in files]
        terms = [page for page in pages if page.startswith(("/tags/", "/authors/"))]
        lists = sorted(set(pages) - set(self.articles) - set(terms))
        return [*self.articles[::every], *lists, *terms[:: 50 * every]]

    def _at(self, number: int) -> str:
        return self.payloads[number % len(self.payloads)]

    def _write_article(self, number: int) -> None:
        texts = {
            name: f"w{number} {self._at(number + len(self.bodies) * ((place + self.shift) % len(FIELDS)))}"
            for place, name in enumerate(FIELDS)
        }

        def all_of(name: str) -> list[str]:
            return [text for field, text in texts.items() if field.startswith(f"{name} ")]

        self.site.put(
            f"content/{number}.md",
            article(
                **{name: texts[name] for name in ("title", "kicker", "summary", "series", "photographer")},
                tags=all_of("tags"),
                author=all_of("author"),
                corrections=[
                    {"time": f"2026-11-22 21:30:{second:02}", "text": text}
                    for second, text in enumerate(all_of("corrections"))
                ],
                slug=f"a{number}",
                category=f"section-{number % SECTIONS}",
                image={"src": PICTURE, **{name: texts[name] for name in ("alt", "caption", "credit")}},
                body=body_text(self.bodies[number]),
            ),
        )

    def _configuration(self) -> str:
        wanted = islice(cycle(self.payloads), 0, None, 97)
        sections = "".join(
            f"  section-{number}: {{ name: {quoted(f'c{number} {next(wanted)}')}, about: {quoted(next(wanted))} }}\n"
            for number in range(SECTIONS)
        )
        lines = "".join(
            f"    - {{ title: {quoted(f'm {next(wanted)}')}, url: {quoted(f'/x/?{next(wanted)}')} }}\n"
            for _ in range(8)
        )
        return (
            MINIMAL.replace("Test Paper", quoted(f"p {next(wanted)}"))
            + f"description: {quoted(next(wanted))}\nmarkdown: {{ engine: {self.engine}, seconds: 60 }}\n"
            + "listing: { size: 100, latest: 5, similar: 2, feed: 200 }\nfields:\n  photographer: { type: text }\n"
            + f"categories:\n{sections}menus:\n  main:\n{lines}  footer:\n{lines}"
        )


def quoted(text: str) -> str:
    """Return a text as YAML reads it back."""
    return json.dumps(text, ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Sorted:
    """Payloads by what becomes of them in a body."""

    calm: list[str]
    eating: list[str]
    """Those that take what follows them for their own: the last in a body."""
    refused: list[str]
    """Those that the press does not print, and says so at their line: pictures and articles that are not there."""

    @classmethod
    def of(cls, payloads: Sequence[str], engine: str) -> "Sorted":
        """Return the payloads sorted by what an engine makes of them."""
        found = cls([], [], [])
        for text in payloads:
            body = convert(f"{text}\n\n{MARK}\n", engine=engine)
            if CONTROL.search(text) or not all(_is_there(reference) for reference in body.references):
                found.refused.append(text)
            else:
                (found.calm if MARK in body.html(lambda _: None) else found.eating).append(text)
        return found

    def bodies(self, engine: str) -> list[list[str]]:
        """Return the payloads of each body, all bodies about as long.

        Left out is what becomes a picture that is not there only through what stands before it.
        """
        count = len(self.eating) or 1
        shared_out = ([*self.calm[number::count], *self.eating[number : number + 1]] for number in range(count))
        return [_printable(payloads, engine) for payloads in shared_out]


def body_text(payloads: Sequence[str]) -> str:
    """Return a body of some payloads, each with its mark."""
    return "\n\n".join(f"{payload}\n\n{MARK}" for payload in payloads)


def _printable(payloads: list[str], engine: str) -> list[str]:
    if all(map(_is_there, convert(body_text(payloads), engine=engine).references)):
        return payloads
    kept: list[str] = []
    for text in payloads:
        if all(map(_is_there, convert(body_text([*kept, text]), engine=engine).references)):
            kept.append(text)
    return kept


def _is_there(reference: Reference) -> bool:
    return reference.target == PICTURE if reference.kind == "picture" else reference.target.startswith("/")


TRAP = """
(() => {
  const caught = how => { try { top.ran.push(how + " " + location.href); } catch { } console.error("canary", how); };
  if (top === window) window.ran = [];
  window.xss = () => caught("xss");
  for (const name of ["alert", "prompt", "confirm", "print"]) window[name] = () => caught(name);
})();
"""
LOOK = """
const [paths, names, wanted, done] = arguments;
const events = ["mouseover", "focus", "toggle", "error", "load", "animationstart", "begin", "pointerrawupdate"];
const sorted = set => Array.from(set).sort();
const kind = thing => { try { return Object.prototype.toString.call(thing); } catch { return "refused"; } };
const pristine = document.createElement("iframe");
document.body.append(pristine);
const usual = Object.fromEntries(names.map(name => [name, kind(pristine.contentDocument[name])]));
const seen = {around: new Set(), text: new Set(), protocols: new Set(), wrong: [], marks: 0, pages: 0};
const shape = e => `${e.localName}[${Array.from(e.attributes, a => a.name).sort()}]`;
const examine = (frame, path) => {
  const page = frame.contentDocument;
  const wrong = what => seen.wrong.push(`${path}: ${what}`);
  if (frame.contentWindow.location.pathname !== path) return wrong("it has gone elsewhere");
  const [how] = frame.contentWindow.performance.getEntriesByType("navigation");
  if (how.responseStatus >= 400) return wrong(`it is not there (${how.responseStatus})`);
  const texts = page.querySelectorAll(".text");
  for (const text of texts) seen.marks += text.textContent.split(wanted).length - 1;
  const all = Array.from(page.querySelectorAll("*"));
  const ids = new Set();
  for (const e of all) {
    const inside = Array.from(texts).some(text => text !== e && text.contains(e));
    (inside ? seen.text : seen.around).add(shape(e));
    for (const a of e.attributes) {
      if (/^on|^style$|^srcdoc$/i.test(a.name)) wrong(`${e.localName} has ${a.name}`);
      if (["href", "src", "cite", "action", "data", "xlink:href"].includes(a.name)) {
        try { seen.protocols.add(new URL(a.value, "https://paper.example/x/").protocol); } catch { }
      }
    }
    if (e.id && ids.has(e.id)) wrong(`two are called ${e.id}`);
    ids.add(e.id);
    if (inside && e.id.startsWith("page-")) wrong(`an article has taken ${e.id}`);
    const told = ["application/ld+json", "speculationrules"].includes(e.type);
    if (e.localName === "script" && !e.src && !told) wrong("a script");
  }
  if (page.contentType === "text/html")
    for (const name of names) if (kind(page[name]) !== usual[name]) wrong(`document.${name} is ${kind(page[name])}`);
  page.addEventListener("click", c => {
    const link = c.target.closest("a");
    if (!link || !/^javascript:/i.test(link.href)) c.preventDefault();
  });
  for (const e of all) {
    for (const name of events) e.dispatchEvent(new Event(name));
    if (e.click) e.click();
  }
};
const open = async path => {
  const frame = document.createElement("iframe");
  frame.width = 640;
  await new Promise(loaded => { frame.onload = loaded; frame.src = path; document.body.append(frame); });
  examine(frame, path);
  await new Promise(later => setTimeout(later, 0));
  if (frame.contentWindow.location.pathname !== path) seen.wrong.push(`${path}: a click has led elsewhere`);
  seen.pages += 1;
  frame.remove();
};
const queue = paths.slice();
const work = async () => { while (queue.length) await open(queue.shift()); };
Promise.all([work(), work(), work(), work()]).then(
  () => {
    const [around, text, protocols] = [seen.around, seen.text, seen.protocols].map(sorted);
    done({...seen, around, text, protocols, ran: window.ran});
  },
  error => done({failed: String(error)}),
);
"""
"""Opens pages in frames, some at a time; on each it looks at every element, and touches every element."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a browser saw on many pages."""

    around: frozenset[str]
    """Every element around the articles' texts, with the names of its attributes."""
    text: frozenset[str]
    """The same inside the texts."""
    protocols: frozenset[str]
    wrong: tuple[str, ...]
    marks: int
    pages: int
    ran: tuple[str, ...]
    """Every script that an article ran."""
    asked: frozenset[str]
    """Every other host that was asked for something."""

    @property
    def elements(self) -> frozenset[str]:
        """Return the names of the elements inside the texts."""
        return frozenset(shape.partition("[")[0] for shape in self.text)


def standard_base() -> str:
    """Return the text of the layout that all pages extend."""
    return (standard_layouts() / "base.html").read_text("utf-8")


CLOBBERED = [name for name in NAMES if "-" not in name and name != "firstChild"]
"""The names of a document that no element may take."""
