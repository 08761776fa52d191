"""The newspaper of the benchmark in Pelican, with its reading cache switched on."""

import json
from pathlib import Path

HERE = Path(__file__).parent

SITENAME = "Өлшеу газеті"
SITEURL = ""
FEED_DOMAIN = "https://bench.example"
TIMEZONE = "Asia/Almaty"
DEFAULT_LANG = "kk"
THEME = str(HERE / "theme")
PATH = "content"
ARTICLE_PATHS = ["articles"]
PAGE_PATHS = ["pages"]
STATIC_PATHS = ["media"]
SLUGIFY_SOURCE = "basename"

ARTICLE_URL = "{date:%Y}/{date:%m}/{date:%d}/{slug}/"
ARTICLE_SAVE_AS = ARTICLE_URL + "index.html"
PAGE_URL = "{slug}/"
PAGE_SAVE_AS = PAGE_URL + "index.html"
CATEGORY_URL = "{slug}/"
CATEGORY_SAVE_AS = CATEGORY_URL + "index.html"
AUTHOR_URL = "authors/{slug}/"
AUTHOR_SAVE_AS = AUTHOR_URL + "index.html"
TAG_SAVE_AS = ""
TAGS_SAVE_AS = ""
CATEGORIES_SAVE_AS = ""
AUTHORS_SAVE_AS = ""
ARCHIVES_SAVE_AS = ""
DRAFT_SAVE_AS = ""
DIRECT_TEMPLATES = ["index"]
PAGINATED_TEMPLATES = {"index": None, "category": None, "author": None}
DEFAULT_PAGINATION = 30
PAGINATION_PATTERNS = [
    (1, "{base_name}/", "{base_name}/index.html"),
    (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
]

FEED_ALL_RSS = "feed.xml"
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
FEED_MAX_ITEMS = 20

PLUGINS = ["related_posts"]
RELATED_POSTS_MAX = 4
LATEST = 20
SECTIONS = json.loads((HERE / "sections.json").read_text(encoding="utf-8"))
AUTHOR_NAMES = json.loads((HERE / "authors.json").read_text(encoding="utf-8"))
MARKDOWN = {
    "extension_configs": {
        name: {}
        for name in (
            "markdown.extensions.tables",
            "markdown.extensions.fenced_code",
            "markdown.extensions.footnotes",
            "markdown.extensions.attr_list",
            "markdown.extensions.toc",
            "markdown.extensions.sane_lists",
            "markdown.extensions.def_list",
            "markdown.extensions.abbr",
            "markdown.extensions.meta",
        )
    }
}

CACHE_CONTENT = True
LOAD_CONTENT_CACHE = True
CHECK_MODIFIED_METHOD = "mtime"
CACHE_PATH = str(HERE / ".cache")
