"""What is demanded of the rules on silence holds on this site: most wrong silences are asked about, and few right ones."""

from __future__ import annotations

import sys

import pytest

from bench import silences


def test_the_site_reaches_what_is_demanded(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["silences"])
    assert silences.main() == 0, capsys.readouterr().out


def test_it_is_told_where_more_is_demanded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["silences"])
    monkeypatch.setattr(silences, "MIN_CAUGHT", 0.99)
    assert silences.main() == 1
