"""To which unit a file of the site belongs, for whoever asks for one file alone."""

from __future__ import annotations

import pytest

from site_builder.build.targets import unit_of


@pytest.mark.parametrize(
    ("path", "unit"),
    [
        ("index.html", "home"),
        ("claims.json", "exports"),
        ("claims.csv", "exports"),
        ("claims/part-12.json", "parts/12"),
        ("claims/part-12/index.html", "claims/part-12"),
        ("claims/part-time-work/index.html", "claims/part-time-work"),
        ("claims/part-time-work/claim.json", "claims/part-time-work"),
        ("claims/index.html", "lists/claims/"),
        ("claims/page/3/index.html", "lists/claims/page/3/"),
        ("sources/bbc/annotations.json", "sources/bbc"),
        ("corrections/index.html", "pages/corrections"),
        ("corrections/feed.xml", "feeds"),
        ("sitemap-claims-4.xml", "maps"),
    ],
)
def test_a_file_belongs_to_the_unit_that_makes_it(path: str, unit: str) -> None:
    assert unit_of(path) == unit
