"""What is kept never shows: after whatever was edited, the site is what a build from nothing makes, byte for byte."""

from __future__ import annotations

import shutil
import sqlite3
from collections import Counter
from hashlib import blake2b
from itertools import product
from pathlib import Path
from random import Random

import pytest
from msgspec.structs import replace

from site_builder.build.build_site import build_site
from site_builder.build.check_site import is_publishable
from site_builder.build.options import Options
from site_builder.store.state_owner import STATE_FILE
from tests.build.edits import EDITS, RARER_EDITS, Edits, break_a_file
from tests.build.test_output_folder import tree

STEPS = 10
ONE = Options()
CLAIM = "content/claims/two-metres.md"


Outcome = tuple[dict[str, bytes], list[str]]
_cold: dict[str, Outcome] = {}


def cold(root: Path, scratch: Path, options: Options = ONE) -> Outcome:
    """Build a copy of a site from nothing. What came of equal files was found out before: tests come back to some."""
    copy = scratch / "cold"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(root, copy, ignore=shutil.ignore_patterns(".site-builder", "public"))
    files = sorted((name, blake2b(content).hexdigest()) for name, content in tree(copy).items())
    asked = repr((files, replace(options, jobs=1)))
    if asked not in _cold:
        built = build_site(copy, copy / "public", options)
        served = tree(copy / "public") if is_publishable(built, options) else {}
        _cold[asked] = served, [str(f) for f in built.findings]
    return _cold[asked]


@pytest.mark.parametrize(
    ("seed", "edits"), [*product(range(4), (EDITS,)), *product(range(4, 6), (EDITS + RARER_EDITS,))]
)
def test_any_sequence_of_edits_gives_what_a_build_from_nothing_gives(
    seed: int, edits: Edits, tiny: Path, tmp_path: Path
) -> None:
    chance = Random(seed)  # noqa: S311
    out = tiny / "public"
    build_site(tiny, out)
    served, outcomes = tree(out), Counter[bool]()
    put_back(tiny, tmp_path / "good")
    for number in range(STEPS):
        steps = [chance.choice(edits) for _ in range(chance.choice([0, 1, 1, 1, 2, 5]))]
        steps += [break_a_file] if number in (3, 6) else []
        for step in steps:
            step(tiny, chance)
        options = Options(jobs=chance.choice([1, 1, 2]))
        built = build_site(tiny, out, options)
        expected, findings = cold(tiny, tmp_path, options)
        told = [step.__name__ for step in steps]
        assert [str(f) for f in built.findings] == findings, told
        served = expected or served
        assert tree(out) == served, told
        outcomes[bool(expected)] += 1
        if expected:
            put_back(tiny, tmp_path / "good")
        elif chance.random() < 0.6:
            put_back(tmp_path / "good", tiny)
    assert min(outcomes[True], outcomes[False]) > 1, "the edits have to lead to sites that can be published and others"


def put_back(origin: Path, target: Path) -> None:
    """Make the sources of one site those of another."""
    for folder in ("content", "seeds", "themes"):
        shutil.rmtree(target / folder, ignore_errors=True)
        if (origin / folder).is_dir():
            shutil.copytree(origin / folder, target / folder)


def stamps(out: Path) -> dict[str, int]:
    return {path.relative_to(out).as_posix(): path.stat().st_mtime_ns for path in out.rglob("*") if path.is_file()}


def rewritten(root: Path) -> set[str]:
    before = stamps(root / "public")
    build_site(root, root / "public")
    after = stamps(root / "public")
    return {name for name, changed in after.items() if before.get(name) != changed}


def test_a_source_that_records_its_pages_later_has_its_quotations_compared_with_them(tiny: Path) -> None:
    claim, source = tiny / "content/claims/damage.md", tiny / "content/sources/flood-report.md"
    text = claim.read_text(encoding="utf-8")
    claim.write_text(
        text.replace("    why: It gives the sum, acc", "    locator: p. 1\n    why: It gives the sum, acc"), "utf-8"
    )
    assert build_site(tiny, tiny / "public").findings == ()
    text = source.read_text(encoding="utf-8")
    source.write_text(text.replace("seed:", "places:\n  - locator: p. 2\n    begins: The damage\nseed:"), "utf-8")
    assert [finding.code for finding in build_site(tiny, tiny / "public").findings] == ["locator-elsewhere"]


def test_a_change_to_one_claim_touches_its_own_pages_and_the_lists_and_nothing_else(tiny: Path) -> None:
    build_site(tiny, tiny / "public")
    path = tiny / CLAIM
    path.write_text(path.read_text(encoding="utf-8").replace("cannot both", "can hardly both"), encoding="utf-8")
    assert rewritten(tiny) == {
        *(f"claims/two-metres/{name}" for name in ("index.html", "claim.json", "claim.md")),
        "integrity.json",
    }
    path.write_text(path.read_text(encoding="utf-8").replace("One report says", "One says"), encoding="utf-8")
    touched = rewritten(tiny)
    assert {"claims/two-metres/index.html", "claims.json", "feed.xml"} <= touched
    assert "index.html" not in touched, "the front page shows no summary of a claim, and the day is the same"
    assert not [name for name in touched if name.startswith(("claims/damage", "about", "methodology", "assets"))]
    assert rewritten(tiny) == set()


