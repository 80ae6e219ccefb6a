"""Tables of cards: what other pages show of a document, and notes of what is looked up."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from msgspec.structs import replace

from site_builder.content.addresses import address_of
from site_builder.content.records import Status
from site_builder.content.settings import Settings, Verdict
from site_builder.index.claim_ground import ArticleOrigins
from site_builder.index.entries import ClaimEntry, IndexEntry
from site_builder.index.site_index import SiteIndex
from site_builder.views.cards import (
    STATUS_WORDS,
    ClaimCard,
    QuestionCard,
    StoryCard,
    claim_card,
    hanging_of,
    question_card,
    story_card,
    tally_of,
)
from site_builder.views.claimant_card import ClaimantCard, claimant_card
from site_builder.views.dependencies import Table, joined_digest
from site_builder.views.evidence_tables import EvidenceTables
from site_builder.views.slots import Slot, slots_of
from site_builder.views.topic_card import TopicCard, topic_card


class CardTables(EvidenceTables):
    """What other pages show of each story, question, claimant, topic and claim of one site.

    ``say`` translates the words of the default scale.
    """

    def __init__(
        self,
        index: SiteIndex,
        *,
        drafts: bool,
        say: Callable[[str], str],
        digest_of: Callable[[IndexEntry], str],
    ) -> None:
        super().__init__(index, drafts=drafts, digest_of=digest_of)
        self.say = say
        self.scale = {verdict.id: verdict for verdict in _scale(index.settings.record, say)}
        self.origins = ArticleOrigins(index)
        visible, table, digest = self.visible, partial(Table, self.dependencies), self.dependencies.digest
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
        hanging = hanging_of(self.origins.single(entry, verdict), self.origins)
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


def _scale(settings: Settings, say: Callable[[str], str]) -> tuple[Verdict, ...]:
    """Return the scale in use; the default scale speaks the site's language."""
    if settings.verdicts:
        return settings.verdicts
    return tuple(
        replace(v, label=say(v.label), meaning=say(v.meaning), not_=say(v.not_) if v.not_ else None)
        for v in settings.scale
    )
