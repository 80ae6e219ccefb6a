"""The measurement of what the analysis costs knows the functions by which it is entered."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bench.analysis_cost import ENTRANCES

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("options", [(), ("--all",)], ids=["pages and data", "all"])
def test_every_entrance_is_timed_in_a_small_site(options: tuple[str, ...]) -> None:
    command = (sys.executable, "-m", "bench.analysis_cost", "--claims", "25", *options)
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    cold, edited = said.split("### one claim edited")
    for place, names in ENTRANCES.items():
        for name in names:
            assert f"{place.removeprefix('site_builder.')}.{name} " in cold
    assert "On top of the rest: " in edited
