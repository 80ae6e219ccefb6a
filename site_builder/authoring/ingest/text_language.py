"""The language of an article: what the page states, unless the script of its text belies it, and else what the text shows.

A script that only one language of today's news is written in tells the language. Between languages of one script a
program decides (py3langid, trained on 97 languages), and only when it is certain, or nearly so where the small words of the
text agree; else the language is unknown.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from site_builder.analysis.evident_language import MIN_WORDS, are_words_of
from site_builder.analysis.scripts import language_of_script, scripts
from site_builder.content.fields import is_language
from site_builder.content.languages import UNDETERMINED

MIN_CERTAINTY = 0.999
"""How sure a program is of a language that is recorded."""
MIN_CERTAINTY_WITH_WORDS = 0.9
"""How sure it is where the small words of the text are evidently those of that language, too."""
MIN_TOLD_LETTERS = 200
"""How many letters a text has at least whose language is told from its words."""

_FORM = re.compile(r"[_]")


def tag(stated: str) -> str | None:
    """Return a language tag as it is written today, or None for what is none: ``de_DE`` is ``de-DE``."""
    first = _FORM.sub("-", stated.partition(",")[0].partition(".")[0].strip())
    parts = first.split("-")
    cased = [parts[0].lower(), *(p.upper() if len(p) == 2 else p.title() if len(p) == 4 else p for p in parts[1:])]
    told = "-".join(cased)
    return told if is_language(told) and told not in ("und", "mul", "zxx") and len(parts[0]) <= 3 else None


_RIGHT_TO_LEFT = {"ARABIC": "Arab", "HEBREW": "Hebr", "SYRIAC": "Syrc", "THAANA": "Thaa", "NKO": "Nkoo"}


def tag_of_unknown(text: str) -> str:
    """Return the tag of a text whose language nobody knows, with its script where that runs from right to left."""
    script = scripts(text).most_common(1)
    return (
        f"{UNDETERMINED}-{_RIGHT_TO_LEFT[script[0][0]]}" if script and script[0][0] in _RIGHT_TO_LEFT else UNDETERMINED
    )


def unknown_language_line(text: str) -> str:
    """Return what stands in a record for the language of a text that nothing tells."""
    return f"{tag_of_unknown(text)}               # nothing states it; write its tag, such as en or ar"


def language_of_text(text: str) -> tuple[str | None, str]:
    """Return the language that a text itself shows, and what of it shows that."""
    if told := language_of_script(text):
        return told, "the script of the text"
    return language_of_words(text), "the words of the text"


def language_of_words(text: str) -> str | None:
    """Return the language that a program is certain of, by itself or together with the small words, or None."""
    is_short = sum(map(str.isalpha, text)) < MIN_TOLD_LETTERS
    if is_short and len(text.split()) < MIN_WORDS:
        return None
    language, certainty = _identifier().classify(text[:5000])
    is_certain = certainty >= MIN_CERTAINTY and not is_short
    agree = certainty >= MIN_CERTAINTY_WITH_WORDS and are_words_of(text[:5000], str(language))
    return str(language) if is_certain or agree else None


@cache
def _identifier() -> Any:
    from py3langid import langid  # Loads a model of some megabytes, for the few pages that state no language.

    return langid.LanguageIdentifier.from_modelpath(Path(langid.__file__).parent / langid.MODEL_FILE, norm_probs=True)
