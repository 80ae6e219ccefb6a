"""Paragraphs of an archived text that can be shown to belong to it without the others (``docs/proof.md``).

The text is cut into paragraphs. Each becomes a leaf of a Merkle tree: a SHA-256 over its number, its place, a salt and its
bytes. Whoever has one paragraph with its salt, and the digests that stand beside its way up, comes to the root. The
others stay unknown: the salts are made from all bytes of the file, so that nobody who lacks the file can try out what
an unknown paragraph might say. The shape of the tree is that of RFC 6962; leaves, nodes and the root have marks of
their own, so that none passes for another.
"""

from __future__ import annotations

import hmac
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import sha256
from itertools import pairwise

from msgspec import Struct

from site_builder.evidence.folding import paragraph_breaks
from site_builder.evidence.receipt import Span

MAX_PARAGRAPH = 1000
"""How many code points a leaf has at most: a text in one line is cut as well, so that quoting it does not publish it."""
MAX_TREES_AT_HAND = 64
"""Of how many texts the trees are kept at hand: claims of one story quote the same few again and again."""
_SALT_MARK = b"site-builder excerpt salt 1\x00"
_LEAF_MARK = b"site-builder excerpt leaf 1\x00"
_NODE_MARK = b"site-builder excerpt node 1\x00"
_ROOT_MARK = b"site-builder excerpt root 1\x00"


class Paragraph(Struct, frozen=True):
    """A paragraph with what proves its place.

    ``index`` counts the paragraphs of the text from 0, ``start`` is the offset of the first of its code points. ``salt`` has
    32 bytes. ``path`` has the digests that stand beside its way up, from the lowest.
    """

    index: int
    start: int
    text: str
    salt: bytes
    path: tuple[bytes, ...]


class ExcerptTree(Struct, frozen=True):
    """The tree of a text: where its paragraphs begin, their salts, and the digests of each level from the leaves up."""

    text: str
    starts: tuple[int, ...]
    salts: tuple[bytes, ...]
    levels: tuple[tuple[bytes, ...], ...]

    @property
    def count(self) -> int:
        """How many paragraphs the text has."""
        return len(self.starts)

    @property
    def root(self) -> str:
        """The root, as 64 digits."""
        return sha256(_ROOT_MARK + _number(self.count) + self.levels[-1][0]).hexdigest()

    def holding(self, spans: Iterable[Span]) -> tuple[Paragraph, ...]:
        """Return the paragraphs in which these stretches of the text stand, in order."""
        numbers: set[int] = set()
        for span in spans:
            numbers.update(range(self._at(span.start), self._at(span.end - 1) + 1))
        return tuple(map(self._paragraph, sorted(numbers)))

    def _at(self, offset: int) -> int:
        return bisect_right(self.starts, offset) - 1

    def _paragraph(self, index: int) -> Paragraph:
        start = self.starts[index]
        end = self.starts[index + 1] if index + 1 < len(self.starts) else len(self.text)
        return Paragraph(index, start, self.text[start:end], self.salts[index], tuple(self._beside(index)))

    def _beside(self, index: int) -> Iterator[bytes]:
        for level in self.levels:
            if index ^ 1 < len(level):
                yield level[index ^ 1]
            index //= 2


@lru_cache(MAX_TREES_AT_HAND)
def excerpt_tree(text: str) -> ExcerptTree:
    """Return the tree of a seed's text, which is its bytes read as UTF-8 and nothing else."""
    starts = tuple(_starts(text))
    key = hmac.digest(_SALT_MARK, text.encode(), "sha256")
    salts = tuple(hmac.digest(key, _number(index), "sha256") for index in range(len(starts)))
    pieces = (text[start:end] for start, end in zip(starts, (*starts[1:], len(text)), strict=True))
    level = tuple(map(leaf, range(len(starts)), starts, salts, pieces))
    levels = [level]
    while len(level) > 1:
        level = tuple(_above(level))
        levels.append(level)
    return ExcerptTree(text, starts, salts, tuple(levels))


def leaf(index: int, start: int, salt: bytes, text: str) -> bytes:
    """Return the digest of a paragraph."""
    return sha256(_LEAF_MARK + _number(index) + _number(start) + salt + text.encode()).digest()


def root_above(paragraph: Paragraph, count: int) -> str | None:
    """Return the root to which a paragraph's path leads in a tree of ``count`` paragraphs; None where it leads to none."""
    digest, index, width, path = leaf_of(paragraph), paragraph.index, count, list(paragraph.path)
    if not 0 <= index < count:
        return None
    while width > 1:
        if index ^ 1 < width:
            if not path:
                return None
            beside = path.pop(0)
            digest = _node(beside, digest) if index % 2 else _node(digest, beside)
        index, width = index // 2, (width + 1) // 2
    return None if path else sha256(_ROOT_MARK + _number(count) + digest).hexdigest()


def leaf_of(paragraph: Paragraph) -> bytes:
    """Return the digest of a paragraph as it was handed on."""
    return leaf(paragraph.index, paragraph.start, paragraph.salt, paragraph.text)


def _above(level: tuple[bytes, ...]) -> Iterator[bytes]:
    """Yield the level above: a node for every two neighbours, and the last one as it is where it has none."""
    for at in range(0, len(level) - 1, 2):
        yield _node(level[at], level[at + 1])
    if len(level) % 2:
        yield level[-1]


def _node(left: bytes, right: bytes) -> bytes:
    return sha256(_NODE_MARK + left + right).digest()


def _number(value: int) -> bytes:
    return value.to_bytes(8, "big")


def _starts(text: str) -> Iterator[int]:
    """Yield where the paragraphs of a text begin. Long ones are cut behind white space, or wherever it has to be."""
    edges = (0, *paragraph_breaks(text), len(text))
    for start, end in pairwise(edges):
        if start == end and start:
            continue
        yield start
        while end - start > MAX_PARAGRAPH:
            start = _cut(text, start)
            yield start


def _cut(text: str, start: int) -> int:
    limit = start + MAX_PARAGRAPH
    return next((at for at in range(limit, start, -1) if text[at - 1].isspace()), limit)
