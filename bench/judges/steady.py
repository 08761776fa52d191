"""What moves on a page, and what a reader waits for before the text is there."""

from judges.browser import Reader
from judges.figures import Figure
from judges.pages import Measured

WIDTHS = (390, 1280)
SHIFTS = """
window.shifts = [];
const name = node => node ? `${node.nodeName} ${node.className || node.textContent}`.slice(0, 60) : "?";
const told = entry => [entry.value, entry.sources.map(source => name(source.node)).join(", ")];
new PerformanceObserver(list => list.getEntries().forEach(entry => window.shifts.push(told(entry))))
  .observe({ type: "layout-shift", buffered: true });
"""
MARK = """
document.addEventListener("DOMContentLoaded", () => {
  window.asPublished = [...document.querySelectorAll("[data-latest] > li")];
});
"""
REPLACED = """[...document.querySelectorAll("[data-latest] > li")].every(item => !asPublished.includes(item))"""
BLOCKING = """performance.getEntriesByType("resource").filter(e => e.renderBlockingStatus === "blocking")
  .map(e => [e.initiatorType, new URL(e.name).pathname])"""
TO_THE_END = """new Promise(done => {
  const step = () => {
    const before = scrollY;
    scrollBy(0, innerHeight / 2);
    requestAnimationFrame(() => setTimeout(() => scrollY > before ? step() : done(true), 60));
  };
  step();
})"""


def watch(reader: Reader) -> None:
    """From now on note what moves on every page."""
    reader.before_each_page(SHIFTS + MARK)


def steady(reader: Reader, address: str, page: Measured) -> list[Figure]:
    """Return how much moves on a page: while it comes, while its lists change, and while it is read to the end."""
    figures = []
    for width in WIDTHS:
        reader.screen(width)
        reader.open(address + page.url)
        notes = [] if reader.wait(REPLACED) else ["the latest news were not replaced"]
        reader.ask("new Promise(done => setTimeout(done, 400))")
        reader.ask(TO_THE_END)
        reader.ask("new Promise(done => setTimeout(done, 200))")
        shifts = reader.ask("window.shifts")
        notes += [f"{page.name}: {value:.4f} {what}" for value, what in shifts]
        if reader.ask("document.documentElement.scrollWidth > innerWidth"):
            notes.append(f"{page.name}: wider than the screen")
        whole = sum(value for value, _ in shifts)
        figures.append(Figure(f"layout shift at {width} px", page.name, f"{whole:.3g}", not notes, "0", tuple(notes)))
    return figures


def waited_for(reader: Reader, address: str, page: Measured) -> Figure:
    """Return what holds the text back: the document, and at most one style sheet."""
    reader.open(address + page.url)
    blocking = [tuple(entry) for entry in reader.ask(BLOCKING)]
    kinds = [kind for kind, _ in blocking]
    value = f"1 + {len(blocking)}"
    notes = tuple(f"{page.name} waits for {path}" for _, path in blocking) if len(blocking) > 1 else ()
    met = kinds in ([], ["link"], ["css"])
    return Figure("documents + style sheets before the text is readable", page.name, value, met, "1 + 1", notes)
