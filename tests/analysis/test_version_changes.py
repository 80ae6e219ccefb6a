"""What changed between two versions: sentences and words, the same each time, and nothing lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.analysis.version_changes import (
    MAX_SENTENCES,
    ChangeKind,
    SentenceChange,
    Version,
    changes,
    share_kept,
)
from site_builder.evidence.sentences import sentences
from tests.growth import assert_linear


def version(text: str, language: str = "en") -> Version:
    return Version(text, sentences(text, language))


def told(before: str, after: str, language: str = "en") -> list[tuple[ChangeKind, str]]:
    one, other = version(before, language), version(after, language)
    return [(change.deed, marked(change, one, other)) for change in changes(one, other)]


def marked(change: SentenceChange, before: Version, after: Version) -> str:
    """The sentence as it is read: -removed- and +added+ words in it."""
    if change.deed is not ChangeKind.CHANGED:
        span, text = (change.after, after.text) if change.after else (change.before, before.text)
        assert span
        return text[span.start : span.end]
    pieces = []
    for stretch in change.words:
        span, text = (stretch.after, after.text) if stretch.after else (stretch.before, before.text)
        assert span
        sign = {ChangeKind.KEPT: "", ChangeKind.REMOVED: "-", ChangeKind.ADDED: "+"}[stretch.deed]
        pieces.append(f"{sign}{text[span.start : span.end]}{sign}")
    return "".join(pieces)


def test_words_that_changed_are_marked_in_their_sentence() -> None:
    found = told("The river rose by two metres. Nobody was hurt.", "The river rose by three metres. Nobody was hurt.")
    assert found == [
        (ChangeKind.CHANGED, "The river rose by -two-+three+ metres."),
        (ChangeKind.KEPT, "Nobody was hurt."),
    ]


def test_changes_that_a_space_parts_are_one() -> None:
    assert told("It rose by two metres here.", "It rose by three feet here.") == [
        (ChangeKind.CHANGED, "It rose by -two metres-+three feet+ here.")
    ]


def test_what_was_added_and_what_was_removed_stands_where_it_stood() -> None:
    assert told("A man came in. He sat down. It rained.", "It rained. A correction was made.") == [
        (ChangeKind.REMOVED, "A man came in."),
        (ChangeKind.REMOVED, "He sat down."),
        (ChangeKind.KEPT, "It rained."),
        (ChangeKind.ADDED, "A correction was made."),
    ]


def test_a_sentence_that_stands_elsewhere_is_not_said_to_be_gone() -> None:
    found = told("One came in. Two went out. Three sat down.", "Two went out. Three sat down. One came in.")
    assert found == [
        (ChangeKind.KEPT, "Two went out."),
        (ChangeKind.KEPT, "Three sat down."),
        (ChangeKind.MOVED, "One came in."),
    ]


def test_marks_of_another_shape_are_no_change() -> None:
    assert [deed for deed, _ in told("“It’s so,” he said.", '"It\'s so," he said.')] == [ChangeKind.KEPT]


def test_without_spaces_characters_are_marked() -> None:
    assert told("川は二メートル上がった。", "川は三メートル上がった。", "ja") == [
        (ChangeKind.CHANGED, "川は-二-+三+メートル上がった。")
    ]


WORDS = st.lists(
    st.sampled_from(["one. ", "two three. ", "two four. ", "He said so. ", "He said no. ", "\n"]), max_size=12
)


@given(WORDS, WORDS)
def test_every_sentence_of_both_is_told_once(one: list[str], other: list[str]) -> None:
    before, after = version("".join(one)), version("".join(other))
    found = changes(before, after)
    assert sorted(change.before for change in found if change.before) == list(before.sentences)
    assert [change.after for change in found if change.after] == list(after.sentences)
    for change in found:
        for side, text, span in (("before", before, change.before), ("after", after, change.after)):
            if change.words and span:
                spans = [stretch for each in change.words if (stretch := getattr(each, side))]
                assert "".join(text.text[a.start : a.end] for a in spans) == text.text[span.start : span.end]
    assert [change.deed for change in changes(before, before)] == [ChangeKind.KEPT] * len(before.sentences)


@pytest.mark.parametrize("kind", ["other words", "no sentence alike", "one long sentence"])
def test_the_time_grows_with_the_text(kind: str) -> None:
    def texts(size: int) -> tuple[Version, Version]:
        if kind == "one long sentence":
            return version("so " * size + "it is."), version("so " * size + "it was.")
        rest = "in the town" if kind == "other words" else ""
        said = [
            "".join(f"Number {n} {word if kind == 'other words' else word * 9} {rest}.\n" for n in range(size))
            for word in ("came", "went")
        ]
        return version(said[0]), version(said[1])

    assert_linear(texts, lambda both: changes(*both), 500)


def test_of_very_long_texts_the_beginning_is_compared() -> None:
    text = version("It is so.\n" * (MAX_SENTENCES + 1))
    assert not text.whole
    assert len(changes(text, text)) == MAX_SENTENCES


@pytest.mark.parametrize(
    ("before", "after", "at_least", "at_most"),
    [
        ("One came. Two went.", "Two went. One came.", 1.0, 1.0),
        ("One came. Two went.", "One came. Two went. Three more stood there and said nothing.", 1.0, 1.0),
        ("The river rose by two metres.", "The river rose by three metres.", 0.7, 0.9),
        ("The river rose by two metres.", "Trams stand still.", 0.0, 0.0),
        ("", "Trams stand still.", 0.0, 0.0),
    ],
)
def test_how_much_is_kept_is_told_of_the_shorter(before: str, after: str, at_least: float, at_most: float) -> None:
    share = share_kept(version(before), version(after))
    assert at_least <= share <= at_most
