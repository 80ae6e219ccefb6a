"""The search index: what is in it, that it is the same each time, and that it is made anew only when it must be."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable
from pathlib import Path

import cbor2
import pytest
from bs4 import BeautifulSoup

from site_builder.content.records import Status
from site_builder.output import search_index as search
from site_builder.output.pagefind_service import index_of
from site_builder.output.search_index import search_index, searched_part
from site_builder.store.artifacts import CACHE_FOLDER, Kept
from tests.conftest import ROOT
from tests.sites import ReadSite

NOWHERE = Kept(None)
PAGE = b"<html lang=en><head><title>x</title></head><body><main data-pagefind-body><h1>%s</h1></main></body></html>"


def fragments(index: dict[str, bytes]) -> list[dict[str, object]]:
    """The pages of an index; pagefind writes each as JSON, compressed, behind a few letters of its own."""
    texts = [gzip.decompress(content).decode("utf-8") for name, content in index.items() if "/fragment/" in name]
    return [json.loads(text[text.index("{") :]) for text in texts]


def filter_values(index: dict[str, bytes]) -> dict[str, list[str]]:
    """What an index can be filtered by, name by name."""
    read = (cbor2.loads(content[12:]) for name, content in index.items() if name.endswith(".pf_filter"))
    return {name: [value for value, _ in values] for name, values in read}


@pytest.fixture(scope="module")
def index(real_files: dict[str, bytes]) -> dict[str, bytes]:
    return search_index(real_files, NOWHERE)


def test_every_page_worth_finding_is_in_the_index_and_no_other(
    index: dict[str, bytes], real_files: dict[str, bytes], real_site: ReadSite
) -> None:
    addresses = {str(page["url"]) for page in fragments(index)}
    site = real_site.index
    for folder, ids in (
        ("claims", site.claims), ("questions", site.questions), ("stories", site.stories), ("sources", site.sources)
    ):  # fmt: skip
        assert {f"/{folder}/{id}/" for id in ids} <= addresses
    assert addresses.isdisjoint({"/", "/claims/", "/search/", "/404.html"})
    assert all(f"{address.lstrip('/')}index.html" in real_files for address in addresses)


def test_a_claim_can_be_filtered_by_verdict_story_source_stance_and_kind(
    index: dict[str, bytes], real_site: ReadSite
) -> None:
    labels = {verdict.id: verdict.label for verdict in real_site.settings.scale}
    pages = {page["url"]: page for page in fragments(index)}
    for id, claim in real_site.claims.items():
        filters = pages[f"/claims/{id}/"]["filters"]
        assert isinstance(filters, dict)
        withdrawn = claim.record.status is Status.WITHDRAWN
        assert filters["verdict"] == ["Withdrawn" if withdrawn else labels[claim.record.verdict]]
        assert filters["story"] == [real_site.index.stories[claim.record.story or ""].title]
        assert filters["kind"] == ["Claim"]
        shorts = {real_site.index.sources[item.source].short for item in claim.record.evidence}
        assert set(filters["source"]) == shorts
        assert {name.lower() for name in filters["stance"]} == {str(item.stance) for item in claim.record.evidence}


def test_the_filters_of_the_search_page_are_those_of_the_index(
    index: dict[str, bytes], real_files: dict[str, bytes]
) -> None:
    offered = BeautifulSoup(real_files["search/index.html"], "html.parser").select("form.search select")
    filters = filter_values(index)
    assert set(filters) == {str(select["name"]) for select in offered}
    assert filters["stance"] == ["Contradicts", "Mentions", "Qualifies", "Supports"]
    assert filters["kind"] == ["About this site", "Archived article", "Claim", "Question", "Story"]


def test_the_words_of_an_archived_article_are_searched_and_those_around_a_page_are_not(
    index: dict[str, bytes],
) -> None:
    pages = {str(page["url"]): str(page["content"]) for page in fragments(index)}
    assert "blocked a £50 million contract" in pages["/sources/fifty-million-block/"]
    for address, text in pages.items():
        assert "No cookies, no trackers" not in text, address
        if address.startswith("/claims/"):
            assert "SHA-256" not in text, address


def test_the_index_is_the_same_whatever_the_order_of_the_pages(
    index: dict[str, bytes], real_files: dict[str, bytes]
) -> None:
    again = search_index(dict(reversed(real_files.items())), NOWHERE)
    assert again == index


def test_only_what_the_search_page_needs_is_published(index: dict[str, bytes]) -> None:
    top = {name.removeprefix("pagefind/") for name in index if name.count("/") == 1}
    assert {"pagefind.js", "pagefind-entry.json", "pagefind-worker.js"} <= top
    assert not [name for name in top if "ui" in name or "highlight" in name]


def test_the_index_is_made_anew_when_something_searched_has_changed_and_only_then(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[list[str]] = []

    def counting(pages: Iterable[tuple[str, str]]) -> dict[str, bytes]:
        listed = list(pages)
        made.append([path for path, _ in listed])
        return index_of(listed)

    monkeypatch.setattr(search, "index_of", counting)
    kept = Kept(tmp_path)
    first = search_index({"a/index.html": PAGE % b"River", "b/index.html": b"<html>"}, kept)
    assert search_index({"a/index.html": PAGE % b"River", "b/index.html": b"<html>else"}, kept) == first
    restyled = (PAGE % b"River").replace(b"<title>x", b"<title>y")
    assert search_index({"a/index.html": restyled}, kept) == first
    assert len(made) == 1
    assert search_index({"a/index.html": PAGE % b"Rivers"}, kept) != first
    assert len(made) == 2


def test_an_index_that_was_kept_and_spoilt_is_made_again(tmp_path: Path) -> None:
    pages = {"a/index.html": PAGE % b"River"}
    first = search_index(pages, Kept(tmp_path))
    (entry,) = (tmp_path / CACHE_FOLDER / "search").iterdir()
    entry.write_bytes(entry.read_bytes()[:-100])
    assert search_index(pages, Kept(tmp_path)) == first


def test_without_a_page_to_search_there_is_no_index() -> None:
    assert search_index({"index.html": b"<html>"}, NOWHERE) == {}


def test_the_head_of_a_page_and_nothing_else_is_left_out() -> None:
    assert searched_part(b"<html><head>\nx</head><body><header>y</header>") == (
        b"<html><head></head><body><header>y</header>"
    )


def test_the_search_page_works_from_any_path_and_says_what_to_do_without_javascript(
    real_files: dict[str, bytes],
) -> None:
    page = BeautifulSoup(real_files["search/index.html"], "html.parser")
    form = page.select_one("form.search")
    assert form is not None
    assert form.has_attr("hidden")
    assert (form["data-engine"], form["data-root"], form["action"]) == ("../pagefind/pagefind.js", "../", "../search/")
    assert {str(select["name"]) for select in form.find_all("select")} == {
        "kind",
        "verdict",
        "stance",
        "source",
        "story",
    }
    for field in form.find_all(["input", "select"]):
        assert form.find("label", attrs={"for": field["id"]}), field
    without = page.select_one(".search-without")
    assert without is not None
    assert without.select_one('a[href="../claims/"]')
    assert page.select_one("[role=status]")


def test_the_script_is_small_and_never_takes_text_for_html() -> None:
    script = (ROOT / "themes/default/assets/search.js").read_text(encoding="utf-8")
    assert len(script.encode("utf-8")) <= 6_000
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", script)
