"""Days in the future, and what a check may remember of having found none."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from site_builder.build.check_site import check_site
from site_builder.build.options import Options
from site_builder.checks.future_dates import last_day


@pytest.mark.parametrize(("today", "found"), [("2026-02-27", 2), ("2026-02-28", 1), ("2026-03-01", 0)])
def test_a_day_ahead_is_let_pass(tiny: Path, today: str, found: int) -> None:
    for id in ("damage", "three-metres"):
        path = tiny / f"content/claims/{id}.md"
        path.write_text(path.read_text("utf-8").replace("2026-03-01", "2026-01-01"), encoding="utf-8")
    checked = check_site(tiny, Options(today=date.fromisoformat(today)))
    days = [one for one in checked.findings if one.code == "future-date" and one.place.file.endswith("two-metres.md")]
    assert len(days) == found


def test_nothing_is_asked_without_a_day(tiny: Path) -> None:
    assert check_site(tiny).findings == ()


def test_what_is_remembered_holds_from_the_day_on_which_all_is_past(tiny: Path) -> None:
    since = last_day(check_site(tiny).index)
    assert since == date(2026, 3, 1)
    assert check_site(tiny, Options(today=since)).findings == ()
    assert check_site(tiny, Options(today=date(2026, 2, 28))).findings != ()
