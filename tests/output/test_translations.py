"""A translated quotation: shown beside the original, in data, and never where words are proved."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec import json

from site_builder.audit.shown_page import ShownPage
from site_builder.build.check_site import check_site
from site_builder.content.records import Stance
from tests.linked import Linked
from tests.output.machine_readable import rendered
from tests.pages import read_page
from tests.views.test_pages import change

QUOTE = "    quote: The damage is put at 3 million euros.\n"
TRANSLATION = "    translation: {text: 'It is “3 million”, they say.', by: Ann <b>Other</b>}\n"
PAGE, DATA = "claims/damage/index.html", "claims/damage/claim.json"


@pytest.fixture
def site(tiny: Path) -> Path:
    change(tiny / "content/claims/damage.md", (QUOTE, QUOTE + TRANSLATION))
    change(tiny / "content/sources/bridge-closed.md", ("language: en", "language: de-AT"))
    return tiny


def test_the_page_says_that_it_is_one_by_whom_and_from_which_language(site: Path) -> None:
    page = read_page(rendered(site)[PAGE])
    (card,) = page.xpath("//*[@id='evidence-bridge-closed']")
    (shown,) = card.xpath(".//*[@class='translation']")
    assert shown.text_content().split() == [
        "The",
        "article",
        "is",
        "in",
        "German",
        "(Austria).",
        "What",
        "follows",
        "is",
        "a",
        "translation",
        "by",
        "Ann",
        "<b>Other</b>;",
        "the",
        "article’s",
        "own",
        "words",
        "are",
        "those",
        "above.",
        "It",
        "is",
        "“3",
        "million”,",
        "they",
        "say.",
    ]
    (words,) = shown.xpath(".//p[@lang]")
    assert (words.get("lang"), words.get("dir")) == ("en", "ltr")
    (original,) = card.xpath(".//blockquote")
    assert (original.get("lang"), original.get("dir")) == ("de-AT", "ltr")


def test_it_is_in_the_data_and_is_no_part_of_what_is_proved(site: Path) -> None:
    files = rendered(site)
    evidence = json.decode(files[DATA])["evidence"][1]
    assert evidence["translation"] == {
        "text": "It is “3 million”, they say.",
        "language": "en",
        "by": "Ann <b>Other</b>",
    }
    assert ShownPage(files[PAGE]).marks("evidence-bridge-closed") == ["The damage is put at 3 million euros."]
    assert [span["exact"] for span in evidence["receipt"]["spans"]] == ["The damage is put at 3 million euros."]


@pytest.mark.parametrize(("quotations", "shown"), [("keep", True), ("withhold", False)])
def test_of_withheld_words_no_translation_is_shown(quotations: str, shown: bool, site: Path) -> None:
    down = f"takedown: {{date: 2026-03-02, because: A court., quotations: {quotations}}}\ntitle:"
    change(site / "content/sources/bridge-closed.md", ("title:", down))
    page = next(page for page in Linked(check_site(site).reading).claims if page.card.id == "damage")
    (card,) = [card for card in page.evidence[Stance.SUPPORTS] if card.source.id == "bridge-closed"]
    assert (card.translation is not None) is shown
