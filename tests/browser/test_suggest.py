"""The form for a new claim: it checks in the page, opens the editor with a file that the compiler takes, and asks nobody."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from site_builder.views import page_limits
from tests.browser.serving import Host, serve
from tests.browser.test_accessibility import RUN, axe
from tests.browser.walking import Visitor
from tests.cases_on_disk import BASE
from tests.sites import ReadSite, built_files

if TYPE_CHECKING:
    from playwright.sync_api import Page

QUOTE = "The damage will cost the town about 3 million euros, according to a first estimate by the council"
_TEXTS = {
    "claim": "The damage is about 3 million euros: “roughly”, said the council's clerk.",
    "summary": "The council gives: the sum.",
    "why": "It gives # the sum, and nothing else.",
}


@dataclass(frozen=True)
class Form:
    """The page with the form, the site that it is of, and where the editor was opened."""

    page: Page
    site: Path
    opened: list[str]

    def fill(self, quote: str = QUOTE) -> None:
        for name, text in _TEXTS.items():
            self.page.locator(f"[name={name}]").first.fill(text)
        self.page.locator("[name=source]").first.select_option("flood-report")
        self.page.locator("[name=quote]").first.fill(quote)
        self.page.locator("[name=verdict]").select_option("supported")

    def send(self) -> None:
        self.page.get_by_role("button", name="Check it and open the editor").click()

    def wait_for_faults(self, number: int) -> None:
        """Wait until so many faults are shown. The page allows no script that is a text, so it is not asked by one."""
        from playwright.sync_api import expect

        expect(self.page.locator(".suggest-fault")).to_have_count(number)

    def faults(self) -> list[str]:
        return self.page.locator(".suggest-fault").all_inner_texts()

    def file(self) -> tuple[str, str]:
        self.page.wait_for_url("https://code.example/**")
        query = parse_qs(urlsplit(self.opened[-1]).query)
        return query["filename"][0], query["value"][0]


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Host]]:
    import shutil

    site = Path(shutil.copytree(BASE, tmp_path_factory.mktemp("suggest") / "site"))
    settings = site / "content/site.yaml"
    settings.write_text(settings.read_text(encoding="utf-8") + "repository: https://code.example/o/r\n", "utf-8")
    (site / "content/pages/contribute.md").write_text("---\ntitle: Contribute\n---\nHow.\n", encoding="utf-8")
    text = "市长周二叫停了合同。ขอสัญญาใหม่"
    (site / "seeds/notice.txt").write_text(text, encoding="utf-8")
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    source = f"---\ntitle: A notice\nseed: notice.txt\nsha256: {digest}\n---\n"
    (site / "content/sources/notice.md").write_text(source, encoding="utf-8")
    with serve("/facts/") as host:
        host.publish(built_files(site))
        yield site, host


@pytest.fixture
def form(visitor: Visitor, published: tuple[Path, Host]) -> Iterator[Form]:
    site, host = published
    opened: list[str] = []
    page = visitor.open(host.address + "contribute/")

    def answer(route: object) -> None:
        opened.append(route.request.url)  # type: ignore[attr-defined]
        route.fulfill(body="the editor")  # type: ignore[attr-defined]

    page.route("https://code.example/**", answer)
    yield Form(page, site, opened)
    page.unroute_all()


def test_without_javascript_the_links_are_there_and_the_form_is_not(
    visitor: Visitor, published: tuple[Path, Host]
) -> None:
    page = visitor.open(published[1].address + "contribute/", script=False)
    assert not page.locator(".suggest-form").is_visible()
    template = page.get_by_role("link", name="Open the editor with a file").get_attribute("href")
    assert template is not None
    assert template.startswith("https://code.example/o/r/new/main/content/claims?filename=")
    assert "verdict: insufficient" in parse_qs(urlsplit(template).query)["value"][0]


def test_a_finished_file_passes_the_check_as_it_is(form: Form, tmp_path: Path) -> None:
    import shutil

    form.fill()
    form.page.get_by_role("button", name="Add another article").click()
    second = form.page.locator("fieldset").nth(1)
    second.locator("[name=source]").select_option("bridge-closed")
    second.locator("[name=stance]").select_option("mentions")
    second.locator("[name=quote]").fill("The mayor praised the volunteers. […] The damage is put at 3 million")
    second.locator("[name=why]").fill("It gives it too.")
    form.send()
    name, text = form.file()
    assert name == "the-damage-is-about-3-million-euros-roughly-said-the-council.md"
    site = Path(shutil.copytree(form.site, tmp_path / "site"))
    (site / "content/claims" / name).write_text(text.replace("status: draft\n", ""), encoding="utf-8")
    checked = ReadSite(site)
    assert [f for f in checked.findings if f.code != "unpinned-quote"] == []
    record = checked.claims[name.removesuffix(".md")].record
    assert (record.claim, record.summary) == (_TEXTS["claim"], _TEXTS["summary"])
    assert [item.source for item in record.evidence] == ["flood-report", "bridge-closed"]


def test_what_is_missing_or_wrong_is_said_at_each_field_and_nothing_is_opened(form: Form) -> None:
    form.send()
    form.page.wait_for_selector(".suggest-fault")
    assert form.faults() == ["This is missing."] * 6
    assert form.page.evaluate("document.activeElement.name") == "claim"
    assert form.page.locator("[name=claim]").get_attribute("aria-invalid") == "true"
    form.fill()
    form.page.locator("[name=claim]").fill("No full stop")
    form.send()
    form.wait_for_faults(1)
    assert form.faults() == ["Write one whole sentence, with a full stop at its end."]
    assert form.page.locator(".suggest-status").inner_text() == "Some fields need another look: 1"
    assert form.opened == []


@pytest.mark.parametrize(
    ("quote", "stands"),
    [
        (QUOTE, True),
        ("The damage  will cost\nthe town", True),
        ('"Nobody was hurt," the mayor', True),
        ("The river rose […] the council said", True),
        ("The damage will cost the town about 4 million euros", False),
        ("the damage will cost the town", False),
        ("he damage will cost the town", False),
        ("the council said […] The river rose", False),
    ],
)
def test_a_quote_is_looked_up_in_the_archived_article(form: Form, quote: str, stands: bool) -> None:
    form.page.locator("[name=source]").select_option("flood-report")
    field = form.page.locator("[name=quote]")
    field.fill(quote)
    field.blur()
    form.page.wait_for_selector(".suggest-good:not(:empty), .suggest-fault")
    assert form.page.locator(".suggest-good:not(:empty)").count() == stands
    assert form.page.locator(".suggest-fault").count() != stands


@pytest.mark.parametrize(
    ("quote", "stands"),
    [("周二叫停了合同", True), ("ขอสัญญา", True), ("อสัญญาใ", True), ("ขอส", False), ("ัญญาใหม่", False)],
)
def test_a_quote_is_cut_anywhere_but_within_a_character_where_no_space_parts_words(
    form: Form, quote: str, stands: bool
) -> None:
    form.page.locator("[name=source]").select_option("notice")
    field = form.page.locator("[name=quote]")
    field.fill(quote)
    field.blur()
    form.page.wait_for_selector(".suggest-good:not(:empty), .suggest-fault")
    assert form.page.locator(".suggest-good:not(:empty)").count() == stands


def test_what_no_address_can_carry_is_shown_to_be_copied(form: Form) -> None:
    form.fill()
    form.page.locator("[name=summary]").fill("Why so. " * 1500)
    form.send()
    file = form.page.get_by_label("The finished file")
    file.wait_for()
    assert file.input_value().startswith("---\nclaim:")
    assert form.opened == []
    link = form.page.locator(".suggest-file").get_by_role("link", name="Open the editor")
    assert link.get_attribute("href") == "https://code.example/o/r/new/main/content/claims"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_while_faults_are_shown(visitor: Visitor, form: Form, scheme: str) -> None:
    visitor.turn(form.page, 390, scheme)
    form.page.get_by_role("button", name="Add another article").click()
    form.fill("These words stand nowhere at all")
    form.send()
    form.wait_for_faults(4)
    form.page.evaluate(axe())
    assert form.page.evaluate(RUN) == []


def test_among_very_many_articles_the_name_of_one_is_typed(
    visitor: Visitor, published: tuple[Path, Host], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_limits, "OFFERED", 0)
    site, _ = published
    with serve() as host:
        host.publish(built_files(site))
        page = visitor.open(host.address + "contribute/")
        assert page.locator("[name=story]").count() == 0
        source, quote = page.get_by_label("Article", exact=True), page.locator("[name=quote]")
        for name, shown in (
            ("flood-report", ".suggest-good:not(:empty)"),
            ("bridge-closed", "[name=quote] + .suggest-fault"),
        ):
            source.fill(name)
            source.blur()
            assert page.get_by_role("link", name="Read it in a new tab").get_attribute("href") == f"../sources/{name}/"
            quote.fill(QUOTE)
            quote.blur()
            page.locator(shown).wait_for()


def test_an_article_can_be_taken_out_again(form: Form) -> None:
    form.page.get_by_role("button", name="Add another article").click()
    assert form.page.locator("fieldset").count() == 2
    ids = form.page.locator("form [id]").evaluate_all("all => all.map(e => e.id)")
    assert len(set(ids)) == len(ids)
    form.page.get_by_role("button", name="Take this article out").click()
    assert form.page.locator("fieldset").count() == 1
