"""A quotation within its sentence: what is quoted, and as much around it as a reader needs to judge it."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote as percent_encode
from urllib.parse import urldefrag

from msgspec import Struct

from site_builder.evidence.receipt import Receipt, Span
from site_builder.evidence.sentences import enclosing, sentences
from site_builder.views.shown_text import shown

MAX_CONTEXT = 320
"""How many code points of context are shown on each side of a quotation."""
MAX_TEXTS_AT_HAND = 256
"""The sentences of so many texts are cached: claims of one story quote the same few texts."""


class QuotePart(Struct, frozen=True):
    """A stretch of the passage around a quotation; ``quoted`` tells the quoted words from their context."""

    text: str
    quoted: bool


class Passage(Struct, frozen=True):
    """The stretches around and within a quotation, in order, and whether the sentence was cut at either end."""

    parts: tuple[QuotePart, ...]
    cut_before: bool
    cut_after: bool
    span: Span


def passage_of(text: str, spans: tuple[Span, ...], language: str) -> Passage:
    """Return a quotation in its sentence, or in its sentences where it has several, with what it leaves out.

    ``language`` is a language tag, after which sentences are cut.
    """
    whole = Span(spans[0].start, spans[-1].end)
    around = enclosing(_sentences(text, language), whole) or (whole,)
    start, cut_before = _begin(text, min(around[0].start, whole.start), whole.start)
    end, cut_after = _end(text, max(around[-1].end, whole.end), whole.end)
    parts, done = [], start
    for span in spans:
        parts += [QuotePart(text[done : span.start], quoted=False), QuotePart(text[span.start : span.end], quoted=True)]
        done = span.end
    parts.append(QuotePart(text[done:end], quoted=False))
    return Passage(
        tuple(QuotePart(shown(part.text), part.quoted) for part in parts if part.text),
        cut_before,
        cut_after,
        Span(start, end),
    )


@lru_cache(MAX_TEXTS_AT_HAND)
def _sentences(text: str, language: str) -> tuple[Span, ...]:
    return sentences(text, language)


def _begin(text: str, start: int, quoted: int) -> tuple[int, bool]:
    """Return where what is shown begins, and whether that is within a sentence whose beginning is too far back."""
    floor = quoted - MAX_CONTEXT
    if start >= floor:
        return start, False
    return _skip_space(text, text.find(" ", floor, quoted) + 1 or floor, quoted), True


def _end(text: str, end: int, quoted: int) -> tuple[int, bool]:
    """Return where what is shown ends, and whether that is within a sentence whose end is too far on."""
    ceiling = quoted + MAX_CONTEXT
    return (end, False) if end <= ceiling else (max(quoted, text.rfind(" ", quoted, ceiling)), True)


def _skip_space(text: str, start: int, limit: int) -> int:
    """Return the first place from ``start`` on that is no white space."""
    while start < limit and text[start].isspace():
        start += 1
    return start


def live_address(url: str, receipt: Receipt) -> str:
    """Return the article's live address with a fragment that takes a browser to the quotation (WICG Text Fragments)."""
    url = urldefrag(url).url
    first, last = receipt.exact[0].split(), receipt.exact[-1].split()
    if len(receipt.exact) == 1 and len(first) <= 10:
        return f"{url}#:~:text={_encode(' '.join(first))}"
    return f"{url}#:~:text={_encode(' '.join(first[:5]))},{_encode(' '.join(last[-5:]))}"


def _encode(text: str) -> str:
    return percent_encode(text, safe="").replace("-", "%2D")
