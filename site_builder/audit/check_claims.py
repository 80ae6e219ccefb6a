"""Published claims: page, JSON, table and ClaimReview say the same of each, and its quotations hold."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from msgspec import Struct

from site_builder.audit.check_manifest import Progress
from site_builder.audit.check_receipts import check_evidence, published_text
from site_builder.audit.published_data import ClaimList, PublishedClaim, decoded
from site_builder.audit.published_site import PublishedSite, UnreadableError
from site_builder.audit.shown_page import ShownPage
from site_builder.content.addresses import seed_file
from site_builder.content.records import Stance, Status
from site_builder.findings.values import Finding, Place, finding

_CLAIM = re.compile(r"claims/([^/]+)/claim\.json")
_HINT = "Publish the site again: the build makes all of these from one record."


class ClaimCount(Struct):
    """How many claims and quotations were looked at, and of how many quotations no text is published."""

    claims: int = 0
    quotations: int = 0
    unproved: int = 0


def check_claims(site: PublishedSite, paths: Iterable[str], count: ClaimCount, progress: Progress) -> Iterator[Finding]:
    """Yield what is wrong with the claims; ``paths`` are those of all published files."""
    try:
        listed = {_text(claim, "id"): claim for claim in _listed(site)}
        rows = {row["id"]: row for row in _rows(site)}
    except UnreadableError as error:
        yield _disagrees("claims.json", f"The lists of all claims cannot be read. {error}")
        return
    paths = frozenset(paths)
    published = {found[1] for path in paths if (found := _CLAIM.fullmatch(path))}
    if not published == listed.keys() == rows.keys():
        yield _disagrees("claims.json", "The lists of all claims have others than those that are published.")
    for done, id in enumerate(sorted(published & listed.keys() & rows.keys()), start=1):
        progress(done, len(published))
        address = f"claims/{id}/"
        try:
            yield from _check(site, address, listed[id], rows[id], count, paths)
        except UnreadableError as error:
            yield _disagrees(address, f"This claim cannot be checked. {error}")


def _listed(site: PublishedSite) -> Iterator[dict[str, Any]]:
    head = decoded(site.get("claims.json").content, ClaimList)
    parts = (
        decoded(site.get("claims/" + part.url.rpartition("/claims/")[2]).content, ClaimList) for part in head.parts
    )
    for listing in (head, *parts):
        yield from listing.claims


def _text(claim: Mapping[str, Any], name: str) -> str:
    try:
        return decoded(bytes(claim[name]), str)
    except KeyError:
        raise UnreadableError(f"A claim has no {name}.") from None


def _rows(site: PublishedSite) -> Iterator[dict[str, str]]:
    try:
        text = site.get("claims.csv").content.decode("utf-8")
        for row in csv.DictReader(io.StringIO(text, newline=""), strict=True):
            if None in row or None in row.values() or "id" not in row:
                raise UnreadableError("The table has a line that is not whole.")
            yield row
    except (UnicodeDecodeError, csv.Error) as error:
        raise UnreadableError(f"The table cannot be read: {error}.") from None


def _disagrees(path: str, message: str) -> Finding:
    return finding("published-disagrees", Place(path), message, _HINT)


def _check(
    site: PublishedSite,
    address: str,
    listed: Mapping[str, Any],
    row: Mapping[str, str],
    count: ClaimCount,
    paths: Collection[str],
) -> Iterator[Finding]:
    content = site.get(f"{address}claim.json").content
    claim, fields = decoded(content, PublishedClaim), decoded(content, dict[str, Any])
    try:
        page = ShownPage(site.get(f"{address}index.html").content.decode("utf-8"))
    except UnicodeDecodeError:
        raise UnreadableError("Its page is not UTF-8.") from None
    for message in _disagreements(claim, fields, listed, row, page):
        yield _disagrees(address, message)
    texts = {id: published_text(site, _source(claim, id)) for id in dict.fromkeys(e.source for e in claim.evidence)}
    for id, text in texts.items():
        if (seed_file(id) in paths) is not (_source(claim, id).publish == "full"):
            yield _disagrees(f"{address}#{id}", "More or less of the archived text is published than its data say.")
        for message in text.faults:
            yield finding("receipt-broken", Place(f"{address}#{id}"), message, _HINT)
    if page.stances.keys() - {item.anchor for item in claim.evidence}:
        yield _disagrees(address, "The page shows evidence that its data do not have.")
    count.claims += 1
    for item in claim.evidence:
        count.quotations += 1
        count.unproved += texts[item.source].pieces is None
        yield from check_evidence(address, item, _source(claim, item.source), texts[item.source], page)


def _source(claim: PublishedClaim, id: str) -> Any:
    if id not in claim.sources:
        raise UnreadableError(f"Its data do not tell of the source “{id}”.")
    return claim.sources[id]


def _disagreements(
    claim: PublishedClaim,
    fields: Mapping[str, Any],
    listed: Mapping[str, Any],
    row: Mapping[str, str],
    page: ShownPage,
) -> Iterator[str]:
    """Yield a sentence for each place that says something else than ``claim.json``."""
    if any(name not in fields or fields[name] != decoded(bytes(value), Any) for name, value in listed.items()):
        yield "The list of all claims says something else than claim.json."
    if row.get("verdict") != claim.verdict.id or any(row.get(s) != str(getattr(claim.tally, s)) for s in Stance):
        yield "The table of all claims says something else than claim.json."
    if page.verdict.strip() != claim.verdict.label or page.title.strip() != claim.claim:
        yield "The page shows another claim or another verdict than claim.json."
    for stance in Stance:
        counted = len({item.source for item in claim.evidence if item.stance == stance})
        if {counted, page.tally(stance)} != {getattr(claim.tally, stance)}:
            yield f"Page, tally and evidence do not count the same articles as “{stance}”."
    due = page.is_indexed and claim.status == Status.PUBLISHED
    if _reviews(page) != [(claim.claim, claim.verdict.label)] * due:
        yield "The ClaimReview of the page is missing, or says something else than claim.json."


def _reviews(page: ShownPage) -> list[tuple[Any, Any]]:
    """Return the claim and the verdict of each ClaimReview of a page."""
    blocks = [decoded(block.encode(), dict[str, Any]) for block in page.data]
    reviews = [block for block in blocks if block.get("@type") == "ClaimReview"]
    ratings = [review.get("reviewRating") for review in reviews]
    names = [rating.get("alternateName") if isinstance(rating, dict) else None for rating in ratings]
    return [(review.get("claimReviewed"), name) for review, name in zip(reviews, names, strict=True)]
