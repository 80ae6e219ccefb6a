"""What a change leaves out: sentences that are no longer used, silences that it adds or lengthens, answers that are gone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from site_builder.content.records import Claim, Silence, Status
from site_builder.evidence.folding import fold, on_one_line
from site_builder.evidence.receipt import Span
from site_builder.findings.counted import counted
from site_builder.index.entries import ClaimEntry, SourceEntry
from site_builder.index.sentence_use import Quoted, quoted_in, unused_in
from site_builder.index.site_index import SiteIndex
from site_builder.review.difference_values import Change, Deed, Subject
from site_builder.review.document_pairs import is_public, paired, title_of
from site_builder.review.shortened_text import shortened
from site_builder.review.site_state import SiteState


def absences(base: SiteState, head: SiteState) -> Iterator[Change]:
    """Report what readers no longer find after a change."""
    yield from _sentences(base.index, head.index)
    for before, after in paired(base.index.claims, head.index.claims):
        if after and is_public(after):
            yield from _silences(base, before if is_public(before) else None, head, after)
    yield from _answers(base.index, head.index)


def _sentences(base: SiteIndex, head: SiteIndex) -> Iterator[Change]:
    """Tell which sentences claims used and use no more, of the texts that are the same."""
    old, new = quoted_in(base), quoted_in(head)
    # A quotation that is not found is reported as such, and uses no known sentence.
    broken = {item.source for claim in head.claims.values() for item in claim.evidence if not item.spans}
    for before, after in paired(base.sources, head.sources):
        pin = head.pins.get(after.seed) if after else None
        if before and after and after.id not in broken and pin and base.pins.get(before.seed) == pin:
            dropped = sorted(_used(before, old) - _used(after, new))
            text = head.seeds[after.seed].text if dropped else ""
            unused = set(unused_in(after, new))
            for span in dropped:
                words = on_one_line(text[span.start : span.end])
                note = "Nobody says why." if span in unused else f"Set aside: {_reason(after, words)}"
                yield Change(
                    Subject.SENTENCE,
                    Deed.REMOVED,
                    shortened(words),
                    after.path,
                    address=after.address,
                    note=shortened(f"{title_of(after)} – {note}"),
                )


def _used(source: SourceEntry, quoted: Quoted) -> set[Span]:
    return {Span(*sentence) for sentence in source.text.open} - set(unused_in(source, quoted))


def _reason(source: SourceEntry, words: str) -> str:
    """Return why a sentence is set aside, or that it counts as clutter."""
    folded = fold(words).text
    for aside in source.aside:
        passage = fold(aside.passage).text.strip()
        if passage in folded or folded in passage:
            return aside.because
    return "as a part of the page around the report, or for several reasons."


def _silences(base: SiteState, before: ClaimEntry | None, head: SiteState, after: ClaimEntry) -> Iterator[Change]:
    if before and base.digests[before.path] == head.digests[after.path]:
        return
    old, new = _recorded(base, before), _recorded(head, after)
    for number, id in enumerate(new):
        was, now = old.get(id), new[id]
        added = len(now.despite) - (len(was.despite) if was else 0)
        if was and added <= 0 and (was.because or "") == (now.because or ""):
            continue
        told = f"; considered: {' · '.join(now.despite)}" if now.despite else ""
        signed = f"read by {now.by} on {now.on}" if now.is_signed else "nobody signs that they read it"
        more = f", {counted(added, 'passage')} more" if was and added > 0 else ""
        source = head.index.sources.get(id)
        yield Change(
            Subject.SILENCE,
            Deed.CHANGED if was else Deed.ADDED,
            shortened(f"{title_of(source) if source else id}, on “{after.claim}”"),
            after.path,
            head.line_of(after, "silent", number),
            after.address,
            shortened(was.because) if was and was.because else None,
            shortened(now.because) if now.because else None,
            shortened(f"{signed}{more}{told}"),
        )


def _recorded(state: SiteState, claim: ClaimEntry | None) -> Mapping[str, Silence]:
    record = state.documents[claim.path].record if claim else None
    return {silence.source: silence for silence in record.silent} if isinstance(record, Claim) else {}


def _answers(base: SiteIndex, head: SiteIndex) -> Iterator[Change]:
    """Tell which questions have lost an answer."""
    for before, after in paired(base.questions, head.questions):
        if before and after and is_public(before) and is_public(after):
            kept = {claim.id for claim in _answering(head, after.id)} | {
                alias for claim in _answering(head, after.id) for alias in claim.aliases
            }
            for claim in _answering(base, before.id):
                if claim.id not in kept:
                    yield Change(
                        Subject.QUESTION,
                        Deed.CHANGED,
                        shortened(after.question),
                        after.path,
                        address=after.address,
                        before=shortened(claim.answer or claim.claim),
                        note="This answer is gone.",
                    )


def _answering(index: SiteIndex, question: str) -> list[ClaimEntry]:
    return [
        claim
        for claim in index.claims.values()
        if claim.question == question and claim.status not in (Status.DRAFT, Status.WITHDRAWN)
    ]
