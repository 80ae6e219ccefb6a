"""Wording that articles share: every run stands in both, and what is shared for other reasons is left out."""

from __future__ import annotations

import re
from itertools import combinations
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.analysis import fingerprints, shared_runs
from site_builder.analysis.alignment import unpacked
from site_builder.analysis.candidates import candidates
from site_builder.analysis.edges import Edge, EdgeKind
from site_builder.analysis.fingerprints import GRAM, Fingerprint, fingerprint, knows_language
from site_builder.analysis.shared_runs import SharingRule, WordingComparison, compare_stories, shared_words
from site_builder.evidence.receipt import Span
from site_builder.evidence.terms import plain_word

COPIED = (
    "The committee heard that engineers had warned of corroded cables for three winters before the bridge was closed. "
    "Repairs were put off twice because the budget for maintenance had already been spent on a new ferry terminal."
)
ONE = f"Drivers face long queues this week.\n\n{COPIED}\n\nShops near the river fear for their trade."
OTHER = f"A crossing stays shut until spring, to the anger of many.\n\n{COPIED}\n\nNo date was given for the works."
APART = (
    "For three winters specialists told councillors about rust, it emerged. Money meant to fix it went elsewhere.\n\n"
    "Commuters now wait an hour each morning, and traders along the bank say customers stay away."
)


def compared(*texts: str, language: str = "en", clutter: tuple[Span, ...] = ()) -> WordingComparison:
    prints = {f"s{number}": fingerprint(text, language, clutter) for number, text in enumerate(texts)}
    return compare_stories(prints, [list(prints)])


def edge(*texts: str, language: str = "en") -> Edge | None:
    return next(
        (edge for edge in compared(*texts, language=language).edges if edge.one == "s0" and edge.other == "s1"), None
    )


def words(text: str) -> list[str]:
    return [plain_word(word) for word in re.findall(r"[^\W_]+(?:['’][^\W_]+)*", text)]


def test_a_copied_paragraph_makes_one_of_two_articles() -> None:
    found = edge(ONE, OTHER)
    assert found
    assert found.kind is EdgeKind.COPIED_PARAGRAPH
    assert found.merges
    assert found.share > 0.5
    (run,) = found.runs
    assert ONE[run.one[0].start : run.one[0].end] + "." == COPIED


def test_two_articles_on_one_event_share_nothing() -> None:
    assert edge(ONE, APART) is None


def test_changed_words_within_a_run_are_passed_over() -> None:
    changed = COPIED.replace("had warned of corroded", "warned repeatedly of corroded").replace("closed", "shut")
    found = edge(ONE, OTHER.replace(COPIED, changed))
    assert found
    assert max(len(run.one) for run in found.runs) > 1
    for run in found.runs:
        for one, other in zip(run.one, run.other, strict=True):
            assert ONE[one.start : one.end] == OTHER.replace(COPIED, changed)[other.start : other.end]


@pytest.mark.parametrize("marks", ["“{}”", '"{}"', "«{}»", "„{}“", "‘{}’", "“{}"])
def test_a_speech_that_both_quote_is_nobody_s_wording(marks: str) -> None:
    assert edge(*(text.replace(COPIED, f"He said: {marks.format(COPIED)}") for text in (ONE, OTHER))) is None


@pytest.mark.parametrize("marks", ["“{}”", '"{}"'])
def test_a_speech_that_a_third_article_quotes_is_one_for_all(marks: str) -> None:
    third = f"The engineer spoke.\n\n{marks.format(COPIED)}"
    assert edge(ONE, OTHER, third) is None


def test_one_sentence_that_somebody_quotes_does_not_hide_the_others() -> None:
    first = COPIED.split(". ")[0]
    found = edge(ONE, OTHER, f"“{first},” one of them said.")
    assert found
    assert 0.2 < found.share < 0.6


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "We knew that engineers had warned of corroded cables for three long winters before the bridge was closed.",
        ),
        ("en", "I’m told engineers had warned of corroded cables for three long winters before the bridge was closed."),
        (
            "de",
            "Wir wussten, dass Ingenieure drei lange Winter vor verrosteten Kabeln gewarnt hatten und niemand reagierte.",
        ),
        (
            "fr",
            "J’ai appris que des ingénieurs alertaient depuis trois hivers sur des câbles rouillés avant la fermeture.",
        ),
        (
            "es",
            "Nosotros supimos que varios ingenieros advertían desde hacía inviernos sobre cables oxidados bajo el puente.",
        ),
    ],
)
def test_sentences_in_the_first_or_second_person_are_left_out(language: str, text: str) -> None:
    assert edge(f"Alpha beta.\n\n{text}", f"Gamma delta.\n\n{text}", language=language) is None


