"""What the articles of a story agree on and what not: its claims by how they stand, each counted once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from site_builder.views import page_limits
from site_builder.views.cards import ClaimCard


class Agreement(Struct, frozen=True):
    """Claims that equally many articles support and none contradicts; ``read`` is of how many that were read."""

    supports: int
    read: int
    claims: tuple[ClaimCard, ...]


class StoryOverview(Struct, frozen=True):
    """The claims of a whole story, each in one of four counts, and those that most articles support.

    ``contested`` are those that an article contradicts, ``agreed`` those that two or more support and none contradicts,
    ``alone`` those to which one article speaks, ``others`` the rest: several speak to them, and no two support them.
    ``widest`` are the claims of ``agreed`` with the most support, at most as many as have room.
    """

    contested: int
    agreed: int
    alone: int
    others: int
    widest: tuple[Agreement, ...]

    @property
    def claims(self) -> int:
        """How many claims the story has."""
        return self.contested + self.agreed + self.alone + self.others

    @property
    def named(self) -> int:
        """How many claims ``widest`` names."""
        return sum(len(agreement.claims) for agreement in self.widest)


def story_overview(cards: Iterable[ClaimCard]) -> StoryOverview:
    """Return what the articles agree on and what not, from the cards of a story's claims in the order of its table."""
    cards = tuple(cards)
    contested = [card for card in cards if card.tally.contradicts]
    open_ = [card for card in cards if not card.tally.contradicts]
    agreed = [card for card in open_ if card.tally.supports > 1]
    alone = [card for card in open_ if card.tally.supports < 2 and card.tally.articles == 1]
    return StoryOverview(
        contested=len(contested),
        agreed=len(agreed),
        alone=len(alone),
        others=len(cards) - len(contested) - len(agreed) - len(alone),
        widest=tuple(_widest(agreed)),
    )


def _widest(agreed: Sequence[ClaimCard]) -> Iterable[Agreement]:
    """Yield the claims with the most support, those that equally many of equally many articles support together."""
    by_support: dict[tuple[int, int], list[ClaimCard]] = {}
    for card in sorted(agreed, key=lambda card: -card.tally.supports)[: page_limits.AGREED_CLAIMS]:
        by_support.setdefault((card.tally.supports, card.tally.read), []).append(card)
    for (supports, read), cards in by_support.items():
        yield Agreement(supports, read, tuple(cards))
