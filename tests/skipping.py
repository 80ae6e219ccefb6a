"""Tests that need a tool from outside: without it they are skipped loudly, or fail where it is asked for.

``SITE_BUILDER_REQUIRE`` in the environment lists what must be there, such as ``browser,markup``; CI sets it.
What was skipped stands in the last lines of the test run, so that nobody takes a shorter run for a whole one.
"""

from __future__ import annotations

import os
from typing import NoReturn

import pytest

_skipped: dict[str, str] = {}


def lacking(what: str, reason: str) -> NoReturn:
    """Skip the tests called ``what``, or fail when they are required."""
    if what in os.environ.get("SITE_BUILDER_REQUIRE", "").split(","):
        pytest.fail(f"{reason} ({what} tests are required here)", pytrace=False)
    _skipped[what] = reason
    pytest.skip(reason)


def report(terminal: pytest.TerminalReporter) -> None:
    """Say at the end of the run which tests were skipped, and what to do."""
    for what, reason in _skipped.items():
        terminal.write_sep("=", f"{what.upper()} TESTS SKIPPED", red=True, bold=True)
        terminal.write_line(f"{what.upper()} TESTS SKIPPED: {reason}", red=True, bold=True)
