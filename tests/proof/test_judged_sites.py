"""The published verifier and ``audit`` come to the right verdict on each of the judged sites, and so to the same one."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.audit.audit_site import audit_site
from site_builder.audit.published_site import PublishedFolder
from tests.proof.judged_sites import SITES, write
from tests.proof.published_bases import BASES
from tests.proof.verifier import verify


@pytest.mark.parametrize("name", SITES)
def test_both_come_to_the_right_verdict(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write(name, tmp_path / "site")
    found = verify(tmp_path / "site", capsys, *((root,) if root else ()))
    audited = audit_site(PublishedFolder(tmp_path / "site"), root)
    assert (found.code == 0) is SITES[name].holds, found.said
    assert (audited.findings == ()) is SITES[name].holds, audited.findings
    assert "Traceback" not in found.said
    if SITES[name].is_listed and not root:
        # The manifest fits, so that it alone does not give the site away to a verifier that passes over the rest.
        assert {finding.code for finding in audited.findings} <= {
            "receipt-broken",
            "published-disagrees",
            "published-changed",
        }


def test_good_and_bad_ones_are_among_them() -> None:
    good = sum(site.holds for site in SITES.values())
    assert good >= 10
    assert len(SITES) - good >= 20
    assert {site.base for site in SITES.values()} == BASES.keys()
