"""Which silences are doubted, and with which words; the weights held against a count by hand."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.analysis.doubt import Doubt, Reason
from site_builder.analysis.reading import (
    MIN_ARTICLES,
    ArchivedArticle,
    ClaimSentence,
    ClaimTopic,
    read,
    weigh,
    weigh_stems,
)
from site_builder.analysis.remarks import Analysis
from site_builder.analysis.signs import MIN_STEMS, MIN_WEIGHT
from site_builder.analysis.silence import QuotedElsewhere, doubts
from site_builder.analysis.stems import stems_of
from site_builder.evidence.receipt import Span

CLAIM = ClaimSentence("The blocked Palantir contract was worth £50 million.")
STORY = (
    CLAIM,
    ClaimSentence("The blocked Palantir contract was worth £123 million."),
    ClaimSentence("Mayor Sadiq Khan blocked the Palantir contract."),
    ClaimSentence("Critics fear for data privacy."),
)
TEXT = (
    "The Met is worried after the Mayor blocked a contract with Palantir. Khan halted the £123 million deal. "
    "Data privacy is at stake. Nobody knows more."
)


def asked(text: str, claim: ClaimSentence = CLAIM, names: tuple[str, ...] = (), **more: object) -> dict[Reason, Doubt]:
    article = ArchivedArticle("met", text, names=names)
    found = doubts(ClaimTopic.of(claim, weigh(STORY)), read(article), **more)  # type: ignore[arg-type]
    assert len({doubt.reason for doubt in found}) == len(found)
    for doubt in found:
        assert all(doubt.sentence.start <= word.start < word.end <= doubt.sentence.end for word in doubt.words)
    return {doubt.reason: doubt for doubt in found}


def words(text: str, doubt: Doubt) -> list[str]:
    return [text[span.start : span.end] for span in doubt.words]


def test_a_figure_of_the_unit_of_the_claim_is_asked_about() -> None:
    doubt = asked(TEXT)[Reason.FIGURE]
    assert TEXT[doubt.sentence.start : doubt.sentence.end] == "Khan halted the £123 million deal."
    assert words(TEXT, doubt) == ["£123 million"]


@pytest.mark.parametrize("figure", ["£123m", "fifty million pounds", "123 000 000 pounds", "€9bn"])
def test_a_figure_may_be_written_in_any_way(figure: str) -> None:
    assert Reason.FIGURE in asked(TEXT.replace("£123 million", figure))


DATED = ClaimSentence("The blocked Palantir contract ends by March 2027.")


@pytest.mark.parametrize(
    ("sentence", "is_asked"),
    [
        ("Khan halted it in March 2027.", True),
        ("Khan halted it on 21 September 2026.", False),
        ("Khan halted it in 2026.", False),
        ("Market Wire, 21 September 2026.", False),
        ("Market Wire, 21 March 2027.", False),
    ],
)
def test_a_date_counts_only_where_it_is_that_of_the_claim(sentence: str, is_asked: bool) -> None:
    text = TEXT.replace("Khan halted the £123 million deal.", sentence)
    assert (Reason.FIGURE in asked(text, DATED)) is is_asked


@pytest.mark.parametrize("figure", ["12-month", "50%", "123 officers", "big"])
def test_a_figure_of_another_unit_is_not(figure: str) -> None:
    assert Reason.FIGURE not in asked(TEXT.replace("£123 million", figure))


def test_a_figure_far_from_what_the_claim_is_about_is_not() -> None:
    assert Reason.FIGURE not in asked("The Mayor blocked a Palantir contract. It rained. It poured. Eggs cost £2.")


def test_the_words_of_a_claim_in_one_sentence_are_asked_about() -> None:
    claim = ClaimSentence("Critics worry about data privacy.")
    doubt = asked("It rained. Many critics are worried about the privacy of data. It poured.", claim)[Reason.WORDS]
    assert doubt.sentence.start == len("It rained. ")
    assert doubt.words


ARTICLES = (
    "The mayor shut the old bridge.",
    "The old bridge was shut by the mayor after a storm.",
    "The mayor says the bridge stays shut.",
    "A storm hit the old bridge.",
    "The mayor met divers under the bridge.",
)


@pytest.mark.parametrize("count", range(len(ARTICLES) + 1))
def test_words_that_few_articles_of_the_story_use_are_asked_about_once_these_are_enough(count: int) -> None:
    claim = ClaimSentence("Divers found cracks when the mayor shut the old bridge.")
    story = [
        claim,
        *(ClaimSentence(f"Divers found cracks {where}.") for where in ("below", "in May", "at noon", "late")),
    ]
    articles = weigh_stems({stem.text for stem in stems_of(text)} for text in ARTICLES[:count])
    topic = ClaimTopic.of(claim, weigh(story), articles)
    found = doubts(topic, read(ArchivedArticle("x", "It rained. Divers found cracks.")))
    assert [doubt.reason for doubt in found] == ([Reason.WORDS] if count >= MIN_ARTICLES else [])


def test_words_that_all_articles_of_the_story_use_are_not() -> None:
    claim = ClaimSentence("Cracks were found when the mayor shut the old bridge.")
    story = [
        claim,
        *(ClaimSentence(f"The mayor shut the old bridge on {day}.") for day in ("Monday", "Tuesday", "Sunday")),
    ]
    text = "The mayor shut the old bridge."
    articles = weigh_stems([[stem.text for stem in stems_of(text)]] * MIN_ARTICLES)
    assert not doubts(ClaimTopic.of(claim, weigh(story), articles), read(ArchivedArticle("x", text)))


def test_one_stem_is_never_enough() -> None:
    assert Reason.WORDS not in asked("Critics spoke.", ClaimSentence("The critics."))


def test_clutter_is_no_part_of_the_article() -> None:
    article = ArchivedArticle("met", TEXT, clutter=(Span(0, len(TEXT)),))
    assert doubts(ClaimTopic.of(CLAIM, weigh(STORY)), read(article)) == ()


def test_words_for_a_rival_answer_are_asked_about_whatever_they_are() -> None:
    quoted = QuotedElsewhere("rival", (Span(TEXT.index("Nobody"), TEXT.index("Nobody") + 6),))
    doubt = asked(TEXT, rivals=[quoted])[Reason.RIVAL]
    assert (doubt.claim, words(TEXT, doubt)) == ("rival", ["Nobody"])
    assert TEXT[doubt.sentence.start : doubt.sentence.end] == "Nobody knows more."


def test_words_for_a_linked_claim_are_asked_about_where_they_are_about_this_one_too() -> None:
    near = QuotedElsewhere("linked", (Span(TEXT.index("blocked"), TEXT.index(" Khan")),))
    far = QuotedElsewhere("linked", (Span(TEXT.index("Nobody"), len(TEXT)),))
    assert Reason.LINKED in asked(TEXT, linked=[far, near])
    assert Reason.LINKED not in asked(TEXT, linked=[far])


def test_an_analysis_that_cites_or_names_the_article_is_asked_about() -> None:
    text = "It is short. The £123m report [@met] says more."
    analysis = Analysis(text, citations=((Span(text.index("[@"), text.index("[@") + 6), "met"),))
    found = asked(TEXT, names=("£123M report",), analysis=analysis)
    for reason in (Reason.CITED, Reason.NAMED):
        remark = found[reason].remark
        assert remark
        assert text[remark.start : remark.end] == "The £123m report [@met] says more."
        assert found[reason].sentence.end <= len(TEXT)
    assert not {Reason.CITED, Reason.NAMED} & set(asked(TEXT, names=("Met rep",), analysis=Analysis("The Met report.")))


def test_an_analysis_that_tells_what_the_article_says_is_asked_about() -> None:
    text = "There are debates about how personal data is collected, stored and processed."
    remark = "One mentions how personal data is collected, stored and processed."
    assert Reason.DESCRIBED in asked(text, analysis=Analysis(remark))
    cited = Analysis(remark + " [@b]", citations=((Span(len(remark) - 5, len(remark)), "b"),))
    assert Reason.DESCRIBED not in asked(text, analysis=cited)
    assert Reason.DESCRIBED not in asked(text, analysis=Analysis("One mentions data."))


def test_an_article_without_sentences_is_not_asked_about() -> None:
    assert asked(" \n ", rivals=[]) == {}


VOCABULARY = [
    "Mayor",
    "Khan",
    "blocked",
    "contract",
    "Palantir",
    "data",
    "privacy",
    "critics",
    "worth",
    "the",
    "a",
    "of",
]
phrases = st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=7).map(" ".join)


@given(st.lists(phrases, min_size=1, max_size=5), st.lists(phrases, min_size=1, max_size=5))
def test_the_words_asked_about_are_those_that_a_count_by_hand_gives(claims: list[str], lines: list[str]) -> None:
    text = "\n\n".join(lines)
    stems = [{stem.text for stem in stems_of(claim)} for claim in claims]
    weight = {
        stem: math.log((len(claims) + 1) / sum(stem in used for used in stems)) for used in stems for stem in used
    }
    total = sum(weight[stem] for stem in stems[0])
    best = max(
        (
            sum(weight[stem] for stem in held) / total
            for line in lines
            if len(held := {stem.text for stem in stems_of(line)} & stems[0]) >= MIN_STEMS
        ),
        default=0.0,
    )
    found = doubts(
        ClaimTopic.of(ClaimSentence(claims[0]), weigh(map(ClaimSentence, claims))), read(ArchivedArticle("x", text))
    )
    if not math.isclose(best, MIN_WEIGHT, abs_tol=1e-8):
        assert (Reason.WORDS in {doubt.reason for doubt in found}) is (best > MIN_WEIGHT)


@given(st.text(), st.text(), st.sampled_from(["en", "de", "ja", "xx"]))
def test_any_text_can_be_read_in_any_language(claim: str, text: str, language: str) -> None:
    statement = ClaimSentence(claim, language)
    for doubt in doubts(ClaimTopic.of(statement, weigh([statement])), read(ArchivedArticle("x", text, language))):
        assert 0 <= doubt.sentence.start < doubt.sentence.end <= len(text)
