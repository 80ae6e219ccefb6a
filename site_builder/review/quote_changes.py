"""What becomes of the quotations of a claim when it changes."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.content.addresses import evidence_anchors
from site_builder.content.records import Claim, Evidence
from site_builder.index.entries import ClaimEntry
from site_builder.review.difference_values import Change, Deed, Subject
from site_builder.review.shortened_text import shortened
from site_builder.review.site_state import SiteState

FoundAt = tuple[str, int, int] | None


def quotes_of(
    base: SiteState, before: ClaimEntry | None, head: SiteState, after: ClaimEntry | None
) -> Iterator[Change]:
    """Tell what became of each item of evidence of a claim."""
    if before and after and _is_untouched(base, before, head, after):
        return
    old, new = _evidence(base, before), _evidence(head, after)
    matched = _matched(old, new)
    for number in range(len(new)):
        if after is not None:
            then, found = matched.get(number), head.found_at(after, number)
            if before is not None and then is not None:
                yield from _kept(old[then], base.found_at(before, then), head, after, number)
            else:
                deed, note = (Deed.ADDED, None) if found else (Deed.BROKEN, _UNFOUND)
                yield _quote(head, after, number, deed, note=note)
    for number in range(len(old)):
        if before is not None and number not in matched.values():
            yield _quote(base, before, number, Deed.REMOVED)


_UNFOUND = "These words do not stand in the archived text."
_TAKEN_DOWN = "The article was taken down, and nobody can check these words any more."


def _is_untouched(base: SiteState, before: ClaimEntry, head: SiteState, after: ClaimEntry) -> bool:
    """Say whether neither the text of a claim nor the places of its quotations changed."""
    return base.digests[before.path] == head.digests[after.path] and all(
        base.found_at(before, number) == head.found_at(after, number) for number in range(len(after.evidence))
    )


def _evidence(state: SiteState, claim: ClaimEntry | None) -> tuple[Evidence, ...]:
    record = state.documents[claim.path].record if claim else None
    return record.evidence if isinstance(record, Claim) else ()


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


def _kept(before: Evidence, old: FoundAt, head: SiteState, claim: ClaimEntry, number: int) -> Iterator[Change]:
    """Tell what became of a quotation that was there before."""
    after, new = _evidence(head, claim)[number], head.found_at(claim, number)
    was = shortened(before.quote) if before.quote != after.quote else None
    source = head.index.sources.get(after.source)
    if old and not new and source and source.takedown:
        yield _quote(head, claim, number, Deed.CHANGED, before=was, note=_TAKEN_DOWN)
    elif old and not new:
        yield _quote(head, claim, number, Deed.BROKEN, before=was, note=_UNFOUND)
    elif new and not old:
        yield _quote(head, claim, number, Deed.MENDED, before=was)
    elif was:
        yield _quote(head, claim, number, Deed.CHANGED, before=was, after=shortened(after.quote))
    elif old and new and old != new:
        yield _quote(head, claim, number, Deed.MOVED, before=_where(*old), after=_where(*new))
    if before.stance is not after.stance:
        yield _quote(head, claim, number, Deed.CHANGED, before=before.stance, after=after.stance)
    yield from _translated(before, head, claim, number)
    fields = [name for name in ("why", "speaker") if getattr(before, name) != getattr(after, name)]
    if fields:
        yield _quote(head, claim, number, Deed.CHANGED, note=f"Edited: {', '.join(fields)}.")


def _translated(before: Evidence, head: SiteState, claim: ClaimEntry, number: int) -> Iterator[Change]:
    """Tell what became of the translation of a quotation: its words, or else who made it."""
    old, new = before.translation, _evidence(head, claim)[number].translation
    if old == new:
        return
    words = [shortened(one.text) if one else None for one in (old, new)]
    if words[0] == words[1]:
        words = [f"by {shortened(one.by)}" if one else None for one in (old, new)]
    yield _quote(head, claim, number, Deed.CHANGED, before=words[0], after=words[1], note="Edited: translation.")


def _where(seed: str, start: int, end: int) -> str:
    return f"seeds/{seed}, characters {start}–{end}"


def _quote(
    state: SiteState,
    claim: ClaimEntry,
    number: int,
    deed: Deed,
    *,
    before: str | None = None,
    after: str | None = None,
    note: str | None = None,
) -> Change:
    item = _evidence(state, claim)[number]
    anchor = evidence_anchors(entry.source for entry in claim.evidence)[number]
    said = f"{item.source} {item.stance} “{claim.claim}”"
    return Change(
        Subject.QUOTE,
        deed,
        shortened(item.quote),
        claim.path,
        state.line_of(claim, "evidence", number, "quote"),
        f"{claim.address}#{anchor}",
        before,
        after,
        shortened(f"{said} – {note}" if note else said),
    )
