"""ClaimReview and the rest of schema.org on the pages, and what a preview leaves out."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.output.machine_readable import claim_review, linked_data, rendered
from tests.pages import read_page, read_pages
from tests.sites import ReadSite, built_files
from tests.views.test_pages import change


def test_a_claim_review_has_what_google_asks_for_and_says_no_more_than_is_known(tiny: Path) -> None:
    change(
        tiny / "content/claims/two-metres.md",
        (
            "evidence:",
            "claimants:\n"
            "  - {name: The council, kind: organization, date: 2026-02-20}\n"
            "  - {name: Ann Other, kind: person, role: mayor, date: 2026-02-18}\n"
            "  - {name: People on the bridge, role: bystanders}\nevidence:",
        ),
    )
    change(tiny / "content/sources/flood-report.md", ("language: en", "language: en\nurl: https://news.example/flood"))
    review = claim_review(rendered(tiny), "two-metres")
    assert {"@context", "claimReviewed", "url", "author", "reviewRating", "itemReviewed", "datePublished"} <= {*review}
    assert "ratingValue" not in review["reviewRating"], "Conflicting has no number"
    item = review["itemReviewed"]
    assert item["author"] == [
        {"@type": "Organization", "name": "The council"},
        {"@type": "Person", "name": "Ann Other", "jobTitle": "mayor"},
    ]
    assert item["datePublished"] == "2026-02-18"
    assert [article["url"] for article in item["appearance"]] == ["https://news.example/flood"]
    assert [article["name"] for article in review["citation"]] == ["Bridge closed after flood"]


def test_a_claimant_with_a_record_has_the_role_of_the_day_and_pages_that_tell_who_is_meant(tiny: Path) -> None:
    (tiny / "content/claimants").mkdir()
    (tiny / "content/claimants/ann.md").write_text(
        "---\nname: Ann Other\nkind: person\nroles:\n  - {role: clerk, to: 2026-02-17}\n  - {role: mayor, from: 2026-02-18}\n"
        "page: https://ann.example/\nsame_as: [https://register.example/1]\n---\n",
        encoding="utf-8",
    )
    said = (
        "claimants: [{claimant: ann, date: 2026-02-18, place: the hall, source: https://ann.example/speech}]\nevidence:"
    )
    change(tiny / "content/claims/two-metres.md", ("evidence:", said))
    files = rendered(tiny)
    person: dict[str, object] = {"@type": "Person", "name": "Ann Other", "url": "https://ann.example/"}
    person |= {"sameAs": ["https://register.example/1"]}
    item = claim_review(files, "two-metres")["itemReviewed"]
    assert item["author"] == [{**person, "jobTitle": "mayor"}]
    assert item["locationCreated"] == [{"@type": "Place", "name": "the hall"}]
    assert item["appearance"] == [{"@type": "CreativeWork", "url": "https://ann.example/speech"}]
    page = next(
        each for each in linked_data(read_page(files["claimants/ann/index.html"])) if each["@type"] == "ProfilePage"
    )
    assert page["mainEntity"] == person


def test_an_article_that_contradicts_is_cited_and_is_no_appearance(tiny: Path) -> None:
    change(tiny / "content/sources/flood-report.md", ("language: en", "language: en\nurl: https://news.example/flood"))
    review = claim_review(rendered(tiny), "three-metres")
    assert "appearance" not in review["itemReviewed"]
    assert {article["name"] for article in review["citation"]} == {
        "River rises by two metres",
        "Bridge closed after flood",
    }


def test_a_rating_has_numbers_only_where_the_verdict_has_one(real_site: ReadSite, real_files: dict[str, bytes]) -> None:
    for id, document in real_site.claims.items():
        if not json.loads(real_files[f"claims/{id}/claim.json"])["claim_review"]:
            continue
        rating = claim_review(real_files, id)["reviewRating"]
        verdict = next(v for v in real_site.settings.scale if v.id == document.record.verdict)
        numbers = {name: rating.get(name) for name in ("ratingValue", "bestRating", "worstRating")}
        known = {"ratingValue": verdict.rating, "bestRating": 5, "worstRating": 1}
        assert numbers == (known if verdict.rating is not None else dict.fromkeys(known))


@pytest.mark.parametrize("status", ["withdrawn", "draft"])
def test_what_nobody_stands_by_has_no_claim_review(tiny: Path, status: str) -> None:
    change(
        tiny / "content/claims/two-metres.md",
        (
            "story: flood",
            f"story: flood\nstatus: {status}\ncorrections: [{{date: 2026-04-02, kind: void, note: The report was taken back.}}]",
        ),
    )
    page = read_page(rendered(tiny, drafts=True)["claims/two-metres/index.html"])
    assert "ClaimReview" not in [data["@type"] for data in linked_data(page)]


def test_every_inner_page_has_its_trail_as_readers_see_it(real_files: dict[str, bytes]) -> None:
    for name, page in read_pages(real_files):
        trails = [data for data in linked_data(page) if data["@type"] == "BreadcrumbList"]
        crumbs = page.xpath("//nav[@class='crumbs']")
        assert len(trails) == len(crumbs), name
        if not crumbs:
            continue
        steps = trails[0]["itemListElement"]
        assert len(steps) >= 2, name
        assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
        assert [step["item"]["name"] for step in steps] == [link.text_content() for link in crumbs[0].iter("a")]
        for step in steps:
            assert step["item"]["@id"].removeprefix("https://example.org/") + "index.html" in real_files


def test_pages_say_what_they_are(real_files: dict[str, bytes]) -> None:
    kinds = {
        "index.html": "WebSite",
        "stories/met-palantir/index.html": "Article",
        "questions/contract-value/index.html": "WebPage",
        "sources/pilot-extension/index.html": "WebPage",
        "about/index.html": "AboutPage",
        "claims/index.html": "CollectionPage",
    }
    for name, kind in kinds.items():
        (data,) = [data for data in linked_data(read_page(real_files[name])) if data["@type"] != "BreadcrumbList"]
        assert (data["@type"], data["publisher"]["@type"]) == (kind, "Organization"), name
        assert data["url"] == f"https://example.org/{name.removesuffix('index.html')}"


def test_a_preview_asks_not_to_be_indexed_and_reviews_nothing(tiny: Path) -> None:
    files = rendered(tiny, preview=True)
    for name, page in read_pages(files):
        assert page.xpath("//meta[@name='robots']/@content") == ["noindex"], name
        assert "ClaimReview" not in [data["@type"] for data in linked_data(page)], name
    assert files["robots.txt"] == b"User-agent: *\nAllow: /\n", (
        "who may not fetch a page cannot read that it is not to be listed"
    )
    assert b"X-Robots-Tag: noindex" in files["_headers"]


def test_the_published_site_is_indexed_but_for_what_stands_aside(real_files: dict[str, bytes]) -> None:
    for name, page in read_pages(real_files):
        moved = bool(page.xpath("//meta[@http-equiv='refresh']"))
        withdrawn = "Withdrawn" in (page.findtext(".//title") or "")
        aside = moved or withdrawn or name in ("404.html", "search/index.html") or name.startswith("embed/")
        assert aside or not page.xpath("//meta[@name='robots']"), name
        assert not name.startswith("embed/") or page.xpath("//meta[@content='noindex']"), name
    assert b"Disallow" not in real_files["robots.txt"]
    rules = re.findall(r"^(/\S*)\n((?:  .*\n)+)", real_files["_headers"].decode(), re.MULTILINE)
    assert [pattern for pattern, headers in rules if "X-Robots-Tag" in headers] == ["/sources/*/seed.txt"]


CLAIMANT = "claimants: [{name: Ada Clerk, kind: person}]\n"


@pytest.mark.parametrize(
    ("policy", "id", "claimant", "due"),
    [
        ("clear", "damage", CLAIMANT, True),
        ("clear", "two-metres", CLAIMANT, False),  # conflicting
        ("clear", "damage", "", False),
        ("clear", "damage", "claimants: [{name: The paper}]\n", False),
        ("all", "two-metres", "", True),
        ("none", "damage", CLAIMANT, False),
    ],
)
def test_a_claim_review_says_what_somebody_claimed_and_that_it_is_so_or_not(
    tiny: Path, policy: str, id: str, claimant: str, due: bool
) -> None:
    change(tiny / "content/site.yaml", ("language: en", f"language: en\npolicy: {{claim_review: {policy}}}"))
    change(tiny / f"content/claims/{id}.md", ("evidence:", f"{claimant}evidence:"))
    files = built_files(tiny)
    kinds = [data["@type"] for data in linked_data(read_page(files[f"claims/{id}/index.html"]))]
    assert ("ClaimReview" in kinds) == due
    assert json.loads(files[f"claims/{id}/claim.json"])["claim_review"] == due


def test_an_article_has_one_name_everywhere_and_its_writers_are_persons_or_organizations(tiny: Path) -> None:
    record = tiny / "content/sources/flood-report.md"
    text = record.read_text("utf-8").replace(
        "language:", "publisher: The Flood\nauthors: [Ada Clerk, The Flood]\nlanguage:"
    )
    record.write_text(re.sub("(?m)^publisher: (?!The Flood).*\n", "", text), "utf-8")
    files = rendered(tiny)
    page = linked_data(read_page(files["sources/flood-report/index.html"]))
    (article,) = [data["mainEntity"] for data in page if "mainEntity" in data]
    assert article["@id"] == "https://flood.example/sources/flood-report/#article"
    assert article["author"] == [
        {"@type": "Person", "name": "Ada Clerk"},
        {"@type": "Organization", "name": "The Flood"},
    ]
    review = claim_review(files, "two-metres")
    assert review["@id"] == "https://flood.example/claims/two-metres/#review"
    named = [*review["itemReviewed"].get("appearance", []), *review.get("citation", [])]
    assert article["@id"] in [one["@id"] for one in named]


def test_the_feed_of_reviews_has_those_that_stand_on_pages_and_says_no_more(real_files: dict[str, bytes]) -> None:
    items = json.loads(real_files["reviews.json"])["dataFeedElement"]
    on_pages = {}
    for path, content in real_files.items():
        if path.endswith("/claim.json") and json.loads(content)["claim_review"]:
            id = path.split("/")[1]
            on_pages[id] = claim_review(real_files, id)
    assert items
    assert [item["item"]["url"].split("/")[-2] for item in items] == sorted(on_pages)
    for item, whole in zip(items, (on_pages[id] for id in sorted(on_pages)), strict=True):
        review, reviewed = item["item"], item["item"]["itemReviewed"]
        assert all(whole[name] == value for name, value in review.items() if name != "itemReviewed")
        assert all(whole["itemReviewed"][name] == value for name, value in reviewed.items())


def test_a_preview_has_an_empty_feed_of_reviews(tiny: Path) -> None:
    assert json.loads(rendered(tiny, preview=True)["reviews.json"])["dataFeedElement"] == []
