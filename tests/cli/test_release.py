"""What a build is told for its manifest, from options and from the environment."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.inside import run


def manifest(site: Path) -> dict[str, object]:
    return dict(json.loads((site / "public/integrity.json").read_bytes()))


def test_commit_and_root_before_are_in_the_manifest(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = ("build", "--no-search", "--no-cards")
    assert run(tiny, *plain).returncode == 0
    first = manifest(tiny)
    assert (first["commit"], first["previous"]) == (None, None)
    assert run(tiny, *plain, "--commit", "abcdef1", "--previous", "public/integrity.json").returncode == 0
    second = manifest(tiny)
    assert (second["commit"], second["previous"]) == ("abcdef1", first["root"])
    monkeypatch.setenv("SITE_BUILDER_COMMIT", "1234567")
    monkeypatch.setenv("SITE_BUILDER_PREVIOUS", str(second["root"]))
    assert run(tiny, *plain).returncode == 0
    assert (manifest(tiny)["commit"], manifest(tiny)["previous"]) == ("1234567", second["root"])


@pytest.mark.parametrize(
    ("option", "value", "words"),
    [
        ("--commit", "main", "is not a commit"),
        ("--commit", "abc\nprevious x", "is not a commit"),
        ("--previous", "nowhere.json", "is no root of 64 digits, and no file"),
        ("--previous", "content/site.yaml", "it has no root"),
        ("--previous", "list.json", "it has no root"),
        ("--previous", "odd.json", "does not have 64 digits"),
    ],
)
def test_what_is_no_commit_and_no_root_is_refused(tiny: Path, option: str, value: str, words: str) -> None:
    (tiny / "list.json").write_text("[1]")
    (tiny / "odd.json").write_text('{"root": 3}')
    result = run(tiny, "build", option, value)
    assert result.returncode == 2
    assert words in result.stderr
    assert not (tiny / "public").exists()
