"""What Unicode's CLDR knows of a language, as Babel has it."""

from __future__ import annotations

from babel import Locale, UnknownLocaleError

from site_builder.content.languages import fallbacks


def locale_of(language: str) -> Locale | None:
    """Return what is known of a language, or of what may stand in for it: ``fr`` for ``fr-Latn-XX``."""
    for tag in fallbacks(language):
        try:
            return Locale.parse(tag, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return None
