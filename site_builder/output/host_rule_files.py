"""Reading ``_headers`` and ``_redirects``, the files in which a site says what a host sends with which address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

_MOVED = 301
_OPEN = re.compile(r"(\*|:[a-z]+)")


class HeaderRule(Struct, frozen=True):
    """A header of all addresses that a pattern means; of two values for one address the later one counts."""

    pattern: str
    name: str
    value: str

    @property
    def expression(self) -> str:
        """The pattern as a regular expression for the whole path: ``*`` is any text, ``:name`` one step of a path."""
        steps = (
            ".*" if p == "*" else "[^/]+" if p.startswith(":") else re.escape(p) for p in _OPEN.split(self.pattern)
        )
        return "".join(steps)


class RedirectRule(Struct, frozen=True):
    """Where an address leads. ``source`` may end with ``*``, which means any text; ``:splat`` in ``target`` repeats it."""

    source: str
    target: str
    status: int


def header_rules(text: str) -> Iterator[HeaderRule]:
    """Yield the rules of a ``_headers`` file in their order."""
    pattern = ""
    for line in text.splitlines():
        if line.startswith((" ", "\t")):
            name, _, value = line.partition(":")
            yield HeaderRule(pattern, name.strip(), value.strip())
        elif line.strip() and not line.startswith("#"):
            pattern = line.strip()


def redirect_rules(text: str) -> Iterator[RedirectRule]:
    """Yield the rules of a ``_redirects`` file in their order."""
    for words in map(str.split, text.splitlines()):
        if len(words) > 1 and not words[0].startswith("#"):
            status = int(words[2].rstrip("!")) if len(words) > 2 else _MOVED
            yield RedirectRule(words[0], words[1], status)
