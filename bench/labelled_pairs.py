"""Labelled pairs made from real articles: copied, copied in part, on the same event, unrelated.

The articles of an event were written by different people, so two of them are a pair of the same event as they are, if
somebody has read them and found nothing copied (pairs that are, are named in ``copied.txt`` in the folder of events, one
``one,other`` a line). For a copied article an article is edited as an editor edits: sentences left out, words left out,
changed for others or put in another order. For one that is copied in part, paragraphs of one article that are mostly not
quotation are edited in that way and put into the other article of its event, from one paragraph to as many as make a third.
"""

from __future__ import annotations

import csv
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from site_builder.analysis.speech import quoted_spans

SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"])")
CHANGED = 0.5
"""The share of the sentences that are changed."""


def make_pairs(events: Path, out: Path, seed: int = 1) -> None:
    """Write the labelled pairs of a folder of events; each event is a folder of at least two texts."""
    chance = random.Random(seed)
    folders = [sorted(folder.glob("*.txt")) for folder in sorted(events.iterdir()) if folder.is_dir()]
    copied = {frozenset(line.split(",")) for line in _lines(events / "copied.txt")}
    (out / "articles").mkdir(parents=True)
    rows: list[tuple[str, str, str, str]] = []

    def written(id: str, text: str) -> str:
        (out / "articles" / f"{id}.txt").write_text(text, "utf-8")
        return id

    for number, paths in enumerate(folders):
        texts = {written(path.stem, path.read_text("utf-8")): path.read_text("utf-8") for path in paths}
        one, other = list(texts)[:2]
        far = folders[(number + 1) % len(folders)][0].stem
        rows += ((a, b, "copied" if frozenset((a, b)) in copied else "event", "") for a, b in _pairs(list(texts)))
        rows.append((one, far, "unrelated", ""))
        rows.append((one, written(f"{one}-copied", _edited(texts[one], chance)), "copied", "0.8"))
        for share in (0.05, 0.15, 0.33):
            if mixed := _mixed(texts[one], texts[other], share, chance):
                rows.append((one, written(f"{one}-part-{share}", mixed[0]), "part", f"{mixed[1]:.3f}"))
    with (out / "pairs.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("one", "other", "label", "share"), *rows])


def _lines(path: Path) -> list[str]:
    return path.read_text("utf-8").split() if path.exists() else []


def _pairs(ids: Sequence[str]) -> Iterator[tuple[str, str]]:
    for at, one in enumerate(ids):
        for other in ids[at + 1 :]:
            yield one, other


def _mixed(donor: str, host: str, share: float, chance: random.Random) -> tuple[str, float] | None:
    """Return the host with edited paragraphs of the donor that make at least so much of the shorter one, and the share."""
    shorter = min(len(donor.split()), len(host.split()))
    paragraphs = [paragraph for paragraph in donor.split("\n") if _is_told(paragraph)]
    start = chance.randrange(len(paragraphs)) if paragraphs else 0
    taken: list[str] = []
    for paragraph in paragraphs[start:] + paragraphs[:start]:
        if sum(len(text.split()) for text in taken) >= share * shorter:
            break
        taken.append(paragraph)
    words = sum(len(text.split()) for text in taken)
    if words < share * shorter:
        return None
    into = host.split("\n")
    at = chance.randrange(1, len(into) + 1)
    return "\n".join([*into[:at], "", *(_edited(text, chance) for text in taken), "", *into[at:]]), words / shorter


def _is_told(paragraph: str) -> bool:
    """Say whether a paragraph is long enough and mostly not quotation."""
    quoted = sum(span.end - span.start for span in quoted_spans(paragraph))
    return len(paragraph.split()) >= 20 and quoted < 0.2 * len(paragraph)


def _edited(text: str, chance: random.Random) -> str:
    words = text.split()
    return "\n".join(
        " ".join(_changed(sentence, words, chance) for sentence in SENTENCE.split(line)) for line in text.split("\n")
    )


def _changed(sentence: str, words: Sequence[str], chance: random.Random) -> str:
    if chance.random() > CHANGED:
        return sentence
    parts = sentence.split()
    if len(parts) < 8:
        return ""
    at = chance.randrange(1, len(parts) - 3)
    way = chance.randrange(4)
    if way == 0:
        return " ".join(parts[:at] + parts[at + chance.randrange(1, 4) :])
    if way == 1:
        return " ".join([*parts[:at], chance.choice(words), *parts[at + 1 :]])
    if way == 2:
        again = chance.randrange(1, len(parts) - 1)
        parts[again] = chance.choice(words)
        return " ".join([*parts[:at], chance.choice(words), *parts[at + 1 :]])
    first, comma, rest = sentence.rstrip(".").partition(", ")
    return f"{rest[:1].upper()}{rest[1:]}, {first}." if comma else sentence
