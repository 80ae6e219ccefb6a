"""A site's own words of the interface: each fault at its line, and nothing of what can be printed."""

from __future__ import annotations

from pathlib import Path

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
        'msgid "<i>a</i> <b>c</b><br>"\nmsgstr "<br><b>c</b> <i>a</i>"\n',
        'msgid "<i>a</i> <b>c</b>"\nmsgstr "<b>c</b> <i>a</i>"\n',
        'msgid "At %(day)s"\nmsgstr "%(day)s, %(day)s"\n',
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
        ('msgid "<b>Search</b>"\nmsgstr "</b>Suche<b>"\n', 5, "tags"),
        ('msgid "<a><b>Search</b></a>"\nmsgstr "<a><b>Suche</a></b>"\n', 5, "tags"),
        ('msgid "At %(day)s"\nmsgstr "%(day)s %(day)s %(day)s"\n', 5, "stands here 3 times"),
        ('msgid "At {day}"\nmsgstr "{day}{day}{day}"\n', 5, "stands here 3 times"),
        (f'msgid "Search"\nmsgstr "{"Suche " * 50}"\n', 5, "300 letters"),
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


HIDDEN = {
    "bidi override": "Be\u202efund",
    "isolate": "\u2066Befund\u2069",
    "zero width": "Be\u200bfund",
    "tags": "Befund\U000e0041\U000e0042",
    "variation selectors": "Befund\ufe00\ufe01",
    "filler of Hangul": "\u3164",
    "private use": "Befund\ue000",
    "noncharacter": "Befund\ufdd0",
    "control": "Be\x01fund",
    "escape": "Be\x1b[31mfund",
    "next line": "Be\x85fund",
    "line separator": "Be\u2028fund",
    "annotation": "Be\ufff9fund",
    "marks on a letter": "Be" + "\u0301" * 31,
    "mark of direction among figures": "1\u200f2 Befund",
}
UNSEEN_IN_PAGES = {
    "space without width": "&#8203;",
    "override as an entity": "Be&#x202e;fund",
    "override without a semicolon": "Be&#8238fund",
    "named entity": "&ZeroWidthSpace;&ZeroWidthSpace;Befund",
    "nothing but a space": " ",
    "nothing but spaces that do not break": "\xa0\xa0",
    "nothing but entities": "&nbsp;&shy;",
    "a joiner": "\u200d",
    "a blank of Braille": "\u2800",
    "a soft hyphen": "\xad",
}


@pytest.mark.parametrize("name", HIDDEN)
@pytest.mark.parametrize(
    "frame",
    ['msgid "Verdict"\nmsgstr "{}"\n', 'msgid "Verdict"\nmsgstr ""\n"Der "\n"{}"\n', '# {}\nmsgid "x"\nmsgstr "y"\n'],
)
def test_what_nobody_sees_is_told_at_its_line(name: str, frame: str) -> None:
    text = frame.format(HIDDEN[name])
    line = next(number for number, line in enumerate(text.split("\n"), 5) if HIDDEN[name] in line)
    ((told_at, message),) = told(text)
    assert told_at == line
    assert "stands here" in message


@pytest.mark.parametrize("name", UNSEEN_IN_PAGES)
def test_words_of_which_a_page_shows_nothing_are_told(name: str) -> None:
    ((line, message),) = told(f'msgid "Verdict"\nmsgstr "{UNSEEN_IN_PAGES[name]}"\n')
    assert line in (5, 6)
    assert "stands" in message or "can be seen" in message


@pytest.mark.parametrize(
    ("original", "words"),
    [
        ("%(count)s of %(all)s", "%(count)s \u200f%(all)s"),
        ("<b>Search</b>", "<b> </b>"),
        ("Search", '"\n"\u0301\u0301' + "\u0301" * 15 + '"\n"' + "\u0301" * 15),
        ("a &amp; b", "&#x200b;&#x200b;"),
    ],
)
def test_what_is_unseen_only_with_what_stands_around_it_is_told_too(original: str, words: str) -> None:
    assert len(told(f'msgid "{original}"\nmsgstr "{words}"\n')) == 1


@pytest.mark.parametrize(
    "words",
    [
        "🇩🇪 Befund",
        "Be\xadfund",
        "می\u200cشود",
        "क्\u200dष",
        "Dr.\xa0Beck",
        "«\xa0Avis\xa0»",
        "12\u202f%%",
        "الحكم\u200f",
    ],
)
def test_what_belongs_to_words_and_is_not_seen_passes(words: str) -> None:
    assert told(f'msgid "Verdict"\nmsgstr "{words}"\n') == []


@pytest.mark.parametrize("catalogue", sorted(Path("themes/default/locales").glob("*/LC_MESSAGES/messages.po")), ids=str)
def test_the_catalogues_of_the_default_theme_pass(catalogue: Path) -> None:
    text = catalogue.read_text(encoding="utf-8")
    assert list(check(text, str(catalogue), catalogue.parts[3])) == []


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
