"""What pages look things up in: the entries of the site, and the card of each thing that a page can name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from itertools import chain

from msgspec.structs import replace

from site_builder.analysis.edges import Edge
from site_builder.content.addresses import address_of, evidence_anchors
from site_builder.content.document import Body, BodyPicture, Citation
from site_builder.content.picture import PictureFile
from site_builder.content.records import Stance, Status
from site_builder.content.repository import repository_of
from site_builder.content.seed import Seed
from site_builder.content.settings import Settings, Verdict
from site_builder.evidence.find_quote import OMISSION_MARK, stands_in
from site_builder.evidence.folding import fold
from site_builder.index.claim_ground import ArticleOrigins
from site_builder.index.entries import ClaimEntry, EvidenceEntry, IndexEntry
from site_builder.index.site_index import SiteIndex
from site_builder.views.cards import (
    STATUS_WORDS,
    ClaimCard,
    EvidenceCard,
    QuestionCard,
    SourceCard,
    StoryCard,
    claim_card,
    evidence_card,
    evidence_without_text,
    hanging_of,
    question_card,
    source_card,
    story_card,
    tally_of,
)
from site_builder.views.claimant_card import ClaimantCard, claimant_card
from site_builder.views.dependencies import Table, joined_digest
from site_builder.views.entry_tables import EntryTables
from site_builder.views.slots import Slot, slots_of
from site_builder.views.source_proof import source_proof
from site_builder.views.topic_card import TopicCard, TopicLabel, topic_card, topic_label
from site_builder.views.version_words import VersionWords, WordsInVersions

MAX_CACHED_SEEDS = 256
"""How many archived texts are held at once."""
MAX_CACHED_EVIDENCE = 1024
"""The evidence of so many claims, and of so many sources, is cached: it takes more memory than all other cards."""


class SiteView(EntryTables):
    """What is visible on one site, by id, in tables that note what is looked up.

    With ``drafts`` the drafts are visible too. ``say`` translates the words of the default scale, and ``digest_of`` gives
    the digest of an index entry.
    """

    def __init__(
        self,
        index: SiteIndex,
        *,
        drafts: bool,
        say: Callable[[str], str] = str,
        digest_of: Callable[[IndexEntry], str] = lambda entry: "",
    ) -> None:
        super().__init__(index, drafts=drafts, digest_of=digest_of)
        self.say = say
        self.scale = {verdict.id: verdict for verdict in _scale(index.settings.record, say)}
        self.origins = ArticleOrigins(index)
        self._seeds: dict[str, Seed] = {}
        visible, table, digest = self.visible, partial(Table, self.dependencies), self.dependencies.digest
        self.source: Table[SourceCard] = table(
            "source",
            lambda: visible.sources,
            lambda id: source_card(visible.sources[id], index.versions),
            lambda id: joined_digest((digest(f"sources/{id}"), *index.versions.line(id), index.versions.article(id))),
        )
        # All versions of the article of which each source is one, where there are several.
        self.versions: Table[tuple[SourceCard, ...]] = table(
            "versions",
            lambda: visible.versions,
            lambda id: tuple(self.source.peek(one.id) for one in visible.versions[id]),
            lambda id: self.digest_of_each("sources", visible.versions[id]),
        )
        self.story: Table[StoryCard] = table(
            "story",
            lambda: visible.stories,
            lambda id: story_card(visible.stories[id]),
            lambda id: digest(f"stories/{id}"),
        )
        self.question: Table[QuestionCard] = table(
            "question",
            lambda: visible.questions,
            lambda id: question_card(visible.questions[id]),
            lambda id: digest(f"questions/{id}"),
        )
        self.claimant: Table[ClaimantCard] = table(
            "claimant",
            lambda: visible.claimants,
            lambda id: claimant_card(visible.claimants[id], self._claims_made(id)),
            lambda id: joined_digest((digest(f"claimants/{id}"), str(self._claims_made(id)))),
        )
        self.topic: Table[TopicCard] = table(
            "topic",
            lambda: visible.topics,
            lambda id: topic_card(visible.topics[id], *self._told_on(id)),
            lambda id: joined_digest((digest(f"topics/{id}"), str(self._told_on(id)))),
        )
        self.claim: Table[ClaimCard] = table(
            "claim",
            lambda: visible.claims,
            self._claim_card,
            self._claim_digest,
        )
        # The claims of each story and each topic by its address, withdrawn ones among them, in the order of their ids.
        self.claims_at: Table[tuple[ClaimCard, ...]] = table(
            "claims_at",
            lambda: visible.by_place,
            lambda address: tuple(self.claim.peek(claim.id) for claim in visible.by_place[address]),
            lambda address: self.digest_of_each("claim", visible.by_place[address]),
        )
        # The stories of each topic.
        self.stories_on: Table[tuple[StoryCard, ...]] = table(
            "stories_on",
            lambda: visible.by_topic,
            lambda id: tuple(self.story.peek(story.id) for story in visible.by_topic[id]),
            lambda id: self.digest_of_each("stories", visible.by_topic[id]),
        )
        # The evidence of each visible claim, in the order in which it was written.
        self.evidence: Table[tuple[EvidenceCard, ...]] = table(
            "evidence", lambda: visible.claims, self._evidence, self._evidence_digest, MAX_CACHED_EVIDENCE
        )
        # What the visible claims quote of each source, in the order of their ids.
        self.uses: Table[tuple[tuple[ClaimCard, EvidenceCard], ...]] = table(
            "uses",
            lambda: visible.quoting,
            self._uses,
            lambda id: joined_digest(
                (digest(f"sources/{id}"), digest(f"versions/{id}"), self.digest_of_each("claim", visible.quoting[id]))
            ),
            MAX_CACHED_EVIDENCE,
        )
        # The current claims to which each source does not speak, in the order of their ids.
        self.silent_on: Table[tuple[ClaimCard, ...]] = table(
            "silent_on",
            lambda: visible.silent_on,
            lambda id: tuple(self.claim.peek(claim.id) for claim in visible.silent_on[id]),
            lambda id: self.digest_of_each("claim", visible.silent_on[id]),
        )
        # What binds each pair of articles that is set side by side, and the pairs of each source.
        self.beside: Table[Edge | None] = table(
            "beside", lambda: visible.beside, lambda id: visible.beside[id], lambda id: repr(visible.beside[id])
        )
        self.beside_of: Table[tuple[str, ...]] = table(
            "beside_of",
            lambda: visible.beside_of,
            lambda id: visible.beside_of[id],
            lambda id: joined_digest(visible.beside_of[id]),
        )
        # What each picture of the site is, by its path.
        self.picture: Table[PictureFile] = table(
            "picture", lambda: index.pictures, index.pictures.__getitem__, lambda path: repr(index.pictures[path])
        )
        # The stories for which each source was read.
        self.read_for: Table[tuple[StoryCard, ...]] = table(
            "read_for",
            lambda: visible.read_for,
            lambda id: tuple(self.story.peek(story.id) for story in visible.read_for[id]),
            lambda id: self.digest_of_each("stories", visible.read_for[id]),
        )

    def evidence_by_stance(self, claim: str) -> Mapping[Stance, tuple[EvidenceCard, ...]]:
        """Return the evidence of a claim for each of the four stances."""
        cards = self.evidence[claim]
        return {stance: tuple(card for card in cards if card.stance is stance) for stance in Stance}

    def unassessed(self, claim: ClaimEntry) -> tuple[str, ...]:
        """Return the sources of a claim's story that the claim neither cites nor lists as silent."""
        self.dependencies.add("stories", claim.story or "")
        return self.index.unassessed(claim)

    def article(self, id: str) -> str:
        """Return the id that stands for the article of which a source is a version; its own where there is no other."""
        card = self.source.get(id)
        return card.article if card else id

    def versions_joined(self, ids: Iterable[str]) -> frozenset[str]:
        """Return the articles of very many sources, and note that all versions were looked up."""
        self.versions.track_all()
        return self.index.versions.articles_of(ids)

    def articles(self, ids: Iterable[str]) -> dict[str, str]:
        """Return the articles of which these sources are versions, each with the first of them that there is."""
        found: dict[str, str] = {}
        for id in ids:
            found.setdefault(self.article(id), id)
        return found

    def citations(self, document: IndexEntry) -> Mapping[str, SourceCard]:
        """Return the card of every source that the body of a document cites."""
        return {citation.source: self.source[citation.source] for citation in document.citations}

    def body(self, parts: Iterable[str | Citation | BodyPicture]) -> Body:
        """Return the body of a page with what each of its pictures is."""
        return Body(tuple(self._shown(part) if isinstance(part, BodyPicture) else part for part in parts))

    def _shown(self, picture: BodyPicture) -> BodyPicture:
        return replace(picture, shown=self.picture[picture.file])

    def labels(self, topics: Iterable[str]) -> tuple[TopicLabel, ...]:
        """Return the labels of topics, of each that is visible."""
        entries = (self.topics.get(id) for id in topics)
        return tuple(topic_label(entry) for entry in entries if entry)

    def edit(self, document: IndexEntry) -> str | None:
        """Return the address at which the file can be edited, or None when the site does not say where it is kept."""
        repository = repository_of(self.index.settings.record)
        return repository.edit(document.path) if repository else None

    def _claims_made(self, claimant: str) -> int:
        return sum(claim.id in self.visible.current for claim in self.visible.by_claimant.get(claimant, ()))

    def _told_on(self, topic: str) -> tuple[int, int]:
        """Return how many claims and how many stories of a topic stand in lists."""
        claims = self.visible.by_place.get(address_of("topics", topic), ())
        stories = self.visible.by_topic.get(topic, ())
        return (
            sum(claim.id in self.visible.current for claim in claims),
            sum(story.status is not Status.WITHDRAWN for story in stories),
        )

    def _claim_card(self, id: str) -> ClaimCard:
        entry = self.visible.claims[id]
        verdict = self.scale[entry.verdict]
        hanging = hanging_of(self.origins.support(entry, verdict), self.origins)
        word = self.say(STATUS_WORDS[entry.status]) if entry.status in STATUS_WORDS else ""
        tally = tally_of(entry, self.index, self.origins)
        return claim_card(entry, verdict, tally, hanging, word, self._slots(entry))

    def _slots(self, entry: ClaimEntry) -> tuple[Slot, ...]:
        story = self.visible.stories.get(entry.story or "")
        return slots_of(entry, story, self.index.unassessed(entry), self.visible.sources, self.index.versions.article)

    def _claim_digest(self, id: str) -> str:
        """Return the digest of all that the card of a claim is made from."""
        entry = self.visible.claims[id]
        sources = {item.source for item in entry.evidence}
        found = (
            self.dependencies.digest(f"claims/{id}"),
            str(self.index.unassessed(entry)),
            self.origins.text(sources),
            repr(self._slots(entry)),
        )
        return joined_digest(found)

    def _evidence(self, id: str, source: str | None = None) -> tuple[EvidenceCard, ...]:
        """Return the evidence of a claim, all of it or that from one source."""
        items = self.index.claims[id].evidence
        anchors = evidence_anchors(item.source for item in items)
        return tuple(
            self._evidence_card(item, anchor)
            for item, anchor in zip(items, anchors, strict=True)
            if source in (None, item.source)
        )

    def _evidence_card(self, item: EvidenceEntry, anchor: str) -> EvidenceCard:
        source = self.index.sources[item.source]
        if source.takedown:
            return evidence_without_text(item, anchor, self.source.peek(item.source), source.sha256)
        seed = self.seed(item.source)
        proof = source_proof(source, seed, item.spans)
        card = evidence_card(item, anchor, self.source.peek(item.source), seed, proof)
        return replace(card, versions=self._versions(source.id, card.exact)) if source.id in self.versions.ids else card

    def _versions(self, source: str, exact: Iterable[str]) -> WordsInVersions:
        """Return in which versions of the article that a source is one of these words stand."""
        words, found = f" {OMISSION_MARK} ".join(exact), []
        for one in self.versions.peek(source):
            there = None if one.takedown else one.id == source or stands_in(words, fold(self.seed(one.id).text))
            found.append(VersionWords(one.id, one.address, one.short, one.version_day, there))
        return WordsInVersions(source, tuple(found))

    def _evidence_digest(self, id: str) -> str:
        digest, items = self.dependencies.digest, self.visible.claims[id].evidence
        sources = dict.fromkeys(item.source for item in items)
        known = ((digest(f"sources/{source}"), digest(f"versions/{source}")) for source in sources)
        return joined_digest((digest(f"claims/{id}"), *chain.from_iterable(known)))

    def _uses(self, source: str) -> tuple[tuple[ClaimCard, EvidenceCard], ...]:
        return tuple(
            (self.claim.peek(claim.id), card)
            for claim in self.visible.quoting[source]
            for card in self._evidence_from(source, claim.id)
        )

    def _evidence_from(self, source: str, id: str) -> tuple[EvidenceCard, ...]:
        """Return the evidence of a claim from one source, without making the rest."""
        held = self.evidence.cached(id)
        return self._evidence(id, source) if held is None else tuple(card for card in held if card.source.id == source)

    def seed(self, source: str) -> Seed:
        """Return the archived text of a source."""
        name = self.index.sources[source].seed
        found = self._seeds.get(name)
        if found is None:
            if len(self._seeds) >= MAX_CACHED_SEEDS:
                del self._seeds[next(iter(self._seeds))]
            found = self._seeds[name] = self.index.seeds[name]
        return found


def _scale(settings: Settings, say: Callable[[str], str]) -> tuple[Verdict, ...]:
    """Return the scale in use; the default scale speaks the site's language."""
    if settings.verdicts:
        return settings.verdicts
    return tuple(
        replace(v, label=say(v.label), meaning=say(v.meaning), not_=say(v.not_) if v.not_ else None)
        for v in settings.scale
    )
