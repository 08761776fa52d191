"""The web manifest: what a phone needs to put the paper on its first screen."""

import json

import pytest

from sites import MINIMAL, Site, article, build_here

pytestmark = pytest.mark.usefixtures("quick_layouts")


@pytest.mark.parametrize("icon", ["", "favicon.svg", "favicon.ico"])
def test_every_page_leads_to_a_manifest_with_the_papers_icon(site: Site, icon: str) -> None:
    """Below the paper's path; hostile words stay words."""
    title = 'The "Paper" </script> <b>'
    site.put("site.yaml", MINIMAL.replace("Test Paper", f"'{title}'").replace(".example", ".example/news"))
    site.put("content/a.md", article())
    if icon:
        site.put(f"content/static/{icon}", b"<svg/>")

    build_here(site.root, site.output)

    assert '<link rel="manifest" href="/news/site.webmanifest">' in site.page("index.html")
    manifest = json.loads(site.page("site.webmanifest"))
    assert (manifest["name"], manifest["start_url"], manifest["lang"]) == (title, "/news/", "en")
    whole = {"src": f"/news/{icon}", "type": "image/svg+xml", "sizes": "any"}
    assert manifest["icons"] == ([whole] if icon == "favicon.svg" else [{"src": whole["src"]}] if icon else [])
