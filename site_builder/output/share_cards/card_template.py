"""A share card as SVG: the theme's ``card.svg``, and what its look depends on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from gettext import NullTranslations

from jinja2 import Environment, FunctionLoader, StrictUndefined

from site_builder.content.theme import Theme
from site_builder.output.locale_formats import formats_of
from site_builder.output.share_cards.card_text import CardContent
from site_builder.output.share_cards.drawing import checked
from site_builder.output.share_cards.fonts import Fonts
from site_builder.store.artifacts import digest_of, digest_of_bytes
from site_builder.views.site_frame import SiteFrame

TEMPLATE = "card.svg"
CARD_WIDTH, CARD_HEIGHT = 1200, 630
_REFERENCE = re.compile(r"{%-?\s*(?:include|import|from|extends)\s+[\"']([^\"']+)")
_NUMBERS = (*range(12), 20, 21, 100)
"""Numbers that together need every plural form of a language."""


class ShareCardTemplate:
    """The template of a theme's cards, ready to draw those of one site."""

    def __init__(self, frame: SiteFrame, theme: Theme, fonts: Fonts) -> None:
        self._frame = frame
        self._theme = theme
        self._fonts = fonts
        self._environment = _environment(theme, frame.language)

    def svg(self, content: CardContent) -> str:
        """Return a card as SVG. Raises :class:`DrawingError` for one that refers to something outside of itself."""
        template = self._environment.get_template(TEMPLATE)
        svg = template.render(card=content, site=self._frame, fonts=self._fonts, width=CARD_WIDTH, height=CARD_HEIGHT)
        return checked(svg, f"templates/{TEMPLATE}")

    def look(self) -> str:
        """Return the digest of all that every card's look depends on besides what it says."""
        used = sorted(_used(TEMPLATE, self._theme.templates))
        return digest_of(
            [self._frame.title, self._frame.language, self._frame.direction],
            {name: self._theme.templates[name] for name in used},
            {name: digest_of_bytes(content) for name, content in self._theme.fonts.items()},
            [self._words(name) for name in used],
        )

    def is_legible(self) -> bool:
        """Say whether the fonts have the letters of what every card says: the site's title, and the template's words."""
        return self._fonts.has(self._frame.title) and all(map(self._fonts.has, self._words(TEMPLATE)))

    def _words(self, name: str) -> list[str]:
        """Return what a template says in the site's language, when that is not the one it is written in."""
        words = self._theme.words
        return [] if type(words) is NullTranslations else list(self._translated(self._theme.templates[name], words))

    def _translated(self, text: str, words: NullTranslations) -> Iterator[str]:
        for _, _, found in self._environment.extract_translations(text):  # type: ignore[attr-defined]
            message, *plural = [text for text in (found if isinstance(found, tuple) else (found,)) if text]
            if plural:
                yield from (words.ngettext(message, plural[0], number) for number in _NUMBERS)
            else:
                yield words.gettext(message)


def _environment(theme: Theme, language: str) -> Environment:
    environment = Environment(
        # The name of the template is its file name in tracebacks.
        loader=FunctionLoader(lambda name: (theme.templates[name], name, None) if name in theme.templates else None),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
        auto_reload=False,
    )
    environment.install_gettext_translations(theme.words, newstyle=True)  # type: ignore[attr-defined]
    environment.filters["thousands"] = formats_of(language).thousands
    return environment


def _used(name: str, templates: Mapping[str, str]) -> set[str]:
    """Return the names of a template and of all that it includes or imports, without parsing them: that is slow."""
    found, waiting = set(), [name]
    while waiting:
        name = waiting.pop()
        if name in templates and name not in found:
            found.add(name)
            waiting += _REFERENCE.findall(templates[name])
    return found
