"""The generator is pinned as the one who installed it noted, for another machine."""

from __future__ import annotations

import csv
import json
import re
import shutil
import subprocess
import sys
import zipfile
from base64 import urlsafe_b64encode
from hashlib import sha256
from importlib.metadata import Distribution, distribution
from pathlib import Path
from typing import Any

import pytest

from site_builder.authoring import pin_generator as module
from site_builder.authoring.pin_generator import PinnedGenerator, pin_generator
from site_builder.store.tool_version import DISTRIBUTION
from tests.conftest import ROOT

NAME = "factcheck_site_builder-9.8.7"
COMMIT = "0123456789abcdef0123456789abcdef01234567"


def installed(folder: Path, note: dict[str, Any] | None) -> Path:
    """Install a generator of one file in a folder, noting where it came from; give the wheel that it came as."""
    folder.mkdir(exist_ok=True)
    files = {
        "site_builder/__init__.py": "",
        "site_builder/__pycache__/__init__.cpython-311.pyc": "made here",
        f"{NAME}.dist-info/METADATA": "Metadata-Version: 2.1\nName: factcheck-site-builder\nVersion: 9.8.7\n"
        "Requires-Dist: click>=8\nRequires-Dist: nobody-has-this; sys_platform == 'plan9'\nRequires-Dist: lxml; extra == 'ingest'\n",
        f"{NAME}.dist-info/WHEEL": "Wheel-Version: 1.0\nGenerator: hatchling\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    wheel = folder.parent / f"{NAME}-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for name, text in files.items():
            if "__pycache__" not in name:
                archive.writestr(name, text)
    if note is not None:
        files[f"{NAME}.dist-info/direct_url.json"] = json.dumps(note)
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    (folder / f"{NAME}.dist-info/RECORD").write_text("".join(f"{name},,\n" for name in files), encoding="utf-8")
    return wheel


def pinned(folder: Path, monkeypatch: pytest.MonkeyPatch) -> PinnedGenerator:
    own = Distribution.at(folder / f"{NAME}.dist-info")
    monkeypatch.setattr(module, "distribution", lambda name: own if name == DISTRIBUTION else distribution(name))
    return pin_generator()


def first_line(pin: PinnedGenerator) -> str:
    return next(line for line in pin.requirements.splitlines() if line and not line.startswith(("#", "--")))


def test_a_wheel_with_an_address_and_a_digest_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    note = {"url": "https://host.example/a.whl", "archive_info": {"hashes": {"sha256": "ab"}}}
    installed(tmp_path / "site-packages", note)
    pin = pinned(tmp_path / "site-packages", monkeypatch)
    assert first_line(pin) == "factcheck-site-builder @ https://host.example/a.whl#sha256=ab"
    assert pin.wheel is None


@pytest.mark.parametrize(
    "note",
    [
        None,
        {"url": "https://host.example/o/r", "vcs_info": {"vcs": "git", "commit_id": COMMIT}},
        {"url": "https://host.example/a.whl"},
        {"url": "https://host.example/a.tar.gz", "archive_info": {"hashes": {"sha256": "ab"}}},
    ],
    ids=["an index", "a repository", "a wheel without a digest", "a source that would be built"],
)
def test_what_no_digest_is_known_of_is_put_beside_the_site(
    note: dict[str, Any] | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed(tmp_path / "site-packages", note)
    pin = pinned(tmp_path / "site-packages", monkeypatch)
    assert pin.wheel
    assert first_line(pin) == f"file:{pin.wheel[0]}#sha256={sha256(pin.wheel[1]).hexdigest()}"


def test_what_it_needs_stands_there_as_in_its_lock_for_all_systems() -> None:
    """Pip installs nothing else with ``--require-hashes``, so every requirement has its digests, and no line names a host."""
    pin = pin_generator()
    entries = re.split(r"\n(?=\S)", pin.requirements)
    named = [entry for entry in entries if not entry.startswith(("#", "--"))]
    lock = (ROOT / "requirements/site.txt").read_text("utf-8")
    assert all("--hash=sha256:" in entry and entry in lock for entry in named[1:])
    assert {"click", "tzdata"} <= {entry.partition("==")[0] for entry in named}, "Windows needs the second"
    assert not {"hatchling", "lxml"} & {entry.partition("==")[0] for entry in named}, "building a site needs neither"
    assert "\n--require-hashes\n" in pin.requirements
    assert "://" not in pin.requirements


def test_a_wheel_of_this_machine_is_put_beside_the_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wheel = installed(tmp_path / "site-packages", None)
    digest = sha256(wheel.read_bytes()).hexdigest()
    installed(tmp_path / "site-packages", {"url": wheel.as_uri(), "archive_info": {"hashes": {"sha256": digest}}})
    pin = pinned(tmp_path / "site-packages", monkeypatch)
    assert pin.wheel == (f"vendor/{wheel.name}", wheel.read_bytes())
    assert first_line(pin) == f"file:vendor/{wheel.name}#sha256={digest}"


@pytest.mark.parametrize("fate", ["gone", "exchanged", "a folder"])
def test_a_wheel_that_is_not_there_any_more_is_put_together_again(
    fate: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wheel = installed(tmp_path / "site-packages", None)
    note = {"url": wheel.as_uri(), "archive_info": {"hash": f"sha256={sha256(wheel.read_bytes()).hexdigest()}"}}
    wheel.unlink() if fate == "gone" else wheel.write_bytes(b"another")
    installed_from = {"url": tmp_path.as_uri(), "dir_info": {}} if fate == "a folder" else note
    shutil.rmtree(tmp_path / "site-packages")
    installed(tmp_path / "site-packages", installed_from)
    wheel.unlink()
    pin = pinned(tmp_path / "site-packages", monkeypatch)
    assert pin.wheel is not None
    path, content = pin.wheel
    assert path == f"vendor/{NAME}-py3-none-any.whl"
    assert pin.wheel == pinned(tmp_path / "site-packages", monkeypatch).wheel, "the same to the byte"
    (tmp_path / "again.whl").write_bytes(content)
    with zipfile.ZipFile(tmp_path / "again.whl") as archive:
        names = archive.namelist()
        rows = list(csv.reader(archive.read(f"{NAME}.dist-info/RECORD").decode().splitlines()))
        for name, digest, size in rows[:-1]:
            own = archive.read(name)
            assert digest == "sha256=" + urlsafe_b64encode(sha256(own).digest()).decode().rstrip("=")
            assert int(size) == len(own)
    assert {row[0] for row in rows} == set(names)
    assert not [name for name in names if "pycache" in name or "direct_url" in name]


def test_pip_installs_what_was_put_together_again_and_refuses_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed(tmp_path / "site-packages", {"url": tmp_path.as_uri(), "dir_info": {}})
    pin = pinned(tmp_path / "site-packages", monkeypatch)
    assert pin.wheel
    (tmp_path / "vendor").mkdir()
    (tmp_path / pin.wheel[0]).write_bytes(pin.wheel[1])
    command = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        "--require-hashes",
        "--target",
        "there",
        "--requirement",
        "own.txt",
    ]
    (tmp_path / "own.txt").write_text(first_line(pin), encoding="utf-8")
    subprocess.run(command, cwd=tmp_path, check=True)
    assert (tmp_path / "there/site_builder/__init__.py").is_file()
    (tmp_path / "own.txt").write_text(first_line(pin)[:-4] + "0000", encoding="utf-8")
    assert subprocess.run(command, cwd=tmp_path, check=False, capture_output=True).returncode != 0


def test_a_checkout_without_what_builds_it_is_said_to_be_out_of_reach(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed(tmp_path / "site-packages", {"url": tmp_path.as_uri(), "dir_info": {"editable": True}})
    pin = pinned(tmp_path / "site-packages", monkeypatch)
    assert not pin.is_reachable
    assert first_line(pin) == "factcheck-site-builder==9.8.7"
