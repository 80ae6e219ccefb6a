"""docs/threat-model.md against the tests: each promise names some, and each that is named exists."""

from __future__ import annotations

import re

import pytest

from tests.conftest import ROOT

TEXT = (ROOT / "docs/threat-model.md").read_text(encoding="utf-8")
PROMISES = re.findall(r"^\| (?!promise|---)(.+?) \| (.+) \|$", TEXT, re.MULTILINE)
NAMED = sorted({name for _, tests in PROMISES for name in re.findall(r"`([^`]+)`", tests)})


def test_there_are_promises_to_readers_builders_and_writers() -> None:
    assert re.findall(r"^## (.+)$", TEXT, re.MULTILINE)[:3] == [
        "Readers",
        "Whoever builds or reviews",
        "Whoever writes",
    ]
    assert len(PROMISES) == TEXT.count("\n| ") - 3, "each row has a promise and tests"


@pytest.mark.parametrize(("promise", "tests"), PROMISES)
def test_each_promise_names_its_tests(promise: str, tests: str) -> None:
    assert re.fullmatch(r"`tests/[^`]+`(, `tests/[^`]+`)*", tests), promise


@pytest.mark.parametrize("name", NAMED)
def test_each_test_that_is_named_is_there(name: str) -> None:
    path, _, function = name.partition("::")
    if path.startswith("tests/cases/"):
        assert any((ROOT / path).glob("fails*/expected.txt"))
        return
    source = (ROOT / path).read_text(encoding="utf-8")
    assert re.search(rf"^def {function}\(" if function else r"^def test_", source, re.MULTILINE)


def test_the_page_on_security_leads_to_the_model_and_invents_no_address() -> None:
    page = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    assert "](docs/threat-model.md)" in page
    assert not re.search(r"\S@\S|mailto:|https?://", page)
