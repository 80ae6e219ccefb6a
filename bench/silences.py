"""How many wrong silences are asked about, and how many right ones are: counted, not timed.

Run with ``python -m bench.silences``. Each article that supports or contradicts a claim of this repository's site is
moved to ``silent`` on that claim, one at a time, and the rules of ``site_builder/analysis/silence.py`` are asked. So
they are about each silence that the site records. What the analysis gives away is left out of the count that has to be
reached, because whoever hides an article takes it out of the analysis too. The command fails where fewer wrong silences
or more right ones are asked about than is demanded.

``--pairs FILE`` counts on other data: a line of JSON for each pair, with ``story``, ``claim``, ``text`` (of the article)
and ``spoke`` (true where the article speaks to the claim, false where it does not). ``--show`` prints what is missed and
what is asked in vain.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from site_builder.analysis.doubt import Doubt
from site_builder.analysis.reading import Article, Reading, Statement, Topic, Weights, read, weigh
from site_builder.analysis.remarks import Analysis
from site_builder.analysis.silence import Quoted, doubts
from site_builder.evidence.find_quote import find, stretches
from site_builder.evidence.folding import Folded, fold
from site_builder.evidence.receipt import Span

ROOT = Path(__file__).resolve().parents[1]
MIN_CAUGHT = 0.86
"""The share of wrong silences that have to be asked about."""
MAX_IN_VAIN = 0.03
"""The share of right silences that may be asked about."""
ERASURE = ("contract-worth-50-million", "officer-numbers-warning", "contract-worth-123-million")
"""A claim, the article whose evidence is taken out, and the rival claim that is deleted with it."""


@dataclass(frozen=True)
class Site:
    """The content of a site, as far as silences need it: front matter and text of each file, by id."""

    claims: Mapping[str, tuple[Any, str]]
    questions: Mapping[str, tuple[Any, str]]
    sources: Mapping[str, tuple[Any, str]]
    seeds: Mapping[str, Folded] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Path) -> Site:
        """Return the site in a folder."""
        claims, questions, sources = (
            _documents(root / "content" / name) for name in ("claims", "questions", "sources")
        )
        texts = {id: (root / "seeds" / record["seed"]).read_bytes().decode() for id, (record, _) in sources.items()}
        return cls(claims, questions, sources, {id: fold(text) for id, text in texts.items()})

    def without(self, claim: str) -> Site:
        """Return the site without a claim."""
        claims = {id: document for id, document in self.claims.items() if id != claim}
        return Site(claims, self.questions, self.sources, self.seeds)

    @cached_property
    def readings(self) -> Mapping[str, Reading]:
        """The articles, ready to be looked through."""
        return {
            id: read(
                Article(
                    id,
                    self.seeds[id].original,
                    record["language"],
                    tuple(name for name in (record.get("short"), record["title"]) if name),
                    stretches(record["furniture"], self.seeds[id]),
                )
            )
            for id, (record, _) in self.sources.items()
        }

    def doubts(self, claim: str, source: str, *, analysis: bool) -> tuple[Doubt, ...]:
        """Return what is asked where an article is silent on a claim, with or without a look at the analysis."""
        story = self.claims[claim][0].get("story")
        return doubts(
            Topic.of(Statement(self.claims[claim][0]["claim"]), self._weights(story)),
            self.readings[source],
            rivals=self._quoted(self._rivals(claim), source),
            linked=self._quoted(self._linked(claim), source),
            analysis=_analysis(self.claims[claim][1]) if analysis else None,
        )

    def _weights(self, story: str | None) -> Weights:
        return weigh(Statement(claim["claim"]) for claim, _ in self.claims.values() if claim.get("story") == story)

    def _rivals(self, claim: str) -> Iterator[str]:
        question = self.claims[claim][0].get("question")
        if question and self.questions[question][0].get("exclusive", True):
            yield from (
                id for id, (other, _) in self.claims.items() if other.get("question") == question and id != claim
            )

    def _linked(self, claim: str) -> Iterator[str]:
        yield from (
            id for id in re.findall(r"claims/([\w-]+)\.md", self.claims[claim][1]) if id in self.claims and id != claim
        )

    def _quoted(self, claims: Iterable[str], source: str) -> list[Quoted]:
        return [
            Quoted(id, find(item["quote"], self.seeds[source], item.get("prefix"), item.get("suffix")).matches[0])
            for id in dict.fromkeys(claims)
            for item in self.claims[id][0]["evidence"]
            if item["source"] == source and item["stance"] != "mentions"
        ]


def _documents(folder: Path) -> dict[str, tuple[Any, str]]:
    documents = {}
    for path in sorted(folder.glob("*.md")):
        _, front, text = path.read_text(encoding="utf-8").split("---\n", 2)
        documents[path.stem] = (yaml.safe_load(front), text)
    return documents


def _analysis(text: str) -> Analysis:
    citations = tuple((Span(*match.span()), match[1]) for match in re.finditer(r"\[@([\w-]+)\]", text))
    links = tuple(Span(*match.span()) for match in re.finditer(r"\[[^\]]*\]\([^)]*\)", text))
    return Analysis(text, citations=citations, links=links)


@dataclass(frozen=True)
class Asked:
    """A pair of a claim and an article, whether the article speaks to the claim, and what is asked."""

    name: str
    claim: str
    spoke: bool
    text: str
    doubts: tuple[Doubt, ...]


def of_site(site: Site, *, analysis: bool) -> Iterator[Asked]:
    """Yield each article that supports or contradicts a claim, as if it were silent, and each true silence."""
    for id, (claim, _) in site.claims.items():
        spoke = {item["source"] for item in claim["evidence"] if item["stance"] in ("supports", "contradicts")}
        for source in (*sorted(spoke), *claim["silent"]):
            asked = site.doubts(id, source, analysis=analysis)
            yield Asked(f"{id} / {source}", claim["claim"], source in spoke, site.seeds[source].original, asked)


def of_pairs(path: Path) -> Iterator[Asked]:
    """Yield the pairs of a file."""
    pairs = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    claims: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for pair in pairs:
        claims[pair["story"]][pair["claim"]] = None
    weights = {story: weigh(map(Statement, texts)) for story, texts in claims.items()}
    for number, pair in enumerate(pairs, start=1):
        topic = Topic.of(Statement(pair["claim"]), weights[pair["story"]])
        asked = doubts(topic, read(Article(str(number), pair["text"])))
        yield Asked(f"{pair['story']} / {number}", pair["claim"], pair["spoke"], pair["text"], asked)


def count(title: str, asked: Iterable[Asked], *, show: bool) -> tuple[float, float]:
    """Print how many are asked about, and why; return the share of wrong and of right silences asked about."""
    rows = list(asked)
    shares = []
    print(f"\n### {title}\n")
    for spoke, name in ((True, "wrong silences"), (False, "right silences")):
        chosen = [row for row in rows if row.spoke is spoke]
        found = [row for row in chosen if row.doubts]
        reasons = Counter(row.doubts[0].reason.value for row in found)
        shares.append(len(found) / len(chosen) if chosen else 0.0)
        print(f"- {name} asked about: {len(found)} of {len(chosen)} ({shares[-1]:.1%}); first reasons: {dict(reasons)}")
    for row in rows if show else ():
        if row.spoke is not bool(row.doubts):
            _show(row)
    return shares[0], shares[1]


def _show(row: Asked) -> None:
    print(f"\n{'asked in vain' if row.doubts else 'missed'}: {row.name}\n  {row.claim}")
    for doubt in row.doubts:
        words = ", ".join(row.text[span.start : span.end] for span in doubt.words)
        print(f"  {doubt.reason.value} ({words}): {row.text[doubt.sentence.start : doubt.sentence.end]}")


def main() -> int:
    """Count, print, and say whether what is demanded is reached."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=Path, help="a file of labelled pairs to count on, instead of the site")
    parser.add_argument("--show", action="store_true", help="print what is missed and what is asked in vain")
    arguments = parser.parse_args()
    if arguments.pairs:
        count(arguments.pairs.name, of_pairs(arguments.pairs), show=arguments.show)
        return 0
    site = Site.of(ROOT)
    caught, in_vain = count("The texts alone", of_site(site, analysis=False), show=arguments.show)
    count("With the analysis", of_site(site, analysis=True), show=False)
    claim, source, rival = ERASURE
    erased = site.without(rival).doubts(claim, source, analysis=False)
    print(f"\n{source} erased from {claim}: {'asked about' if erased else 'missed'}")
    for doubt in erased:
        print(f"  {doubt.reason.value}: {site.seeds[source].original[doubt.sentence.start : doubt.sentence.end]}")
    return 0 if caught >= MIN_CAUGHT and in_vain <= MAX_IN_VAIN and erased else 1


if __name__ == "__main__":
    sys.exit(main())
