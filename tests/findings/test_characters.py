"""The table of unseen characters against the Unicode tables of Python, and against texts as people write them."""

from __future__ import annotations

import re
import sys
from unicodedata import bidirectional, category, combining, normalize, unidata_version

import pytest

from site_builder.findings import characters, code_points
from site_builder.findings.characters import hidden_in, is_visible, with_hidden_marked

_ALL = [chr(number) for number in range(sys.maxunicode + 1) if not 0xD800 <= number <= 0xDFFF]


@pytest.mark.parametrize(
    "text",
    [
        "नहीं क्‍या क्‌या",  # Devanagari with a joiner and a non-joiner
        "می\u200cخواهم",  # Persian
        "ശ്രീ അവന്\u200d",  # Malayalam
        "Er sagte \u200e(hier)\u200e und \u200fשלום\u200f!",
        "\u200fבשנת 2024\u200f",
        "ص\u061c12",
        "שלום\u200f (24) שנים",
        "12\u200e–\u200e24",
        "PDF\u200cها و Auf\xadlage und Donau\xaddampf",
        "and/\u200bor, \u200ebeside",
        "ไทย\u200bLatin\u200bไทย",
        "⠓⠑⠇⠇⠕⠀⠺⠕⠗⠇⠙",
        "𓀀\U00013430𓀁 \U00013437𓀀𓀁\U00013438",
        "ᠮᠣᠩᠭᠣᠯ\u180eᠠ",
        "\u115fᅡ ᄀ\u1160ᆨ \u115f\u1160ᆨ",
        "a\u0301\u034f\u0302",
        "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f🏴\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f",
        "👩\u200d⚕\ufe0f 🧑\u200d🤝\u200d🧑 🐻\u200d❄\ufe0f",
        "ক্\u200dয, র\u200d্য, ක්\u200dෂ",
        "👨\u200d👩\u200d👧\u200d👦 👩🏽\u200d🚀",
        "❤\ufe0f\u200d🔥 🏳\ufe0f\u200d🌈 👁\ufe0f\u200d🗨\ufe0f",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f 🇬🇧",
        "1\ufe0f\u20e3 #\ufe0f\u20e3 ☺\ufe0f ©\ufe0f ℹ\ufe0f ☎\ufe0e",
        "葛\U000e0100城市 ≨\ufe00 0\ufe00",
        "ᠠ\u180b ႁ\ufe00",
        "แม่\u200bน้ำ",  # Thai with a place where a line may end
        "한국어 ᄒᆞᆫ",
        "\u070fܩܕ \u070fܐܒ",
    ],
)
def test_what_scripts_and_emoji_need_is_no_hidden_character(text: str) -> None:
    assert not list(hidden_in(text))
    assert with_hidden_marked(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "a\U000e0041\U000e0042b",  # tags that spell words
        "🏴\U000e0067\U000e007f",  # too short for the flag of anything
        "🏴" + "\U000e0061" * 30 + "\U000e007f",
        "x\ufe00\ufe01\ufe02",  # bytes in variation selectors
        "☺\ufe0f\ufe0f\ufe0f",
        "葛\U000e0100\U000e0101",
        "l\ufe05e\ufe03t",  # one on each letter
        " \ufe0f",
        "a\u200b\u200c\u200db",
        "a\u2060\u2060b",
        "a\u200e\u200f\u200e\u200fb",
        "a\ufeff\u00adb",
        "\u3164\u3164\u3164",
        "a\u115f\u1160b",
        "12\u202e21",
        "2\u200f.\u200f4",
        "2\u200f.4",
        "2\u061c.4",
        "rose from \u200f2 – 4 metres",
        "\u200f2 – 4",
        "2 –\u200f 4",
        "2\u200f \u0301– ٤",
        "rose from \u200f(2) / (4)",
        "\u200f$\u20602 – $4 says שלום",
        "x²\u200f·\u200f³",
        "אב 2\u200f – 4 אב",
        "\u2066a\u2069",
        "\x00",
        "\x1b[31m",
        "\x85",
        "a\u2028b",
        "\ufff9gloss\ufffb",
        "\U0001d173",
        "\ufdd0",
        "\U0005ffff",
        "a\u206ab",
        "\u180b",
        "pa\u200bid",
        "pa\u200cid",
        "pa\u200did",
        "pa\u2060id",
        "pa\u200eid",
        "pa\ufeffid",
        "pa\u034fid",
        "1\u200b000",
        "Auf\u200clage",
        "αβ\u200bγ",
        "па\u200dра",
        "word\u200d next",
        "e\u0301\u200ba",
        "f\u2061(x)",
        "a\u2062b",
        "a\u2065b",
        "\u3164",
        "a \uffa0 b",
        "a \u115f b",
        "a\u1160",
        "\u17b4",
        "a\u180eb",
        "a\u2800b",
        "⠓\u2800 a",
        "⠓⠀⠀⠀⠀⠓",
        "a\U00013430b",
        "𓀀\U00013430\U00013430\U00013430\U00013430\U00013430",
        "\ue000",
        "a\uf8ffb",
        "\U000f0001",
        "\U0010fffd",
        "\U00050000",
        "\U000e1000",
        "🏴\U000e0075\U000e0073\U000e0063\U000e0061\U000e007f",  # California has none
        "🏳\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "\U0001bca0",
        "\U0001d17a",
        "\ufffa",
        "葛" + "\U000e0100" * 8,
        "2\u070f.4",
        "a\u070fb",
        "\u070f2 – 4",
        "אב\u070f",
        "2\u070f\u200f – 4",
        "pa\u0378id",
        "pa\u05ffid",
        "\u0590",
        "a\u2fe0b",
        "\U00016fe4",
        "a\U0001d159b",
        "a" + "\u0301" * 31,
        "a" + "\u0301\u0323" * 40,
    ],
)
def test_what_nobody_sees_and_no_script_needs_is_found(text: str) -> None:
    assert list(hidden_in(text))
    assert not list(hidden_in(with_hidden_marked(text)))


