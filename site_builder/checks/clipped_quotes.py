"""Quotations that stop short: words right outside of them, in the same sentence, that change what they say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from site_builder.analysis.clips import clips
from site_builder.checks.archived_texts import ArchivedTexts
from site_builder.content.document import Document
from site_builder.content.records import Claim, Evidence
from site_builder.evidence.folding import fold, on_one_line
from site_builder.evidence.receipt import Span
from site_builder.findings.finding import Finding
from site_builder.index.make_entries import Spans

MAX_RUN_OVER = 2
"""A quotation that ends with so few words of a sentence was meant to end before it."""
_DOES = {
    "attribution": "say whose statement it is",
    "concession": "limit it",
    "condition": "make it depend on something",
    "dangling": "hang on words in front of them that are left out",
    "denial": "deny it",
    "hedge": "say how sure it is",
    "pair": "are the first of two, and the second is quoted",
}


def check(claim: Document[Claim], spans: Spans, texts: ArchivedTexts) -> Iterator[Finding]:
    """Report quotations that leave out such words, unless the item of evidence takes them up itself."""
    if not spans:
        return
    for number, quoted in sorted(spans.items()):
        item = claim.record.evidence[number]
        text = texts.of_source(item.source)
        language = texts.sources[item.source].language
        if text:
            yield from _runs_over(claim, number, quoted[-1].end, texts.sentences(item.source), text.original)
        for clip in clips(text.original, quoted, language=language, cut=texts.sentences(item.source)) if text else ():
            words = on_one_line(text.original[clip.words.start : clip.words.end]) if text else ""
            if not _is_taken_up(words, clip.kind.value, item):
                yield claim.report(
                    "quote-clipped",
                    ("evidence", number, "quote"),
                    f"Words of the same sentence are left out that {_DOES[clip.kind.value]}: “{words}”."
                    if clip.kind.value != "dangling"
                    else f"The first words, “{words}”, {_DOES['dangling']}.",
                    "Quote them too, or say in `why` what they do, with these words."
                    if clip.kind.value != "attribution"
                    else "Quote them too, or name under `speaker` whose words the article reports.",
                )


def _runs_over(
    claim: Document[Claim], number: int, end: int, sentences: Sequence[Span], text: str
) -> Iterator[Finding]:
    """Report a quotation that ends with the first words of another sentence: mostly they were copied along."""
    begun = next((sentence for sentence in sentences if sentence.start < end < sentence.end), None)
    first = on_one_line(text[begun.start : end]) if begun else ""
    quote = claim.record.evidence[number].quote
    whole = len(first.split()) == len(quote.split())
    if (
        begun
        and not whole
        and 0 < len(first.split()) <= MAX_RUN_OVER
        and len(text[end : begun.end].split()) > MAX_RUN_OVER
    ):
        yield claim.report(
            "quote-clipped",
            ("evidence", number, "quote"),
            f"The quotation ends with “{first}”, with which the next sentence of the article begins.",
            "End it with the sentence before, or quote the next one too.",
        )


def _is_taken_up(words: str, kind: str, item: Evidence) -> bool:
    """Say whether an item of evidence tells readers of these words elsewhere."""
    said = re.escape(fold(words).text.strip())
    told = re.search(rf"(?<!\w){said}(?!\w)", fold(item.why).text, re.IGNORECASE)
    return bool(told) or (kind == "attribution" and item.speaker is not None)
