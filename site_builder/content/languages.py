"""What a language tag tells: which way the language is written, and which tags may stand in for it."""

from __future__ import annotations

RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"})
"""Languages that are written from right to left, by their first subtag."""
RIGHT_TO_LEFT_SCRIPTS = frozenset({"adlm", "arab", "aran", "hebr", "nkoo", "rohg", "syrc", "thaa"})
"""Scripts that run from right to left; a tag that names its script is judged by that."""

UNDETERMINED = "und"
"""The tag for a language that nobody knows (ISO 639-2, BCP 47)."""


def translatable(words: str) -> str:
    """Return the words unchanged. It marks words of the interface outside templates for ``make words``."""
    return words


def direction_of(language: str) -> str:
    """Return ``rtl`` for a language that is written from right to left, otherwise ``ltr``."""
    script = _script(language)
    right_to_left = script in RIGHT_TO_LEFT_SCRIPTS if script else base_language(language) in RIGHT_TO_LEFT
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
