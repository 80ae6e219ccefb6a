"""Wording that articles of a story share and that people who saw the same event do not find each by themselves.

:func:`shared_words` compares two articles and depends on them alone, so what it returns can be kept; :func:`judge` says
what it amounts to once it is known what the rest of the corpus quotes. :func:`compare_stories` does both for whole stories.

Runs of equal words as a sign of copying are what passim (D. A. Smith, R. Cordell and A. Mullen, Computational Methods
for Uncovering Reprinted Texts, 2015) looks for. What newspapers share for other reasons is left out here: speeches,
offices, names, dates, figures, and the clutter of pages. These rules find words, not meanings.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

from site_builder.analysis.alignment import ArticleWords, Run, runs, unpacked
from site_builder.analysis.candidates import candidates
from site_builder.analysis.edges import Edge, EdgeKind, SharedRun
from site_builder.analysis.fingerprints import CONTENT, GRAM, Fingerprint

MAX_PAIRS = 5_000
"""How many pairs of one story are compared word for word; :attr:`WordingComparison.passed_over` counts the others."""
MAX_SHARED_WORDS = 400_000
"""How many shared words are compared in one story. Hundreds of copies of one article reach this."""


class SharingRule(Struct, frozen=True):
    """How much two articles share before it is reported, and before they count as one origin.

    A run needs ``content`` words that tell something, and all runs of a pair together ``telling`` of them. A pair is
    reported if it shares ``sentences`` or one run of ``words``, and ``share`` of the words of the shorter article. It
    is one origin if it shares ``merging`` of them and a paragraph of at least ``paragraph`` words was copied, that is,
    ``copied`` of its words are shared.
    """

    content: int = 3
    telling: int = 5
    sentences: int = 2
    words: int = 12
    share: float = 0.02
    merging: float = 0.04
    paragraph: int = 20
    copied: float = 0.8


class Part(Struct, frozen=True):
    """The part of a run that lies in one sentence of the first article and one of the other.

    ``grams`` are the hashes of the grams that begin in it, ``one`` and ``other`` are the places in the two articles.
    """

    one: SentencePlace
    other: SentencePlace
    words: int
    grams: tuple[int, ...]


class SentencePlace(Struct, frozen=True):
    """The numbers of a sentence and of its paragraph, and how many words the paragraph has."""

    sentence: int
    paragraph: int
    size: int


class Shared(Struct, frozen=True):
    """One run with what judging it takes: its parts, sentence by sentence."""

    run: SharedRun
    parts: tuple[Part, ...]


class SharedWords(Struct, frozen=True):
    """All that two articles share. ``shorter`` is the number of words of the shorter one, clutter not counted."""

    runs: tuple[Shared, ...]
    shorter: int


class StoryComparison(Struct, frozen=True):
    """What each pair of articles of one story shares, and how many pairs were not compared."""

    ids: tuple[str, ...]
    shared: tuple[tuple[str, str, SharedWords], ...]
    passed_over: int = 0


class WordingComparison(Struct, frozen=True):
    """What was found, in the order of ids. ``stories`` can be passed to the next comparison as ``known``."""

    edges: tuple[Edge, ...]
    stories: tuple[StoryComparison, ...]

    @property
    def passed_over(self) -> int:
        """How many pairs were not compared."""
        return sum(story.passed_over for story in self.stories)


def compare_stories(
    prints: Mapping[str, Fingerprint],
    stories: Iterable[Collection[str]],
    known: Iterable[StoryComparison] = (),
    changed: Collection[str] = (),
    rule: SharingRule | None = None,
) -> WordingComparison:
    """Compare the articles of each story with one another. ``prints`` has all articles of the corpus by id.

    ``known`` are the stories of an earlier comparison, and ``changed`` names the articles that changed since then. They
    save time and change no result: an unchanged story is not compared again, and in the other stories the pairs that are
    known to share words are not.
    """
    earlier = {story.ids: story for story in known}
    pairs = {
        (one, other): words
        for story in earlier.values()
        for one, other, words in story.shared
        if one not in changed and other not in changed
    }
    unpacked_once = lru_cache(maxsize=512)(lambda id: unpacked(prints[id]))

    def words_of(pair: tuple[str, str]) -> SharedWords:
        if pair not in pairs:
            pairs[pair] = shared_words(*map(unpacked_once, pair))
        return pairs[pair]

    done = []
    for story in stories:
        ids = tuple(sorted(set(story) & prints.keys()))
        as_before = earlier.get(ids) if not any(id in changed for id in ids) else None
        done.append(as_before or _compare_story(ids, prints, words_of))
    shared = {(one, other): words for story in done for one, other, words in story.shared}
    heard = quoted_grams(shared.values(), prints.values())
    edges = (judge(*pair, found, heard, rule or SharingRule()) for pair, found in sorted(shared.items()))
    return WordingComparison(tuple(edge for edge in edges if edge), tuple(done))


def _compare_story(
    ids: tuple[str, ...], prints: Mapping[str, Fingerprint], words_of: Callable[[tuple[str, str]], SharedWords]
) -> StoryComparison:
    """Compare the articles of a story in the order of their ids, up to the limits.

    The first one is compared with all others before the rest, so that all copies of one article are found.
    """
    shared: list[tuple[str, str, SharedWords]] = []
    count = compared = words = 0
    for one, other in candidates([array("Q", prints[id].grams) for id in ids]):
        count += 1
        if compared < MAX_PAIRS and words < MAX_SHARED_WORDS:
            found = words_of((ids[one], ids[other]))
            if found.runs:
                shared.append((ids[one], ids[other], found))
                words += sum(each.run.words for each in found.runs)
            compared += 1
    return StoryComparison(ids, tuple(shared), count - compared)


def quoted_grams(found: Iterable[SharedWords], prints: Iterable[Fingerprint]) -> frozenset[int]:
    """Return those grams of shared runs that an article of the corpus has in quotation marks."""
    wanted = {gram for words in found for shared in words.runs for part in shared.parts for gram in part.grams}
    heard: set[int] = set()
    for print in prints:
        heard |= wanted.intersection(array("Q", print.quoted))
    return frozenset(heard)


def shared_words(one: ArticleWords, other: ArticleWords) -> SharedWords:
    """Return all runs that two articles share, in the order of the first."""
    grams = one.grams_at.keys() & other.grams_at.keys()
    found = runs(one, other, grams) if grams else ()
    sizes = Counter(one.paragraphs), Counter(other.paragraphs)
    return SharedWords(tuple(_shared(run, one, other, sizes) for run in found), min(one.total, other.total))


def _shared(run: Run, one: ArticleWords, other: ArticleWords, sizes: tuple[Counter[int], Counter[int]]) -> Shared:
    pairs = [(piece.one + at, piece.other + at) for piece in run for at in range(piece.length)]
    grams = {piece.one + at for piece in run for at in range(piece.length - GRAM + 1)}
    by_sentence: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for a, b in pairs:
        by_sentence.setdefault((one.sentences[a], other.sentences[b]), []).append((a, b))
    return Shared(
        SharedRun(
            tuple(one.span(piece.one, piece.one + piece.length) for piece in run),
            tuple(other.span(piece.other, piece.other + piece.length) for piece in run),
            len(pairs),
            sum(one.flags[a] & other.flags[b] & CONTENT for a, b in pairs),
        ),
        tuple(
            Part(
                _place(one, words[0][0], sizes[0]),
                _place(other, words[0][1], sizes[1]),
                len(words),
                tuple(one.grams[a] for a, _ in words if a in grams),
            )
            for words in by_sentence.values()
        ),
    )


def _place(article: ArticleWords, word: int, sizes: Counter[int]) -> SentencePlace:
    paragraph = article.paragraphs[word]
    return SentencePlace(article.sentences[word], paragraph, sizes[paragraph])


def judge(one: str, other: str, found: SharedWords, heard: Collection[int], rule: SharingRule) -> Edge | None:
    """Return what binds two articles by their shared words, or None if they share too little.

    ``heard`` are the grams that an article of the corpus quotes. A sentence of which they are half is somebody's speech,
    and a run of which more than half is speech counts as speech altogether.
    """
    runs, parts = [], []
    for shared in found.runs:
        told = [part for part in shared.parts if not _is_heard(part, heard)]
        words = sum(part.words for part in told)
        if shared.run.content >= rule.content and 2 * words >= shared.run.words:
            runs.append(shared.run)
            parts.append(told)
    share = sum(part.words for told in parts for part in told) / max(1, found.shorter)
    telling = sum(run.content for run in runs)
    if not runs or telling < rule.telling or share < rule.share or not _is_told(parts, rule):
        return None
    copied = _has_paragraph(parts, rule)
    kind = EdgeKind.COPIED_PARAGRAPH if copied else EdgeKind.SHARED_WORDING
    return Edge(one, other, kind, share, tuple(runs), copied and share >= rule.merging)


def _is_heard(part: Part, heard: Collection[int]) -> bool:
    return sum(2 if gram in heard else 0 for gram in part.grams) > len(part.grams)


def _is_told(parts: Sequence[Sequence[Part]], rule: SharingRule) -> bool:
    """Say whether runs that lie in these parts are long enough, or lie in sentences enough of both articles."""
    if any(sum(part.words for part in told) >= rule.words for told in parts):
        return True
    longest = [max(told, key=lambda part: part.words) for told in parts]
    return (
        min(len({part.one.sentence for part in longest}), len({part.other.sentence for part in longest}))
        >= rule.sentences
    )


def _has_paragraph(parts: Sequence[Sequence[Part]], rule: SharingRule) -> bool:
    """Say whether a paragraph of either article is copied, as the rule has it."""
    for side in ("one", "other"):
        words: Counter[tuple[int, int]] = Counter()
        for part in (part for told in parts for part in told):
            place: SentencePlace = getattr(part, side)
            words[place.paragraph, place.size] += part.words
        if any(size >= rule.paragraph and count >= rule.copied * size for (_, size), count in words.items()):
            return True
    return False
