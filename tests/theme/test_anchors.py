"""The ids of templates: no heading of a text can have one of them, or two elements of a page would share it."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from site_builder.content.addresses import is_page_anchor
from site_builder.content.markdown_body import read_body
from tests.conftest import ROOT
from tests.sites import built_files

_ID = re.compile(r"""\sid=["']([^"']*)""")
_FROM_CODE = {
    "{{ start.anchor }}",
    "{{ evidence.anchor }}",
    "{{ use.number|use_anchor }}",
    "{{ article.anchor }}",
    "{{ piece.anchor }}",
}
"""Ids that the code makes: of evidence, passages and uses, with the beginnings that belong to pages."""
TEMPLATES = sorted((ROOT / "themes").glob("*/templates/**/*.html"))


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT / "themes")))
def test_every_id_of_a_template_belongs_to_pages(path: Path) -> None:
    found = set(_ID.findall(path.read_text(encoding="utf-8"))) - _FROM_CODE
    assert not {id for id in found if not is_page_anchor(id.partition("{")[0])}


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        ("Archived text", "on-archived-text"),
        ("archived-text", "on-archived-text"),
        ("ARCHIVED  TEXT!", "on-archived-text"),
        ("*Archived* **text**", "on-archived-text"),
        ("Árchived téxt", "on-archived-text"),
        ("Section text", "on-section-text"),
        ("Section: the menu", "on-section-the-menu"),
        ("Evidence flood-report", "on-evidence-flood-report"),
        ("Passage 10-20", "on-passage-10-20"),
        ("Section use 1", "on-section-use-1"),
        ("The archived text", "the-archived-text"),
        ("Archived texts", "archived-texts"),
        ("Evidence", "evidence"),
        ("fn1", "on-fn1"),
        ("Fnref 12", "fnref-12"),
        ("fnref12", "on-fnref12"),
    ],
)
def test_a_heading_that_says_the_same_gets_an_id_of_its_own(heading: str, anchor: str) -> None:
    text = f"## {heading}\n"
    assert read_body(text, "content/pages/x.md", "x/", tuple(text.split("\n")), 1)[0].anchors == {anchor}


def test_no_id_stands_twice_on_a_page_whatever_its_headings_say(tiny: Path) -> None:
    files = built_files(tiny)
    pages = [BeautifulSoup(content, "html.parser") for name, content in files.items() if name.endswith(".html")]
    ids = sorted({str(tag["id"]) for page in pages for tag in page.find_all(id=True)})
    assert {"archived-text", "section-text", "section-evidence"} <= set(ids)
    ids += ["fn1", "fnref1", "fn2", "fnref2"]
    headings = "".join(f"\n## {id.replace('-', ' ')}\n\nWords.\n" for id in ids)
    headings += "\nA note[^1], and one more^[Here it is.], and the first again[^1].\n\n[^1]: The note.\n"
    for path in (tiny / "content").glob("*/*.md"):
        path.write_text(f"{path.read_text(encoding='utf-8').rstrip()}\n{headings}", encoding="utf-8")
    for name, content in built_files(tiny).items():
        if name.endswith(".html"):
            counted = Counter(str(tag["id"]) for tag in BeautifulSoup(content, "html.parser").find_all(id=True))
            assert not {id for id, times in counted.items() if times > 1}, name
