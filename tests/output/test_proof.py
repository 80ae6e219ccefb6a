"""What is published so that quotations can be checked: it leads from the published files alone to the quoted words."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from site_builder.evidence.excerpt_tree import Paragraph, root_above
from tests.sites import built_files, in_excerpts

FLOOD = "content/sources/flood-report.md"


def claims(files: dict[str, bytes]) -> list[dict[str, Any]]:
    return [json.loads(content) for path, content in files.items() if path.endswith("/claim.json")]


def test_every_receipt_is_cut_out_of_the_published_file(real_files: dict[str, bytes]) -> None:
    checked = 0
    for claim in claims(real_files):
        for item in claim["evidence"]:
            source = claim["sources"][item["source"]]
            content = real_files[source["archived_text"].removeprefix("https://example.org/")]
            digests = {hashlib.sha256(content).hexdigest(), source["sha256"], item["receipt"]["sha256"]}
            assert (len(content), len(digests)) == (source["size"], 1)
            for span in item["receipt"]["spans"]:
                assert content.decode()[span["start"] : span["end"]] == span["exact"]
                checked += 1
    assert checked > 100


def test_a_text_is_published_byte_for_byte(tiny: Path) -> None:
    seed, record = tiny / "seeds/flood.txt", tiny / FLOOD
    old = hashlib.sha256(seed.read_bytes()).hexdigest()
    content = b"\xef\xbb\xbf" + seed.read_bytes().replace(b"\n", b"\r\n") + "e\u0301 \U0001f600".encode()
    seed.write_bytes(content)
    record.write_text(record.read_text().replace(old, hashlib.sha256(content).hexdigest()))
    files = built_files(tiny)
    assert files["sources/flood-report/seed.txt"] == content
    claim = json.loads(files["claims/two-metres/claim.json"])
    for item in claim["evidence"]:
        if item["source"] == "flood-report":
            span = item["receipt"]["spans"][0]
            assert content.decode("utf-8")[span["start"] : span["end"]] == span["exact"]


def test_excerpts_prove_the_quoted_paragraphs_and_publish_no_other(tiny: Path) -> None:
    in_excerpts(tiny, "flood-report")
    files = built_files(tiny)
    assert "sources/flood-report/seed.txt" not in files
    assert not [path for path, content in files.items() if b"Share this article" in content]
    roots = set()
    for claim in claims(files):
        source = claim["sources"].get("flood-report", {})
        excerpts = source.get("excerpts")
        spans = [s for item in claim["evidence"] if item["source"] == "flood-report" for s in item["receipt"]["spans"]]
        assert bool(spans) == bool(excerpts)
        for paragraph in excerpts["paragraphs"] if excerpts else ():
            path = tuple(map(bytes.fromhex, paragraph["path"]))
            salt = bytes.fromhex(paragraph["salt"])
            found = Paragraph(paragraph["index"], paragraph["start"], paragraph["text"], salt, path)
            assert root_above(found, excerpts["count"]) == excerpts["root"]
        for span in spans:
            start, end = span["start"], span["end"]
            assert span["exact"] in [
                p["text"][start - p["start"] : end - p["start"]] for p in excerpts["paragraphs"] if p["start"] <= start
            ]
        roots |= {excerpts["root"]} if excerpts else set()
    assert f"excerpts_root: {roots.pop()}" in (tiny / FLOOD).read_text()
    page = files["claims/two-metres/index.html"].decode()
    assert "Only the quoted passages are published here, not the whole text." in page
    assert "sources/flood-report/seed.txt" not in page


def test_of_a_text_that_may_only_be_pointed_at_the_page_says_that_nobody_can_recompute_it(tiny: Path) -> None:
    record = tiny / FLOOD
    record.write_text(record.read_text().replace("language: en\n", "language: en\npublish: none\n"))
    files = built_files(tiny)
    assert "sources/flood-report/seed.txt" not in files
    source = json.loads(files["claims/two-metres/claim.json"])["sources"]["flood-report"]
    assert (source["publish"], source["archived_text"], source["excerpts"]) == ("none", None, None)
    assert "nobody outside can recompute this" in files["claims/two-metres/index.html"].decode()
    assert not [path for path, content in files.items() if b"Share this article" in content]


@pytest.mark.parametrize("publish", ["full", "excerpts", "none"])
def test_the_data_of_every_source_say_how_it_is_published(tiny: Path, publish: str) -> None:
    if publish == "excerpts":
        in_excerpts(tiny, "flood-report")
    else:
        record = tiny / FLOOD
        record.write_text(record.read_text().replace("language: en\n", f"language: en\npublish: {publish}\n"))
    source = json.loads(built_files(tiny)["claims/two-metres/claim.json"])["sources"]["flood-report"]
    assert source["publish"] == publish
    assert source["size"] == (tiny / "seeds/flood.txt").stat().st_size
