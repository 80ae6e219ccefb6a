"""Ids that documents name: each must be there, and a published page must not lean on a draft."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.content.document import Key
from site_builder.findings.suggestions import did_you_mean, unmistakable
from site_builder.index.entries import Brief, ClaimBrief, Remark
from site_builder.index.site_index import Outline

_ONE = {"sources": "source", "stories": "story", "questions": "question", "claims": "claim"}


def check(outline: Outline, part: Outline) -> Iterator[Remark]:
    """Report every id that leads nowhere."""
    for story in part.stories.values():
        for number, source in enumerate(story.sources):
            yield from _refer(outline, story, "sources", source, ("sources", number))
    for question in part.questions.values():
        yield from _refer(outline, question, "stories", question.story, ("story",))
    scale = [verdict.id for verdict in outline.settings.record.scale]
    for claim in part.claims.values():
        yield from _verdict(scale, claim)
        yield from _claim(outline, claim)
    for document in part.briefs():
        yield from _citations(outline, document)


def _claim(outline: Outline, claim: ClaimBrief) -> Iterator[Remark]:
    yield from _refer(outline, claim, "stories", claim.story, ("story",))
    yield from _refer(outline, claim, "questions", claim.question, ("question",))
    for number, item in enumerate(claim.evidence):
        yield from _refer(outline, claim, "sources", item.source, ("evidence", number, "source"))
    for number, source in enumerate(claim.silent):
        yield from _refer(outline, claim, "sources", source, ("silent", number))
    for number, named in enumerate(claim.claimant_sources):
        yield from _refer(outline, claim, "sources", named, ("claimants", number, "source"))


def _verdict(scale: list[str], claim: ClaimBrief) -> Iterator[Remark]:
    if claim.verdict not in scale:
        yield claim.report(
            "unknown-verdict",
            ("verdict",),
            f"“{claim.verdict}” is not on the site's scale.",
            did_you_mean(claim.verdict, scale) or f"The verdicts are: {', '.join(scale)}.",
            replacement=unmistakable(claim.verdict, scale),
        )


def _refer(outline: Outline, document: Brief, folder: str, id: str | None, key: Key) -> Iterator[Remark]:
    documents = outline.folder(folder)
    if id is None or (folder, id) in outline.unread:
        return
    kind = _ONE[folder]
    if id not in documents:
        hint = (
            _self(document, id, kind)
            or did_you_mean(id, documents)
            or f"Make content/{folder}/{id}.md, or name one that is there."
        )
        meant = None if id == document.id else unmistakable(id, documents)
        yield document.report(f"unknown-{kind}", key, f"There is no {kind} “{id}”.", hint, replacement=meant)
    elif documents[id].is_draft and not document.is_draft:
        yield document.report(
            f"unknown-{kind}",
            key,
            f"The {kind} “{id}” is a draft, and drafts are not published.",
            f"Publish the {kind} first, or make this page a draft too.",
        )


def _self(document: Brief, id: str, kind: str) -> str:
    return f"“{id}” is this {_ONE.get(document.folder, 'page')} itself; name a {kind}." if id == document.id else ""


def _citations(outline: Outline, document: Brief) -> Iterator[Remark]:
    for citation in document.citations:
        if citation.source in outline.sources or ("sources", citation.source) in outline.unread:
            continue
        hint = _self(document, citation.source, "source") or did_you_mean(citation.source, outline.sources)
        if not hint and citation.source in outline.claims:
            hint = f"“{citation.source}” is a claim; link to it with [words](../claims/{citation.source}.md)."
        yield document.report(
            "unknown-citation",
            citation.place,
            f"[@{citation.source}] cites a source that is not there.",
            hint or "Put the id of a source between [@ and ].",
            replacement=_citation(unmistakable(citation.source, outline.sources)),
        )


def _citation(source: str | None) -> str | None:
    return f"[@{source}]" if source else None
