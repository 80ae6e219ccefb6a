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
    yield from _shared(corpus)
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


def _shared(corpus: Corpus) -> Iterator[Finding]:
    """Report sources that hold one and the same text: as two sources it would corroborate itself."""
    first: dict[str, str] = {}
    for _, source in sorted(corpus.sources.items()):
        seed = corpus.seeds.get(source.record.seed)
        if seed and first.setdefault(seed.sha256, source.id) != source.id:
            yield source.report(
                "seed-shared",
                ("seed",),
                f"The source “{first[seed.sha256]}” has the same archived text.",
                "Keep one source for one text; for a copy published elsewhere, archive that copy's own text.",
            )
