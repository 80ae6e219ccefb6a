"""A build that has nothing to do says so, and only then."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import NoReturn

import pytest

import site_builder
from site_builder.build.check_site import check_site
from site_builder.build.up_to_date import Inputs, RunOutcome, inputs_of, note_of_check
from site_builder.checks.overdue_reviews import first_overdue
from site_builder.findings.catalogue import Severity
from site_builder.findings.finding import Place, finding
from site_builder.store.file_stamp import FRESH_NANOSECONDS
from site_builder.store.tool_version import package_folder
from tests.build.test_output_folder import tree
from tests.cli.inside import run

SAID = "nothing has changed"


def build(root: Path, *words: str) -> str:
    result = run(root, "build", "--no-search", "--no-cards", *words)
    assert result.returncode == 0, result.stderr
    return result.stdout


@pytest.fixture
def built(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    # The moment at which an entry of the disk changed cannot be set back; every file counts as settled here.
    monkeypatch.setattr("site_builder.build.up_to_date.FRESH_NANOSECONDS", -(10**12))
    build(tiny)
    assert SAID in build(tiny)
    return tiny


def edit(root: Path) -> None:
    path = root / "content/claims/two-metres.md"
    path.write_text(path.read_text(encoding="utf-8").replace("cannot", "can hardly"), encoding="utf-8")


def add_a_template(root: Path) -> None:
    path = root / "themes/default/templates/partials/footer.html"
    path.parent.mkdir(parents=True)
    path.write_text("<footer>Ours</footer>", encoding="utf-8")


def spoil_a_page(root: Path) -> None:
    (root / "public/index.html").write_text("spoilt", encoding="utf-8")


def remove_a_page(root: Path) -> None:
    (root / "public/claims/damage/index.html").unlink()


@pytest.mark.parametrize("change", [edit, add_a_template, spoil_a_page, remove_a_page])
def test_whatever_changed_is_made_again(change: Callable[[Path], None], built: Path) -> None:
    change(built)
    assert SAID not in build(built)
    assert "spoilt" not in (built / "public/index.html").read_text(encoding="utf-8")
    assert (built / "public/claims/damage/index.html").is_file()
    assert SAID in build(built)


@pytest.mark.parametrize("words", [["--drafts"], ["--base-url", "https://example.net/"], ["--out", "elsewhere"]])
def test_whoever_asks_for_something_else_gets_it(words: list[str], built: Path, tmp_path: Path) -> None:
    words = [str(tmp_path / word) if word == "elsewhere" else word for word in words]
    assert SAID not in build(built, *words)


LINKS = ("public", ".site-builder/cache", ".site-builder/x")


@pytest.mark.parametrize("command", [("build", "--no-search", "--no-cards"), ("check",)])
@pytest.mark.parametrize("step", LINKS)
def test_a_link_that_was_laid_since_where_builds_write_is_told(
    step: str, command: tuple[str, ...], built: Path, tmp_path: Path
) -> None:
    assert run(built, *command).returncode == 0
    path, outside = built / step, tmp_path / "outside"
    if path.exists():
        path.rename(outside)
    path.symlink_to(outside)
    result = run(built, *command)
    assert result.returncode == 1
    assert f"error[kept-state-tracked] {step}:1:1" in result.stderr


def test_what_changed_just_now_is_not_taken_on_trust(tiny: Path) -> None:
    build(tiny)
    before = tree(tiny / "public")
    edit(tiny)
    assert SAID not in build(tiny)
    assert tree(tiny / "public") != before


def leave_a_text(root: Path) -> Path:
    path = root / "seeds/more.txt"
    path.write_text("A text that no source names.\n", encoding="utf-8")
    return path


def test_a_build_with_nothing_to_do_repeats_its_warnings_until_they_are_answered(built: Path) -> None:
    text = leave_a_text(built)
    first, second = (run(built, "build", "--no-search", "--no-cards") for _ in range(2))
    assert SAID in second.stdout
    assert "(1 warning)" in first.stdout
    assert "(1 warning)" in second.stdout
    assert first.stderr == second.stderr
    assert "warning[seed-unused] seeds/more.txt" in second.stderr
    text.unlink()
    assert "warning" not in build(built)


def test_a_strict_build_does_not_pass_over_what_an_earlier_one_only_warned_of(built: Path) -> None:
    leave_a_text(built)
    build(built)
    strict = run(built, "build", "--no-search", "--no-cards", "--strict")
    assert strict.returncode == 1
    assert "Nothing was published" in strict.stdout


FOUND = [
    ("content/site.yaml", Severity.WARNING, True),
    ("content/site.yaml", Severity.INFO, True),
    ("content/site.yaml", Severity.ERROR, False),
    (".gitattributes", Severity.WARNING, False),
    ("public/claims", Severity.WARNING, False),
    ("content", Severity.WARNING, False),
]


@pytest.mark.parametrize(("file", "severity", "kept"), FOUND)
def test_only_warnings_that_change_with_an_input_are_kept(file: str, severity: Severity, kept: bool) -> None:
    found = finding("seed-unused", Place(file), "A sentence.", "A hint.", severity=severity)
    assert RunOutcome("3 claims", (found,)).may_be_kept is kept


def check(root: Path, *words: str) -> str:
    return run(root, "check", "--today", "2026-11-20", *words).stdout


@pytest.fixture
def unread(built: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site of which nothing may be read."""

    def refuse(*_: object, **__: object) -> NoReturn:
        raise AssertionError("the site is read")

    monkeypatch.setattr("site_builder.build.check_site.read_site", refuse)
    return built


