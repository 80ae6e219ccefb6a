"""What is too long for one page, and how few pages change when it grows."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from site_builder.build.check_site import check_site, is_publishable
from site_builder.views import page_limits
from site_builder.views.paging import from_oldest, in_parts, paging, paging_from_oldest
from tests.linked import Linked
from tests.made_site import make_site
from tests.pages import assert_links_lead_somewhere, read_pages
from tests.sites import built_files

SMALL = {
    "CLAIMS_PER_PAGE": 10,
    "CHANGES_PER_PAGE": 9,
    "CLAIMS_OF_CLAIMANT": 2,
    "CLAIMS_OF_TOPIC": 3,
    "STORIES_OF_TOPIC": 1,
    "CORRECTIONS_PER_PAGE": 4,
    "ENTRIES_PER_PAGE": 6,
    "ANSWERS_PER_PAGE": 2,
    "EVIDENCE_PER_ANSWER": 1,
    "MATRIX_CELLS": 40,
    "MATRIX_COLUMNS": 5,
    "USES_PER_PAGE": 3,
    "MARKS_PER_PASSAGE": 1,
    "STORIES_OF_SOURCE": 1,
    "RIVALS": 1,
    "SUPPORTERS": 1,
    "TALLY_SYMBOLS": 1,
    "GLANCE_CLAIMS": 7,
    "GLANCE_SOURCES": 2,
    "HOME_STORIES": 1,
    "HOME_QUESTIONS": 1,
    "HOME_ANSWERS": 2,
    "HOME_MORE": 1,
    "HOME_LATEST": 2,
    "FEED_ENTRIES": 5,
    "CLAIMS_PER_FILE": 25,
    "ANNOTATIONS_PER_FILE": 2,
    "ADDRESSES_PER_SITEMAP": 20,
}
"""Limits that a site of some sixty claims goes over."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    make_site(folder, 64)
    return folder


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, number in SMALL.items():
        monkeypatch.setattr(page_limits, name, number)


@pytest.fixture(scope="module")
def files(made: Path) -> dict[str, bytes]:
    """What is published of the made site where everything goes on over pages."""
    with pytest.MonkeyPatch.context() as patch:
        for name, number in SMALL.items():
            patch.setattr(page_limits, name, number)
        return built_files(made)


def linked(root: Path) -> Linked:
    checked = check_site(root)
    assert is_publishable(checked), checked.findings
    return Linked(checked.reading)


@pytest.mark.parametrize(
    ("count", "newest", "full"), [(0, 0, 0), (58, 58, 0), (149, 149, 0), (150, 50, 1), (249, 149, 1), (250, 50, 2)]
)
def test_the_newest_stay_between_half_a_page_and_one_and_a_half(count: int, newest: int, full: int) -> None:
    front, older = from_oldest(range(count), 100)
    assert (len(front), len(older)) == (newest, full)
    assert [n for part in (*older, front) for n in part] == list(range(count))


def test_a_full_page_stays_as_it_is_when_more_comes() -> None:
    before, after = from_oldest(range(390), 100)[1], from_oldest(range(490), 100)[1]
    assert after[: len(before)] == before
    unchanged = [
        number
        for number in range(1, 41)
        if paging_from_oldest("c/", number, 41) == paging_from_oldest("c/", number, 42)
    ]
    assert unchanged == [number for number in range(1, 41) if number != 40]


def test_pages_name_their_neighbours_and_some_to_jump_to() -> None:
    middle = paging("q/", 37, 200)
    assert middle is not None
    assert (middle.previous, middle.next) == ("q/page/36/", "q/page/38/")
    assert [each.number for each in middle.links] == [1, 30, 35, 36, 37, 38, 39, 40, 100, 200]
    assert paging("q/", 2, 2) is not None
    assert paging("q/", 1, 1) is None
    assert in_parts([], 3) == [[]]


