from __future__ import annotations

import re
import sys
from typing import Any
from unicodedata import category, name, normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.evidence import mark_shapes
from site_builder.evidence.mark_shapes import MARKS
from site_builder.evidence.quotation_marks import Quoted, quotations
from tests.growth import assert_linear


def quoted_in(*paragraphs: str) -> list[str]:
    return [paragraphs[number][start:end].strip() for number, start, end in quotations(paragraphs)]


@pytest.mark.parametrize(
    "case",
    [
        ("It says “one thing” and “another”.", ["one thing", "another"]),
        ('It says "one thing".', ["one thing"]),
        ("It says ‘the Met’s own words’ there.", ["the Met’s own words"]),
        ("It says 'the Met's own words' there.", ["the Met's own words"]),
        ("The Met's officers' pay isn't 'high'.", ["high"]),
        ("The officers' pay and the mayor's.", []),
        ("The officers’ pay, the mayor’s and the ’90s.", []),
        ("«Guillemets» too", ["Guillemets"]),
        ("« Des mots », dit-il.", ["Des mots"]),
        ("»Worte«, „Worte“ und ‚Worte‘.", ["Worte", "Worte", "Worte"]),
        ("”Ord” på svenska, ’ord’ och »ord».", ["Ord", "ord", "ord"]),
        ("他说「这样」和『那样』。", ["这样", "那样"]),
        ('ארה"ב וצה״ל', []),
        ('הוא אמר "שלום" לנו', ["שלום"]),
        ("“He said ‘no’ to me,” she said.", ["He said ‘no’ to me,"]),
        ('"It is \'good\'," she said, "and new".', ["It is 'good',", "and new"]),
        ('A 12" pipe, 5′ 10″ tall, at 51°30′26″.', []),
        ('A board of 12 " and no more.', []),
        ("Rock ' roll", []),
        ("In the '90s; 'tis so; the ‘20s.", []),
        ("ʻIolani and oʻzbek, обʼєкт, ʼn man en ʼn vrou", []),
        ("צ׳ק של ר׳ משה, ארה׳׳ב", []),
        ("/ˈlʌndən/ and /ˈlɒndən/", []),
        ("1 ≪ 2 and a << b", []),
        ("a ≫ b and x >> y", []),
        ("Ditto | 〃 | 5‴ | kwo\u030b | ő", []),
        ("他读了《人民日报》和《The Guardian》。", []),
        ("그는 《한겨레》와 〈기생충〉을 읽었다.", []),
        ("新聞〈朝日〉を読む。", []),
        ("《人民日报》", ["人民日报"]),
        ('אמר"שיקרנו"וזהו', ["שיקרנו"]),
        ('ראש העיר אמר"שיקרנו לכולם"וזהו', ["שיקרנו לכולם"]),
        ("ראש העיר אמר״שיקרנו לכולם״.", ["שיקרנו לכולם"]),
        ('צה"ל מסר לארה"ב דו"חות, ומנכ"לית דו"חותיהם', []),
        ('דו"חותיהם של צה"ל אמרו "שלום" לנו', ["שלום"]),
        ("市长说⌈我们撒谎了⌉。", ["我们撒谎了"]),
        ("the [source-id] <source-id> in </source-id>, <source id>", ["source id"]),
        ("⌈n/2⌉ and ⌊x⌋, a <b and c> d, x<y z>w, 3 < 5 and 7 > 6", ["b and c"]),
        ("<a href=/x y>, </b c>, <a b@c.de>, <https://a.b/c d>", []),
        ("x < y and z > w; i<n and n>j; a -> b and c <- d", []),
        ("ײִדן און צװײ, ᑭᐦᒋ ᐃᐦ ᐊᐦ", []),
        ("《人民日报》", "他读了。", []),
        ("《人民日报》", "He read it.", ["人民日报"]),
        ("・・・・ It says 《F》", ["F"]),
        ("\u2fd6\u2fd7\u2fd8\u2fd9 It says 《F》", ["F"]),
        ("\U0002a6e5\U0002fffd\U0003fffd It says 《F》", ["F"]),
        ("、。〇〡⺀ It says 《F》", ["F"]),
        ("《F》、〈F〉", ["F", "F"]),
        ("It says 《我们撒谎了》 there.", ["我们撒谎了"]),
        ("", []),
    ],
)
def test_words_in_quotation_marks_are_told_from_apostrophes(case: tuple[Any, ...]) -> None:
    *paragraphs, quoted = case
    assert quoted_in(*paragraphs) == quoted


