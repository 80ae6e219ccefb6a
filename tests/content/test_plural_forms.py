"""Plural rules: what gettext is told chooses the forms that CLDR has."""

from __future__ import annotations

import re
from gettext import c2py

import pytest
from babel import Locale

from site_builder.content.plural_forms import examples, plural_forms, plural_forms_of, tells_forms_apart

LANGUAGES = ("ar", "be", "cy", "fi", "fr", "ga", "he", "hi", "ja", "lv", "mt", "pl", "pt", "pt_PT", "sl", "uk")
NUMBERS = (*range(0, 1001), 9_999, 20_021, 1_000_000, 1_000_002, 3_000_000)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_header_chooses_as_cldr_does(language: str) -> None:
    locale = Locale.parse(language)
    header = re.fullmatch(r"nplurals=(\d); plural=(.+);", plural_forms(locale))
    assert header
    forms, chosen = plural_forms_of(locale), c2py(header[2])
    assert int(header[1]) == len(forms) == len(examples(locale))
    assert [forms[chosen(number)] for number in NUMBERS] == [locale.plural_form(number) for number in NUMBERS]
    assert tells_forms_apart(header[2], locale)


def test_forms_for_fractions_alone_are_none() -> None:
    assert plural_forms_of(Locale.parse("uk")) == ("one", "few", "many")
    assert examples(Locale.parse("uk")) == [[1, 21, 31, 41, 51], [2, 3, 4, 22, 23], [0, 5, 6, 7, 8]]


@pytest.mark.parametrize(
    ("language", "expression", "apart"),
    [
        ("fr", "(n > 1)", True),
        ("fr", "(n < 2)", True),
        ("fr", "(n != 1)", False),
        ("de", "(n != 1)", True),
        ("de", "(n > 2)", False),
        ("de", "0", False),
        ("uk", "(n != 1)", False),
        ("de", "n % 0", False),
        ("de", "import os", False),
    ],
)
def test_a_rule_has_to_tell_the_forms_apart(language: str, expression: str, *, apart: bool) -> None:
    assert tells_forms_apart(expression, Locale.parse(language)) is apart
