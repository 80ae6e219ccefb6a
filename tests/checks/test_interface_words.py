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
        'msgid "Verdict"\nmsgstr "100 %% sicher, sagt „er“"\n',
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
        ('msgid "Search"\nmsgstr "100%"\n', 5, "%"),
        ('msgid "Search"\nmsgstr "100 % sicher"\n', 5, "%"),
        ('msgid "Search"\nmsgstr "%(x)5d"\n', 5, "%"),
        ('msgid "Search"\nmsgstr "%(x)s"\n', 5, "%(x)s"),
        ('msgid "Search"\nmsgstr "%999999999d"\n', 5, "%"),
        ('msgid "Search"\nmsgstr "%(x)*d"\n', 5, "%"),
        ('msgid "At %(day)s"\nmsgstr "%(day)s %(day)r"\n', 5, "%"),
        ('msgid "At %(day)s"\nmsgstr "%%(day)s"\n', 5, "%(day)s is missing"),
        ('msgid "At %(day)s"\nmsgstr "%%%(day)s %%%"\n', 5, "%"),
        ('msgid "At {start}"\nmsgstr "{start} {start.__class__}"\n', 5, "{"),
        ('msgid "At {start}"\nmsgstr "{start!r} {start}"\n', 5, "{"),
        ('msgid "At {start}"\nmsgstr "{start} {0}"\n', 5, "{0}"),
        ('msgid "At {start}"\nmsgstr "{start:>999999999} {start}"\n', 5, "{"),
        ('msgid "Search"\nmsgstr "<script>x</script>"\n', 5, "tags"),
        ('msgid "Search"\nmsgstr "<b>Suche</b>"\n', 5, "tags"),
        ('msgid "Search"\nmsgstr "Suche<img src=x onerror=y"\n', 5, "sign <"),
        ('msgid "Search"\nmsgstr "Suche\\" onfocus=x autofocus y=\\""\n', 5, 'sign "'),
        ('msgid "Search"\nmsgstr "--> Suche"\n', 5, "sign >"),
        ('msgid "<b>Search</b>"\nmsgstr "<b>Suche"\n', 5, "tags"),
        ('msgid "<b>Search</b>"\nmsgstr "<b onclick=x>Suche</b>"\n', 5, "tags"),
        ('msgid "<b>Search</b>"\nmsgstr "<b>Su</b><b>che</b>"\n', 5, "tags"),
        ('msgid "a"\nmsgid_plural "%(count)s a"\nmsgstr[0] "a"\nmsgstr[1] "<i>a</i>"\n', 5, "tags"),
        ('msgctxt "x"\nmsgid "Search"\nmsgstr "<b>Suche</b>"\n', 6, "tags"),
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
    assert [(found.place.line, found.message[:23]) for found in check(head, "words.po", "de")] == [(3, _RULE)]


_RULE = "The rule for the plural"


@pytest.mark.parametrize(
    "value",
    [
        "nplurals=6_00_000_000; plural=0;",
        "nplurals=+600000000; plural=0;",
        'nplurals=\\"600000000\\"; plural=0;',
        "nplurals*=utf-8''600000000; plural=0;",
        "nplurals*0=60000; nplurals*1=0000; plural=0;",
        "NPLURALS=600000000; plural=0;",
        "nplurals=2; nplurals=600000000; plural=0;",
        "nplurals=२; plural=0;",
        "nplurals = 2 ; plural = 0 ; x=600000000",
        "nplurals=0; plural=0;",
        "nplurals=-1; plural=0;",
        "nplurals=2; plural=n/0;",
        "nplurals=2; plural=n%0;",
        "nplurals=2; plural=n%n;",
        "nplurals=2; plural=1/(n-1);",
        "nplurals=2; plural=(n!=1)+0/(n-5000);",
        "nplurals=2; plural=n%(n>1);",
        "nplurals=2; plural=n % 00;",
        "nplurals=2; plural=x(n);",
        "nplurals=2; plural=;",
        f"nplurals=2; plural={'(' * 400}n{')' * 400};",
        f"nplurals=2; plural={'n' + ' ' * 100_000}x;",
        "nplurals=2",
    ],
)
@pytest.mark.parametrize("name", ["Plural-Forms", "plural-FORMS"])
def test_a_rule_for_the_plural_is_of_the_plain_form_and_chooses_for_every_number(name: str, value: str) -> None:
    head = f'msgid ""\nmsgstr ""\n"Language: de\\n"\n"{name}: {value}\\n"\n\nmsgid "Search"\nmsgstr "Suche"\n'
    assert [(found.place.line, found.message[:23]) for found in check(head, "words.po", "de")] == [(4, _RULE)]
    late = f'msgid "Search"\nmsgstr "Suche"\n\nmsgctxt "x"\nmsgid ""\nmsgstr "{name}: {value}\\n"\n'
    assert [(found.place.line, found.message[:23]) for found in check(late, "words.po", "de")] == [(6, _RULE)]


@pytest.mark.parametrize(
    "header",
    [
        "Content-Type: text/plain; charset*=utf-8''x",
        "Content-Type: text/plain; charset*0=utf; charset*1=8; charset=rot13",
        "POT-Creation-Date: 9999999999999-99-99 99:99+9999",
        "PO-Revision-Date: \\u0000",
        "Language: ../../x",
        "Language: x_" + "y" * 5000,
    ],
)
def test_no_header_raises(header: str) -> None:
    told = check(f'msgid ""\nmsgstr ""\n"{header}\\n"\n\nmsgid "Search"\nmsgstr "Suche"\n', "words.po", "de")
    assert {found.code for found in told} <= {"catalogue-fault"}
