"""What tests of the files for machines read from a published site."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup

from site_builder.build.check_site import check_site
from site_builder.build.options import Options
from tests.sites import built_files


def pages(files: Mapping[str, bytes]) -> Iterator[tuple[str, BeautifulSoup]]:
    for name, content in files.items():
        if name.endswith(".html") and not name.startswith("pagefind/"):
            yield name, BeautifulSoup(content, "html.parser")


def linked_data(soup: BeautifulSoup) -> list[dict[str, Any]]:
    return [json.loads(tag.get_text()) for tag in soup.find_all("script", type="application/ld+json")]


def claim_review(files: Mapping[str, bytes], id: str) -> dict[str, Any]:
    soup = BeautifulSoup(files[f"claims/{id}/index.html"], "html.parser")
    (review,) = [data for data in linked_data(soup) if data["@type"] == "ClaimReview"]
    return review


def rendered(tiny: Path, **options: Any) -> dict[str, bytes]:
    checked = check_site(tiny)
    assert not [finding for finding in checked.findings if finding.severity == "error"]
    return built_files(tiny, Options(**options))
