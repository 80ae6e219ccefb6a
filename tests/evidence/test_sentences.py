"""Sentences in many scripts, and what holds of every text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.evidence.receipt import Span
from site_builder.evidence.sentences import BULLETS, MAX_WINDOW, enclosing, sentences

CASES = [
    ("en", "Mr. Smith paid $3.5 million.|He left at 5 p.m.|Then he slept."),
    ("en", "The U.S. Army came.|J. R. R. Tolkien wrote it.|See fig. 3.|It is No. 5 of Inc. magazine."),
    ("en", '“I will go.”|She left.|“Really?” he asked.|He said: "No."|And left.'),
    ("en", "Well… maybe.|Wait...|What?|It cost £5.|£6 was asked."),
    ("en", "1. First item.|2. Second item.|(a) A third.|(b) A fourth."),
    ("en", "(He was late.)|They went [sic]."),
    ("en", "He is in Washington, D.C.|She does not.|Jan. 5 was cold.|Gen. Lee met Gov. Bush."),
    ("en", "The iPhone is out.|iPhone sales rose.|eBay fell.|45,000 people came."),
    ("en", "It rose 0.5 per cent to 1.234.|Dr. No vs. Prof. X, e.g. this one."),
    ("de", "Am 3. Mai kam Dr. Müller, z. B. um 5 Uhr.|Das war gut.|Der 1. FC Köln gewann."),
    ("de", "„Nein.“|Sie ging.|Er zahlte 3,5 Mio. Euro.|Danach ging er."),
    ("fr", "M. Dupont est venu.|Il a dit : « Non. »|Puis il est parti."),
    ("es", "El Sr. Pérez llegó.|¿Por qué?|¡No lo sé!|El EE. UU. dijo que no."),
    ("ja", "彼は来た。|「はい。」|と言った。|本当？|はい！|終わり"),
    ("zh", "他来了。|“真的吗？”|她问。|是的！"),
    ("ar", "هل جاء؟|نعم.|لا يعرف؟|ربما."),
    ("ur", "وہ آیا۔|وہ گیا۔"),
    ("hi", "वह आया।|वह गया॥|अब ठीक है?"),
    ("my", "သူလာသည်။|သူသွားသည်။"),
    ("am", "እሱ መጣ።|ሄደ።"),
    ("el", "Ήρθε;|Ναι.|Όχι."),
    ("hy", "Նա եկավ։|Գնաց։"),
    ("ru", "Он пришёл.|Т. е. в 2020 г. он ушёл."),
    ("th", "เขามา เขาไป"),
    ("xx", "Mr. A came.|He left."),
]


@pytest.mark.parametrize(("language", "expected"), CASES)
def test_sentences_of_many_scripts(language: str, expected: str) -> None:
    parts = expected.split("|")
    text = "".join(part if is_unspaced(part) else part + " " for part in parts)
    assert [text[span.start : span.end] for span in sentences(text, language)] == parts


def is_unspaced(part: str) -> bool:
    return part[0] in "彼「と本は終他“是" and part[-1] in "。」？！”り"


def parts_of(text: str) -> list[str]:
    return [text[span.start : span.end] for span in sentences(text)]


def test_a_line_ends_a_sentence_without_a_full_stop() -> None:
    assert parts_of("A heading\nNext line is here\r\n\n• bullet one\n • bullet two. More.\n") == [
        "A heading",
        "Next line is here",
        "bullet one",
        "bullet two.",
        "More.",
    ]


def test_a_sentence_goes_on_over_lines_that_were_wrapped() -> None:
    wrapped = (
        "The Metropolitan Police said on Monday that its\ncontract had been blocked by the Mayor, who had read\nit."
    )
    assert parts_of(wrapped) == [wrapped]


@pytest.mark.parametrize("between", ["\n\n", ".\n", "\n•", ":\n"])
def test_a_sentence_does_not_go_on_over_lines_that_were_not_wrapped(between: str) -> None:
    assert len(parts_of(f"The Metropolitan Police said on Monday that it{between}was blocked")) == 2


def test_a_title_in_another_country_keeps_its_region() -> None:
    assert sentences("A. Smith left. He ran.", "en-GB") == sentences("A. Smith left. He ran.", "en")


@given(
    st.text() | st.text(st.sampled_from('Ab1. \n\r\u2028“”"?。•’)(é😀\u0301'), max_size=200),
    st.sampled_from(["en", "de", "ja", "", "x"]),
)
def test_sentences_hold_all_of_a_text_but_white_space_and_bullets_in_order(text: str, language: str) -> None:
    spans = sentences(text, language)
    assert spans == sentences(text, language)
    done = 0
    for span in spans:
        assert done <= span.start < span.end <= len(text)
        assert (
            not text[done : span.start].strip().strip(BULLETS + " \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u2028\u2029")
        )
        assert text[span.start : span.end] == text[span.start : span.end].strip()
        done = span.end
    assert not text[done:].strip(BULLETS).split() or not any(map(str.isalnum, text[done:]))


@given(st.text(st.sampled_from("Ab. \n"), max_size=60), st.integers(0, 60), st.integers(1, 60))
def test_the_sentences_around_a_stretch_are_those_that_it_touches(text: str, start: int, length: int) -> None:
    spans, stretch = sentences(text), Span(start, start + length)
    assert enclosing(spans, stretch) == tuple(
        span for span in spans if span.start < stretch.end and stretch.start < span.end
    )


@pytest.mark.parametrize("unit", ["It won. ", "lorem ", "“a. ", "彼は。", "「彼は", "x", "\nA. b", "“A.” B ", "?"])
def test_the_time_grows_with_the_length_of_the_text(unit: str) -> None:
    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        begun = time.process_time()
        sentences(text)
        return time.process_time() - begun

    short = seconds(4 * MAX_WINDOW)
    assert seconds(32 * MAX_WINDOW) < 30 * short + 0.2