@pytest.mark.parametrize(
    "blank",
    [
        "\u3164",
        "\u115f",
        "\uffa0",
        "\u2800",
        "\ufe0f",
        "\u200d",
        "\u200b",
        "\xa0",
        "\u3000",
        "\U000e0041",
        "\u034f",
        "\U0001d159",
        "\U00016fe4",
        "\ufffc",
        "\u0378",
        "\u070f",
    ],
)
def test_what_is_blank_is_not_visible(blank: str) -> None:
    assert not is_visible(blank)


def test_letters_digits_and_signs_of_all_scripts_are_visible() -> None:
    assert all(map(is_visible, "a1ß字اनᄒ👍€.—½"))


def test_what_is_visible_does_not_depend_on_the_version_of_unicode(monkeypatch: pytest.MonkeyPatch) -> None:
    new = [chr(number) for number in range(0x10000) if category(chr(number)) == "Cn"]
    before = [is_visible(character) for character in new]
    monkeypatch.setattr(characters, "category", lambda _: "Lo")
    assert [is_visible(character) for character in new] == before


def test_letters_from_right_to_left_and_what_is_no_character_are_those_of_unicode() -> None:
    letters = {c for c in _ALL if category(c)[0] == "L" and bidirectional(c) in ("R", "AL")}
    assert _members(code_points.RIGHT_TO_LEFT_LETTERS) <= letters
    assert letters - _members(code_points.RIGHT_TO_LEFT_LETTERS) == set() or unidata_version > "14.0.0"
    assert {c for c in _members(code_points.UNASSIGNED) if category(c) != "Cn"} == set()


def test_what_stands_on_letters_is_that_of_unicode() -> None:
    unseen = _members(characters._IGNORED) | _members(characters._REFUSED)
    marks = {c for c in _ALL if combining(c) or category(c) in ("Mn", "Me")} - unseen
    assert marks == _members(code_points.COMBINING_MARKS) or unidata_version != "14.0.0"
    assert _members(code_points.COMBINING_MARKS) <= marks


@pytest.mark.parametrize(
    "text",
    [
        "a" + "\u0301" * 30,
        "a" + "\u0301\u034f" * 30,
        "ä" * 100,
        "a\u0301" * 100,
        "שָׁלוֹם" * 20,
        "בְּרֵאשִׁ֖ית בָּרָ֣א אֱלֹהִ֑ים" * 5,  # with cantillation
        "นี้" * 40,
        "ནཱི་ཧཱུྃ་རྐྱཾ་ཀླཱུྃ" * 20,  # Tibetan stacks
        "अ॒ग्निमी॑ळे पु॒रोहि॑तं॒ य॒ज्ञस्य॑" * 9,  # Vedic accents
        "ကျွန်ုပ်" * 30,
        "ក្រ្ដុំ" * 30,
        "ಕ್ಷ್ಮ್ಯ" * 30,
        "1\ufe0f\u20e3" * 40,
        normalize("NFD", "가나다라마바사각" * 20),
        "\u1112\u119e\u11ab" * 40,  # Old Hangul
        "\ufffc" * 40,
        "ಠ_ಠ",
    ],
)
def test_as_many_marks_as_anybody_reads_are_lawful(text: str) -> None:
    assert not list(hidden_in(text))
    assert characters.too_many_marks(text) is None


