"""Published claims: page, JSON, table and ClaimReview say the same of each, and its quotations hold."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from msgspec import Struct, field

from site_builder.audit.check_claim_reviews import has_its_review
from site_builder.audit.check_manifest import Progress
from site_builder.audit.check_receipts import check_evidence, published_text
from site_builder.audit.check_table import Row, is_row_of, published_rows
from site_builder.audit.published_data import ClaimList, PublishedClaim, PublishedSource, decoded_json
from site_builder.audit.published_site import PublishedSite, UnreadableError
from site_builder.audit.shown_page import ShownPage
from site_builder.content.addresses import seed_file
from site_builder.content.legacy_claim import LegacyStatus
from site_builder.content.records import Stance
from site_builder.findings.finding import Finding, Place, finding

_CLAIM = re.compile(r"claims/([^/]+)/claim\.json")
_HINT = "Publish the site again: the build makes all of these from one record."


class ClaimCount(Struct):
    """How many claims and quotations were looked at, of how many quotations no text is published, and the texts' digests."""

    claims: int = 0
    quotations: int = 0
    unproved: int = 0
    texts: set[str] = field(default_factory=set)


class Listed(Struct, frozen=True):
    """What the lists say of a claim: its entry in JSON, its row in the table, and the address of the whole site."""

    entry: Mapping[str, Any]
    row: Row
    base: str


def check_claims(
    site: PublishedSite, paths: Collection[str], count: ClaimCount, progress: Progress
) -> Iterator[Finding]:
    """Yield what is wrong with the claims; ``paths`` are those of all published files."""
    try:
        base, entries = _entries(site)
        listed = [_text(entry, "id") for entry in entries]
        rows = [row for row in published_rows(site) if not _is_earlier(row)]
    except UnreadableError as error:
        yield _disagrees("claims.json", f"The lists of all claims cannot be read. {error}")
        return
    published = sorted(found[1] for path in paths if (found := _CLAIM.fullmatch(path)))
    if not published == sorted(listed) == sorted(row["id"] for row in rows):
        yield _disagrees("claims.json", "The lists of all claims have others than those that are published.")
    by_id, of_table = dict(zip(listed, entries, strict=True)), {row["id"]: row for row in rows}
    there = [id for id in published if id in by_id and id in of_table]
    for done, id in enumerate(there, start=1):
        progress(done, len(there))
        address = f"claims/{id}/"
        try:
            yield from _check(site, address, Listed(by_id[id], of_table[id], base), count, paths)
        except UnreadableError as error:
            yield _disagrees(address, f"This claim cannot be checked. {error}")


def _is_earlier(row: Row) -> bool:
    """Say whether a row is about a claim that another publication checked: it has no verdict, and is no claim of this site."""
    return row["status"] == LegacyStatus.LEGACY and not row["verdict"]


def _entries(site: PublishedSite) -> tuple[str, list[dict[str, Any]]]:
    """Return the address for which the site was built, and what its lists say of each claim."""
    head = decoded_json(site.get("claims.json").content, ClaimList)
    entries = list(head.claims)
    for number, part in enumerate(head.parts, start=1):
        path = f"claims/part-{number}.json"
        if part.url != head.url + path:
            raise UnreadableError(f"The part {number} of the list has another address.")
        entries += decoded_json(site.get(path).content, ClaimList).claims
    return head.url, entries


def _text(claim: Mapping[str, Any], name: str) -> str:
    try:
        return decoded_json(bytes(claim[name]), str)
    except KeyError:
        raise UnreadableError(f"A claim has no {name}.") from None


def _disagrees(path: str, message: str) -> Finding:
    return finding("published-disagrees", Place(path), message, _HINT)


def _check(
    site: PublishedSite, address: str, listed: Listed, count: ClaimCount, paths: Collection[str]
) -> Iterator[Finding]:
    content = site.get(f"{address}claim.json").content
    claim, fields = decoded_json(content, PublishedClaim), decoded_json(content, dict[str, Any])
    page = ShownPage(site.get(f"{address}index.html").content)
    for message in _disagreements(claim, fields, listed, page):
        yield _disagrees(address, message)
    if claim.url != listed.base + address:
        yield _disagrees(address, "The claim says that it has another address.")
    quoted = dict.fromkeys(item.source for item in claim.evidence)
    texts = {id: published_text(site, id, _source(claim, id)) for id in quoted}
    for id, text in texts.items():
        if not _is_where_it_says(id, _source(claim, id), listed.base, paths):
            yield _disagrees(f"{address}#{id}", "More or less of the archived text is published than its data say.")
        for message in text.faults:
            yield finding("receipt-broken", Place(f"{address}#{id}"), message, _HINT)
    if not set(page.anchors) <= {item.anchor for item in claim.evidence}:
        yield _disagrees(address, "The page shows evidence that its data do not have.")
    count.claims += 1
    count.texts.update(_source(claim, id).sha256 for id in quoted)
    for item in claim.evidence:
        count.quotations += 1
        count.unproved += texts[item.source].pieces is None
        yield from check_evidence(address, item, _source(claim, item.source), texts[item.source], page)


def _source(claim: PublishedClaim, id: str) -> PublishedSource:
    if id not in claim.sources:
        raise UnreadableError(f"Its data do not tell of the source “{id}”.")
    return claim.sources[id]


def _is_where_it_says(id: str, source: PublishedSource, base: str, paths: Collection[str]) -> bool:
    """Say whether the archived text is published where the data say it is, or, where they say it is not, is not."""
    full = source.publish == "full"
    return (seed_file(id) in paths) is full and source.archived_text == (base + seed_file(id) if full else None)


def _disagreements(claim: PublishedClaim, fields: Mapping[str, Any], listed: Listed, page: ShownPage) -> Iterator[str]:
    """Yield a sentence for each place that says something else than ``claim.json``."""
    entry = listed.entry
    if any(name not in fields or fields[name] != decoded_json(bytes(value), Any) for name, value in entry.items()):
        yield "The list of all claims says something else than claim.json."
    if not is_row_of(listed.row, fields):
        yield "The table of all claims says something else than claim.json."
    if page.verdict != claim.verdict.label or page.title != claim.claim:
        yield "The page shows another claim or another verdict than claim.json."
    for name, counted in _counted(claim).items():
        shown = page.tally(Stance(name)) if name in list(Stance) else counted
        if {counted, shown} != {getattr(claim.tally, name)}:
            yield f"Page, tally and data do not count the same articles as “{name}”."
    if not has_its_review(page, claim):
        yield "The ClaimReview of the page is missing, or says something else than claim.json."


def _counted(claim: PublishedClaim) -> dict[str, int]:
    """Return the numbers of the tally, counted anew from what the data list. All versions of an article are one article."""
    stances = {str(s): len(_articles(claim, (e.source for e in claim.evidence if e.stance == s))) for s in Stance}
    quoted = _articles(claim, (item.source for item in claim.evidence))
    signed = (silence.source for silence in claim.silences if silence.by and silence.on)
    return {
        **stances,
        "silent": len(_articles(claim, claim.silent) - quoted),
        "silent_signed": len(_articles(claim, signed) - quoted),
        "not_assessed": len(claim.not_assessed),
        "articles": len(quoted),
    }


def _articles(claim: PublishedClaim, sources: Iterable[str]) -> set[str]:
    """Return the articles of which these sources are versions."""
    return {(claim.sources[id].version_of if id in claim.sources else None) or id for id in sources}
