"""What becomes of the quotations of a claim when it changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from site_builder.content.addresses import address_of, evidence_anchors
from site_builder.content.document import Document
from site_builder.content.records import Claim, Evidence
from site_builder.evidence.receipt import Receipt
from site_builder.review.difference_values import Change, Deed, Subject
from site_builder.review.shortened_text import shortened

Receipts = Mapping[tuple[str, int], Receipt]


def quotes_of(
    before: Document[Claim] | None, base_receipts: Receipts, after: Document[Claim] | None, head_receipts: Receipts
) -> Iterator[Change]:
    """Tell what became of each item of evidence of a claim."""
    old = before.record.evidence if before else ()
    new = after.record.evidence if after else ()
    matched = _matched(old, new)
    for number in range(len(new)):
        if after is not None:
            receipt = head_receipts.get((after.id, number))
            then = matched.get(number)
            if before is None or then is None:
                yield _quote(after, number, Deed.ADDED if receipt else Deed.BROKEN, note=None if receipt else _UNFOUND)
            else:
                yield from _kept(old[then], base_receipts.get((before.id, then)), after, number, receipt)
    for number in range(len(old)):
        if before is not None and number not in matched.values():
            yield _quote(before, number, Deed.REMOVED)


_UNFOUND = "These words do not stand in the archived text."


def _matched(old: tuple[Evidence, ...], new: tuple[Evidence, ...]) -> dict[int, int]:
    """Return which old item each new one was: that of the same source and words, or else the next of the same source."""
    matched: dict[int, int] = {}
    for same in (_same_words, _same_source):
        for number, item in enumerate(new):
            if number not in matched:
                free = (n for n, other in enumerate(old) if n not in matched.values() and same(item, other))
                then = next(free, None)
                if then is not None:
                    matched[number] = then
    return matched


def _same_words(one: Evidence, other: Evidence) -> bool:
    return one.source == other.source and one.quote == other.quote


def _same_source(one: Evidence, other: Evidence) -> bool:
    return one.source == other.source and one.stance is other.stance


def _kept(
    before: Evidence, old: Receipt | None, claim: Document[Claim], number: int, new: Receipt | None
) -> Iterator[Change]:
    """Tell what became of a quotation that was there before."""
    after = claim.record.evidence[number]
    was = shortened(before.quote) if before.quote != after.quote else None
    if old and not new:
        yield _quote(claim, number, Deed.BROKEN, before=was, note=_UNFOUND)
    elif new and not old:
        yield _quote(claim, number, Deed.MENDED, before=was)
    elif was:
        yield _quote(claim, number, Deed.CHANGED, before=was, after=shortened(after.quote))
    elif old and new and (old.start, old.end, old.seed) != (new.start, new.end, new.seed):
        yield _quote(claim, number, Deed.MOVED, before=_where(old), after=_where(new))
    if before.stance is not after.stance:
        yield _quote(claim, number, Deed.CHANGED, before=before.stance, after=after.stance)
    fields = [name for name in ("why", "speaker") if getattr(before, name) != getattr(after, name)]
    if fields:
        yield _quote(claim, number, Deed.CHANGED, note=f"Edited: {', '.join(fields)}.")


def _where(receipt: Receipt) -> str:
    return f"seeds/{receipt.seed}, characters {receipt.start}–{receipt.end}"


def _quote(
    claim: Document[Claim],
    number: int,
    deed: Deed,
    *,
    before: str | None = None,
    after: str | None = None,
    note: str | None = None,
) -> Change:
    item = claim.record.evidence[number]
    anchor = evidence_anchors(entry.source for entry in claim.record.evidence)[number]
    place = claim.place("evidence", number, "quote")
    said = f"{item.source} {item.stance} “{claim.record.claim}”"
    return Change(
        Subject.QUOTE,
        deed,
        shortened(item.quote),
        claim.path,
        place.line,
        f"{address_of('claims', claim.id)}#{anchor}",
        before,
        after,
        shortened(f"{said} – {note}" if note else said),
    )
