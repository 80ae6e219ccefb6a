"""Comparing again after a change finds what comparing from nothing finds, whatever changed."""

from __future__ import annotations

from collections import Counter
from random import Random
from typing import Any

import pytest
from msgspec.structs import replace

from site_builder.checks import incremental as again
from site_builder.checks.archived_texts import ArchivedTexts
from site_builder.checks.incremental import Compared, compare_documents, looks_at
from site_builder.checks.run import check_index
from site_builder.content.read_settings import read_settings
from site_builder.index.site_index import SiteIndex
from site_builder.index.unlocated_finding import UnlocatedFinding
from tests.checks.chance import changed, index
from tests.sites import ReadSite

STEPS = 800
ANEW = 25
"""After how many steps it begins with another site."""
CODES = {
    "alias-taken",
    "answer-without-question",
    "broken-link",
    "duplicate-id",
    "duplicate-topic",
    "image-refused",
    "language-without-lists",
    "missing-anchor",
    "missing-field",
    "picture-missing",
    "picture-refused",
    "not-assessed",
    "rivals-both-supported",
    "seed-changed",
    "seed-shared",
    "seed-unused",
    "silence-doubtful",
    "silent-but-cited",
    "silent-on-rival",
    "single-origin",
    "not-independent",
    "sole-source",
    "source-supports-rivals",
    "topic-unused",
    "unknown-citation",
    "unknown-question",
    "unknown-source",
    "unknown-story",
    "unknown-topic",
    "unknown-verdict",
    "unpinned-quote",
    "unsafe-link",
    "unused-sentences",
    "verdict-unbacked",
    "words-taken-back",
}


def texts_of(whole: SiteIndex) -> ArchivedTexts:
    return ArchivedTexts(whole.sources, whole.seeds, whole.pins)


@pytest.mark.parametrize("seed", range(5))
def test_any_sequence_of_changes_finds_what_comparing_from_nothing_finds(seed: int) -> None:
    chance = Random(seed)  # noqa: S311
    told: Counter[str] = Counter()
    here, known = SiteIndex(read_settings("title: By chance")[0]), None
    for number in range(STEPS):
        if number % ANEW == 0:
            here, known = index(chance), None
        known = compare_documents(here, texts_of(here), known)
        expected = Counter(check_index(here, texts_of(here)))
        assert Counter(known.findings()) == expected
        told.update(finding.code for finding in expected)
        here = changed(here, chance)
    assert set(told) >= CODES, "the changes have to lead to everything that comparing can find"


def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list to which the paths of the documents come that are checked again."""
    paths: list[str] = []

    def check_part(whole: SiteIndex, part: SiteIndex, texts: ArchivedTexts) -> tuple[UnlocatedFinding, ...]:
        paths.extend(entry.path for entry in part.entries())
        return ()

    monkeypatch.setattr(again, "check_part", check_part)
    return paths


def changed_claim(whole: SiteIndex, id: str, **fields: Any) -> SiteIndex:
    return replace(whole, claims={**whole.claims, id: replace(whole.claims[id], **fields)})


@pytest.fixture
def compared(real_site: ReadSite) -> Compared:
    return compare_documents(real_site.index, texts_of(real_site.index), None)


def test_other_words_of_a_claim_let_all_be_but_its_rivals(compared: Compared, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = looked_at(monkeypatch)
    claims = compared.index.claims
    claim = next(claim for claim in claims.values() if claim.question)
    here = changed_claim(compared.index, claim.id, claim="Said otherwise.", summary="In other words.")
    expected = {entry.path: looks_at(entry) for entry in compared.index.entries()}
    assert compare_documents(here, texts_of(here), compared).looks == expected
    rivals = {other.path for other in claims.values() if other.question == claim.question}
    assert set(paths) == {*rivals, f"content/questions/{claim.question}.md"}


def test_another_verdict_lets_all_claims_be_that_are_no_rivals(
    compared: Compared, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = looked_at(monkeypatch)
    claims = compared.index.claims
    claim = next(claim for claim in claims.values() if claim.question)
    here = changed_claim(compared.index, claim.id, verdict="insufficient")
    compare_documents(here, texts_of(here), compared)
    rivals = {other.path for other in claims.values() if other.question == claim.question}
    assert rivals <= set(paths)
    assert len(paths) < len(claims) / 2


def test_where_nothing_changed_nothing_is_checked(compared: Compared, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = looked_at(monkeypatch)
    here = replace(compared.index, claims=dict(compared.index.claims))
    assert compare_documents(here, texts_of(here), compared).findings() == compared.findings()
    assert paths == []


def test_silences_are_asked_about_again_once_all_files_can_be_read(compared: Compared) -> None:
    unanswered = {
        id: replace(claim, silent=tuple(replace(one, answered=()) for one in claim.silent))
        for id, claim in compared.index.claims.items()
    }
    whole = replace(compared.index, claims=unanswered)
    broken = replace(whole, unread=frozenset({("claims", "half")}))
    first = compare_documents(broken, texts_of(broken), None)
    assert "silence-doubtful" not in {finding.code for finding in first.findings()}
    again = compare_documents(whole, texts_of(whole), first)
    assert "silence-doubtful" in {finding.code for finding in again.findings()}
    assert Counter(again.findings()) == Counter(check_index(whole, texts_of(whole)))


def test_a_file_that_cannot_be_read_takes_the_id_of_another_all_the_same(compared: Compared) -> None:
    id = next(iter(compared.index.claims))
    here = replace(compared.index, unread=frozenset({("claims", id.upper())}))
    again_compared = compare_documents(here, texts_of(here), compared)
    assert [finding.code for finding in again_compared.of_all] == ["duplicate-id"]
    back = compare_documents(compared.index, texts_of(compared.index), again_compared)
    assert back.findings() == compared.findings()
