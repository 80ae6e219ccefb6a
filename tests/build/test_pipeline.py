"""The whole pipeline on whole sites: equal bytes, nothing published on an error, nothing lost on bad input."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from site_builder.build.build_site import build_site
from site_builder.build.check_site import check_site
from site_builder.build.options import Options
from site_builder.content.addresses import SPECIFICATION
from tests.build.test_output_folder import tree
from tests.cases_on_disk import BASE
from tests.conftest import ROOT
from tests.sites import built_files

CLAIM = "content/claims/two-metres.md"


def codes(root: Path) -> list[str]:
    return [finding.code for finding in check_site(root).findings]


@pytest.mark.parametrize(
    "environment",
    [{"PYTHONHASHSEED": "7", "TZ": "Asia/Kathmandu"}, {"PYTHONHASHSEED": "8", "LC_ALL": "C", "LANG": "tr_TR.UTF-8"}],
)
def test_equal_input_gives_equal_bytes_anywhere(
    environment: dict[str, str], real_files: dict[str, bytes], tmp_path: Path
) -> None:
    copy = tmp_path / "another checkout"
    for folder in ("content", "seeds", "themes"):
        # Files are made in the reverse order, so that a folder lists them differently.
        for path in sorted((ROOT / folder).rglob("*"), reverse=True):
            if path.is_file():
                target = copy / path.relative_to(ROOT)
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, target)
    command = [sys.executable, "-m", "site_builder", "build", "--no-search", "--no-cards", "--site", str(copy)]
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, **environment})
    assert tree(copy / "public") == real_files


def test_one_letter_changed_in_any_quotation_stops_the_build(tiny: Path) -> None:
    out = tiny / "public"
    build_site(tiny, out)
    before = tree(out)
    text = (tiny / CLAIM).read_text(encoding="utf-8")
    start = text.index("The river rose by two metres on")
    for offset in (0, 5, 20, 30):
        changed = text[: start + offset] + "Q" + text[start + offset + 1 :]
        (tiny / CLAIM).write_text(changed, encoding="utf-8")
        findings = build_site(tiny, out).findings
        assert [(f.code, f.place.file, f.place.line, f.place.column) for f in findings] == [
            ("quote-not-found", CLAIM, 11, 12)
        ]
        assert tree(out) == before


def test_one_byte_changed_in_any_seed_stops_the_build(tiny: Path) -> None:
    out = tiny / "public"
    build_site(tiny, out)
    before = tree(out)
    seed = tiny / "seeds/flood.txt"
    seed.write_bytes(seed.read_bytes() + b"\n")
    findings = build_site(tiny, out).findings
    assert [(f.code, f.place.file, f.place.line, f.place.column) for f in findings] == [
        ("seed-changed", "content/sources/flood-report.md", 4, 9)
    ]
    assert tree(out) == before


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny site, published once, to be copied."""
    site = Path(shutil.copytree(BASE, tmp_path_factory.mktemp("published") / "site"))
    build_site(site, site / "public")
    return site


@pytest.mark.parametrize(
    "name",
    [
        "claims/two-metres.md",
        "sources/flood-report.md",
        "stories/flood.md",
        "questions/rise.md",
        "pages/about.md",
        "site.yaml",
    ],
)
@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00\x01\x02\xff\xfe",
        b"---",
        b"---\n",
        b"---\nclaim: x",
        b"---\n---\n",
        b"\xff\xfe-\x00-\x00",
        b"---\n[\n---\n",
        b"---\n- a\n---\n",
        b"a" * 1_048_577,
        None,
    ],
    ids=[
        "empty",
        "binary",
        "fence",
        "open fence",
        "half-written",
        "no fields",
        "utf-16",
        "bracket",
        "list",
        "huge",
        "missing",
    ],
)
def test_any_broken_file_gives_located_findings_and_keeps_the_site(
    published: Path, tmp_path: Path, name: str, content: bytes | None
) -> None:
    tiny = Path(shutil.copytree(published, tmp_path / "site"))
    out = tiny / "public"
    before = tree(out)
    assert before
    path = tiny / "content" / name
    path.unlink() if content is None else path.write_bytes(content)
    checked = build_site(tiny, out)
    if content is None and name in ("claims/two-metres.md", "pages/about.md"):
        assert checked.findings == ()
        return
    assert checked.findings
    assert all(f.hint and f.place.file.startswith(("content/", "seeds/")) for f in checked.findings)
    assert tree(out) == before


def test_a_broken_file_is_not_reported_once_more_by_all_that_name_it(tiny: Path) -> None:
    (tiny / "content/sources/flood-report.md").write_text("", encoding="utf-8")
    assert codes(tiny) == ["front-matter-missing"]


def test_a_link_out_of_the_seeds_is_not_followed(tiny: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("The river rose by two metres on Monday night", encoding="utf-8")
    (tiny / "seeds/flood.txt").unlink()
    (tiny / "seeds/flood.txt").symlink_to(secret)
    assert codes(tiny) == ["seed-outside"]


def test_drafts_are_checked_and_not_published(tiny: Path) -> None:
    path = tiny / "content/claims/damage.md"
    path.write_text(path.read_text(encoding="utf-8").replace("verdict:", "status: draft\nverdict:"), encoding="utf-8")
    checked = check_site(tiny)
    assert checked.findings == ()
    assert "claims/damage/index.html" not in built_files(tiny)
    shown = built_files(tiny, Options(drafts=True))
    assert "draft" in shown["claims/damage/index.html"].decode().lower()
    assert not any(
        b"damage" in content
        for name, content in built_files(tiny).items()
        if "assets/" not in name and "sources/" not in name and name != SPECIFICATION
    )


def test_a_former_address_leads_to_the_new_one(tiny: Path) -> None:
    path = tiny / CLAIM
    path.write_text(
        path.read_text(encoding="utf-8").replace("verdict:", "aliases: [two-meters]\nverdict:"), encoding="utf-8"
    )
    files = built_files(tiny)
    assert b"../../claims/two-metres/" in files["claims/two-meters/index.html"]
    assert files["_redirects"] == (
        b"/claims/two-meters/* /claims/two-metres/:splat 301\n"
        b"/embed/claims/two-meters/* /embed/claims/two-metres/:splat 301\n"
    )
    assert b"../../../embed/claims/two-metres/" in files["embed/claims/two-meters/index.html"]


def test_a_site_overrides_a_single_template(tiny: Path) -> None:
    template = tiny / "themes/default/templates/404.html"
    template.parent.mkdir(parents=True)
    template.write_text("Gone: {{ site.title }}", encoding="utf-8")
    files = built_files(tiny)
    assert files["404.html"] == b"Gone: The flood"
    assert b"The river rose" in files["claims/two-metres/index.html"]
