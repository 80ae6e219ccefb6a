"""Ids that documents name: each must be there, and a published page must not lean on a draft."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from site_builder.content.document import Key
from site_builder.content.settings import DEFAULT_SCALE, Verdict
from site_builder.findings.counted import listed
from site_builder.findings.suggestions import did_you_mean, unmistakable
from site_builder.index.entries import ClaimEntry, IndexEntry, SourceEntry, StoryEntry
from site_builder.index.site_index import SiteIndex
from site_builder.index.unlocated_finding import UnlocatedFinding

ONE_OF_THEM = {
    "sources": "source",
    "topics": "topic",
    "stories": "story",
    "questions": "question",
    "claims": "claim",
    "claimants": "claimant",
}
"""What one document of a folder is called."""


def check(index: SiteIndex, part: SiteIndex) -> Iterator[UnlocatedFinding]:
    """Report every id that leads nowhere."""
    for story in part.stories.values():
        for number, id in enumerate(story.sources):
            yield from _refer(index, story, "sources", id, ("sources", number))
        yield from _topics(index, story)
    for question in part.questions.values():
        yield from _refer(index, question, "stories", question.story, ("story",))
    for source in part.sources.values():
        if source.version_of != source.id:
            yield from _refer(index, source, "sources", source.version_of, ("version_of",))
        for number, other in enumerate(source.independent_of):
            if other.source != source.id:
                yield from _refer(index, source, "sources", other.source, ("independent_of", number, "source"))
    scale = {verdict.id: verdict for verdict in index.settings.record.scale}
    for claim in part.claims.values():
        if scale:
            yield from _verdict(scale, claim)
        yield from _claim(index, claim)
    for document in part.entries():
        yield from _citations(index, document)


def _topics(index: SiteIndex, document: StoryEntry | ClaimEntry) -> Iterator[UnlocatedFinding]:
    for number, id in enumerate(document.topics):
        yield from _refer(index, document, "topics", id, ("topics", number))


def _claim(index: SiteIndex, claim: ClaimEntry) -> Iterator[UnlocatedFinding]:
    yield from _refer(index, claim, "stories", claim.story, ("story",))
    yield from _refer(index, claim, "questions", claim.question, ("question",))
    yield from _topics(index, claim)
    for number, item in enumerate(claim.evidence):
        yield from _refer(index, claim, "sources", item.source, ("evidence", number, "source"))
    for number, source in enumerate(claim.silent_sources):
        yield from _refer(index, claim, "sources", source, ("silent", number, "source"))
    for number, statement in enumerate(claim.claimants):
        yield from _refer(index, claim, "claimants", statement.claimant, ("claimants", number, "claimant"))
        yield from _refer(index, claim, "sources", statement.reported_by, ("claimants", number, "source"))


_IN_SHORT = {
    "supported": "the articles that speak to it bear it out",
    "mostly-supported": "borne out in the main, and something limits it",
    "mixed": "a part is borne out, another is not",
    "mostly-refuted": "they speak against it in the main",
    "refuted": "they speak against it",
    "conflicting": "they disagree, and nothing settles it",
    "missing-context": "it leaves out what changes how it reads",
    "insufficient": "they do not establish whether it is right",
}
"""What verdicts of the usual scale say, in half a line; what others mean is told as it is."""


def _scale_told(scale: Mapping[str, Verdict]) -> str:
    usual = {verdict.id: verdict.meaning for verdict in DEFAULT_SCALE}
    said = (
        f"`{id}` ({(usual.get(id) == step.meaning and _IN_SHORT.get(id)) or step.meaning.rstrip('.')})"
        for id, step in scale.items()
    )
    return f"Write one of: {'; '.join(said)}."


def _verdict(scale: Mapping[str, Verdict], claim: ClaimEntry) -> Iterator[UnlocatedFinding]:
    if claim.verdict not in scale:
        yield claim.report(
            "unknown-verdict",
            ("verdict",),
            f"“{claim.verdict}” is not on the site's scale.",
            did_you_mean(claim.verdict, scale) or _scale_told(scale),
            replacement=unmistakable(claim.verdict, scale),
        )


def _refer(index: SiteIndex, document: IndexEntry, folder: str, id: str | None, key: Key) -> Iterator[UnlocatedFinding]:
    documents = index.folder(folder)
    if id is None or (folder, id) in index.unread:
        return
    kind = ONE_OF_THEM[folder]
    if id not in documents:
        if folder == "sources" and (versions := _versions_of(id, index)):
            hint = _deleted(index, document, id, versions)
            yield document.report(f"unknown-{kind}", key, f"There is no {kind} “{id}”.", hint)
            return
        hint = (
            (_self(document, id, kind) if folder != "topics" else "")
            or (_unrecorded(index, id) if folder == "sources" else "")
            or _renamed(id, documents, guess=folder != "topics")
            or f"Make content/{folder}/{id}.md, or name one that is there."
        )
        meant = None if id == document.id and folder != "topics" else unmistakable(id, documents)
        yield document.report(f"unknown-{kind}", key, f"There is no {kind} “{id}”.", hint, replacement=meant)
    elif documents[id].is_draft and not document.is_draft:
        yield document.report(
            f"unknown-{kind}",
            key,
            f"The {kind} “{id}” is a draft, and drafts are not published.",
            f"Publish the {kind}: take `status: draft` out of {documents[id].path}. Or make this page a draft too.",
        )


def _versions_of(id: str, index: SiteIndex) -> Sequence[SourceEntry]:
    """Return the versions of an article that is not there, unless its name is another's misspelt."""
    versions = [one for one in index.sources.values() if one.version_of == id]
    others = index.sources.keys() - {one.id for one in versions}
    return versions if versions and unmistakable(id, others) is None else ()


