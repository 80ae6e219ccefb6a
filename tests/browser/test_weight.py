"""What a first visit to a claim's page costs, fonts and all, as a host sends it: compressed."""

from __future__ import annotations

import gzip

import pytest

from tests.browser.walking import MADE, REAL, Visitor, WalkedSite

FIRST_VIEW = 50_000
SCRIPTS = 10_000
_CLAIMS = [("real", name) for name in REAL if name.startswith("claim, ")] + [
    ("made", name) for name in MADE if name.startswith("claim, ")
]


@pytest.mark.parametrize(("site", "name"), _CLAIMS)
def test_a_claims_page_is_light(visitor: Visitor, sites: dict[str, WalkedSite], site: str, name: str) -> None:
    visitor.open(sites[site].address(site, name)).wait_for_load_state("networkidle")
    host = sites[site].host
    # An icon of the page before, which is another host's, may come late.
    urls = {response.url for response in visitor.responses if response.url.startswith(host.address)}
    asked = {url.removeprefix(host.address) for url in urls}
    weights = {name: len(gzip.compress(host.files[name if "." in name else name + "index.html"], 9)) for name in asked}
    assert len(weights) >= 4  # the page, its style, its script and its font
    assert sum(weights.values()) <= FIRST_VIEW, weights
    assert sum(weight for url, weight in weights.items() if url.endswith(".js")) <= SCRIPTS, weights
