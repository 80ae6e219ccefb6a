"""The forms of the plural that a language has, by CLDR, and what gettext has to be told to choose among them.

Only whole numbers are counted here, so a form that is for fractions alone is none.
"""

from __future__ import annotations

import re
from gettext import c2py

from babel import Locale
from babel.messages.plurals import get_plural
from babel.plural import PluralRule, to_gettext

CATEGORIES = ("zero", "one", "two", "few", "many", "other")
"""CLDR's names for the forms of the plural, in the order in which a catalogue has them."""
COMPARED_NUMBERS = (*range(1001), 10_000, 123_456, 1_000_000, 1_000_001, 2_000_000)
"""Numbers on which rules are compared. From a million on, some languages have a form of their own."""
_EXPONENT = re.compile(r"\b[ce]\b")
"""What a rule says of numbers that are written with an exponent, and none is."""


def plural_forms_of(locale: Locale) -> tuple[str, ...]:
    """Return CLDR's names for the forms that the language has for whole numbers."""
    said = set(map(locale.plural_form, COMPARED_NUMBERS))
    return tuple(name for name in CATEGORIES if name in said)


def examples(locale: Locale) -> list[list[int]]:
    """Return for each form some numbers that take it."""
    return [
        [number for number in COMPARED_NUMBERS if locale.plural_form(number) == form][:5]
        for form in plural_forms_of(locale)
    ]


def plural_forms(locale: Locale) -> str:
    """Return the value of the header ``Plural-Forms``."""
    common = get_plural(locale)
    if _is_exact(common.num_plurals, common.plural_expr, locale):
        return f"nplurals={common.num_plurals}; plural={common.plural_expr};"
    *but_last, _ = plural_forms_of(locale)
    rules = locale.plural_form.rules
    return f"{_EXPONENT.sub('0', to_gettext(PluralRule({name: rules[name] for name in but_last})))}"


def tells_forms_apart(expression: str, locale: Locale) -> bool:
    """Say whether an expression of ``Plural-Forms`` tells numbers up to a thousand apart as CLDR does, in any order of the forms."""
    try:
        chosen = c2py(expression)
        pairs = {(locale.plural_form(number), chosen(number)) for number in range(1001)}
    except (ValueError, ArithmeticError):
        return False
    return len(pairs) == len({form for form, _ in pairs}) == len({index for _, index in pairs})


def _is_exact(count: int, expression: str, locale: Locale) -> bool:
    forms, chosen = plural_forms_of(locale), c2py(expression)
    return count == len(forms) and all(
        forms[chosen(number)] == locale.plural_form(number) for number in COMPARED_NUMBERS
    )
