"""How many wrong silences are asked about, and how many right ones are: counted, not timed.

Run with ``python -m bench.silences``. Each article that supports or contradicts a claim of this repository's site is
moved to ``silent`` on that claim, one at a time, and is put to the same functions that ``check`` uses. So
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
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from msgspec import structs

from site_builder.analysis.doubt import Doubt
from site_builder.analysis.reading import ArchivedArticle, ClaimSentence, ClaimTopic, read, weigh, weigh_stems
from site_builder.analysis.silence import doubts
from site_builder.build.check_site import check_site
from site_builder.build.fetch_documents import FetchedDocuments
from site_builder.checks.archived_texts import ArchivedTexts
from site_builder.checks.silences import listen
from site_builder.checks.weigh_silences import Weighing
from site_builder.content.document import Document
from site_builder.content.records import Claim, Silence, Stance
from site_builder.index.site_index import SiteIndex

ROOT = Path(__file__).resolve().parents[1]
MIN_CAUGHT = 0.86
"""The share of wrong silences that have to be asked about."""
MAX_IN_VAIN = 0.03
"""The share of right silences that may be asked about."""
ERASURE = ("contract-worth-50-million", "officer-numbers-warning", "contract-worth-123-million")
"""A claim, the article whose evidence is taken out, and the rival claim that is deleted with it."""


@dataclass(frozen=True)
class Site:
    """A site as a check reads it: its index, its documents, and its archived texts."""

    index: SiteIndex
    documents: Mapping[str, Any]
    texts: ArchivedTexts

    @classmethod
    def of(cls, root: Path) -> Site:
        """Return the site in a folder."""
        reading = check_site(root).reading
        index = reading.index
        texts = ArchivedTexts(index.sources, index.seeds, index.pins, index.settings.record.language)
        return cls(index, FetchedDocuments(root, reading.digests), texts)

    def without(self, claim: str) -> Site:
        """Return the site without a claim."""
        claims = {id: entry for id, entry in self.index.claims.items() if id != claim}
        return Site(structs.replace(self.index, claims=claims), self.documents, self.texts)

    def text(self, source: str) -> str:
        """Return the archived text of a source."""
        return self.index.seeds[self.index.sources[source].seed].text

    @cached_property
    def weighing(self) -> Weighing:
        """The silences beside the other claims."""
        return Weighing(self.index)

    def doubts(self, claim: str, source: str, *, analysis: bool) -> list[Doubt]:
        """Return what is asked where an article is silent on a claim, with or without a look at the analysis."""
        entry = self.index.claims[claim]
        document: Document[Claim] = self.documents[entry.path]
        record = structs.replace(document.record, silent=(Silence(source=source),))
        (silence,), _ = listen(structs.replace(document, record=record), self.texts)
        if not analysis:
            silence = structs.replace(silence, remarks=())
        return self.weighing.doubts(entry, silence, self.texts)


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
    for id, claim in site.index.claims.items():
        spoke = {item.source for item in claim.evidence if item.stance in (Stance.SUPPORTS, Stance.CONTRADICTS)}
        for source in (*sorted(spoke), *claim.silent_sources):
            asked = tuple(site.doubts(id, source, analysis=analysis))
            yield Asked(f"{id} / {source}", claim.claim, source in spoke, site.text(source), asked)


def of_pairs(path: Path) -> Iterator[Asked]:
    """Yield the pairs of a file."""
    pairs = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    claims: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for pair in pairs:
        claims[pair["story"]][pair["claim"]] = None
    weights = {story: weigh(map(ClaimSentence, texts)) for story, texts in claims.items()}
    texts: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for pair in pairs:
        texts[pair["story"]][pair["text"]] = None
    readings = {text: read(ArchivedArticle(text[:40], text)) for text in dict.fromkeys(pair["text"] for pair in pairs)}
    articles = {story: weigh_stems(readings[text].words for text in told) for story, told in texts.items()}
    for number, pair in enumerate(pairs, start=1):
        topic = ClaimTopic.of(ClaimSentence(pair["claim"]), weights[pair["story"]], articles[pair["story"]])
        asked = doubts(topic, readings[pair["text"]])
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
        print(f"  {doubt.reason.value}: {site.text(source)[doubt.sentence.start : doubt.sentence.end]}")
    return 0 if caught >= MIN_CAUGHT and in_vain <= MAX_IN_VAIN and erased else 1


if __name__ == "__main__":
    sys.exit(main())
