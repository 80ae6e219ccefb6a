"""The pictures that readers see on any page, which are those of which copies are published."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from site_builder.index.entries import ClaimEntry, IndexEntry
from site_builder.views.site_view import SiteView


def pictures_seen(site: SiteView) -> Mapping[str, str]:
    """Return the paths of the pictures by the names of their copies. Two files with the same bytes share their copies."""
    visible, pictures = site.visible, site.index.pictures
    if not pictures:
        return {}
    folders = (visible.sources, visible.stories, visible.questions, visible.claims, visible.pages)
    paths = sorted({path for folder in folders for entry in folder.values() for path in _shown(entry)})
    return {pictures[path].name: path for path in reversed(paths)}


def _shown(entry: IndexEntry) -> Iterator[str]:
    yield from (link.address for link in entry.links if link.image and link.address)
    if isinstance(entry, ClaimEntry):
        yield from (f"seeds/{picture.file}" for picture in entry.pictures)