@pytest.mark.parametrize("number", [1, 2, 3, 7])
def test_any_number_of_processes_gives_the_same(
    number: int, real_files: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.conftest import ROOT

    for folder in ("content", "seeds", "themes"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    monkeypatch.setattr("site_builder.build.documents.MIN_DOCUMENTS_PER_PROCESS", 2)
    monkeypatch.setattr("site_builder.build.make_targets.MIN_TARGETS_PER_PROCESS", 2)
    monkeypatch.setattr("site_builder.build.workers.ITEMS_PER_BATCH", 9)
    build_site(tmp_path, tmp_path / "public", Options(jobs=number))
    assert tree(tmp_path / "public") == real_files


def spoil_bytes(path: Path) -> None:
    content = bytearray(path.read_bytes())
    for place in range(4096, len(content), 977):
        content[place] ^= 0x55
    path.write_bytes(bytes(content))


def spoil_rows(path: Path) -> None:
    """Change what is kept in a way that SQLite does not notice."""
    connection = sqlite3.connect(path)
    connection.execute("UPDATE documents SET entry = replace(entry, 'two metres', 'ten metres')")
    connection.execute("UPDATE documents SET detail = replace(detail, 'cannot', 'can')")
    connection.execute("UPDATE pages SET made_from = 'x', files = '[[], [], {}]' WHERE name LIKE 'claims/%'")
    connection.commit()
    connection.close()


def make_a_folder_of_it(path: Path) -> None:
    path.unlink()
    path.mkdir()


def make_a_file_of_its_folder(path: Path) -> None:
    shutil.rmtree(path.parent)
    path.parent.write_text("a file", encoding="utf-8")


@pytest.mark.parametrize(
    "spoil",
    [
        spoil_bytes,
        spoil_rows,
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
        lambda path: path.write_bytes(b"no database at all" * 999),
        lambda path: path.unlink(),
        make_a_folder_of_it,
        lambda path: shutil.rmtree(path.parent),
        make_a_file_of_its_folder,
    ],
)
def test_whatever_becomes_of_the_kept_state_the_site_is_right(spoil: object, tiny: Path, tmp_path: Path) -> None:
    build_site(tiny, tiny / "public")
    spoil(tiny / STATE_FILE)  # type: ignore[operator]
    path = tiny / CLAIM
    path.write_text(path.read_text(encoding="utf-8").replace("cannot both", "can hardly both"), encoding="utf-8")
    for _ in range(3):
        build_site(tiny, tiny / "public")
        assert tree(tiny / "public") == cold(tiny, tmp_path)[0]


@pytest.mark.parametrize("where", ["public", ".site-builder/spare"])
@pytest.mark.parametrize("how", ["changed", "gone", "added"])
def test_whatever_becomes_of_the_published_files_the_next_build_is_right(
    where: str, how: str, tiny: Path, tmp_path: Path
) -> None:
    path = tiny / CLAIM
    text = path.read_text(encoding="utf-8")
    for word in ("may", "might", "could"):
        path.write_text(text.replace("cannot", word), encoding="utf-8")
        build_site(tiny, tiny / "public")
    victim = tiny / where / "claims/damage/index.html"
    assert victim.is_file()
    if how == "added":
        victim.with_name("more.html").write_text("more", encoding="utf-8")
    else:
        victim.unlink()
        if how == "changed":
            victim.write_text("spoilt", encoding="utf-8")
    path.write_text(text, encoding="utf-8")
    build_site(tiny, tiny / "public")
    assert tree(tiny / "public") == cold(tiny, tmp_path)[0]


def test_two_folders_to_publish_into_do_not_disturb_each_other(tiny: Path) -> None:
    for _ in range(2):
        for name in ("public", "elsewhere"):
            build_site(tiny, tiny / name)
    assert tree(tiny / "public") == tree(tiny / "elsewhere")


def test_share_cards_stay_where_nothing_on_them_changed(tiny: Path, tmp_path: Path) -> None:
    whole = Options(cards=True, search=True)
    out = tiny / "public"
    build_site(tiny, out, whole)
    # The first build after one from nothing lays a new tree, the next goes on from the spare one.
    for words in ("More.", "And more.", "And still more."):
        with (tiny / CLAIM).open("a", encoding="utf-8") as claim:
            claim.write(f"\n{words}\n")
        build_site(tiny, out, whole)
        expected, _ = cold(tiny, tmp_path, whole)
        assert any(name.endswith("card.png") for name in expected)
        assert tree(out) == expected, words
