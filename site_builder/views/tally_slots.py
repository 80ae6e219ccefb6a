"""The slots of a claim's tally: one for each article, in an order that is the same wherever the claim is shown."""

from __future__ import annotations

from msgspec import Struct

from site_builder.index.entries import ClaimEntry
from site_builder.views import page_limits
from site_builder.views.cards import SourceCard, Standing, standings_of
from site_builder.views.site_view import SiteView


class Slot(Struct, frozen=True):
    """The place of one article in the tally: how it stands, strongest first, and the anchor that says so.

    ``address`` is the page that has the anchor, where it is not the one with the slots.
    """

    source: SourceCard
    standings: tuple[Standing, ...]
    anchor: str
    address: str = ""


def slots_of(entry: ClaimEntry, site: SiteView) -> tuple[Slot, ...]:
    """Return a slot for each article: first those of the story, in its order, as in its table; none where there are too many."""
    story = site.stories.get(entry.story or "")
    standings = standings_of(entry)
    anchors = {card.source.id: card.anchor for card in reversed(site.evidence[entry.id])}
    ids = tuple(dict.fromkeys((*(story.sources if story else ()), *standings)))
    if len(ids) > page_limits.TALLY_SLOTS:
        return ()
    shown = dict.fromkeys(site.unassessed(entry), (Standing.NOT_ASSESSED,)) | dict(standings)
    return tuple(
        Slot(site.source[id], shown[id], anchors.get(id, f"section-{shown[id][0]}")) for id in ids if id in shown
    )