@pytest.mark.parametrize(
    "text",
    [
        'It says “fabricated words" there.',
        'It says "fabricated words” there.',
        'It says „fabricated words" there.',
        "It says «fabricated words” there.",
        "It says ‘fabricated words' there.",
        "It says 'fabricated words’ there.",
        "It says “fabricated words",
        "It says ‘fabricated words",
        "fabricated words”, it says.",
        "It says ＂fabricated words＂ there.",
        "It says ＇fabricated words＇ there.",
        "It says 〝fabricated words〞 there.",
        "It says 〝fabricated words〟 there.",
        "It says ❝fabricated words❞ there.",
        "It says ❛fabricated words❜ there.",
        "It says ❮fabricated words❯ there.",
        "It says 🙶fabricated words🙷 there.",
        "It says ‹fabricated words› there.",
        "It says ›fabricated words‹ there.",
        "It says ‛fabricated words’ there.",
        "It says ‟fabricated words” there.",
        "It says ''fabricated words'' there.",
        "It says ``fabricated words'' there.",
        "It says `fabricated words' there.",
        "It says ,,fabricated words'' there.",
        "It says ‘‘fabricated words’’ there.",
        "It says ´fabricated words´ there.",
        "It says ″fabricated words″ there.",
        "It says ′fabricated words′ there.",
        "It says <<fabricated words>> there.",
        "It says ｢fabricated words｣ there.",
        "It says ﹁fabricated words﹂ there.",
        "It says ⸂fabricated words⸃ there.",
        "It says ⹂fabricated words” there.",
        "It says ʻfabricated wordsʼ there.",
        "It says“fabricated words”there.",
        'It says"fabricated words"there.',
        "It says 《fabricated words》 there.",
        "It says 〈fabricated words〉 there.",
        "It says ⟪fabricated words⟫ there.",
        "It says ⟨fabricated words⟩ there.",
        "It says \u2329fabricated words\u232a there.",
        "It says ❰fabricated words❱ there.",
        "It says ︽fabricated words︾ there.",
        "It says ≪fabricated words≫ there.",
        "It says ≪ fabricated words ≫ there.",
        "It says ⋘fabricated words⋙ there.",
        "It says ‹‹fabricated words›› there.",
        "It says ❮❮fabricated words❯❯ there.",
        "It says ＜＜fabricated words＞＞ there.",
        "It says ﹤﹤fabricated words﹥﹥ there.",
        "It says ˂˂fabricated words˃˃ there.",
        "It says ᐸᐸfabricated wordsᐳᐳ there.",
        "It says ˝fabricated words˝ there.",
        "It says 〃fabricated words〃 there.",
        "It says ‴fabricated words‴ there.",
        "It says ⁗fabricated words⁗ there.",
        "It says ʼʼfabricated wordsʼʼ there.",
        "It says ʼfabricated wordsʼ there.",
        "It says ʹʹfabricated wordsʹʹ there.",
        "It says ˊfabricated wordsˊ there.",
        "It says ꞌꞌfabricated wordsꞌꞌ there.",
        "It says ՚fabricated words՚ there.",
        "It says ׳׳fabricated words׳׳ there.",
        "It says ˶fabricated words˶ there.",
        "It says ‟fabricated words‟ there.",
        "It says ⹂fabricated words⹂ there.",
        "It says ⹂fabricated words‟ there.",
        "It says ，，fabricated words＂ there.",
        "It says ｀｀fabricated words´´ there.",
        "It says  \u030bfabricated words \u030b there.",
        "It says  \u0315fabricated words \u0315 there.",
        "It says ⌜fabricated words⌝ there.",
        "It says <fabricated words> there.",
        "It says >fabricated words< there.",
        "It says ˂fabricated words˃ there.",
        "It says ᐸfabricated wordsᐳ there.",
        "It says ＜fabricated words＞ there.",
        "It says ⪡fabricated words⪢ there.",
        "It says ⨠fabricated words⨠ there.",
        "It says ⸢fabricated words⸣ there.",
        "It says ⌈fabricated words⌉ there.",
        "It says ⌊ fabricated words ⌋ there.",
        "It says ⌞fabricated words⌟ there.",
        "It says ՝fabricated words՝ there.",
        "It says ΄fabricated words΄ there.",
        "It says ߵfabricated wordsߵ there.",
        "It says ᑊᑊfabricated wordsᑊᑊ there.",
        "It says ᐦfabricated wordsᐦ there.",
        "It says ᛌᛌfabricated wordsᛌᛌ there.",
        "It says ײfabricated wordsײ there.",
        "It says ⹁⹁fabricated words‘‘ there.",
        "It says ،،fabricated words‘‘ there.",
        "It says ¨fabricated words¨ there.",
        "It says \xa0\u0308fabricated words\xa0\u0308 there.",
        "It says ༺fabricated words༻ there.",
        "It says ⠦fabricated words⠴ there.",
        "It says ﴿fabricated words﴾ there.",
        'אמר"fabricated words"וזהו',
    ],
)
def test_marks_of_every_shape_and_mixture_quote(text: str) -> None:
    assert any("fabricated words" in words for words in quoted_in(text))


