"""``new source --from … --version-of``: what an article says now, archived beside what it said."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.build.check_site import check_site
from tests.authoring.ingest.serving import PAGE
from tests.cli.inside import run

PAGE_LATER = PAGE.replace(
    "2026-03-02T08:00:00Z",
    '2026-03-02T08:00:00Z"><meta property="article:modified_time" content="2026-03-04T09:00:00Z',
)


@pytest.fixture
def site(tiny: Path, tmp_path: Path) -> Path:
    """A site with an article whose publisher somebody recorded; ``later.txt`` is what the article says now."""
    record = tiny / "content/sources/flood-report.md"
    text = record.read_text(encoding="utf-8")
    record.write_text(text.replace("language: en", "language: en\npublisher: News, as we call it"), encoding="utf-8")
    said = (tiny / "seeds/flood.txt").read_text(encoding="utf-8")
    (tmp_path / "later.txt").write_text(said.replace("by two metres", "by two and a half metres"), encoding="utf-8")
    return tiny


def archive(site: Path, tmp_path: Path, *words: str, file: str = "later.txt") -> tuple[int, str]:
    result = run(site, "new", "source", "--from", str(tmp_path / file), *words)
    return result.returncode, result.stdout + result.stderr


def test_what_it_says_now_stands_beside_what_it_said(site: Path, tmp_path: Path) -> None:
    code, said = archive(site, tmp_path, "--version-of", "flood-report", "--retrieved", "2026-03-05")
    assert code == 0, said
    record = (site / "content/sources/flood-report-2026-03-05.md").read_text(encoding="utf-8")
    for line in ("version_of: flood-report", "retrieved: 2026-03-05", "publisher: News, as we call it"):
        assert f"\n{line}\n" in record
    assert "Sentences since flood-report: 1 changed, 0 added, 0 removed, 4 kept." in said
    assert "two-metres.md quotes words that are gone: “The river rose by two metres on Monday night”" in said
    assert "damage.md quotes" not in said
    assert [finding for finding in check_site(site).findings if finding.severity == "error"] == []


def test_the_day_that_the_page_gives_is_enough(site: Path, tmp_path: Path) -> None:
    (tmp_path / "later.html").write_text(PAGE_LATER, encoding="utf-8")
    code, said = archive(site, tmp_path, "--version-of", "flood-report", file="later.html")
    assert code == 0, said
    record = (site / "content/sources/flood-report-2026-03-04.md").read_text(encoding="utf-8")
    assert "\nmodified: 2026-03-04\n" in record
    assert "[the record of flood-report]" in said


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--version-of", "flood-reprt"], "Did you mean `flood-report`?"),
        (["--version-of", "flood-report", "--retrieved", "yesterday"], "is not a day"),
    ],
)
def test_misuse_says_what_to_do(site: Path, tmp_path: Path, words: list[str], says: str) -> None:
    before = sorted(site.rglob("*"))
    code, said = archive(site, tmp_path, *words)
    assert (code, says in said) == (2, True), said
    assert sorted(site.rglob("*")) == before


def test_an_article_that_says_what_it_said_is_no_version(site: Path, tmp_path: Path) -> None:
    (tmp_path / "later.txt").write_bytes((site / "seeds/flood.txt").read_bytes())
    code, said = archive(site, tmp_path, "--version-of", "flood-report", "--retrieved", "2026-03-05")
    assert code == 2
    assert "flood-report.md has this text already, word for word. Nothing was written." in said


def test_a_version_of_no_day_is_refused(site: Path, tmp_path: Path) -> None:
    code, said = archive(site, tmp_path, "--version-of", "flood-report")
    assert code == 2
    assert "--retrieved 2026-03-05" in said


def test_another_article_is_not_taken_for_a_version(site: Path, tmp_path: Path) -> None:
    before = sorted(site.rglob("*"))
    words = ("--version-of", "bridge-closed", "--retrieved", "2026-03-05")
    code, said = archive(site, tmp_path, *words)
    assert (code, sorted(site.rglob("*"))) == (2, before), said
    for part in (
        "looks like another article",
        "only 14% of its words are in this text",
        "Leave --version-of out",
        "--rewritten",
    ):
        assert part in said
    assert archive(site, tmp_path, *words, "--rewritten")[0] == 0
    assert "\nrewritten: true\n" in (site / "content/sources/bridge-closed-2026-03-05.md").read_text(encoding="utf-8")


def test_a_text_in_seeds_is_compared_too(site: Path) -> None:
    text = "The trams stand still. A cable is torn. Buses go instead. Nobody knows for how long.\n"
    (site / "seeds/trams.txt").write_text(text, encoding="utf-8")
    words = ("--title", "Trams", "--version-of", "flood-report", "--retrieved", "2026-03-06")
    result = run(site, "new", "source", "seeds/trams.txt", *words)
    assert (result.returncode, "looks like another article" in result.stderr) == (2, True), result.stderr
    assert run(site, "new", "source", "seeds/trams.txt", *words, "--rewritten").returncode == 0


def test_a_text_in_seeds_may_be_a_version(site: Path) -> None:
    (site / "seeds/flood-later.txt").write_text(
        "The river rose by three metres on Monday night, the council said.\n", encoding="utf-8"
    )
    words = ("--title", "River rises", "--version-of", "flood-report", "--retrieved", "2026-03-06")
    result = run(site, "new", "source", "seeds/flood-later.txt", *words)
    assert result.returncode == 0, result.stderr
    record = (site / "content/sources/flood-report-2026-03-06.md").read_text(encoding="utf-8")
    assert "\nretrieved: 2026-03-06\nversion_of: flood-report\n" in record
