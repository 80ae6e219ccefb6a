"""A doubt about a silence: the words of an article that suggest that it speaks to a claim. Values, and nothing else."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from site_builder.evidence.receipt import Span


class Reason(StrEnum):
    """Why a silence is doubtful, the strongest reason first."""

    RIVAL = "rival"
    CITED = "cited"
    NAMED = "named"
    FIGURE = "figure"
    WORDS = "words"
    LINKED = "linked"
    DESCRIBED = "described"


class Doubt(Struct, frozen=True, array_like=True):
    """A reason to doubt a silence.

    ``sentence`` is the stretch of the article that made it ask, and ``words`` the words in it, in order. ``claim`` is
    the other claim for which the words are evidence; ``remark`` is the sentence of the analysis. All in code points.
    """

    reason: Reason
    sentence: Span
    words: tuple[Span, ...]
    claim: str = ""
    remark: Span | None = None


class Sign(Struct, frozen=True, array_like=True):
    """A place of an article that may speak to a claim, depending on the weight of the claim's stems in it."""

    doubt: Doubt
    stems: tuple[str, ...]
