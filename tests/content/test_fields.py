"""What was meant by an id that is typed otherwise: said only where it can be read in one way."""

from __future__ import annotations

import pytest

from site_builder.content.fields import id_meant


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("Flood report", "flood-report"),
        ("flood_report.md", "flood-report"),
        ("FLOOD", "flood"),
        ("flood!", None),
        ("", None),
        ("–", None),
    ],
)
def test_the_id_that_was_meant(text: str, id: str | None) -> None:
    assert id_meant(text) == id