def test_everything_has_its_place_on_some_page(made: Path, small: None) -> None:
    site = linked(made)
    checked = check_site(made)
    by_kind: dict[str, list[Any]] = {}
    for part in (site.index, *site.stories, *site.questions, *site.claimants, *site.topics, *site.lists, *site.parts):
        by_kind.setdefault(type(part).__name__, []).append(part)
    lists = by_kind["ClaimIndex"]
    assert len(lists) > 3
    claims = [card.id for page in lists for card in (*page.claims, *page.withdrawn)]
    assert sorted(claims) == sorted(page.card.id for page in site.claims)
    for source in site.sources:
        pages = [source, *(part for part in by_kind["SourceUses"] if part.card.id == source.card.id)]
        assert [use.number for page in pages for use in page.listed] == [use.number for use in source.stances]
        assert all(len(page.listed) + len(page.silent_on) <= SMALL["USES_PER_PAGE"] for page in pages)
    for question in site.questions:
        pages = [part for part in by_kind["QuestionPage"] if part.card.id == question.card.id]
        answers = [answer.claim.id for page in pages for answer in page.answers]
        assert len(set(answers)) == len(answers) == question.total
    for claimant in site.claimants:
        pages = [part for part in by_kind["ClaimantPage"] if part.card.id == claimant.card.id]
        said = [each.claim.id for page in pages for each in page.claims]
        assert len(pages) > 1
        assert len(set(said)) == len(said) == claimant.card.claims + claimant.withdrawn
        assert sum(count for _, count in claimant.verdicts) == claimant.card.claims
    for topic in site.topics:
        pages = [part for part in by_kind["TopicPage"] if part.card.id == topic.card.id]
        told_claims = [card.id for page in pages for card in (*page.claims, *page.withdrawn)]
        told_stories = [card.id for page in pages for card in page.stories]
        assert len(pages) > 1
        assert sorted(told_claims) == sorted(claim.card.id for claim in site.claims if claim.topics)
        assert len(set(told_stories)) == len(told_stories) == topic.card.stories > 1
    told = {str(kind.kind): [] for kind in site.lists}  # type: ignore[var-annotated]
    for page in by_kind["Listing"]:
        told[page.kind] += [
            card.id
            for card in (
                *page.stories,
                *(group.question for group in page.questions),
                *page.sources,
                *page.claimants,
                *page.topics,
            )
        ]
    assert sorted(told["sources"]) == sorted(checked.index.sources)
    assert sorted(told["topics"]) == sorted(checked.index.topics)
    assert sorted(told["claimants"]) == sorted(checked.index.claimants)
    assert sorted(told["questions"]) == sorted(checked.index.questions)
    assert sorted(told["stories"]) == sorted(checked.index.stories)


def test_a_long_matrix_is_split_and_its_totals_stay_those_of_the_whole(
    made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = {page.card.id: page for page in linked(made).stories}
    for name in ("MATRIX_CELLS", "MATRIX_COLUMNS"):
        monkeypatch.setattr(page_limits, name, SMALL[name])
    site = linked(made)
    for story in site.stories:
        pages = [story, *(part for part in site.parts if getattr(part, "card", None) == story.card)]
        rows: dict[str, dict[str, Any]] = {}
        for page in pages:
            assert len(page.columns) <= SMALL["MATRIX_COLUMNS"]  # type: ignore[union-attr]
            for group in page.groups:  # type: ignore[union-attr]
                for row in group.rows:  # type: ignore[union-attr]
                    rows.setdefault(row.claim.id, {}).update({cell.article: cell.standings for cell in row.cells})
        before = whole[story.card.id]
        totals = {column.source.id: column.totals for column in before.columns}
        for page in pages:
            assert all(totals[c.source.id] == c.totals for c in page.columns)  # type: ignore[union-attr]
        for group in before.groups:
            for row in group.rows:
                cells = {cell.article: cell.standings for cell in row.cells}
                said = {id: standings for id, standings in cells.items() if standings not in ((), ("not-assessed",))}
                assert said.items() <= rows.pop(row.claim.id).items()
        assert not rows


def test_no_page_of_a_long_site_leads_nowhere(files: dict[str, bytes]) -> None:
    reached = assert_links_lead_somewhere(files, "/council/")
    pages = {name: page for name, page in read_pages(files) if "old-" not in name and not name.startswith("embed/")}
    assert pages.keys() - reached == {"404.html"}
    titles = [page.findtext("head/title") for page in pages.values()]
    assert len(set(titles)) == len(titles), sorted(t for t in titles if titles.count(t) > 1)


def test_a_new_claim_leaves_the_older_pages_as_they_are(
    made: Path, files: dict[str, bytes], tmp_path: Path, small: None
) -> None:
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    (tmp_path / "content/claims/brand-new.md").write_text(
        "---\nclaim: Nothing is known of the pier.\nverdict: insufficient\nsummary: No article tells of it.\n"
        "published: 2026-11-21\n---\nNo article tells of the pier.\n",
        encoding="utf-8",
    )
    after = built_files(tmp_path)
    changed = {name for name in after if files.get(name) != after[name] and "claims/brand-new/" not in name}
    assert changed == {
        "index.html",
        "changes/index.html",
        "claims/index.html",
        "claims.json",
        "claims.csv",
        "claims/part-3.json",
        "llms-3.txt",
        "reviews.json",
        "feed.xml",
        "feed.json",
        "integrity.json",
        "sitemap.xml",
        "sitemap-claims-4.xml",
        "sitemap-pages-1.xml",
        "sitemap-pages-2.xml",
    }
