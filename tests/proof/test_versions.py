"""A site with two versions of an article tells the same number of articles everywhere, and a verifier counts it too."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest

from site_builder.audit.audit_site import audit_site
from site_builder.audit.published_site import PublishedFolder
from site_builder.build.build_site import build_site
from tests.cases_on_disk import Case
from tests.proof.forge import list_again
from tests.proof.verifier import verify


@pytest.fixture
def public(tmp_path: Path) -> Path:
    """What a site publishes of whose articles one is quoted in two versions, and silent in a third."""
    site = Case("sole-source", "fails-two-versions").lay(tmp_path / "site")
    record = site / "content/sources/flood-report-later.md"
    seed = site / "seeds/flood-report-later.txt"
    third = seed.read_text(encoding="utf-8").replace("about 3 million", "some")
    (site / "seeds/third.txt").write_text(third, encoding="utf-8")
    text = record.read_text(encoding="utf-8").replace(
        sha256(seed.read_bytes()).hexdigest(), sha256(third.encode()).hexdigest()
    )
    text = text.replace("flood-report-later.txt", "third.txt").replace("2026-03-05", "2026-03-07")
    (site / "content/sources/third.md").write_text(text, encoding="utf-8")
    claim = site / "content/claims/damage.md"
    claim.write_text(claim.read_text(encoding="utf-8").replace("silent:\n", "silent:\n  - third\n"), encoding="utf-8")
    build_site(site, tmp_path / "public")
    return tmp_path / "public"


def test_all_count_one_article(public: Path, capsys: pytest.CaptureFixture[str]) -> None:
    claim = json.loads((public / "claims/damage/claim.json").read_bytes())
    assert {name: claim["tally"][name] for name in ("supports", "articles", "silent")} == {
        "supports": 1,
        "articles": 1,
        "silent": 1,
    }
    assert {id: source["version_of"] for id, source in claim["sources"].items()} == {
        "bridge-closed": None,
        "flood-report": None,
        "flood-report-later": "flood-report",
        "third": "flood-report",
    }
    assert [version["has_words"] for version in claim["evidence"][0]["versions"]] == [True, True, False]
    found = verify(public, capsys)
    assert found.code == 0, found.said
    assert audit_site(PublishedFolder(public), None).findings == ()


def test_versions_that_are_said_to_be_two_articles_are_found(public: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = public / "claims/damage/claim.json"
    text = path.read_bytes()
    path.write_bytes(text.replace(b'"version_of":"flood-report"', b'"version_of":null'))
    list_again(public)
    assert "the tally differs" in verify(public, capsys).said
    assert "published-disagrees" in {finding.code for finding in audit_site(PublishedFolder(public), None).findings}