@pytest.mark.parametrize(("opens", "closes"), ["“”", '""', "‘’", "''", "«»", "„“", "「」", '“"', "‘'"])
def test_a_quotation_may_go_on_over_paragraphs(opens: str, closes: str) -> None:
    assert quoted_in(f"It says {opens}the first part", "the middle", f"the last part{closes} and so on") == [
        "the first part",
        "the middle",
        "the last part",
    ]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("市长说‘我们撒谎了’。", "我们撒谎了"),
        ("市长说＇我们撒谎了＇。", "我们撒谎了"),
        ("市长说'我们撒谎了'。", "我们撒谎了"),
        ("市长说'我们撒谎了'然后走了。", "我们撒谎了"),
        ("市长说‘我们撒谎了’然后走了。", "我们撒谎了"),
        ("市长说‘我们撒谎了", "我们撒谎了"),
        ("市长说‘we lied’然后走了。", "we lied"),
        ("市長は‘嘘をついた’と言った。", "嘘をついた"),
        ("시장은'거짓말했다'고 말했다.", "거짓말했다"),
        ("นายกพูดว่า‘เราโกหก’แล้ว", "เราโกหก"),
        ("นายกกล่าว'เราโกหก'แล้ว", "เราโกหก"),
        ("ນາຍົກເວົ້າວ່າ'ພວກເຮົາຕົວະ'ແລ້ວ", "ພວກເຮົາຕົວະ"),
        ("អភិបាលនិយាយថា'យើងកុហក'", "យើងកុហក"),
        ("မြို့တော်ဝန်က'ငါတို့လိမ်'ဟု", "ငါတို့လိမ်"),
        ("The mayor said‘we lied to everybody’.", "we lied to everybody"),
        ("The mayor said'we lied to everybody'.", "we lied to everybody"),
        ("The mayor said’we lied to everybody’ and left.", "we lied to everybody"),
        ("The mayor said'everybody lied to voters'.", "everybody lied to voters"),
        ("The mayor said'we lied to voters' and left.", "we lied to voters"),
        ("The mayor said'we can't lie' and left.", "we can't lie"),
        ("It's what he said'we lied' there.", "we lied"),
        ("In 2025'we lied'.", "we lied"),
        ("In 2025‘we lied’ was said.", "we lied"),
        ("The mayor said ' we lied '.", "we lied"),
        ("The mayor said ' we lied ', and left.", "we lied"),
        ("The mayor said (' we lied ').", "we lied"),
        ("The mayor said ’ we lied ’.", "we lied"),
        ('The mayor said (" we lied ").', "we lied"),
    ],
)
def test_single_marks_quote_beside_letters_and_spaces(text: str, quoted: str) -> None:
    assert quoted_in(text) == [quoted]


def test_marks_within_words_are_looked_at_behind_one_that_was_closed() -> None:
    assert quoted_in("He said'we lied' and went'not us' on.") == ["we lied", "not us"]


