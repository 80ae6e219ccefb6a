"""A command run within the test's own process: as `tests.cli.test_cli.run`, and twenty times as fast."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import chdir, contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner

from site_builder.authoring.ingest.read_article import read_article
from site_builder.cli import main


def run(folder: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder, and return its code and its words; nobody sits at a terminal."""
    with chdir(folder), reading_here():
        result = CliRunner().invoke(main, words, prog_name="site-builder", env=dict(environment))
    return subprocess.CompletedProcess(words, result.exit_code, result.stdout, result.stderr)


@contextmanager
def reading_here() -> Iterator[None]:
    """Read articles in this process: one of its own takes longer than most articles (tests of `deadline` start it)."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("site_builder.cli._archive.article_within", read_article)
        yield
