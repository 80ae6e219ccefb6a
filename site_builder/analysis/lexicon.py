"""The words of a language that the rules go by: function words, hedges, denials, attributions, conditions.

They are data, one YAML file for each language in ``words/``, read once a run and only when a rule asks for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

import yaml
from msgspec import Struct

from site_builder.content.languages import base_language


class Lexicon(Struct, frozen=True):
    """The words of one language, in small letters.

    ``phrases`` are lists by name; a phrase may have several words, and "…" where others stand between.
    """

    language: str
    function: frozenset[str]
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
    names = (file.name for file in files(__package__).joinpath("words").iterdir())
    return frozenset(name.removesuffix(".yaml") for name in names if name.endswith(".yaml"))


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
    if name not in languages():
        return None
    lists = yaml.safe_load(files(__package__).joinpath("words", f"{name}.yaml").read_text(encoding="utf-8"))
    phrases = {kind: tuple(phrase.strip() for phrase in words.split(",")) for kind, words in lists.items()}
    return Lexicon(name, frozenset(lists["function"].split()), phrases)
