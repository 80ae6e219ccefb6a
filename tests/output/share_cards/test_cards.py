"""Share cards and icons: one for each page, in the right size, the same each time, drawn only when they must be."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from site_builder.build.build_site import build_site
from site_builder.build.check_site import check_site
from site_builder.build.options import Options
from site_builder.build.page_builder import PageBuilder, Setting
from site_builder.build.targets import Targets
from site_builder.content.read_theme import load_theme
from site_builder.output.share_cards import draw as share_cards
from site_builder.output.share_cards.draw import ShareCard, ShareCardPlan, draw_share_cards
from site_builder.output.share_cards.icons import icons
from site_builder.output.share_cards.raster import PARALLEL_FROM, draw, png
from site_builder.store.artifacts import CACHE_FOLDER, Kept
from tests.build.test_output_folder import tree
from tests.conftest import ROOT
from tests.sites import ReadSite

NOWHERE = Kept(None)
WITH_CARDS = Options(cards=True)
CLAIM = "content/claims/two-metres.md"


def targets_of(root: Path, kept: Kept) -> Targets:
    checked = check_site(root)
    settings = checked.index.settings.record
    theme = load_theme(root, settings.theme, settings.language)
    return Targets(PageBuilder(checked.reading, Setting(theme, ""), lambda frame: ShareCardPlan(frame, theme, kept)))


def planned(root: Path, kept: Kept = NOWHERE) -> tuple[ShareCard, ...]:
    targets = targets_of(root, kept)
    return tuple(card for name in targets.names() if (card := targets.make(name)[0].share_card))


def drawn(root: Path, kept: Kept = NOWHERE) -> dict[str, bytes]:
    frame = targets_of(root, kept).builder.frame
    cards = planned(root, kept)
    theme = load_theme(root, "default", frame.language)
    return dict(draw_share_cards(cards, frame, theme, kept))


def change(root: Path, name: str, old: str, new: str) -> None:
    path = root / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def size(picture: bytes) -> tuple[int, int]:
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", picture[16:24])
    return width, height


@pytest.fixture
def drawings(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many pictures were drawn each time that something had to be drawn."""
    counted: list[int] = []

    def counting(svgs: list[str], *rest: object) -> object:
        counted.append(len(svgs))
        return draw(svgs, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(share_cards, "draw", counting)
    return counted


def test_every_claim_question_and_story_of_the_real_site_has_a_card(real_site: ReadSite) -> None:
    index = real_site.index
    pages = {card.page for card in planned(ROOT)}
    folders = (("claims", index.claims), ("questions", index.questions), ("stories", index.stories))
    assert pages == {"", *(f"{folder}/{id}/" for folder, ids in folders for id in ids)}


def test_a_card_is_a_picture_of_1200_by_630_and_the_same_each_time(tiny: Path) -> None:
    pictures = drawn(tiny)
    assert set(pictures) > {
        "card.png",
        "claims/two-metres/card.png",
        "questions/rise/card.png",
        "stories/flood/card.png",
    }
    assert {size(picture) for picture in pictures.values()} == {(1200, 630)}
    assert drawn(tiny) == pictures


def test_processes_draw_what_one_would(tiny: Path) -> None:
    svgs = [f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="{n}"/>' for n in range(1, PARALLEL_FROM + 9)]
    told: list[tuple[int, int]] = []
    assert list(draw(svgs, {}, lambda done, total: told.append((done, total)))) == [png(svg, ()) for svg in svgs]
    assert told == [(n, len(svgs)) for n in range(1, len(svgs) + 1)]


def test_no_font_of_the_system_is_used() -> None:
    text = "<text x='9' y='90' font-size='60' font-family=\"{}\">Hamburg</text>"
    svg = "<svg xmlns='http://www.w3.org/2000/svg' width='300' height='120'>{}</svg>"
    blank = png(svg.format(""), ())
    for family in ("serif", "sans-serif", "DejaVu Sans", "Liberation Serif", "Arial"):
        assert png(svg.format(text.format(family)), ()) == blank
    fonts = [str(path) for path in (ROOT / "themes/default/cards").glob("*.ttf")]
    assert png(svg.format(text.format("'Newsreader 72pt'")), fonts) != blank


def test_a_card_is_drawn_again_when_what_it_shows_has_changed_and_only_then(tiny: Path, drawings: list[int]) -> None:
    kept = Kept(tiny)
    before = drawn(tiny, kept)
    assert drawings == [len(before)]
    assert drawn(tiny, kept) == before
    change(tiny, CLAIM, "summary: ", "summary: In short, ")
    assert drawn(tiny, kept) == before
    assert drawings == [len(before)], "the summary is not on the card"
    change(tiny, CLAIM, "claim: The river rose", "claim: The river has risen")
    after = drawn(tiny, kept)
    assert drawings[1:] == [1]
    assert {name for name in after if after[name] != before[name]} == {"claims/two-metres/card.png"}


@pytest.mark.parametrize("template", ["card.svg", "partials/icons.html"])
def test_a_change_of_the_look_draws_all_cards_again(tiny: Path, template: str) -> None:
    before = {card.page: card.digest for card in planned(tiny)}
    own = tiny / "themes/default/templates" / template
    own.parent.mkdir(parents=True)
    own.write_text((ROOT / "themes/default/templates" / template).read_text(encoding="utf-8") + "\n", encoding="utf-8")
    after = {card.page: card.digest for card in planned(tiny)}
    assert all(after[page] != before[page] for page in before)


def test_cards_that_were_kept_and_spoilt_are_drawn_again(tiny: Path, drawings: list[int]) -> None:
    kept = Kept(tiny)
    before = drawn(tiny, kept)
    for path in (tiny / CACHE_FOLDER).rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes()[:50])
    assert drawn(tiny, kept) == before
    assert drawings == [len(before)] * 2


def test_a_claim_without_end_still_gives_a_card(tiny: Path) -> None:
    change(tiny, CLAIM, "claim: The river rose", f"claim: The {'Donaudampfschifffahrt' * 4} rose {'and rose ' * 60}")
    assert size(drawn(tiny)["claims/two-metres/card.png"]) == (1200, 630)


def test_signs_that_mean_something_in_svg_are_only_signs(tiny: Path) -> None:
    change(tiny, CLAIM, "claim: The river rose", 'claim: The <river/> & "its" </text> rose')
    assert size(drawn(tiny)["claims/two-metres/card.png"]) == (1200, 630)


def test_words_that_no_font_has_give_no_card_and_the_page_shows_the_sites(tiny: Path) -> None:
    change(tiny, CLAIM, "claim: The river rose", "claim: 川 rose")
    build_site(tiny, tiny / "public", WITH_CARDS)
    assert not (tiny / "public/claims/two-metres/card.png").exists()
    assert share_tags(tiny, "claims/two-metres/")["og:image"] == "https://flood.example/card.png"


def test_a_site_in_a_language_that_no_font_has_gets_no_cards_and_still_its_icons(tiny: Path) -> None:
    settings = tiny / "content/site.yaml"
    settings.write_text("title: 洪水\nlanguage: zh\n", encoding="utf-8")
    build_site(tiny, tiny / "public", WITH_CARDS)
    assert not list((tiny / "public").rglob("card.png"))
    assert (tiny / "public/favicon.ico").is_file()
    assert "og:image" not in share_tags(tiny, "")


@pytest.mark.parametrize(
    ("language", "title", "claim"),
    [
        ("ar", "الفيضان", "ارتفع منسوب النهر مترين (CNN)."),
        ("uk", "Повінь", "Річка піднялася на два метри (CNN)."),
        ("hi", "बाढ़", "नदी का जलस्तर दो मीटर बढ़ गया (CNN)।"),
    ],
)
def test_a_site_in_another_script_gets_cards_in_a_face_that_has_its_letters(
    tiny: Path, language: str, title: str, claim: str
) -> None:
    (tiny / "content/site.yaml").write_text(f"title: {title}\nlanguage: {language}\n", encoding="utf-8")
    change(tiny, CLAIM, "claim: The river rose by two metres.", f"claim: {claim}")
    build_site(tiny, tiny / "public", WITH_CARDS)
    assert size((tiny / "public/claims/two-metres/card.png").read_bytes()) == (1200, 630)
    assert "claims/two-metres/card.png" in share_tags(tiny, "claims/two-metres/")["og:image"]


def share_tags(root: Path, address: str) -> dict[str, str]:
    page = BeautifulSoup((root / "public" / address / "index.html").read_bytes(), "html.parser")
    tags = page.select("meta[property^='og:'], meta[name^='twitter:']")
    return {str(tag.get("property") or tag.get("name")): str(tag["content"]) for tag in tags}


def test_pages_name_their_card_and_change_its_address_when_it_changes(tiny: Path) -> None:
    build_site(tiny, tiny / "public", WITH_CARDS)
    tags = share_tags(tiny, "claims/two-metres/")
    address, _, version = tags["og:image"].removeprefix("https://flood.example/").partition("?v=")
    assert size((tiny / "public" / address).read_bytes()) == (1200, 630)
    assert (tags["og:image:width"], tags["og:image:height"]) == ("1200", "630")
    assert tags["og:title"].startswith("Conflicting: The river rose")
    assert tags["og:image:alt"] == tags["og:title"]
    assert tags["twitter:card"] == "summary_large_image"
    # The site's own card counts its claims: a page that named its version would change with every one of them.
    assert share_tags(tiny, "sources/flood-report/")["og:image"] == "https://flood.example/card.png"
    change(tiny, CLAIM, "claim: The river rose", "claim: The river has risen")
    build_site(tiny, tiny / "public", WITH_CARDS)
    changed = share_tags(tiny, "claims/two-metres/")["og:image"]
    assert changed.partition("?v=")[0] == f"https://flood.example/{address}"
    assert changed.partition("?v=")[2] != version


def test_without_cards_no_page_names_a_picture_and_none_is_kept(tiny: Path) -> None:
    build_site(tiny, tiny / "public")
    assert not {"og:image", "og:image:alt"} & set(share_tags(tiny, ""))
    assert share_tags(tiny, "")["twitter:card"] == "summary"
    assert not list((tiny / "public").rglob("*.png"))
    assert not (tiny / ".site-builder/cache").exists()


def test_a_build_from_nothing_and_one_from_what_is_kept_are_equal(tiny: Path) -> None:
    options = Options(cards=True, search=True)
    build_site(tiny, tiny / "cold", options)
    build_site(tiny, tiny / "warm", options)
    assert tree(tiny / "cold") == tree(tiny / "warm")
    assert (tiny / "cold/pagefind/pagefind.js").is_file()
    assert (tiny / ".site-builder/cache/search").is_dir()


def test_icons_are_drawn_from_the_themes_own(tmp_path: Path) -> None:
    drawing = (ROOT / "themes/default/assets/favicon.svg").read_bytes()
    made = icons({"favicon.svg": drawing}, Kept(tmp_path))
    assert size(made["apple-touch-icon.png"]) == (180, 180)
    ico = made["favicon.ico"]
    assert struct.unpack("<HHH", ico[:6]) == (0, 1, 3)
    for number, expected in enumerate((16, 32, 48)):
        entry = ico[6 + 16 * number : 22 + 16 * number]
        length, start = struct.unpack("<II", entry[8:])
        assert size(ico[start : start + length]) == (expected, expected)
        assert (entry[0], entry[1]) == (expected, expected)
    assert icons({"favicon.svg": drawing}, Kept(tmp_path)) == made
    assert icons({}, NOWHERE) == {}
