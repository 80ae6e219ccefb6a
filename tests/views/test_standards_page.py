"""The page of a site's standards says what its settings say, and is there only when they say something."""

from __future__ import annotations

from pathlib import Path

from tests.pages import read_page, shown
from tests.sites import built_files

SETTINGS = """
publisher: {name: The river press}
contact: {email: desk@flood.example, form: "https://flood.example/write"}
people:
  - {name: "Ada <b>Ruiz</b>", role: editor, page: "https://flood.example/ada"}
  - name: Bo
funding: Readers pay.
complaints:
  route: Write to Ada.
  body: {name: The council, url: "https://council.example/"}
reprint: With a link.
"""


def built(site: Path, settings: str) -> dict[str, bytes]:
    path = site / "content/site.yaml"
    path.write_text(path.read_text(encoding="utf-8") + settings, encoding="utf-8")
    return built_files(site)


def test_all_that_the_settings_say_stands_there(tiny: Path) -> None:
    page = read_page(built(tiny, SETTINGS)["standards/index.html"])
    text = shown(page, " ")
    for words in (
        "The river press",
        "Ada <b>Ruiz</b>",
        "editor",
        "Bo",
        "Readers pay.",
        "Write to Ada.",
        "The council",
        "With a link.",
    ):
        assert words in text
    links = {str(link.get("href")) for link in page.iter("a")}
    assert links >= {
        "mailto:desk@flood.example",
        "https://flood.example/write",
        "https://flood.example/ada",
        "https://council.example/",
    }


def test_every_page_leads_there_and_the_text_of_a_page_stands_above(tiny: Path) -> None:
    (tiny / "content/pages/standards.md").write_text(
        "---\ntitle: Our standards\n---\nWe take no side.\n", encoding="utf-8"
    )
    files = built(tiny, SETTINGS)
    assert b"standards/" in files["claims/damage/index.html"]
    text = shown(read_page(files["standards/index.html"]), " ")
    assert text.index("We take no side.") < text.index("Readers pay.")
    assert b"/standards/" in files["sitemap.xml"]


def test_a_site_that_says_nothing_has_no_such_page(tiny: Path) -> None:
    files = built(tiny, "")
    assert "standards/index.html" not in files
    assert b"standards/" not in files["index.html"]
