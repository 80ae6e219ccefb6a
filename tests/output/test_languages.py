"""A site in another language: right way round, in its words, its dates and numbers; what is foreign is marked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from babel.numbers import get_group_symbol
from bs4 import BeautifulSoup, Comment, Doctype, Tag
from markupsafe import escape
from msgspec.structs import replace

from site_builder.build.check_site import check_site
from site_builder.build.options import Options
from site_builder.output.locale_formats import formats_of
from site_builder.output.templates import Templates
from tests.output.jinja.both_ways import BothWays
from tests.sites import built_files

# Names that every language writes the same.
NAMES = {
    "Atom",
    "JSON",
    "CSV",
    "SHA",
    "JavaScript",
    "BibTeX",
    "CSL",
    "LD",
    "oEmbed",
    "HTML",
    "URL",
    "RSS",
    "feed",
    "xml",
    "json",
    "csv",
    "bib",
}
_SPOKEN = ("aria-label", "title", "alt", "content", "placeholder")


def in_language(tiny: Path, language: str) -> dict[str, bytes]:
    path = tiny / "content/site.yaml"
    text = path.read_text(encoding="utf-8").replace("language: en", f"language: {language}")
    path.write_text(f"{text}\npolicy: {{languages_without_lists: [ar, uk]}}\n", encoding="utf-8")
    checked = check_site(tiny)
    assert checked.findings == ()
    return built_files(tiny, Options(drafts=True))


@pytest.fixture
def arabic(tiny: Path) -> dict[str, BeautifulSoup]:
    # The headlines are the articles' own, and so in their language.
    for source, headline in (
        ("flood-report", "The river rose by two metres on Monday night"),
        ("bridge-closed", "The old bridge was closed on Monday night"),
    ):
        path = tiny / f"content/sources/{source}.md"
        text = re.sub("title: .*", f"title: {headline}\ntitle_from: article", path.read_text(encoding="utf-8"))
        path.write_text(text, encoding="utf-8")
    files = in_language(tiny, "ar")
    return {name: BeautifulSoup(html, "html.parser") for name, html in files.items() if name.endswith(".html")}


def spoken(soup: BeautifulSoup) -> Iterator[str]:
    """Yield what a reader sees or hears on a page, but for what is marked as being in English."""
    for text in soup.find_all(string=True):
        around = [parent.get("lang") for parent in text.parents if parent.get("lang")]
        silent = isinstance(text, Comment | Doctype) or (
            text.parent and text.parent.name in ("script", "style", "code")
        )
        if not silent and around[:1] != ["en"]:
            yield str(text)
    for tag in soup.find_all(True):
        if str(tag.get("data-pagefind-meta")).startswith(("tone", "drawing")):
            continue  # the names of a class and of a drawing
        for name in _SPOKEN:
            value = tag.get(name)
            if isinstance(value, str) and (tag.name != "meta" or "description" in str(tag.attrs)):
                yield value
        yield from (str(value) for name, value in tag.attrs.items() if re.match("data-(?!pagefind)", name) and value)


def test_every_page_runs_from_right_to_left_and_says_so(arabic: dict[str, BeautifulSoup]) -> None:
    for name, soup in arabic.items():
        assert isinstance(soup.html, Tag)
        assert (soup.html.get("lang"), soup.html.get("dir")) == ("ar", "rtl"), name


def test_no_english_word_of_the_interface_is_left(arabic: dict[str, BeautifulSoup], tiny: Path) -> None:
    content = "\n".join(path.read_text(encoding="utf-8") for path in (tiny / "content").rglob("*.*"))
    known = NAMES | set(re.findall(r"[A-Za-z]+", re.sub(r"(?m)^[ -]*[a-z_]+:", "", content)))
    for name, soup in arabic.items():
        for text in spoken(soup):
            said = re.sub(r"<[^>]+>|https?://\S+|\S+/\S+|{\w+}", "", text)
            left = set(re.findall(r"[A-Za-z]{2,}", said)) - known
            assert not left, f"{name}: {text.strip()!r} is not translated: run `make words`, and translate what is new"


def test_verdicts_dates_and_numbers_are_arabic(arabic: dict[str, BeautifulSoup]) -> None:
    text = arabic["claims/two-metres/index.html"].get_text(" ")
    assert "متضارب" in text
    assert "2 مارس 2026" in text
    assert "1 من المقالات يؤيّد" in text
    assert "المصادر المؤرشفة التي تتناول الادعاء تؤكده." in arabic["methodology/index.html"].get_text(" ")


def test_what_is_quoted_from_another_language_is_marked_as_such(arabic: dict[str, BeautifulSoup]) -> None:
    soup = arabic["claims/two-metres/index.html"]
    for selector in ("blockquote.passage", ".receipt dd[lang]", "h4 a"):
        found = soup.select(selector)
        assert found
        assert {(tag.get("lang"), tag.get("dir")) for tag in found} == {("en", "ltr")}, selector
    source = arabic["sources/flood-report/index.html"]
    assert [(tag.get("lang"), tag.get("dir")) for tag in source.select(".archived, h1 [lang]")] == [("en", "ltr")] * 2
    label = source.select_one(".furniture > summary")
    assert label is not None
    assert (label.get("lang"), label.get("dir")) == ("ar", "rtl")
    assert "الإنجليزية" in soup.get_text()


def test_a_title_by_the_editors_is_in_their_language(tiny: Path) -> None:
    path = tiny / "content/sources/flood-report.md"
    path.write_text(path.read_text(encoding="utf-8").replace("seed:", "title_from: editors\nseed:"), encoding="utf-8")
    soup = BeautifulSoup(in_language(tiny, "ar")["sources/flood-report/index.html"], "html.parser")
    title = soup.select_one("h1 [lang]")
    assert title is not None
    assert title.get("lang") == "ar"


def test_feeds_and_data_say_the_verdict_in_the_sites_language(tiny: Path) -> None:
    files = in_language(tiny, "de")
    for name in ("feed.xml", "claims.json"):
        assert "Widersprüchlich" in files[name].decode("utf-8"), name
    assert "1. März 2026" in files["claims/damage/index.html"].decode("utf-8")


def test_a_date_with_a_full_stop_of_its_own_gets_no_second_one(tiny: Path) -> None:
    page = in_language(tiny, "uk")["claims/damage/index.html"].decode("utf-8")
    cited = BeautifulSoup(page, "html.parser").select_one(".citation-text")
    assert cited is not None
    assert "березня 2026\u202fр. https://" in cited.get_text()


SWISS = get_group_symbol("de_CH")
"""What parts thousands in Swiss German: another apostrophe since CLDR 48."""


def test_swiss_german_parts_thousands_by_an_apostrophe() -> None:
    assert SWISS in "'’"


@pytest.mark.parametrize(
    ("language", "day", "number"),
    [
        ("en", "20 November 2026", "1,234"),
        ("en-GB", "20 November 2026", "1,234"),
        ("en-US", "November 20, 2026", "1,234"),
        ("de-CH", "20. November 2026", f"1{SWISS}234"),
        ("ar", "20 نوفمبر 2026", "1,234"),
        ("fr", "20 novembre 2026", "1\u202f234"),
        ("es", "20 de noviembre de 2026", "1.234"),
        ("pt", "20 de novembro de 2026", "1.234"),
        ("pt-PT", "20 de novembro de 2026", "1\xa0234"),
        ("it", "20 novembre 2026", "1.234"),
        ("uk", "20 листопада 2026\u202fр.", "1\xa0234"),
        ("hi", "20 नवंबर 2026", "1,234"),
        ("tlh", "20 November 2026", "1,234"),
    ],
)
def test_a_language_writes_dates_and_numbers_in_its_way(language: str, day: str, number: str) -> None:
    formats = formats_of(language)
    assert formats.day(date(2026, 11, 20)) == day
    assert str(formats.thousands(1234)) == number


@pytest.mark.parametrize(
    ("language", "one", "many"),
    [
        ("en", "1 rival", "2,927 rivals"),
        ("de", "1 rival", "2.927 rivals"),
        ("de-CH", "1 rival", f"2{escape(SWISS)}927 rivals"),
    ],
)
def test_a_number_that_is_written_out_still_decides_between_one_and_many(language: str, one: str, many: str) -> None:
    ways = BothWays({})
    for environment in (ways.short, ways.stock):
        environment.filters["thousands"] = formats_of(language).thousands
        template = environment.from_string(
            "{% trans count=found|thousands %}{{ count }} rival{% pluralize %}{{ count }} rivals{% endtrans %}"
        )
        assert [template.render(found=found) for found in (1, 2927)] == [one, many]


@pytest.mark.parametrize(("language", "said"), [("en", "2,927 claims,"), ("de", "2.927 Behauptungen,")])
def test_a_list_says_how_many_claims_there_are_as_its_language_writes_it(
    tiny: Path, language: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = Templates.render

    def with_many(self: Templates, template: str, address: str, page: Any, **extra: Any) -> bytes:
        return asked(self, template, address, replace(page, total=2927) if template == "claims.html" else page, **extra)

    monkeypatch.setattr(Templates, "render", with_many)
    assert said in in_language(tiny, language)["claims/index.html"].decode("utf-8")


def test_names_of_languages() -> None:
    assert formats_of("en").language_name("de") == "German"
    assert formats_of("de").language_name("en-GB") == "Englisch (Vereinigtes Königreich)"
    assert formats_of("en").language_name("qqq") == "qqq"
