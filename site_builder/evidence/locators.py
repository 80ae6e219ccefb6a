"""Locators that can be compared: pages (``p. 12``, ``S. 12–13``) and times (``00:14:05``), as ranges of numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum
from math import inf

from msgspec import Struct

from site_builder.evidence.receipt import Span

MAX_EARLY = 5
"""So many seconds before the words are said a time may be: whoever plays a recording wants to hear how they begin."""
MAX_LOCATOR = 100
"""How many characters of a locator are read."""

_PAGES = re.compile(
    r"(?:pp?|pages?|s|seiten?|pag|pág|páginas?|str|стр|с|第)?\.?\s*(\d{1,9})(?:\s*[-–—]\s*(\d{1,9}))?\s*[頁页]?",
    re.IGNORECASE,
)
_TIME = r"(?:(\d{1,4}):)?(\d{1,4}):(\d{2})(?:[.,]\d{1,9})?"
_TIMES = re.compile(rf"{_TIME}(?:\s*[-–—]\s*{_TIME})?")


class LocatorKind(Enum):
    """What a locator counts."""

    PAGES = "pages"
    SECONDS = "seconds"


class LocatorRange(Struct, frozen=True):
    """From a page up to a page, or from a second up to a second, both included."""

    kind: LocatorKind
    first: float
    last: float

    def overlaps(self, other: LocatorRange) -> bool:
        """Say whether two have something in common; what counts differently may always."""
        return self.kind is not other.kind or (self.first <= other.last and other.first <= self.last)


def locator_range(locator: str) -> LocatorRange | None:
    """Return what a locator names, or None where it is neither a page nor a time."""
    words = locator.strip()[:MAX_LOCATOR]
    if times := _TIMES.fullmatch(words):
        first, last = _seconds(*times.groups()[:3]), _seconds(*times.groups()[3:])
        return LocatorRange(LocatorKind.SECONDS, first or 0, first or 0 if last is None else last)
    if pages := _PAGES.fullmatch(words):
        return LocatorRange(LocatorKind.PAGES, int(pages[1]), int(pages[2] or pages[1]))
    return None


def _seconds(hours: str | None, minutes: str | None, seconds: str | None) -> int | None:
    return None if seconds is None else 3600 * int(hours or 0) + 60 * int(minutes or 0) + int(seconds)


def standing(span: Span, locators: Sequence[str], begin: Sequence[int]) -> LocatorRange | None:
    """Return the pages or the seconds in which a stretch of the original text may stand.

    ``begin`` is where each place begins, -1 where nobody knows; what is unknown is taken for possible. None where the
    text begins before the first place that is known, or where that is neither a page nor a time.
    """
    known = [number for number, at in enumerate(begin) if at >= 0]
    first = next((number for number in reversed(known) if begin[number] <= span.start), None)
    here = locator_range(locators[first]) if first is not None else None
    if first is None or here is None:
        return None
    behind = next((number for number in known if begin[number] >= span.end), None)
    if here.kind is LocatorKind.SECONDS:
        end = locator_range(locators[behind]) if behind is not None else None
        return LocatorRange(here.kind, here.first - MAX_EARLY, end.first if end else inf)
    last = locator_range(locators[behind - 1 if behind is not None else -1])
    return LocatorRange(here.kind, here.first, last.last if last else inf)
