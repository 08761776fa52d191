"""What layouts see of the paper as a whole."""

from collections.abc import Callable

from baspa.planning.volumes import FOLDER
from baspa.reading.config import Config
from baspa.rendering.addresses import absolute
from baspa.rendering.views import Link, Site
from baspa.rendering.words import locale_name
from baspa.routes import Routes

ICONS = ("favicon.svg", "favicon.ico")
POLICIES = {
    "corrections": "correctionsPolicy",
    "ethics": "ethicsPolicy",
    "masthead": "masthead",
    "ownership": "ownershipFundingInfo",
    "verification": "verificationFactCheckingPolicy",
    "unnamed_sources": "unnamedSourcesPolicy",
    "feedback": "actionableFeedbackPolicy",
    "mission": "missionCoveragePrioritiesPolicy",
    "no_bylines": "noBylinesPolicy",
    "diversity": "diversityPolicy",
}
"""What schema.org calls each of the policies of `site.yaml`."""
FROM_THE_RIGHT = ("Arab", "Hebr")


def site_view(config: Config, is_there: Callable[[str], bool]) -> Site:
    """Return the paper as layouts see it; `is_there` tells whether the edition has a file."""
    site, routes = config.site, Routes.of(config)
    return Site(
        title=site.title,
        description=site.description,
        language=site.language,
        locale=locale_name(site.language),
        direction="rtl" if any(part in FROM_THE_RIGHT for part in site.language.split("-")) else "ltr",
        address=config.address,
        origin=config.origin,
        home=routes.home().url,
        feeds=site.feeds.made,
        menus={
            name: tuple(Link(line.title, routes.below(line.url)) for line in lines)
            for name, lines in site.menus.items()
        },
        latest=site.listing.latest,
        similar=site.listing.similar,
        logo=routes.file(site.look.logo[1:]).url if site.look.logo else "",
        search=routes.folder(FOLDER).url if site.search else "",
        corrections=routes.corrections().url,
        policies={POLICIES[name]: absolute(config.origin, routes.below(url)) for name, url in site.policies if url},
        icon=next((routes.file(name).url for name in ICONS if is_there(name)), ""),
    )
