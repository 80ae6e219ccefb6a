"""Seeds: each is of one source alone, and none lies about unused."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.content.copy_names import copied_from
from site_builder.content.document_formats import WAY, kind_by_name, kind_by_text
from site_builder.content.picture import is_picture
from site_builder.index.site_index import SiteIndex
from site_builder.index.unlocated_finding import UnlocatedFinding


def check(index: SiteIndex) -> Iterator[UnlocatedFinding]:
    """Report seeds that two sources share, and seeds that no source names."""
    yield from _shared(index)
    if any(folder == "sources" for folder, _ in index.unread):
        return
    for name in index.unused_seeds():
        if is_picture(name) and index.lacks("claims"):
            continue
        yield UnlocatedFinding(f"seeds/{name}", "seed-unused", (), *_unused(name, index))


def _unused(name: str, index: SiteIndex) -> tuple[str, str]:
    stem, dot, ending = name.rpartition(".")
    original = f"{copied_from(stem)}{dot}{ending}"
    if original in index.seed_files:
        message = f"No source names this seed, which looks like a copy of seeds/{original} that a program made which keeps folders in step."
        return message, "Delete the copy; the one that was pinned is the other."
    if is_picture(name):
        return (
            "No claim names this picture.",
            "Name it under `pictures` of the claim that it is about, or take the file out.",
        )
    kind = kind_by_name(name) or (kind_by_text(index.seeds[name].text) if name in index.pins else None)
    if kind or name not in index.pins:
        message = f"No source names this file, which {f'is {kind}' if kind else 'cannot be read as UTF-8 text'}. A seed is the text of an article alone."
        return message, f"Archive its text with {WAY} seeds/{name}, and take this file out of seeds/."
    return "No source names this seed.", "Make a source for it (`site-builder new source`), or take the file out."


def _shared(index: SiteIndex) -> Iterator[UnlocatedFinding]:
    """Report sources that hold one and the same text: as two sources it would corroborate itself."""
    first: dict[str, str] = {}
    for _, source in sorted(index.sources.items()):
        pin = index.pins.get(source.seed)
        if pin and first.setdefault(pin, source.id) != source.id:
            yield source.report(
                "seed-shared",
                ("seed",),
                f"The source “{first[pin]}” has the same archived text.",
                "Keep one source for one text; for a copy published elsewhere, archive that copy's own text.",
            )
