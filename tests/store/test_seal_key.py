"""The key to what is kept: outside the repository, the user's alone, and no reason to fail where there is none."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from site_builder.store.seal_key import KEY_FILE, KEY_FOLDER, VARIABLE, SealKey, site_key
from site_builder.store.site_paths import repository_top

LONG = "a" * 32


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which the key lies, on Linux; there is none yet."""
    monkeypatch.delenv(VARIABLE)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state" / KEY_FOLDER


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "site").mkdir()
    return tmp_path / "site"


def seal(key: SealKey | None) -> str | None:
    return key.seal("kind", "value") if key else None


def test_a_key_is_made_once_for_the_user_alone(home: Path, site: Path) -> None:
    first = seal(site_key(site))
    assert first == seal(site_key(site))
    assert [path.name for path in home.iterdir()] == [KEY_FILE]
    assert (home / KEY_FILE).stat().st_size == 32
    assert ((home / KEY_FILE).stat().st_mode & 0o777, home.stat().st_mode & 0o777) == (0o600, 0o700)
    (home / KEY_FILE).unlink()
    assert seal(site_key(site)) != first


def test_every_site_has_seals_of_its_own(home: Path, site: Path, tmp_path: Path) -> None:
    (tmp_path / "copy").mkdir()
    assert seal(site_key(site)) != seal(site_key(tmp_path / "copy"))
    (tmp_path / "link").symlink_to(site)
    assert seal(site_key(site)) == seal(site_key(tmp_path / "link"))


def spoil(home: Path, how: str) -> None:
    file = home / KEY_FILE
    if how == "short":
        file.write_bytes(b"x" * 31)
    elif how == "long":
        file.write_bytes(b"x" * 33)
    elif how == "empty":
        file.write_bytes(b"")
    elif how == "open to others":
        file.chmod(0o644)
    elif how == "a folder others write to":
        home.chmod(0o777)
    elif how == "a link":
        file.rename(home / "elsewhere")
        file.symlink_to(home / "elsewhere")
    elif how == "a linked folder":
        home.rename(home.with_name("elsewhere"))
        home.symlink_to(home.with_name("elsewhere"))
    elif how == "a folder":
        file.unlink()
        file.mkdir()
    else:
        file.unlink()
        os.mkfifo(file)


@pytest.mark.parametrize(
    "how",
    [
        "short",
        "long",
        "empty",
        "open to others",
        "a folder others write to",
        "a link",
        "a linked folder",
        "a folder",
        "a pipe",
    ],
)
def test_a_key_that_others_may_have_made_or_read_is_none(how: str, home: Path, site: Path) -> None:
    assert site_key(site)
    spoil(home, how)
    assert site_key(site) is None


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs root to give a file away")
def test_a_key_of_somebody_else_is_none(home: Path, site: Path) -> None:
    assert site_key(site)
    os.chown(home / KEY_FILE, 12345, 12345)
    assert site_key(site) is None


def test_without_a_home_nothing_is_kept(home: Path, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError("no home")

    monkeypatch.setenv("XDG_STATE_HOME", "not/absolute")
    monkeypatch.setattr(Path, "home", homeless)
    assert site_key(site) is None


def test_a_folder_that_cannot_be_made_is_no_reason_to_fail(home: Path, site: Path) -> None:
    home.parent.write_text("a file", encoding="utf-8")
    assert site_key(site) is None


@pytest.mark.parametrize("place", ["state", "deep/state"])
def test_a_key_inside_the_repository_is_none(
    place: str, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "site/docs").mkdir(parents=True)
    (tmp_path / "site/.git").mkdir()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "site" / place))
    assert repository_top(tmp_path / "site/docs") == (tmp_path / "site").resolve()
    assert site_key(tmp_path / "site/docs") is None
    assert not (tmp_path / "site" / place).exists()


@pytest.mark.parametrize(("given", "is_one"), [(LONG, True), (LONG[1:], False), ("", False)])
def test_a_key_in_the_environment_is_used_in_place_of_the_file(
    given: str, is_one: bool, home: Path, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, given)
    assert (site_key(site) is not None) == is_one
    assert not home.exists()


def test_no_two_things_have_one_seal() -> None:
    key = SealKey(b"k" * 32)
    things = [("a", "bc"), ("ab", "c"), ("a", "b", "c"), ("a", "b\x00c"), ("a", "b", "", "c"), ("a", "", "bc"), ("a",)]
    assert len({key.seal(kind, *values) for kind, *values in things}) == len(things)
    assert key.seal_bytes("a", "b", b"c") != key.seal_bytes("a", "bc", b"")
    assert key.of_version("1").seal("a") != key.of_version("2").seal("a") != key.seal("a")
