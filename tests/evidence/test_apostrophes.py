"""Single quotation marks between letters quote, and apostrophes do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.evidence.quoted import quoted_in


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
