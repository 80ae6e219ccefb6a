"""A quotation within its sentence: what is quoted, and as much around it as a reader needs to judge it."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote as percent_encode
from urllib.parse import urldefrag

from msgspec import Struct

from site_builder.content.records import Extent
from site_builder.evidence.receipt import Receipt, Span
from site_builder.evidence.sentences import enclosing, sentences
from site_builder.views.shown_text import shown

MAX_CONTEXT = 320
"""How many code points of context are shown on each side of a quotation."""
MAX_WORDS = 10
"""A stretch of so many words is named by all of them in a text fragment, a longer one by those at either end."""
_AT_EITHER_END = 5
LEFT_OUT = " […] "
"""What stands in a passage in place of words between two pieces of a quotation."""
MAX_TEXTS_AT_HAND = 256
"""The sentences of so many texts are cached: claims of one story quote the same few texts."""


class QuotePart(Struct, frozen=True):
    """A stretch of the passage around a quotation; ``quoted`` tells the quoted words from their context."""

    text: str
    quoted: bool


class QuotedPassage(Struct, frozen=True):
    """The stretches around and within a quotation, in order, and whether the sentence was cut at either end.

    ``spans`` are the stretches of the archived text that are shown.
    """

    parts: tuple[QuotePart, ...]
    cut_before: bool
    cut_after: bool
    spans: tuple[Span, ...]


def passage_of(text: str, spans: tuple[Span, ...], language: str, extent: Extent = Extent.FULL) -> QuotedPassage:
    """Return a quotation in its sentence, or in its sentences where it has several, with what it leaves out.

    ``language`` is a language tag, after which sentences are cut. Of a long stretch that is left out between two pieces
    only the rest of their sentences is shown, and of any such stretch where the ``extent`` is less than the full text.
    """
    begins, ends = zip(*(_around(text, span, language) for span in spans), strict=True)
    parts, windows, start = list[QuotePart](), list[Span](), begins[0][0]
    parts.append(QuotePart(text[start : spans[0].start], quoted=False))
    for number, span in enumerate(spans):
        parts.append(QuotePart(text[span.start : span.end], quoted=True))
        if number + 1 == len(spans):
            break
        following, end, begin = spans[number + 1], ends[number][0], begins[number + 1][0]
        gap = following.start - span.end
        if end < begin and (gap > MAX_CONTEXT or extent is not Extent.FULL):
            windows.append(Span(start, end))
            start = begin
            between = f"{text[span.end : end].rstrip()}{LEFT_OUT}{text[begin : following.start]}"
        else:
            between = text[span.end : following.start]
        parts.append(QuotePart(between, quoted=False))
    parts.append(QuotePart(text[spans[-1].end : ends[-1][0]], quoted=False))
    return QuotedPassage(
        tuple(QuotePart(shown(part.text), part.quoted) for part in parts if part.text),
        begins[0][1],
        ends[-1][1],
        (*windows, Span(start, ends[-1][0])),
    )


def _around(text: str, span: Span, language: str) -> tuple[tuple[int, bool], tuple[int, bool]]:
    """Return where the sentences of a piece begin and end, and whether they are cut there for their length."""
    around = enclosing(_sentences(text, language), span) or (span,)
    begin = _begin(text, min(around[0].start, span.start), span.start)
    return begin, _end(text, max(around[-1].end, span.end), span.end)


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
    if len(receipt.exact) == 1 and len(first) <= MAX_WORDS:
        return f"{url}#:~:text={_encode(' '.join(first))}"
    return f"{url}#:~:text={_encode(' '.join(first[:_AT_EITHER_END]))},{_encode(' '.join(last[-_AT_EITHER_END:]))}"


def _encode(text: str) -> str:
    return percent_encode(text, safe="").replace("-", "%2D")
