"""What an article does for the claims that it was read for, counted: a report, and no score."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from msgspec import Struct

from site_builder.content.records import Stance, Status
from site_builder.views import page_limits
from site_builder.views.cards import ClaimCard
from site_builder.views.passage_uses import PassageUse


class CountedClaims(Struct, frozen=True):
    """Some claims: how many there are, and the first of them."""

    count: int
    first: tuple[ClaimCard, ...]


class ArticleReport(Struct, frozen=True):
    """How often an article stands how. Withdrawn claims are not counted, and a claim counts once for each stance.

    ``claims`` has how many claims it is quoted on for each stance. Of those that it supports, ``contradicted`` are the ones
    that another article contradicts, and ``alone`` the ones that no other article supports. On ``silent`` claims that
    other articles speak to it says nothing. All versions of an article are one article.
    """

    claims: Mapping[Stance, int]
    contradicted: CountedClaims
    alone: CountedClaims
    silent: int


def article_report(
    uses: Iterable[PassageUse], silent_on: Sequence[ClaimCard], contradicts: Collection[str]
) -> ArticleReport:
    """Return what the uses of an article come to; ``contradicts`` has the claims that some version of it contradicts."""
    found: Mapping[Stance, dict[str, ClaimCard]] = {stance: {} for stance in Stance}
    for use in uses:
        if use.claim.status is not Status.WITHDRAWN:
            found[use.stance][use.claim.id] = use.claim
    supported = found[Stance.SUPPORTS].values()
    return ArticleReport(
        claims={stance: len(claims) for stance, claims in found.items() if claims},
        contradicted=_counted([card for card in supported if card.tally.contradicts > (card.id in contradicts)]),
        alone=_counted([card for card in supported if card.tally.supports == 1]),
        silent=len(silent_on),
    )


def _counted(cards: Sequence[ClaimCard]) -> CountedClaims:
    return CountedClaims(len(cards), tuple(cards[: page_limits.CLAIMS_OF_REPORT]))
