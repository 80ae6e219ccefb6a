"""Commands, checks and numbers that are mistyped: what is meant, in plain words."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.inside import run
from tests.repository import git


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["chek"], "There is no command “chek”. Did you mean `check`?"),
        (["bild"], "Did you mean `build`?"),
        (["serv"], "Did you mean `serve`?"),
        (["zzzz"], "`site-builder --help` lists the commands."),
        (["explain", "quote"], "Did you mean `quote-not-found`, `quote-ambiguous`, `quote-too-short`"),
        (["explain", "quote-not-foud"], "Did you mean `quote-not-found`?"),
        (["explain", "zzzz"], "Run `site-builder explain` for the list."),
        (["serve", "--port", "abc"], "“abc” is not a number from 1 to 65535, in digits."),
        (["serve", "--port", "70000"], "“70000” is not a number from 1 to 65535, in digits."),
        (["build", "--jobs", "many"], "“many” is not a number from 1 up, in digits."),
        (["find", "x", "--limit", "0"], "“0” is not a number from 1 to 1000, in digits."),
    ],
)
def test_what_is_mistyped_is_told_with_what_is_meant(tiny: Path, words: list[str], said: str) -> None:
    result = run(tiny, *words)
    assert result.returncode == 2
    assert said in " ".join(result.stderr.split())


def test_a_command_may_have_all_its_numbers_right(tiny: Path) -> None:
    assert run(tiny, "find", "euros", "--limit", "1").returncode == 0


@pytest.mark.parametrize("command", ["check", "report"])
def test_with_nothing_committed_there_is_nothing_to_compare_with(tiny: Path, command: str) -> None:
    git(tiny, "init", "--quiet", "--initial-branch", "main")
    result = run(tiny, command, "--base", "main")
    assert result.returncode == 2
    assert "Nothing has been committed in this repository yet" in result.stderr
    assert "`git add -A` and `git commit -m" in result.stderr
