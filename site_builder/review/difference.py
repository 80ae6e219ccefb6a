"""What readers gain and lose by a change: claims, verdicts, quotations, sources, texts, pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from site_builder.content.addresses import address_of
from site_builder.content.corpus import AnyDocument, Corpus
from site_builder.content.document import Document
from site_builder.content.records import Claim, Source, Status
from site_builder.findings.catalogue import Severity
from site_builder.findings.values import Finding
from site_builder.review.difference_values import Change, Deed, Difference, Subject, Totals
from site_builder.review.document_pairs import is_public, kinds, paired, title_of
from site_builder.review.quote_changes import Receipts, quotes_of
from site_builder.review.shortened_text import shortened

_SUBJECTS = {
    "claims": Subject.CLAIM,
    "sources": Subject.SOURCE,
    "stories": Subject.STORY,
    "questions": Subject.QUESTION,
    "pages": Subject.PAGE,
}
_ORDER = {subject: number for number, subject in enumerate(Subject)}
_DEEDS = {deed: number for number, deed in enumerate(Deed)}


def compare(
    base: Corpus, base_receipts: Receipts, head: Corpus, head_receipts: Receipts, findings: Iterable[Finding] = ()
) -> Difference:
    """Return all that the change from ``base`` to ``head`` does to readers; ``findings`` are those of the new state."""
    found = tuple(findings)
    changes = [
        *_documents(base, head),
        *_seeds(base, head),
        *_claims(base, base_receipts, head, head_receipts),
    ]
    errors = sum(finding.severity is Severity.ERROR for finding in found)
    return Difference(
        before=_totals(base, base_receipts),
        after=_totals(head, head_receipts),
        changes=tuple(sorted(changes, key=lambda c: (_ORDER[c.subject], _DEEDS[c.deed], c.file, c.line))),
        drafts=tuple(sorted(_drafts(base, head))),
        errors=errors,
        warnings=len(found) - errors,
        codes=dict(sorted(Counter(finding.code for finding in found).items())),
    )


def _totals(corpus: Corpus, receipts: Receipts) -> Totals:
    claims = {id for id, claim in corpus.claims.items() if is_public(claim)}
    return Totals(len(claims), sum(claim in claims for claim, _ in receipts), len(corpus.sources))


def _drafts(base: Corpus, head: Corpus) -> Iterator[str]:
    for old, new in kinds(base, head):
        for before, after in paired(old, new):
            if after and not is_public(after) and (before is None or before.lines != after.lines):
                yield after.path


def _documents(base: Corpus, head: Corpus) -> Iterator[Change]:
    """Pages that readers gain, lose, find elsewhere, or find edited."""
    for old, new in kinds(base, head):
        for before, after in paired(old, new):
            was, stays = is_public(before), is_public(after)
            if after and stays and not was:
                yield _change(after, Deed.ADDED)
            elif before and was and not stays:
                yield _change(before, Deed.REMOVED)
            elif before and after and was:
                if before.id != after.id:
                    note = f"/{_address(before)} leads there."
                    yield _change(after, Deed.MOVED, before=_address(before), after=_address(after), note=note)
                yield from _edited(before, after)


def _edited(before: AnyDocument, after: AnyDocument) -> Iterator[Change]:
    """Say which fields of a page were edited, and its wording and its status one by one."""
    if title_of(before) != title_of(after):
        yield _change(after, Deed.CHANGED, before=title_of(before), after=title_of(after))
    old, new = before.record, after.record
    if not isinstance(old, Source) and not isinstance(new, Source) and old.status is not new.status:
        yield _change(after, Deed.CHANGED, ("status",), before=old.status, after=new.status)
    fields = [
        name
        for name in new.__struct_fields__
        if name not in _TOLD and getattr(old, name, None) != getattr(new, name, None)
    ]
    if _body(before) != _body(after):
        fields.append("text")
    if fields:
        yield _change(after, Deed.CHANGED, (fields[0],), note=f"Edited: {', '.join(fields)}.")


# What is told one by one elsewhere: wordings, verdicts, quotations, corrections and seeds.
_TOLD = frozenset(
    {"claim", "title", "question", "status", "aliases", "verdict", "evidence", "corrections", "seed", "sha256"}
)


def _body(document: AnyDocument) -> tuple[str, ...]:
    """Return a body as it reads, whatever line it stands on."""
    return tuple(part if isinstance(part, str) else part.source for part in document.body.parts)


def _seeds(base: Corpus, head: Corpus) -> Iterator[Change]:
    """Archived texts: by their bytes, whatever the file is called."""
    for before, after in paired(base.sources, head.sources):
        old = base.seeds.get(before.record.seed) if before else None
        new = head.seeds.get(after.record.seed) if after else None
        document = after or before
        if document is None or (old and new and old.sha256 == new.sha256) or not (old or new):
            continue
        deed = Deed.CHANGED if old and new else Deed.ADDED if new else Deed.REMOVED
        name = (new or old).name  # type: ignore[union-attr]
        yield Change(
            Subject.SEED,
            deed,
            shortened(title_of(document)),
            f"seeds/{shortened(name)}",
            address=_address(document),
            before=old.sha256 if old else None,
            after=new.sha256 if new else None,
        )


def _claims(base: Corpus, base_receipts: Receipts, head: Corpus, head_receipts: Receipts) -> Iterator[Change]:
    """Verdicts, corrections and quotations of the claims that readers find before or after."""
    labels = {verdict.id: verdict.label for verdict in (*base.settings.record.scale, *head.settings.record.scale)}
    for before, after in paired(base.claims, head.claims):
        old = before if is_public(before) else None
        new = after if is_public(after) else None
        if old and new:
            yield from _verdict(old, new, labels)
            yield from _new_corrections(old, new)
        if old or new:
            yield from quotes_of(old, base_receipts, new, head_receipts)


def _verdict(before: Document[Claim], after: Document[Claim], labels: Mapping[str, str]) -> Iterator[Change]:
    old, new = before.record.verdict, after.record.verdict
    if old != new:
        notes = [entry.note for entry in after.record.corrections if entry not in before.record.corrections]
        note = notes[0] if notes else "No correction says why."
        yield _change(
            after,
            Deed.CHANGED,
            ("verdict",),
            subject=Subject.VERDICT,
            before=labels.get(old, old),
            after=labels.get(new, new),
            note=note,
        )


def _new_corrections(before: Document[Claim], after: Document[Claim]) -> Iterator[Change]:
    for number, entry in enumerate(after.record.corrections):
        if entry not in before.record.corrections:
            note = f"{entry.date.isoformat()}, {entry.kind}: {entry.note}"
            yield _change(after, Deed.ADDED, ("corrections", number), subject=Subject.CORRECTION, note=note)


def _change(
    document: AnyDocument,
    deed: Deed,
    key: tuple[str | int, ...] = (),
    *,
    subject: Subject | None = None,
    before: str | None = None,
    after: str | None = None,
    note: str | None = None,
) -> Change:
    return Change(
        subject or _SUBJECTS[document.record.folder],
        deed,
        shortened(title_of(document)),
        document.path,
        document.place(*key).line,
        _address(document),
        before and shortened(before),
        after and shortened(after),
        shortened(note) if note else _standing(document, deed),
    )


def _standing(document: AnyDocument, deed: Deed) -> str | None:
    """Return what a reader would ask first about a claim that is new or gone: its verdict."""
    record = document.record
    if not isinstance(record, Claim) or deed not in (Deed.ADDED, Deed.REMOVED):
        return None
    withdrawn = ", withdrawn" if record.status is Status.WITHDRAWN else ""
    return shortened(f"{record.verdict}{withdrawn}: {record.summary}")


def _address(document: AnyDocument) -> str:
    return address_of(document.record.folder, document.id)
