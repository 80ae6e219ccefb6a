"""Scripts, and which languages are written in them.

A script that only one language of today's news is written in tells the language of a text.
"""

from __future__ import annotations

from collections import Counter
from unicodedata import name

_OF_SCRIPT = {
    "HANGUL": "ko", "HIRAGANA": "ja", "KATAKANA": "ja", "THAI": "th", "GREEK": "el", "ARMENIAN": "hy", "GEORGIAN": "ka", "TAMIL": "ta",
    "TELUGU": "te", "KANNADA": "kn", "MALAYALAM": "ml", "GUJARATI": "gu", "GURMUKHI": "pa", "ORIYA": "or", "SINHALA": "si", "KHMER": "km",
    "LAO": "lo", "MYANMAR": "my", "TIBETAN": "bo", "THAANA": "dv", "HEBREW": "he",
}  # fmt: skip
"""Scripts in which one language is written nearly alone. Hebrew letters are Yiddish as well, which a page would state."""
_WRITTEN_IN = {
    "ar": "ARABIC", "fa": "ARABIC", "ur": "ARABIC", "ps": "ARABIC", "ru": "CYRILLIC", "uk": "CYRILLIC", "bg": "CYRILLIC", "be": "CYRILLIC",
    "mk": "CYRILLIC", "zh": "CJK", "ja": "CJK", "hi": "DEVANAGARI", "mr": "DEVANAGARI", "ne": "DEVANAGARI", "bn": "BENGALI", "as": "BENGALI",
    "am": "ETHIOPIC", "ti": "ETHIOPIC", "yi": "HEBREW",
}  # fmt: skip
"""Languages of scripts that several languages share; what is named nowhere here is written in Latin letters or several."""
_IN_LATIN = frozenset(
    [
        "en",
        "de",
        "fr",
        "es",
        "it",
        "pt",
        "nl",
        "sv",
        "da",
        "nb",
        "no",
        "fi",
        "pl",
        "cs",
        "sk",
        "hu",
        "ro",
        "hr",
        "sl",
        "tr",
        "id",
        "ms",
        "vi",
        "et",
        "lv",
        "lt",
        "is",
        "ga",
        "cy",
        "ca",
        "eu",
        "gl",
        "af",
        "sw",
    ]
)


def scripts(text: str) -> Counter[str]:
    """Return how many letters of each script a text has; the words are those that begin the characters' names."""
    found: Counter[str] = Counter()
    for letter, times in Counter(text[:20_000]).items():
        if letter.isalpha():
            found[name(letter, "?").partition(" ")[0]] += times
    return found


def language_of_script(text: str) -> str | None:
    """Return the language that a text's script tells, if one does."""
    return _language_of(scripts(text))


def _language_of(found: Counter[str]) -> str | None:
    total = sum(found.values())
    if not total:
        return None
    if found["HIRAGANA"] + found["KATAKANA"] > 0.05 * total:
        return "ja"
    script, most = found.most_common(1)[0]
    return _OF_SCRIPT.get(script) if most > 0.6 * total else None


def _names_script(language: str) -> bool:
    return any(len(part) == 4 and part.isalpha() for part in language.split("-")[1:])


def is_belied(language: str, text: str) -> bool:
    """Say whether a text cannot be in a language, because hardly a letter of it is in the language's script."""
    found, base = scripts(text), language.partition("-")[0]
    total = sum(found.values())
    told = _language_of(found)
    if told is not None:
        return base != told and not (told == "he" and base == "yi") and not (told == "ja" and base == "zh")
    script = "LATIN" if base in _IN_LATIN else _WRITTEN_IN.get(base)
    return script is not None and total >= 100 and found[script] < 0.2 * total and not _names_script(language)
