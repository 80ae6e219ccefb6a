"""The search finds what a page says itself, knows other wordings, and says so when it looked for fewer words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from site_builder.build.options import Options
from tests.browser.serving import Host, serve
from tests.browser.walking import Visitor
from tests.conftest import ROOT
from tests.pages import read_page, shown
from tests.sites import built_files

_ASK = """async query => {
  const [field, status, list] = ["[name=q]", ".search-status", ".search-results"].map(s => document.querySelector(s));
  list.replaceChildren();
  status.textContent = "";
  field.value = query;
  field.form.requestSubmit();
  while (!status.textContent || status.textContent === status.dataset.loading) await new Promise(r => setTimeout(r, 5));
  const more = document.querySelector(".search-more");
  while (!more.hidden) {
    const before = list.children.length;
    more.click();
    while (list.children.length === before) await new Promise(r => setTimeout(r, 5));
  }
  return {
    status: status.textContent,
    found: [...list.querySelectorAll("a")].map(link => new URL(link.href).pathname.slice(1)),
    kinds: [...document.querySelectorAll("[name=kind] option:not([value=''])")].filter(o => !o.hidden).map(o => o.text),
  };
}"""


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return built_files(ROOT, Options(search=True))


@pytest.fixture(scope="module")
def host(files: dict[str, bytes]) -> Iterator[Host]:
    with serve() as host:
        host.publish(files)
        yield host


def ask(visitor: Visitor, host: Host, query: str) -> dict[str, Any]:
    answer: dict[str, Any] = visitor.open(host.address + "search/").evaluate(_ASK, query)
    assert visitor.faults == []
    return answer


def test_a_figure_finds_the_pages_that_say_it_themselves(visitor: Visitor, host: Host, files: dict[str, bytes]) -> None:
    found = ask(visitor, host, "£123")["found"]
    assert {"claims/contract-worth-123-million/", "questions/contract-value/"} <= set(found[:3])
    for address in found:
        page = read_page(files[address + "index.html"])
        for furniture in page.xpath("//*[@data-pagefind-ignore]"):
            furniture.clear()
        assert "£123" in shown(page), address


@pytest.mark.parametrize(
    "furniture", ["found in the archived text", "breadcrumb", "their own sources not recorded", "embed"]
)
def test_the_words_around_what_a_page_says_find_few_claims(visitor: Visitor, host: Host, furniture: str) -> None:
    """Every claim has these words around what it says; some say such words themselves."""
    found = ask(visitor, host, furniture)["found"]
    assert len([address for address in found if address.startswith("claims/")]) < 10


def test_a_question_is_found_by_another_wording(visitor: Visitor, host: Host) -> None:
    assert "questions/contract-value/" in ask(visitor, host, "price")["found"]
    assert "questions/met-response/" in ask(visitor, host, "Scotland Yard")["found"]


def test_words_that_stand_nowhere_are_left_out_and_the_page_says_so(visitor: Visitor, host: Host) -> None:
    whole = ask(visitor, host, "Palantir contract")
    fewer = ask(visitor, host, "Palantir zebra contract")
    assert whole["status"].startswith("Results for “Palantir contract”: ")
    assert fewer["status"].startswith(
        "Nothing was found for “Palantir zebra contract”. Results for “Palantir contract”: "
    )
    assert fewer["found"] == whole["found"]
    quoted = ask(visitor, host, '"tender rules"')["status"]
    assert quoted == 'Nothing was found for “"tender rules"”. Results for “tender rules”: 1'
    assert ask(visitor, host, "zebra quagga")["status"].startswith("Nothing was found. ")


def test_the_kinds_are_counted_as_the_query_found_them(visitor: Visitor, host: Host) -> None:
    answer = ask(visitor, host, "price")
    assert len(answer["found"]) == 2
    assert answer["kinds"] == ["Claim (1)", "Question (1)"]
    assert answer["status"].endswith("2 (Claim 1 · Question 1)")