def test_us_in_capitals_is_a_country() -> None:
    text = "Engineers from the US had warned of corroded cables for many winters before the bridge was finally closed."
    assert edge(f"Alpha.\n\n{text}", f"Beta.\n\n{text}")


def test_a_post_of_a_social_network_is_a_quotation() -> None:
    post = "Repairs were put off twice while corroded cables hung over busy traffic — Jo Doe (@jodoe) May 1, 2020"
    assert edge(f"Alpha.\n\n{post}", f"Beta.\n\n{post}") is None


@pytest.mark.parametrize(
    "fixed",
    [
        "the former Deputy Prime Minister John Prescott and the Home Secretary David Blunkett and Lord Falconer",
        "on Tuesday 14 March 2023 and on Wednesday 15 March 2023 and again on Thursday 16 March 2023",
        "The ministry did not immediately respond to a request for comment",
    ],
)
def test_names_dates_and_formulas_are_nobody_s_wording(fixed: str) -> None:
    assert (
        edge(f"Cables rusted, said {fixed} today. More follows.", f"Shops closed, it told {fixed} again. Less is more.")
        is None
    )


def test_clutter_is_left_out() -> None:
    banner = "Sign up for our morning newsletter with the best stories from politics, culture and the wider region."
    texts = [f"{banner}\n\nCables rusted.", f"{banner}\n\nShops closed."]
    prints = {str(n): fingerprint(text, "en", [Span(0, len(banner))]) for n, text in enumerate(texts)}
    assert compare_stories(prints, [list(prints)]).edges == ()
    assert prints["0"].total == 2


def test_no_run_goes_beyond_a_quotation_mark_of_either() -> None:
    other = OTHER.replace("corroded cables for three winters", "“corroded” cables for “three” winters")
    found = edge(ONE, other)
    assert found
    for run in found.runs:
        assert not any("corroded" in ONE[span.start : span.end] for span in run.one)


def test_scripts_without_spaces() -> None:
    copied = "市议会周二表示由于预算已经用于新的渡轮码头大桥的维修工程被推迟了两次。"
    found = edge(f"交通堵塞。\n\n{copied}", f"商店担心生意。\n\n{copied}", language="zh")
    assert found
    assert not knows_language("zh-Hans")


def test_pairs_of_other_stories_are_not_compared() -> None:
    prints = {str(n): fingerprint(text, "en") for n, text in enumerate([ONE, OTHER, ONE])}
    assert [(edge.one, edge.other) for edge in compare_stories(prints, [["0", "1"], ["2"]]).edges] == [("0", "1")]


def test_an_added_article_is_compared_and_nothing_else() -> None:
    prints = {str(n): fingerprint(text, "en") for n, text in enumerate([ONE, APART])}
    before = compare_stories(prints, [["0", "1"]])
    prints["2"] = fingerprint(OTHER, "en")
    after = compare_stories(prints, [["0", "1", "2"]], before.stories, {"2"})
    assert after == compare_stories(prints, [["0", "1", "2"]])
    assert [(edge.one, edge.other) for edge in after.edges] == [("0", "2")]


def test_of_many_copies_each_is_found_and_the_other_pairs_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared_runs, "MAX_SHARED_WORDS", 20 * len(ONE.split()))
    prints = {f"{number:02}": fingerprint(f"{ONE} Copy {number}.", "en") for number in range(20)}
    found = compare_stories(prints, [list(prints)])
    assert {"00", *(edge.other for edge in found.edges if edge.one == "00")} == prints.keys()
    assert found.passed_over == 20 * 19 // 2 - len(found.stories[0].shared) > 0


