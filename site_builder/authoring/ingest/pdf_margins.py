"""What stands in the margins of the pages of a PDF file: running heads, numbers of pages, what a browser prints there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from site_builder.authoring.ingest.paragraphs import ENDS_A_SENTENCE
from site_builder.authoring.ingest.pdf_lines import Line

MAX_MARGIN_LINES = 3
"""How many lines from the top and from the foot of a page may be in its margin."""
MOST_PAGES = 0.4
"""On what share of the pages a line stands that is a running head: left and right pages may have heads of their own."""
MIN_PAGES_OF_HEAD = 3
"""On how many pages the first or the last line of a page stands that is one: chapters have heads of their own."""
MIN_MARGIN_GAP = 1.5
"""How many heights of its letters what stands in a margin is from the text at least."""
MAX_POINTS_APART = 6.0
"""Within how many points lines of several pages stand in the same place."""

_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(
    r"\W*(?:page|seite|pagina|página|strona|p\.|s\.)?\s*\d{1,4}(?:\s*(?:/|of|von|de|di|sur|z)\s*\d{1,4})?\W*\Z",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:file|https?)://\S+")
_WHEN = r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?\s+\d{1,2}[:.]\d\d(?:\s?[AP]M)?"
_BROWSERS = re.compile(
    rf"(?:{_WHEN}\b.*|\d+\s*(?:/|of|von|de|di|sur)\s*\d+\s.*{_WHEN}|(?:.*\s)?{_ADDRESS.pattern}(?:\s.*)?)\Z",
    re.IGNORECASE,
)
"""What browsers print: the day and the time beside the title, the address beside the number of the page."""


class Margins(Struct, frozen=True):
    """The pages without what stands in their margins, that as it first stands there, and the address printed there."""

    pages: tuple[tuple[Line, ...], ...]
    told: tuple[str, ...]
    url: str | None = None


def without_margins(pages: Sequence[Sequence[Line]]) -> Margins:
    """Return pages without the lines that several have in one place, equal but for numbers, and without page numbers."""
    edges = [_edges(page) for page in pages]
    places = Counter(key for page in edges for key in {_key(line) for line in page})
    often = max(2, MOST_PAGES * len(pages))
    kept: list[tuple[Line, ...]] = []
    gone: list[Line] = []
    for page, edge in zip(pages, edges, strict=True):
        margin = _margin(page, edge, places, often)
        kept.append(tuple(line for line in page if line not in margin))
        gone += margin
    told = {_masked(line.text): " ".join(_ADDRESS.sub(_without_path, line.text).split()) for line in reversed(gone)}
    return Margins(
        tuple(kept), tuple(reversed(told.values())), next(filter(None, (_url(line.text) for line in gone)), None)
    )


def _margin(page: Sequence[Line], edge: Sequence[Line], places: Counter[tuple[str, int]], often: float) -> list[Line]:
    """Return the lines of a page that stand in its margins: apart from its text, which the head of a table does not."""
    outer = (*edge[:1], *edge[-1:])
    repeated = [
        line for line in edge if _is_repeated(line, places, min(often, MIN_PAGES_OF_HEAD) if line in outer else often)
    ]
    numbers = [line for line in outer if _NUMBER.fullmatch(" ".join(line.text.split()))]
    printed = outer if len(edge) > 1 and all(_BROWSERS.fullmatch(" ".join(line.text.split())) for line in outer) else ()
    return _set_apart(list(dict.fromkeys((*repeated, *numbers, *printed))), page)


def _set_apart(found: list[Line], page: Sequence[Line]) -> list[Line]:
    """Return those of the lines found that stand apart from the text, and from what stands close to it in its turn."""
    while True:
        text = [line for line in page if line not in found]
        if not text and len(page) > MAX_MARGIN_LINES:
            return []  # Pages of a form, which have nothing but what is on each.
        apart = [
            line
            for line in found
            if all(abs(line.middle - each.middle) > MIN_MARGIN_GAP * line.height for each in text)
        ]
        if len(apart) == len(found):
            return found
        found = apart


def _edges(page: Sequence[Line]) -> list[Line]:
    """Return the lines at the top and at the foot of a page."""
    from_top = sorted(page, key=lambda line: -line.middle)
    return (
        from_top
        if len(from_top) <= 2 * MAX_MARGIN_LINES
        else from_top[:MAX_MARGIN_LINES] + from_top[-MAX_MARGIN_LINES:]
    )


def _key(line: Line) -> tuple[str, int]:
    """Return the words of a line and its place; in a sentence numbers count, so that two are not taken for one."""
    text = " ".join(line.text.split())
    return text if ENDS_A_SENTENCE.search(text) else _masked(text), round(line.middle / MAX_POINTS_APART)


def _is_repeated(line: Line, places: Counter[tuple[str, int]], often: float) -> bool:
    words, place = _key(line)
    return sum(places[words, near] for near in (place - 1, place, place + 1)) >= often


def _masked(text: str) -> str:
    return _DIGITS.sub("#", " ".join(text.split()))


def _url(text: str) -> str | None:
    found = _ADDRESS.search(text)
    return found[0] if found and found[0].startswith("http") and not found[0].endswith(("…", "...")) else None


def _without_path(found: re.Match[str]) -> str:
    """Return an address as it may be told: that of a file says how the editor's folders are called."""
    return "the address of a file" if found[0].startswith("file") else found[0]
