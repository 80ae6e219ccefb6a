"""Jinja2 with what the templates may use: escaping always on, an unknown name an error, no clock and no files."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from functools import cache
from gettext import NullTranslations
from threading import Lock
from typing import Any

from jinja2 import Environment, StrictUndefined

from site_builder.content.addresses import use_anchor
from site_builder.content.languages import direction_of
from site_builder.content.records import Stance
from site_builder.output.jinja.precompiled import Loader
from site_builder.output.jinja.translate_ast import SpeakingEnvironment
from site_builder.output.locale_formats import formats_of
from site_builder.output.page_links import Links
from site_builder.views import page_limits as limits
from site_builder.views.card_values import Standing
from site_builder.views.page_values import SiteFrame


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
        self._links = Links(frame, assets)
        self._one_at_a_time = Lock()
        words = words or NullTranslations()
        self._plain = speaking_environment(templates, frame, words, self._links)
        self._thorough = cache(lambda: _thorough_environment(templates, frame, words, self._links))
        self._unfit: set[str] = set()

    def render(self, template: str, address: str, page: object, **extra: Any) -> bytes:
        """Return the bytes of the page at ``address``."""
        context = {
            "page": page,
            "address": address,
            "canonical": self._frame.base_url + address,
            "updated": None,
            "json_ld": None,
            "share_card": None,
            "icons": False,
            **extra,
        }
        with self._one_at_a_time:
            self._links.begin(address)
            return self._rendered(template, context).encode("utf-8")

    def _rendered(self, template: str, context: dict[str, Any]) -> str:
        """Return what the short code of a template prints, or, where that fails, what Jinja2's own code prints or raises."""
        if template not in self._unfit:
            with suppress(Exception):
                return self._plain.get_template(template).render(context)
        text = self._thorough().get_template(template).render(context)
        self._unfit.add(template)
        return text


_OPTIONS: dict[str, Any] = {
    "undefined": StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "extensions": ["jinja2.ext.i18n"],
    "auto_reload": False,
    "cache_size": -1,
    "optimized": False,  # Folding constants costs more at compile time than one build gains.
}


def speaking_environment(
    templates: Mapping[str, str], frame: SiteFrame, words: NullTranslations, links: Links | None = None
) -> SpeakingEnvironment:
    """Return an environment that makes short code."""
    environment = SpeakingEnvironment(autoescape=True, loader=Loader(templates, frame.language, words), **_OPTIONS)
    environment.words, environment.links = words, links or Links(frame, {})
    _furnish(environment, frame, words, environment.links)
    return environment


def _thorough_environment(
    templates: Mapping[str, str], frame: SiteFrame, words: NullTranslations, links: Links
) -> Environment:
    """Return an environment of Jinja2's own."""
    environment = Environment(autoescape=True, loader=Loader(templates, frame.language, words), **_OPTIONS)
    _furnish(environment, frame, words, links)
    return environment


def _furnish(environment: Environment, frame: SiteFrame, words: NullTranslations, links: Links) -> None:
    """Give an environment what the templates may use."""
    environment.install_gettext_translations(words, newstyle=True)  # type: ignore[attr-defined]
    formats = formats_of(frame.language)
    environment.globals.update(site=frame, Stance=Stance, Standing=Standing, limits=limits, **links.functions())
    environment.filters.update(
        day=formats.day,
        iso=date.isoformat,
        thousands=formats.thousands,
        use_anchor=use_anchor,
        language_name=formats.language_name,
        direction=cache(direction_of),
        digest=lambda sha256: sha256[:12],
        of_stance=lambda uses, stance: [use for use in uses if use.stance == stance],
        short_names=lambda sources: list(dict.fromkeys(source.short for source in sources)),
    )
