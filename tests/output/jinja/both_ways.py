"""Templates rendered both ways: with short code, and with the code that Jinja2 writes by itself."""

from __future__ import annotations

from collections.abc import Mapping
from gettext import NullTranslations
from typing import Any

from jinja2 import Environment

from site_builder.output.jinja.environment import OPTIONS
from site_builder.output.jinja.template_loader import TemplateLoader
from site_builder.output.page_links import Links
from site_builder.output.template_fault import template_fault
from site_builder.output.templates import Templates, furnish, short_environment
from site_builder.views.site_frame import SiteFrame

FRAME = SiteFrame("A <site>", None, "https://example.org/", "en", "ltr", None, None, None, None, (), ())


def stock_environment(
    templates: Mapping[str, str], frame: SiteFrame, words: NullTranslations, links: Links
) -> Environment:
    """Return an environment of Jinja2's own in which templates may use the same."""
    environment = Environment(loader=TemplateLoader(templates, frame.language, words), **OPTIONS)  # noqa: S701
    environment.install_gettext_translations(words, newstyle=True)  # type: ignore[attr-defined]
    furnish(environment, frame, links)
    return environment


def with_stock_code(templates: Templates) -> None:
    """Have templates rendered with the code that Jinja2 writes."""
    short = templates._environment
    assert isinstance(short.loader, TemplateLoader)
    templates._environment = stock_environment(  # type: ignore[assignment]
        short.loader._templates, templates._frame, short._words, templates._links
    )


class BothWays:
    """Templates of a page that stands at the site's root, in both environments."""

    def __init__(self, templates: Mapping[str, str], words: NullTranslations | None = None) -> None:
        words = words or NullTranslations()
        self.templates = templates
        self.links = Links(FRAME, {"site.css": "assets/site.123.css"})
        self.short = short_environment(templates, FRAME, words, self.links)
        self.stock = stock_environment(templates, FRAME, words, self.links)

    def render(self, **values: Any) -> str:
        """Return what both ways print of the template ``page``, which is the same; where they fail, how that is told."""
        said = [self.outcome(environment, **values) for environment in (self.short, self.stock)]
        assert said[0] == said[1]
        return said[0]

    def outcome(self, environment: Environment, **values: Any) -> str:
        """Return what one way prints, or how its failure is told."""
        try:
            return environment.get_template("page").render(values)
        except Exception as error:
            return told(error, self.templates)


def told(error: Exception, templates: Mapping[str, str]) -> str:
    """Return how an error of a template is told: where, and what it says."""
    fault = template_fault(error, templates, {})
    assert fault is not None, "an error without a place"
    return f"{fault.place.file}:{fault.place.line}: {fault.message}"
