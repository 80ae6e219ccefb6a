"""The archived texts for the checks of documents: each is folded once, when it is first needed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from site_builder.analysis.reading import ArchivedArticle, SearchableArticle, read
from site_builder.content.picture import PictureFile
from site_builder.content.seed import Seed
from site_builder.content.takedown import Quotations
from site_builder.evidence.find_quote import stretches
from site_builder.evidence.folding import Folded, fold
from site_builder.evidence.places import place_starts
from site_builder.evidence.receipt import Span
from site_builder.evidence.search_budget import SearchBudget
from site_builder.evidence.sentences import sentences
from site_builder.index.entries import SourceEntry

MAX_FOLDED_TEXTS = 4096
"""How many folded texts are held at once; beyond that the oldest are folded again when they are needed."""


MAX_READ = 200_000
"""How many code points of an article are looked through for words that speak to a claim."""
MAX_READINGS = 256
"""How many articles that were looked through are held at once."""
_IN_A_ROW = 256


class _Row(NamedTuple):
    """Texts of many sources in one string; ``starts`` has where each begins, and where the last one ends."""

    ids: list[str]
    starts: list[int]
    text: str


class ArchivedTexts:
    """The seeds of these sources, folded. ``pins`` has the SHA-256 of each seed that could be read.

    ``language`` is that of the site, in which its claims are written. ``pictures`` has what each picture of the site is.
    """

    def __init__(
        self,
        sources: Mapping[str, SourceEntry],
        seeds: Mapping[str, Seed],
        pins: Mapping[str, str],
        language: str = "en",
        pictures: Mapping[str, PictureFile] = {},
    ) -> None:
        self.pictures = pictures
        self.sources = sources
        self.pins = pins
        self.language = language
        self._seeds = seeds
        self._folded: dict[str, Folded] = {}
        self._unfolded = lru_cache(MAX_READINGS)(lambda seed: seeds[seed].text)
        self._side_by_side: list[_Row] | None = None
        self._furniture: dict[str, tuple[Span, ...]] = {}
        self._aside: dict[str, tuple[Span, ...]] = {}
        self._places: dict[str, tuple[int, ...]] = {}
        self._sentences: dict[str, tuple[Span, ...]] = {}
        self._readings: dict[str, SearchableArticle] = {}

    def of(self, seed: str) -> Folded | None:
        """Return a seed's text folded, or None when there is no such seed that could be read."""
        found = self._folded.get(seed)
        if found is None and seed in self.pins:
            if len(self._folded) >= MAX_FOLDED_TEXTS:
                del self._folded[next(iter(self._folded))]
            found = self._folded[seed] = fold(self._seeds[seed].text)
        return found

    def text(self, seed: str) -> str:
        """Return the text of a seed that could be read, as it was archived."""
        folded = self._folded.get(seed)
        return folded.original if folded else self._unfolded(seed)

    def of_source(self, id: str) -> Folded | None:
        """Return the folded text of the source with this id, or None when either is missing."""
        source = self.sources.get(id)
        return self.of(source.seed) if source else None

    def holding(self, pieces: Iterable[str], budget: SearchBudget) -> Iterator[str]:
        """Yield the ids of the sources in whose folded text each of these pieces stands, wherever it does.

        This is a fast first look at very many texts: they are joined in a few long strings. It ends when the budget is spent.
        """
        wanted = sorted(pieces, key=len, reverse=True)
        if not wanted:
            return
        if self._side_by_side is None:
            self._side_by_side = list(self._in_rows())
        for ids, starts, text in self._side_by_side:
            if not budget.spend(len(text)):
                return
            at = text.find(wanted[0])
            while at >= 0:
                number = bisect_right(starts, at) - 1
                end = starts[number + 1]
                if all(text.find(piece, starts[number], end) >= 0 for piece in wanted[1:]):
                    yield ids[number]
                at = text.find(wanted[0], end)

    def _in_rows(self) -> Iterator[_Row]:
        """Yield all texts side by side, with U+0000 between them, which stands in none."""
        ids = list(self.sources)
        for start in range(0, len(ids), _IN_A_ROW):
            row, texts = ids[start : start + _IN_A_ROW], []
            for id in row:
                text = self.of_source(id)
                texts.append(text.text if text else "")
            starts = list(accumulate((len(text) + 1 for text in texts), initial=0))
            yield _Row(row, starts, "\x00".join((*texts, "")))

    def furniture(self, id: str) -> tuple[Span, ...]:
        """Return the stretches of a source's seed that belong to the page around the report."""
        return self._stretches(id, self.sources[id].furniture, self._furniture)

    def aside(self, id: str) -> tuple[Span, ...]:
        """Return the stretches of a source's seed that are set aside for a reason."""
        return self._stretches(id, tuple(aside.passage for aside in self.sources[id].aside), self._aside)

    def places(self, id: str) -> tuple[int, ...]:
        """Return where each of a source's places begins in its seed; -1 for those whose first words do not stand there."""
        if id not in self._places:
            text, places = self.of_source(id), self.sources[id].places
            self._places[id] = place_starts((place.begins for place in places), text) if text and places else ()
        return self._places[id]

    def _stretches(self, id: str, passages: tuple[str, ...], known: dict[str, tuple[Span, ...]]) -> tuple[Span, ...]:
        if not passages:
            return ()
        if id not in known:
            text = self.of_source(id)
            known[id] = stretches(passages, text) if text else ()
        return known[id]

    def is_taken_down(self, id: str) -> bool:
        """Say whether a source's text was taken down: it may be there or not, and is not shown."""
        source = self.sources.get(id)
        return source is not None and source.takedown is not None

    def withholds(self, id: str) -> bool:
        """Say whether the words of a source that was taken down may not be quoted either."""
        source = self.sources.get(id)
        return bool(source and source.takedown and source.takedown.quotations is Quotations.WITHHOLD)

    def is_pinned(self, id: str) -> bool:
        """Say whether a source's text is there and is the one that was pinned: only then its words prove anything."""
        source = self.sources.get(id)
        return source is not None and self.pins.get(source.seed) == source.sha256

    def sentences(self, id: str) -> tuple[Span, ...]:
        """Return the sentences of a source's text, from its entry if the source was checked."""
        if id not in self._sentences:
            if len(self._sentences) >= MAX_READINGS:
                del self._sentences[next(iter(self._sentences))]
            cut = self.sources[id].text.sentences() if self.is_pinned(id) else ()
            self._sentences[id] = cut or self._cut(id)
        return self._sentences[id]

    def _cut(self, id: str) -> tuple[Span, ...]:
        source = self.sources[id]
        return sentences(self.text(source.seed), source.language) if source.seed in self.pins else ()

    def reading(self, id: str) -> SearchableArticle:
        """Return the first :data:`MAX_READ` code points of a source's text, ready to be searched for words."""
        if id not in self._readings:
            if len(self._readings) >= MAX_READINGS:
                del self._readings[next(iter(self._readings))]
            source = self.sources[id]
            text = self.text(source.seed) if source.seed in self.pins else ""
            self._readings[id] = read(
                ArchivedArticle(
                    id,
                    text[:MAX_READ],
                    source.language,
                    tuple(dict.fromkeys(filter(None, (source.short, source.title)))),
                    self.furniture(id),
                ),
                self.sentences(id),
            )
        return self._readings[id]
