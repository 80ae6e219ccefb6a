"""What a language tag tells: which way the language is written, and which tags may stand in for it."""

from __future__ import annotations

RIGHT_TO_LEFT_LANGUAGES = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"}
)
"""Languages that are written from right to left, by their first subtag."""
RIGHT_TO_LEFT_SCRIPTS = frozenset({"adlm", "arab", "aran", "hebr", "nkoo", "rohg", "syrc", "thaa"})
"""Scripts that run from right to left; a tag that names its script is judged by that."""

UNDETERMINED = "und"
"""The tag for a language that nobody knows (ISO 639-2, BCP 47)."""


def tag_of(name: str) -> str | None:
    """Return the tag of a language that is called by its English or its own name, as Unicode's CLDR has them."""
    from babel import Locale  # Takes long to import, and is needed only where a name stands for a tag.

    asked = name.strip().casefold()
    english = Locale("en").languages
    for tag, called in english.items():
        if "_" not in tag and asked == called.casefold():
            return str(tag)
    own = ((tag, Locale(tag).languages.get(tag, "")) for tag in _WITH_OWN_NAMES)
    return next((tag for tag, called in own if asked == called.casefold()), None)


_WITH_OWN_NAMES = (
    "de",
    "fr",
    "es",
    "it",
    "pt",
    "nl",
    "pl",
    "da",
    "sv",
    "nb",
    "fi",
    "cs",
    "tr",
    "ru",
    "uk",
    "el",
    "ar",
    "he",
    "ja",
    "zh",
    "ko",
)


def translatable(words: str) -> str:
    """Return the words unchanged. It marks words of the interface outside templates for ``make words``."""
    return words


def direction_of(language: str) -> str:
    """Return ``rtl`` for a language that is written from right to left, otherwise ``ltr``."""
    script = _script(language)
    right_to_left = script in RIGHT_TO_LEFT_SCRIPTS if script else base_language(language) in RIGHT_TO_LEFT_LANGUAGES
    return "rtl" if right_to_left else "ltr"


def fallbacks(language: str) -> tuple[str, ...]:
    """Return the tag and the shorter ones that may stand in for it: pt-BR, then pt."""
    tags = language.split("-")
    return tuple("-".join(tags[:length]) for length in range(len(tags), 0, -1))


def written_alike(language: str) -> str:
    """Return a language tag in the capitals that are usual: ``pt-BR`` for ``PT-br``, ``zh-Hant`` for ``zh-hant``."""
    first, *others = language.split("-")
    return "-".join((first.lower(), *map(_capitals, others)))


def _capitals(tag: str) -> str:
    return tag.title() if len(tag) == 4 and tag.isalpha() else tag.upper()


def base_language(language: str) -> str:
    """Return the first part of a language tag in lower case: ``en`` for ``en-GB``."""
    return language.partition("-")[0].lower()


def same_language(one: str, other: str) -> bool:
    """Say whether who reads one language reads the other: the tags differ in the country at most."""
    return base_language(one) == base_language(other) and _script(one) == _script(other)


def _script(language: str) -> str | None:
    """Return the script that a tag names, if it names one."""
    return next((tag for tag in language.lower().split("-")[1:] if len(tag) == 4 and tag.isalpha()), None)


def is_english(language: str) -> bool:
    """Say whether a tag is of English, in which the interface's words are written."""
    return base_language(language) == "en"
