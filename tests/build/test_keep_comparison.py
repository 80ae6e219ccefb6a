"""What comparing documents came to is kept for the next build, which finds what one from nothing finds."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from site_builder.build.build_site import build_site
from site_builder.build.check_site import check_site
from site_builder.build.keep_comparison import DOCUMENTS
from site_builder.build.options import Options
from site_builder.checks.archived_texts import ArchivedTexts
from site_builder.checks.run import check_part
from site_builder.index.site_index import SiteIndex
from site_builder.preview.snapshot import Builder
from site_builder.store.state_owner import STATE_FILE
from tests.build.forging import CLAIM, edit_claim, forget_notes, true_key
from tests.repository import commit


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The ids of the claims that each comparison looked at."""
    seen: list[list[str]] = []

    def note(index: SiteIndex, part: SiteIndex, texts: ArchivedTexts) -> object:
        seen.append(sorted(part.claims))
        return check_part(index, part, texts)

    monkeypatch.setattr("site_builder.checks.incremental.check_part", note)
    return seen


def test_after_an_edit_only_what_it_touches_is_compared(tiny: Path, compared: list[list[str]]) -> None:
    build_site(tiny, tiny / "public")
    edit_claim(tiny)  # Nothing that is compared.
    build_site(tiny, tiny / "public")
    whole = ["damage", "three-metres", "two-metres"]
    assert compared == [whole]
    text = (tiny / CLAIM).read_text(encoding="utf-8")
    (tiny / CLAIM).write_text(f"{text}\nMore [on it](two-metres.md).\n", encoding="utf-8")
    build_site(tiny, tiny / "public")
    assert compared == [whole, ["damage"]]


def test_what_was_found_is_found_again_and_gone_once_it_is_mended(tiny: Path, compared: list[list[str]]) -> None:
    build_site(tiny, tiny / "public")
    good = (tiny / CLAIM).read_text(encoding="utf-8")
    (tiny / CLAIM).write_text(f"{good}\n[More](nowhere.md)\n", encoding="utf-8")
    other = tiny / "content/pages/about.md"
    for text in ("---\ntitle: About\n---\nA page.\n", "---\ntitle: About\n---\nAnother text.\n"):
        other.parent.mkdir(exist_ok=True)
        other.write_text(text, encoding="utf-8")
        assert [finding.code for finding in build_site(tiny, tiny / "public").findings] == ["broken-link"]
    assert compared[1:] == [["damage"], ["damage"]]
    (tiny / CLAIM).write_text(good, encoding="utf-8")
    assert build_site(tiny, tiny / "public").findings == ()


@pytest.mark.parametrize("value", ["", "[]", "{}", "null", '{"stands_on":1}', '{"stands_on":"","entries":[["x","y"]]}'])
def test_what_is_no_comparison_is_passed_over(value: str, tiny: Path, compared: list[list[str]]) -> None:
    build_site(tiny, tiny / "public")
    with closing(sqlite3.connect(tiny / STATE_FILE)) as connection:
        sealed = true_key(tiny, True).seal("comparison", DOCUMENTS, value)
        statement = "UPDATE comparisons SET value = ?, seal = ? WHERE name = ?"
        assert connection.execute(statement, (value, sealed, DOCUMENTS)).rowcount == 1
        connection.commit()
    forget_notes(tiny)
    edit_claim(tiny)
    assert build_site(tiny, tiny / "public").findings == ()
    assert compared[0] == compared[1]


def test_a_document_that_the_state_lost_has_all_compared(tiny: Path, compared: list[list[str]]) -> None:
    build_site(tiny, tiny / "public")
    with closing(sqlite3.connect(tiny / STATE_FILE)) as connection:
        assert connection.execute("DELETE FROM documents WHERE path = ?", (CLAIM,)).rowcount == 1
        connection.commit()
    forget_notes(tiny)
    text = (tiny / CLAIM).read_text(encoding="utf-8")
    (tiny / CLAIM).write_text(text.replace("claim: The damage", "claim: All of the damage"), encoding="utf-8")
    assert check_site(tiny).findings == ()
    assert compared[0] == compared[1]


def test_a_setting_by_which_documents_are_compared_has_all_compared(tiny: Path, compared: list[list[str]]) -> None:
    build_site(tiny, tiny / "public")
    path = tiny / "content/site.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "policy: {origins_for_supported: 2}\n", encoding="utf-8")
    build_site(tiny, tiny / "public")
    assert compared[0] == compared[1]


QUOTED = "“The mayor praised the volunteers”"
QUOTING = {
    "a story": ("content/stories/flood.md", "A river rose, and", f"{QUOTED}, and"),
    "the title of a page": ("content/pages/about.md", "title: About", f"title: {QUOTED}"),
    "the text of a page": ("content/pages/about.md", "Two people", f"{QUOTED} [@bridge-closed]\n\nTwo people"),
}


@pytest.mark.parametrize("where", QUOTING)
def test_whoever_quotes_an_article_is_compared_when_it_is_taken_down_and_when_it_is_back(
    where: str, tiny: Path
) -> None:
    path, words, quoting = QUOTING[where]
    text = (tiny / path).read_text(encoding="utf-8")
    assert words in text
    (tiny / path).write_text(text.replace(words, quoting), encoding="utf-8")
    source = tiny / "content/sources/bridge-closed.md"
    there = source.read_text(encoding="utf-8")
    gone = there.replace("language: en", "language: en\ntakedown: {date: 2026-03-05, because: A court.}")
    builder = Builder(tiny, Options())
    for said, codes in ((there, []), (gone, ["unpinned-quote"]), (there, [])):
        source.write_text(said, encoding="utf-8")
        for found in (build_site(tiny, tiny / "public").findings, builder.build(None).findings):
            assert [finding.code for finding in found] == codes


def test_a_finding_is_told_where_it_stands_now(tiny: Path) -> None:
    path = tiny / "content/site.yaml"
    text = path.read_text(encoding="utf-8").replace("language: en", "language: sw")
    for shifted in (text, f"# A line above it.\n{text}"):
        path.write_text(shifted, encoding="utf-8")
        build_site(tiny, tiny / "public")
        lines = [f.place.line for f in check_site(tiny).findings if f.code == "language-without-lists"]
        assert lines == [shifted.splitlines().index("language: sw") + 1]


def test_what_a_finding_says_of_git_is_what_git_says_now(tiny: Path) -> None:
    (tiny / ".gitignore").write_text("public/\n.site-builder/\n", encoding="utf-8")
    with (tiny / "seeds/flood.txt").open("a", encoding="utf-8") as file:
        file.write("One line more.\n")
    for restored in ("take it from a backup", "`git checkout -- seeds/flood.txt` takes back"):
        build_site(tiny, tiny / "public")
        (found,) = (finding for finding in check_site(tiny).findings if finding.code == "seed-changed")
        assert restored in (found.hint or "")
        commit(tiny)
        edit_claim(tiny)