SENTENCES = """
I don't know, and you can't say it's wrong. | The 1990s' end wasn't what they'd hoped. | The officers' pay and the mayor's.
Rock'n'roll isn't dead, y'all. | It's five o'clock, ma'am. | O'Brien's and D'Arcy's clients' money | Men 5'10" tall, in the '90s
The Qur'an, Xi'an, Sana'a and Hawai'i are the editors' choice. | Goin' home an' singin' all day | The boys' and girls' schools' roofs
MPs' votes, M.P.'s votes and the 1980's music | Sa'dah isn't the rebels' only town. | James' book, Liz' car and Max' house
L'homme d'aujourd'hui n'est pas celui qu'on croit. | Jusqu'ici, l'État s'est tu, puisqu'il n'a rien dit. | C'est l'une d'elles.
Lorsqu'elle m'a vu, j'étais à l'hôtel. | Presqu'île et prud'hommes, entr'ouvert, quelqu'un | D'accord, t'as raison, y'a pas d'mal
L'uomo dell'anno all'aperto, un po' di pane. | Quest'anno c'è un'altra città, com'era. | Nell'800 e negli anni '90, di' la verità.
Sant'Angelo, tutt'altro, mezz'ora e cent'anni | Un po' d'acqua e un po' di vino dell'oste | Dov'è l'amico? Va' via, fa' presto.
Об'єкт м'яко з'їхав, п'ять п'ятниць. | В'ячеслав і Дем'ян під'їхали до Кам'янця. | Ім'я, здоров'я, сім'я, пам'ять, зв'язок, комп'ютер
"""


@given(
    st.lists(
        st.sampled_from([sentence.strip() for line in SENTENCES.strip().splitlines() for sentence in line.split("|")]),
        min_size=1,
        max_size=4,
    ),
    st.sampled_from("'’ʼ＇"),
)
def test_apostrophes_of_real_sentences_quote_nothing(sentences: list[str], apostrophe: str) -> None:
    text = " ".join(sentences).replace("'", apostrophe)
    assert quoted_in(text) == []
    assert quoted_in(*(sentence.replace("'", apostrophe) for sentence in sentences)) == []


F = "we lied to everybody"


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("“", F, "”"),
        ("“", "", F, "twice", "”"),
        ("|", "“", F, "”", "|"),
        ("«", F, "»"),
        ("»", F, "«"),
        ('"', F, '"'),
        ("'", F, "'"),
        ("''", F, "''"),
        ("<<", F, ">>"),
        ("「", F, "」"),
        ("„", F, "“"),
        ("‘", F, "’"),
        ("“ ", F, " ”"),
        ("“…", F, "…”"),
        ("“\ufffc", F, "”"),
        ("The mayor said: “", F),
        ("The mayor said: “", F, "And that was all."),
        ("The mayor said: “", F, "“True” it was."),
        ("The mayor said: “", f"{F} and “so” on"),
        ("The mayor said:“", F),
        ("The mayor said: „", F),
        ("The mayor said „", F),
        ("市长说「", F),
        ('The mayor said: "', F),
        ("The mayor said: '", F),
        ("The mayor said: «", F),
        ("The mayor said: „", f"{F}“ and went."),
        ("“", F),
        ("“Nobody was hurt", F, "” That was all."),
        ('"Nobody was hurt', F, "” That was all."),
        ("“Nobody was hurt", F, "”, he said."),
        ('"', F, '" That was all.'),
        ("'Nobody was hurt", F, "’ That was all."),
        ("«Nobody was hurt", F, "» That was all."),
        ("“Nobody was hurt", F, "”"),
        ("“", "‘", F, "’", "”"),
        ('" ' + F,),
        ("“ " + F, "“ and more"),
    ],
)
def test_a_mark_at_the_edge_of_a_paragraph_quotes_what_follows_or_stands_before(paragraphs: tuple[str, ...]) -> None:
    assert any(F in words for words in quoted_in(*paragraphs))


@pytest.mark.parametrize(
    "paragraphs",
    [
        ('A board of 12 "', "and no more"),
        ("It says “one thing”.", "and two"),
        ("It says „one thing“.", "and two"),
        ("It says one thing.", "and two ”"),
        ("The officers'", "pay and the mayors'", "salaries"),
        ("The mayor said: “", "one thing”.", "and two"),
        ("The mayor said: “", "“one thing”.", "and two"),
        ("London", '"', "12", "Leeds"),
        ("“One thing", "“one thing more”", "and two"),
    ],
)
def test_no_other_paragraph_is_quoted(paragraphs: tuple[str, ...]) -> None:
    assert not set(quoted_in(*paragraphs)) - {"one thing", "One thing", "one thing more"}


def test_each_paragraph_of_a_quotation_may_begin_with_the_mark() -> None:
    assert quoted_in("“One", "“two", "“three”, he said.") == ["One", "two", "three"]


