"""Words right outside of a quotation that change what it says, in each language that has lists."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.analysis.clips import clips
from site_builder.analysis.lexicon import languages, without_lists
from site_builder.evidence.receipt import Span
from site_builder.evidence.sentences import sentences

CASES = [
    ("en", "They indicated that [it would be hindered].", "attribution", "indicated that"),
    ("en", "According to the Met, [the deal was off].", "attribution", "According to the Met"),
    ("en", "[The deal was off], a spokesman said.", "attribution", "a spokesman said"),
    ("en", "“[The deal was off],” he said.", "attribution", "he said"),
    ("en", "He stated that while he saw the need, [the deal was bad].", "concession", "while he saw the need"),
    ("en", "[It will be re-evaluated] while adhering to standards.", "concession", "while"),
    ("en", "[The deal will go on], unless the Mayor objects.", "condition", "unless"),
    ("en", "If the Mayor agrees, [the deal will go on].", "condition", "If the Mayor agrees"),
    ("en", "The Mayor has reportedly [blocked the deal].", "hedge", "reportedly"),
    ("en", "He may have [blocked the deal].", "hedge", "may have"),
    ("en", "He has not [blocked the deal].", "denial", "not"),
    ("en", "There is no evidence that [the deal was blocked].", "denial", "no evidence that"),
    ("en", "[The deal was blocked], which the Mayor denies.", "denial", "which the Mayor denies"),
    ("en", "A choice between the police and [the public's demand].", "pair", "between"),
    ("en", "He stressed care, [particularly given the past].", "dangling", "particularly"),
    ("en", "He would [] go, but he did not [say when he would go].", "denial", "not"),
    ("de", "Sie sagten, dass [das Geschäft geplatzt sei].", "attribution", "sagten, dass"),
    ("de", "Er hat das Geschäft angeblich [blockiert].", "hedge", "angeblich"),
    ("de", "[Das Geschäft gilt], falls er zustimmt.", "condition", "falls"),
    ("fr", "Il a affirmé que [le contrat était bloqué].", "attribution", "a affirmé que"),
    ("fr", "Selon la police, [le contrat est bloqué].", "attribution", "Selon la police"),
    ("fr", "[Le contrat sera signé], à condition que le maire accepte.", "condition", "à condition que"),
    ("es", "Dijo que [el contrato fue bloqueado].", "attribution", "Dijo que"),
    ("es", "El alcalde supuestamente [bloqueó el contrato].", "hedge", "supuestamente"),
    ("es", "[El contrato fue bloqueado], aunque nadie lo confirmó.", "concession", "aunque"),
]


def marked(text: str) -> tuple[str, list[Span]]:
    """Return a text without its square brackets, and the stretches that stood in them."""
    plain, spans, start = "", [], 0
    for character in text:
        if character == "[":
            start = len(plain)
        elif character == "]":
            spans.append(Span(start, len(plain)))
        else:
            plain += character
    return plain, [span for span in spans if span.start < span.end] or spans


@pytest.mark.parametrize(("language", "example", "kind", "words"), CASES)
def test_what_is_left_out_is_found(language: str, example: str, kind: str, words: str) -> None:
    text, quoted = marked(example)
    found = [
        (clip.kind.value, text[clip.words.start : clip.words.end]) for clip in clips(text, quoted, language=language)
    ]
    assert (kind, words) in found


SEEDS = Path(__file__).parents[2] / "seeds"
CLIPPED = [
    (
        "002",
        "the specific deal with Palantir presented too many unanswered questions regarding data handling",
        "concession",
    ),
    ("002", "without the advanced data capabilities offered by the Palantir system", "attribution"),
    ("002", "a goal now complicated by the Mayor's intervention", "dangling"),
    ("002", "the public's demand for robust safeguards against potential misuse", "pair"),
    ("002", "particularly given past controversies surrounding police data use", "dangling"),
    (
        "000",
        "this decision may necessitate a re-evaluation of how the Met plans to address its technological needs",
        "concession",
    ),
]


@pytest.mark.parametrize(("seed", "quote", "kind"), CLIPPED)
def test_the_clips_that_two_readers_found_in_real_articles_are_found(seed: str, quote: str, kind: str) -> None:
    text = next(SEEDS.glob(f"{seed}_*.txt")).read_bytes().decode()
    quoted = [Span(text.index(quote), text.index(quote) + len(quote))]
    assert kind in [clip.kind.value for clip in clips(text, quoted)]


@pytest.mark.parametrize(
    "example",
    [
        "However, [the deal was blocked].",
        "Mayor of London, Sadiq Khan, [has blocked the deal].",
        "[The deal was blocked], potentially enhancing the work of the police.",
        "[The deal was blocked] over breaches of the rules.",
        "They said so. [The deal was blocked]. He denied it.",
        "A company, [a firm for data], won.",
        "A choice between the police and the public, and [the Mayor chose].",
        "The Met said that it was glad, and [the Mayor was glad as well].",
        "[They indicated that it would be hindered].",
    ],
)
def test_what_changes_nothing_is_not_asked_about(example: str) -> None:
    text, quoted = marked(example)
    assert clips(text, quoted) == ()


def test_words_left_out_within_a_quotation_are_asked_about() -> None:
    text, quoted = marked("[The Mayor did] not at all [block the deal].")
    assert [clip.kind.value for clip in clips(text, quoted)] == ["denial"]


def test_a_language_without_lists_is_told_and_not_skipped() -> None:
    assert languages() == {"de", "en", "es", "fr"}
    assert without_lists(["en-GB", "pl", "de", "pl", "ja"]) == ("ja", "pl")
    assert clips("Podobno zablokował umowę.", [Span(8, 20)], language="pl") == ()


@given(
    st.text(st.sampled_from("if not said, that between and may. \n“”"), max_size=80),
    st.integers(0, 80),
    st.integers(1, 40),
)
def test_what_is_found_stands_in_the_sentences_of_the_quotation(text: str, start: int, length: int) -> None:
    quoted = [Span(min(start, len(text)), min(start + length, len(text)))]
    if quoted[0].start == quoted[0].end:
        return
    touched = [span for span in sentences(text) if span.start < quoted[0].end and quoted[0].start < span.end]
    for clip in clips(text, quoted):
        assert touched[0].start <= clip.words.start < clip.words.end <= max(touched[-1].end, quoted[0].end)
