"""The Nu HTML checker on every page, style sheet and drawing of the real site, and on every kind of page of made ones.

The checker comes from npm into a folder of its own at the time of the test; it needs Java.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from site_builder.views import page_limits
from tests.made_site import make_site
from tests.pages import read_pages
from tests.sites import built_files
from tests.skipping import lacking
from tests.views.test_paging import SMALL

VERSION = "26.9.27"
JAVA = ("-Xss8m", "-XX:+IgnoreUnrecognizedVMOptions", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
"""The stack that long pages need; for the rest, such short runs are over before better code has paid."""


@pytest.fixture(scope="module")
def checker(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The checker's jar."""
    for tool, package in (("java", "a Java runtime, 17 or later"), ("npm", "npm")):
        if shutil.which(tool) is None:
            lacking("markup", f"install {package}")
    folder = tmp_path_factory.mktemp("checker")
    command = ["npm", "install", "--prefix", str(folder), "--ignore-scripts", "--no-audit", "--no-fund"]
    command += ["--prefer-offline", "--fetch-retries=1", "--fetch-timeout=60000", f"vnu-jar@{VERSION}"]
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=180, cwd=folder)
    except (subprocess.SubprocessError, OSError) as error:
        lacking("markup", f"the checker (vnu-jar) could not be fetched from npm: {type(error).__name__}")
    return next(folder.rglob("vnu.jar"))


def check(checker: Path, folder: Path, *options: str) -> list[str]:
    """Return what the checker says of the files in a folder."""
    command = ["java", *JAVA, "-jar", str(checker), "--format", "json", "--stdout", "--exit-zero-always", *options]
    found = subprocess.run([*command, str(folder)], check=True, capture_output=True, timeout=300).stdout
    return [
        f"{message.get('url', '').rpartition(folder.name)[2]}:{message.get('lastLine')} {message['type']}: {message['message']}"
        for message in json.loads(found)["messages"]
    ]


def lay(files: Mapping[str, bytes], folder: Path, suffix: str) -> Path:
    """Write the files of one type into a folder."""
    for name, content in files.items():
        if name.endswith(suffix):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)
    return folder


@pytest.mark.parametrize(
    ("suffix", "options", "fault"),
    [
        (".html", ("--skip-non-html",), "<!doctype html><html lang=en><title>x</title><center>x</center>"),
        (".css", ("--css", "--skip-non-css"), "p { colour: red }"),
        (".svg", ("--svg", "--skip-non-svg"), "<svg xmlns='http://www.w3.org/2000/svg'><p/></svg>"),
    ],
)
def test_the_checker_finds_nothing_in_the_real_site_but_the_fault_that_is_put_into_it(
    checker: Path, real_files: dict[str, bytes], tmp_path: Path, suffix: str, options: tuple[str, ...], fault: str
) -> None:
    folder = lay(real_files, tmp_path / "public", suffix)
    (folder / f"fault{suffix}").write_text(fault, encoding="utf-8")
    found = check(checker, folder, *options)
    assert [message for message in found if not message.startswith(f"/fault{suffix}:")] == []
    assert found, "the checker is not at work"


def telling(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the pages that hold markup which no page before them holds: the same markup needs no second look."""
    seen: set[object] = set()
    found = {}
    for name, page in read_pages(files):
        markup = {
            (
                parent.tag if (parent := tag.getparent()) is not None else "",
                tag.tag,
                tag.get("class"),
                *sorted(tag.keys()),
            )
            for tag in page.iter()
            if isinstance(tag.tag, str)
        }
        if not markup <= seen:
            found[name] = files[name]
            seen |= markup
    return found


def test_the_checker_finds_nothing_in_a_made_site(checker: Path, made_files: dict[str, bytes], tmp_path: Path) -> None:
    pages = telling(made_files)
    assert check(checker, lay(pages, tmp_path / "public", ".html"), "--skip-non-html") == []


def test_the_checker_finds_nothing_where_everything_goes_on_over_pages(
    checker: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, number in SMALL.items():
        monkeypatch.setattr(page_limits, name, number)
    make_site(tmp_path / "site", 64)
    files = telling(built_files(tmp_path / "site"))
    assert check(checker, lay(files, tmp_path / "public", ".html"), "--skip-non-html") == []
