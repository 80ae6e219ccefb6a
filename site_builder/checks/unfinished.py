"""Text that a new file came with, and that nobody has replaced."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.content import placeholders
from site_builder.content.document import AnyDocument, is_draft
from site_builder.content.records import Claim, Noted, Source, Story
from site_builder.findings.finding import Finding, Place


def check(document: AnyDocument) -> Iterator[Finding]:
    """Report what is about to be published and still has the words of a new file in it."""
    if isinstance(document.record, Claim | Story) and not is_draft(document):
        yield from _unfinished(document, document.record.summary)
    if isinstance(document.record, Claim) and not is_draft(document):
        for number, item in enumerate(document.record.evidence):
            if item.why == placeholders.WHY:
                yield _report(document, document.place("evidence", number, "why"))
        for number, note in enumerate(document.record.corrections):
            if note.note in (placeholders.VOID, placeholders.OUTDATED):
                yield _report(document, document.place("corrections", number, "note"))
        for number, silence in enumerate(document.record.silent):
            if silence.because == placeholders.SILENCE_REASON:
                yield _report(document, document.place("silent", number, "because"))
    said = document.record.status_note if isinstance(document.record, Noted) else None
    if said and said.note in (placeholders.WITHDRAWN, placeholders.OUTDATED):
        yield _report(document, document.place("status_note", "note"))
    if isinstance(document.record, Source):
        for number, aside in enumerate(document.record.aside):
            if aside.because == placeholders.ASIDE_REASON:
                yield _report(document, document.place("aside", number, "because"))


def _unfinished(document: AnyDocument, summary: str) -> Iterator[Finding]:
    if summary in (placeholders.SUMMARY, placeholders.STORY_SUMMARY):
        yield _report(document, document.place("summary"))
    for number, line in enumerate(document.lines, start=1):
        if line.startswith(placeholders.BODY):
            yield _report(document, Place(document.path, number, 1, len(placeholders.BODY)))


def _report(document: AnyDocument, place: Place) -> Finding:
    message, hint = (
        "This is what a new file says, and not yet your own words.",
        "Write your own, or keep `status: draft`.",
    )
    return document.report("unfinished", place, message, hint)
