"""What an article is looked through with, held against its plain definition: every unit of every sentence, one by one."""

from __future__ import annotations

import re
from itertools import pairwise, product

from hypothesis import given, settings
from hypothesis import strategies as st
from text_to_num import find_numbers

from site_builder.analysis import figures, remarks
from site_builder.analysis.reading import MAX_GAP, ArchivedArticle, ClaimSentence, ClaimTopic, read, weigh
from site_builder.analysis.remarks import MIN_PAIRS, Analysis, doubts_of
from site_builder.analysis.stems import Stem, stem_of_word, stems_of
from site_builder.evidence.receipt import Span
from site_builder.evidence.sentences import sentences
from site_builder.evidence.terms import UNIT

WORDS = (
    "the of per cent per-cent percent % 5 5% fifty million £50 pounds one's five ONE Mayor mayor’s blocked blocks deal "
    "Palantir data 1 000 5 300 x5 _7 5th don't rock'n'roll co\u00adop naïve ſix fıve İstanbul said was “quoted” . ! ? , –"
)
TEXTS = st.lists(st.sampled_from([*WORDS.split(), "\n"]), max_size=40).map(" ".join)
NUMBERS = {
    "en": "twenty one hundred thousand million and a half zero second",
    "de": "zwei hundert zweiundzwanzig tausend eine million und halb dritte",
    "fr": "vingt et un quatre-vingt quatre cent mille un million de zéro",
    "es": "veinte y uno cien ciento mil un millón treinta cero",
}


def plain_stems(text: str, language: str) -> list[Stem]:
    """Return the stems of a text by looking at each of its units."""
    units = [unit for unit in UNIT.finditer(text) if unit["word"]]
    found = [Stem(stem_of_word(unit["word"], language), Span(unit.start(), unit.end())) for unit in units]
    return [stem for stem in found if stem.text]


def plain_pairs(text: str) -> set[tuple[str, ...]]:
    """Return the stems side by side in a text."""
    return {
        tuple(sorted((one.text, other.text)))
        for one, other in pairwise(plain_stems(text, "en"))
        if 0 <= other.span.start - one.span.end <= MAX_GAP
    }


@given(TEXTS | st.text(st.characters(max_codepoint=0x2FF)), st.sampled_from(["en", "de", "fr", "xx"]))
def test_stems_are_those_of_all_units_that_are_words(text: str, language: str) -> None:
    assert list(stems_of(text, language)) == plain_stems(text, language)


@given(TEXTS)
def test_each_stem_and_each_pair_is_where_it_stands(text: str) -> None:
    reading = read(ArchivedArticle("a", text))
    assert reading.sentences == sentences(text)
    each = [text[span.start : span.end] for span in reading.sentences]
    for stem in {stem.text for sentence in each for stem in plain_stems(sentence, "en")} | {"nowhere"}:
        holding = [at for at, sentence in enumerate(each) if stem in {one.text for one in plain_stems(sentence, "en")}]
        assert list(reading.holding(stem)) == holding
        for at in holding:
            start = reading.sentences[at].start
            words = [one.span for one in plain_stems(each[at], "en") if one.text == stem]
            assert reading.words_at(at, [stem]) == [Span(start + w.start, start + w.end) for w in words]
    assert [reading.pairs(at) for at in range(len(each))] == [plain_pairs(sentence) for sentence in each]


@given(TEXTS, TEXTS)
def test_a_description_is_found_wherever_pairs_enough_are_shared(text: str, analysis: str) -> None:
    reading, claim = (
        read(ArchivedArticle("a", text)),
        ClaimTopic.of(ClaimSentence("The deal"), weigh([ClaimSentence("The deal")])),
    )
    said = [plain_pairs(analysis[span.start : span.end]) - claim.pairs for span in sentences(analysis)]
    told = [plain_pairs(text[span.start : span.end]) for span in reading.sentences]
    shares = any(len(pairs & those) >= MIN_PAIRS for pairs in said for those in told)
    assert bool(list(doubts_of(claim, reading, Analysis(analysis)))) == shares


@settings(max_examples=200)
@given(st.data())
def test_no_number_is_written_without_a_word_that_is_one_by_itself(data: st.DataObject) -> None:
    language = data.draw(st.sampled_from(sorted(NUMBERS)))
    words = data.draw(st.lists(st.sampled_from(NUMBERS[language].split()), max_size=8))
    tokens = [figures._Token(word, Span(0, 0)) for word in re.findall(r"\w+|[^\w\s]+", " ".join(words))]
    found = find_numbers(tokens, language, 0.0)
    assert not found or any(figures._is_number(token.word, language) for token in tokens)


def test_letters_that_a_pattern_takes_for_one_another_are_the_same_without_case() -> None:
    pairs = {(chr(code), form(chr(code))) for code in range(0x2FFF) for form in (str.lower, str.upper, str.title)}
    for one, other in {*pairs, *product("iskISK", "ıİſ\u212a")}:
        if len(other) == 1 and one != other and re.fullmatch(re.escape(one), other, re.IGNORECASE):
            assert remarks._caseless(one) == remarks._caseless(other), (one, other)
