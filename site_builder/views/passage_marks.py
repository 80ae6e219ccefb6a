"""The marks of passages on the page of a source: by them a style sheet finds every piece of the passage that is led to.

Passages overlap, so that none is one element. Each piece of the text has the marks of all passages that cover it, and the
place where a passage begins has the mark of that one. The marks of a paragraph are numbers; a passage that goes on in
another paragraph has a mark that counts on the whole page. A style sheet can name only so many: the further passages of
a paragraph share the mark with the number 0, and light up together.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from site_builder.content.records import Stance
from site_builder.evidence.receipt import Span
from site_builder.views import page_limits


class PassageStart(Struct, frozen=True):
    """The place where a passage begins: the id that links lead to, and the mark that all of its pieces have.

    ``number`` counts the passages of the text, and ``note`` is the number of the first use that quotes this one; where it is
    not listed on the page of the source, ``address`` is where it is. ``stances`` are those of all uses that quote it.
    """

    anchor: str
    mark: str
    number: int = 0
    note: int = 0
    stances: tuple[Stance, ...] = ()
    address: str | None = None


def passage_marks(passages: Iterable[tuple[str, Span]], lines: Sequence[tuple[int, int]]) -> Mapping[str, str]:
    """Return the mark of each passage, by its anchor. ``lines`` has where each paragraph of the page begins and ends."""
    starts = [start for start, _ in lines]
    marks: dict[str, str] = {}
    taken = Counter[str]()
    for anchor, span in passages:
        if anchor not in marks:
            first, last = bisect_right(starts, span.start), bisect_right(starts, span.end - 1)
            marks[anchor] = _in_paragraph(taken, first) if first == last else _on_page(taken)
    return marks


def _in_paragraph(taken: Counter[str], line: int) -> str:
    return str(_next(taken, str(line), page_limits.MARKS_OF_PARAGRAPH))


def _on_page(taken: Counter[str]) -> str:
    return f"w{_next(taken, 'page', page_limits.MARKS_OF_PAGE)}"


def _next(taken: Counter[str], where: str, limit: int) -> int:
    taken[where] += 1
    return taken[where] if taken[where] <= limit else 0
