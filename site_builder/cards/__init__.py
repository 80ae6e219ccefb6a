"""Share cards: a picture of 1200 × 630 for every claim, question and story, and one for the site.

Which cards there are, and under which names, is known before anything is drawn, so that pages can refer to
them. Only the cards of which nothing is kept under the digest of what they show are drawn.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version

from site_builder.cards.contents import NAME, Content, contents_of
from site_builder.cards.drawing import Progress, draw
from site_builder.cards.fonts import load_fonts
from site_builder.cards.icons import icons
from site_builder.cards.template import CardTemplate
from site_builder.kept import Kept, digest_of
from site_builder.model.pages import Site
from site_builder.model.theme import Theme

__all__ = ["Card", "Progress", "draw_cards", "icons", "pictures", "plan_cards"]

_KIND = "cards"


@dataclass(frozen=True, slots=True)
class Card:
    """A card that is to be made: the address of its page, what it shows, and the digest of all it depends on."""

    page: str
    content: Content
    digest: str

    @property
    def file(self) -> str:
        """The picture's address. It stays the same, so that a picture shared long ago is still there."""
        return self.page + NAME


def plan_cards(site: Site, theme: Theme, kept: Kept) -> tuple[Card, ...]:
    """Return the cards of a site. There is none for a page with words for which the theme's fonts have no letters."""
    fonts = load_fonts(theme.fonts, kept)
    template = CardTemplate(site.frame, theme, fonts)
    if not template.is_legible():
        return ()
    look = digest_of(template.look(), version("resvg-py"))
    return tuple(
        Card(page, content, digest_of(look, content.as_data()))
        for page, content in contents_of(site)
        if all(map(fonts.has, content.texts()))
    )


def pictures(cards: Sequence[Card]) -> dict[str, str]:
    """Return the address of each page's picture, for the tags that name it.

    The query tells whoever keeps copies of pictures that this one has changed: a new verdict must not go on being
    shared with the picture of the old one.
    """
    return {card.page: f"{card.file}?v={card.digest[:10]}" for card in cards}


def draw_cards(
    cards: Sequence[Card], site: Site, theme: Theme, kept: Kept, progress: Progress | None = None
) -> dict[str, bytes]:
    """Return the pictures of these cards by their address."""
    files: dict[str, bytes] = {}
    missing: list[Card] = []
    for card in cards:
        found = kept.get(_KIND, card.digest)
        if found is None:
            missing.append(card)
        else:
            files[card.file] = found
    files.update(_drawn(missing, site, theme, kept, progress))
    return files


def _drawn(
    cards: Sequence[Card], site: Site, theme: Theme, kept: Kept, progress: Progress | None
) -> Mapping[str, bytes]:
    if not cards:
        return {}
    template = CardTemplate(site.frame, theme, load_fonts(theme.fonts, kept))
    files = {}
    svgs = [template.svg(card.content) for card in cards]
    for card, picture in zip(cards, draw(svgs, theme.fonts, progress), strict=True):
        kept.put(_KIND, card.digest, picture)
        files[card.file] = picture
    return files