@pytest.mark.parametrize("most", [0, 40, 200, 100_000])
def test_what_was_known_before_changes_nothing_however_much_is_passed_over(
    most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shared_runs, "MAX_SHARED_WORDS", most)
    prints = {str(n): fingerprint(text, "en") for n, text in enumerate([ONE, APART, ONE, OTHER, f"{ONE} More."])}
    stories = [["0", "1", "2"], ["0", "2", "3", "4"], ["1", "3", "4"]]
    before = compare_stories(prints, stories)
    assert compare_stories(prints, stories, before.stories) == before
    for id in prints:
        after = {**prints, id: fingerprint(f"{OTHER} Again.", "en")}
        for now in (stories, stories[:2], [*stories, ["0", "1", "4"]]):
            assert compare_stories(after, now, before.stories, {id}) == compare_stories(after, now)


def test_an_article_longer_than_any_report_is_compared_up_to_its_last_whole_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(fingerprints, "MAX_WORDS", len(ONE.split()))
    long = fingerprint(f"{ONE} {APART} {APART}", "en")
    assert not long.whole
    assert fingerprint(ONE, "en").whole
    assert [edge.share for edge in compare_stories({"a": long, "b": fingerprint(ONE, "en")}, [["a", "b"]]).edges]


def test_empty_and_tiny_texts() -> None:
    assert compared("", "", "a", "…", "“", ONE).edges == ()


def test_an_article_of_a_megabyte_is_compared_as_far_as_it_goes() -> None:
    began = process_time()
    print = fingerprint("The cables rusted for many years here. " * 26_000, "en")
    assert not print.whole
    assert process_time() - began < 30


SHORT = st.lists(
    st.sampled_from(
        [
            "alpha",
            "beta",
            "gamma",
            "delta",
            "omega",
            "Kappa",
            "the",
            "of",
            "7",
            "“",
            "”",
            ".",
            "\n",
            "'",
            "é",
            "é",
            "東",
            "京",
        ]
    ),
    max_size=60,
).map(" ".join)


@settings(max_examples=300, deadline=None)
@given(SHORT, SHORT, SHORT)
def test_every_run_stands_in_both_texts(start: str, middle: str, end: str) -> None:
    one, other = f"{start}\n{middle}", f"{middle} {end}"
    a, b = unpacked(fingerprint(one, "en")), unpacked(fingerprint(other, "en"))
    taken: list[set[int]] = [set(), set()]
    for shared in shared_words(a, b).runs:
        for first, second in zip(shared.run.one, shared.run.other, strict=True):
            left, right = one[first.start : first.end], other[second.start : second.end]
            assert plain_word(left) == plain_word(right) != ""
            assert not re.search("[“”]", left + right)
            for seen, span in zip(taken, (first, second), strict=True):
                assert not seen & set(range(span.start, span.end))
                seen.update(range(span.start, span.end))


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(st.integers(0, 12), max_size=30), min_size=2, max_size=7))
def test_candidates_equal_comparing_all_pairs(articles: list[list[int]]) -> None:
    def steps(one: list[int], other: list[int]) -> int:
        return len({at // 4 for at, gram in enumerate(one) if gram and gram in other})

    expected = {(a, b) for a, b in combinations(range(len(articles)), 2) if steps(articles[a], articles[b]) > 1}
    assert expected <= set(candidates(articles)) <= expected


@settings(max_examples=50, deadline=None)
@given(st.integers(GRAM, 40))
def test_runs_are_found_from_the_length_of_a_gram_on(length: int) -> None:
    copied = " ".join(f"word{'abcdefghijklmnopqrstuvwxyz'[n % 26]}{'xy' * (n // 26)}" for n in range(length))
    a, b = (
        unpacked(fingerprint(f"{before} {copied} {after}", "en"))
        for before, after in (("one", "two"), ("three", "four"))
    )
    (shared,) = shared_words(a, b).runs
    assert shared.run.words == length


def test_the_rule_is_data() -> None:
    prints: dict[str, Fingerprint] = {str(n): fingerprint(text, "en") for n, text in enumerate([ONE, OTHER])}
    assert compare_stories(prints, [["0", "1"]], rule=SharingRule(share=0.99)).edges == ()
