"""The corpus of the benchmarks: nothing is found on it, and it is the same for everybody."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from bench.corpus import files, generate
from tests.sites import ReadSite


@pytest.mark.parametrize("claims", [1, 2, 7, 26, 60])
def test_nothing_is_found_on_a_corpus_of_any_size(tmp_path: Path, claims: int) -> None:
    generate(tmp_path, claims)
    checked = ReadSite(tmp_path)
    assert not checked.findings
    assert len(checked.claims) == claims


def test_claims_sources_and_words_are_as_many_as_is_said(tmp_path: Path) -> None:
    generate(tmp_path, 100)
    site = ReadSite(tmp_path)
    assert (len(site.claims), len(site.sources), len(site.index.stories)) == (100, 20, 4)
    assert all(2 <= len(claim.record.evidence) <= 6 for claim in site.claims.values())
    assert all(400 <= len(seed.text.split()) <= 800 for seed in site.index.seeds.values())
    analyses = [file.text.split("---\n", 2)[2] for file in files(100) if file.path.startswith("content/claims/")]
    assert all(150 <= len(analysis.split()) <= 300 for analysis in analyses)


def test_a_smaller_corpus_is_the_beginning_of_a_larger_one() -> None:
    larger = {file.path: file.text for file in files(75)}
    assert all(larger[file.path] == file.text for file in files(50))


def test_the_bytes_are_the_same_on_every_machine() -> None:
    whole = "".join(f"{file.path}\0{file.text}\0" for file in files(100))
    assert sha256(whole.encode()).hexdigest() == "3d74a001d17b8a943b7e52db07732c1c3f3e0a7ba95aee26aad7d5ec2faad9f6"


def test_a_folder_that_is_not_empty_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(FileExistsError):
        generate(tmp_path, 1)
