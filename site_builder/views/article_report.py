"""What an article does for the claims that it was read for, counted: a report, and no score."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from site_builder.content.records import Stance, Status
from site_builder.views.cards import ClaimCard
from site_builder.views.passage_uses import PassageUse


class ArticleReport(Struct, frozen=True):
    """How often an article stands how. Withdrawn claims are not counted, and a claim counts once for each stance.

    ``claims`` has on how many claims it is quoted for each stance. Of those that it supports, another article contradicts
    ``contradicted``, and no other supports ``alone``. On ``silent`` claims that others speak to it says nothing.
    """

    claims: Mapping[Stance, int]
    contradicted: int
    alone: int
    silent: int


def article_report(uses: Iterable[PassageUse], silent_on: Sequence[ClaimCard]) -> ArticleReport:
    """Return what the uses of an article come to."""
    current = [use for use in uses if use.claim.status is not Status.WITHDRAWN]
    quoted = {stance: len({use.claim.id for use in current if use.stance is stance}) for stance in Stance}
    return ArticleReport(
        claims={stance: count for stance, count in quoted.items() if count},
        contradicted=len({use.claim.id for use in current if use.contradicted}),
        alone=len({use.claim.id for use in current if use.alone}),
        silent=len(silent_on),
    )
