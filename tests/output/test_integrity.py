"""The manifest: what it lists is what is published, in order, and its root covers each word of it."""

from __future__ import annotations

import hashlib
import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.build.options import Options
from site_builder.output.integrity import SENDS, PublishedFile, Release, Root, manifest
from site_builder.views import page_limits as limits
from tests.sites import built_files

RELEASE = Release("site_builder", "1.0")


def listed(files: dict[str, bytes]) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """A manifest, and the files in it or in its parts."""
    head = json.loads(files["integrity.json"])
    parts = [json.loads(files[part["path"]])["files"] for part in head.get("parts", ())]
    return head, [entry for part in (head.get("files", ()), *parts) for entry in part]


def root_by_hand(head: dict[str, Any], entries: list[dict[str, Any]]) -> str:
    """The root, as docs/proof.md has it."""
    made = (
        f"site-builder integrity 1\ngenerator {head['generator']['name']} {head['generator']['version']}\n"
        f"commit {head['commit'] or '-'}\nprevious {head['previous'] or '-'}\n"
    )
    for entry in entries:
        size = len(entry["path"].encode())
        made += f"{entry['sha256']} {entry['size']} {entry.get('host', 'sends')} {size} {entry['path']}\n"
    return hashlib.sha256(f"{made}files {len(entries)}\n".encode()).hexdigest()


@pytest.mark.parametrize("options", [Options(), Options(cards=True, search=True, precompress=True, commit="abc1234")])
def test_it_lists_every_published_file_but_itself(tiny: Path, options: Options) -> None:
    files = built_files(tiny, options)
    head, entries = listed(files)
    found = {entry["path"]: (entry["size"], entry["sha256"]) for entry in entries}
    marker = found.pop(".site-builder")
    assert marker[0] > 0
    own = {"integrity.json", *(part["path"] for part in head.get("parts", ()))}
    others = {path: content for path, content in files.items() if path not in own}
    assert found == {path: (len(content), hashlib.sha256(content).hexdigest()) for path, content in others.items()}
    assert head["count"] == len(entries)
    assert head["root"] == root_by_hand(head, entries)
    assert head["commit"] == options.commit
    assert all(a["path"].encode() < b["path"].encode() for a, b in pairwise(entries))


def test_it_says_what_hosts_do_not_send_as_it_is(tiny: Path) -> None:
    claim = tiny / "content/claims/damage.md"
    claim.write_text(claim.read_text().replace("verdict:", "aliases: [old]\nverdict:"))
    _, entries = listed(built_files(tiny, Options(precompress=True)))
    hosts = {entry["path"]: entry.get("host", SENDS) for entry in entries}
    assert {path for path, host in hosts.items() if host == "redirects"} == {
        "claims/old/index.html",
        "embed/claims/old/index.html",
    } | {path for path in hosts if path.startswith(("claims/old/", "embed/claims/old/")) and path.endswith(".html")}
    assert {hosts[path] for path in ("_headers", "_redirects", ".site-builder", "index.html.gz")} == {"reads"}
    assert hosts["index.html"] == hosts["claims/damage/claim.json"] == SENDS


files_listed = st.dictionaries(
    st.text(st.sampled_from("ab/.é\n 😀"), min_size=1, max_size=8),
    st.tuples(st.integers(0, 9), st.sampled_from(["a" * 64, "b" * 64])),
    max_size=12,
)


def published(files: dict[str, tuple[int, str]]) -> list[PublishedFile]:
    return [PublishedFile(path, SENDS, *files[path]) for path in sorted(files, key=str.encode)]


@given(files_listed, files_listed, st.sampled_from([None, "abcdef1"]), st.sampled_from([None, "0" * 64]))
def test_different_lists_have_different_roots(
    one: dict[str, tuple[int, str]], other: dict[str, tuple[int, str]], commit: str | None, previous: str | None
) -> None:
    def root(files: dict[str, tuple[int, str]], release: Release) -> str:
        made = Root(release)
        for file in published(files):
            made.add(file)
        return made.digits()

    release = Release("site_builder", "1.0", commit, previous)
    assert (root(one, RELEASE) == root(other, RELEASE)) == (one == other)
    assert (root(one, RELEASE) == root(one, release)) == (release == RELEASE)


@pytest.mark.parametrize("count", [0, 1, 4, 5, 6, 10, 11])
def test_a_long_list_comes_in_parts_and_has_the_root_of_the_whole(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    listing = [PublishedFile(f"{number:03}.html", SENDS, number, f"{number:064x}") for number in range(count)]
    whole = dict(manifest(RELEASE, listing, count))
    monkeypatch.setattr(limits, "FILES_PER_MANIFEST", 5)
    files = dict(manifest(RELEASE, iter(listing), count))
    head, entries = listed(files)
    assert (head["root"], head["count"]) == (json.loads(whole["integrity.json"])["root"], count)
    assert head["root"] == root_by_hand(head, entries)
    assert len(files) == (1 if count <= 5 else 1 + -(-count // 5))
    assert files.keys() == {"integrity.json", *(part["path"] for part in head.get("parts", ()))}
    for part in head.get("parts", ()):
        assert hashlib.sha256(files[part["path"]]).hexdigest() == part["sha256"]
