"""Compressed siblings in a build: always those of the files they stand beside, made of what changed, gone when unasked."""

from __future__ import annotations

import gzip
from pathlib import Path
from random import Random

import brotli
import pytest

from site_builder.build import compress
from site_builder.build import compress as compressing
from site_builder.build.build_site import build_site
from site_builder.build.check_site import is_publishable
from site_builder.build.compress import COMPRESSED_SUFFIXES, is_compressed
from site_builder.build.options import Options
from tests.build.edits import EDITS
from tests.build.test_incremental import CLAIM, cold, put_back, stamps
from tests.build.test_output_folder import tree
from tests.cli.inside import run

SMALLER = Options(precompress=True)


def without(files: dict[str, bytes]) -> dict[str, bytes]:
    """Return the files without their siblings, after looking whether each sibling is that of its file.

    The manifest, which lists the siblings too, is left out.
    """
    own = {name: content for name, content in files.items() if not name.endswith(COMPRESSED_SUFFIXES)}
    for name in files.keys() - own.keys():
        unpack = brotli.decompress if name.endswith(".br") else gzip.decompress
        assert unpack(files[name]) == own[name[:-3]], name
    listed = unlisted(own)
    assert {name[:-3] for name in files.keys() - own.keys()} == {n for n in listed if is_compressed(n, len(own[n]))}
    return listed


def unlisted(files: dict[str, bytes]) -> dict[str, bytes]:
    """Return files without the manifest of them."""
    return {name: content for name, content in files.items() if name != "integrity.json"}


def test_the_files_are_those_of_any_other_build_with_siblings_beside_them(
    tiny: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("site_builder.build.make_targets.MIN_TARGETS_PER_PROCESS", 2)
    asked = {"plain": Options(), "one": SMALLER, "three": Options(precompress=True, jobs=3)}
    made = {}
    for name, options in asked.items():
        build_site(tiny, tiny / name, options)
        made[name] = tree(tiny / name)
    assert made["one"] == made["three"]
    assert without(made["one"]) == unlisted(made["plain"])
    assert {"index.html.br", "index.html.gz", "claims.json.br", "feed.xml.gz"} <= made["one"].keys()


@pytest.mark.parametrize("seed", range(3))
def test_any_sequence_of_edits_gives_what_a_build_from_nothing_gives(seed: int, tiny: Path, tmp_path: Path) -> None:
    chance = Random(seed)  # noqa: S311
    out, published = tiny / "public", 0
    put_back(tiny, tmp_path / "good")
    for _ in range(7):
        for _ in range(chance.choice([0, 1, 1, 2])):
            chance.choice(EDITS)(tiny, chance)
        options = Options(precompress=chance.random() < 0.7, jobs=chance.choice([1, 2]))
        built = build_site(tiny, out, options)
        if is_publishable(built, options):
            assert tree(out) == cold(tiny, tmp_path, options)[0]
            without(tree(out)) if options.precompress else None
            put_back(tiny, tmp_path / "good")
            published += 1
        else:
            put_back(tmp_path / "good", tiny)
    assert published > 3


def test_only_what_changed_is_compressed_again(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tiny / "public"
    build_site(tiny, out, SMALLER)
    before, asked = stamps(out), []
    real = compressing.siblings

    def noting(path: str, content: bytes) -> object:
        asked.append(path)
        return real(path, content)

    monkeypatch.setattr("site_builder.build.staged_tree.siblings", noting)
    for word in ("can hardly", "can never"):
        asked.clear()
        path = tiny / CLAIM
        path.write_text(path.read_text(encoding="utf-8").replace("cannot", word).replace("can hardly", word), "utf-8")
        build_site(tiny, out, SMALLER)
        assert sorted(asked) == [f"claims/two-metres/{name}" for name in ("claim.json", "index.html")]
        changed = {name for name, stamp in stamps(out).items() if before.get(name) != stamp}
        assert changed == {
            "integrity.json",
            "claims/two-metres/claim.md",
            *(name + suffix for name in asked for suffix in ("", ".br", ".gz")),
        }
        before = stamps(out)
    asked.clear()
    build_site(tiny, out, SMALLER)
    assert asked == []


def test_siblings_go_with_their_file(tiny: Path) -> None:
    out = tiny / "public"
    text = (tiny / CLAIM).read_text(encoding="utf-8")
    extra = tiny / "content/claims/extra.md"
    for old, new in (
        ("question: rise\n", ""),
        ("answer: two metres\n", ""),
        ("rose by two metres.", "rose fast."),
        ("summary: One", "summary: Again one"),
    ):
        text = text.replace(old, new)
    extra.write_text(text, encoding="utf-8")
    assert build_site(tiny, out, SMALLER).findings == ()
    assert (out / "claims/extra/index.html.br").is_file()
    extra.unlink()
    build_site(tiny, out, SMALLER)
    assert not (out / "claims/extra").exists()


def test_switched_off_they_are_gone_and_switched_on_they_are_back(tiny: Path) -> None:
    whole = ("build",)
    out = tiny / "public"
    assert run(tiny, *whole).returncode == 0
    plain = tree(out)
    assert run(tiny, *whole, "--precompress").returncode == 0
    packed = tree(out)
    assert without(packed) == unlisted(plain)
    assert not [name for name in packed if ".pf_" in name and name.endswith(COMPRESSED_SUFFIXES)]
    assert "pagefind/pagefind.js.br" in packed
    assert "nothing has changed" not in run(tiny, *whole).stdout
    assert tree(out) == plain
    run(tiny, *whole, "--precompress")
    assert tree(out) == packed


def test_without_brotli_nothing_is_published_and_the_fix_is_told(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compress, "brotli", None)
    result = run(tiny, "build", "--no-search", "--no-cards", "--precompress")
    assert result.returncode == 2
    assert "pip install 'factcheck-site-builder[precompress]'" in result.stderr
    assert not (tiny / "public").exists()
    assert run(tiny, "build", "--no-search", "--no-cards").returncode == 0
