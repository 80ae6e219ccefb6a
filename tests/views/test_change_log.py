"""What changed on the site: every change that a record tells, once, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.content.records import CorrectionKind
from site_builder.views import page_limits
from site_builder.views.change_log import CHANGE_KINDS, CLAIM, STORY, ChangeLog
from tests.conftest import ROOT
from tests.linked import Linked, linked
from tests.views.test_pages import change


def told(logs: tuple[ChangeLog, ...]) -> list[str]:
    return [change.id for log in logs for change in log.changes]


def expected(site: Linked) -> list[str]:
    claims = [page.card for page in site.claims]
    return [
        *(f"{page.card.published.isoformat()}/{STORY}/{page.card.id}" for page in site.stories),
        *(f"{card.published.isoformat()}/{CLAIM}/{card.id}" for card in claims),
        *(f"{note.date.isoformat()}/{note.kind}/{page.card.id}" for page in site.claims for note in page.corrections),
    ]


def test_a_change_can_be_every_kind_of_correction() -> None:
    assert set(CHANGE_KINDS) == {*CorrectionKind, STORY, CLAIM}


def test_every_change_of_the_records_is_told_and_no_other() -> None:
    site = linked(ROOT)
    assert sorted(told(site.change_logs)) == sorted(expected(site))
    days = [day.day for log in site.change_logs for day in log.days]
    assert days == sorted(days, reverse=True)
    counts = site.change_logs[0].counts
    assert sum(counts.values()) == len(expected(site))
    assert counts[CLAIM] == len(site.claims)
    assert site.home.change_counts == counts
    assert [change.id for change in site.home.changes] == told(site.change_logs)[: page_limits.HOME_CHANGES]


def test_a_withdrawal_is_told_with_its_reason_and_the_claim_stays_in_the_log(tiny: Path) -> None:
    change(
        tiny / "content/claims/two-metres.md",
        (
            "story: flood",
            "story: flood\nstatus: withdrawn\ncorrections: [{date: 2026-04-02, kind: void, note: The report was taken back.}]",
        ),
    )
    (log,) = linked(tiny).change_logs
    first = log.changes[0]
    assert (first.kind, first.note, first.card.id) == (CorrectionKind.VOID, "The report was taken back.", "two-metres")
    assert "2026-03-01/claim/two-metres" in told((log,))


def test_the_front_page_has_words_for_every_kind_of_change() -> None:
    words = (ROOT / "themes/default/templates/macros/log.html").read_text(encoding="utf-8")
    assert [kind for kind in CHANGE_KINDS if f'data-{kind}="' not in words] == []


def test_a_draft_is_no_change(tiny: Path) -> None:
    change(tiny / "content/claims/two-metres.md", ("story: flood", "story: flood\nstatus: draft"))
    assert not [id for id in told(linked(tiny).change_logs) if "two-metres" in id]


def test_older_changes_go_on_over_pages_that_stay_as_they_are(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_limits, "CHANGES_PER_PAGE", 2)
    before = linked(tiny).change_logs
    assert [log.address for log in before] == ["changes/", "changes/page/1/"]
    assert sorted(told(before)) == sorted(expected(linked(tiny)))
    change(
        tiny / "content/claims/damage.md",
        ("published:", "corrections: [{date: 2026-05-01, kind: detail, note: A sum.}]\npublished:"),
    )
    after = linked(tiny).change_logs
    assert next(log for log in after if log.address == before[1].address).changes == before[1].changes
    assert told(after)[0] == "2026-05-01/detail/damage"
