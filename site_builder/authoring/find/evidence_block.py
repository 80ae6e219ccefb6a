"""Found passages as text to paste under ``evidence:``: the YAML of each item, and its surroundings as comments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from site_builder.authoring.find.passage_index import Hit
from site_builder.authoring.find.passages import Passage
from site_builder.authoring.find.proposals import Proposal, propose
from site_builder.content import placeholders
from site_builder.content.records import Claim
from site_builder.content.source_text import SourcePlace
from site_builder.content.yaml_scalar import scalar
from site_builder.evidence.find_quote import find
from site_builder.evidence.folding import Folded, fold, on_one_line
from site_builder.evidence.places import locator_at, place_starts
from site_builder.evidence.receipt import Span
from site_builder.index.site_index import SiteIndex

CONTEXT_SHOWN = 90
"""How many code points are shown on each side of a passage."""


class Found(Struct, frozen=True):
    """A passage that was found, in its surroundings, with the evidence that can be made of it, if any.

    ``parts`` are its words in order, each piece with whether it is what was looked for; ``before`` and ``behind`` are the
    words around it. ``quoted`` says that the claim at hand quotes some of it already. ``locator`` is the page or the time in which the passage begins.
    """

    passage: Passage
    parts: tuple[tuple[str, bool], ...]
    proposal: Proposal | None
    before: str = ""
    behind: str = ""
    quoted: bool = False
    locator: str | None = None


def found(hits: Sequence[Hit], index: SiteIndex, query: str = "", claim: Claim | None = None) -> tuple[Found, ...]:
    """Return the hits with their surroundings and what can be quoted of them.

    A query of five words or more that stands verbatim in a passage is quoted; otherwise the whole sentence is.
    """
    texts = {seed: fold(index.seeds[seed].text) for seed in {hit.passage.seed for hit in hits}}
    results = []
    for hit in hits:
        text = texts[hit.passage.seed]
        marked = tuple(mark.shifted(hit.passage.span.start) for mark in hit.marked)
        exact = _exactly(query, text, hit.passage.span) if hit.verbatim and len(query.split()) >= 5 else None
        proposal = (propose(text, exact) if exact else None) or propose(text, hit.passage.span, marked)
        parts = tuple(_parts(text.original, hit.passage.span, marked))
        before, behind = _around(text.original, hit.passage.span)
        quoted = _is_quoted(hit.passage, text, claim)
        locator = _locator(index.sources[hit.passage.source].places, text, hit.passage.span)
        results.append(Found(hit.passage, parts, proposal, before, behind, quoted, locator))
    return tuple(results)


def _locator(places: Sequence[SourcePlace], text: Folded, span: Span) -> str | None:
    """Return the page or the time in which a passage begins, if its source records any."""
    if not places:
        return None
    begin = place_starts((place.begins for place in places), text)
    return locator_at(span.start, tuple(place.locator for place in places), begin)


def _is_quoted(passage: Passage, text: Folded, claim: Claim | None) -> bool:
    quotes = [item for item in claim.evidence if item.source == passage.source] if claim else []
    places = (find(item.quote, text, item.prefix, item.suffix).matches for item in quotes)
    return any(
        span.start < passage.span.end and passage.span.start < span.end
        for matches in places
        for match in matches
        for span in match
    )


def _exactly(query: str, text: Folded, within: Span) -> Span | None:
    """Return where the words of a query stand in a passage, letter case aside."""
    wanted = fold(query).text.strip("\"' ").casefold()
    start, end = text.offset(within.start), text.offset(within.end)
    at = text.text[start:end].casefold().find(wanted)
    return text.span(start + at, start + at + len(wanted)) if wanted and at >= 0 else None


def _parts(text: str, span: Span, marked: Sequence[Span]) -> list[tuple[str, bool]]:
    parts: list[tuple[str, bool]] = []
    done = span.start
    for mark in marked:
        parts += [(_flat(text[done : mark.start]), False), (_flat(text[mark.start : mark.end]), True)]
        done = mark.end
    parts.append((_flat(text[done : span.end]), False))
    return [part for part in parts if part[0]]


def _around(text: str, span: Span) -> tuple[str, str]:
    """Return the words before and behind a passage, with an ellipsis where they are cut, or nothing at the ends."""
    start, end = max(0, span.start - CONTEXT_SHOWN), min(len(text), span.end + CONTEXT_SHOWN)
    head, tail = on_one_line(text[start : span.start]), on_one_line(text[span.end : end])
    before = f"… {head.partition(' ')[2]} " if start else f"{head} " if head else ""
    return before, f" {tail.rpartition(' ')[0]} …" if end < len(text) else f" {tail}" if tail else ""


def _flat(text: str) -> str:
    return "".join(" " if character.isspace() else character for character in text)


def evidence_yaml(item: Found) -> str:
    """Return a piece of evidence to paste under ``evidence:``, or an empty text where nothing can be quoted.

    The quotation is exact; the stance is the weakest, and the reason is a placeholder that no claim is published with.
    """
    if item.proposal is None:
        return ""
    fields: Mapping[str, str | None] = {
        "quote": item.proposal.quote,
        "prefix": item.proposal.prefix,
        "suffix": item.proposal.suffix,
        "locator": item.locator,
        "why": placeholders.WHY,
    }
    lines = [f"  - source: {item.passage.source}", "    stance: mentions    # or supports, contradicts, qualifies"]
    lines += [f"    {name}: {scalar(value)}" for name, value in fields.items() if value is not None]
    return "\n".join(lines) + "\n"
