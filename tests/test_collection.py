"""Every folder of tests takes part in a run of all of them."""

from __future__ import annotations

from fnmatch import fnmatch

import pytest

from tests.conftest import ROOT


def test_no_folder_of_tests_is_passed_over(pytestconfig: pytest.Config) -> None:
    # By default, pytest passes over folders called "build", "dist" and the like.
    passed_over = pytestconfig.getini("norecursedirs")
    folders = {path.parent for path in (ROOT / "tests").rglob("test_*.py")}
    names = {part for folder in folders for part in folder.relative_to(ROOT).parts}
    assert "build" in names
    assert [name for name in names for pattern in passed_over if fnmatch(name, pattern)] == []
