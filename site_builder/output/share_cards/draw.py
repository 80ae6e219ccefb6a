"""Share cards: a picture of 1200 × 630 for every claim, question and story, and one for the site.

The card of a page and its address are known before it is drawn, so that the page can refer to it. Only cards that are
not kept under their digest are drawn.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from site_builder.content.theme import Theme
from site_builder.output.share_cards.card_template import ShareCardTemplate
from site_builder.output.share_cards.card_text import CARD_FILE, CardContent
from site_builder.output.share_cards.fonts import load_fonts
from site_builder.output.share_cards.raster import Progress, draw
from site_builder.store.artifacts import Kept, digest_of
from site_builder.store.tool_version import version_of
from site_builder.views.site_frame import SiteFrame

_KIND = "cards"
_PNG = b"\x89PNG\r\n\x1a\n"


class ShareCard(Struct, frozen=True):
    """A card that is to be made: the address of its page, what it shows, the digest of all it depends on, and its name."""

    page: str
    content: CardContent
    digest: str
    name: str = CARD_FILE

    @property
    def file(self) -> str:
        """The picture's address. It stays the same, so that a picture shared long ago is still there."""
        return self.page + self.name

    @property
    def address(self) -> str:
        """The picture's address as its own page names it.

        The query makes caches fetch a changed picture: a new verdict must not be shared with the picture of the old
        one.
        """
        return f"{self.file}?v={self.digest[:10]}"


class ShareCardPlan:
    """Tells which share card each page of a site has, if any."""

    def __init__(self, frame: SiteFrame, theme: Theme, kept: Kept) -> None:
        self._fonts = load_fonts(theme.fonts, kept)
        template = ShareCardTemplate(frame, theme, self._fonts)
        self.is_legible = template.is_legible()
        self.look = digest_of(template.look(), version_of("resvg-py"))

    def share_card(self, page: str, content: CardContent, name: str = CARD_FILE) -> ShareCard | None:
        """Return the card of a page; None for one with words for which the theme's fonts have no letters."""
        if not self.is_legible or not all(map(self._fonts.has, content.texts())):
            return None
        return ShareCard(page, content, digest_of(self.look, content.as_data()), name)


def draw_share_cards(
    cards: Sequence[ShareCard], frame: SiteFrame, theme: Theme, kept: Kept, progress: Progress | None = None
) -> Iterator[tuple[str, bytes]]:
    """Yield the address and the picture of each of these cards, those that are kept first."""
    missing: list[ShareCard] = []
    for card in cards:
        found = kept.get(_KIND, card.digest)
        if found is None or not found.startswith(_PNG):
            missing.append(card)
        else:
            yield card.file, found
    if missing:
        template = ShareCardTemplate(frame, theme, load_fonts(theme.fonts, kept))
        svgs = [template.svg(card.content) for card in missing]
        for card, picture in zip(missing, draw(svgs, theme.fonts, progress), strict=True):
            kept.put(_KIND, card.digest, picture)
            yield card.file, picture