@pytest.mark.parametrize(
    ("letter", "marks"),
    [
        ("a", "\u034f\u0301"),  # the combining grapheme joiner
        ("a", "\u0301\u200d"),
        ("a", "\u0301\u200b\u2060"),
        ("a", "\u0301\ufe0f"),
        ("a", "\u0301\u00ad"),
        ("a", "\u0301\u202c"),
        ("a", "\u0301\U000e0061"),
        ("a", "\u0301\u17b4\u3164"),
        ("a", "\u20dd"),  # Me, class 0
        ("ก", "\u0e34"),  # Thai, class 0
        ("ཀ", "\u0f90"),  # Tibetan subjoined letters, class 0
        ("क", "\u0902\u0941"),  # Devanagari, class 0
        ("ა", "\u0ec8\u0eb4"),
        ("a", "\U0001da00"),  # SignWriting, class 0
        *(
            ("a", mark)
            for mark in "\u0897\u1acf\u1add\u1aeb\U00010efd\U00010d69\U00011f36\U0001e4ec\U0001e5ee\U000113ce\u0ece"
        ),
        ("가", "\u1161"),
        ("가", "\u11a8\ud7b0"),
        ("a", "\u0301\ufffc"),
        ("a", "\u0897\ufffc\u200b"),
    ],
)
def test_more_marks_than_anybody_reads_are_counted_whatever_they_are(letter: str, marks: str) -> None:
    text = f"One {letter}{marks * 31} more"
    assert characters.too_many_marks(text) == 5 + (marks[0] == "\u034f")
    many = [found[0] for found in hidden_in(text) if characters.described(found[0]).startswith("One of more")]
    assert len(many) == 31 * sum(map(bool, map(re.compile(f"[{characters._ON_LETTERS}]").match, marks))) - 30
    assert not list(hidden_in(with_hidden_marked(text)))


def test_the_sets_hold_what_the_tables_of_unicode_have() -> None:
    assert _members(characters.BIDI_CONTROLS) == {
        c for c in _ALL if bidirectional(c) in ("LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI")
    } | set("\u061c\u200e\u200f")
    assert _members(characters.CONTROLS) == {c for c in _ALL if category(c) == "Cc"} - set("\t\n\r")
    assert len(_members(characters.NONCHARACTERS)) == 66
    assert _members(characters.JOINERS) <= _members(characters.VANISHING)
    assert all(category(c) == "Cf" for c in _members(characters.VANISHING))


def test_every_character_of_format_is_judged() -> None:
    """Whatever Unicode calls a format character is refused or counted as unseen, but for the visible ones of a few scripts."""
    visible = set("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u0890\u0891\u08e2\U000110bd\U000110cd")
    assert {c for c in _ALL if category(c) == "Cf" and not list(hidden_in(c + c))} == visible


def test_nothing_of_private_use_is_lawful() -> None:
    assert all(list(hidden_in(f"a{c}b")) for c in _ALL if category(c) == "Co")


@pytest.mark.parametrize("around", ["ab", "ßé", "αω", "ям", "a1", "12", "կր"])
def test_nothing_unseen_but_a_soft_hyphen_stands_within_a_word_of_an_alphabet(around: str) -> None:
    unseen = [
        c for c in _ALL if category(c) == "Cf" and c != "\xad" and not ("\u0600" <= c <= "\u08ff" and c != "\u070f")
    ]
    passed = {c for c in unseen if not list(hidden_in(around[0] + c + around[1]))}
    assert passed <= set("\U000110bd\U000110cd")


def _members(inside: str) -> set[str]:
    return set(re.findall(f"[{inside}]", "".join(_ALL)))


def test_the_quick_look_misses_no_character_that_is_judged() -> None:
    text = "".join(_ALL)
    found = {match[0] for match in characters._suspect().finditer(text)}
    judged = {one for one in found if len(one) == 1}
    assert len(judged) > 100_000
    assert judged <= set(characters._DOUBTFUL.findall(text))
    assert all(map(characters._DOUBTFUL.search, found))


@pytest.mark.parametrize("text", ["news", "£50 million – “so it is”", "Zürich, Łódź, Αθήνα, Москва, القاهرة, 東京"])
def test_the_quick_look_passes_over_what_people_write(text: str) -> None:
    assert not characters._DOUBTFUL.search(text)
