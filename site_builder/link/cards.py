"""The cards of everything that can be named on a page, made once and shared by all pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import TypeVar

from site_builder.addresses import address_of, evidence_anchors, passage_anchor
from site_builder.link.passages import live_address, passage_of
from site_builder.model.cards import ClaimCard, EvidenceCard, QuestionCard, SourceCard, Standing, StoryCard, Tally
from site_builder.model.corpus import AnyDocument, Corpus
from site_builder.model.document import Document
from site_builder.model.receipt import Receipt
from site_builder.model.records import Claim, Page, Question, Stance, Status, Story
from site_builder.model.settings import Settings, Verdict

T = TypeVar("T")
P = TypeVar("P", Story, Question, Claim, Page)


class Cards:
    """What is visible on the site, by id, and the card of each thing.

    With ``drafts`` the drafts are visible too. Claims that were withdrawn keep their page and are left out of
    lists, matrices and rival answers (``current``).
    """

    def __init__(
        self,
        corpus: Corpus,
        receipts: Mapping[tuple[str, int], Receipt],
        *,
        drafts: bool,
        say: Callable[[str], str] = str,
    ) -> None:
        self.corpus = corpus
        self.say = say
        self.receipts = receipts
        self.stories = _visible(corpus.stories, drafts)
        self.questions = _visible(corpus.questions, drafts)
        self.claims = _visible(corpus.claims, drafts)
        self.pages = _visible(corpus.pages, drafts)
        self.scale = {verdict.id: verdict for verdict in _scale(corpus.settings.record, say)}
        self.source = {id: _source_card(id, corpus) for id in corpus.sources}
        self.story = {id: _story_card(document) for id, document in self.stories.items()}
        self.question = {id: _question_card(document) for id, document in self.questions.items()}
        self.claim = {id: self._claim_card(document) for id, document in self.claims.items()}

    @cached_property
    def current(self) -> Mapping[str, Document[Claim]]:
        """The claims that stand in lists: all that are visible but those that were withdrawn."""
        return {id: claim for id, claim in self.claims.items() if claim.record.status is not Status.WITHDRAWN}

    @cached_property
    def answers(self) -> Mapping[str, tuple[Document[Claim], ...]]:
        """The current claims that answer each question, those with the most support first."""
        found: dict[str, list[Document[Claim]]] = defaultdict(list)
        for claim in self.current.values():
            if claim.record.question:
                found[claim.record.question].append(claim)
        return {
            id: tuple(sorted(claims, key=lambda c: (-self.claim[c.id].tally.supports, c.id)))
            for id, claims in found.items()
        }

    @cached_property
    def of_story(self) -> Mapping[str, tuple[Document[Claim], ...]]:
        """The current claims of each story, in the order of their ids."""
        return _grouped((claim.record.story, claim) for claim in self.current.values())

    @cached_property
    def uses(self) -> Mapping[str, tuple[tuple[ClaimCard, EvidenceCard], ...]]:
        """What the visible claims quote of each source, in the order of their ids."""
        return _grouped(
            (card.source.id, (self.claim[id], card)) for id, evidence in self.evidence.items() for card in evidence
        )

    @cached_property
    def silent_on(self) -> Mapping[str, tuple[ClaimCard, ...]]:
        """The current claims to which each source does not speak, in the order of their ids."""
        return _grouped(
            (source, self.claim[id])
            for id, claim in self.current.items()
            for source in dict.fromkeys(claim.record.silent)
        )

    @cached_property
    def read_for(self) -> Mapping[str, tuple[StoryCard, ...]]:
        """The stories for which each source was read."""
        return _grouped(
            (source, self.story[id])
            for id, story in self.stories.items()
            for source in dict.fromkeys(story.record.sources)
        )

    @cached_property
    def evidence(self) -> Mapping[str, tuple[EvidenceCard, ...]]:
        """The evidence of each visible claim, in the order in which it was written."""
        return {id: self._evidence(document) for id, document in self.claims.items()}

    def evidence_by_stance(self, claim: str) -> Mapping[Stance, tuple[EvidenceCard, ...]]:
        """Return the evidence of a claim for each of the four stances."""
        return {stance: tuple(card for card in self.evidence[claim] if card.stance is stance) for stance in Stance}

    def standings(self, claim: Document[Claim]) -> Mapping[str, tuple[Standing, ...]]:
        """Return how the sources stand that a claim assesses: each stance once, strongest first."""
        found: dict[str, set[Stance]] = defaultdict(set)
        for item in claim.record.evidence:
            found[item.source].add(item.stance)
        quoted = {id: tuple(Standing(s) for s in Stance if s in stances) for id, stances in found.items()}
        return dict.fromkeys(claim.record.silent, (Standing.SILENT,)) | quoted

    def citations(self, document: AnyDocument) -> Mapping[str, SourceCard]:
        """Return the card of every source that the body of a document cites."""
        return {citation.source: self.source[citation.source] for citation in document.body.citations}

    def edit(self, document: AnyDocument) -> str | None:
        """Return the address at which the file can be edited, or None when the site does not say where it is kept."""
        repository = self.corpus.settings.record.repository
        return f"{repository.rstrip('/')}/edit/HEAD/{document.path}" if repository else None

    def _claim_card(self, document: Document[Claim]) -> ClaimCard:
        record = document.record
        return ClaimCard(
            id=document.id,
            address=address_of("claims", document.id),
            claim=record.claim,
            answer=record.answer,
            verdict=self.scale[record.verdict],
            summary=record.summary,
            tally=self._tally(document),
            published=record.published,
            reviewed=record.reviewed,
            updated=max(filter(None, (record.published, record.reviewed, *(c.date for c in record.corrections)))),
            status=record.status,
        )

    def _tally(self, document: Document[Claim]) -> Tally:
        by_stance = {
            stance: {item.source for item in document.record.evidence if item.stance is stance} for stance in Stance
        }
        quoted = set().union(*by_stance.values())
        return Tally(
            supports=len(by_stance[Stance.SUPPORTS]),
            contradicts=len(by_stance[Stance.CONTRADICTS]),
            qualifies=len(by_stance[Stance.QUALIFIES]),
            mentions=len(by_stance[Stance.MENTIONS]),
            silent=len(set(document.record.silent)),
            not_assessed=len(self.corpus.unassessed(document)),
            articles=len(quoted),
            origins=len({self.corpus.origin_of(id) for id in quoted}),
        )

    def _evidence(self, document: Document[Claim]) -> tuple[EvidenceCard, ...]:
        items = document.record.evidence
        anchors = evidence_anchors(item.source for item in items)
        cards = []
        for number, (item, anchor) in enumerate(zip(items, anchors, strict=True)):
            receipt = self.receipts[document.id, number]
            source = self.source[item.source]
            passage = passage_of(self.corpus.seeds[receipt.seed].text, receipt.spans)
            cards.append(
                EvidenceCard(
                    anchor=anchor,
                    source=source,
                    stance=item.stance,
                    passage=passage.parts,
                    cut_before=passage.cut_before,
                    cut_after=passage.cut_after,
                    speaker=item.speaker,
                    why=item.why,
                    receipt=receipt,
                    in_article=f"{source.address}#{passage_anchor(receipt.start, receipt.end)}",
                    live=live_address(source.url, receipt) if source.url else None,
                )
            )
        return tuple(cards)


def _grouped(pairs: Iterable[tuple[str | None, T]]) -> Mapping[str, tuple[T, ...]]:
    """Return what belongs to each name, in its order, without what belongs to none."""
    found: dict[str, list[T]] = defaultdict(list)
    for name, value in pairs:
        if name:
            found[name].append(value)
    return {name: tuple(values) for name, values in found.items()}


def _scale(settings: Settings, say: Callable[[str], str]) -> tuple[Verdict, ...]:
    """Return the scale in use; the default scale speaks the site's language."""
    if settings.verdicts:
        return settings.verdicts
    return tuple(v.model_copy(update={"label": say(v.label), "meaning": say(v.meaning)}) for v in settings.scale)


def _visible(documents: Mapping[str, Document[P]], drafts: bool) -> dict[str, Document[P]]:
    return {id: document for id, document in documents.items() if drafts or document.record.status is not Status.DRAFT}


def _source_card(id: str, corpus: Corpus) -> SourceCard:
    record = corpus.sources[id].record
    return SourceCard(
        id=id,
        address=address_of("sources", id),
        title=record.title,
        title_from=record.title_from,
        short=record.short or record.title,
        publisher=record.publisher,
        authors=record.authors,
        published=record.published,
        language=record.language,
        url=record.url,
        archived_url=record.archived_url,
        origin=record.origin,
    )


def _story_card(document: Document[Story]) -> StoryCard:
    record = document.record
    return StoryCard(
        document.id, address_of("stories", document.id), record.title, record.summary, record.published, record.status
    )


def _question_card(document: Document[Question]) -> QuestionCard:
    record = document.record
    return QuestionCard(
        document.id,
        address_of("questions", document.id),
        record.question,
        record.summary,
        record.exclusive,
        record.status,
    )
