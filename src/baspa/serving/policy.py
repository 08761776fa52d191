"""The policy a page gives itself, with room for the preview's own connection and for nothing else.

The script of the preview stands before the policy and is not bound by it. What it does later is: it listens to one
URL of ours. So only `connect-src` is touched, and only by that URL; whatever readers' browsers would refuse, the
editor's refuses too.
"""

import html
import re

META = re.compile(rb"<meta\b(?:[^>\"']|\"[^\"]*\"|'[^']*')*>", re.IGNORECASE)
ENFORCED = re.compile(rb"http-equiv\s*=\s*[\"']?\s*content-security-policy\s*[\"'\s/>]", re.IGNORECASE)
CONTENT = re.compile(rb"(\scontent\s*=\s*)(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
OURS, FALLBACK = "connect-src", "default-src"
NOBODY = "'none'"


def with_room(page: bytes, url: str) -> bytes:
    """Return a page whose policies, if it has any, let it connect to a URL besides what they let it."""

    def widened(found: re.Match[bytes]) -> bytes:
        if not ENFORCED.search(found[0]):
            return found[0]
        return CONTENT.sub(lambda content: _written(content, url), found[0], count=1)

    return META.sub(widened, page)


def widened_policy(policy: str, url: str) -> str:
    """Return a policy that also lets a page connect to a URL; all else stays as it is, letter for letter.

    `default-src 'none'` gets `; connect-src URL`; a policy that says nothing of connections stays as it is.
    """
    directives = policy.split(";")
    names = [(directive.split() or [""])[0].casefold() for directive in directives]
    if OURS in names:
        at = names.index(OURS)
        directives[at] = f"{_sources(directives[at])} {url}"
    elif FALLBACK in names:
        _, *sources = _sources(directives[names.index(FALLBACK)]).split()
        directives.append(" ".join(("", OURS, *sources, url)))
    return ";".join(directives)


def _sources(directive: str) -> str:
    """Return a directive without the word that says nobody, since then that would no longer be true."""
    return " ".join(word for word in directive.split() if word.casefold() != NOBODY)


def _written(content: re.Match[bytes], url: str) -> bytes:
    policy = html.unescape((content[2] if content[2] is not None else content[3]).decode("utf-8", "replace"))
    return content[1] + b'"' + html.escape(widened_policy(policy, url)).encode() + b'"'
