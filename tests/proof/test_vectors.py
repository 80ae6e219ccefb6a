"""The test vectors of docs/proof.md: they are what the specification says, computed here by its words, and what is built."""

from __future__ import annotations

import hashlib
import hmac
import json
import re
from typing import Any

import pytest

from site_builder.audit import check_receipts, check_table
from site_builder.evidence.excerpt_tree import excerpt_tree
from site_builder.evidence.receipt import Span
from site_builder.output.exports import COLUMNS
from site_builder.output.integrity import PublishedFile, Release, Root, manifest
from site_builder.views import page_limits
from tests.conftest import ROOT
from tests.proof.verifier import load

TEXT = (ROOT / "docs/proof.md").read_text(encoding="utf-8")
EXCERPTS, MANIFEST, PARTS, SHOWN, CELLS = (
    json.loads(block) for block in re.findall(r"^```json\n(.*?)^```", TEXT, re.DOTALL | re.MULTILINE)
)


def number(value: int) -> bytes:
    return value.to_bytes(8, "big")


def root_of_path(paragraph: dict[str, Any], count: int) -> str:
    digest, index, width = bytes.fromhex(paragraph["leaf"]), paragraph["index"], count
    path = [bytes.fromhex(step) for step in paragraph["path"]]
    while width > 1:
        if index % 2 == 0 and index + 1 < width:
            digest = hashlib.sha256(b"site-builder excerpt node 1\0" + digest + path.pop(0)).digest()
        elif index % 2:
            digest = hashlib.sha256(b"site-builder excerpt node 1\0" + path.pop(0) + digest).digest()
        index, width = index // 2, (width + 1) // 2
    assert not path
    return hashlib.sha256(b"site-builder excerpt root 1\0" + number(count) + digest).hexdigest()


def test_the_excerpts_follow_from_the_specification() -> None:
    content = EXCERPTS["file"].encode()
    assert (len(content), hashlib.sha256(content).hexdigest()) == (EXCERPTS["size"], EXCERPTS["sha256"])
    key = hmac.digest(b"site-builder excerpt salt 1\0", content, "sha256")
    for place, paragraph in enumerate(EXCERPTS["paragraphs"]):
        salt = hmac.digest(key, number(place), "sha256")
        head = b"site-builder excerpt leaf 1\0" + number(place) + number(paragraph["start"]) + salt
        assert (paragraph["index"], paragraph["salt"]) == (place, salt.hex())
        assert paragraph["leaf"] == hashlib.sha256(head + paragraph["text"].encode()).hexdigest()
        assert root_of_path(paragraph, EXCERPTS["count"]) == EXCERPTS["root"]
    assert "".join(paragraph["text"] for paragraph in EXCERPTS["paragraphs"]) == EXCERPTS["file"]
    span = EXCERPTS["span"]
    assert EXCERPTS["file"][span["start"] : span["end"]] == span["exact"]


def test_the_excerpts_are_those_that_are_built() -> None:
    tree = excerpt_tree(EXCERPTS["file"])
    found = tree.holding([Span(0, len(EXCERPTS["file"]))])
    assert (tree.root, tree.count) == (EXCERPTS["root"], EXCERPTS["count"])
    assert [(p.index, p.start, p.text, p.salt.hex(), [d.hex() for d in p.path]) for p in found] == [
        (p["index"], p["start"], p["text"], p["salt"], p["path"]) for p in EXCERPTS["paragraphs"]
    ]


def test_the_manifest_has_the_root_that_is_built() -> None:
    made = MANIFEST["generator"]
    root = Root(Release(made["name"], made["version"], MANIFEST["commit"], MANIFEST["previous"]))
    for file in MANIFEST["files"]:
        root.add(PublishedFile(file["path"], file.get("host", "sends"), file["size"], file["sha256"]))
    assert root.digits() == MANIFEST["root"]


def test_the_parts_are_those_of_the_whole_list(monkeypatch: pytest.MonkeyPatch) -> None:
    listed = [file for name, part in PARTS.items() if "files" in part for file in part["files"]]
    assert listed == MANIFEST["files"]
    assert PARTS["integrity.json"]["root"] == MANIFEST["root"]
    monkeypatch.setattr(page_limits, "FILES_PER_MANIFEST", 2)
    made = MANIFEST["generator"]
    release = Release(made["name"], made["version"], MANIFEST["commit"], MANIFEST["previous"])
    files = [PublishedFile(f["path"], f.get("host", "sends"), f["size"], f["sha256"]) for f in listed]
    built = dict(manifest(release, files, len(files)))
    assert {name: json.loads(content) for name, content in built.items()} == PARTS
    for part in PARTS["integrity.json"]["parts"]:
        content = json.dumps(PARTS[part["path"]], ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
        assert part["sha256"] == hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize("vector", SHOWN)
def test_pages_show_words_as_the_specification_says(vector: dict[str, Any]) -> None:
    verifier = load()
    exact, shown = vector["exact"], vector["shown"]
    assert check_receipts.shows_words(shown, exact) is vector["agrees"]
    assert verifier.same(verifier.lines(shown), verifier.lines(exact)) is vector["agrees"]


@pytest.mark.parametrize("vector", CELLS)
def test_cells_stand_for_values_as_the_specification_says(vector: dict[str, Any]) -> None:
    verifier = load()
    assert check_table.agrees_with_value(vector["cell"], vector["value"]) is vector["agrees"]
    assert (verifier.bare(vector["cell"]) == verifier.bare(vector["value"])) is vector["agrees"]


def test_the_table_has_the_columns_that_the_specification_names() -> None:
    table = re.search(r"^\| columns \|.*?\n\n", TEXT, re.DOTALL | re.MULTILINE)
    assert table
    named = [name for row in table[0].strip().splitlines()[2:] for name in re.findall(r"`(\w+)`", row.split("|")[1])]
    assert tuple(named) == COLUMNS == tuple(load().COLUMNS)


def test_the_specification_names_every_mark_that_is_hashed() -> None:
    for module in ("evidence/excerpt_tree.py", "output/integrity.py"):
        code = (ROOT / "site_builder" / module).read_text(encoding="utf-8")
        for mark in re.findall(r'b"(site-builder [a-z ]+\d)\\x00"', code):
            assert mark in TEXT
