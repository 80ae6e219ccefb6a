"""The second theme: short, chosen by its name, different to look at, and the default theme's for all the rest."""

from __future__ import annotations

from pathlib import Path

from bs4 import BeautifulSoup

from site_builder.build.check_site import check_site
from site_builder.build.options import Options
from tests.conftest import ROOT
from tests.sites import built_files

THEME = ROOT / "themes" / "broadside"


def built(root: Path, theme: str) -> dict[str, bytes]:
    options = Options(theme=theme)
    checked = check_site(root, options)
    assert checked.findings == ()
    return built_files(root, options)


def styles(files: dict[str, bytes]) -> str:
    (css,) = (
        content.decode("utf-8") for name, content in files.items() if name.startswith("assets/site.") and "css" in name
    )
    return css


def test_it_is_chosen_by_name_and_looks_different(tiny: Path) -> None:
    plain, broadside = built(tiny, "default"), built(tiny, "broadside")
    other = {name.split(".")[0] for name in plain.keys() - broadside.keys()}
    assert other == {f"assets/{sheet}" for sheet in ("site", "home", "source", "story")}
    assert styles(broadside) != styles(plain)
    assert b'class="masthead nameplate"' in broadside["claims/damage/index.html"]
    assert b"nameplate" not in plain["claims/damage/index.html"]
    assert b'content="#000000"' in broadside["index.html"]


def test_its_styles_stand_among_those_of_the_default_theme_in_the_order_of_names(tiny: Path) -> None:
    css = styles(built(tiny, "broadside"))
    marks = ["@layer tokens, base", ".claim-head {", ".nameplate", "Noto Naskh Arabic", "@page {"]
    assert [css.index(mark) for mark in marks] == sorted(css.index(mark) for mark in marks)


def test_it_says_the_same_as_the_default_theme(tiny: Path) -> None:
    plain, broadside = built(tiny, "default"), built(tiny, "broadside")
    for name in (name for name in plain if name.endswith(".html")):
        texts = []
        for files in (plain, broadside):
            main = BeautifulSoup(files[name], "html.parser").find("main")
            assert main is not None
            texts.append(main.get_text())
        assert texts[0] == texts[1], name


def test_it_is_short_and_has_no_words_of_its_own() -> None:
    lines = sum(len(path.read_text(encoding="utf-8").splitlines()) for path in THEME.rglob("*") if path.is_file())
    assert lines < 120
    assert {path.name for path in (THEME / "templates").rglob("*.html")} == {"masthead.html", "colours.html"}


def test_a_site_changes_one_file_of_it(tiny: Path) -> None:
    path = tiny / "themes/broadside/templates/partials/footer.html"
    path.parent.mkdir(parents=True)
    path.write_text("<footer>{{ site.title }}, printed in town</footer>", encoding="utf-8")
    page = built(tiny, "broadside")["index.html"]
    assert b"printed in town" in page
    assert b"nameplate" in page
