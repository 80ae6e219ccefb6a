"""Paragraphs that prove their place: every one leads to the root, and nothing that was changed does."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from site_builder.evidence.excerpt_tree import MAX_PARAGRAPH, Paragraph, excerpt_tree, root_above
from site_builder.evidence.receipt import Span

texts = st.text(st.sampled_from("ab é\n\r\u2028😀\ufeff"), max_size=60) | st.integers(0, 40).map(
    lambda count: "\n\n".join(f"Paragraph {number}." for number in range(count))
)


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    return excerpt_tree(text).holding([Span(0, max(1, len(text)))])


@given(text=texts)
def test_the_paragraphs_are_the_text_and_each_leads_to_the_root(text: str) -> None:
    tree, found = excerpt_tree(text), paragraphs(text)
    assert "".join(paragraph.text for paragraph in found) == text
    assert [paragraph.index for paragraph in found] == list(range(len(found)))
    assert all(text[p.start : p.start + len(p.text)] == p.text for p in found)
    assert {root_above(paragraph, len(tree.starts)) for paragraph in found} == {tree.root}


@given(text=texts, chance=st.randoms())
def test_nothing_that_was_changed_leads_to_the_root(text: str, chance: object) -> None:
    tree, found = excerpt_tree(text), paragraphs(text)
    for paragraph in found:
        count = len(tree.starts)
        other = bytes(32)
        changed = [
            (replace(paragraph, text=f"{paragraph.text}."), count),
            (replace(paragraph, start=paragraph.start + 1), count),
            (replace(paragraph, index=paragraph.index + 1), count),
            (replace(paragraph, salt=other), count),
            (replace(paragraph, path=(*paragraph.path, other)), count),
            (paragraph, count + 1),
            *((replace(paragraph, path=paragraph.path[:-1]), count) for _ in paragraph.path[:1]),
            *((replace(paragraph, path=(other, *paragraph.path[1:])), count) for _ in paragraph.path[:1]),
            *((replace(paragraph, path=paragraph.path[::-1]), count) for _ in paragraph.path[1:2]),
        ]
        assert tree.root not in [root_above(*case) for case in changed]


def test_two_paragraphs_that_change_places_lead_elsewhere() -> None:
    first, second = paragraphs("One is here.\n\nTwo is there.\n")
    assert root_above(replace(first, text=second.text, salt=second.salt), 2) != excerpt_tree("x").root
    assert root_above(replace(second, index=0, start=0, path=first.path), 2) != root_above(first, 2)


def test_one_changed_byte_anywhere_changes_the_root_and_every_salt() -> None:
    text = "One is here.\n\nTwo is there.\n\nThree."
    first, second = paragraphs(text), paragraphs(text.replace("Three", "Threw"))
    assert excerpt_tree(text).root != excerpt_tree(text.replace("Three", "Threw")).root
    assert not {p.salt for p in first} & {p.salt for p in second}


def test_a_text_in_one_line_is_cut_so_that_a_quotation_does_not_publish_it() -> None:
    for text in ("word " * 3000, "x" * 15_000, "😀" * 4000):
        tree = excerpt_tree(text)
        sizes = [b - a for a, b in zip(tree.starts, (*tree.starts[1:], len(text)), strict=True)]
        assert max(sizes) <= MAX_PARAGRAPH
        assert len(tree.holding([Span(20, 40)])) == 1
        assert len(tree.holding([Span(tree.starts[1] - 2, tree.starts[1] + 2)])) == 2


def test_a_large_text_takes_no_long_time() -> None:
    text = "A line of a very long article.\n" * 20_000
    tree = excerpt_tree(text)
    assert len(tree.starts) == 20_000
    assert root_above(tree.holding([Span(300_000, 300_010)])[0], 20_000) == tree.root
