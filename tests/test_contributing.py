"""The lists of "Where to change what" in ARCHITECTURE.md, done in a copy of the generator. (A field: tests/build/test_new_field.py.)"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

CHECK = '''"""Reports claims that shout."""

from collections.abc import Iterator

from site_builder.content.document import AnyDocument
from site_builder.content.records import Claim
from site_builder.findings.finding import Finding


def check(document: AnyDocument) -> Iterator[Finding]:
    """Report a claim in capitals."""
    if isinstance(document.record, Claim) and document.record.claim.isupper():
        yield document.report("shouting", ("claim",), "This claim is all capitals.", "Write it in small letters.")
'''
EXPORT = '''"""The ids of all claims, one a line."""

from collections.abc import Iterable


def claim_ids(ids: Iterable[str]) -> bytes:
    """Return the file."""
    return "".join(f"{id}\\n" for id in ids).encode()
'''
COMMAND = '''"""``site-builder greet``."""

import click

from site_builder.cli._console import echo


@click.command()
def greet() -> None:
    """Say hello."""
    echo("Hello.")
'''


class Generator:
    """A copy of the generator that a contributor works on."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for part in ("site_builder", "themes", "docs"):
            shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
        self.touched: set[str] = set()

    def write(self, path: str, text: str) -> None:
        assert not (self.folder / path).exists()
        (self.folder / path).write_text(text, encoding="utf-8")
        self.touched.add(str(Path(path).parent) + "/")

    def change(self, path: str, old: str, new: str) -> None:
        text = (self.folder / path).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{path} has no single place for {new!r}"
        (self.folder / path).write_text(text.replace(old, new), encoding="utf-8")
        self.touched.add(path)

    def run(self, site: Path, *words: str) -> subprocess.CompletedProcess[str]:
        env = {**os.environ, "PYTHONPATH": str(self.folder)}
        command = [sys.executable, "-m", "site_builder", *words]
        return subprocess.run(command, cwd=site, env=env, capture_output=True, text=True, check=False)

    def is_what_the_list_names(self, thing: str) -> bool:
        (paragraph,) = re.findall(rf"^\*\*{thing}\*\*:(.*?)\n\n", self.architecture, re.MULTILINE | re.DOTALL)
        named = set(re.findall(r"`((?:site_builder|docs)/[\w./]*)`", paragraph))
        return named - {"docs/formats.md", "docs/configuration.md"} == self.touched

    architecture = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8") + "\n\n"


@pytest.fixture
def generator(tmp_path: Path) -> Generator:
    return Generator(tmp_path / "generator")


def test_a_check(generator: Generator, tiny: Path) -> None:
    generator.write("site_builder/checks/shouting.py", CHECK)
    generator.change(
        "site_builder/findings/catalogue.py", '    "unfinished",\n', '    "unfinished",\n    "shouting",\n'
    )
    generator.change("site_builder/checks/run.py", "    references,\n", "    references,\n    shouting,\n")
    generator.change(
        "site_builder/checks/run.py",
        "*unfinished.check(document)]",
        "*unfinished.check(document), *shouting.check(document)]",
    )
    generator.change(
        "docs/checks.md", "### `unfinished`\n", "### `shouting`\n\nA claim in capitals.\n\n### `unfinished`\n"
    )
    claim = tiny / "content/claims/damage.md"
    text = claim.read_text(encoding="utf-8")
    claim.write_text(re.sub("claim: .*", "claim: THE DAMAGE IS HUGE.", text), encoding="utf-8")
    assert "error[shouting] content/claims/damage.md:2:8" in generator.run(tiny, "check").stderr
    assert "A claim in capitals." in generator.run(tiny, "explain", "shouting").stdout
    assert generator.is_what_the_list_names("A check"), generator.touched


def test_an_export(generator: Generator, tiny: Path) -> None:
    generator.write("site_builder/output/claim_ids.py", EXPORT)
    kinds = "site_builder/build/target_kinds.py"
    generator.change(
        kinds,
        "from site_builder.output.render import",
        "from site_builder.output.claim_ids import claim_ids\nfrom site_builder.output.render import",
    )
    entry = (
        'TargetKind("ids", ("ids.txt",), lambda builder, _: MadeTarget({"ids.txt": claim_ids(builder.site.claims)})),'
    )
    generator.change(kinds, '    TargetKind("home",', f'    {entry}\n    TargetKind("home",')
    for build in ("anew", "again"):
        assert generator.run(tiny, "build", "--no-search", "--no-cards").returncode == 0
        assert (tiny / "public/ids.txt").read_text(encoding="utf-8").splitlines() == [
            "damage",
            "three-metres",
            "two-metres",
        ], build
    assert generator.is_what_the_list_names("An export"), generator.touched


def test_a_command(generator: Generator, tiny: Path) -> None:
    generator.write("site_builder/cli/greet.py", COMMAND)
    generator.change("site_builder/cli/__init__.py", "COMMANDS = {\n", 'COMMANDS = {\n    "greet": "Say hello.",\n')
    assert "greet" in generator.run(tiny, "--help").stdout
    assert generator.run(tiny, "greet").stdout == "Hello.\n"
    assert generator.is_what_the_list_names("A command"), generator.touched
