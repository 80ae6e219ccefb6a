"""The published verifier: it holds what holds, and says in a sentence what does not."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from site_builder.build.output_folder import MARKER, MARKER_TEXT
from tests.browser.serving import serve
from tests.proof.conftest import build
from tests.proof.forge import change_json, change_text, list_again
from tests.proof.verifier import VERIFIER, verify
from tests.sites import files_below

CLAIM = "claims/two-metres"
PAGE, DATA = f"{CLAIM}/index.html", f"{CLAIM}/claim.json"
Capture = pytest.CaptureFixture[str]


def test_it_is_short_and_needs_nothing_of_ours() -> None:
    text = VERIFIER.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 150
    assert max(map(len, text.splitlines())) <= 140
    assert "site_builder" not in text


def test_each_site_publishes_it(real_files: dict[str, bytes]) -> None:
    assert real_files["verify.py"] == VERIFIER.read_bytes()


def test_a_site_as_it_was_built_holds(public: Path, capsys: Capture) -> None:
    found = verify(public, capsys)
    assert found.code == 0, found.said
    assert "All of it holds." in found.said
    assert "of which 0 cannot be recomputed" in found.said
    root = json.loads((public / "integrity.json").read_bytes())["root"]
    assert verify(public, capsys, root).code == 0
    other = verify(public, capsys, "0" * 64)
    assert other.code == 1
    assert "not the one that you know" in other.said


def test_it_runs_by_itself(public: Path) -> None:
    command = [sys.executable, "-I", str(public / "verify.py"), str(public)]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0
    (public / PAGE).write_bytes(b"")
    assert subprocess.run(command, capture_output=True, check=False).returncode == 1
    assert subprocess.run(command[:3], capture_output=True, check=False).returncode == 1


def paragraph(claim: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = claim["sources"]["flood-report"]["excerpts"]["paragraphs"][0]
    return found


def span(claim: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = claim["evidence"][0]["receipt"]["spans"][0]
    return found


NOBODY = {"name": "Nobody", "kind": None}
FORGED: dict[str, tuple[Callable[[Path], object], str]] = {
    "a word on the page": (lambda p: change_text(p / PAGE, "<mark>The", "<mark>the"), "does not show the words"),
    "a stance on the page": (
        lambda p: change_text(p / PAGE, 'class="evidence supports"', 'class="evidence contradicts"'),
        "shows another stance",
    ),
    "evidence that is made up": (
        lambda p: change_text(p / PAGE, "</main>", '<p class="supports" id="evidence-x"><mark>We lied.</mark></p></main>'),
        "shows evidence that claim.json lacks",
    ),
    "the verdict on the page": (lambda p: change_text(p / PAGE, "</span></span></p>", " not</span></span></p>"), "page differs"),
    "a word in front of the verdict": (lambda p: change_text(p / PAGE, "</svg><span>", "</svg><span>Not "), "page differs"),
    "a published text that is said not to be": (
        lambda p: change_json(p / DATA, lambda c: c["sources"]["bridge-closed"].update(publish="none", archived_text=None)),
        "more or less is published than is said",
    ),
    "the claim on the page": (lambda p: change_text(p / PAGE, "<h1>", "<h1>Not: "), "page differs"),
    "the tally on the page": (lambda p: change_text(p / PAGE, ">1 supports<", ">2 support<"), "tally differs (supports)"),
    "ClaimReview": (
        lambda p: change_text(p / PAGE, '"alternateName":"', '"alternateName":"Not '),
        "ClaimReview is missing, or differs",
    ),
    "who makes the claim, in ClaimReview": (
        lambda p: change_json(p / DATA, lambda c: c["claimants"].append({**NOBODY, "kind": "person"})),
        "ClaimReview is missing, or differs",
    ),
    "who makes the claim, in the table": (
        lambda p: change_json(p / DATA, lambda c: c["claimants"].append(NOBODY)),
        "claims.csv differs",
    ),
    "the topics, in the table": (
        lambda p: change_json(p / DATA, lambda c: c["topics"].append("floods")),
        "claims.csv differs",
    ),
    "no ClaimReview": (lambda p: change_text(p / PAGE, '"@type":"ClaimReview"', '"@type":"Thing"'), "ClaimReview is missing"),
    "quoted words": (lambda p: change_json(p / DATA, lambda c: span(c).update(exact="Something else.")), "something else than is quoted"),
    "a place": (lambda p: change_json(p / DATA, lambda c: span(c).update(start=span(c)["start"] + 1)), "something else than is quoted"),
    "a place before the text": (lambda p: change_json(p / DATA, lambda c: span(c).update(start=-5)), "something else than is quoted"),
    "a place behind the text": (lambda p: change_json(p / DATA, lambda c: span(c).update(end=10**9)), "something else than is quoted"),
    "a place that is no number": (lambda p: change_json(p / DATA, lambda c: span(c).update(end="9")), "cannot be read as a claim"),
    "a salt": (lambda p: change_json(p / DATA, lambda c: paragraph(c).update(salt="00" * 32)), "does not belong to the root"),
    "a path": (lambda p: change_json(p / DATA, lambda c: paragraph(c).update(path=["00" * 32] * len(paragraph(c)["path"]))), "does not belong to the root"),
    "a path that is too short": (lambda p: change_json(p / DATA, lambda c: paragraph(c)["path"].pop()), "cannot be read as a claim"),
    "a path that is too long": (lambda p: change_json(p / DATA, lambda c: paragraph(c)["path"].append("00" * 32)), "does not belong to the root"),
    "a paragraph": (lambda p: change_json(p / DATA, lambda c: paragraph(c).update(text=paragraph(c)["text"] + " More.")), "does not belong to the root"),
    "a paragraph's number": (lambda p: change_json(p / DATA, lambda c: paragraph(c).update(index=10**6)), "does not belong to the root"),
    "the root of excerpts": (lambda p: change_json(p / DATA, lambda c: c["sources"]["flood-report"]["excerpts"].update(root="0" * 64)), "does not belong to the root"),
    "an archived text": (lambda p: change_text(p / "sources/bridge-closed/seed.txt", "mayor", "major"), "the archived text is another one"),
    "the digest of an archived text": (
        lambda p: change_json(p / DATA, lambda c: c["sources"]["bridge-closed"].update(sha256="0" * 64)),
        "names another archived text",
    ),
    "a verdict in the list": (lambda p: change_json(p / "claims.json", lambda c: c["claims"][0].update(verdict=c["claims"][1]["verdict"], summary="x")), "say different things"),
    "a verdict in the table": (lambda p: change_text(p / "claims.csv", ",supported,", ",refuted,"), "claims.csv differs"),
    "a claim in the list": (lambda p: change_json(p / "claims.json", lambda c: c["claims"].pop()), "claims are missing or made up"),
    "a claim that is no claim": (lambda p: (p / DATA).write_text("[]"), "cannot be read as a claim"),
    "a list that is no list": (lambda p: (p / "claims.json").write_text("<html>"), "cannot be read as what it is"),
    "a very deep list": (lambda p: (p / "claims.json").write_text("[" * 100_000), "cannot be read as what it is"),
    "evidence left out": (lambda p: change_json(p / DATA, lambda c: c["evidence"].pop()), "tally differs"),
}  # fmt: skip


@pytest.mark.parametrize("what", FORGED)
def test_what_does_not_fit_is_noticed_also_with_a_manifest_that_does(what: str, public: Path, capsys: Capture) -> None:
    change, words = FORGED[what]
    change(public)
    list_again(public)
    found = verify(public, capsys)
    assert found.code == 1, found.said
    assert words in found.said
    assert "Traceback" not in found.said


UNLISTED: dict[str, tuple[Callable[[Path], object], str]] = {
    "a file is gone": (lambda p: (p / "feed.xml").unlink(), "feed.xml: it cannot be read"),
    "a file is cut": (lambda p: (p / "feed.xml").write_bytes((p / "feed.xml").read_bytes()[:-1]), "feed.xml: this is not the file"),
    "line ends": (lambda p: (p / DATA).write_bytes((p / DATA).read_bytes().replace(b"\n", b"\r\n")), "its line ends differ"),
    "a byte order mark": (lambda p: (p / DATA).write_bytes(b"\xef\xbb\xbf" + (p / DATA).read_bytes()), "a byte order mark"),
    "a page in place of data": (lambda p: (p / "claims.csv").write_text("<!doctype html>"), "claims.csv: a web page comes in place"),
    "a minified page": (lambda p: change_text(p / PAGE, "\n", " "), f"{PAGE}: this is not the file"),
    "a new file": (lambda p: (p / "new.html").write_text(""), "new.html: the manifest does not list it"),
    "a part of the manifest that nobody names": (lambda p: (p / "integrity-7.json").write_text("{}"), "integrity-7.json: the manifest does not list it"),
    "a link": (lambda p: (p / "new").symlink_to("/etc/passwd"), "new: the manifest does not list it"),
    "two files exchanged": (lambda p: (shutil.move(p / "feed.xml", p / "x"), shutil.move(p / "feed.json", p / "feed.xml"), shutil.move(p / "x", p / "feed.json")), "feed.json: this is not"),
    "a manifest that is no JSON": (lambda p: (p / "integrity.json").write_text("<html>"), "integrity.json, claims.json or claims.csv: it cannot be read"),
    "a manifest that is a list": (lambda p: (p / "integrity.json").write_text("[]"), "it cannot be read"),
    "a digest in the manifest": (lambda p: change_json(p / "integrity.json", lambda m: m["files"][9].update(sha256="0" * 64)), "its root is not that of its list"),
    "a commit in the manifest": (lambda p: change_json(p / "integrity.json", lambda m: m.update(commit="abcdef1")), "its root is not"),
    "what hosts do": (lambda p: change_json(p / "integrity.json", lambda m: m["files"][9].update(host="reads")), "its root is not"),
    "the count": (lambda p: change_json(p / "integrity.json", lambda m: m.update(count=3)), "not in order, or not whole"),
    "a path that leads out": (lambda p: change_json(p / "integrity.json", lambda m: m["files"][0].update(path="../../etc/passwd")), "its path leads out of the site"),
}  # fmt: skip


@pytest.mark.parametrize("what", UNLISTED)
def test_what_differs_from_the_manifest_is_noticed(what: str, public: Path, capsys: Capture) -> None:
    change, words = UNLISTED[what]
    change(public)
    found = verify(public, capsys)
    assert found.code == 1, found.said
    assert words in found.said


def test_where_there_is_nothing_to_look_at_it_says_so(tmp_path: Path, capsys: Capture) -> None:
    for place in (tmp_path, tmp_path / "nowhere", "http://127.0.0.1:9/", "http://nowhere.invalid/"):
        found = verify(place, capsys)
        assert found.code == 2
        assert found.said.startswith("The site cannot be checked. integrity.json: ")


@pytest.mark.parametrize("prefix", ["/", "/below/a/path/"])
def test_it_checks_an_address(prefix: str, public: Path, capsys: Capture) -> None:
    files = files_below(public)
    with serve(prefix) as host:
        host.publish(files)
        found = verify(host.address, capsys)
        assert found.code == 0, found.said
        host.publish({**files, PAGE: files[PAGE].replace(b"<mark>The", b"<mark>the")})
        assert "does not show the words" in verify(host.address, capsys).said
        host.publish({path: content for path, content in files.items() if path != "feed.xml"})
        assert "feed.xml: it cannot be read (HTTP Error 404" in verify(host.address, capsys).said


def test_a_text_that_is_not_published_counts_as_not_recomputed(tiny: Path, capsys: Capture) -> None:
    record = tiny / "content/sources/flood-report.md"
    record.write_text(record.read_text().replace("language: en\n", "language: en\npublish: none\n"))
    found = verify(build(tiny), capsys)
    assert found.code == 0, found.said
    assert "of which 0 cannot" not in found.said


def test_the_whole_made_site_holds(made_files: dict[str, bytes], tmp_path: Path, capsys: Capture) -> None:
    """With sources in excerpts, other scripts, hidden characters, quotations with words left out, and withdrawn claims."""
    for path, content in {**made_files, MARKER: MARKER_TEXT}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    found = verify(tmp_path, capsys)
    assert found.code == 0, found.said


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read_is_a_sentence(public: Path, capsys: Capture) -> None:
    (public / "feed.xml").chmod(0)
    assert "feed.xml: it cannot be read" in verify(public, capsys).said
