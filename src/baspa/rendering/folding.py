"""Folding: what layouts say of the paper is worked out when they are compiled, and not again on every page.

`site.title` and `words.skip` are the same on each page of an edition. Put in as they are and escaped once, they are
one piece with the text around them: a page is then made in half as many steps.
"""

from collections.abc import Iterator, Mapping

from jinja2 import Environment, TemplateAssertionError, nodes
from jinja2.visitor import NodeTransformer

PLAIN = (str, int, bool, type(None))
"""What is put in; anything else is asked for on every page, as are names that nothing stands for."""


class Folding(NodeTransformer):
    """Puts what names of the paper stand for in their place."""

    def __init__(self, things: Mapping[str, object]) -> None:
        """Fold the fields of some things; their names are taken."""
        self._things = things

    def fold(self, template: nodes.Template, environment: Environment, name: str | None) -> nodes.Template:
        """Return the template with everything folded.

        Raises `TemplateAssertionError` at the line that gives one of the paper's names to something else.
        """
        for line, own in _own_names(template):
            if own in self._things:
                raise TemplateAssertionError(f"{own!r} is a name of the paper: choose another", line, name)
        self._environment = environment
        folded: nodes.Template = self.visit(template)
        return folded

    def visit_Getattr(self, node: nodes.Getattr) -> nodes.Node:  # noqa: N802 - Jinja's own
        """Fold a field."""
        if isinstance(node.node, nodes.Name) and node.node.name in self._things:
            value = self._environment.getattr(self._things[node.node.name], node.attr)
            if type(value) in PLAIN:
                return nodes.Const(value, lineno=node.lineno, environment=node.environment)
        return self.generic_visit(node)


def _own_names(template: nodes.Template) -> Iterator[tuple[int, str]]:
    """Yield every name that a template gives to something, with its line."""
    for node in template.find_all((nodes.Name, nodes.Macro, nodes.Import, nodes.FromImport)):
        match node:
            case nodes.Name(ctx="store" | "param", name=name) | nodes.Macro(name=name) | nodes.Import(target=name):
                yield node.lineno, name
            case nodes.FromImport(names=names):
                yield from ((node.lineno, name if isinstance(name, str) else name[1]) for name in names)
