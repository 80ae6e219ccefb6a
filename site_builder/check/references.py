"""Ids that documents name: each must be there, and a published page must not lean on a draft."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from site_builder.findings import Finding
from site_builder.model.corpus import AnyDocument, Corpus, is_draft
from site_builder.model.document import Document, Key
from site_builder.model.records import Claim
from site_builder.suggestions import did_you_mean

_ONE = {"sources": "source", "stories": "story", "questions": "question", "claims": "claim"}


def check(corpus: Corpus) -> Iterator[Finding]:
    """Report every id that leads nowhere."""
    for story in corpus.stories.values():
        for number, source in enumerate(story.record.sources):
            yield from _refer(corpus, story, "sources", source, ("sources", number))
    for question in corpus.questions.values():
        yield from _refer(corpus, question, "stories", question.record.story, ("story",))
    for claim in corpus.claims.values():
        yield from _claim(corpus, claim)
    for document in corpus.documents():
        yield from _citations(corpus, document)


def _claim(corpus: Corpus, claim: Document[Claim]) -> Iterator[Finding]:
    record = claim.record
    yield from _verdict(corpus, claim)
    yield from _refer(corpus, claim, "stories", record.story, ("story",))
    yield from _refer(corpus, claim, "questions", record.question, ("question",))
    for number, item in enumerate(record.evidence):
        yield from _refer(corpus, claim, "sources", item.source, ("evidence", number, "source"))
    for number, source in enumerate(record.silent):
        yield from _refer(corpus, claim, "sources", source, ("silent", number))
    for number, claimant in enumerate(record.claimants):
        yield from _refer(corpus, claim, "sources", claimant.source, ("claimants", number, "source"))


def _verdict(corpus: Corpus, claim: Document[Claim]) -> Iterator[Finding]:
    scale = [verdict.id for verdict in corpus.settings.record.scale]
    if claim.record.verdict not in scale:
        yield claim.report(
            "unknown-verdict",
            ("verdict",),
            f"“{claim.record.verdict}” is not on the site's scale.",
            did_you_mean(claim.record.verdict, scale) or f"The verdicts are: {', '.join(scale)}.",
        )


def _refer(corpus: Corpus, document: AnyDocument, folder: str, id: str | None, key: Key) -> Iterator[Finding]:
    documents: Mapping[str, Document[Any]] = getattr(corpus, folder)
    if id is None or (folder, id) in corpus.unread:
        return
    kind = _ONE[folder]
    if id not in documents:
        hint = (
            _self(document, id, kind)
            or did_you_mean(id, documents)
            or f"Make content/{folder}/{id}.md, or name one that is there."
        )
        yield document.report(f"unknown-{kind}", key, f"There is no {kind} “{id}”.", hint)
    elif is_draft(documents[id]) and not is_draft(document):
        yield document.report(
            f"unknown-{kind}",
            key,
            f"The {kind} “{id}” is a draft, and drafts are not published.",
            f"Publish the {kind} first, or make this page a draft too.",
        )


def _self(document: AnyDocument, id: str, kind: str) -> str:
    return (
        f"“{id}” is this {_ONE.get(document.record.folder, 'page')} itself; name a {kind}." if id == document.id else ""
    )


def _citations(corpus: Corpus, document: AnyDocument) -> Iterator[Finding]:
    for citation in document.body.citations:
        if citation.source in corpus.sources or ("sources", citation.source) in corpus.unread:
            continue
        hint = _self(document, citation.source, "source") or did_you_mean(citation.source, corpus.sources)
        if not hint and citation.source in corpus.claims:
            hint = f"“{citation.source}” is a claim; link to it with [words](../claims/{citation.source}.md)."
        yield document.report(
            "unknown-citation",
            citation.place,
            f"[@{citation.source}] cites a source that is not there.",
            hint or "Put the id of a source between [@ and ].",
        )
