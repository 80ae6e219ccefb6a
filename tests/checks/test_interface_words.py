"""A site's own words of the interface: each fault at its line, and nothing of what can be printed."""

from __future__ import annotations

import pytest

from site_builder.checks.interface_words import check

HEAD = 'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
PLURAL = 'msgid "%(count)s word of %(all)s"\nmsgid_plural "%(count)s words of %(all)s"\n'


def told(text: str, language: str = "de") -> list[tuple[int, str]]:
    return [(found.place.line, found.message) for found in check(HEAD + text, "words.po", language)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        'msgid "Verdict"\nmsgstr ""\n',
        'msgid "Verdict"\nmsgstr "100 % sicher, sagt \\"er\\""\n',
        'msgid "Verdict"\nmsgstr ""\n"auf zwei "\n"Zeilen"\n',
        'msgid "At {start} %(day)s"\nmsgstr "%(day)s, {start}: 5 %%"\n',
        f'{PLURAL}msgstr[0] "ein Wort von %(all)s"\nmsgstr[1] "%(count)s Worte von %(all)s"\n',
    ],
)
def test_nothing_is_told_of_words_that_can_be_printed(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ('msgid "At %(day)s"\nmsgstr "Am %(tag)s"\n', 5, "%(tag)s"),
        ('msgid "At %(day)s"\nmsgstr "Am Tag"\n', 5, "%(day)s is missing"),
        ('msgid "At %(day)s"\nmsgstr "%(day)s: 5 %"\n', 5, "%"),
        (f'{PLURAL}msgstr[0] "eins von %(all)s"\nmsgstr[1] "%(count)s Worte"\n', 5, "%(all)s is missing"),
        ('msgid "Claim"\nmsgstr "Behauptung"\n\nmsgid "Verdict\nmsgstr "Befund"\n', 8, "quotation mark"),
        ('msgid "Verdict"\nmsgstr "\n', 6, "quotation mark"),
        ('msgid "Verdict"\nUrteil\n', 6, "cannot be read"),
    ],
)
def test_a_fault_is_told_at_its_line(text: str, line: int, says: str) -> None:
    (found,) = told(text)
    assert found[0] == line
    assert says in found[1]


def test_a_rule_for_the_plural_counts_where_there_is_a_plural() -> None:
    plural = f'{PLURAL}msgstr[0] "%(count)s %(all)s"\nmsgstr[1] "%(count)s %(all)s"\n'
    ((line, _),) = told(plural, "ar")
    assert line == 3
    assert told('msgid "Verdict"\nmsgstr "Befund"\n', "ar") == []
    assert told(plural, "tlh") == []


@pytest.mark.parametrize("count", ["7", "900000000", '9"\n"00000000', "0007"])
def test_more_forms_than_any_language_has_are_not_made(count: str) -> None:
    head = f'msgid ""\nmsgstr ""\n"Plural-Forms: nplu"\n"rals={count}; plural=0;\\n"\n'
    assert [found.message for found in check(head, "words.po", "de")] == [
        "This cannot be read as a catalogue of words."
    ]
