"""Who makes a claim, in which role, and the page of each of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from site_builder.content.statements import Role
from site_builder.views.claimant_page import ClaimantPage
from site_builder.views.said_by import role_on
from tests.linked import linked
from tests.pages import read_page, shown
from tests.sites import built_files
from tests.views.test_pages import change

CLERK = Role(role="clerk", to=date(2024, 5, 1))
MAYOR = Role(role="mayor", from_=date(2024, 5, 1), to=date(2026, 4, 30))
ANNA = """\
---
name: Anna Berg
kind: person
roles:
  - role: clerk
    to: 2026-02-20
  - role: mayor
    from: 2026-02-20
page: https://town.example/mayor
same_as: [https://register.example/1]
---
She is [well known](../claims/damage.md).
"""
DAMAGE = """\
claimants:
  - claimant: anna-berg
    date: 2026-02-19
    place: Ashloton
    source: https://town.example/speech
  - {claimant: anna-berg, date: 2026-02-21, occasion: a post, source: flood-report}
published:"""
THREE = """\
claimants: [{claimant: anna-berg, role: guest}]
corrections: [{date: 2026-03-02, kind: void, note: Nobody measured.}]
published:"""


@pytest.mark.parametrize(
    ("day", "role"),
    [
        (date(2020, 1, 1), "clerk"),
        (date(2024, 4, 30), "clerk"),
        (date(2024, 5, 1), "mayor"),
        (date(2026, 4, 30), "mayor"),
        (date(2026, 5, 1), None),
        (None, None),
    ],
)
def test_the_role_is_that_of_the_day(day: date | None, role: str | None) -> None:
    assert role_on((CLERK, MAYOR), day) == role_on((MAYOR, CLERK), day) == role


def test_of_an_unknown_day_the_role_is_known_that_always_holds() -> None:
    assert role_on((MAYOR, Role(role="poet")), None) == "poet"
    assert role_on((MAYOR, Role(role="poet")), date(2025, 1, 1)) == "mayor"


@pytest.fixture
def site(tiny: Path) -> Path:
    (tiny / "content/claimants").mkdir()
    (tiny / "content/claimants/anna-berg.md").write_text(ANNA, encoding="utf-8")
    change(tiny / "content/claims/damage.md", ("published:", DAMAGE))
    change(tiny / "content/claims/three-metres.md", ("published:", THREE))
    return tiny


def told(page: ClaimantPage) -> list[tuple[str, list[tuple[str | None, str | None]]]]:
    return [
        (made.claim.id, [(said.role, source.id if source else None) for said, source in made.said])
        for made in page.claims
    ]


def test_a_claimant_has_all_claims_with_the_roles_of_their_days(site: Path) -> None:
    (page,) = linked(site).claimants
    said = [("clerk", None), ("mayor", "flood-report")]
    assert told(page) == [("three-metres", [("guest", None)]), ("damage", said)]
    assert [(verdict.id, count) for verdict, count in page.verdicts] == [("supported", 1)]
    assert (page.card.claims, page.withdrawn, page.updated) == (1, 1, date(2026, 3, 2))


def test_a_withdrawn_claim_is_said_to_be_so_and_shows_no_verdict(site: Path) -> None:
    html = built_files(site)["claimants/anna-berg/index.html"].decode("utf-8")
    withdrawn, supported = html[html.index("claimant-claims") :].split("<li>")[1:3]
    assert "Withdrawn on" in withdrawn
    assert "Nobody measured." in withdrawn
    assert "Conflicting" not in withdrawn
    assert "Supported" in supported


def test_of_one_claim_alone_the_verdict_is_said_once(tiny: Path) -> None:
    (tiny / "content/claimants").mkdir()
    (tiny / "content/claimants/anna-berg.md").write_text(ANNA, encoding="utf-8")
    change(tiny / "content/claims/damage.md", ("published:", DAMAGE))
    alone = read_page(built_files(tiny)["claimants/anna-berg/index.html"])
    assert [shown(tag).strip() for tag in alone.xpath("//main//*[starts-with(@class, 'verdict ')]")] == ["Supported"]
    change(tiny / "content/claims/two-metres.md", ("published:", "claimants: [{claimant: anna-berg}]\npublished:"))
    both = read_page(built_files(tiny)["claimants/anna-berg/index.html"])
    assert [" ".join(shown(one).split()) for one in both.xpath("//ul[@class='claimant-verdicts']/li")] == [
        "Supported 1 claim",
        "Conflicting 1 claim",
    ]


def test_a_site_without_records_has_no_list_of_them(tiny: Path) -> None:
    files = built_files(tiny)
    assert not [path for path in files if path.startswith("claimants/")]
    assert not [path for path, content in files.items() if path.endswith(".html") and b"claimants/" in content]
