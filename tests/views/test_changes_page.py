"""What readers see of the versions of an article: which words changed, and in which version quoted words stand."""

from __future__ import annotations

import hashlib
import re
from hashlib import sha256
from pathlib import Path

import pytest

from site_builder.analysis.version_changes import ChangeKind
from site_builder.build.check_site import check_site
from site_builder.evidence.excerpt_tree import excerpt_tree
from site_builder.views.changes_page import ChangesPage, changes_page
from site_builder.views.evidence_cards import EvidenceCard
from site_builder.views.home_page import home_page
from site_builder.views.site_view import SiteView
from site_builder.views.slots import Standing
from site_builder.views.source_page import source_page
from site_builder.views.story_page import story_pages
from tests.cases_on_disk import Case
from tests.sites import built_files

PAIR = "flood-report/changes/flood-report-later"
LATER = "content/sources/flood-report-later.md"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site on which “flood-report-later” is what “flood-report” says after a correction."""
    site = Case("not-assessed", "passes-another-version").lay(tmp_path / "site")
    change(site, "content/site.yaml", "language: en", "language: en\npolicy: {assess_every_source: warn}")
    text = site / "seeds/flood-report-later.txt"
    before = text.read_text(encoding="utf-8")
    change(
        site,
        "seeds/flood-report-later.txt",
        "two metres on Monday night, as the county council",
        "two and a half metres on Monday night, the council",
    )
    digests = [sha256(words.encode()).hexdigest() for words in (before, text.read_text(encoding="utf-8"))]
    change(site, "content/sources/flood-report-later.md", *digests)
    return site


def change(site: Path, file: str, old: str, new: str) -> None:
    text = (site / file).read_text(encoding="utf-8")
    assert old in text, file
    (site / file).write_text(text.replace(old, new), encoding="utf-8")


def publish(site: Path, source: str, extent: str) -> None:
    root = excerpt_tree((site / f"seeds/{'flood' if source == 'flood-report' else source}.txt").read_text("utf-8")).root
    change(
        site, f"content/sources/{source}.md", "language: en", f"language: en\npublish: {extent}\nexcerpts_root: {root}"
    )


def view(site: Path) -> SiteView:
    return SiteView(check_site(site).index, drafts=False)


def page(site: Path) -> ChangesPage:
    return changes_page(PAIR, view(site))


def words(shown: ChangesPage) -> str:
    return " ".join(words.text for change in shown.changes for words in change.words)


def card(site: Path, claim: str) -> EvidenceCard:
    return next(card for card in view(site).evidence[claim] if card.source.id.startswith("flood-report"))


def test_what_changed_is_told_sentence_by_sentence(site: Path) -> None:
    shown = page(site)
    assert shown.counts == {
        ChangeKind.KEPT: 4,
        ChangeKind.REMOVED: 0,
        ChangeKind.ADDED: 1,
        ChangeKind.CHANGED: 1,
        ChangeKind.MOVED: 0,
    }
    assert [(change.deed, change.count) for change in shown.changes] == [
        (ChangeKind.CHANGED, 1),
        (ChangeKind.KEPT, 3),
        (ChangeKind.ADDED, 1),
        (ChangeKind.KEPT, 1),
    ]
    assert (shown.hidden, shown.whole) == (False, True)
    assert [claim.id for claim in shown.claims] == ["three-metres", "two-metres"]


@pytest.mark.parametrize("extent", ["excerpts", "none"])
def test_no_word_is_shown_of_a_version_that_may_not_be_published(site: Path, extent: str) -> None:
    publish(site, "flood-report-later", extent)
    shown = page(site)
    assert "Correction" not in words(shown)
    assert "and a half" not in words(shown)
    assert "The river rose by two" in words(shown)  # The page of the earlier version shows it.
    assert [w.hidden for change in shown.changes for w in change.words if w.deed is ChangeKind.ADDED] == [3, 8]
    assert shown.hidden


@pytest.mark.parametrize("extent", ["excerpts", "none"])
def test_of_two_versions_in_excerpts_only_quoted_sentences_are_shown(site: Path, extent: str) -> None:
    change(site, "seeds/flood-report-later.txt", "unlawful without", "lawful with")
    digest = hashlib.sha256((site / "seeds/flood-report-later.txt").read_bytes()).hexdigest()
    text = (site / LATER).read_text(encoding="utf-8")
    (site / LATER).write_text(re.sub("sha256: .*", f"sha256: {digest}", text), encoding="utf-8")
    publish(site, "flood-report", extent)
    publish(site, "flood-report-later", extent)
    shown = page(site)
    assert "The river rose by two" in words(shown)  # Two claims quote it.
    assert "council called" not in words(shown)
    assert "lawful" not in words(shown)


def test_no_published_file_has_words_that_may_not_be_published(site: Path) -> None:
    publish(site, "flood-report-later", "none")
    for name, content in built_files(site).items():
        assert b"and a half" not in content, name
        assert b"an earlier version gave" not in content, name


def test_cards_tell_from_which_version_words_are_gone(site: Path) -> None:
    gone = card(site, "two-metres").versions
    assert gone
    assert gone.gone
    assert (gone.gone.version.id, gone.gone.address) == ("flood-report-later", f"sources/{PAIR}/")
    assert (gone.came, gone.stay) == (None, False)
    kept = card(site, "damage").versions
    assert kept
    assert kept.stay
    assert kept.gone is None


def test_cards_tell_since_which_version_words_are_new(site: Path) -> None:
    change(site, "content/claims/two-metres.md", "source: flood-report\n", "source: flood-report-later\n")
    change(
        site, "content/claims/two-metres.md", "The river rose by two metres", "The river rose by two and a half metres"
    )
    new = card(site, "two-metres").versions
    assert new
    assert new.came
    assert (new.came.version.id, new.came.address) == ("flood-report", f"sources/{PAIR}/")
    assert new.gone is None


def test_nobody_looks_into_a_version_that_was_taken_down(site: Path) -> None:
    change(site, LATER, "language: en", "language: en\ntakedown: {date: 2026-03-09, because: A court ordered it.}")
    (site / "seeds/flood-report-later.txt").unlink()
    shown = view(site)
    assert dict(shown.visible.changes) == {}
    found = card(site, "two-metres").versions
    assert found
    assert [version.has_words for version in found.versions] == [True, None]
    assert (found.gone, found.stay) == (None, False)


def test_a_source_names_its_versions_and_no_page_sets_them_side_by_side(site: Path) -> None:
    checked = check_site(site)
    shown = SiteView(checked.index, drafts=False)
    entry = checked.index.sources["flood-report-later"]
    found = source_page(entry, checked.reading.detail(entry.path), shown)
    assert [(link.source.id, link.changes) for link in found.versions] == [
        ("flood-report", None),
        ("flood-report-later", f"sources/{PAIR}/"),
    ]
    assert "The damage will cost" not in " ".join(found.unused)  # A claim quotes it from the earlier version.
    assert not any("flood-report/beside/flood-report-later" in pair for pair in shown.visible.beside)


def test_all_versions_of_an_article_are_one_column_and_one_row(site: Path) -> None:
    checked = check_site(site)
    story, view = checked.index.stories["flood"], SiteView(checked.index, drafts=False)
    assert "flood-report-later" in story.sources
    (shown,) = story_pages(story, checked.reading.detail(story.path), view)
    assert [column.source.id for column in shown.columns] == ["flood-report", "bridge-closed"]
    rows = [[cell.standings[0] for cell in row.cells] for group in shown.groups for row in group.rows]
    assert [list(claim) for claims in shown.glance.groups for claim in claims] == rows
    assert Standing.NOT_ASSESSED not in {standing for row in rows for standing in row}
    assert shown.glance.articles == 2
    home = home_page(view)
    assert (home.stories[0], home.sources) == (shown.glance, 2)
    assert [slot.source for slot in view.claim["damage"].slots] == ["flood-report", "bridge-closed"]


def test_the_page_can_be_read_without_colour_and_by_ear(site: Path) -> None:
    html = built_files(site)[f"sources/{PAIR}/index.html"].decode()
    assert re.search(r'<ins><span class="visually-hidden"[^>]*>\[added: </span>and a half ?<span', html)
    assert "day was not recorded" not in html
