"""Seeds: each is the one that was pinned, and none lies about unused."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.findings import Finding, Place, finding
from site_builder.model.corpus import Corpus


def check(corpus: Corpus) -> Iterator[Finding]:
    """Report seeds whose bytes are not those that their source pins, and seeds that no source names."""
    for source in corpus.sources.values():
        seed = corpus.seeds.get(source.record.seed)
        if seed and seed.sha256 != source.record.sha256:
            yield source.report(
                "seed-changed",
                ("sha256",),
                f"seeds/{seed.name} is not the text that was pinned: its sha256 is {seed.sha256}.",
                "Restore the seed as it was archived. Only if this line was never right, replace it by that digest.",
            )
    named = {source.record.seed for source in corpus.sources.values()}
    if any(folder == "sources" for folder, _ in corpus.unread):
        return
    for name in corpus.seed_files:
        if name not in named:
            yield finding(
                "seed-unused",
                Place(f"seeds/{name}"),
                "No source names this seed.",
                "Make a source for it (`site-builder new source`), or take the file out.",
            )
