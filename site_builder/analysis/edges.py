"""What binds two articles: words that stand in both and that people who saw the same event do not find each by themselves."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from site_builder.evidence.receipt import Span


class EdgeKind(StrEnum):
    """What binds two articles."""

    COPIED_PARAGRAPH = "copied-paragraph"
    SHARED_WORDING = "shared-wording"


class SharedRun(Struct, frozen=True):
    """Words that stand in both articles.

    ``one`` and ``other`` are the code points of each piece in the first and the second article; between pieces a few
    words were changed. ``words`` counts the words of the pieces, ``content`` those that tell something.
    """

    one: tuple[Span, ...]
    other: tuple[Span, ...]
    words: int
    content: int


class Edge(Struct, frozen=True):
    """Two articles that are bound by words. ``share`` is the shared part of the words of the shorter one, from 0 to 1.

    ``merges`` says that the two are one origin unless somebody says otherwise; else they may be one.
    """

    one: str
    other: str
    kind: EdgeKind
    share: float
    runs: tuple[SharedRun, ...]
    merges: bool


class Wording(Struct, frozen=True):
    """What came of comparing the wording of a site's articles with one another, in the order of ids.

    ``passed_over`` counts the pairs that were too many to be compared, ``cut`` names the articles of which only the
    first words were compared, and ``unknown_languages`` those in whose languages there are no word lists.
    """

    edges: tuple[Edge, ...] = ()
    passed_over: int = 0
    cut: tuple[str, ...] = ()
    unknown_languages: tuple[str, ...] = ()
