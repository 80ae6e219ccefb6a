"""The nearest passage to words that were not found, and what differs: help for a human, never a match."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from unicodedata import category

from msgspec import Struct

from site_builder.evidence.find_quote import MAX_PIECES, pieces_of
from site_builder.evidence.folding import Folded
from site_builder.evidence.receipt import Span
from site_builder.evidence.search_budget import SearchBudget
from site_builder.evidence.whole_words import UNSPACED, cuts_word, is_unspaced
from site_builder.findings.clusters import cuts_cluster

MIN_SIMILARITY = 60.0
"""Below this likeness (0 to 100, rapidfuzz's partial ratio) nobody can tell which passage was meant."""

MAX_COMPARED = 400
"""How many code points of each piece are compared; more would take long and show little."""

MAX_WIDENED = 100
"""By how many code points a passage is widened at each end so that it does not cut a word."""
_COMPARISON_COST = 2
"""What it costs to compare one code point of a piece with one of the text, at the worst (see :class:`SearchBudget`)."""
_LEAST_COMPARED = 40
"""What else is done for each code point of the text is as much work as for a piece that is so many code points longer."""
_TOKEN = re.compile(rf"\s+|[^\s\w]|[{UNSPACED}]|[^\W{UNSPACED}]+")
Pieces = tuple[tuple[str, bool], ...]


class Nearest(Struct, frozen=True):
    """A passage like the words sought: where it stands, and both texts cut into (text, differs) pieces."""

    span: Span
    exact: str
    wrote: Pieces
    stands: Pieces


def nearest(quote: str, text: Folded, budget: SearchBudget | None = None) -> Nearest | None:
    """Return the passage of the text that is most like the quotation, or None when nothing is much like it.

    None too when the budget is spent (one for this search alone, unless one is given).

    A quotation with omissions is compared piece by piece, and the piece that is least like the text is shown.
    """
    budget = budget or SearchBudget()
    best: tuple[float, Nearest] | None = None
    for piece in (piece[:MAX_COMPARED] for piece in pieces_of(quote)[:MAX_PIECES]):
        budget.spend(len(text.text))
        if (
            piece
            and piece not in text.text
            and budget.spend(_COMPARISON_COST * (len(piece) + _LEAST_COMPARED) * len(text.text))
            and (passage := _nearest(piece, text))
            and (best is None or passage[0] < best[0])
        ):
            best = passage
    return best[1] if best and not budget.is_spent else None


def _nearest(piece: str, text: Folded) -> tuple[float, Nearest] | None:
    from rapidfuzz import fuzz  # Takes 10 ms, and is not needed when every quotation is found.

    alignment = fuzz.partial_ratio_alignment(piece, text.text, score_cutoff=MIN_SIMILARITY)
    if alignment is None or alignment.dest_end <= alignment.dest_start or len(piece) > len(text.text):
        return None
    start, end = _whole_words(text, alignment.dest_start, alignment.dest_end)
    start, end = _whole_words(text, *_reaching(piece, text.text, start, end))
    start, end = _whole_words(text, *_needed(piece, text.text, start, end))
    span = text.span(start, end)
    if span is None:
        return None
    wrote, stands = differing_pieces(piece, text.text[start:end])
    return alignment.score, Nearest(span, text.original[span.start : span.end], wrote, stands)


def _whole_words(text: Folded, start: int, end: int) -> tuple[int, int]:
    for _ in range(MAX_WIDENED):
        start -= cuts_word(text.text, start, text.is_dash)
        end += cuts_word(text.text, end, text.is_dash)
    stretch = text.text[start:end]
    return start + len(stretch) - len(stretch.lstrip(" ")), end - (len(stretch) - len(stretch.rstrip(" ")))


def _reaching(piece: str, text: str, start: int, end: int) -> tuple[int, int]:
    """Return the stretch with the words at the edges of the piece that stand just outside of it.

    It is found as long as the piece is, so where the piece leaves out a word, its last ones are beyond the end.
    """
    wrote = _tokens(piece)
    same = SequenceMatcher(None, wrote, _tokens(text[start:end]), autojunk=False).get_matching_blocks()[:-1]
    if not same:
        return start, end
    head, tail = wrote[: same[0].a], wrote[same[-1].a + same[-1].size :]
    for words in ("".join(tail[at:]).strip() for at in range(len(tail))):
        reach = MAX_WIDENED if any(map(str.isalnum, words)) else len(words)
        at = text.find(words, end, end + reach) if words else -1
        if at >= 0 and not _ENDS.search(text[end:at]):
            end = at + len(words)
            break
    for words in ("".join(head[:at]).strip() for at in range(len(head), 0, -1)):
        reach = MAX_WIDENED if any(map(str.isalnum, words)) else len(words)
        at = text.rfind(words, max(0, start - reach), start) if words else -1
        if at >= 0 and not _ENDS.search(text[at + len(words) : start]):
            start = at
            break
    return start, end


_ENDS = re.compile(r"[.!?…][\"”’»)]*\s+")


def _needed(piece: str, text: str, start: int, end: int) -> tuple[int, int]:
    """Return the stretch without the words at its edges that the piece does not have: a quotation may begin and end anywhere.

    Where other words stand at an edge, those of the next sentence are left out: nobody is to copy its first word.
    """
    wrote, words = _tokens(piece), _tokens(text[start:end])
    operations = SequenceMatcher(None, wrote, words, autojunk=False).get_opcodes()
    only_there = [kind == "insert" for kind, *_ in operations]
    if not all(only_there):
        first, last = operations[only_there[0]], operations[-1 - only_there[-1]]
        words = words[first[3] : last[4]]
        start += len("".join(_TOKEN.findall(text[start:end])[: first[3]]))
        before, behind = _beyond_the_sentence(wrote, words)
        start, end = start + before, start + len("".join(words)) - behind
    return start, end


def _beyond_the_sentence(wrote: list[str], words: list[str]) -> tuple[int, int]:
    """Return how many characters at the edges belong to another sentence, in front of the first common word and behind the last."""
    blocks = SequenceMatcher(None, wrote, words, autojunk=False).get_matching_blocks()
    same = [(a + at, b + at) for a, b, size in blocks for at in range(size) if wrote[a + at][0].isalnum()]
    if not same:
        return 0, 0
    (first, first_there), (last, last_there) = same[0], same[-1]
    head, tail = "".join(words[:first_there]), "".join(words[last_there + 1 :])
    before = behind = 0
    if not _ENDS.search("".join(wrote[:first])):
        before = max((found.end() for found in _ENDS.finditer(head)), default=0)
    if not _ENDS.search("".join(wrote[last + 1 :])):
        behind = len(tail) - min((found.start() for found in _ENDS.finditer(tail)), default=len(tail))
    return before, behind


def differing_pieces(wrote: str, stands: str) -> tuple[Pieces, Pieces]:
    """Return both texts cut into (text, differs) pieces: word by word, and by characters where no space parts words."""
    left, right = _tokens(wrote), _tokens(stands)
    operations = SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
    return (
        tuple(("".join(left[a:b]), kind != "equal") for kind, a, b, _, _ in operations if b > a),
        tuple(("".join(right[a:b]), kind != "equal") for kind, _, _, a, b in operations if b > a),
    )


def _tokens(text: str) -> list[str]:
    """Return a text cut into words with their marks and signs, white space, and what stands between."""
    tokens: list[str] = []
    for found in _TOKEN.finditer(text):
        if tokens and _goes_on(text, found.start()):
            tokens[-1] += found[0]
        else:
            tokens.append(found[0])
    return tokens


def _goes_on(text: str, at: int) -> bool:
    """Say whether a character goes on at an offset, or a word behind a sign that stands on one of its letters."""
    left, right = text[at - 1], text[at]
    return cuts_cluster(text, at) or (
        category(left)[0] == "M" and right.isalnum() and not is_unspaced(left) and not is_unspaced(right)
    )
