"""Files that are passed over stop a build where what is published names them."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.build.build_site import build_site
from site_builder.build.check_site import check_site, is_publishable
from site_builder.build.options import Options
from site_builder.findings.catalogue import Severity


def stray(site: Path) -> Path:
    """Give an article that only a new claim quotes a file with another ending, and return the claim."""
    sources, claims = site / "content/sources", site / "content/claims"
    (sources / "second-report.txt").write_bytes((sources / "flood-report.md").read_bytes())
    text = (claims / "damage.md").read_text(encoding="utf-8")
    claim = claims / "damage-again.md"
    claim.write_text(
        text.replace("claim: The damage", "claim: Once more the damage").replace("flood-report", "second-report"),
        encoding="utf-8",
    )
    return claim


@pytest.mark.parametrize("drafts", [False, True])
def test_a_file_that_only_a_draft_names_stops_no_build_without_drafts(tiny: Path, drafts: bool) -> None:
    claim = stray(tiny)
    options = Options(drafts=drafts)
    (found,) = (each for each in check_site(tiny, options).findings if each.code == "stray-file")
    assert (found.severity, "damage-again.md names it" in found.message) == (Severity.ERROR, True)
    claim.write_text(claim.read_text("utf-8").replace("\npublished:", "\nstatus: draft\npublished:"), "utf-8")
    (found,) = (each for each in check_site(tiny, options).findings if each.code == "stray-file")
    assert found.severity is (Severity.ERROR if drafts else Severity.WARNING)
    assert is_publishable(build_site(tiny, tiny / "public", options), options) is not drafts
