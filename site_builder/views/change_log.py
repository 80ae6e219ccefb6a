"""What changed on the site, day by day, from what the records say: claims and stories that were added, and corrections."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby

from msgspec import Struct

from site_builder.content.addresses import CHANGE_LOG, page_address
from site_builder.content.records import CorrectionKind, Status
from site_builder.views import page_limits
from site_builder.views.cards import ClaimCard, StoryCard
from site_builder.views.paging import Paging, from_oldest, paging_from_oldest
from site_builder.views.site_view import SiteView

STORY, CLAIM = "story", "claim"
CHANGE_KINDS = (
    CorrectionKind.VOID,
    CorrectionKind.VERDICT,
    CorrectionKind.OUTDATED,
    CorrectionKind.DETAIL,
    STORY,
    CLAIM,
)
"""What a change can be, in the order in which those of one day stand."""


class LoggedChange(Struct, frozen=True):
    """One change: a claim or a story was added (``kind`` is ``claim`` or ``story``), or a claim was corrected.

    Of a correction ``kind`` is ``verdict``, ``detail``, ``outdated`` or ``void``, and ``note`` says what changed, and why.
    """

    day: date
    kind: str
    card: ClaimCard | StoryCard
    note: str | None = None

    @property
    def id(self) -> str:
        """A name for it, by which a browser knows it again."""
        return f"{self.day.isoformat()}/{self.kind}/{self.card.id}"


class DayOfChanges(Struct, frozen=True):
    """The changes of one day, by their kind."""

    day: date
    kinds: tuple[tuple[str, tuple[LoggedChange, ...]], ...]


class ChangeLog(Struct, frozen=True):
    """``/changes/``, and its pages of older changes, ``/changes/page/<number>/``: the changes of each day, the latest first.

    ``counts`` says on the first page how many changes of each kind all pages have.
    """

    address: str
    days: tuple[DayOfChanges, ...]
    counts: Mapping[str, int]
    paging: Paging | None

    @property
    def changes(self) -> tuple[LoggedChange, ...]:
        """All changes of this page."""
        return tuple(change for day in self.days for _, alike in day.kinds for change in alike)

    @property
    def updated(self) -> date | None:
        """The day of the last of its changes, where there is one."""
        return self.days[0].day if self.days else None


def changes_of(site: SiteView) -> tuple[LoggedChange, ...]:
    """Return all changes, the latest first."""
    return tuple(sorted(_changes(site), key=_order))


def count_changes(changes: Sequence[LoggedChange]) -> Mapping[str, int]:
    """Return how many changes of each kind there are."""
    found = Counter(change.kind for change in changes)
    return {str(kind): found[kind] for kind in CHANGE_KINDS}


def change_logs(site: SiteView) -> tuple[ChangeLog, ...]:
    """Return the page of changes, and the pages of the older ones where there are many."""
    changes = changes_of(site)
    newest, full = from_oldest(changes[::-1], page_limits.CHANGES_PER_PAGE)
    return (
        _log(CHANGE_LOG, newest, count_changes(changes), paging_from_oldest(CHANGE_LOG, None, len(full))),
        *(
            _log(page_address(CHANGE_LOG, number), part, {}, paging_from_oldest(CHANGE_LOG, number, len(full)))
            for number, part in enumerate(full, start=1)
        ),
    )


def _changes(site: SiteView) -> Iterator[LoggedChange]:
    card = site.claim.track_all()
    for claim in site.claims.values():
        if claim.status is not Status.DRAFT:
            yield LoggedChange(claim.published, CLAIM, card(claim.id))
            for note in claim.corrections:
                yield LoggedChange(note.date, note.kind, card(claim.id), note.note)
    for story in site.story.values():
        if story.status is not Status.DRAFT:
            yield LoggedChange(story.published, STORY, story)


def _order(change: LoggedChange) -> tuple[int, int, str, str]:
    words = change.card.title if isinstance(change.card, StoryCard) else change.card.claim
    return -change.day.toordinal(), [*CHANGE_KINDS].index(change.kind), words.casefold(), change.card.id


def _log(
    address: str, oldest_first: Sequence[LoggedChange], counts: Mapping[str, int], paging: Paging | None
) -> ChangeLog:
    days = groupby(reversed(oldest_first), key=lambda change: change.day)
    return ChangeLog(address, tuple(_day(day, changes) for day, changes in days), counts, paging)


def _day(day: date, changes: Iterable[LoggedChange]) -> DayOfChanges:
    kinds = groupby(changes, key=lambda change: change.kind)
    return DayOfChanges(day, tuple((kind, tuple(alike)) for kind, alike in kinds))