def _deleted(index: SiteIndex, document: IndexEntry, id: str, versions: Sequence[SourceEntry]) -> str:
    """Return what to do about an article that is gone while versions of it are there."""
    path = f"content/sources/{id}.md"
    way = f"git checkout -- {path}" if path in index.tracked else "from a backup, or from an earlier state of the site"
    back = f"If its file was renamed, write the new name; if {path} was deleted, bring it back: {way}."
    others = [f"`{one.id}`" for one in versions if one.id != document.id]
    if len(others) == len(versions):
        return f"{listed(others)} {'is a version' if len(others) == 1 else 'are versions'} of it. {back} To do without it, name a version in which the words stand."
    if others:
        return (
            f"{back} To do without it, take `version_of` out of the earliest version, and let the others name that one."
        )
    return f"{back} To do without it, take `version_of` out: then this is the only version."


def names_tracked_file(found: UnlocatedFinding) -> bool:
    """Say whether a finding may tell how a file comes back, which depends on what git tracks."""
    return found.code in ("unknown-source", "unknown-citation")


def _unrecorded(index: SiteIndex, id: str) -> str:
    """Return what to do when only the archived text is there."""
    seed = next((name for name in index.seed_files if name.rpartition("/")[2].rpartition(".")[0] == id), None)
    if seed is None or any(source.seed == seed for source in index.sources.values()):
        return ""
    return f"The archived text seeds/{seed} is there, and its record is not: make content/sources/{id}.md with `site-builder new source`."


def _renamed(id: str, documents: Mapping[str, IndexEntry], *, guess: bool) -> str:
    """Return the question for the document that is meant. No topic is guessed: a name that is like none is a new one."""
    meant = did_you_mean(id, documents) or (_kin(id, documents) if guess else "")
    return (
        f"{meant} If that file was renamed, write its new name here, and list `{id}` under its `aliases`."
        if meant
        else ""
    )


def _kin(id: str, documents: Mapping[str, IndexEntry]) -> str:
    """Return the question for the one document that may be meant though its name is not like it.

    It is the one whose archived text has this name, whose name has all of this one's words or the other way round, or
    the only one that there is.
    """
    seeds = [name for name, one in documents.items() if isinstance(one, SourceEntry) and one.seed == f"{id}.txt"]
    words = set(id.split("-"))
    alike = [name for name in documents if words <= (other := set(name.split("-"))) or other <= words]
    for found in (seeds, alike, list(documents)):
        if len(found) == 1:
            return f"Did you mean `{found[0]}`?"
    return ""


def _self(document: IndexEntry, id: str, kind: str) -> str:
    return (
        f"“{id}” is this {ONE_OF_THEM.get(document.folder, 'page')} itself; name a {kind}." if id == document.id else ""
    )


def _citations(index: SiteIndex, document: IndexEntry) -> Iterator[UnlocatedFinding]:
    for citation in document.citations:
        if citation.source in index.sources or ("sources", citation.source) in index.unread:
            continue
        versions = _versions_of(citation.source, index)
        near = did_you_mean(citation.source, index.sources) or _kin(citation.source, index.sources)
        deleted = _deleted(index, document, citation.source, versions) if versions else ""
        hint = _self(document, citation.source, "source") or deleted or near
        if not hint and citation.source in index.claims:
            hint = f"“{citation.source}” is a claim; link to it with [words](../claims/{citation.source}.md)."
        yield document.report(
            "unknown-citation",
            citation.place,
            f"[@{citation.source}] cites a source that is not there.",
            hint or "Put the id of a source between [@ and ].",
            replacement=None if versions else _citation(unmistakable(citation.source, index.sources)),
        )


def _citation(source: str | None) -> str | None:
    return f"[@{source}]" if source else None
