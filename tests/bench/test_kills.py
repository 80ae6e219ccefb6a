"""Builds that are killed: what is served is always one whole build, and the next build is right."""

from __future__ import annotations

import os
from pathlib import Path
from random import Random

import pytest

from bench import kills
from site_builder.build.build_site import build_site
from site_builder.build.options import Options
from tests.build.test_incremental import CLAIM

ROUNDS = 15
"""``python -m bench.kills`` does more, on a larger site."""


def start_fork(site: Path) -> int:
    """Start a build without starting Python, which takes longer than the build."""
    process = os.fork()
    if not process:
        status = 1
        try:
            os.setsid()
            build_site(site, site / "public", Options(jobs=2))
            status = 0
        finally:
            os._exit(status)
    return process


def edits(site: Path) -> list[dict[str, bytes]]:
    """Return a few states of the tiny site: a claim changes, a claim comes and goes, the settings change."""
    texts = {name: (site / name).read_bytes() for name in (CLAIM, "content/claims/damage.md", "content/site.yaml")}
    extra = "content/claims/extra.md"
    added = texts["content/claims/damage.md"]
    return [
        {**texts, extra: b""},
        {**texts, CLAIM: texts[CLAIM] + b"\nSince then nothing was heard.\n", extra: b""},
        {**texts, extra: added},
        {**texts, "content/site.yaml": b"tagline: Another one\n" + texts["content/site.yaml"], extra: b""},
    ]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked here")
def test_after_each_kill_one_whole_build_is_served(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("site_builder.build.documents.MIN_DOCUMENTS_PER_PROCESS", 2)
    monkeypatch.setattr("site_builder.build.make_targets.MIN_TARGETS_PER_PROCESS", 4)
    known = list(kills.states(tiny, edits(tiny), start_fork))
    assert len({tuple(state.tree.items()) for state in known}) == len(known)
    met = kills.run(tiny, known, ROUNDS, start_fork, Random(7))  # noqa: S311
    assert met["the previous build was served"]


def test_a_half_built_site_is_noticed(tiny: Path) -> None:
    known = list(kills.states(tiny, edits(tiny), start_fork))

    def start(site: Path) -> int:
        process = start_fork(site)
        os.waitid(os.P_PID, process, os.WEXITED | os.WNOWAIT)
        (site / "public/index.html").unlink(missing_ok=True)
        return process

    with pytest.raises(kills.HalfBuiltError, match=r"index\.html"):
        kills.run(tiny, known, 3, start, Random(7))  # noqa: S311
