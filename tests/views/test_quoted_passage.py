from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.content.records import Extent
from site_builder.evidence.receipt import Receipt, Span
from site_builder.views.quoted_passage import MAX_CONTEXT, live_address, passage_of

TEXT = "The U.S. firm won. Mr. Smith said “no”. It cost £5.2 million, he said! Nobody else spoke.\nA new line here\n  • The points of it here"


def shown(quote: str, text: str = TEXT) -> str:
    start = text.index(quote)
    passage = passage_of(text, (Span(start, start + len(quote)),), "en")
    parts = "".join(f"[{part.text}]" if part.quoted else part.text for part in passage.parts)
    return ("…" if passage.cut_before else "") + parts + ("…" if passage.cut_after else "")


@pytest.mark.parametrize(
    ("quote", "context"),
    [
        ("firm won", "The U.S. [firm won]."),
        ("Smith said", "Mr. [Smith said] “no”."),
        ("£5.2 million", "It cost [£5.2 million], he said!"),
        ("It cost £5.2 million, he said!", "[It cost £5.2 million, he said!]"),
        ("Nobody else", "[Nobody else] spoke."),
        ("new line", "A [new line] here"),
        ("points of it", "The [points of it] here"),
        ("said! Nobody", "It cost £5.2 million, he [said! Nobody] else spoke."),
    ],
)
def test_a_quotation_is_shown_in_its_sentence(quote: str, context: str) -> None:
    assert shown(quote) == context


def test_a_very_long_sentence_is_cut_between_words_and_says_so() -> None:
    text = "word " * 300 + "the quoted words here " + "word " * 300
    context = shown("the quoted words", text)
    assert context.startswith("…word")
    assert context.endswith("word…")
    assert len(context) < 2 * MAX_CONTEXT + 40


@given(st.text(alphabet="ab .!?\n“”A…", min_size=1, max_size=120), st.data())
def test_the_parts_are_the_text_itself_and_the_quoted_parts_the_quotation(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=4, unique=True)))
    spans = tuple(Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False))
    passage = passage_of(text, spans, "en")
    (shown_span,) = passage.spans
    assert "".join(part.text for part in passage.parts) == text[shown_span.start : shown_span.end]
    assert [part.text for part in passage.parts if part.quoted] == [text[span.start : span.end] for span in spans]


@pytest.mark.parametrize(("extent", "sentences"), [(Extent.FULL, 100), (Extent.EXCERPTS, 1), (Extent.NONE, 1)])
def test_what_is_left_out_between_two_pieces_is_not_shown(extent: Extent, sentences: int) -> None:
    """As little as stands in their sentences: who publishes excerpts, or nothing, may not show the article by quoting its ends."""
    text = (
        "At first, say some, it rained. " + "Nobody may show this. " * sentences + "In the end, say others, it was dry."
    )
    ends = text.index("In the end"), len(text) - 1
    passage = passage_of(text, (Span(0, 8), Span(*ends)), "en", extent)
    assert "".join(part.text for part in passage.parts) == (
        "At first, say some, it rained. […] In the end, say others, it was dry."
    )
    assert [text[span.start : span.end] for span in passage.spans] == [
        "At first, say some, it rained.",
        "In the end, say others, it was dry.",
    ]


def test_a_short_stretch_that_is_left_out_is_shown_where_all_of_the_text_may_be() -> None:
    text = "At first it rained. Then it did not. In the end it was dry."
    passage = passage_of(text, (Span(0, 8), Span(37, 47)), "en")
    assert "".join(part.text for part in passage.parts) == text


def test_a_live_address_names_the_quotation() -> None:
    receipt = Receipt("s", "0", (Span(0, 9),), ("well-said, & done",))
    assert live_address("https://x.example/a", receipt) == "https://x.example/a#:~:text=well%2Dsaid%2C%20%26%20done"
