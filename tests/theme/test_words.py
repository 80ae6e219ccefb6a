"""The words of the interface: every one of them stands in every catalogue, and says the same with the same holes."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

from tests.conftest import ROOT

THEME = ROOT / "themes" / "default"
CATALOGUES = sorted(THEME.glob("locales/*/LC_MESSAGES/messages.po"))
_HOLE = re.compile(r"%\(\w+\)s|{\w+}")


@cache
def words_in_use() -> frozenset[str | tuple[str, ...]]:
    """Every msgid of the templates and of the generator, found as `make words` finds them."""
    with (THEME / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)  # type: ignore[no-untyped-call]
    keywords = {**DEFAULT_KEYWORDS, "say": None, "translatable": None}
    found = extract_from_dir(str(ROOT), methods, options, keywords)
    return frozenset(message for _, _, message, _, _ in found)


def read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file)


def messages(path: Path) -> list[Message]:
    return [message for message in read(path) if message.id]


def forms(text: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ())


def test_there_are_words_and_a_right_to_left_language_has_them() -> None:
    assert len(words_in_use()) > 150
    assert "ar" in {path.parts[-3] for path in CATALOGUES}


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_a_catalogue_has_every_word_and_no_other(path: Path) -> None:
    listed = {message.id if isinstance(message.id, str) else tuple(message.id) for message in messages(path)}
    assert words_in_use() - listed == set(), "run `make words` and translate what is new"
    assert listed - words_in_use() == set(), "run `make words`, which drops what is no longer said"
    assert not read(path).obsolete


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_every_entry_is_translated_in_all_its_forms(path: Path) -> None:
    catalogue = read(path)
    for message in messages(path):
        strings = forms(message.string)
        assert not message.fuzzy, message.id
        assert all(string.strip() for string in strings), message.id
        assert len(strings) == (catalogue.num_plurals if message.pluralizable else 1), message.id


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_every_translation_keeps_the_holes(path: Path) -> None:
    for message in messages(path):
        holes = {hole for text in forms(message.id) for hole in _HOLE.findall(text)}
        for string in forms(message.string):
            assert set(_HOLE.findall(string)) <= holes, string
            # Only a number may be left out, where a form of the plural says it in words.
            assert holes - set(_HOLE.findall(string)) <= ({"%(count)s"} if message.pluralizable else set()), string
            assert "%" not in _HOLE.sub("", string).replace("%%", ""), string
