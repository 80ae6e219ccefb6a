"""The uses that claims make of an article: which passage each quotes, and the way to the claim's other passages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from site_builder.content.addresses import passage_anchor
from site_builder.content.records import Stance
from site_builder.evidence.receipt import Span
from site_builder.views.cards import ClaimCard, SourceCard
from site_builder.views.evidence_cards import EvidenceCard
from site_builder.views.site_view import SiteView

_ORDER = {stance: number for number, stance in enumerate(Stance)}


class Step(Struct, frozen=True):
    """The way to another passage that the same claim quotes. ``source`` is its article, None where that is the same one."""

    address: str
    source: SourceCard | None


class PassageUse(Struct, frozen=True):
    """One claim that quotes a passage. ``number`` counts the uses of a source from 1: by stance, then claim by claim.

    ``address`` is that of the evidence on the claim's page, ``anchor`` the id of the passage on the source's page.
    ``spans`` are the stretches of the seed's text that are quoted, and ``why`` says why they bear on the claim.
    ``passage`` is the number of the passage in the text, and ``note`` the number of the first of the uses that quote it;
    both are 0 where the text was taken down. Where the article supports the claim, ``contradicted`` says that another one
    contradicts it, and ``alone`` that no other supports it; all versions of an article are one. ``back`` and ``next`` lead to
    the passages that the claim quotes before and after.
    """

    number: int
    claim: ClaimCard
    stance: Stance
    address: str
    anchor: str
    spans: tuple[Span, ...]
    why: str
    passage: int = 0
    note: int = 0
    contradicted: bool = False
    alone: bool = False
    back: Step | None = None
    next: Step | None = None


def passage_uses(source: str, site: SiteView) -> tuple[PassageUse, ...]:
    """Return each use that a visible claim makes of a source: by stance, then claim by claim in the order of the text."""
    found = site.uses.get(source, ())
    first: dict[tuple[Stance, str], tuple[int, int]] = {}
    for claim, card in found:
        key = card.stance, claim.id
        first[key] = min(first.get(key, _place(card)), _place(card))
    ordered = sorted(
        found,
        key=lambda use: (_ORDER[use[1].stance], first[use[1].stance, use[0].id], use[0].id, _place(use[1])),
    )
    passages = _numbered(sorted({_place(card)[::-1] for _, card in found if card.receipt}))
    contradicts = _contradicts(source, site)
    notes: dict[tuple[int, int], int] = {}
    uses = []
    for number, (claim, card) in enumerate(ordered, start=1):
        place, supports = _place(card), card.stance is Stance.SUPPORTS
        uses.append(
            PassageUse(
                number,
                claim,
                card.stance,
                f"{claim.address}#{card.anchor}",
                passage_anchor(*place),
                card.receipt.spans if card.receipt else (),
                card.why,
                passage=passages.get(place, 0),
                note=notes.setdefault(place, number) if card.receipt else 0,
                contradicted=supports and claim.tally.contradicts > (claim.id in contradicts),
                alone=supports and claim.tally.supports == 1,
            )
        )
    return tuple(uses)


def with_steps(uses: Iterable[PassageUse], source: SourceCard, site: SiteView) -> tuple[PassageUse, ...]:
    """Return uses of a source with the ways to the passages that their claims quote before and after."""
    return tuple(_with_steps(use, source, site) if use.spans else use for use in uses)


def by_claim(uses: Iterable[PassageUse]) -> list[tuple[ClaimCard, list[PassageUse]]]:
    """Return uses of one stance, which come claim by claim, with the claim of each group."""
    groups = ((list(group)) for _, group in groupby(uses, key=lambda use: use.claim.id))
    return [(group[0].claim, group) for group in groups]


def _with_steps(use: PassageUse, source: SourceCard, site: SiteView) -> PassageUse:
    steps = list(_passages_of(use.claim.id, site))
    here = next(number for number, step in enumerate(steps) if step.address == f"{source.address}#{use.anchor}")
    back = _seen_from(source, steps[here - 1]) if here else None
    onward = _seen_from(source, steps[here + 1]) if here + 1 < len(steps) else None
    return replace(use, back=back, next=onward)


def _seen_from(source: SourceCard, step: Step) -> Step:
    return replace(step, source=None) if step.source == source else step


def _passages_of(claim: str, site: SiteView) -> Iterator[Step]:
    """Yield every passage that a claim quotes once: article by article as its page shows them, in the order of the text."""
    places: dict[str, set[tuple[int, int]]] = {}
    for item in sorted(site.claims[claim].evidence, key=lambda item: _ORDER[item.stance]):
        if item.spans:
            places.setdefault(item.source, set()).add((item.spans[0].start, item.spans[-1].end))
    for id, found in places.items():
        source = site.source.get(id)
        if source and not source.takedown:
            yield from (Step(f"{source.address}#{passage_anchor(*place)}", source) for place in sorted(found))


def _contradicts(source: str, site: SiteView) -> set[str]:
    """Return the claims that some version of an article contradicts."""
    versions = [version.id for version in site.versions.get(source, ())] or [source]
    return {claim.id for id in versions for claim, card in site.uses.get(id, ()) if card.stance is Stance.CONTRADICTS}


def _place(card: EvidenceCard) -> tuple[int, int]:
    """Return where a quotation begins and ends; nobody knows where one stands of an article that was taken down."""
    return (card.receipt.start, card.receipt.end) if card.receipt else (0, 0)


def _numbered(ends: list[tuple[int, int]]) -> dict[tuple[int, int], int]:
    """Return the numbers of passages in the order in which they end."""
    return {(start, end): number for number, (end, start) in enumerate(ends, start=1)}
