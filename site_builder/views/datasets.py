"""What a site publishes as data beside its claims: all evidence, articles, questions, stories and topics, whole or in parts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from site_builder.content.addresses import dataset_part, evidence_anchors, passage_anchor, seed_file
from site_builder.content.records import Extent, Stance, Status
from site_builder.content.status_note import StatusNote
from site_builder.evidence.find_quote import pieces_of
from site_builder.evidence.receipt import Span
from site_builder.index.entries import ClaimEntry, EvidenceEntry, SourceEntry
from site_builder.views import page_limits
from site_builder.views.cards import ClaimCard, QuestionCard, SourceCard, StoryCard
from site_builder.views.dependencies import joined_digest
from site_builder.views.shown_text import shown
from site_builder.views.site_view import SiteView
from site_builder.views.topic_card import TopicCard
from site_builder.views.visible_entries import VisibleEntries

EVIDENCE, SOURCES, QUESTIONS, STORIES, TOPICS = "evidence", "sources", "questions", "stories", "topics"
DATASETS = (EVIDENCE, SOURCES, QUESTIONS, STORIES, TOPICS)
"""The data sets besides the claims."""


class DatasetPart(Struct, frozen=True):
    """A file of a data set: all of it (number 0), or a part of one that is long.

    ``address`` has no ending, since it is published as JSON and as a table. ``ids`` are those of the documents in it; for
    evidence, those of the claims.
    """

    dataset: str
    number: int
    address: str
    ids: tuple[str, ...]


class ListedEvidence(Struct, frozen=True):
    """A piece of evidence as the list of all evidence has it.

    ``exact`` has the words as the page of the claim shows them; it is empty where they are withheld. There are no ``spans``
    where the article was taken down.
    """

    claim: ClaimCard
    source: SourceCard
    anchor: str
    stance: Stance
    exact: tuple[str, ...]
    why: str
    speaker: str | None
    locator: str | None
    spans: tuple[Span, ...]
    sha256: str | None
    passage: str
    archived_text: str | None


class ListedSource(Struct, frozen=True):
    """An article as the list of all articles has it, with the ids of the claims that quote it or find it silent."""

    card: SourceCard
    status: Status
    publish: Extent
    sha256: str
    archived_text: str | None
    quoted_by: tuple[str, ...]
    silent_on: tuple[str, ...]


class ListedQuestion(Struct, frozen=True):
    """A question with its story and the current claims that answer it, by their ids."""

    card: QuestionCard
    story: str | None
    claims: tuple[str, ...]


class ListedStory(Struct, frozen=True):
    """A story with the articles that were read for it and its current claims, by their ids."""

    card: StoryCard
    sources: tuple[str, ...]
    claims: tuple[str, ...]


class ListedTopic(Struct, frozen=True):
    """A topic with its stories and its current claims, by their ids, and since when and why it does not stand."""

    card: TopicCard
    status_note: StatusNote | None
    stories: tuple[str, ...]
    claims: tuple[str, ...]


def dataset_parts(site: SiteView) -> Mapping[str, DatasetPart]:
    """Return every file of every data set by its address. One that is long comes in parts and in nothing else.

    A site without topics has no list of them.
    """
    listed = (name for name in DATASETS if name != TOPICS or site.visible.topics)
    return {part.address: part for name in listed for part in _parts(name, _ids(name, site))}


def _ids(dataset: str, site: SiteView) -> Sequence[str]:
    """Return what a data set has rows of, in an order in which what is new comes last where anything tells that."""
    if dataset == EVIDENCE:
        return [
            claim.id for claim in sorted(site.visible.claims.values(), key=lambda claim: (claim.published, claim.id))
        ]
    visible: Mapping[str, object] = getattr(site.visible, dataset)
    return sorted(visible)


def _parts(dataset: str, ids: Sequence[str]) -> Iterator[DatasetPart]:
    size = page_limits.CLAIMS_PER_FILE
    if len(ids) <= size:
        yield DatasetPart(dataset, 0, dataset, tuple(ids))
        return
    for number, start in enumerate(range(0, len(ids), size), start=1):
        yield DatasetPart(dataset, number, dataset_part(dataset, number), tuple(ids[start : start + size]))


def part_content(part: DatasetPart, site: SiteView) -> str:
    """Return the digest of all that a file of a data set is made from."""
    digest, visible = site.dependencies.digest, site.visible
    made_from: Mapping[str, Callable[[str], Iterable[str]]] = {
        EVIDENCE: lambda id: (digest(f"claim/{id}"), digest(f"evidence/{id}")),
        SOURCES: lambda id: (digest(f"source/{id}"), repr(_claims_on(id, visible))),
        QUESTIONS: lambda id: (repr(listed_question(id, site)),),
        STORIES: lambda id: (repr(listed_story(id, site)),),
        TOPICS: lambda id: (repr(listed_topic(id, site)),),
    }
    return joined_digest(joined_digest((id, *made_from[part.dataset](id))) for id in part.ids)


def rows_in(part: DatasetPart, site: SiteView) -> int:
    """Return how many rows a file of a data set has."""
    return sum(len(site.visible.claims[id].evidence) for id in part.ids) if part.dataset == EVIDENCE else len(part.ids)


def listed_evidence(ids: Iterable[str], site: SiteView) -> Iterator[ListedEvidence]:
    """Yield the evidence of these claims, without the proofs that only the page of a claim needs."""
    for id in ids:
        claim, items = site.claims[id], site.visible.claims[id].evidence
        anchors = evidence_anchors(item.source for item in items)
        for item, anchor in zip(items, anchors, strict=True):
            yield _evidence(claim, item, anchor, site)


def _evidence(claim: ClaimEntry, item: EvidenceEntry, anchor: str, site: SiteView) -> ListedEvidence:
    card, source = site.source[item.source], site.sources[item.source]
    text = "" if source.takedown else site.seed(item.source).text
    kept = pieces_of(item.words) if item.words else ()
    exact = kept if source.takedown else (text[span.start : span.end] for span in item.spans)
    spans = () if source.takedown else item.spans
    place = f"#{passage_anchor(spans[0].start, spans[-1].end)}" if spans else ""
    return ListedEvidence(
        claim=site.claim[claim.id],
        source=card,
        anchor=anchor,
        stance=item.stance,
        exact=tuple(map(shown, exact)),
        why=item.why,
        speaker=item.speaker,
        locator=item.locator,
        spans=spans,
        sha256=source.sha256 if spans else None,
        passage=card.address + place,
        archived_text=_archived_text(source),
    )


def _archived_text(source: SourceEntry) -> str | None:
    return seed_file(source.id) if source.publish is Extent.FULL and not source.takedown else None


def listed_source(id: str, site: SiteView) -> ListedSource:
    """Return an article as the list of all articles has it."""
    entry, (quoted_by, silent_on) = site.sources[id], _claims_on(id, site.visible)
    return ListedSource(
        card=site.source[id],
        status=entry.status,
        publish=Extent.NONE if entry.takedown else entry.publish,
        sha256=entry.sha256,
        archived_text=_archived_text(entry),
        quoted_by=quoted_by,
        silent_on=silent_on,
    )


def _claims_on(id: str, visible: VisibleEntries) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the claims that quote an article, and those on which it says nothing."""
    return _ids_of(visible.quoting.get(id, ())), _ids_of(visible.silent_on.get(id, ()))


def listed_question(id: str, site: SiteView) -> ListedQuestion:
    """Return a question as the list of all questions has it."""
    story = site.questions[id].story
    known = story if story in site.visible.stories else None
    return ListedQuestion(site.question[id], known, _ids_of(site.visible.by_question.get(id, ())))


def listed_story(id: str, site: SiteView) -> ListedStory:
    """Return a story as the list of all stories has it."""
    read = tuple(source for source in site.stories[id].sources if source in site.visible.sources)
    return ListedStory(site.story[id], read, _ids_of(site.visible.by_story.get(id, ())))


def listed_topic(id: str, site: SiteView) -> ListedTopic:
    """Return a topic as the list of all topics has it."""
    card = site.topic[id]
    stories = tuple(story.id for story in site.visible.by_topic.get(id, ()))
    claims = tuple(claim.id for claim in site.claims_at.get(card.address, ()) if claim.id in site.current)
    return ListedTopic(card, site.visible.topics[id].status_note, stories, claims)


def _ids_of(claims: Iterable[ClaimEntry]) -> tuple[str, ...]:
    return tuple(claim.id for claim in claims)
