"""Days that cannot follow one another as they are written: something came before what it is about."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from site_builder.content.document import AnyDocument, Document, is_draft
from site_builder.content.records import Claim, Source
from site_builder.findings.counted import counted
from site_builder.findings.finding import Finding
from site_builder.index.entries import ClaimEntry
from site_builder.index.site_index import SiteIndex
from site_builder.index.unlocated_finding import UnlocatedFinding

CODE = "days-out-of-order"
MAX_AHEAD = timedelta(days=1)
"""An article may carry the date of another part of the world."""


def check(document: AnyDocument) -> Iterator[Finding]:
    """Report a review or a correction of a claim from before it was published, and days of an article that cannot be."""
    if isinstance(document.record, Claim) and not is_draft(document):
        yield from _of_claim(document)
    if isinstance(document.record, Source):
        yield from _of_article(document)


def _of_claim(document: Document[Claim]) -> Iterator[Finding]:
    claim = document.record
    if claim.reviewed and claim.reviewed < claim.published:
        message = f"The claim was published on {claim.published}, and reviewed before that."
        yield document.report(CODE, ("reviewed",), message, "Check the year of both days.")
    for number, correction in enumerate(claim.corrections):
        if correction.date < claim.published:
            message = f"The claim was published on {claim.published}, and this correction is from before that."
            hint = "Check the year of both days; what was changed before publication needs no correction."
            yield document.report(CODE, ("corrections", number, "date"), message, hint)


def _of_article(document: Document[Source]) -> Iterator[Finding]:
    article = document.record
    published, modified, retrieved = article.published, article.modified, article.retrieved
    if published and modified and modified < published:
        message = f"The article was published on {published}, and by this it was last changed before that."
        hint = "Check the year of both days. Where the page gives no day of a change, take `modified` out."
        yield document.report(CODE, ("modified",), message, hint)
    last, deed = max(((published or date.min), "was published"), ((modified or date.min), "was last changed"))
    if retrieved and last - retrieved > MAX_AHEAD:
        message = f"The article {deed} on {last}, and by this its text was fetched before that."
        yield document.report(CODE, ("retrieved",), message, "Check the year of both days.")


def check_articles(index: SiteIndex) -> Iterator[UnlocatedFinding]:
    """Report each article that was published after a claim last changed that quotes it."""
    quoting: dict[str, list[ClaimEntry]] = {}
    for claim in index.claims.values():
        for id in dict.fromkeys(item.source for item in claim.evidence if not claim.is_draft):
            source = index.sources.get(id)
            if source and source.published and source.published - claim.updated > MAX_AHEAD:
                quoting.setdefault(id, []).append(claim)
    for id, claims in quoting.items():
        more = f"; so did {counted(len(claims) - 1, 'more claim')}" if len(claims) > 1 else ""
        first = claims[0]
        yield index.sources[id].report(
            CODE,
            ("published",),
            f"{first.path} quotes this article and last changed on {first.updated}, before the article appeared{more}.",
            f"Check the year of both days. If the words were added later, set `reviewed` in {first.path} to the day on which you did.",
        )
