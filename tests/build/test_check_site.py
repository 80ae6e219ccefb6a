"""What checking a site brings along."""

from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.mark.parametrize("library", ["babel", "PIL", "trafilatura"])
def test_a_first_check_of_a_site_in_english_does_not_wait_for_what_it_does_not_use(library: str) -> None:
    code = f"import sys; import site_builder.build.check_site; sys.exit({library!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