def test_every_mark_of_the_categories_of_quotation_marks_is_known() -> None:
    known = {chr(number) for number in range(sys.maxunicode + 1) if category(chr(number)) in ("Pi", "Pf")}
    assert known - set(MARKS) == set()


def test_every_bracket_that_is_no_parenthesis_is_known() -> None:
    """Of the categories Ps and Pe, in pairs: those of other kinds quote."""
    others = re.compile("PARENTHESIS|SQUARE BRACKET|CURLY BRACKET|TORTOISE SHELL|LENTICULAR")
    for number in range(0x80, 0x20000):
        shape, partner = chr(number), chr(number + 1)
        if category(shape) == "Ps" and category(partner) == "Pe" and not others.search(name(shape)):
            assert quoted_in(f"It says {shape}fabricated words{partner} there."), f"U+{number:04X}"


def test_what_unicode_names_or_takes_for_a_quotation_mark_is_known() -> None:
    """By its name, or because it stands for marks that are known (NFKC): each such character quotes between two of it."""
    no_marks = re.compile(
        "COMBINING|TAG |APL |LOW PRIME|PRECEDED|TONE|HEBREW ACCENT|SQUARE|WITH DOT|ANGLE BRACKET WITH"
    )
    names = re.compile(
        "QUOTATION MARK|GUILLEMET|APOSTROPHE|PRIME|ANGLE BRACKET|CORNER BRACKET|DITTO|MODIFIER LETTER (TURNED|REVERSED) COMMA|SALTILLO|GERSHAYIM"
    )
    for number in range(0xA1, 0x20000):
        shape = chr(number)
        called, plain = name(shape, ""), normalize("NFKC", shape).strip()
        if not no_marks.search(called) and (names.search(called) or (plain and set(plain) <= set(MARKS))):
            assert seen_between(shape), f"U+{number:04X} {called}"


def seen_between(shape: str) -> bool:
    """Say whether a mark quotes: before words or behind them, alone or with its partner."""
    partners = (shape, chr(ord(shape) + 1), chr(ord(shape) - 1))
    texts = (f"It says {shape}fabricated words{partner} there." for partner in partners)
    return any("fabricated words" in words for text in texts for words in quoted_in(text))


@given(st.lists(st.text(alphabet=MARKS + "ab 1.,<>-", max_size=60), max_size=4))
def test_stretches_are_in_order_and_none_holds_a_pair_that_is_not_looked_at(paragraphs: list[str]) -> None:
    found = list(quotations(paragraphs))
    for number, start, end in found:
        assert 0 <= start <= end <= len(paragraphs[number])
    assert all(isinstance(one, Quoted) for one in found)


@pytest.mark.parametrize(
    "unit",
    [
        "“a ",
        "„a «b ",
        "'a ",
        '"a ',
        "”a “b ‟c »d ",
        "‘a\n",
        "a” ",
        "《a ",
        "〈我",
        "我《a》",
        "ʼʼa ",
        "≪a ",
        " \u030ba",
        "“",
        "« ",
        "abcd'bc ",
        "ab'ac ",
        "我'我",
        "<a b ",
        "⌈⌊<a=b c>⌋⌉ ",
        'אבג"דהוז ',
        '" ',
    ],
)
def test_the_time_grows_with_the_length(unit: str) -> None:
    assert_linear(lambda count: (unit * count,), lambda text: list(quotations(text)), 4000)


PAIRS = [(opener, closer) for opener, closers in mark_shapes.CLOSERS.items() for closer in closers]


@given(
    st.sampled_from(PAIRS),
    st.lists(st.sampled_from(["we", "lied", "twice", "isn't", "2024", "of", "Ärger", "x"]), min_size=1, max_size=5),
    st.sampled_from(
        ["It says {}.", "{}", "({})", "It says: {}, and so on", "In 2024 {} was said", "The Met's {} – no"]
    ),
    st.booleans(),
)
def test_words_between_any_two_marks_that_belong_together_are_seen(
    marks: tuple[str, str], words: list[str], sentence: str, close: bool
) -> None:
    opener, closer = (f" {mark}" if mark in mark_shapes.ABOVE else mark for mark in marks)
    if not (close or marks[0] in mark_shapes.WEAK):
        closer = ""
    text = sentence.format(f"{opener}said {' '.join(words)} here{closer}")
    found = "\n".join(quoted_in(text))
    assert all(word in found for word in ("said", *words, "here")), text
