"""Jinja2 with what the templates may use: escaping always on, an unknown name an error, no clock and no files."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from gettext import NullTranslations
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from site_builder import limits
from site_builder.addresses import relative, use_anchor
from site_builder.model.cards import Standing
from site_builder.model.document import Citation
from site_builder.model.formats import formats_of
from site_builder.model.languages import direction_of
from site_builder.model.pages import SiteFrame
from site_builder.model.records import Stance
from site_builder.render.remembered import RememberingTemplate
from site_builder.render.said_once import SpeakingEnvironment
from site_builder.render.structured_data import breadcrumb_list


class Templates:
    """The templates of a theme, ready to render the pages of one site."""

    def __init__(
        self,
        frame: SiteFrame,
        templates: Mapping[str, str],
        assets: Mapping[str, str],
        words: NullTranslations | None = None,
    ) -> None:
        self._frame = frame
        self._assets = assets
        self._root = urlsplit(frame.base_url).path
        self._environment = _environment(templates, frame, words or NullTranslations())

    def render(self, template: str, address: str, page: object, **extra: Any) -> bytes:
        """Return the bytes of the page at ``address``."""
        linked = _Links(address, page, self._root)
        context = {
            "page": page,
            "address": address,
            "canonical": self._frame.base_url + address,
            "updated": None,
            "to": linked.to,
            "asset": lambda name: linked.to(self._assets[name]),
            "body_html": linked.body_html,
            "breadcrumb_list": lambda crumbs: breadcrumb_list(crumbs, self._frame),
            "json_ld": None,
            "share_card": None,
            "icons": False,
            **extra,
        }
        text: str = self._environment.get_template(template).render(context)
        return text.encode("utf-8")


class _Links:
    """The functions of a template's context that depend on where the page stands."""

    def __init__(self, address: str, page: object, root: str) -> None:
        self._address = address
        self._page = page
        # A host serves 404.html at any depth, so its references begin at the site's root.
        self._root = root if address == "404.html" else None

    def to(self, address: str) -> str:
        """Return the reference to another address of the site."""
        return relative(self._address, address) if self._root is None else self._root + address

    def body_html(self, page: Any) -> Markup:
        """Return the body of a page with its citations filled in."""
        parts = (
            Markup(part) if isinstance(part, str) else self._citation(part, page)  # noqa: S704 (made by our parser)
            for part in page.body.parts
        )
        return Markup("").join(parts)

    def _citation(self, citation: Citation, page: Any) -> Markup:
        source = page.citations[citation.source]
        anchor = getattr(page, "first_anchor", {}).get(citation.source)
        href = f"#{anchor}" if anchor else self.to(source.address)
        return Markup('<a class="citation" href="{}" title="{}">{}</a>').format(href, source.title, source.short)


def _environment(templates: Mapping[str, str], frame: SiteFrame, words: NullTranslations) -> Environment:
    environment = SpeakingEnvironment(
        # A template is known by its name in tracebacks, too, so that a fault can be told with its file and line.
        loader=FunctionLoader(lambda name: (templates[name], name, None) if name in templates else None),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
        auto_reload=False,
        cache_size=-1,
        optimized=False,  # Folding constants costs more at compile time than one build gains.
    )
    environment.words = words
    environment.template_class = RememberingTemplate
    environment.install_gettext_translations(words, newstyle=True)  # type: ignore[attr-defined]
    formats = formats_of(frame.language)
    environment.globals.update(site=frame, Stance=Stance, Standing=Standing, limits=limits)
    environment.filters.update(
        day=formats.day,
        iso=date.isoformat,
        thousands=formats.thousands,
        use_anchor=use_anchor,
        language_name=formats.language_name,
        direction=direction_of,
        digest=lambda sha256: sha256[:12],
    )
    return environment
