"""The published verifier, run in the process of the tests."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import pytest

from tests.conftest import ROOT

VERIFIER = ROOT / "docs/verify.py"


class Verdict(NamedTuple):
    """How a check ended, and all that it said."""

    code: int
    said: str


def load() -> ModuleType:
    """Return a verifier that knows nothing of what was checked before."""
    spec = importlib.util.spec_from_file_location("verifier", VERIFIER)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def verify(place: str | Path, capsys: pytest.CaptureFixture[str], *root: str) -> Verdict:
    """Check a site with a verifier that knows nothing of what was checked before."""
    module = load()
    capsys.readouterr()
    code = module.main(str(place), *root)
    return Verdict(code, capsys.readouterr().out)
