"""Jinja2 with what the templates may use: escaping always on, an unknown name an error, no clock, no chance and no files."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from gettext import NullTranslations
from threading import Lock
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment

from site_builder.content.addresses import use_anchor
from site_builder.content.languages import direction_of
from site_builder.content.records import Stance, Status
from site_builder.content.settings import Verdict
from site_builder.output.jinja.environment import ShortEnvironment
from site_builder.output.jinja.template_loader import TemplateLoader
from site_builder.output.locale_formats import formats_of
from site_builder.output.page_links import Links
from site_builder.views import page_limits
from site_builder.views.cards import Tally
from site_builder.views.passage_uses import by_claim
from site_builder.views.site_frame import SiteFrame
from site_builder.views.slots import Standing

_KEPT_TYPES = frozenset({Stance, Standing, Status, Tally, Verdict})
"""Types of values that macros are called with again and again."""


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
        self._environment = short_environment(templates, frame, words or NullTranslations(), self._links)

    def render(self, template: str, address: str, page: object, **extra: Any) -> bytes:
        """Return the bytes of the page at ``address``. An error in a template is raised, with its line in the traceback."""
        context = {
            "page": page,
            "address": address,
            "canonical": self._frame.base_url + address,
            "updated": None,
            "json_ld": None,
            "share_card": None,
            "icons": False,
            "indexed": True,
            **extra,
        }
        with self._one_at_a_time:
            self._links.begin(address)
            return self._environment.get_template(template).render(context).encode("utf-8")


def short_environment(
    templates: Mapping[str, str], frame: SiteFrame, words: NullTranslations, links: Links | None = None
) -> ShortEnvironment:
    """Return the environment in which a theme's templates are compiled and rendered."""
    links = links or Links(frame, {})
    environment = ShortEnvironment(TemplateLoader(templates, frame.language, words), words, links, _KEPT_TYPES)
    furnish(environment, frame, links)
    return environment


def furnish(environment: Environment, frame: SiteFrame, links: Links) -> None:
    """Add what templates may use to an environment, and remove what is random."""
    del environment.globals["lipsum"], environment.filters["random"]
    formats = formats_of(frame.language)
    environment.globals.update(site=frame, Stance=Stance, Standing=Standing, limits=page_limits, **links.functions())
    environment.filters.update(
        day=formats.day,
        iso=date.isoformat,
        thousands=formats.thousands,
        use_anchor=use_anchor,
        host=lambda address: (urlsplit(address).hostname or address).removeprefix("www."),
        language_name=formats.language_name,
        direction=cache(direction_of),
        digest=lambda sha256: sha256[:12],
        of_stance=lambda uses, stance: [use for use in uses if use.stance == stance],
        by_claim=by_claim,
        short_names=lambda sources: list(dict.fromkeys(source.short for source in sources)),
    )
