"""Sitemaps against their schemas."""

from pathlib import Path

from lxml import etree

from judges.figures import CannotJudgeError, Figure, counted
from judges.tools import Tools

HERE = Path(__file__).resolve().parent / "schemas"
ROOTS = {
    "{http://www.sitemaps.org/schemas/sitemap/0.9}urlset": "sitemap.xsd",
    "{http://www.sitemaps.org/schemas/sitemap/0.9}sitemapindex": "siteindex.xsd",
}
MOST_NEWS = 1000
"""What a news sitemap may hold."""
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}news"
LARGEST = 52_428_800
SAFE = etree.XMLParser(resolve_entities=False, no_network=True)
BOTH = """\
<schema xmlns="http://www.w3.org/2001/XMLSchema">
  <import namespace="http://www.sitemaps.org/schemas/sitemap/0.9" schemaLocation="{sitemap}"/>
  <import namespace="http://www.google.com/schemas/sitemap-news/0.9" schemaLocation="{news}"/>
</schema>"""


def sitemap_problems(content: bytes, published: Path | None = None) -> list[str]:
    """Return what is wrong with a sitemap, an index of sitemaps or a news sitemap.

    It is read by the schemas beside this module, which were written from the protocol's rules, and, where it is at
    hand, by the schema that sitemaps.org publishes.
    """
    try:
        document = etree.fromstring(content, SAFE).getroottree()
    except etree.XMLSyntaxError as error:
        return [f"line {error.lineno}: {error.msg}"]
    name = ROOTS.get(document.getroot().tag)
    if name is None:
        return [f"{document.getroot().tag} is no sitemap"]
    schemas = [HERE / name]
    if published is not None and name == "sitemap.xsd":
        schemas.append(published)
    problems = [problem for schema in schemas for problem in _by_schema(document, schema)]
    if len(content) > LARGEST:
        problems.append(f"larger than {LARGEST:,} bytes")
    if sum(1 for _ in document.iter(NEWS)) > MOST_NEWS:
        problems.append(f"more than {MOST_NEWS:,} news")
    return problems


def _by_schema(document: "etree._ElementTree", path: Path) -> list[str]:
    both = BOTH.format(sitemap=path.as_uri(), news=(HERE / "news.xsd").as_uri())
    schema = etree.XMLSchema(etree.fromstring(both.encode(), SAFE, base_url=HERE.as_uri()))
    schema.validate(document)
    return [f"line {error.line}: {error.message}" for error in schema.error_log]


def sitemaps(output: Path, tools: Tools) -> list[Figure]:
    """Return the figure of all sitemaps of an output."""
    notes, published = [], None
    try:
        published = tools.file("sitemap", "schema/sitemap.xsd")
    except CannotJudgeError as error:
        notes.append(f"the published schema was not used: {error}")
    paths = [path for path in sorted(output.rglob("*.xml")) if b"sitemaps.org/schemas" in path.read_bytes()[:500]]
    problems = [
        f"{path.relative_to(output).as_posix()}: {problem}"
        for path in paths
        for problem in sitemap_problems(path.read_bytes(), published)
    ]
    figure = counted(f"problems of {len(paths)} sitemaps by their schemas", "", problems or [])
    return [Figure(figure.what, "", figure.value, figure.met, "0", (*figure.notes, *notes))]
