"""Folding: what layouts say of the paper is worked out when they are compiled, and not again on every page.

`site.title`, `words.skip` and `asset("press.js")` are the same on each page of an edition. Put in as they are and
escaped once, they become one piece with the text around them: a page is then made in half as many steps.
"""

from collections.abc import Callable, Iterator, Mapping

from jinja2 import Environment, TemplateAssertionError, nodes
from jinja2.visitor import NodeTransformer

PLAIN = (str, int, bool, type(None))
"""What is put in; anything else is asked for on every page, as are names that nothing stands for."""


class Folding(NodeTransformer):
    """Puts what names of the paper stand for in their place."""

    def __init__(self, things: Mapping[str, object], calls: Mapping[str, Callable[[str], str]]) -> None:
        """Fold the fields of some things, and calls with one word of some functions; these names are taken."""
        self._things = things
        self._calls = calls

    def fold(self, template: nodes.Template, environment: Environment, name: str | None) -> nodes.Template:
        """Return the template with everything folded.

        Raises `TemplateAssertionError` at the line that gives one of the paper's names to something else.
        """
        for line, own in _own_names(template):
            if own in self._things or own in self._calls:
                raise TemplateAssertionError(f"{own!r} is a name of the paper: choose another", line, name)
        self._environment = environment
        folded: nodes.Template = self.visit(template)
        return folded

    def visit_Getattr(self, node: nodes.Getattr) -> nodes.Node:  # noqa: N802 - Jinja's own
        """Fold a field."""
        if isinstance(node.node, nodes.Name) and node.node.name in self._things:
            value = self._environment.getattr(self._things[node.node.name], node.attr)
            if type(value) in PLAIN:
                return self._constant(value, node)
        return self.generic_visit(node)

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 - Jinja's own
        """Fold a call."""
        self.generic_visit(node)
        called = self._calls.get(node.node.name) if isinstance(node.node, nodes.Name) else None
        if called is None or node.kwargs or node.dyn_args or node.dyn_kwargs:
            return node
        match node.args:
            case [nodes.Const(value=str(word))]:
                return self._constant(called(word), node)
        return node

    def _constant(self, value: object, node: nodes.Node) -> nodes.Const:
        return nodes.Const(value, lineno=node.lineno, environment=node.environment)


def _own_names(template: nodes.Template) -> Iterator[tuple[int, str]]:
    """Yield every name that a template gives to something, with its line."""
    for node in template.find_all((nodes.Name, nodes.Macro, nodes.Import, nodes.FromImport)):
        match node:
            case nodes.Name(ctx="store" | "param", name=name) | nodes.Macro(name=name) | nodes.Import(target=name):
                yield node.lineno, name
            case nodes.FromImport(names=names):
                yield from ((node.lineno, name if isinstance(name, str) else name[1]) for name in names)
