"""What a change leaves out is told: sentences, silences, answers."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from site_builder.review.difference_values import Change, Deed, Subject
from tests.review.test_difference import DAMAGE, Sites

QUOTED = "The damage is put at 3 million euros."
EVIDENCE = """\
  - source: bridge-closed
    stance: supports
    quote: The damage is put at 3 million euros.
    why: It gives the sum.
"""


@pytest.fixture
def sites(tiny: Path, tmp_path: Path) -> Sites:
    return Sites(Path(shutil.copytree(tiny, tmp_path / "before")), tiny)


def told(sites: Sites, subject: Subject) -> list[Change]:
    return [change for change in sites.difference().changes if change.subject is subject]


def test_a_sentence_that_is_no_longer_used_is_named(sites: Sites) -> None:
    sites.edit(DAMAGE, EVIDENCE, "")
    (change,) = told(sites, Subject.SENTENCE)
    assert (change.deed, change.title, change.file) == (Deed.REMOVED, QUOTED, "content/sources/bridge-closed.md")
    assert change.note == "Bridge closed after flood – Nobody says why."


def test_the_reason_is_told_where_there_is_one(sites: Sites) -> None:
    sites.edit(DAMAGE, EVIDENCE, "")
    aside = f"language: en\naside:\n  - passage: {QUOTED}\n    because: No claim is about money.\n"
    sites.edit("content/sources/bridge-closed.md", "language: en\n", aside)
    (change,) = told(sites, Subject.SENTENCE)
    assert change.note == "Bridge closed after flood – Set aside: No claim is about money."


def test_a_claim_that_becomes_a_draft_uses_nothing_any_more(sites: Sites) -> None:
    sites.edit(DAMAGE, "story: flood", "story: flood\nstatus: draft")
    assert {change.title for change in told(sites, Subject.SENTENCE)} >= {QUOTED}


def test_a_sentence_that_another_claim_quotes_is_still_used(sites: Sites) -> None:
    sites.edit(
        "content/claims/three-metres.md",
        "quote: after the river had risen by three metres",
        "quote: The old bridge was closed on Monday night",
    )
    assert told(sites, Subject.SENTENCE) == []


def test_an_added_silence_is_told_with_who_signs_it(sites: Sites) -> None:
    silence = f"silent:\n  - source: bridge-closed\n    by: Jane Doe\n    on: 2026-03-02\n    despite: [{QUOTED}]\n    because: Another flood.\n"
    sites.edit(DAMAGE, EVIDENCE, "")
    sites.edit(DAMAGE, "evidence:", f"{silence}evidence:")
    (change,) = told(sites, Subject.SILENCE)
    assert (change.deed, change.after, change.line) == (Deed.ADDED, "Another flood.", 7)
    assert change.title == "Bridge closed after flood, on “The damage is about 3 million euros.”"
    assert change.note == f"read by Jane Doe on 2026-03-02; considered: {QUOTED}"


def test_a_silence_that_is_lengthened_is_told_and_one_that_only_moves_is_not(sites: Sites) -> None:
    short = "silent: [bridge-closed]\nevidence:"
    for before in (True, False):
        sites.edit(DAMAGE, EVIDENCE, "", before=before)
    sites.edit(DAMAGE, "evidence:", short, before=True)
    sites.edit(DAMAGE, "evidence:", "silent:\n  - source: bridge-closed\nevidence:")
    assert told(sites, Subject.SILENCE) == []
    sites.edit(
        DAMAGE,
        "  - source: bridge-closed\n",
        f"  - source: bridge-closed\n    despite: [{QUOTED}]\n    because: Another flood.\n",
    )
    (change,) = told(sites, Subject.SILENCE)
    assert (change.deed, change.after) == (Deed.CHANGED, "Another flood.")
    assert change.note == f"nobody signs that they read it, 1 passage more; considered: {QUOTED}"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("question: rise\n", ""),
        ("story: flood", "story: flood\nstatus: withdrawn"),
        ("story: flood", "story: flood\nstatus: draft"),
    ],
)
def test_a_question_that_lost_an_answer_is_told(sites: Sites, old: str, new: str) -> None:
    sites.edit("content/claims/three-metres.md", old, new)
    changes = [change for change in told(sites, Subject.QUESTION) if change.note == "This answer is gone."]
    assert [(change.title, change.before) for change in changes] == [
        ("By how much did the river rise?", "three metres")
    ]
