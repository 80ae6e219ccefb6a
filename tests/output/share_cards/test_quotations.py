"""Pictures of quotations: asked for in the settings, one for each that may be shown, and never older than its claim."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.build.build_site import build_site
from site_builder.build.options import Options
from site_builder.content.read_theme import load_theme
from site_builder.output.share_cards.card_template import ShareCardTemplate
from site_builder.output.share_cards.card_text import CardContent, CardQuotation
from site_builder.output.share_cards.draw import ShareCard
from site_builder.output.share_cards.fonts import load_fonts
from site_builder.output.share_cards.raster import png
from site_builder.views.site_frame import SiteFrame
from tests.build.test_output_folder import tree
from tests.cases_on_disk import Case
from tests.output.share_cards.test_cards import CLAIM, NOWHERE, WITH_CARDS, change, size, targets_of
from tests.pages import read_page

TWO_METRES = "claims/two-metres/"
ARABIC = "ارتفع النهر"


@pytest.fixture
def asked(tiny: Path) -> Path:
    """The tiny site with pictures of its quotations."""
    settings = tiny / "content/site.yaml"
    settings.write_text(settings.read_text("utf-8") + "quotation_pictures: true\n", encoding="utf-8")
    return tiny


def quotations(root: Path) -> dict[str, ShareCard]:
    """Return the pictures of quotations that a build would draw, by their addresses."""
    targets = targets_of(root, NOWHERE)
    cards = (card for name in targets.names() for card in targets.make(name)[0].quotations)
    return {card.file: card for card in cards}


def links(root: Path, claim: str) -> dict[str, str]:
    page = read_page((root / "public" / claim / "index.html").read_bytes())
    cards = page.xpath("//*[contains(@class, 'evidence ')][@id]")
    found = {card.get("id"): card.xpath(".//a[. = 'As a picture']/@href") for card in cards}
    return {anchor: str(address) for anchor, addresses in found.items() for address in addresses}


def svg(frame: SiteFrame, root: Path, quoted: CardQuotation) -> str:
    theme = load_theme(root, "default", frame.language)
    template = ShareCardTemplate(frame, theme, load_fonts(theme.fonts, NOWHERE))
    drawing = template.svg(CardContent("quotation", "It rose.", verdict=frame.scale[0], quoted=quoted))
    assert size(png(drawing, ())) == (1200, 630)
    return drawing


def test_each_quotation_has_a_picture_that_its_card_leads_to(asked: Path) -> None:
    build_site(asked, asked / "public", WITH_CARDS)
    found = links(asked, TWO_METRES)
    assert set(found) == {"evidence-flood-report", "evidence-bridge-closed"}
    for anchor, address in found.items():
        assert address.endswith(f"/{anchor}.png")
        assert size((asked / "public" / TWO_METRES / f"{anchor}.png").read_bytes()) == (1200, 630)


def test_nobody_gets_them_unasked(tiny: Path) -> None:
    assert quotations(tiny) == {}
    build_site(tiny, tiny / "public", WITH_CARDS)
    assert links(tiny, TWO_METRES) == {}


def test_without_share_cards_there_are_none(asked: Path) -> None:
    build_site(asked, asked / "public")
    assert links(asked, TWO_METRES) == {}
    assert not list((asked / "public").rglob("*.png"))


def test_a_withdrawn_claim_has_none(asked: Path) -> None:
    said = "status: withdrawn\ncorrections: [{date: 2026-04-02, kind: void, note: It was wrong.}]\npublished:"
    before = quotations(asked)
    change(asked, CLAIM, "published:", said)
    assert {file for file in before if file.startswith(TWO_METRES)} == before.keys() - quotations(asked).keys()


def test_an_outdated_claim_says_so(asked: Path) -> None:
    said = "status: outdated\ncorrections: [{date: 2026-04-02, kind: outdated, note: It fell.}]\npublished:"
    change(asked, CLAIM, "published:", said)
    verdict = quotations(asked)[f"{TWO_METRES}evidence-flood-report.png"].content.verdict
    assert verdict is not None
    assert verdict.label == "Outdated (Conflicting)"


def test_words_that_are_withheld_have_none(tmp_path: Path) -> None:
    root = Case("quote-not-found", "passes-withheld").lay(tmp_path / "case")
    settings = root / "content/site.yaml"
    settings.write_text(settings.read_text("utf-8") + "quotation_pictures: true\n", encoding="utf-8")
    assert not [file for file in quotations(root) if file.endswith("evidence-flood-report.png")]


def test_only_what_changed_is_drawn_again_and_all_else_stays(asked: Path) -> None:
    before = quotations(asked)
    build_site(asked, asked / "public", WITH_CARDS)
    change(asked, CLAIM, "claim: The river rose", "claim: The river has risen")
    after = quotations(asked)
    changed = {file for file in before if before[file].digest != after[file].digest}
    assert changed == {file for file in before if file.startswith(TWO_METRES)}
    build_site(asked, asked / "public", WITH_CARDS)
    build_site(asked, asked / "cold", WITH_CARDS)
    assert tree(asked / "public") == tree(asked / "cold")


def test_they_go_when_nobody_asks_for_them_any_more(asked: Path) -> None:
    build_site(asked, asked / "public", WITH_CARDS)
    change(asked, "content/site.yaml", "quotation_pictures: true", "quotation_pictures: false")
    build_site(asked, asked / "public", Options(cards=True))
    assert links(asked, TWO_METRES) == {}
    assert {path.name for path in (asked / "public/claims").rglob("*.png")} == {"card.png"}


@pytest.mark.parametrize("words", ["It rose " * 200, "Donaudampfschifffahrt" * 60])
def test_a_long_quotation_is_cut_and_says_so(tiny: Path, words: str) -> None:
    frame = targets_of(tiny, NOWHERE).builder.frame
    drawing = svg(frame, tiny, CardQuotation(words, "ltr", "A & <b>", "supports", "flood.example/"))
    assert drawing.count(" […]”") == 1
    assert "A &amp; &lt;b&gt;" in drawing


def test_a_quotation_runs_as_its_language_does(tiny: Path) -> None:
    frame = targets_of(tiny, NOWHERE).builder.frame
    (line,) = [
        line
        for line in svg(frame, tiny, CardQuotation(ARABIC, "rtl", "CNN", "contradicts", "a/")).splitlines()
        if ARABIC in line
    ]
    assert 'text-anchor="end"' in line
    assert 'font-family="Amiri"' in line
