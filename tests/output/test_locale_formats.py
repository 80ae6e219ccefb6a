from __future__ import annotations

import subprocess
import sys

import pytest
from babel import Locale

from site_builder.output.locale_formats import PLAIN, formats_of


@pytest.mark.parametrize("language", sorted(PLAIN))
@pytest.mark.parametrize("tag", ["en", "en-GB", "en-US", "de", "pt-BR"])
def test_plain_english_names_languages_as_babel_does(language: str, tag: str) -> None:
    named = Locale.parse(tag, sep="-").get_display_name(Locale.parse(language, sep="-"))
    assert formats_of(language).language_name(tag) == named


def test_plain_english_does_not_wait_for_the_dates_of_other_languages() -> None:
    code = (
        "import sys; from site_builder.output.locale_formats import formats_of; formats_of('en-GB').language_name('en');"
        "sys.exit('babel.dates' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
