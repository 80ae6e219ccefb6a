"""Functions for templates whose result depends on the address of the page that is being rendered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from site_builder.content.addresses import picture_copy, relative
from site_builder.content.document import BodyPicture, Citation
from site_builder.content.picture import PictureFile, height_at
from site_builder.output.structured_data import breadcrumb_list
from site_builder.views.site_frame import SiteFrame

_SIZES = "(min-width: 43rem) 41rem, 100vw"
"""How wide a picture is shown at most: as the column of text."""


class Links:
    """References from the page that is being rendered, one at a time, to other addresses of the site.

    ``page_uses`` counts the results that depend on the page. A macro that asked for none prints the same on every page.
    """

    def __init__(self, frame: SiteFrame, assets: Mapping[str, str]) -> None:
        self._frame = frame
        self._assets = assets
        self._site_root = urlsplit(frame.base_url).path
        self._here = ""
        self._root: str | None = None
        self.page_uses = 0

    def begin(self, address: str) -> None:
        """Make references from the page at ``address`` from now on."""
        self._here = address
        # A host serves 404.html at any depth, so its references begin at the site's root.
        self._root = self._site_root if address == "404.html" else None

    def functions(self) -> dict[str, Any]:
        """Return the functions by the names that templates know them by."""
        return {
            "to": self.to,
            "asset": self.asset,
            "body_html": self.body_html,
            "picture": self.picture,
            "breadcrumb_list": self.breadcrumb_list,
        }

    def to(self, address: str) -> str:
        """Return the reference to another address of the site."""
        self.page_uses += 1
        return relative(self._here, address) if self._root is None else self._root + address

    def asset(self, name: str) -> str:
        """Return the reference to an asset of the theme."""
        return self.to(self._assets[name])

    def body_html(self, page: Any) -> Markup:
        """Return the body of a page with its citations and pictures filled in."""
        return Markup("".join(self._filled(part, page) for part in page.body.parts))  # noqa: S704 (made by our parser, and by what follows)

    def _filled(self, part: str | Citation | BodyPicture, page: Any) -> str:
        if isinstance(part, str):
            return part
        if isinstance(part, Citation):
            return self._citation(part, page)
        return self.picture(part.shown, part.alt, part.title) if part.shown else escape(part.alt)

    def picture(self, file: PictureFile, alt: str, title: str = "", *, linked: bool = False) -> Markup:
        """Return the element that shows a picture, in the size that fits a reader's screen; ``linked`` leads to the largest copy."""
        addresses = [(self.to(picture_copy(file.name, width)), width) for width in file.widths]
        *_, (largest, width) = addresses
        attributes = {
            "src": largest,
            "srcset": ", ".join(f"{address} {width}w" for address, width in addresses),
            "sizes": _SIZES,
            "width": width,
            "height": height_at(width, file),
            "alt": alt,
            **({"title": title} if title else {}),
            "loading": "lazy",
            "decoding": "async",
        }
        shown = Markup("<img {}>").format(
            Markup(" ").join(Markup('{}="{}"').format(*pair) for pair in attributes.items())
        )
        return Markup('<a href="{}">{}</a>').format(largest, shown) if linked else shown

    def breadcrumb_list(self, crumbs: Iterable[Sequence[str]]) -> Markup:
        """Return a trail as JSON-LD."""
        return breadcrumb_list(crumbs, self._frame)

    def _citation(self, citation: Citation, page: Any) -> str:
        source = page.citations[citation.source]
        anchor = getattr(page, "first_anchor", {}).get(citation.source)
        href = f"#{anchor}" if anchor else self.to(source.address)
        self.page_uses += 1
        return f'<a class="citation" data-pagefind-ignore href="{escape(href)}" title="{escape(source.title)}">{escape(source.short)}</a>'
