"""What became of each sentence, held against a count by hand of every code point."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from site_builder.analysis.account_sentences import account
from site_builder.analysis.totals import Accounted, Totals, Use, total
from site_builder.evidence.receipt import Span
from site_builder.evidence.sentences import sentences

TEXT = "It was blocked. It cost £50m. Sign up here. Share this."


def span_of(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def uses(accounted: tuple[Accounted, ...]) -> list[str]:
    return [sentence.use.value for sentence in accounted]


def test_each_sentence_is_used_clutter_aside_or_unused() -> None:
    accounted = account(
        TEXT, quoted=[span_of("cost")], furniture=[span_of("Sign up here.")], aside=[span_of("Share this")]
    )
    assert uses(accounted) == ["unused", "used", "clutter", "aside"]
    assert total(accounted) == Totals(used=1, clutter=1, aside=1, unused=1)
    assert total(accounted).share == 0.75


def test_half_a_sentence_set_aside_is_still_unused() -> None:
    assert uses(account(TEXT, aside=[span_of("It was")]))[0] == "unused"
    assert uses(account(TEXT, aside=[span_of("It was"), span_of("blocked")]))[0] == "aside"


def test_a_sentence_partly_clutter_and_partly_set_aside_has_nothing_left() -> None:
    assert uses(account(TEXT, furniture=[span_of("It was")], aside=[span_of("blocked")]))[0] == "aside"


def test_a_quotation_over_the_end_of_a_sentence_uses_both() -> None:
    assert uses(account(TEXT, quoted=[span_of("blocked. It")]))[:2] == ["used", "used"]
    assert uses(account(TEXT, quoted=[span_of("It was blocked."), span_of(" ")]))[:2] == ["used", "unused"]


def test_several_quotations_of_one_sentence_use_it_once() -> None:
    accounted = account(TEXT, quoted=[span_of("blocked"), span_of("It"), span_of("It was")])
    assert total(accounted) == Totals(used=1, unused=3)


def test_a_text_without_sentences_has_nothing_left_to_account_for() -> None:
    assert total(account(" \n• ")) == Totals()
    assert Totals().share == 1.0


def test_totals_add_up() -> None:
    assert sum((Totals(1, 2, 3, 4), Totals(1, 0, 0, 1)), Totals()) == Totals(2, 2, 3, 5)


spans = st.lists(st.builds(lambda a, b: Span(min(a, b), max(a, b)), st.integers(0, 60), st.integers(0, 60)), max_size=6)
texts = st.text(st.sampled_from("Ab1. \n“?。é"), max_size=60)


def by_hand(text: str, sentence: Span, quoted: list[Span], furniture: list[Span], aside: list[Span]) -> Use:
    """Return the use of a sentence by looking at each of its code points."""

    def within(at: int, stretches: list[Span]) -> bool:
        return any(stretch.start <= at < stretch.end for stretch in stretches)

    places = range(sentence.start, sentence.end)
    words = [at for at in places if text[at].isalnum()]
    if any(within(at, quoted) for at in places):
        return Use.USED
    for use, stretches in ((Use.CLUTTER, furniture), (Use.ASIDE, furniture + aside)):
        if any(within(at, stretches) for at in places) and all(within(at, stretches) for at in words):
            return use
    return Use.UNUSED


@given(texts, spans, spans, spans)
def test_the_uses_are_those_that_a_count_by_hand_gives(
    text: str, quoted: list[Span], furniture: list[Span], aside: list[Span]
) -> None:
    accounted = account(text, quoted=quoted, furniture=furniture, aside=aside)
    assert tuple(sentence.span for sentence in accounted) == sentences(text)
    for sentence in accounted:
        assert sentence.use == by_hand(text, sentence.span, quoted, furniture, aside)


@given(texts, spans)
def test_the_order_of_the_stretches_makes_no_difference(text: str, quoted: list[Span]) -> None:
    assert account(text, quoted=quoted) == account(text, quoted=quoted[::-1] + quoted)
