"""axe-core on every measured page, by day and by night, on a phone and on a desk."""

from judges.browser import Reader
from judges.figures import CannotJudgeError, Figure, counted
from judges.pages import Measured
from judges.tools import Tools

SCHEMES = ("light", "dark")
WIDTHS = (390, 1280)
RUN = """(async () => {
  const wanted = rule => !rule.tags.some(tag => ["wcag2aaa", "experimental", "deprecated", "obsolete"].includes(tag));
  const rules = Object.fromEntries(axe.getRules().map(rule => [rule.ruleId, { enabled: wanted(rule) }]));
  const found = await axe.run(document, { rules, resultTypes: ["violations"] });
  return found.violations.flatMap(v => v.nodes.map(n => `${v.id}: ${v.help} at ${n.target.join(" ")}`));
})()"""
"""All rules of level A and AA and the best practices, those that are off by default among them."""
BROKEN = "data:text/html,<title>x</title><img src='x.png'><p style='color:%23eee'>x"


def axe(reader: Reader, tools: Tools, address: str, page: Measured) -> list[Figure]:
    """Return the violations of one page in each scheme, at all widths together."""
    source = tools.file("axe-core", "axe.min.js").read_text("utf-8")
    figures = []
    for scheme in SCHEMES:
        found: list[str] = []
        for width in WIDTHS:
            reader.screen(width, scheme)
            reader.open(address + page.url)
            reader.chromium.execute_script(source)
            found += [f"{width} px: {violation}" for violation in reader.ask(RUN)]
        figures.append(counted(f"axe-core violations, {scheme}", page.name, sorted(found)))
    return figures


def axe_works(reader: Reader, tools: Tools) -> None:
    """Raise CannotJudgeError when axe has nothing against a page that is known to be broken."""
    reader.open(BROKEN)
    reader.chromium.execute_script(tools.file("axe-core", "axe.min.js").read_text("utf-8"))
    if not reader.ask(RUN):
        raise CannotJudgeError("axe-core has nothing against a page that is known to be broken")
