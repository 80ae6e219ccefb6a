"""A quotation within its sentence: what is quoted, and as much around it as a reader needs to judge it."""

from __future__ import annotations

from urllib.parse import quote as percent_encode
from urllib.parse import urldefrag

from msgspec import Struct

from site_builder.evidence.receipt import Receipt, Span
from site_builder.evidence.sentences import ABBREVIATION, BULLETS, LINE_BREAK, SENTENCE_END
from site_builder.views.card_values import QuotePart
from site_builder.views.shown_text import shown

MAX_CONTEXT = 320
"""How many code points of context are shown on each side of a quotation."""


class Passage(Struct, frozen=True):
    """The stretches around and within a quotation, in order, and whether the sentence was cut at either end."""

    parts: tuple[QuotePart, ...]
    cut_before: bool
    cut_after: bool
    span: Span


def passage_of(text: str, spans: tuple[Span, ...]) -> Passage:
    """Return a quotation in its sentence, or in its sentences where it has several, with what it leaves out."""
    start, cut_before = _begin(text, spans[0].start)
    end, cut_after = _end(text, spans[-1].end)
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


def _begin(text: str, quoted: int) -> tuple[int, bool]:
    """Return where the sentence begins that is going on at ``quoted``, and whether that was too far back."""
    floor = max(0, quoted - MAX_CONTEXT)
    line = max((m.end() for m in LINE_BREAK.finditer(text, floor, quoted)), default=None)
    low = floor if line is None else line
    starts = [
        m.end()
        for m in SENTENCE_END.finditer(text, low, quoted + 1)
        if m.end() <= quoted and not ABBREVIATION.search(text, low, m.start())
    ]
    if starts:
        return starts[-1], False
    if line is not None or floor == 0:
        return _skip_space(text, low, quoted), False
    return _skip_space(text, text.find(" ", floor, quoted) + 1 or floor, quoted), True


def _end(text: str, quoted: int) -> tuple[int, bool]:
    """Return where the sentence ends that is going on in front of ``quoted``, and whether that was too far on."""
    ceiling = min(len(text), quoted + MAX_CONTEXT)
    line = LINE_BREAK.search(text, quoted, ceiling)
    high = line.start() if line else ceiling
    # A quotation that takes in the closing full stop has its sentence whole.
    for match in SENTENCE_END.finditer(text, max(0, quoted - 1), min(len(text), high + 2)):
        stop = match.start() + len(match.group().rstrip())
        if (
            stop >= quoted
            and match.start() <= high
            and not ABBREVIATION.search(text, max(0, match.start() - 8), match.start())
        ):
            return max(stop, quoted), False
    if line or ceiling == len(text):
        return quoted + len(text[quoted:high].rstrip()), False
    return max(quoted, text.rfind(" ", quoted, ceiling)), True


def _skip_space(text: str, start: int, limit: int) -> int:
    """Return the first place from ``start`` on that is neither white space nor the bullet of a list."""
    while start < limit and (text[start].isspace() or text[start] in BULLETS):
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
