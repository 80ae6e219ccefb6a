"""Functions for templates whose result depends on the address of the page that is being rendered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from site_builder.content.addresses import relative
from site_builder.content.document import Citation
from site_builder.output.structured_data import breadcrumb_list
from site_builder.views.site_frame import SiteFrame


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
        """Return the body of a page with its citations filled in."""
        parts = (part if isinstance(part, str) else self._citation(part, page) for part in page.body.parts)
        return Markup("".join(parts))  # noqa: S704 (made by our parser, and by what follows)

    def breadcrumb_list(self, crumbs: Iterable[Sequence[str]]) -> Markup:
        """Return a trail as JSON-LD."""
        return breadcrumb_list(crumbs, self._frame)

    def _citation(self, citation: Citation, page: Any) -> str:
        source = page.citations[citation.source]
        anchor = getattr(page, "first_anchor", {}).get(citation.source)
        href = f"#{anchor}" if anchor else self.to(source.address)
        self.page_uses += 1
        return f'<a class="citation" href="{escape(href)}" title="{escape(source.title)}">{escape(source.short)}</a>'
