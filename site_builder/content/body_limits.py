"""How much a Markdown body may hold. What goes over a limit takes seconds to parse, and is no analysis that anybody reads."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct

from site_builder.findings.values import Finding, Place, finding

MAX_DEFINITION = 2000
"""How many characters the address and the title may have that links refer to by a name."""


class _Limit(Struct, frozen=True):
    """A limit: how much of what is counted a body may have, and at which column a line goes over it."""

    most: int
    count: Callable[[str], int]
    column: Callable[[str, int], int]
    """Given a line and how much of it is allowed (fewer than it has), the column of the first that is too many, from 1."""
    message: str


def _of_sign(sign: str, most: int, message: str) -> _Limit:
    """Return the limit on how often a sign may stand in a body."""
    return _Limit(
        most,
        lambda text: text.count(sign),
        lambda line, allowed: len(line) - len(line.split(sign, allowed + 1)[-1]),
        message,
    )


_LIMITS = (
    _of_sign("[", 10_000, "This text has more than {most:,} opening brackets, and each may begin a link."),
    _of_sign("<", 10_000, "This text has more than {most:,} signs “<”, and each may begin an address."),
    _of_sign(">", 20_000, "This text has more than {most:,} signs “>”, and each may begin a quotation."),
    _Limit(
        10_000,
        lambda text: sum(1 for line in text.split("\n") if line.strip()),
        lambda line, allowed: 1,
        "This text has more than {most:,} lines with words.",
    ),
    _of_sign("|", 20_000, "This text has more than {most:,} signs “|”, and each may be an edge of a cell."),
    _Limit(200_000, len, lambda line, allowed: allowed + 1, "This text has more than {most:,} characters."),
)


def check_size(text: str, path: str, lines: tuple[str, ...], first_line: int) -> Finding | None:
    """Report a body that has too much of something, at the place where it goes over the limit."""
    for limit in _LIMITS:
        if limit.count(text) > limit.most:
            return _over(limit, path, lines, first_line)
    return None


def _over(limit: _Limit, path: str, lines: tuple[str, ...], first_line: int) -> Finding | None:
    counted = 0
    for number, line in enumerate(lines[first_line - 1 :], first_line):
        here = limit.count(line)
        if counted + here > limit.most:
            place = Place(path, number, limit.column(line, limit.most - counted))
            return finding("too-large", place, limit.message.format(most=limit.most), "Split the page, or shorten it.")
        counted += here
    return None  # Only line breaks are too many.


def check_definitions(env: Mapping[str, Any], path: str, first_line: int) -> Finding | None:
    """Report an address or a title that many links may refer to by a short name, so that a small file makes a huge page."""
    for named in env.get("references", {}).values():
        if len(named["href"]) + len(named["title"]) > MAX_DEFINITION:
            message = f"This address and its title have more than {MAX_DEFINITION:,} characters."
            return finding("too-large", Place(path, first_line + named["map"][0]), message, "Shorten them.")
    return None
