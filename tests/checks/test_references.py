"""What is said of a verdict that is not on the scale."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.checks import references
from site_builder.content.settings import DEFAULT_SCALE
from tests.sites import ReadSite


def test_a_verdict_that_nobody_put_in_short_is_told_by_what_it_means(
    tiny: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tiny / "content/claims/damage.md"
    text = path.read_text(encoding="utf-8")
    (line,) = (line for line in text.split("\n") if line.startswith("verdict:"))
    path.write_text(text.replace(line, "verdict: zzzzzzzz"), encoding="utf-8")
    (told,) = (finding for finding in ReadSite(tiny).findings if finding.code == "unknown-verdict")
    assert all(verdict.id in told.hint and verdict.meaning not in told.hint for verdict in DEFAULT_SCALE)
    monkeypatch.setattr(references, "_IN_SHORT", {})
    (told,) = (finding for finding in ReadSite(tiny).findings if finding.code == "unknown-verdict")
    assert all(verdict.meaning.rstrip(".") in told.hint for verdict in DEFAULT_SCALE)
