"""The first findings of one file: who has a hundred of them has made few mistakes very often."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from site_builder.findings.counted import counted
from site_builder.findings.finding import Finding, Place, finding

MAX_OF_FILE = 100
"""How many findings of one file one part of the program tells one by one."""
MORE_HINT = "Mend the others first; then these are told."


def first_findings(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the first :data:`MAX_OF_FILE` findings, and one that says how many more there are, where the next one is."""
    rest = iter(findings)
    yield from islice(rest, MAX_OF_FILE)
    if following := next(rest, None):
        yield more_findings(1 + sum(1 for _ in rest), following.place, following.excerpt)


def more_findings(count: int, place: Place, excerpt: str = "") -> Finding:
    """Return the finding for so many findings that are not told one by one."""
    return finding("too-large", place, more_message(count), MORE_HINT, excerpt=excerpt)


def more_message(count: int) -> str:
    """Return what is said of so many findings that are not told one by one."""
    return f"This file has {counted(count, 'more fault')}, here and below."
