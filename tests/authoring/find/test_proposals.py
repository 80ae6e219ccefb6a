"""Cutting, searching, and evidence that can be pasted: against the tiny site and against this site's own texts."""

from __future__ import annotations

import sqlite3

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from site_builder.authoring.find.claim_words import near
from site_builder.authoring.find.evidence_block import evidence_yaml, found
from site_builder.authoring.find.passage_index import NoFullTextSearchError, search
from site_builder.authoring.find.passages import Passage, passages, searchable
from site_builder.authoring.find.proposals import LONGEST_QUOTE, propose
from site_builder.evidence.find_quote import Outcome, find
from site_builder.evidence.folding import fold
from site_builder.evidence.receipt import Span
from tests.sites import ReadSite


def rows(*sentences: str) -> list[Passage]:
    return [Passage("s", "s.txt", 1, Span(0, len(text)), text) for text in sentences]


def texts(passages: list[Passage], query: str, *, every_term: bool = False) -> list[str]:
    return [hit.passage.text for hit in search(passages, query, every_term=every_term)]


CONTRACT = rows(
    "The mayor blocked a £50 million contract.",
    "A £50m deal was stopped.",
    "The deal is worth £123 million.",
    "Nobody would say what it cost, the firm’s bosses said.",
    "An artificial-intelligence platform was piloted in São Paulo.",
)


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("£50 million", "The mayor blocked a £50 million contract."),
        ("£50m", "A £50m deal was stopped."),
        ("123", "The deal is worth £123 million."),
        ("artificial intelligence platforms", "An artificial-intelligence platform was piloted in São Paulo."),
        ("sao paulo", "An artificial-intelligence platform was piloted in São Paulo."),
        ("the firm's bosses", "Nobody would say what it cost, the firm’s bosses said."),
        ("blocking contracts", "The mayor blocked a £50 million contract."),
        ('"deal was stopped"', "A £50m deal was stopped."),
        ("“deal was stopped”", "A £50m deal was stopped."),
    ],
)
def test_the_best_comes_first(query: str, first: str) -> None:
    assert texts(CONTRACT, query)[0] == first


PEOPLE = rows(
    "Some 70 000 people came.", "Rund 70.000 Menschen kamen.", "約70千人が来た。", "约7万人参加。", "70\u202f000 personnes.", "They were 7,000.",
)  # fmt: skip


@pytest.mark.parametrize("query", ["70,000", "70 000", "70.000", "70千", "7万", "70k"])
def test_a_figure_finds_the_spellings_of_other_languages(query: str) -> None:
    assert {passage.text for passage in PEOPLE[:5]} <= set(texts(PEOPLE, query))
    assert PEOPLE[5].text not in texts(PEOPLE, query)


def test_a_figure_finds_its_other_spellings_after_its_own_and_no_other_figure() -> None:
    assert texts(CONTRACT, "£50 million") == [CONTRACT[0].text, CONTRACT[1].text]


def test_a_phrase_is_found_in_its_order_only() -> None:
    assert texts(CONTRACT, '"stopped was deal"') == []


@pytest.mark.parametrize("query", ["", "…", '""', "AND", "a OR (", 'NEAR("x"', "col:umn", "*", "x\x00y", "-"])
def test_no_query_is_misread_as_a_language(query: str) -> None:
    search(CONTRACT, query)


@given(st.text(max_size=40))
def test_any_query_is_answered(query: str) -> None:
    search(CONTRACT, query)


def test_passages_with_every_term_push_out_the_others_only_when_asked_to() -> None:
    assert texts(CONTRACT, "deal stopped", every_term=True) == [CONTRACT[1].text]
    assert CONTRACT[2].text in texts(CONTRACT, "deal stopped")


def test_a_python_without_full_text_search_is_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    class Without:
        def execute(self, *_: object) -> None:
            raise sqlite3.OperationalError("no such module: fts5")

        def close(self) -> None: ...

    monkeypatch.setattr(sqlite3, "connect", lambda _: Without())
    with pytest.raises(NoFullTextSearchError):
        search(CONTRACT, "deal")


def test_marks_point_at_the_words_that_were_looked_for() -> None:
    hit = search(CONTRACT, '"£50m deal" stopped')[0]
    assert [hit.passage.text[mark.start : mark.end] for mark in hit.marked] == ["50m", "deal", "stopped"]


def test_sentences_are_cut_and_furniture_is_left_out(real_site: ReadSite) -> None:
    index = real_site.index
    cut = passages(index, searchable(index))
    assert len(cut) > 50
    for passage in cut:
        text = index.seeds[passage.seed].text
        assert text[passage.span.start : passage.span.end] == passage.text
        assert text.count("\n", 0, passage.span.start) + 1 == passage.line
    assert not [passage for passage in cut if passage.text in index.sources[passage.source].furniture]


