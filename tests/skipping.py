"""Tests that need a tool from outside: without it they are skipped loudly, or fail where it is asked for.

``SITE_BUILDER_REQUIRE`` in the environment lists what must be there, such as ``browser,markup``; CI sets it.
What was skipped stands in the last lines of the test run, so that nobody takes a shorter run for a whole one. Where
several processes share the tests, each hands what it skipped to the one that reports.
"""

from __future__ import annotations

import os
from typing import Any, NoReturn

import pytest

_skipped: dict[str, str] = {}
_SENT = "tests_skipped_for_lack_of"


def lacking(what: str, reason: str) -> NoReturn:
    """Skip the tests called ``what``, or fail when they are required."""
    if what in os.environ.get("SITE_BUILDER_REQUIRE", "").split(","):
        pytest.fail(f"{reason} ({what} tests are required here)", pytrace=False)
    _skipped[what] = reason
    pytest.skip(reason)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Hand what was skipped to the process that reports, from one that it started."""
    sent = getattr(session.config, "workeroutput", None)
    if sent is not None:
        sent[_SENT] = _skipped


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Take what a process that has ended skipped; one that was killed has sent nothing."""
    _skipped.update(getattr(node, "workeroutput", {}).get(_SENT, {}))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say at the end of the run which tests were skipped, and what to do."""
    for what, reason in sorted(_skipped.items()):
        terminalreporter.write_sep("=", f"{what.upper()} TESTS SKIPPED", red=True, bold=True)
        terminalreporter.write_line(f"{what.upper()} TESTS SKIPPED: {reason}", red=True, bold=True)
