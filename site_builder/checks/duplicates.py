"""What stands twice where once is meant: it would be counted twice, and shown twice."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator

from site_builder.content.document import AnyDocument, Document, Key
from site_builder.content.records import Aliased, Claim, Source, Story
from site_builder.content.settings import Settings
from site_builder.content.statements import Statement
from site_builder.evidence.folding import fold
from site_builder.findings.finding import Finding

_COMPARED = {"evidence": ("quote",), "aside": ("passage",)}
_SAID = {
    "evidence": "This source is quoted with these words",
    "aside": "These words are set aside",
    "claimants": "This statement stands here",
}


def check(document: AnyDocument) -> Iterator[Finding]:
    """Report entries of lists that repeat one before them."""
    for field, values in _lists(document):
        yield from _repeated(document, field, values)


def check_scale(settings: Document[Settings]) -> Iterator[Finding]:
    """Report verdicts of the site's scale that have one id."""
    seen: set[str] = set()
    for number, verdict in enumerate(settings.record.verdicts or ()):
        if verdict.id in seen:
            message, hint = f"The verdict “{verdict.id}” stands on the scale twice.", "Keep one of the two."
            yield settings.report("repeated", ("verdicts", number, "id"), message, hint)
        seen.add(verdict.id)


def _lists(document: AnyDocument) -> Iterator[tuple[str, Iterable[Hashable]]]:
    record = document.record
    if isinstance(record, Aliased):
        yield "aliases", record.aliases
    if isinstance(record, Story):
        yield "sources", record.sources
    if isinstance(record, Story | Claim):
        yield "topics", record.topics
    if isinstance(record, Source):
        yield "aside", (fold(aside.passage).text.strip() for aside in record.aside)
        yield "independent_of", (other.source for other in record.independent_of)
    if isinstance(record, Claim):
        yield "silent", (silence.source for silence in record.silent)
        yield "claimants", map(_said, record.claimants)
        yield "evidence", ((item.source, fold(item.quote).text.strip()) for item in record.evidence)


def _said(statement: Statement) -> Hashable:
    """Return who said it, when, on what occasion and where, and who reports it: two that share all of it are one."""
    who = statement.claimant or " ".join(fold(statement.name or "").text.casefold().split())
    return (who, statement.date, statement.occasion, statement.place, statement.source)


def _repeated(document: AnyDocument, field: str, values: Iterable[Hashable]) -> Iterator[Finding]:
    seen: set[Hashable] = set()
    for number, value in enumerate(values):
        if value in seen:
            key: Key = (field, number, *_COMPARED.get(field, ()))
            said = _SAID.get(field) or f"“{value}” stands in `{field}`"
            yield document.report("repeated", key, f"{said} a second time.", "Keep one of the two.")
        seen.add(value)