def test_a_changed_seed_is_not_searched(real_site: ReadSite) -> None:
    index = real_site.index
    assert searchable(index) != ()
    assert searchable(replace(index, pins=dict.fromkeys(index.pins, "0" * 64))) == ()


def test_every_sentence_of_this_site_becomes_evidence_that_the_check_accepts(real_site: ReadSite) -> None:
    index = real_site.index
    for passage in passages(index, searchable(index)):
        text = fold(index.seeds[passage.seed].text)
        proposal = propose(text, passage.span)
        if proposal is None:
            assert find(passage.text, text).outcome is Outcome.TOO_SHORT
            continue
        result = find(proposal.quote, text, proposal.prefix, proposal.suffix)
        assert result.outcome is Outcome.FOUND
        assert result.matches[0][0].start == passage.span.start


TWICE = "The mayor praised the fire brigade. Nobody was hurt. The mayor praised the fire brigade."


@pytest.mark.parametrize("which", [0, 1])
def test_words_that_stand_twice_are_told_apart(which: int) -> None:
    sentence = "The mayor praised the fire brigade."
    start = (TWICE.index(sentence), TWICE.rindex(sentence))[which]
    proposal = propose(fold(TWICE), Span(start, start + len(sentence)))
    assert proposal is not None
    assert (proposal.prefix, proposal.suffix) != (None, None)
    assert proposal.span.start == start
    assert find(proposal.quote, fold(TWICE), proposal.prefix, proposal.suffix).outcome is Outcome.FOUND


def test_what_cannot_be_told_apart_is_not_proposed() -> None:
    text = "The same words again. " * 40
    assert propose(fold(text), Span(440, 461)) is None


def test_a_long_sentence_is_cut_to_whole_words_around_what_was_looked_for() -> None:
    text = " ".join(f"word{number}" for number in range(200))
    at = text.index("word150")
    proposal = propose(fold(text), Span(0, len(text)), (Span(at, at + 7),))
    assert proposal is not None
    assert "word150" in proposal.quote
    assert len(proposal.quote) <= LONGEST_QUOTE
    assert f" {proposal.quote} " in f" {text} "


@given(
    st.lists(
        st.sampled_from(
            [
                "alpha",
                "beta:",
                "#gamma",
                "“delta”",
                "–",
                "…",
                "e\u0301",
                "£5",
                "\n",
                "\u00a0",
                "\u00ad",
                "\u200b",
                "- x",
                "'",
                "@y",
                "\u202e",
                "\x07",
                "東京",
            ]
        ),
        min_size=3,
        max_size=30,
    ),
    st.data(),
)
def test_whatever_is_proposed_is_found_when_it_is_read_back(parts: list[str], data: st.DataObject) -> None:
    text = " ".join(parts)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    proposal = propose(fold(text), Span(start, end))
    if proposal is None:
        return
    item = found_item(text, Span(start, end))
    (read,) = yaml.load(f"evidence:\n{evidence_yaml(item)}", Loader=yaml.BaseLoader)["evidence"]  # noqa: S506 (texts only)
    result = find(read["quote"], fold(text), read.get("prefix"), read.get("suffix"))
    assert result.outcome is Outcome.FOUND


def found_item(text: str, span: Span):  # type: ignore[no-untyped-def]
    from site_builder.authoring.find.evidence_block import Found

    return Found(Passage("s", "s.txt", 1, span, text[span.start : span.end]), (), propose(fold(text), span))


def test_words_typed_out_are_what_is_quoted(real_site: ReadSite) -> None:
    index = real_site.index
    query = "BLOCKED a £50 million contract for controversial data firm"
    hits = search(passages(index, searchable(index)), query, every_term=True)
    (item,) = found(hits, index, query)
    assert item.proposal is not None
    assert item.proposal.quote == "blocked a £50 million contract for controversial data firm"


def test_near_finds_the_passages_that_editors_chose(real_site: ReadSite) -> None:
    """Of all quotations of this site, how many lie in the three best passages of their source for the claim."""
    index = real_site.index
    cut = passages(index, searchable(index))
    ranks = []
    for claim in real_site.claims.values():
        hits = near(cut, claim.record.claim)
        for number, item in enumerate(claim.record.evidence):
            receipt = real_site.receipts[claim.id, number]
            of_source = [hit.passage.span for hit in hits if hit.passage.source == item.source][:3]
            ranks.append(any(span.start < receipt.end and receipt.start < span.end for span in of_source))
    assert sum(ranks) / len(ranks) > 0.7


def test_what_a_claim_quotes_already_is_said(real_site: ReadSite) -> None:
    index = real_site.index
    claim = real_site.claims["contract-worth-50-million"].record
    hits = near(passages(index, searchable(index)), claim.claim)
    items = found(hits, index, claim=claim)
    assert {item.quoted for item in items} == {True, False}


def test_an_empty_site_has_nothing(real_site: ReadSite) -> None:
    index = replace(real_site.index, seeds={}, pins={})
    assert passages(index, index.sources.values()) == ()
    assert search((), "anything") == ()
