"""Whoever may write to what is kept, and has not the key, publishes nothing by it: the site is what a cold build makes."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from site_builder.build.build_site import build_site
from site_builder.build.options import Options
from site_builder.store.artifacts import CACHE_FOLDER, pack, unpack
from site_builder.store.state import State
from site_builder.store.state_owner import SIBLINGS, STATE_FILE, StateOwner, owner_of
from site_builder.store.state_tables import TABLES
from tests.build.built import KEPT, as_left
from tests.build.forging import CLAIM, ROWS, SEALERS, TRICKS, ask, change, edit_claim, entry_of, forge_entry, true_key
from tests.build.test_incremental import cold
from tests.build.test_output_folder import tree
from tests.cases_on_disk import BASE
from tests.cli.inside import run

WHOLE = Options(cards=True, search=True)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site that was built whole, edited, and built again; beside it, in ``old``, what was kept before the edit."""
    folder = tmp_path_factory.mktemp("made")
    site = Path(shutil.copytree(BASE, folder / "site"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("site_builder.build.up_to_date.FRESH_NANOSECONDS", -(10**12))
        build_site(site, site / "public", WHOLE)
        build_site(site, site / "public")
        shutil.copytree(site / KEPT, folder / "old")
        edit_claim(site)
        build_site(site, site / "public", WHOLE)
        build_site(site, site / "public")
    shutil.copytree(site, folder / "copy")
    return folder


@pytest.fixture
def site(made: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """That site, in the folder in which it was built."""
    monkeypatch.setattr("site_builder.build.up_to_date.FRESH_NANOSECONDS", -(10**12))
    monkeypatch.setattr("site_builder.store.file_stamp.FRESH_NANOSECONDS", -(10**12))
    for path in made.iterdir():
        if path.name not in ("copy", "old"):
            shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
    return as_left(Path(shutil.copytree(made / "copy", made / "site", symlinks=True)))


def outcome(site: Path, *words: str) -> dict[str, bytes]:
    """Build, twice, and return what is published."""
    for _ in range(2):
        run(site, "build", "--no-cards", "--no-search", *words)
    return tree(site / "public")


FORGERIES = [(kind, payload) for kind, (_, payloads) in ROWS.items() for payload in payloads]


@pytest.mark.parametrize("sealed", ["its old seal", *SEALERS])
@pytest.mark.parametrize(("kind", "payload"), FORGERIES)
def test_a_forged_row_publishes_nothing(kind: str, payload: str, sealed: str, site: Path, tmp_path: Path) -> None:
    ROWS[kind][0](site, payload, SEALERS.get(sealed))
    expected, findings = cold(site, tmp_path)
    if expected:
        assert outcome(site) == expected
    else:
        before = tree(site / "public")
        assert outcome(site) == before
        assert run(site, "check").returncode == 1, findings


EFFECTIVE = [
    ("document", "words"),
    ("document", "body"),
    ("document", "digest"),
    ("seed", "stamp"),
    ("note", "unchanged"),
    ("note", "published"),
]


@pytest.mark.parametrize(("kind", "payload"), EFFECTIVE)
def test_with_the_key_it_would(kind: str, payload: str, site: Path, tmp_path: Path) -> None:
    ROWS[kind][0](site, payload, true_key)
    assert outcome(site) != cold(site, tmp_path)[0]


def test_with_the_key_what_was_found_would_be_forgotten(site: Path) -> None:
    ROWS["comparison"][0](site, "nothing found", true_key)
    assert run(site, "check").returncode == 0


def test_even_with_the_key_no_markup_but_that_of_markdown(site: Path, tmp_path: Path) -> None:
    ROWS["document"][0](site, "script", true_key)
    assert outcome(site) == cold(site, tmp_path)[0]


@pytest.mark.parametrize("sealed", [*SEALERS, *TRICKS])
@pytest.mark.parametrize("kind", ["icons", "cards", "search"])
def test_a_forged_entry_publishes_nothing(kind: str, sealed: str, site: Path, tmp_path: Path) -> None:
    shutil.rmtree(site / "public")
    if sealed == "the key of another version":  # Entries name what they were made with themselves.
        pytest.skip("an entry has no version")
    forge_entry(site, kind, SEALERS.get(sealed, sealed))
    built = build_site(site, site / "public", WHOLE)
    if sealed == "a linked folder":
        assert [f.code for f in built.findings] == ["kept-state-tracked"]
        assert not (site / "public").exists()
    else:
        assert tree(site / "public") == cold(site, tmp_path, WHOLE)[0]


@pytest.mark.parametrize("kind", ["icons", "cards", "search"])
def test_with_the_key_an_entry_would(kind: str, site: Path, tmp_path: Path) -> None:
    shutil.rmtree(site / "public")
    forge_entry(site, kind, true_key)
    build_site(site, site / "public", WHOLE)
    assert tree(site / "public") != cold(site, tmp_path, WHOLE)[0]


@pytest.mark.parametrize(
    "name",
    [
        "../.venv/zz.pth",
        "../../zz.pth",
        "/zz.pth",
        "pagefind/../../zz",
        "a\\..\\..\\zz",
        "C:\\zz",
        "index.html",
        "_headers",
        "pagefind/evil.html",
        "pagefind/x/y.js",
        "pagefind/pagefind.js\n",
        ".site-builder",
        "pagefind/../index.html",
    ],
)
@pytest.mark.parametrize("kind", ["icons", "search"])
def test_even_with_the_key_no_entry_puts_a_file_elsewhere(kind: str, name: str, site: Path, tmp_path: Path) -> None:
    shutil.rmtree(site / "public")
    path = entry_of(site, kind)
    files = unpack(path.read_bytes().partition(b"\n")[2])
    assert files
    content = pack({**files, name: b"import os"})
    path.write_bytes(true_key(site, False).seal_bytes(kind, path.name, content).encode() + b"\n" + content)
    before = {path for path in site.parent.rglob("*") if "site/public" not in str(path)}
    build_site(site, site / "public", WHOLE)
    assert tree(site / "public") == cold(site, tmp_path, WHOLE)[0]
    assert {path for path in site.parent.rglob("*") if "site/public" not in str(path)} <= before | set(
        (site / KEPT).rglob("*")
    )


def take_old(site: Path, table: str, where: str = "1") -> None:
    """Put rows back as they were kept before the last edit, seals and all."""
    with closing(sqlite3.connect(site / STATE_FILE)) as connection:
        connection.execute("ATTACH ? AS old", (str(site.parent / "old" / Path(STATE_FILE).name),))
        connection.execute(f"INSERT OR REPLACE INTO {table} SELECT * FROM old.{table} WHERE {where}")  # noqa: S608
        connection.commit()


REPLAYS = {
    "documents": ("documents", "1"),
    "what comparing them came to": ("comparisons", "1"),
    "a claim": ("documents", f"path = '{CLAIM}'"),
    "seeds": ("seeds", "1"),
    "pages": ("pages", "1"),
    "the page of a claim": ("pages", "name = 'claims/damage'"),
    "notes": ("notes", "1"),
    "what was published": ("notes", "name = 'published'"),
    "that nothing changed": ("notes", "name = 'unchanged'"),
}


def back(site: Path) -> None:
    """Take the last edit back, so that the old rows are of the text that is there."""
    path = site / CLAIM
    path.write_text(path.read_text(encoding="utf-8").replace("\nThis was added since.\n", ""), encoding="utf-8")


@pytest.mark.parametrize("text", ["the new text", "the old text"])
@pytest.mark.parametrize("rows", REPLAYS)
def test_old_rows_that_are_put_back_publish_nothing_old(rows: str, text: str, site: Path, tmp_path: Path) -> None:
    take_old(site, *REPLAYS[rows])
    if text == "the old text":
        back(site)
    assert outcome(site) == cold(site, tmp_path)[0]


NAMED_BY = {table: "path" if table in ("documents", "pictures") else "name" for table in TABLES}


@pytest.mark.parametrize("text", ["the new text", "the old text"])
@pytest.mark.parametrize("number", [0, 3])
def test_a_mixture_of_old_rows_and_new_ones_publishes_nothing_old(
    number: int, text: str, site: Path, tmp_path: Path
) -> None:
    for place, (table, name) in enumerate(NAMED_BY.items()):
        take_old(site, table, f"(length({name}) + {number + place}) % 3 = 0")
        if place == number:
            change(site, f"DELETE FROM {table} WHERE length({name}) % 2")  # noqa: S608 (names of ours)
    if text == "the old text":
        back(site)
    assert outcome(site) == cold(site, tmp_path)[0]


def test_an_old_state_as_a_whole_publishes_nothing_old(site: Path, tmp_path: Path) -> None:
    shutil.rmtree(site / KEPT)
    shutil.copytree(site.parent / "old", site / KEPT)
    assert outcome(site) == cold(site, tmp_path)[0]


def test_without_the_digest_of_all_pages_an_old_row_would(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The row says what the page of the old text is made from, and what lies there is the page of the new one."""
    monkeypatch.setattr(State, "digest_of_pages", lambda self: "")
    note = json.loads(ask(site, "SELECT value FROM notes WHERE name = 'published'")[0][0])
    text = json.dumps({**note, "pages": ""}, separators=(",", ":"))
    change(
        site,
        "UPDATE notes SET value = ?, seal = ? WHERE name = 'published'",
        text,
        true_key(site, False).seal("note", "published", text),
    )
    take_old(site, "pages", "name = 'claims/damage'")
    back(site)
    assert outcome(site) != cold(site, tmp_path)[0]


def test_a_published_folder_that_was_unpacked_is_known_by_its_bytes(site: Path, tmp_path: Path) -> None:
    """An archive can give a file any time, and a forger any size."""
    page = site / "public/claims/three-metres/index.html"
    status = page.stat()
    content = page.read_bytes().replace(b"three metres", b"seven metres")
    moved = site.parent / "unpacked"
    shutil.copytree(site / "public", moved, symlinks=True)
    (moved / "claims/three-metres/index.html").write_bytes(content)
    os.utime(moved / "claims/three-metres/index.html", ns=(status.st_atime_ns, status.st_mtime_ns))
    shutil.rmtree(site / "public")
    moved.rename(site / "public")
    assert outcome(site) == cold(site, tmp_path)[0]


def somebodys(path: Path, application: int = 0, user: int = 0) -> bytes:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id = {application}")
        connection.execute(f"PRAGMA user_version = {user}")
        connection.execute("CREATE TABLE moz_cookies (a)")
        connection.commit()
    return path.read_bytes()


@pytest.mark.parametrize("command", ["check", "build"])
@pytest.mark.parametrize("application", [0, 1, 0x53426B74])
def test_a_database_of_another_program_is_left_alone(
    application: int, command: str, site: Path, tmp_path: Path
) -> None:
    shutil.rmtree(site / KEPT)
    (site / KEPT).mkdir()
    content = somebodys(site / STATE_FILE, application)
    for end in SIBLINGS:
        (site / f"{STATE_FILE}{end}").write_bytes(b"theirs")
    assert outcome(site) == cold(site, tmp_path)[0]
    assert run(site, command, *(["--no-cards", "--no-search"] if command == "build" else [])).returncode == 0
    assert (site / STATE_FILE).read_bytes() == content
    assert all((site / f"{STATE_FILE}{end}").read_bytes() == b"theirs" for end in SIBLINGS)


def test_a_database_that_was_made_elsewhere_is_never_opened(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It has the mark of all such files, and not that of this site's: its schema may be anything."""
    shutil.rmtree(site / KEPT)
    (site / KEPT).mkdir()
    somebodys(site / STATE_FILE, 0x53426B73, 1)
    opened: list[StateOwner | None] = []
    connect = sqlite3.connect

    def spy(path: str, *arguments: object, **named: object) -> sqlite3.Connection:
        if path != ":memory:" and Path(path).exists():
            opened.append(owner_of(site))
        return connect(path, *arguments, **named)  # type: ignore[call-overload,no-any-return]

    with monkeypatch.context() as patch:
        patch.setattr("site_builder.store.state.sqlite3.connect", spy)
        assert outcome(site) == cold(site, tmp_path)[0]
    assert None not in opened
    assert StateOwner(0x53426B73, 1) not in opened
    assert ask(site, "SELECT count(*) FROM documents")[0][0] > 0


LINKS = (
    KEPT,
    STATE_FILE,
    *(f"{STATE_FILE}{end}" for end in SIBLINGS),
    f"{KEPT}/lock",
    f"{KEPT}/spare",
    CACHE_FOLDER,
    f"{CACHE_FOLDER}/icons",
    "public",
)


@pytest.mark.parametrize("command", ["check", "build"])
@pytest.mark.parametrize("step", LINKS)
def test_no_step_to_what_is_kept_may_be_a_link(step: str, command: str, site: Path) -> None:
    outside = site.parent / "outside"
    path = site / step
    if path.exists():
        path.rename(outside)
    else:
        outside.write_bytes(b"theirs")
    path.parent.mkdir(exist_ok=True)
    path.symlink_to(outside)
    before = {p: p.stat().st_mtime_ns for p in (outside, *outside.rglob("*"))}
    contents = {p: p.read_bytes() for p in before if p.is_file()}
    result = run(site, command, *(["--no-search"] if command == "build" else []))
    assert result.returncode == 1
    assert f"error[kept-state-tracked] {step}:1:1" in result.stderr
    assert {p: p.stat().st_mtime_ns for p in (outside, *outside.rglob("*"))} == before
    assert {p: p.read_bytes() for p in before if p.is_file()} == contents
