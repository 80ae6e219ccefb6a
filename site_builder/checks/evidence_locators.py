"""Locators of evidence: whether the words stand on the page or at the time that they name."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.checks.archived_texts import ArchivedTexts
from site_builder.content.document import Document
from site_builder.content.records import Claim
from site_builder.evidence.locators import LocatorKind, locator_range, standing
from site_builder.evidence.places import locator_at
from site_builder.evidence.receipt import Span
from site_builder.findings.finding import Finding
from site_builder.index.make_entries import Spans

_COUNTED = " Pages are counted from the first of the file, whatever is printed on them."


def check(claim: Document[Claim], spans: Spans, texts: ArchivedTexts) -> Iterator[Finding]:
    """Report locators that name another page or time than the one where the source's `places` have the words."""
    for number, found in sorted(spans.items()):
        item = claim.record.evidence[number]
        named = locator_range(item.locator) if item.locator else None
        begin = texts.places(item.source) if named else ()
        locators = tuple(place.locator for place in texts.sources[item.source].places)
        where = standing(Span(found[0].start, found[-1].end), locators, begin) if begin else None
        if named and where and not named.overlaps(where):
            right = locator_at(found[0].start, locators, begin)
            yield claim.report(
                "locator-elsewhere",
                ("evidence", number, "locator"),
                f"By the `places` of the source, these words stand at {right}, not at {item.locator}.",
                f"Write `locator: {right}`.{_COUNTED if where.kind is LocatorKind.PAGES else ''}",
            )
