"""The page that searches: which volumes there are, and the years for those who would rather look through them."""

from baspa.archive.archive import Archive
from baspa.planning.volumes import FOLDER, volume_names
from baspa.reading.config import Config
from baspa.rendering.views import Link, SearchView
from baspa.rendering.words import Words, written_day
from baspa.routes import Routes


def search_view(archive: Archive, config: Config, words: Words) -> SearchView:
    """Return what the page that searches needs."""
    routes, years = Routes.of(config), archive.shelves("year")
    volumes = (volume for year in years for volume in reversed([*volume_names(year.key, year.count)]))
    return SearchView(
        bundles=tuple(routes.folder(FOLDER, volume).url for volume in volumes),
        years=tuple(
            Link(written_day(year.key, words["year_pattern"], config.site.language), routes.year(int(year.key)).url)
            for year in years
        ),
    )
