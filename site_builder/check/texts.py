"""The archived texts as the checks of one document after another see them: each folded once, when it is first asked for."""

from __future__ import annotations

from collections.abc import Mapping

from site_builder.model.briefs import SourceBrief
from site_builder.model.corpus import Seed
from site_builder.model.receipt import Span
from site_builder.quotes.finding import stretches
from site_builder.quotes.folding import Folded, fold

MOST = 4096
"""How many folded texts are held at once; past that the ones folded first are folded again when they are needed."""


class Texts:
    """The seeds of these sources, folded. ``pins`` has the SHA-256 of each seed that could be read."""

    def __init__(self, sources: Mapping[str, SourceBrief], seeds: Mapping[str, Seed], pins: Mapping[str, str]) -> None:
        self.sources = sources
        self.pins = pins
        self._seeds = seeds
        self._folded: dict[str, Folded] = {}
        self._furniture: dict[str, tuple[Span, ...]] = {}

    def of(self, seed: str) -> Folded | None:
        """Return a seed's text folded, or None when there is no such seed that could be read."""
        found = self._folded.get(seed)
        if found is None and seed in self.pins:
            if len(self._folded) >= MOST:
                del self._folded[next(iter(self._folded))]
            found = self._folded[seed] = fold(self._seeds[seed].text)
        return found

    def of_source(self, id: str) -> Folded | None:
        """Return the folded text of the source with this id, or None when either is missing."""
        source = self.sources.get(id)
        return self.of(source.seed) if source else None

    def furniture(self, id: str) -> tuple[Span, ...]:
        """Return the stretches of a source's seed that belong to the page around the report."""
        source = self.sources[id]
        if not source.furniture:
            return ()
        if id not in self._furniture:
            text = self.of(source.seed)
            self._furniture[id] = stretches(source.furniture, text) if text else ()
        return self._furniture[id]
