"""What tests of the files for machines read from a published site."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lxml.html import HtmlElement

from site_builder.build.check_site import check_site
from site_builder.build.options import Options
from tests.pages import read_page
from tests.sites import built_files, review_all


def linked_data(page: HtmlElement) -> list[dict[str, Any]]:
    return [json.loads(text) for text in page.xpath("//script[@type='application/ld+json']/text()")]


def claim_review(files: Mapping[str, bytes], id: str) -> dict[str, Any]:
    page = read_page(files[f"claims/{id}/index.html"])
    (review,) = [data for data in linked_data(page) if data["@type"] == "ClaimReview"]
    return review


def rendered(tiny: Path, **options: Any) -> dict[str, bytes]:
    """Return what is published of a tiny site, in which every claim that stands has a ClaimReview."""
    review_all(tiny)
    checked = check_site(tiny)
    assert not [finding for finding in checked.findings if finding.severity == "error"]
    return built_files(tiny, Options(**options))
