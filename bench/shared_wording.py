"""Shared wording: how long it takes to find, and how often it is right.

``python -m bench.shared_wording`` makes articles of words that mean nothing and takes the time of comparing them from cold
and of adding one. ``python -m bench.shared_wording --labelled FOLDER`` measures precision and recall on pairs of real articles
that somebody has read: ``FOLDER/articles/<id>.txt``, and ``FOLDER/pairs.csv`` with the columns ``one,other,label`` (copied,
part, event, unrelated) and perhaps ``share``. ``--make EVENTS OUT`` writes such a folder from one folder of real articles for
each event, as :mod:`bench.labelled_pairs` tells. No articles are kept here: they belong to those who wrote them.
"""

from __future__ import annotations

import argparse
import csv
import resource
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter, process_time

from msgspec import Struct

from bench.labelled_pairs import make_pairs
from bench.made_articles import made_articles
from bench.measuring import machine, table
from site_builder.analysis.fingerprints import fingerprint
from site_builder.analysis.shared_runs import compare_stories

POSITIVE = ("copied", "part")
WELL_SHARED = 0.15


class Pair(Struct, frozen=True):
    """Two articles, what somebody says of them, and the share of the shorter one that was copied where it is known."""

    one: str
    other: str
    label: str
    share: float | None


def speed(count: int, words: int, story: int) -> list[tuple[str, str]]:
    """Return what was measured on so many made-up articles in stories of one size: seconds of processor time and of the clock."""
    texts = dict(made_articles(count + 1, words, story))
    ids = list(texts)
    stories = [ids[start : min(start + story, count)] for start in range(0, count, story)]
    began = process_time(), perf_counter()
    prints = {id: fingerprint(texts[id], "en") for id in ids[:-1]}
    printed = process_time(), perf_counter()
    cold = compare_stories(prints, stories)
    done = process_time(), perf_counter()
    prints[ids[-1]] = fingerprint(texts[ids[-1]], "en")
    compare_stories(prints, [[*stories[-1], ids[-1]]], cold.stories)
    added = process_time(), perf_counter()
    steps = {"fingerprints": (began, printed), "comparing": (printed, done), "one article added": (done, added)}
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return [
        *((name, f"{end[0] - start[0]:.2f} s ({end[1] - start[1]:.2f} s)") for name, (start, end) in steps.items()),
        ("pairs that share wording", str(len(cold.edges))),
        ("peak memory of the process", f"{peak:.0f} MiB"),
    ]


def quality(folder: Path) -> list[tuple[str, str]]:
    """Return precision and recall on labelled pairs, and how many pairs of each label are flagged."""
    pairs = _pairs(folder / "pairs.csv")
    texts = {path.stem: path.read_text("utf-8") for path in sorted((folder / "articles").glob("*.txt"))}
    prints = {id: fingerprint(text, "en") for id, text in texts.items()}
    found = {
        (edge.one, edge.other)
        for edge in compare_stories(prints, [sorted((pair.one, pair.other)) for pair in pairs]).edges
    }
    flagged = [pair for pair in pairs if tuple(sorted((pair.one, pair.other))) in found]
    right = [pair for pair in flagged if pair.label in POSITIVE]
    positive = [pair for pair in pairs if pair.label in POSITIVE]
    well = [pair for pair in positive if pair.share is not None and pair.share >= WELL_SHARED]
    labels, asked = Counter(pair.label for pair in pairs), Counter(pair.label for pair in flagged)
    return [
        ("precision", _ratio(len(right), len(flagged))),
        ("recall", _ratio(len(right), len(positive))),
        ("recall where 15 % is shared", _ratio(sum(pair in flagged for pair in well), len(well))),
        *((f"flagged of “{label}”", f"{asked[label]} of {count}") for label, count in sorted(labels.items())),
    ]


def _pairs(path: Path) -> list[Pair]:
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Pair(row["one"], row["other"], row["label"], float(row["share"]) if row.get("share") else None)
            for row in csv.DictReader(file)
        ]


def _ratio(part: int, whole: int) -> str:
    return f"{part / whole:.3f} ({part} of {whole})" if whole else "none"


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--words", type=int, default=600)
    parser.add_argument("--story", type=int, default=50, help="how many articles a story has")
    parser.add_argument("--labelled", type=Path, metavar="FOLDER")
    parser.add_argument("--make", type=Path, nargs=2, metavar=("EVENTS", "OUT"))
    options = parser.parse_args(arguments)
    if options.make:
        make_pairs(*options.make)
    elif options.labelled:
        print(table(("", ""), quality(options.labelled)))
    else:
        print(machine(Path.cwd()))
        print(table(("processor time (clock)", ""), speed(options.articles, options.words, options.story)))


if __name__ == "__main__":
    main(sys.argv[1:])
