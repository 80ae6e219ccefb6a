"""A site of any size to measure with: claims, sources, questions and stories made from word lists.

``python -m bench.corpus OUT --claims 1000`` writes a site on which ``site-builder check --strict`` finds nothing:
each quotation stands once in its seed, each verdict is carried by its evidence, each claim says of every source of
its story what it says or that it is silent. There are N claims with 2 to 6 quotations and an analysis of 150 to 300
words each, over N/5 sources whose seeds have 400 to 800 words; a story holds 25 claims, of which about nine answer
three questions with two to four rival answers.

The bytes are equal on every run and every version of Python, and a story is the same in a site of any size, so a
site of 1,000 claims is the beginning of one of 10,000. One story is made and written at a time: memory does not grow
with N.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from bench.answer_doubts import answer_doubts
from bench.corpus.parts import File
from bench.corpus.stories import CLAIMS_IN_STORY, story_files

_FOLDERS = ("seeds", *(f"content/{kind}" for kind in ("pages", "sources", "stories", "questions", "claims")))

_SITE = """title: The corpus of the benchmarks
tagline: Made from word lists, so that the speed of the generator can be measured.
base_url: https://example.org/
language: en-GB
"""
_ABOUT = """---
title: About
---
Everything on this site was made by a program, to measure how long building it takes.
"""


def files(claims: int) -> Iterator[File]:
    """Yield every file of a site with this many claims, one story after the other."""
    yield File("content/site.yaml", _SITE)
    yield File("content/pages/about.md", _ABOUT)
    for number in range(-(-claims // CLAIMS_IN_STORY)):
        yield from story_files(number, min(CLAIMS_IN_STORY, claims - number * CLAIMS_IN_STORY))


def generate(out: Path, claims: int) -> int:
    """Write a site with this many claims into a folder that is not there or empty; return the number of files."""
    written = write(out, files(claims))
    answer_doubts(out)
    return written


def write(out: Path, made: Iterable[File]) -> int:
    """Write files into a folder that is not there or empty; return their number."""
    if out.exists() and any(out.iterdir()):
        raise FileExistsError(f"{out} is not empty.")
    for folder in _FOLDERS:
        (out / folder).mkdir(parents=True, exist_ok=True)
    written = 0
    for file in made:
        (out / file.path).write_bytes(file.text.encode())
        written += 1
    return written
