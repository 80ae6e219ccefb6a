"""What readers gain and lose by a change: claims, verdicts, quotations, sources, texts, pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from site_builder.content.document import AnyDocument, Citation
from site_builder.content.records import Status
from site_builder.findings.catalogue import Severity
from site_builder.findings.finding import Finding
from site_builder.index.entries import ClaimEntry, IndexEntry, LegacyEntry
from site_builder.index.site_index import SiteIndex
from site_builder.review.absence_changes import absences
from site_builder.review.difference_values import Change, Deed, Difference, SiteTotals, Subject
from site_builder.review.document_pairs import is_public, kinds, paired, title_of
from site_builder.review.footing import Footings, footing_change
from site_builder.review.quote_changes import quotes_of
from site_builder.review.shortened_text import shortened
from site_builder.review.site_state import SiteState

_SUBJECTS = {
    "claims": Subject.CLAIM,
    "sources": Subject.SOURCE,
    "stories": Subject.STORY,
    "questions": Subject.QUESTION,
    "claimants": Subject.CLAIMANT,
    "topics": Subject.TOPIC,
    "pages": Subject.PAGE,
}
_ORDER = {subject: number for number, subject in enumerate(Subject)}
_DEEDS = {deed: number for number, deed in enumerate(Deed)}


def compare_states(base: SiteState, head: SiteState, findings: Iterable[Finding] = ()) -> Difference:
    """Return all that the change from ``base`` to ``head`` does to readers; ``findings`` are those of the new state."""
    found = tuple(findings)
    changes = [
        *_documents(base, head),
        *_seeds(base.index, head.index),
        *_claims(base, head),
        *absences(base, head),
    ]
    errors = sum(finding.severity is Severity.ERROR for finding in found)
    return Difference(
        before=_totals(base.index),
        after=_totals(head.index),
        changes=tuple(sorted(changes, key=lambda c: (_ORDER[c.subject], _DEEDS[c.deed], c.file, c.line))),
        drafts=tuple(sorted(_drafts(base, head))),
        errors=errors,
        warnings=len(found) - errors,
        codes=dict(sorted(Counter(finding.code for finding in found).items())),
    )


def _totals(index: SiteIndex) -> SiteTotals:
    claims = [claim for claim in index.claims.values() if is_public(claim)]
    quotes = sum(bool(item.spans) for claim in claims for item in claim.evidence)
    return SiteTotals(len(claims), quotes, len(index.sources))


def _drafts(base: SiteState, head: SiteState) -> Iterator[str]:
    for old, new in kinds(base.index, head.index):
        for before, after in paired(old, new):
            if after and not is_public(after) and (before is None or _is_edited(base, before, head, after)):
                yield after.path


def _is_edited(base: SiteState, before: IndexEntry, head: SiteState, after: IndexEntry) -> bool:
    return base.digests[before.path] != head.digests[after.path]


def _documents(base: SiteState, head: SiteState) -> Iterator[Change]:
    """Pages that readers gain, lose, find elsewhere, or find edited."""
    for old, new in kinds(base.index, head.index):
        for before, after in paired(old, new):
            was, stays = is_public(before), is_public(after)
            if after and stays and not was:
                yield _change(after, Deed.ADDED)
            elif before and was and not stays:
                yield _change(before, Deed.REMOVED)
            elif before and after and was:
                if before.id != after.id:
                    note = f"/{before.address} leads there."
                    yield _change(after, Deed.MOVED, before=before.address, after=after.address, note=note)
                if _is_edited(base, before, head, after):
                    yield from _edited(base, before, head, after)


def _edited(base: SiteState, before: IndexEntry, head: SiteState, after: IndexEntry) -> Iterator[Change]:
    """Say which fields of a page were edited, and its wording and its status one by one."""
    if title_of(before) != title_of(after):
        yield _change(after, Deed.CHANGED, before=title_of(before), after=title_of(after))
    if before.status is not after.status:
        line = head.line_of(after, "status")
        yield _change(after, Deed.CHANGED, line, before=before.status, after=after.status)
    fields = _edited_fields(base.documents[before.path], head.documents[after.path])
    if fields:
        yield _change(after, Deed.CHANGED, head.line_of(after, fields[0]), note=f"Edited: {', '.join(fields)}.")


def _edited_fields(before: AnyDocument, after: AnyDocument) -> list[str]:
    old, new = before.record, after.record
    fields = [
        name
        for name in new.__struct_fields__
        if name not in _TOLD and getattr(old, name, None) != getattr(new, name, None)
    ]
    return [*fields, "text"] if _body(before) != _body(after) else fields


# What is told one by one elsewhere: wordings, verdicts, quotations, corrections and seeds.
_TOLD = frozenset(
    {"claim", "title", "question", "name", "status", "aliases", "verdict", "evidence", "corrections", "seed", "sha256"}
)


def _body(document: AnyDocument) -> tuple[str, ...]:
    """Return a body without the numbers of its lines."""
    return tuple(part.source if isinstance(part, Citation) else str(part) for part in document.body.parts)


def _seeds(base: SiteIndex, head: SiteIndex) -> Iterator[Change]:
    """Archived texts: by their bytes, whatever the file is called."""
    for before, after in paired(base.sources, head.sources):
        old = base.pins.get(before.seed) if before else None
        new = head.pins.get(after.seed) if after else None
        source = after if after and new else before
        if source is None or old == new:
            continue
        deed = Deed.CHANGED if old and new else Deed.ADDED if new else Deed.REMOVED
        shown = after or source
        yield Change(
            Subject.SEED,
            deed,
            shortened(title_of(shown)),
            f"seeds/{shortened(source.seed)}",
            address=shown.address,
            before=old,
            after=new,
        )


def _claims(base: SiteState, head: SiteState) -> Iterator[Change]:
    """Verdicts, corrections and quotations of the claims that readers find before or after."""
    scales = (base.index.settings.record.scale, head.index.settings.record.scale)
    labels = {verdict.id: verdict.label for scale in scales for verdict in scale}
    footings = Footings(base.index), Footings(head.index)
    for before, after in paired(base.index.claims, head.index.claims):
        old = before if is_public(before) else None
        new = after if is_public(after) else None
        if old and new:
            yield from _verdict(old, head, new, labels)
            yield from _footing(footings, old, head, new)
            yield from _new_corrections(old, head, new)
        if old or new:
            yield from quotes_of(base, old, head, new)


def _verdict(before: ClaimEntry, head: SiteState, after: ClaimEntry, labels: Mapping[str, str]) -> Iterator[Change]:
    old, new = before.verdict, after.verdict
    if old != new:
        notes = [entry.note for entry in after.corrections if entry not in before.corrections]
        note = notes[0] if notes else "No correction says why."
        yield _change(
            after,
            Deed.CHANGED,
            head.line_of(after, "verdict"),
            subject=Subject.VERDICT,
            before=labels.get(old, old),
            after=labels.get(new, new),
            note=note,
        )


def _footing(
    footings: tuple[Footings, Footings], before: ClaimEntry, head: SiteState, after: ClaimEntry
) -> Iterator[Change]:
    """Say when a verdict hangs on less than before, or on other articles."""
    if found := footing_change(footings[0], before, footings[1], after):
        line = head.line_of(after, "verdict")
        said = {"before": found.before, "after": found.after, "note": found.note}
        yield _change(after, Deed.CHANGED, line, subject=Subject.VERDICT, **said)


def _new_corrections(before: ClaimEntry, head: SiteState, after: ClaimEntry) -> Iterator[Change]:
    for number, entry in enumerate(after.corrections):
        if entry not in before.corrections:
            note = f"{entry.date.isoformat()}, {entry.kind}: {entry.note}"
            line = head.line_of(after, "corrections", number)
            yield _change(after, Deed.ADDED, line, subject=Subject.CORRECTION, note=note)


def _change(
    document: IndexEntry,
    deed: Deed,
    line: int = 1,
    *,
    subject: Subject | None = None,
    before: str | None = None,
    after: str | None = None,
    note: str | None = None,
) -> Change:
    return Change(
        subject or _SUBJECTS[document.folder],
        deed,
        shortened(title_of(document)),
        document.path,
        line,
        document.address,
        before and shortened(before),
        after and shortened(after),
        shortened(note) if note else _standing(document, deed),
    )


def _standing(document: IndexEntry, deed: Deed) -> str | None:
    """Return what a reader would ask first about a claim that is new or gone: its verdict."""
    if isinstance(document, LegacyEntry) and deed is Deed.ADDED:
        return shortened(f"brought in, not checked here; elsewhere: {document.legacy.verdict}")
    if not isinstance(document, ClaimEntry) or deed not in (Deed.ADDED, Deed.REMOVED):
        return None
    withdrawn = ", withdrawn" if document.status is Status.WITHDRAWN else ""
    return shortened(f"{document.verdict}{withdrawn}: {document.summary}")
