"""A theme as values: its templates, its assets, its words and the fonts of its share cards."""

from __future__ import annotations

from collections.abc import Mapping
from gettext import NullTranslations

from msgspec import Struct, field


class Theme(Struct, frozen=True):
    """``templates`` by name (``claim.html``), ``assets`` by name (``css/base.css``), ``words`` in the site's language.

    ``fonts`` are those that share cards are set in, by file name.
    """

    templates: Mapping[str, str]
    assets: Mapping[str, bytes]
    words: NullTranslations = field(default_factory=NullTranslations)
    fonts: Mapping[str, bytes] = field(default_factory=dict)
