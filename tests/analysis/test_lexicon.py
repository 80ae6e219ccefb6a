"""The word lists: one file a language, complete, read in one place."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest
import yaml

from site_builder.analysis import attributions
from site_builder.analysis.fingerprints import calendar
from site_builder.analysis.lexicon import AGENCIES, LISTS_OF_WORDS, PHRASES, agencies, languages, lexicon, lexicon_from
from site_builder.evidence.terms import plain_word

FOLDER = files("site_builder.analysis").joinpath("words")
EACH = pytest.mark.parametrize("language", sorted(languages()))


def lists_of(language: str) -> dict[str, object]:
    lists: dict[str, object] = yaml.safe_load(FOLDER.joinpath(f"{language}.yaml").read_text(encoding="utf-8"))
    return lists


def test_every_file_is_the_lists_of_a_language_or_the_agencies() -> None:
    names = {file.name for file in FOLDER.iterdir() if file.is_file() and not file.name.startswith("__init__")}
    assert names == {f"{name}.yaml" for name in (*languages(), AGENCIES)}


@EACH
def test_lists_are_complete_and_hold_no_item_twice(language: str) -> None:
    words, lists = lexicon(language), lists_of(language)
    assert words
    assert words.phrases.keys() == set(PHRASES)
    each = [str(lists[name]).split() for name in LISTS_OF_WORDS]
    for listed in (*each, *words.phrases.values(), words.credits.lines, words.credits.phrases):
        assert listed
        assert sorted(listed) == sorted(set(listed))
        assert all(listed)
    for phrase in (*(word for listed in each for word in listed), *(p for ps in words.phrases.values() for p in ps)):
        assert phrase == phrase.lower().strip()
    assert all(" … " in phrase for phrase in words.phrases["pair"])
    assert all(plain_word(word) for word in words.empty | words.titles | words.function)


@EACH
def test_credits_are_patterns_that_name_somebody(language: str) -> None:
    words = lexicon(language)
    assert words
    for pattern in (*words.credits.lines, *words.credits.phrases):
        assert pattern.count("{who}") == 1
        assert re.compile(attributions._pattern(pattern, words.credits)).groupindex.keys() == {"who"}
    assert re.compile(words.credits.papers).groups == 0
    assert re.compile(words.credits.the).match(words.credits.the.split("|")[-1])


@EACH
@pytest.mark.parametrize("name", sorted(lists_of("en")))
def test_lists_without_one_of_them_are_not_read(language: str, name: str) -> None:
    lists = lists_of(language)
    assert lexicon_from(language, lists) == lexicon(language)
    with pytest.raises(ValueError, match=language):
        lexicon_from(language, {key: listed for key, listed in lists.items() if key != name})
    with pytest.raises(ValueError, match=language):
        lexicon_from(language, {**lists, "other": ""})


def test_agencies_are_known_by_what_is_suggested_for_them_or_by_their_initials() -> None:
    assert {"AP", "Reuters", "dpa", "AFP", "EFE"} <= agencies().keys()
    assert all(name == name.strip() and origin == origin.strip() != "" for name, origin in agencies().items())


@EACH
def test_the_calendar_is_that_of_the_cldr(language: str) -> None:
    words = lexicon(language)
    assert words
    names = sorted({plain_word(word) for word in calendar(language)})
    assert sorted(words.calendar) == names, f"calendar: {' '.join(names)}"