def test_a_check_that_would_find_nothing_again_reads_nothing(unread: Path) -> None:
    assert check(unread) == "Checked 3 claims, 2 sources, 6 quotes verified: no findings.\n"


def test_a_check_repeats_what_it_found_and_says_more_where_more_is_asked(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    leave_a_text(built)
    build(built)
    first = run(built, "check", "--today", "2026-11-20")
    monkeypatch.setattr("site_builder.build.check_site.read_site", lambda *_, **__: pytest.fail("the site is read"))
    again = run(built, "check", "--today", "2026-11-20")
    assert (again.stdout, again.stderr, again.returncode) == (first.stdout, first.stderr, 0)
    assert "seed-unused" in again.stderr
    monkeypatch.undo()
    assert run(built, "check", "--strict", "--today", "2026-11-20").returncode == 1


@pytest.mark.parametrize("change", [edit, add_a_template])
def test_a_check_after_a_change_looks_at_it(change: Callable[[Path], None], built: Path) -> None:
    change(built)
    result = run(built, "check")
    assert "quotes verified" in result.stdout
    text = (built / "content/claims/two-metres.md").read_text(encoding="utf-8")
    (built / "content/claims/two-metres.md").write_text(text.replace("verdict: ", "verdict: x"), encoding="utf-8")
    assert run(built, "check").returncode == 1


def test_a_check_on_a_later_day_finds_what_is_due_then(built: Path) -> None:
    settings = built / "content/site.yaml"
    settings.write_text(
        f"{settings.read_text(encoding='utf-8')}\npolicy:\n  review_after_days: 400\n", encoding="utf-8"
    )
    build(built)
    first = first_overdue(check_site(built).index)
    assert first is not None
    said = [run(built, "check", "--today", (first + timedelta(days=n)).isoformat()).stdout for n in (-1, 0, -1)]
    assert ["no findings" in words for words in said] == [True, False, True]


@pytest.mark.parametrize(
    ("day", "kept"), [(date(2026, 1, 31), False), (date(2026, 2, 1), True), (date(2026, 3, 1), False)]
)
def test_what_is_found_on_a_day_that_asks_for_more_is_not_kept(day: date, kept: bool) -> None:
    note = note_of_check(
        Inputs("", 0, 2 * FRESH_NANOSECONDS),
        RunOutcome("3 claims"),
        date(2026, 2, 1),
        date(2026, 3, 1),
        day,
        publishing=None,
    )
    assert (note is not None) is kept


def test_the_folder_of_the_generator_is_the_whole_package() -> None:
    assert package_folder() == Path(site_builder.__file__).resolve().parent


@pytest.mark.parametrize(
    "path", ["themes/default/templates/base.html", "site_builder/checks/rule.py", "site_builder/new.py"]
)
def test_a_changed_file_of_the_generator_or_of_a_bundled_theme_is_another_input(
    path: str, tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("site_builder.build.up_to_date.package_folder", lambda: tmp_path / "site_builder")
    before = inputs_of(tiny).digest
    (tmp_path / path).parent.mkdir(parents=True)
    (tmp_path / path).write_text("changed", encoding="utf-8")
    assert inputs_of(tiny).digest != before
