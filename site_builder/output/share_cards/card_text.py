"""What each share card shows, taken from the pages that it stands for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct, to_builtins
from msgspec.structs import replace

from site_builder.content.languages import direction_of
from site_builder.content.records import Status
from site_builder.content.settings import Verdict
from site_builder.output.claim_data import quote_of
from site_builder.views.cards import ClaimCard, Tally
from site_builder.views.claim_page import ClaimPage
from site_builder.views.evidence_cards import EvidenceCard
from site_builder.views.home_page import HomePage
from site_builder.views.question_page import QuestionPage
from site_builder.views.site_frame import SiteFrame
from site_builder.views.slots import Slot
from site_builder.views.story_page import StoryPage

CARD_FILE = "card.png"
"""The name of a card in the folder of its page; at the top it is the card of every page without one of its own."""


class CardQuotation(Struct, frozen=True):
    """What the picture of a quotation shows of it: the words and their direction, whose they are, how they stand, and where."""

    words: str
    direction: str
    source: str
    stance: str
    address: str


class CardContent(Struct, frozen=True):
    """The content of one share card; what does not belong to its kind is empty.

    ``kind`` is ``claim``, ``question``, ``story``, ``site`` or ``quotation``. ``slots`` are the places of the articles in a claim's tally; their names are
    left out where the fonts have no letters for them. ``answers`` are a question's rival answers in a few
    words, each with its verdict, whose label says first that a claim is outdated or withdrawn. ``columns`` are a story's matrix as a picture: for each claim, how each article
    stands. ``counts`` are numbers by name. ``quoted`` is what a quotation alone shows.
    """

    kind: str
    headline: str
    lead: str = ""
    status: str = Status.PUBLISHED
    verdict: Verdict | None = None
    tally: Tally | None = None
    slots: tuple[Slot, ...] = ()
    answers: tuple[tuple[str, Verdict], ...] = ()
    columns: tuple[tuple[str, ...], ...] = ()
    counts: tuple[tuple[str, int], ...] = ()
    quoted: CardQuotation | None = None

    def texts(self) -> Iterator[str]:
        """Yield every text that has to be drawn."""
        yield from (self.headline, self.lead)
        yield from (answer for answer, _ in self.answers)
        yield from (self.quoted.words, self.quoted.source) if self.quoted else ()
        yield from (verdict.label for verdict in (self.verdict, *(verdict for _, verdict in self.answers)) if verdict)

    def as_data(self) -> list[Any]:
        """Return the whole as plain values, for a digest; of a verdict only what can be seen."""
        tally = to_builtins(self.tally)
        return [
            self.kind, self.headline, self.lead, self.status, _seen(self.verdict), tally,
            [[slot.name, slot.standings] for slot in self.slots], [[answer, _seen(verdict)] for answer, verdict in self.answers], self.columns, self.counts,
            to_builtins(self.quoted),
        ]  # fmt: skip


def _seen(verdict: Verdict | None) -> list[str] | None:
    return [verdict.id, verdict.label, verdict.side] if verdict else None


def of_site(frame: SiteFrame, home: HomePage) -> CardContent:
    """Return what the card of the site shows."""
    counts = (("quotes", home.quotes), ("claims", home.claims), ("sources", home.sources))
    return CardContent("site", frame.title, frame.tagline or "", counts=counts)


def of_story(page: StoryPage) -> CardContent:
    """Return what the card of a story shows."""
    columns = tuple(
        tuple(standing or "" for standing in standings) for claims in page.glance.groups for standings in claims
    )
    counts = (("claims", page.glance.claims), ("sources", page.glance.articles))
    return CardContent("story", page.card.title, status=page.card.status, columns=columns, counts=counts)


def of_question(page: QuestionPage) -> CardContent:
    """Return what the card of a question shows."""
    answers = tuple((answer.claim.answer or answer.claim.claim, _judged(answer.claim)) for answer in page.answers)
    counts = (("answers", page.total),)
    return CardContent("question", page.card.question, status=page.card.status, answers=answers, counts=counts)


def _judged(card: ClaimCard) -> Verdict:
    return replace(card.verdict, label=card.judgement)


def of_claim(page: ClaimPage) -> CardContent:
    """Return what the card of a claim shows."""
    card = page.card
    return CardContent(
        "claim", card.claim, status=card.status, verdict=_judged(card), tally=card.tally, slots=card.slots
    )


def of_quotation(page: ClaimPage, item: EvidenceCard, frame: SiteFrame) -> CardContent | None:
    """Return what the picture of a quotation shows; None where it is withheld or its claim withdrawn."""
    card, words = page.card, quote_of(item)
    if card.status is Status.WITHDRAWN or not words:
        return None
    source, address = item.source, frame.base_url.partition("://")[2] + card.address
    quoted = CardQuotation(words, direction_of(source.language), source.title, item.stance, address)
    return CardContent("quotation", card.claim, status=card.status, verdict=_judged(card), quoted=quoted)
