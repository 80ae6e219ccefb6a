"""The words of a language that the rules use, and their only reader.

Each language has one YAML file in ``words/``, and one more has the agencies of all languages. To add a language, add its
file. Each file is read once a run, when a rule needs it. A file that lacks a list or has an unknown one is an error.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from msgspec import Struct, convert

from site_builder.content.languages import base_language

LISTS_OF_WORDS = ("function", "empty", "calendar", "titles", "persons")
"""The lists of single words."""
PHRASES = (
    "attribution", "that", "source", "condition", "concession", "denial", "denied", "hedge", "dangling", "pair",
)  # fmt: skip
"""The lists whose items may have several words."""
AGENCIES = "agencies"
"""The name of the file with the agencies."""


class Credits(Struct, frozen=True, forbid_unknown_fields=True):
    """How reports name their sources, as regular expressions.

    ``{who}`` stands for the name of an agency or a paper, ``{the}`` for an optional article in front of it. ``lines`` are
    credits that stand by themselves, in a byline, a dateline or a line at the end; ``phrases`` stand in running text.
    ``papers`` are words by which a name is known to be a publication's, and ``the`` the articles that are no part of a
    name when they are small.
    """

    lines: tuple[str, ...]
    phrases: tuple[str, ...]
    papers: str
    the: str


class Lexicon(Struct, frozen=True):
    """The words of one language, in small letters.

    ``function`` are words that tell nothing of what a text is about, ``empty`` those that tell nothing by being shared,
    ``calendar`` the names of months and days, ``titles`` those of offices and bodies, and ``persons`` those that make a sentence one of a speaker or to a reader.
    ``phrases`` are lists by name; a phrase may have several words, and "…" where others stand between.
    """

    language: str
    function: frozenset[str]
    empty: frozenset[str]
    calendar: frozenset[str]
    titles: frozenset[str]
    persons: frozenset[str]
    nouns_are_capital: bool
    credits: Credits
    phrases: Mapping[str, tuple[str, ...]]

    def __hash__(self) -> int:
        return hash(self.language)

    def any_of(self, name: str) -> str:
        """Return a pattern that stands for each phrase of a list, as whole words, the longest first."""
        phrases = sorted(self.phrases[name], key=lambda phrase: (-len(phrase), phrase))
        return r"(?<!\w)(?:" + "|".join(re.escape(phrase).replace("\\ ", r"\s+") for phrase in phrases) + r")(?!\w)"


@cache
def languages() -> frozenset[str]:
    """Return the languages that have word lists."""
    names = {file.name.removesuffix(".yaml") for file in _FOLDER.iterdir() if file.name.endswith(".yaml")}
    return frozenset(names - {AGENCIES})


def without_lists(tags: Iterable[str]) -> tuple[str, ...]:
    """Return those of the language tags that have no word lists, each once, in order.

    Without lists no quotation of that language is asked about, and all of its words count as telling ones. A check
    reports that once.
    """
    return tuple(sorted({tag for tag in tags if base_language(tag) not in languages()}))


@cache
def lexicon(language: str) -> Lexicon | None:
    """Return the words of a language by its tag, or None where there are none."""
    name = base_language(language)
    return lexicon_from(name, _read(name)) if name in languages() else None


def lexicon_from(language: str, lists: Mapping[str, Any]) -> Lexicon:
    """Return the words of a language from its lists. Raises :class:`ValueError` when one is missing or unknown."""
    if lists.keys() != {*LISTS_OF_WORDS, *PHRASES, "nouns_are_capital", "credits"}:
        raise ValueError(f"The lists of “{language}” are not those that each language has: {', '.join(lists)}.")
    return Lexicon(
        language,
        **{name: frozenset(lists[name].split()) for name in LISTS_OF_WORDS},
        nouns_are_capital=lists["nouns_are_capital"],
        credits=convert(lists["credits"], Credits),
        phrases={name: tuple(phrase.strip() for phrase in lists[name].split(",")) for name in PHRASES},
    )


@cache
def agencies() -> Mapping[str, str]:
    """Return the names that are suggested for news agencies, by the names and initials that credits give them."""
    names: Mapping[str, str] = _read(AGENCIES)
    return names


def _read(name: str) -> Any:
    return yaml.load(_FOLDER.joinpath(f"{name}.yaml").read_text(encoding="utf-8"), _Loader)  # noqa: S506 (a safe one)


_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # PyYAML without libyaml reads the same, more slowly.
_FOLDER = files(__package__).joinpath("words")
