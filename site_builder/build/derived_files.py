"""Files made from what the targets became: sitemaps, share cards, icons and the search index."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from site_builder.build.inventory import files_of, row_of
from site_builder.build.make_targets import placed
from site_builder.build.publication import Publication
from site_builder.build.target_kind import SitemapEntry
from site_builder.build.targets import SITEMAPS, Targets
from site_builder.output.render import Files
from site_builder.output.search_index import search_index
from site_builder.output.share_cards.card_text import CARD_FILE
from site_builder.output.share_cards.draw import ShareCard
from site_builder.store.artifacts import Kept
from site_builder.store.state_rows import PageRow
from site_builder.views.dependencies import joined_digest

SHARE_CARD = "card"
ICONS = "icons"
SEARCH_FILES = "search"


def publish_sitemaps(
    targets: Targets, entries: Sequence[SitemapEntry], before: PageRow | None, publication: Publication
) -> PageRow:
    """Make the sitemaps, unless they would be the same."""
    made_from = targets.sitemaps_made_from(entries)
    if before and publication.intact and before.made_from == made_from:
        if not publication.staged.on_spare:
            publication.staged.keep(files_of(before))
        return before
    return row_of(SITEMAPS, made_from, placed(publication, targets.sitemaps(entries), before))


def card_row(target: str, card: ShareCard) -> str:
    """Return the name of the row of a picture that belongs to a target."""
    return f"{SHARE_CARD}/{target}" if card.name == CARD_FILE else f"{SHARE_CARD}/{target}#{card.name}"


def target_of_card(row: str) -> str | None:
    """Return the target to which the picture of a row belongs; None for the row of something else."""
    kind, _, name = row.partition("/")
    return name.partition("#")[0] if kind == SHARE_CARD else None


def publish_share_cards(
    cards: Mapping[str, ShareCard],
    before: Mapping[str, PageRow],
    publication: Publication,
    draw: Callable[[Sequence[ShareCard]], Iterator[tuple[str, bytes]]],
) -> Iterator[PageRow]:
    """Draw the share cards that changed, and put them into the tree. Yields the row of each."""
    missing: dict[str, tuple[str, ShareCard]] = {}
    for name, card in cards.items():
        row = before.get(name) if publication.intact else None
        if row and row.made_from == card.digest:
            if not publication.staged.on_spare:
                publication.staged.keep(files_of(row))
            yield row
        else:
            missing[card.file] = (name, card)
    for file, picture in draw([card for _, card in missing.values()]):
        name, card = missing[file]
        yield row_of(name, card.digest, placed(publication, {file: picture}, before.get(name)))


def publish_icons(files: Files, before: Mapping[str, PageRow], publication: Publication) -> list[PageRow]:
    """Put the icons into the tree, where the theme has any."""
    return [row_of(ICONS, "", placed(publication, files, before.get(ICONS)))] if files else []


def publish_search(
    searched: Mapping[str, str], before: PageRow | None, publication: Publication, kept: Kept
) -> PageRow:
    """Make the search index, unless nothing that is searched has changed."""
    made_from = joined_digest(
        (str(publication.staged.precompress), *(f"{path}={searched[path]}" for path in sorted(searched)))
    )
    if before and publication.intact and before.made_from == made_from:
        if not publication.staged.on_spare:
            publication.staged.keep(files_of(before))
        return before
    index = search_index(TreePages(publication.staged.tree.folder, sorted(searched)), kept)
    return row_of(SEARCH_FILES, made_from, placed(publication, index, before))


class TreePages(Mapping[str, bytes]):
    """Pages that were put into a tree, read when they are asked for."""

    def __init__(self, folder: str, paths: Sequence[str]) -> None:
        self._folder = Path(folder)
        self._paths = paths

    def __getitem__(self, path: str) -> bytes:
        return (self._folder / path).read_bytes()

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)
