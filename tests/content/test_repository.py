from __future__ import annotations

import pytest

from site_builder.content.read_record import record_of
from site_builder.content.repository import Repository, stated_repository
from site_builder.content.settings import Settings

GITHUB = Repository("https://github.com/o/r", "main", "")
DEEP = Repository("https://github.com/o/r", "next/1", "sites/facts")
GITLAB = Repository("https://gitlab.example/group/sub/r", "main", "")


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (GITHUB.edit("content/claims/a.md"), "https://github.com/o/r/edit/main/content/claims/a.md"),
        (DEEP.edit("content/a b.md"), "https://github.com/o/r/edit/next/1/sites/facts/content/a%20b.md"),
        (DEEP.file("", "abc"), "https://github.com/o/r/blob/abc/sites/facts"),
        (GITHUB.new("content/claims"), "https://github.com/o/r/new/main/content/claims"),
        (
            GITHUB.new("content/claims", "a.md", 'x: "&#\n'),
            "https://github.com/o/r/new/main/content/claims?filename=a.md&value=x%3A%20%22%26%23%0A",
        ),
        (GITHUB.issue(), "https://github.com/o/r/issues/new?template=suggest-a-claim.yml"),
        (GITLAB.edit("a.md"), "https://gitlab.example/group/sub/r/-/edit/main/a.md"),
        (GITLAB.new("content", "a.md"), "https://gitlab.example/group/sub/r/-/new/main/content?file_name=a.md"),
        (GITLAB.issue(), "https://gitlab.example/group/sub/r/-/issues/new"),
    ],
)
def test_addresses_are_those_of_the_host(address: str, expected: str) -> None:
    assert address == expected


def test_without_a_repository_there_is_none() -> None:
    assert stated_repository(Settings(title="x")) is None
    found = stated_repository(Settings(title="x", repository="https://github.com/o/r.git", folder="sites/facts"))
    assert found == Repository("https://github.com/o/r", "main", "sites/facts")


@pytest.mark.parametrize("value", ["../x", "a//b", "/a", "a/", "a b", "a?b", "-x", "a\nb"])
def test_names_that_would_lead_elsewhere_are_refused(value: str) -> None:
    for name in ("branch", "folder"):
        record, faults = record_of(Settings, {"title": "x", name: value})
        assert record is None
        assert [fault.key for fault in faults] == [(name,)]
