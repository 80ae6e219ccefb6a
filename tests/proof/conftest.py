"""A small site with everything that is proved: a text that is published whole, one in excerpts, one not at all."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from site_builder.build.build_site import build_site
from site_builder.build.check_site import is_publishable
from tests.cases_on_disk import BASE
from tests.sites import in_excerpts, review_all


def build(site: Path) -> Path:
    """Publish a site, and return the folder."""
    built = build_site(site, site / "public")
    assert is_publishable(built), built.findings
    return site / "public"


@pytest.fixture(scope="session")
def public_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = Path(shutil.copytree(BASE, tmp_path_factory.mktemp("proof") / "site"))
    in_excerpts(site, "flood-report")
    review_all(site)
    claim = site / "content/claims/damage.md"
    claim.write_text(claim.read_text().replace("verdict:", "aliases: [old]\nverdict:"))
    return build(site)


@pytest.fixture
def public(public_once: Path, tmp_path: Path) -> Path:
    """A published site, to be tampered with."""
    return Path(shutil.copytree(public_once, tmp_path / "public"))
