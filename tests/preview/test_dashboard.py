"""What the dashboard lists."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from bs4 import BeautifulSoup

from site_builder.build.options import Options
from site_builder.preview.dashboard import MAX_ROWS, Dashboard, dashboard_html, dashboard_of
from site_builder.preview.snapshot import Builder, Snapshot

TODAY = date(2026, 11, 21)
DAMAGE = "content/claims/damage.md"


def state_of(site: Path) -> Snapshot:
    return Builder(site, Options(drafts=True, preview=True)).build(None)


def board_of(site: Path) -> Dashboard:
    state = state_of(site)
    assert state.index is not None
    return dashboard_of(state.index, state.findings, TODAY)


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_tidy_site_has_nothing_to_do_and_its_quotations_counted(tiny: Path) -> None:
    board = board_of(tiny)
    assert (board.claims, board.quotes) == (3, 6)
    to_do = (board.drafts, board.reviews, board.unassessed, board.unused_seeds, board.errors, board.warnings)
    assert not any(to_do)
    assert [(source.item.address, source.quotes, source.claims) for source in board.sources] == [
        ("sources/bridge-closed/", 3, 3),
        ("sources/flood-report/", 3, 3),
    ]
    assert all(sum(number for _, number in source.stances) == source.quotes for source in board.sources)


def test_verdicts_that_hang_on_one_article_are_listed_until_somebody_says_why(tiny: Path) -> None:
    claims = {item.address for item in board_of(tiny).hanging}
    assert claims == {"claims/three-metres/", "claims/two-metres/"}
    edit(tiny / "content/claims/two-metres.md", "published:", "sole_source_because: It was measured.\npublished:")
    assert {item.address for item in board_of(tiny).hanging} == {"claims/three-metres/"}


def test_origins_that_an_article_names_are_suggested_until_one_is_recorded(tiny: Path) -> None:
    assert board_of(tiny).origins == ()
    seed, source = tiny / "seeds/bridge.txt", tiny / "content/sources/bridge-closed.md"
    text = f"LONDON (Reuters) - {seed.read_text(encoding='utf-8')}"
    seed.write_text(text, encoding="utf-8")
    (entry,) = board_of(tiny).origins
    assert [(one.name, "(Reuters)" in one.words) for one in entry.suggested] == [("Reuters", True)]
    assert entry.suggested[0].words in " ".join(text.split())
    edit(source, "language: en", "language: en\norigin: Reuters")
    assert board_of(tiny).origins == ()


def test_drafts_are_listed_and_not_counted_as_claims(tiny: Path) -> None:
    edit(tiny / DAMAGE, "verdict:", "status: draft\nverdict:")
    board = board_of(tiny)
    assert [(item.kind, item.file) for item in board.drafts] == [("claim", DAMAGE)]
    assert board.claims == 2


def test_reviews_are_due_after_the_sites_period_the_longest_first(tiny: Path) -> None:
    assert board_of(tiny).review_days is None
    settings = tiny / "content/site.yaml"
    settings.write_text(settings.read_text(encoding="utf-8") + "policy: {review_after_days: 30}\n", encoding="utf-8")
    edit(tiny / DAMAGE, "published: 2026-03-01", "published: 2026-03-01\nreviewed: 2026-11-10")
    others = sorted((tiny / "content/claims").glob("*.md"))
    board = board_of(tiny)
    assert len(board.reviews) == len(others) - 1
    assert all(review.overdue == (TODAY - review.last).days - 30 for review in board.reviews)
    edit(tiny / DAMAGE, "reviewed: 2026-11-10", "reviewed: 2025-01-01")
    assert (board_of(tiny).reviews[0].item.file, board_of(tiny).reviews[0].reviewed) == (DAMAGE, True)


def test_sources_not_assessed_and_unused_seeds_are_listed_beside_their_warnings(tiny: Path) -> None:
    text = (tiny / DAMAGE).read_text(encoding="utf-8")
    second = text.index("  - source: bridge-closed")
    (tiny / DAMAGE).write_text(text[:second] + text[text.index("published:") :], encoding="utf-8")
    (tiny / "seeds/more.txt").write_text("Another text.\n", encoding="utf-8")
    board = board_of(tiny)
    (entry,) = board.unassessed
    assert (entry.item.file, [source.address for source in entry.sources]) == (DAMAGE, ["sources/bridge-closed/"])
    assert board.unused_seeds == ("more.txt",)
    assert {"not-assessed", "seed-unused"} <= {finding.code for finding in board.warnings}


def test_the_page_links_what_it_names_and_has_the_sites_style(tiny: Path) -> None:
    edit(tiny / DAMAGE, "claim: The damage", "claim: The <b>damage")
    edit(tiny / DAMAGE, "verdict:", "status: draft\nverdict:")
    state = state_of(tiny)
    html = BeautifulSoup(dashboard_html(state, TODAY), "html.parser")
    for link in html.select("a[href^='/']"):
        assert f"{str(link['href']).lstrip('/')}index.html" in state.files
    styles = [str(link["href"]) for link in html.select("link[rel=stylesheet]")]
    assert styles[0].lstrip("/") in state.files
    assert html.find("b") is None
    assert not html.select("[style], script")


def test_a_site_that_cannot_be_loaded_has_a_dashboard_that_says_so(tiny: Path) -> None:
    (tiny / "content/site.yaml").write_text("title: [\n", encoding="utf-8")
    page = dashboard_html(state_of(tiny), TODAY)
    assert "content/site.yaml" in page
    assert "last good state" in page


def test_long_lists_are_cut_and_counted(tiny: Path) -> None:
    for number in range(MAX_ROWS + 5):
        (tiny / f"seeds/more-{number:03}.txt").write_text(f"Text {number}.\n", encoding="utf-8")
    page = BeautifulSoup(dashboard_html(state_of(tiny), TODAY), "html.parser")
    assert "5 more are not shown here." in page.get_text()
