"""A fault in a theme's template is a finding of the build: file, line and fix, once, and nothing is published."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.build.build_site import build_site
from site_builder.build.options import Options
from site_builder.findings.finding import Finding
from tests.build.test_output_folder import tree
from tests.cli.inside import run

QUICK = ("--no-search", "--no-cards")
_FAULTS = [
    ('{% extends "base.html" %}\n\n{% block main %}{% if %}', 3, "cannot be read", "a tag that is not closed"),
    ('{% extends "base.html" %}\n{% block main %}\n  {{ page.nope.x }}\n{% endblock %}', 3, "nope", "docs/theme.md"),
    ('{% extends "base.html" %}\n{% block main %}{{ asset() }}{% endblock %}', 2, "TypeError", "docs/theme.md"),
]
faulty = pytest.mark.parametrize(
    ("text", "line", "words", "fix"), _FAULTS, ids=["a syntax error", "an undefined name", "a wrong call"]
)


def write(site: Path, template: str, text: str) -> Path:
    path = site / "themes/default/templates" / template
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def told(found: Finding) -> tuple[str, str, int]:
    return found.code, found.place.file, found.place.line


@faulty
def test_the_build_tells_file_line_and_fix_and_leaves_what_is_served(
    tiny: Path, text: str, line: int, words: str, fix: str
) -> None:
    assert run(tiny, "build", *QUICK).returncode == 0
    before = tree(tiny / "public")
    path = write(tiny, "claim.html", text)
    result = run(tiny, "build", *QUICK)
    assert result.returncode == 1
    assert result.stderr.count("error[template-fault]") == 1
    assert f"error[template-fault] themes/default/templates/claim.html:{line}:" in result.stderr
    assert words in result.stderr
    assert fix in result.stderr
    assert "Nothing was published: 1 error. The previous site, if any, stays as it was." in result.stdout
    assert tree(tiny / "public") == before
    assert [left.name for left in tiny.glob(".public*")] == []
    path.unlink()
    assert run(tiny, "build", *QUICK).returncode == 0
    assert tree(tiny / "public") == before


@faulty
def test_it_comes_before_the_warnings_of_the_content(tiny: Path, text: str, line: int, words: str, fix: str) -> None:
    (tiny / "seeds/more.txt").write_text("Another text.\n", encoding="utf-8")
    write(tiny, "claim.html", text)
    built = build_site(tiny, tiny / "public")
    assert [told(found) for found in built.findings] == [
        ("template-fault", "themes/default/templates/claim.html", line),
        ("seed-unused", "seeds/more.txt", 1),
    ]
    assert not (tiny / "public").exists()


@pytest.mark.parametrize(
    "text",
    [
        "{% if page %}" * 3000,
        "\n{% if page %}" * 3000,
        "{% if page %}\n" * 150 + "{% endif %}" * 150,
        "{% for a in b %}\n" * 30 + "{% endfor %}" * 30,
        "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}",
        "{{ " + "[" * 500 + "]" * 500 + " }}",
        "{{ " + "not " * 5000 + "1 }}",
        "{{ " + "-" * 5000 + "1 }}",
        "{{ a" + "|upper" * 3000 + " }}",
        "{{ a" + " ~ (a" * 400 + ")" * 400 + " }}",
        "{{ 1" + " + 1" * 3000 + " }}",
        "{{ a" + ".b" * 3000 + " }}",
        "{% call a() %}" * 400 + "{% endcall %}" * 400,
    ],
    ids=range(13),
)
def test_a_template_that_nests_too_deep_is_told(tiny: Path, text: str) -> None:
    write(tiny, "claim.html", text)
    built = build_site(tiny, tiny / "public", Options(search=False, cards=False))
    ((code, file, line),) = {told(found) for found in built.findings}
    assert (code, file) == ("template-fault", "themes/default/templates/claim.html")
    assert 1 <= line <= text.count("\n") + 1


def test_a_fault_that_another_process_comes_upon_is_told_the_same(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("site_builder.build.make_targets.MIN_TARGETS_PER_PROCESS", 1)
    # The first claim is made before there are other processes; the others are shared.
    text = '{% extends "base.html" %}\n{% block main %}\n{% if page.card.id != "damage" %}{{ page.nope.x }}{% endif %}{% endblock %}'
    write(tiny, "claim.html", text)
    found = [build_site(tiny, tiny / "public", Options(jobs=jobs)).findings for jobs in (1, 2, 3)]
    assert [told(fault) for fault in found[0]] == [("template-fault", "themes/default/templates/claim.html", 3)]
    assert found[1] == found[2] == found[0]


def test_a_macro_that_is_called_wrongly_is_told_where_it_is_called(tiny: Path) -> None:
    text = (
        '{% from "macros/cards.html" import claim with context %}\n{{ claim(page.card, page.card, page.card, 4, 5) }}'
    )
    write(tiny, "claim.html", text)
    (fault,) = build_site(tiny, tiny / "public").findings
    assert told(fault) == ("template-fault", "themes/default/templates/claim.html", 2)


@pytest.mark.parametrize("text", ["<svg>\n{{ card.nope.x }}", "<svg>\n{% if %}"])
def test_a_fault_in_the_template_of_cards_is_told(tiny: Path, text: str) -> None:
    write(tiny, "card.svg", text)
    (fault,) = build_site(tiny, tiny / "public", Options(cards=True)).findings
    assert told(fault) == ("template-fault", "themes/default/templates/card.svg", 2)


def test_a_theme_that_is_no_text_is_a_finding_too(tiny: Path) -> None:
    write(tiny, "claim.html", "").write_bytes(b"\xff\xfe")
    (fault,) = build_site(tiny, tiny / "public").findings
    assert (fault.code, fault.place.file) == ("not-utf8", "themes/default/templates/claim.html")


def test_an_error_of_the_tool_is_not_laid_at_the_themes_door(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise TypeError("ours")

    monkeypatch.setattr("site_builder.build.make_targets.placed", broken)
    with pytest.raises(TypeError, match="ours"):
        build_site(tiny, tiny / "public")
