"""The slots of a claim's tally: one for each article, in the order of the story, wherever the claim is shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum

from msgspec import Struct

from site_builder.content.records import Stance, TitleFrom
from site_builder.index.entries import ClaimEntry, SourceEntry, StoryEntry
from site_builder.views import page_limits


class Standing(StrEnum):
    """How a source stands towards a claim, with the two standings that are not written as evidence."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    QUALIFIES = "qualifies"
    MENTIONS = "mentions"
    SILENT = "silent"
    NOT_ASSESSED = "not-assessed"


class Slot(Struct, frozen=True):
    """The place of one article in a claim's tally: how it stands, strongest first, and the anchor at which the claim's page says so.

    ``source`` is its id, or that of the first of its versions that counts here, and ``name`` a few words by which readers know it; ``title_from`` and ``language`` say whose words these are.
    ``address`` is the page that has the anchor, where it is neither the claim's own nor the one with the slots.
    """

    source: str
    name: str
    title_from: TitleFrom
    language: str
    standings: tuple[Standing, ...]
    anchor: str
    address: str = ""


_STANDINGS = tuple((stance, Standing(stance)) for stance in Stance)


def standing_of(entry: ClaimEntry, source: str) -> tuple[Standing, ...]:
    """Return how one source stands to a claim: each stance once, strongest first."""
    stances = [item.stance for item in entry.evidence if item.source == source]
    if stances:
        return tuple(standing for stance, standing in _STANDINGS if stance in stances)
    return (Standing.SILENT if source in entry.silent_sources else Standing.NOT_ASSESSED,)


def standings_of(entry: ClaimEntry, article: Callable[[str], str] = str) -> Mapping[str, tuple[Standing, ...]]:
    """Return how each source stands that a claim assesses: each stance once, strongest first.

    With ``article``, which gives the article of which a source is a version, all versions stand together.
    """
    found: dict[str, set[Stance]] = defaultdict(set)
    for item in entry.evidence:
        found[article(item.source)].add(item.stance)
    quoted = {id: tuple(standing for s, standing in _STANDINGS if s in stances) for id, stances in found.items()}
    return dict.fromkeys(map(article, entry.silent_sources), (Standing.SILENT,)) | quoted


def slots_of(
    entry: ClaimEntry,
    story: StoryEntry | None,
    unassessed: Iterable[str],
    sources: Mapping[str, SourceEntry],
    article: Callable[[str], str],
) -> tuple[Slot, ...]:
    """Return a slot for each article: first those of the story, in its order, as in its table; none where there are too many.

    ``article`` gives the article of which a source is a version: all versions have one slot.
    """
    standings = standings_of(entry, article)
    first: dict[str, str] = {}
    for id in (*(story.sources if story else ()), *standings_of(entry)):
        first.setdefault(article(id), id)
    if len(first) > page_limits.TALLY_SLOTS:
        return ()
    shown = dict.fromkeys(map(article, unassessed), (Standing.NOT_ASSESSED,)) | dict(standings)
    anchors = {article(item.source): f"evidence-{item.source}" for item in reversed(entry.evidence)}
    return tuple(
        _slot(sources[source], shown[id], anchors.get(id, f"section-{shown[id][0]}"))
        for id, source in first.items()
        if id in shown
    )


def _slot(source: SourceEntry, standings: tuple[Standing, ...], anchor: str) -> Slot:
    return Slot(source.id, source.short or source.title, source.title_from, source.language, standings, anchor)


def shared_names(rows: Iterable[tuple[Slot, ...]]) -> tuple[Slot, ...]:
    """Return the articles that stand in the same places in all of these tallies, from the first on."""
    found = [column[0] for column in zip(*rows, strict=False) if len({slot.source for slot in column}) == 1]
    return tuple(found)
