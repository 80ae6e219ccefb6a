"""What a site publishes of an archived text, so that readers can check the words that are quoted from it."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from site_builder.content.addresses import seed_file
from site_builder.content.records import Extent
from site_builder.content.seed import Seed
from site_builder.evidence.excerpt_tree import Paragraph, excerpt_tree
from site_builder.evidence.receipt import Span
from site_builder.index.entries import SourceEntry


class Excerpts(Struct, frozen=True):
    """Paragraphs of a text with what proves their place. ``root`` is that of all ``count`` paragraphs, as 64 digits."""

    root: str
    count: int
    paragraphs: tuple[Paragraph, ...]


class SourceProof(Struct, frozen=True):
    """What can be checked of some quotations from one text.

    ``size`` is that of the file, in bytes, None where the file may not be there; ``sha256`` is its digest. ``file`` is its address where all of it is published, and ``excerpts`` has the
    paragraphs in which the quotations stand where only these are.
    """

    publish: Extent
    sha256: str
    size: int | None
    file: str | None = None
    excerpts: Excerpts | None = None


def source_proof(entry: SourceEntry, seed: Seed, spans: Iterable[Span]) -> SourceProof:
    """Return what can be checked of the quotations that stand at these places of a source's text."""
    if entry.publish is Extent.FULL:
        return SourceProof(entry.publish, seed.sha256, seed.size, file=seed_file(entry.id))
    if entry.publish is Extent.NONE:
        return SourceProof(entry.publish, seed.sha256, seed.size)
    tree = excerpt_tree(seed.text)
    return SourceProof(
        entry.publish, seed.sha256, seed.size, excerpts=Excerpts(tree.root, tree.count, tree.holding(spans))
    )
