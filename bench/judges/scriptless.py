"""What a page still does without JavaScript: everything but searching and refreshing."""

import urllib.error
import urllib.request
from functools import lru_cache
from urllib.parse import urldefrag, urljoin

from judges.browser import Reader
from judges.figures import Figure, counted
from judges.pages import Measured

LINKS = "[...document.querySelectorAll('a[href]')].map(a => a.getAttribute('href'))"
LISTS = "[...document.querySelectorAll('[data-list]')].map(l => [l.dataset.list, l.querySelectorAll('li a').length])"
TIMES = (
    "[...document.querySelectorAll('time')].map(t => [t.dateTime, t.textContent.trim(), t.getClientRects().length])"
)
TEXT = "document.querySelector('main').innerText.trim().length"
SEARCHES = "document.querySelector('main noscript') !== null"
FOLDS = """[...document.querySelectorAll('details')].every(fold => {
  const before = fold.open;
  fold.querySelector('summary').click();
  const opened = fold.open !== before;
  fold.open = true;
  return opened && [...fold.querySelectorAll('a')].every(link => link.getClientRects().length);
})"""
WHOLE = "#page-all"
"""Where the link below a short list leads, which shows all of it."""
WITH_HOURS = 16
"""How many letters of a moment reach to its minutes; behind them stands its zone."""


@lru_cache(maxsize=4096)
def answers(url: str) -> bool:
    """Tell whether something is found at an address of the host."""
    try:
        with urllib.request.urlopen(urllib.request.Request(url, method="HEAD"), timeout=20) as answer:  # noqa: S310
            return bool(answer.status == 200)  # noqa: PLR2004
    except (urllib.error.URLError, OSError):
        return False


def works_without_scripts(reader: Reader, address: str, page: Measured) -> Figure:
    """Return what is amiss on a page with JavaScript switched off."""
    reader.javascript(on=False)
    try:
        reader.open(f"{address}{page.url}{WHOLE}")
        problems = [*_of_text(reader, page), *_of_links(reader, address, page)]
    finally:
        reader.javascript(on=True)
    return counted("amiss with JavaScript off", page.name, problems)


def _of_text(reader: Reader, page: Measured) -> list[str]:
    problems = []
    if not reader.ask(TEXT):
        problems.append(f"{page.name}: nothing to read")
    problems += [f"{page.name}: the list {name} is empty" for name, links in reader.ask(LISTS) if not links]
    for when, text, boxes in reader.ask(TIMES):
        if not (text and boxes and len(when) > WITH_HOURS and (when.endswith("Z") or when[-6] in "+-")):
            problems.append(f"{page.name}: the time {when} reads {text!r}")
    if not reader.ask(FOLDS):
        problems.append(f"{page.name}: a fold does not open")
    if page.name == "search" and not reader.ask(SEARCHES):
        problems.append(f"{page.name}: does not say that it needs JavaScript")
    return problems


def _of_links(reader: Reader, address: str, page: Measured) -> list[str]:
    problems = []
    for href in reader.ask(LINKS):
        target, place = urldefrag(urljoin(address + page.url, href))
        if target.startswith(address) and not answers(target):
            problems.append(f"{page.name}: the link {href} leads nowhere")
        if (
            place
            and target == address + page.url
            and not reader.ask("!!document.getElementById(arguments[0])", place)
        ):
            problems.append(f"{page.name}: the link {href} leads nowhere on the page")
    return problems
