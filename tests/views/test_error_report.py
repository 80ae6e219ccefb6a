"""The link with which a reader reports an error names the claim, and nothing in the claim adds to it."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from site_builder.build.check_site import check_site
from tests.pages import read_page
from tests.sites import built_files

CLAIM = "The damage &bcc=x@evil.example is\\r\\nBcc: y@evil.example 3 million."
MAIL = "contact: {email: desk@flood.example}\n"
FORM = "contact: {form: 'https://flood.example/write?to=desk'}\n"
GITHUB = "repository: https://github.com/o/r\n"
GITLAB = "repository: https://gitlab.com/o/r\n"


def link_of(site: Path, settings: str) -> str | None:
    path = site / "content/site.yaml"
    path.write_text(path.read_text(encoding="utf-8") + settings, encoding="utf-8")
    claim = site / "content/claims/damage.md"
    text = claim.read_text(encoding="utf-8")
    first = text.splitlines()[1]
    claim.write_text(text.replace(first, f'claim: "{CLAIM}"'), encoding="utf-8")
    assert [f for f in check_site(site).findings if f.code != "hidden-character"] == []
    page = read_page(built_files(site)["claims/damage/index.html"])
    links = [str(a.get("href")) for a in page.iter("a") if "Report an error" in (a.text or "")]
    return links[0] if links else None


def test_a_mail_has_a_subject_and_a_text_and_no_other_field(tiny: Path) -> None:
    link = urlsplit(link_of(tiny, MAIL) or "")
    assert (link.scheme, link.path) == ("mailto", "desk@flood.example")
    fields = parse_qs(link.query)
    assert fields.keys() == {"subject", "body"}
    assert "\n" not in fields["subject"][0]
    assert "https://flood.example/claims/damage/" in fields["body"][0]
    assert "&bcc=x@evil.example" in fields["body"][0]


@pytest.mark.parametrize(
    ("settings", "begins", "fields"),
    [
        (GITHUB, "https://github.com/o/r/issues/new", {"title", "body"}),
        (GITLAB, "https://gitlab.com/o/r/-/issues/new", {"issue[title]", "issue[description]"}),
        (FORM + GITHUB, "https://flood.example/write", {"to"}),
    ],
)
def test_without_a_mail_address_it_is_the_form_or_an_issue(
    settings: str, begins: str, fields: set[str], tiny: Path
) -> None:
    link = urlsplit(link_of(tiny, settings) or "")
    assert f"{link.scheme}://{link.netloc}{link.path}" == begins
    assert parse_qs(link.query).keys() == fields


def test_without_any_way_there_is_no_link(tiny: Path) -> None:
    assert link_of(tiny, "") is None
