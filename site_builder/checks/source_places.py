"""The `places` of a source: the first words of each page or moment stand in the archived text, in this order."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.checks.archived_texts import ArchivedTexts
from site_builder.checks.evidence_quotes import TOO_MANY_PASSAGES, TOO_MANY_PASSAGES_HINT
from site_builder.content.document import Document
from site_builder.content.records import Source
from site_builder.evidence.folding import Folded, fold
from site_builder.evidence.nearest_passage import nearest
from site_builder.evidence.places import place_starts
from site_builder.findings.counted import counted
from site_builder.findings.finding import Comparison, Finding, Stretch


def check(source: Document[Source], texts: ArchivedTexts) -> Iterator[Finding]:
    """Report the first place that is not found: without it no locator near it can be checked."""
    record = source.record
    text = texts.of(record.seed) if record.places else None
    if text is None or texts.pins[record.seed] != record.sha256:
        return
    begins = place_starts((place.begins for place in record.places), text)
    missing = [number for number, at in enumerate(begins) if at < 0]
    if missing:
        yield _missing(source, missing[0], begins, text, len(missing) - 1)


def _missing(source: Document[Source], number: int, begins: tuple[int, ...], text: Folded, more: int) -> Finding:
    key, places, seed = ("places", number, "begins"), source.record.places, f"seeds/{source.record.seed}"
    words = places[number].begins
    rest = f" {counted(more, 'more place')} {'is' if more == 1 else 'are'} not found either." if more else ""
    before = next((other for other in reversed(range(number)) if begins[other] >= 0), None)
    at = text.text.find(fold(words).text)
    if at >= 0 and before is not None and (span := text.span(at, at + 1)) and span.start <= begins[before]:
        message = f"In {seed} these words stand before those of {places[before].locator}.{rest}"
        hint = "List the places in the order of the text. Where the words stand more than once, write more of them."
        return source.report("quote-not-found", key, message, hint)
    if at >= 0:
        return source.report("too-large", key, TOO_MANY_PASSAGES, TOO_MANY_PASSAGES_HINT)
    message = f"These words do not stand in {seed}, so no locator can be compared with {places[number].locator}.{rest}"
    near = nearest(words, text)
    if near is None:
        hint = f"Copy the first words behind the beginning of {places[number].locator} from the seed, or take the place out."
        return source.report("quote-not-found", key, message, hint)
    wrote, stands = (tuple(Stretch(words, changed) for words, changed in side) for side in (near.wrote, near.stands))
    where = f"{seed}, line {text.original.count(chr(10), 0, near.span.start) + 1}"
    hint = "Change the marked words to those of the seed."
    return source.report("quote-not-found", key, message, hint, comparison=Comparison(wrote, stands, where))
