"""What hosts are told: headers and redirects."""

from __future__ import annotations

import re

import pytest

from site_builder.output.host_rules import CONTENT_SECURITY_POLICY


def headers_for(path: str, rules: str) -> dict[str, str]:
    """The headers that Netlify sends: all rules that match, of several for one header the last."""
    found: dict[str, str] = {}
    pattern = ""
    for line in rules.splitlines():
        if line.startswith("/"):
            pattern = re.escape(line).replace(r"\*", ".*")
        elif re.fullmatch(pattern, path):
            name, _, value = line.strip().partition(": ")
            found[name] = value
    return found


def test_no_two_rules_set_one_header_for_an_address_and_cards_can_be_framed(real_files: dict[str, bytes]) -> None:
    rules = real_files["_headers"].decode()
    for path in ("/", "/claims/", "/claims/x/embed/", "/sources/x/annotations.json", "/assets/site.css", "/feed.json"):
        assert headers_for(path, rules)["Content-Security-Policy"] == CONTENT_SECURITY_POLICY
    assert rules.count("Content-Security-Policy") == 1
    assert "frame-ancestors" not in rules
    assert "X-Frame-Options" not in rules


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/feed.xml", "application/atom+xml"),
        ("/corrections/feed.xml", "application/atom+xml"),
        ("/feed.json", "application/feed+json"),
        ("/corrections/feed.json", "application/feed+json"),
        ("/sources/x/annotations.json", "application/ld+json"),
        ("/claims/x/claim.csl.json", "application/vnd.citationstyles.csl+json"),
        ("/claims/x/claim.bib", "application/x-bibtex"),
        ("/claims.csv", "text/csv"),
    ],
)
def test_data_has_its_media_type_and_may_be_read_from_other_sites(
    path: str, kind: str, real_files: dict[str, bytes]
) -> None:
    headers = headers_for(path, real_files["_headers"].decode())
    assert headers["Content-Type"].partition(";")[0] == kind
    assert headers["Access-Control-Allow-Origin"] == "*"
