"""A field that is added to a record is on the published page, with no line between the record and the template.

The generator is copied, with one line more in each kind of record, in the templates of the pages and in what makes
claim.json. The copy builds a site that has the field: anew, then with another value, going by what it kept, and anew again.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from site_builder.store.tool_version import PUBLISHED_DOCUMENTS, documentation_file
from tests.build.test_output_folder import tree
from tests.cases_on_disk import BASE
from tests.conftest import ROOT

FIELD = '    followed: Line | None = None\n    """A field that the test adds."""\n'
CLAIM = "content/claims/damage.md"
NESTED = {
    "claimants": {"name": "A clerk"},
    "evidence": {},
    "corrections": {"date": "2026-03-02", "kind": "detail", "note": "A word."},
}
"""The lists of a claim that hold records, with what an entry needs."""


class Place(NamedTuple):
    """A kind of record, a file that has one, and the list in which it stands there, unless it fills the file."""

    record: str
    file: str
    nested: str | None = None

    @property
    def page(self) -> str:
        """The published page of the file."""
        return self.file.removeprefix("content/").removeprefix("pages/").replace(".md", "/index.html")

    def value(self, build: str) -> str:
        """What the field holds for this build."""
        return f"{self.record} as followed by the {build} build"


PLACES = (
    Place("Source", "content/sources/flood-report.md"),
    Place("Story", "content/stories/flood.md"),
    Place("Question", "content/questions/rise.md"),
    Place("Page", "content/pages/about.md"),
    Place("Claim", CLAIM),
    Place("Statement", CLAIM, "claimants"),
    Place("Evidence", CLAIM, "evidence"),
    Place("Correction", CLAIM, "corrections"),
)
TEMPLATES = {
    "source": "{{ page.record.followed }}",
    "story": "{{ page.record.followed }}",
    "question": "{{ page.record.followed }}",
    "page": "{{ page.record.followed if page.record }}",
    "claim": "{{ page.record.followed }}"
    + "".join(f"{{% for item in page.record.{name} %}}{{{{ item.followed }}}}{{% endfor %}}" for name in NESTED),
}
IN_CLAIM_JSON = f'"followed": [page.record.followed, *(item.followed for items in ({", ".join(f"page.record.{name}" for name in NESTED)}) for item in items)],'


def patched(path: Path, pattern: str, line: str) -> None:
    """Put a line behind the only place of a file that the pattern matches."""
    text, count = re.subn(pattern, lambda match: match[0] + line, path.read_text("utf-8"))
    assert count == 1, f"{path.name} has {count} places like {pattern}, and the test needs one to put its field at"
    path.write_text(text, "utf-8")


def copied_generator(folder: Path) -> Path:
    """Copy the generator with the field in its records, its templates, and claim.json."""
    for name in ("site_builder", "themes"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "compiled_templates"))
    (folder / "docs").mkdir()
    for name in PUBLISHED_DOCUMENTS:
        shutil.copy(documentation_file(name), folder / "docs" / name)
    for place in PLACES:
        records = "statements" if place.record == "Statement" else "records"
        patched(
            folder / f"site_builder/content/{records}.py",
            rf'class {place.record}\([^\n]*\):\n    """[^"]*"""\n',
            f"\n{FIELD}",
        )
    for name, printed in TEMPLATES.items():
        patched(folder / f"themes/default/templates/{name}.html", r"\{% block main %\}\n", f"<p>{printed}</p>\n")
    patched(
        folder / "site_builder/output/claim_data.py",
        r'"authors": list\(page\.authors\),\n',
        f"        {IN_CLAIM_JSON}\n",
    )
    return folder


def type_values(site: Path, build: str) -> None:
    """Give the field of each record its value for this build."""
    for file in dict.fromkeys(place.file for place in PLACES):
        _, front, body = (site / file).read_text("utf-8").split("---\n", 2)
        record: dict[str, Any] = yaml.safe_load(front)
        for place in PLACES:
            if place.file == file and place.nested:
                (record.setdefault(place.nested, [dict(NESTED[place.nested])])[0])["followed"] = place.value(build)
            elif place.file == file:
                record["followed"] = place.value(build)
        (site / file).write_text(f"---\n{yaml.safe_dump(record)}---\n{body}", "utf-8")


def published(generator: Path, site: Path, out: Path) -> dict[str, bytes]:
    """Build a site with the copy, as users do. Gives the files that it publishes."""
    command = ("-m", "site_builder", "build", "--site", str(site), "--out", str(out), "--no-cards", "--no-search")
    environment = {**os.environ, "PYTHONPATH": str(generator)}
    result = subprocess.run(
        [sys.executable, *command], cwd=generator, env=environment, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stdout + result.stderr
    return tree(out)


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, bytes]]:
    """What is published by a first build, by a second one after other values were typed, and by that one from nothing."""
    folder = tmp_path_factory.mktemp("new-field")
    generator, site = copied_generator(folder / "generator"), shutil.copytree(BASE, folder / "site")
    files = {}
    for build in ("first", "second"):
        type_values(site, build)
        files[build] = published(generator, site, folder / "public")
    shutil.rmtree(site / ".site-builder")
    files["second, from nothing,"] = published(generator, site, folder / "cold")
    return files


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.record)
def test_a_new_field_reaches_its_page(place: Place, builds: dict[str, dict[str, bytes]]) -> None:
    for build, files in builds.items():
        expected = place.value(build.partition(",")[0])
        assert expected in files[place.page].decode(), (
            f"{place.record}.followed is typed in {place.file} and was lost before {place.page} in the {build} build: "
            "what is kept of a document, or the value of its page, leaves it out"
        )


@pytest.mark.parametrize("place", [place for place in PLACES if place.file == CLAIM], ids=lambda place: place.record)
def test_a_new_field_of_a_claim_reaches_claim_json(place: Place, builds: dict[str, dict[str, bytes]]) -> None:
    for build, files in builds.items():
        expected = place.value(build.partition(",")[0])
        assert expected in json.loads(files["claims/damage/claim.json"])["followed"], (
            f"{place.record}.followed is typed in {place.file} and was lost before claim.json in the {build} build"
        )


def test_a_build_from_nothing_publishes_the_same(builds: dict[str, dict[str, bytes]]) -> None:
    assert builds["second"] == builds["second, from nothing,"]
