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
from tests.sharing import shared
from tests.sites import built_files
from tests.skipping import lacking
from tests.views.test_paging import SMALL

VERSION = "26.9.27"
JAVA = ("-Xss8m", "-XX:+IgnoreUnrecognizedVMOptions", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
"""The stack that long pages need; for the rest, such short runs are over before better code has paid."""
FAULTS = {
    ".html": "<!doctype html><html lang=en><title>x</title><center>x</center>",
    ".css": "p { colour: red }",
    ".svg": "<svg xmlns='http://www.w3.org/2000/svg'><p/></svg>",
}
"""For each kind of file a fault, which tells that the checker looks at them."""
KINDS = tuple(FAULTS)


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


def check(checker: Path, folder: Path) -> list[str]:
    """Return what the checker says of the files in a folder: of each as what its name says it is."""
    command = ["java", *JAVA, "-jar", str(checker), "--format", "json", "--stdout", "--exit-zero-always"]
    command += ["--also-check-css", "--also-check-svg", str(folder)]
    found = subprocess.run(command, check=True, capture_output=True, timeout=300).stdout
    return [
        f"{message.get('url', '').rpartition(f'/{folder.name}/')[2]}:{message.get('lastLine')} {message['type']}: {message['message']}"
        for message in json.loads(found)["messages"]
    ]


def lay(files: Mapping[str, bytes], folder: Path) -> None:
    """Write what the checker knows into a folder."""
    for name, content in files.items():
        if name.endswith(KINDS):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)


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


@pytest.fixture(scope="module")
def said(
    checker: Path, real_files: dict[str, bytes], made_files: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory
) -> list[str]:
    """What the checker says of all that is looked at, in one run: it takes longer to begin than for most files."""

    def make() -> list[str]:
        folder, site = tmp_path_factory.mktemp("public"), tmp_path_factory.mktemp("site")
        lay(real_files, folder / "real")
        lay({f"fault{suffix}": fault.encode() for suffix, fault in FAULTS.items()}, folder / "real")
        lay(telling(made_files), folder / "made")
        make_site(site, 64)
        with pytest.MonkeyPatch.context() as patch:
            for name, number in SMALL.items():
                patch.setattr(page_limits, name, number)
            lay(telling(built_files(site)), folder / "small")
        return check(checker, folder)

    return shared("markup", make)


@pytest.mark.parametrize("suffix", KINDS)
def test_the_checker_finds_the_fault_that_is_put_into_the_real_site(said: list[str], suffix: str) -> None:
    assert [message for message in said if message.startswith(f"real/fault{suffix}:")]


def test_the_checker_finds_nothing_else_in_the_real_site(said: list[str]) -> None:
    assert [message for message in said if message.startswith("real/") and not message.startswith("real/fault.")] == []


def test_the_checker_finds_nothing_in_a_made_site_nor_where_everything_goes_on_over_pages(said: list[str]) -> None:
    assert [message for message in said if not message.startswith("real/")] == []
