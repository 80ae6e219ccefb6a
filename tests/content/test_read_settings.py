"""Reading ``content/site.yaml``: what is right keeps its effect, and nothing else follows from what is wrong."""

from __future__ import annotations

import pytest

from site_builder.content.read_settings import UNREAD, read_settings
from site_builder.content.record_fields import fields_of
from site_builder.content.settings import DEFAULT_SCALE, Policy, Publisher, Settings, Unassessed

RIGHT = """\
title: The flood
base_url: https://facts.example/
verdicts:
  - {id: holds, label: Holds, meaning: It holds.}
policy:
  review_after_days: 30
  assess_every_source: error
"""


def read(old: str, new: str) -> tuple[list[tuple[str, int]], Settings]:
    assert old in RIGHT
    settings, findings = read_settings(RIGHT.replace(old, new))
    return [(found.code, found.place.line) for found in findings], settings.record


def test_right_settings_are_read() -> None:
    settings, findings = read_settings(RIGHT)
    assert findings == ()
    assert [verdict.id for verdict in settings.record.scale] == ["holds"]
    assert read_settings("title: T")[0].record.scale == DEFAULT_SCALE


def test_a_wrong_address_leaves_scale_and_policy_as_they_are() -> None:
    faults, settings = read("https://facts.example/", "facts.example")
    assert faults == [("bad-address", 2)]
    assert settings.title == "The flood"
    assert [verdict.id for verdict in settings.scale] == ["holds"]
    assert settings.policy.assess_every_source is Unassessed.ERROR


@pytest.mark.parametrize(("old", "new"), [("label: Holds", "label: []"), ("verdicts:", "verdict:")])
def test_of_a_scale_that_cannot_be_read_no_verdict_is_known(old: str, new: str) -> None:
    faults, settings = read(old, new)
    assert len(faults) == 1
    assert settings.scale == ()
    assert settings.policy.review_after_days == 30


def test_a_field_of_the_policy_is_read_beside_another_that_is_wrong() -> None:
    faults, settings = read("error", "eror")
    assert faults == [("unknown-value", 7)]
    assert settings.policy.review_after_days == 30
    assert settings.policy.assess_every_source is Unassessed.OFF


def test_a_misspelt_name_leaves_the_field_unread() -> None:
    _, settings = read("assess_every_source", "asses_every_source")
    assert settings.policy.assess_every_source is Unassessed.OFF
    _, settings = read("policy:", "polcy:")
    assert settings.policy == UNREAD.policy


@pytest.mark.parametrize(
    "beside",
    [
        "taglin: other",
        "Tagline: other",
        "tagline_: []",
        "titel: other",
        "base-url: https://other.example/",
        "languag: de",
        "verdict: []",
        "polcy: {}",
        "policies: null",
        "publishers: {}",
        "taglin: x\ntaglines: y",
        "claimreview: 1",
    ],
)
def test_a_misspelt_name_beside_the_right_one_takes_nothing_from_it(beside: str) -> None:
    rest = "language: fr\npublisher: {name: N}\n"
    right = read_settings(f"{RIGHT}tagline: Ours\n{rest}")[0].record
    for text in (f"{beside}\n{RIGHT}tagline: Ours\n", f"{RIGHT}tagline: Ours\n{beside}\n"):
        settings, findings = read_settings(text + rest)
        assert {found.code for found in findings} <= {"unknown-field"}
        assert settings.record == right


def test_no_near_name_of_any_field_beside_it_raises() -> None:
    for kind, around in ((Settings, "{}: {}"), (Policy, "policy: {{{}: {}}}"), (Publisher, "publisher: {{{}: {}}}")):
        for name in fields_of(kind):
            near = around.format(name, f"x, {name}s: y" if kind is not Settings else f"x\n{name}s: y")
            assert "unknown-field" in {found.code for found in read_settings(f"title: T\n{near}\n")[1]}, near


@pytest.mark.parametrize("text", ["- a", "title: [", "title: 'T"])
def test_a_file_that_is_no_settings_has_faults_and_settings_from_which_nothing_follows(text: str) -> None:
    settings, findings = read_settings(text)
    assert findings
    assert settings.record.scale == ()
