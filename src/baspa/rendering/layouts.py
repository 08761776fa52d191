"""The layouts: Jinja templates, ours and the site's own, which replace ours file by file.

Layouts are code and trusted as code; what they print is not: autoescape is on for every name, and an unknown
variable is an error with its file and line.
"""

from collections.abc import Callable, Iterable, Mapping, MutableMapping
from email.utils import format_datetime as format_rfc822
from json import JSONEncoder
from pathlib import Path
from traceback import extract_tb
from typing import Any

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    pass_context,
)
from jinja2.nodes import Template as Parsed
from jinja2.runtime import Context
from markupsafe import Markup

from baspa.archive.stories import Story
from baspa.archive.unread import Unread
from baspa.problems import Broken, Place, Problem
from baspa.reading.text import decode
from baspa.rendering.addresses import absolute, feed_id
from baspa.rendering.cards import Cards
from baspa.rendering.folders import ASSETS, FOLDER
from baspa.rendering.folding import Folding
from baspa.rendering.look import asset_version
from baspa.rendering.pictures import media_type, picture_markup
from baspa.rendering.questions import Questions
from baspa.rendering.trust import safe_url, script_hash
from baspa.rendering.views import Site
from baspa.rendering.words import Words, written


class _Loader(FileSystemLoader):
    """Reads layouts as every other text is read: what is not UTF-8 is named with its place."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        try:
            return super().get_source(environment, template)
        except UnicodeDecodeError as error:
            decode(error.object, f"{FOLDER}/{template}")
            raise


class _Environment(Environment):
    """Jinja, which folds what it reads and notes the name of every template it is asked for."""

    def __init__(self, folding: Folding, **options: Any) -> None:  # noqa: ANN401 - Jinja's own
        super().__init__(**options)
        self.reached: set[str] = set()
        self._folding = folding

    def _parse(self, source: str, name: str | None, filename: str | None) -> Parsed:
        return self._folding.fold(super()._parse(source, name, filename), self, name)

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - Jinja's own name
    ) -> Template:
        if isinstance(name, str):
            self.reached.add(self.join_path(name, parent) if parent else name)
        return super().get_template(name, parent, globals)

    def select_template(
        self,
        names: Iterable[str | Template],
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - Jinja's own name
    ) -> Template:
        wanted = list(names)
        self.reached.update(name for name in wanted if isinstance(name, str))
        return super().select_template(wanted, parent, globals)


class Layouts:
    """Renders layouts of one site by name."""

    def __init__(
        self,
        folders: tuple[Path, ...],
        site: Site,
        words: Words,
        base_path: str,
        look: str = "",
        sizes: str = "100vw",
    ) -> None:
        """Set up Jinja for a site; templates are compiled when they are first used.

        `look` is what ends the standard style sheet; `sizes` says how wide pictures in an article are.
        """
        self._look = look
        self._sizes = sizes
        self._folders = folders
        self._cards = Cards()
        self._card_layouts: dict[str, set[str]] = {}
        self._card_contexts: dict[str, tuple[Template, Context]] = {}
        self._shared_parts: dict[tuple[str, str], tuple[Markup, Questions, frozenset[str]]] = {}
        self._asset_urls: dict[str, str] = {}
        self._own: dict[frozenset[str], bool] = {}
        self._base_path = base_path
        self._words = words
        self._site = site
        loader: BaseLoader = ChoiceLoader([_Loader(folder) for folder in folders])
        self._jinja = _Environment(
            Folding({"site": site, "words": words}),
            loader=loader,
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            cache_size=-1,
        )
        self._jinja.policies["json.dumps_function"] = JSONEncoder(sort_keys=True, ensure_ascii=False).encode
        self._jinja.policies["json.dumps_kwargs"] = {}
        self._jinja.globals |= {
            "site": site,
            "words": words,
            "asset": self._asset,
            "card": self._card,
            "cards": self._list,
            "picture": lambda image, sizes=sizes, *, eager=False: picture_markup(image, sizes, eager=eager),
            "shared": self._shared,
        }
        self._jinja.filters |= {
            "moment": lambda moment: written(moment, words["moment_pattern"], site.language),
            "date": lambda moment: written(moment, words["date_pattern"], site.language),
            "media_type": media_type,
            "iso": lambda moment: moment.isoformat(),
            "rfc822": format_rfc822,
            "absolute": lambda url: absolute(site.origin, url),
            "safe_url": safe_url,
            "feed_id": lambda story: feed_id(story, site.origin),
        }
        self._jinja.filters["script_hash"] = script_hash

    def __reduce__(self) -> tuple[type["Layouts"], tuple[object, ...]]:
        """Let another process compile them for itself: compiled templates cannot be sent."""
        return Layouts, (self._folders, self._site, self._words, self._base_path, self._look, self._sizes)

    def render(self, name: str, context: Mapping[str, object], *, page: str) -> str:
        """Return what the layout `name` makes of a context.

        Raises `Broken` naming the layout, its line, and the URL of the `page` being made. `reached` then says which
        layouts it was made with.
        """
        self._jinja.reached = set()
        try:
            return self._jinja.get_template(name).render(context)
        except Broken:
            raise
        except Exception as error:
            raise Broken(self._problem(error, name, page)) from error

    def renew(self) -> None:
        """Forget what was kept ready of the stories and the assets: they have changed, and the layouts have not."""
        for ready in (self._shared_parts, self._asset_urls):
            ready.clear()
        self._cards.renew()

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of all layouts there are, used or not; words and assets are none."""
        return tuple(self._jinja.list_templates(filter_func=_is_layout))

    def prepare(self, name: str) -> tuple[Problem, ...]:
        """Compile one layout, so that what becomes of its file does not matter any more; return what is wrong."""
        try:
            self._jinja.get_template(name)
        except Broken as broken:
            return broken.problems
        except TemplateNotFound:
            return ()  # it may be one that is only asked for where it is there
        except TemplateError as error:
            return (self._problem(error, name, ""),)
        return ()

    @property
    def reached(self) -> frozenset[str]:
        """Return the names of all layouts that the last page was made with, whether they were found or not."""
        return frozenset(self._jinja.reached)

    def has_own(self, layouts: frozenset[str]) -> bool:
        """Tell whether any of some layouts is the site's own, and not a standard one."""
        if layouts not in self._own:
            own = self._folders[:-1]
            self._own[layouts] = any((folder / name).is_file() for folder in own for name in layouts)
        return self._own[layouts]

    def _asset(self, name: str) -> str:
        """Return the URL of an asset with a mark of what is in it: no reader keeps an old one (`docs/decisions/`)."""
        layout = f"{ASSETS}/{name}"
        self._jinja.reached.add(layout)
        if layout not in self._asset_urls:
            version = asset_version(self._folders, layout, self._look)
            if not version:
                raise TemplateNotFound(layout)
            self._asset_urls[layout] = f"{self._base_path}/{layout}?v={version}"
        return self._asset_urls[layout]

    def _card(self, name: str, story: Story) -> Markup:
        """Render `cards/<name>.html` for a story once, however many pages show it."""
        return self._list(name, (story,))

    def _list(self, name: str, stories: Iterable[Story]) -> Markup:
        """Return the cards of many stories, one after the other."""
        self._cards.make_room()
        pieces = []
        for story in stories:
            card = self._cards.ready(name, story.source)
            pieces.append(self._made_card(name, story) if card is None else card)
        self._jinja.reached |= self._card_layouts.get(name, set())
        return Markup("".join(pieces))  # noqa: S704 - made by a layout, which has escaped what it prints

    def _made_card(self, name: str, story: Story | Unread) -> str:
        """Render one card. All of a name share one context, emptied for each: making one costs more than a card."""
        whole = story.whole() if isinstance(story, Unread) else story
        card = self._cards.lasting(name, whole)
        if card is not None:
            return card
        outside, self._jinja.reached = self._jinja.reached, set()
        try:
            template, context = self._card_context(name)
            context.vars.clear()
            context.exported_vars.clear()
            context.parent["story"] = whole
            text = "".join(template.root_render_func(context))
        finally:
            # The URL of an asset says what is in it, which may be something else the next time.
            lasts = not any(one.startswith(ASSETS) for one in self._jinja.reached)
            self._card_layouts.setdefault(name, set()).update(self._jinja.reached)
            self._jinja.reached = outside
        self._cards.keep(name, whole, text, lasts=lasts)
        return text

    def _card_context(self, name: str) -> tuple[Template, Context]:
        if name not in self._card_contexts:
            template = self._jinja.get_template(f"cards/{name}.html")
            self._card_contexts[name] = (template, template.new_context({"story": None}))
        return self._card_contexts[name]

    @pass_context
    def _shared(self, context: Context, name: str, current: str = "") -> Markup:
        """Render `shared/<name>.html` once for all pages that show the same, and note what it asked on each."""
        questions: Questions = context["archive"]
        key = (name, current)
        if key not in self._shared_parts:
            asking = questions.of_the_paper()
            outside, self._jinja.reached = self._jinja.reached, set()
            try:
                text = self._jinja.get_template(f"shared/{name}.html").render(archive=asking, current=current)
                self._shared_parts[key] = (Markup(text), asking, frozenset(self._jinja.reached))  # noqa: S704 - as a card
            finally:
                self._jinja.reached |= outside
        text, asked, reached = self._shared_parts[key]
        questions.repeat(asked)
        self._jinja.reached |= reached
        return text

    def _problem(self, error: Exception, name: str, page: str) -> Problem:
        place = self._place(error, name)
        facts = (("page", page),)
        if isinstance(error, TemplateNotFound):
            return Problem("layout.not-found", place, found=str(error.name or error), facts=facts)
        if isinstance(error, TemplateSyntaxError):
            return Problem("layout.syntax", place, found=str(error.message), facts=facts)
        code = "layout.undefined" if isinstance(error, TemplateError) else "layout.failed"
        return Problem(code, place, found=f"{type(error).__name__}: {error}"[:300], facts=facts)

    def _place(self, error: Exception, name: str) -> Place:
        """Return the innermost line of a layout that an error passed through."""
        if isinstance(error, TemplateSyntaxError):
            return Place(f"{FOLDER}/{error.name or name}", error.lineno)
        for frame in reversed(extract_tb(error.__traceback__)):
            for folder in self._folders:
                if frame.filename.startswith(f"{folder}/"):
                    return Place(f"{FOLDER}/{Path(frame.filename).relative_to(folder).as_posix()}", frame.lineno or 0)
        return Place(f"{FOLDER}/{name}")


def _is_layout(name: str) -> bool:
    inside, _, _ = name.rpartition("/")
    return not f"{inside}/".startswith((f"{ASSETS}/", "words/")) and name.endswith((".html", ".xml", ".txt"))
