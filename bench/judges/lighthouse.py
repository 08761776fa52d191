"""Lighthouse, as a phone would see the pages."""

import json
import os
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

from judges.figures import Figure
from judges.pages import Measured
from judges.tools import Tools, program, told

CATEGORIES = {
    "performance": "performance",
    "accessibility": "accessibility",
    "best-practices": "best practices",
    "seo": "SEO",
}
FLAGS = "--headless=new --no-sandbox --disable-dev-shm-usage"
FULL = 100
ON_PURPOSE = "is-crawlable"
"""What fails on a page that is not for search engines."""
UNLISTED = ("404", "search")
"""Pages that are rightly so."""


def judged(tools: Tools, url: str) -> dict[str, Any]:
    """Return Lighthouse's whole report of one page."""
    command = tools.file("lighthouse", "cli/index.js")
    browser = program("chromium", "chromium-browser", "google-chrome")
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        options = ["--quiet", "--output=json", f"--output-path={report}", f"--chrome-flags={FLAGS}"]
        told(
            [program("node"), str(command), url, *options, f"--only-categories={','.join(CATEGORIES)}"],
            environment={**os.environ, "CHROME_PATH": browser},
        )
        return dict(json.loads(report.read_text("utf-8")))


def failed(report: dict[str, Any], category: str) -> list[str]:
    """Return the audits of a category that cost it points, with their titles."""
    audits = report["audits"]
    lost = [
        audits[part["id"]]
        for part in report["categories"][category]["auditRefs"]
        if part["weight"] and (score := audits[part["id"]]["score"]) is not None and score < 1
    ]
    return [f"{audit['id']}: {audit['title']} {audit.get('displayValue', '')}".strip() for audit in lost]


def lighthouse(tools: Tools, address: str, page: Measured, runs: int) -> list[Figure]:
    """Return the figures of one page: the median of some runs."""
    reports = [judged(tools, address + page.url) for _ in range(runs)]
    figures = []
    for category, name in CATEGORIES.items():
        scores = [round(100 * (report["categories"][category]["score"] or 0)) for report in reports]
        middle = int(median(scores))
        notes = sorted({note for report in reports for note in failed(report, category)}) if middle < FULL else []
        only = page.name in UNLISTED and bool(notes) and all(note.startswith(ON_PURPOSE) for note in notes)
        if middle < FULL and runs > 1:
            notes.append(f"the runs: {', '.join(map(str, scores))}")
        if only:
            notes.append("this page is marked noindex on purpose; nothing else cost it points")
        value = f"{middle}*" if only else str(middle)
        figures.append(
            Figure(f"Lighthouse mobile: {name}", page.name, value, middle == FULL or only, "100", tuple(notes))
        )
    return figures
