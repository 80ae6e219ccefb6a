"""Whether a claim has looked at every source of its story, and says of none that it both speaks and is silent."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.codes import Severity
from site_builder.findings import Finding
from site_builder.model.corpus import Corpus
from site_builder.model.document import Document
from site_builder.model.records import Claim, Status
from site_builder.model.settings import Unassessed


def check(corpus: Corpus) -> Iterator[Finding]:
    """Report sources that are listed as silent and quoted, and sources of the story that are passed over."""
    policy = corpus.settings.record.policy.assess_every_source
    for claim in corpus.claims.values():
        yield from _silent_but_cited(claim)
        if policy is not Unassessed.OFF and claim.record.status not in (Status.DRAFT, Status.WITHDRAWN):
            yield from _not_assessed(claim, corpus, Severity.ERROR if policy is Unassessed.ERROR else Severity.WARNING)


def _silent_but_cited(claim: Document[Claim]) -> Iterator[Finding]:
    cited = {item.source for item in claim.record.evidence}
    for number, source in enumerate(claim.record.silent):
        if source in cited:
            yield claim.report(
                "silent-but-cited",
                ("silent", number),
                f"“{source}” is listed as silent, and is quoted as evidence.",
                "Take it out of `silent`, or take the evidence out.",
            )


def _not_assessed(claim: Document[Claim], corpus: Corpus, severity: Severity) -> Iterator[Finding]:
    for source in corpus.unassessed(claim):
        if source in corpus.sources or ("sources", source) in corpus.unread:
            yield claim.report(
                "not-assessed",
                ("silent",) if ("silent",) in claim.marks else ("story",),
                f"Nobody has said how “{source}” stands to this claim.",
                f"Read it: add what it says under `evidence`, or add `{source}` to `silent` if it says nothing on it.",
                severity=severity,
            )
