"""How much a Markdown body may hold. What goes over a limit takes seconds to parse, and is no analysis that anybody reads."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from site_builder.findings.finding import Finding, Place, finding

MAX_DEFINITION = 2000
"""How many characters the address and the title may have that links refer to by a name."""


class _Limit(Struct, frozen=True):
    """A limit: how much of what is counted a body may have, and at which column a line goes over it."""

    most: int
    amounts: Callable[[Sequence[str]], Iterable[int]]
    """How much of it each line has."""
    column: Callable[[str, int], int]
    """Given a line and how much of it is allowed (fewer than it has), the column of the first that is too many, from 1."""
    message: str


def _of_sign(sign: str, most: int, message: str) -> _Limit:
    """Return the limit on how often a sign may stand in a body."""
    return _Limit(
        most,
        lambda lines: (line.count(sign) for line in lines),
        lambda line, allowed: len(line) - len(line.split(sign, allowed + 1)[-1]),
        message,
    )


def _cells(lines: Sequence[str]) -> Iterator[int]:
    """Yield how many cells each line may have: a row of a table is filled up to the longest row above it."""
    longest = 0
    for line in lines:
        longest = max(longest, line.count("|")) if line.strip() else 0
        yield longest + 1 if longest else 0


_LIMITS = (
    _of_sign("[", 3_000, "This text has more than {most:,} opening brackets, and each may begin a link."),
    _of_sign("<", 3_000, "This text has more than {most:,} signs “<”, and each may begin an address."),
    _of_sign(">", 6_000, "This text has more than {most:,} signs “>”, and each may begin a quotation."),
    _Limit(
        5_000,
        lambda lines: (1 if line.strip() else 0 for line in lines),
        lambda line, allowed: 1,
        "This text has more than {most:,} lines with words.",
    ),
    _Limit(20_000, _cells, lambda line, allowed: 1, "The tables of this text have more than {most:,} cells."),
    _Limit(
        100_000,
        lambda lines: (len(line) + 1 for line in lines),
        lambda line, allowed: allowed + 1,
        "This text has more than {most:,} characters.",
    ),
)


def check_size(path: str, lines: Sequence[str], first_line: int) -> Finding | None:
    """Report a body, from ``first_line`` (1-based) of a file on, that has too much of something, where it goes over the limit."""
    body = lines[first_line - 1 :]
    for limit in _LIMITS:
        counted = 0
        for number, amount in enumerate(limit.amounts(body)):
            if counted + amount > limit.most:
                place = Place(path, first_line + number, limit.column(body[number], limit.most - counted))
                message = limit.message.format(most=limit.most)
                return finding("too-large", place, message, "Split the page, or shorten it.")
            counted += amount
    return None


def check_definitions(env: Mapping[str, Any], path: str, first_line: int) -> Finding | None:
    """Report an address or a title that many links may refer to by a short name, so that a small file makes a huge page."""
    for named in env.get("references", {}).values():
        if len(named["href"]) + len(named["title"]) > MAX_DEFINITION:
            message = f"This address and its title have more than {MAX_DEFINITION:,} characters."
            return finding("too-large", Place(path, first_line + named["map"][0]), message, "Shorten them.")
    return None
