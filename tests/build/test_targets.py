"""The registry of targets: whoever asks for one published file gets it from the target that makes it."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.build.check_site import Checked, check_site
from site_builder.build.page_builder import PageBuilder, Setting
from site_builder.build.target_kinds import TARGET_KINDS
from site_builder.build.targets import SITEMAPS, Targets
from site_builder.content.read_theme import load_theme
from tests.conftest import ROOT
from tests.made_site import make_site
from tests.sites import ReadSite


def targets_of(root: Path, checked: Checked) -> Targets:
    theme = load_theme(root, "default", checked.index.settings.record.language)
    return Targets(PageBuilder(checked.reading, Setting(theme, "")))


def test_every_published_file_is_found_at_its_target(real_site: ReadSite) -> None:
    targets = targets_of(ROOT, real_site.checked)
    for name in targets.names():
        assert {path: targets.at(path) for path in targets.make(name)[0].files if targets.at(path) != name} == {}
    assert {targets.at(path) for path in targets.sitemaps([])} == {SITEMAPS}


def test_every_file_of_a_site_with_numbered_pages_is_found_at_its_target(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for limit in ("CLAIMS_PER_PAGE", "CLAIMS_PER_FILE", "USES_PER_PAGE", "MATRIX_CELLS", "ANSWERS_PER_PAGE"):
        monkeypatch.setattr(f"site_builder.views.page_limits.{limit}", 5)
    make_site(tmp_path, claims=40)
    targets = targets_of(tmp_path, check_site(tmp_path))
    numbered = [name for name in targets.names() if name.startswith(("parts/", "lists/claims/page/"))]
    assert len(numbered) > 10
    for name in targets.names():
        assert {path: targets.at(path) for path in targets.make(name)[0].files if targets.at(path) != name} == {}


def test_every_kind_of_target_names_all_that_it_publishes(real_site: ReadSite) -> None:
    targets = targets_of(ROOT, real_site.checked)
    published = [path for name in targets.names() for path in targets.make(name)[0].files]
    assert len(published) == len(set(published))
    assert set(targets.main_paths()) <= set(published)


def test_kinds_have_names_of_their_own() -> None:
    assert len({kind.name for kind in TARGET_KINDS}) == len(TARGET_KINDS)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("claims/two-metres/index.html", "claims/two-metres"),
        ("claims/two-metres/claim.json", "claims/two-metres"),
        ("claims/index.html", "lists/claims/"),
        ("claims/part-12/index.html", "redirects"),
        ("claims/../claims.json", "redirects"),
        ("assets/site.css", "assets"),
        ("corrections/feed.xml", "feeds"),
        ("sitemap-claims-4.xml", SITEMAPS),
        ("admin/index.html", "redirects"),
    ],
)
def test_a_path_belongs_to_the_first_target_that_the_site_has(tiny: Path, path: str, name: str) -> None:
    assert targets_of(tiny, check_site(tiny)).at(path) == name


def test_whose_page_a_document_is_is_known_without_the_pages_of_lists(tiny: Path) -> None:
    targets = targets_of(tiny, check_site(tiny))
    for path in ("claims/two-metres/index.html", "sources/flood-report/index.html", "stories/flood/index.html"):
        assert targets.at(path) == path.removesuffix("/index.html")
    assert "lists" not in vars(targets.builder)
    assert targets.at("claims/index.html") == "lists/claims/"
    assert "lists" in vars(targets.builder)
