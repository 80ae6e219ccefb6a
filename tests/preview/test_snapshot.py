"""States of a site: the newest good one stays while something is wrong, and a fault in a theme is told with its place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from site_builder.build.options import Options
from site_builder.preview.snapshot import Builder, PageFault

DAMAGE = "content/claims/damage.md"
PREVIEW = Options(drafts=True, preview=True)


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_the_last_good_state_stays_while_something_is_wrong(tiny: Path) -> None:
    builder = Builder(tiny, PREVIEW)
    first = builder.build(None)
    assert (first.good, first.findings) == (True, ())
    edit(tiny / DAMAGE, "about 3 million", "about 4 million")
    broken = builder.build(frozenset({tiny / DAMAGE}))
    assert not broken.good
    assert broken.files == first.files
    assert [finding.code for finding in broken.findings] == ["quote-not-found"]
    edit(tiny / DAMAGE, "about 4 million", "about 3 million")
    mended = builder.build(frozenset({tiny / DAMAGE}))
    assert (mended.good, mended.findings, mended.files) == (True, (), first.files)
    builder.close()


THREE, TWO = "content/claims/three-metres.md", "content/claims/two-metres.md"


def misquote(root: Path) -> None:
    edit(root / THREE, "after the river had risen", "after that river had risen")


def break_it(root: Path) -> None:
    (root / THREE).write_text("---\nclaim: [\n", encoding="utf-8")


def remove_it(root: Path) -> None:
    (root / THREE).unlink()
    edit(root / TWO, "cannot both", "[cannot](three-metres.md) both")


def rename_it(root: Path) -> None:
    (root / THREE).rename(root / "content/claims/more-metres.md")
    edit(root / TWO, "cannot both", "[cannot](three-metres.md) both")


def edit_it_beside_an_error(root: Path) -> None:
    edit(root / THREE, "One report says", "One of them says")
    edit(root / TWO, "cannot both", "[cannot](nowhere.md) both")


def misquote_another(root: Path) -> None:
    edit(root / DAMAGE, "about 3 million", "about 4 million")


EDITS = (misquote, break_it, remove_it, rename_it, edit_it_beside_an_error)


@pytest.mark.parametrize("change", EDITS)
def test_the_last_good_state_has_pages_that_nobody_has_looked_at_yet(
    change: Callable[[Path], None], tiny: Path
) -> None:
    expected = dict(Builder(tiny, PREVIEW).build(None).files)
    builder = Builder(tiny, PREVIEW)
    assert builder.build(None).good
    for _ in range(2):
        change(tiny)
        state = builder.build(None)
        assert not state.good
        change = misquote_another
    assert dict(state.files) == expected


def test_a_page_whose_archived_text_has_changed_since_is_no_fault_of_the_tool(
    tiny: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "site_builder.views.evidence_tables.MAX_CACHED_SEEDS", 1
    )  # A larger site has more than are held.
    state = Builder(tiny, PREVIEW).build(None)
    edit(tiny / "seeds/bridge.txt", "3 million", "4 million")
    with pytest.raises(PageFault) as caught:
        dict(state.files)
    assert caught.value.findings == ()


def test_a_site_that_is_broken_from_the_start_has_findings_and_no_files(tiny: Path) -> None:
    (tiny / "content/site.yaml").unlink()
    state = Builder(tiny, PREVIEW).build(None)
    assert (state.good, dict(state.files)) == (False, {})
    assert state.findings


def test_warnings_do_not_hold_up_the_preview(tiny: Path) -> None:
    (tiny / "seeds/more.txt").write_text("Another text.\n", encoding="utf-8")
    state = Builder(tiny, PREVIEW).build(None)
    assert state.good
    assert [finding.code for finding in state.findings] == ["seed-unused"]


@pytest.mark.parametrize(
    ("template", "line", "words"),
    [
        ('{% extends "base.html" %}\n{% block main %}\n  {{ page.nope.x }}\n{% endblock %}', 3, "nope"),
        ('{% extends "base.html" %}\n{% block main %}{% if %}', 2, "cannot be read"),
        ('{% extends "bse.html" %}', 1, "no template “bse.html”"),
        ('{% extends "base.html" %}\n{% block main %}{{ asset("nope.css") }}{% endblock %}', 2, "nope.css"),
        ('{% extends "base.html" %}\n{% block main %}{{ 1 / 0 }}{% endblock %}', 2, "division by zero"),
    ],
)
def test_a_fault_in_a_template_is_told_with_file_and_line(tiny: Path, template: str, line: int, words: str) -> None:
    builder = Builder(tiny, PREVIEW)
    good = builder.build(None)
    path = tiny / "themes/default/templates/home.html"
    path.parent.mkdir(parents=True)
    path.write_text(template, encoding="utf-8")
    state = builder.build(None)
    assert (state.good, state.files) == (False, good.files)
    (fault,) = state.findings
    assert (fault.code, fault.place.file, fault.place.line) == (
        "template-fault",
        "themes/default/templates/home.html",
        line,
    )
    assert words in fault.message
    assert fault.excerpt == template.split("\n")[line - 1]
    path.unlink()
    assert builder.build(None).good


@pytest.mark.parametrize("path", ["themes/default/templates/home.html", "themes/default/assets/css/99-own.css"])
def test_a_theme_that_is_no_text_is_told_and_does_not_end_the_preview(tiny: Path, path: str) -> None:
    builder = Builder(tiny, PREVIEW)
    builder.build(None)
    (tiny / path).parent.mkdir(parents=True)
    (tiny / path).write_bytes(b"\xff\xfe")
    state = builder.build(None)
    assert not state.good
    (fault,) = state.findings
    assert (fault.code, fault.place.file) == ("not-utf8", path)


def test_a_save_in_a_theme_is_seen_wherever_the_site_is_named_from(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    style = tiny / "themes/default/assets/css/99-own.css"
    style.parent.mkdir(parents=True)
    style.write_text("h1 { color: red }", encoding="utf-8")
    monkeypatch.chdir(tiny)
    builder = Builder(Path(), PREVIEW)
    first = next(iter(builder.build(None).files))
    for colour in ("tan", "sky"):
        style.write_text(f"h1 {{ color: {colour} }}", encoding="utf-8")
        state = builder.build(frozenset({style}))
        sheet = next(path for path in state.files if path.startswith("assets/site.") and path.endswith(".css"))
        assert colour.encode() in state.files[sheet]
    assert first.startswith("assets/")


def test_a_style_that_was_saved_while_something_was_wrong_shows_when_it_is_mended(tiny: Path) -> None:
    builder = Builder(tiny, PREVIEW)
    builder.build(None)
    style = tiny / "themes/default/assets/css/99-own.css"
    style.parent.mkdir(parents=True)
    edit(tiny / DAMAGE, "about 3 million", "about 4 million")
    style.write_text("h1 { color: tan }", encoding="utf-8")
    assert not builder.build(frozenset({tiny / DAMAGE, style})).good
    edit(tiny / DAMAGE, "about 4 million", "about 3 million")
    state = builder.build(frozenset({tiny / DAMAGE}))
    sheet = next(path for path in state.files if path.startswith("assets/site.") and path.endswith(".css"))
    assert b"h1 { color: tan }" in state.files[sheet]


def test_a_theme_that_cannot_be_used_is_told_until_it_is_mended(tiny: Path) -> None:
    builder = Builder(tiny, PREVIEW)
    builder.build(None)
    template = tiny / "themes/default/templates/claim.html"
    template.parent.mkdir(parents=True)
    template.write_text("{{ nope.x }}", encoding="utf-8")
    for _ in range(2):
        assert [finding.code for finding in builder.build(frozenset({template})).findings] == ["template-fault"]
    edit(tiny / DAMAGE, "about 3 million", "about 3  million")
    assert not builder.build(frozenset({tiny / DAMAGE})).good
    template.unlink()
    assert builder.build(frozenset({template})).good


def test_an_asset_that_a_template_asks_for_and_that_is_gone_is_told(tiny: Path) -> None:
    asset = tiny / "themes/default/assets/own.svg"
    asset.parent.mkdir(parents=True)
    asset.write_text("<svg/>", encoding="utf-8")
    template = tiny / "themes/default/templates/home.html"
    template.parent.mkdir(parents=True)
    template.write_text(
        '{% extends "base.html" %}\n{% block main %}{{ asset("own.svg") }}{% endblock %}', encoding="utf-8"
    )
    builder = Builder(tiny, PREVIEW)
    assert builder.build(None).good
    asset.unlink()
    assert [finding.code for finding in builder.build(frozenset({asset})).findings] == ["template-fault"]
