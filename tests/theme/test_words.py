"""The words of the interface: every one of them stands in every catalogue, and says the same with the same holes."""

from __future__ import annotations

import re
from functools import cache
from gettext import c2py
from pathlib import Path

import pytest
from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

from tests.conftest import ROOT

THEME = ROOT / "themes" / "default"
CATALOGUES = sorted(THEME.glob("locales/*/LC_MESSAGES/messages.po"))
_HOLE = re.compile(r"%\(\w+\)s|{\w+}")
_TAG = re.compile(r"</?\w+[^>]*>")
CATEGORIES = ("zero", "one", "two", "few", "many", "other")
"""The names that CLDR has for the forms of the plural, in its order."""
NUMBERS = (*range(1001), 1_001, 1_111, 10_000, 10_011, 123_456, 1_000_000, 1_000_001, 1_000_003, 2_000_000, 10**9)


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


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_the_line_of_the_tally_says_every_number_in_digits(path: Path) -> None:
    """Whoever verifies a page reads the numbers of the tally from it (docs/proof.md)."""
    macro = (THEME / "templates/macros/tally.html").read_text(encoding="utf-8")
    stances = {f"%(count)s {words}" for words in re.findall(r'class="\w+">{% trans .*?%}{{ count }} ([^{]+)', macro)}
    found = [message for message in messages(path) if forms(message.id)[0] in stances]
    assert len(found) == len(stances) == 4
    assert [string for message in found for string in forms(message.string) if "%(count)s" not in string] == []


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_every_translation_keeps_the_tags_and_the_space_at_its_end(path: Path) -> None:
    for message in messages(path):
        for original, string in zip(forms(message.id)[-1:] * 6, forms(message.string), strict=False):
            assert sorted(_TAG.findall(string)) == sorted(_TAG.findall(original)), string
            assert string[-1].isspace() == original[-1].isspace(), string


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_the_forms_of_the_plural_are_those_of_cldr(path: Path) -> None:
    catalogue = read(path)
    rule = Locale.parse(path.parts[-3]).plural_form
    said = {number: rule(number) for number in NUMBERS}
    # "other" is for fractions alone in some languages, and nothing that is counted here has any.
    used = [name for name in CATEGORIES if name in said.values()]
    assert catalogue.num_plurals == len(used)
    chosen = c2py(catalogue.plural_expr)
    assert {number: used[chosen(number)] for number in NUMBERS} == said


def test_french_keeps_its_marks_together_with_the_words() -> None:
    for message in messages(THEME / "locales/fr/LC_MESSAGES/messages.po"):
        for string in forms(message.string):
            assert not re.search(r"[^\u202f](?:[;!?»]|:(?!//))|«[^\u202f]|'", string), string


@pytest.mark.parametrize("path", sorted(THEME.glob("templates/**/*.html")), ids=lambda path: path.name)
def test_no_template_ends_a_sentence_by_itself(path: Path) -> None:
    """A full stop behind words of ours is one of the words: Hindi ends a sentence with a danda. A citation has its own rules."""
    without = re.sub(r"{%-? trans\b.*?endtrans -?%}", "{{ words }}", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    without = re.sub(r'<p class="citation-text".*', "", without)
    assert re.findall(r".{0,60}[}%]}\.(?![\w*])", without) == []
