"""``site-builder coverage``: in words and as JSON."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.inside import run


def test_the_unused_sentences_are_printed_with_their_lines(tiny: Path) -> None:
    result = run(tiny, "coverage")
    assert result.returncode == 0
    lines = result.stdout.splitlines()
    assert lines[0] == "The site: 55 % of 9 sentences accounted for (4 used, 0 set aside, 1 clutter, 4 unused)."
    assert lines[1].startswith("Story flood: 55 %")
    at = lines.index(
        "Source bridge-closed: 50 % of 4 sentences accounted for (2 used, 0 set aside, 0 clutter, 2 unused)."
    )
    assert lines[at + 1] == "  line 2: The mayor praised the volunteers."


def test_as_json_the_places_are_those_of_the_seed(tiny: Path) -> None:
    found = json.loads(run(tiny, "coverage", "--format", "json").stdout)
    assert found["site"] == {"sentences": 9, "used": 4, "aside": 0, "clutter": 1, "unused": 4, "share": 0.5556}
    assert found["stories"]["flood"] == found["site"]
    text = (tiny / "seeds/bridge.txt").read_bytes().decode()
    unused = found["sources"]["bridge-closed"]["unused_sentences"]
    assert [text[one["start"] : one["end"]] for one in unused] == [one["text"] for one in unused]


def test_one_source_alone_and_one_that_is_not_there(tiny: Path) -> None:
    assert set(json.loads(run(tiny, "coverage", "--source", "flood-report", "--format", "json").stdout)) == {"sources"}
    result = run(tiny, "coverage", "--source", "flod-report")
    assert result.returncode == 2
    assert "Did you mean `flood-report`?" in result.stderr
