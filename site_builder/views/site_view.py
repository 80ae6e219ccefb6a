"""What pages look things up in: the entries of the site, and the card of each thing that a page can name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from msgspec.structs import replace

from site_builder.analysis.edges import Edge
from site_builder.content.document import Body, BodyPicture, Citation
from site_builder.content.picture import PictureFile
from site_builder.content.records import Stance
from site_builder.content.repository import stated_repository
from site_builder.index.entries import ClaimEntry, IndexEntry
from site_builder.index.site_index import SiteIndex
from site_builder.views.card_tables import CardTables
from site_builder.views.cards import ClaimCard, SourceCard, StoryCard
from site_builder.views.dependencies import Table, joined_digest
from site_builder.views.evidence_cards import EvidenceCard
from site_builder.views.evidence_tables import MAX_CACHED_EVIDENCE
from site_builder.views.topic_card import TopicLabel, topic_label


class SiteView(CardTables):
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
        super().__init__(index, drafts=drafts, say=say, digest_of=digest_of)
        visible, table, digest = self.visible, partial(Table, self.dependencies), self.dependencies.digest
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
        repository = stated_repository(self.index.settings.record)
        return repository.edit(document.path) if repository else None

    def _uses(self, source: str) -> tuple[tuple[ClaimCard, EvidenceCard], ...]:
        return tuple(
            (self.claim.peek(claim.id), card)
            for claim in self.visible.quoting[source]
            for card in self.evidence_from(source, claim.id)
        )
