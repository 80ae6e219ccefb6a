"""A made site of any size, for tests of layout and speed: equal bytes for equal numbers, and no finding.

``make_site(folder, claims=160)`` writes ``content/`` and ``seeds/``; by hand: ``python tests/made_site.py FOLDER 160``.

The texts are made first: each source gets one sentence for every claim that it speaks to, and the quotes are cut
from those sentences. Between them the claims use everything that a claim can have: every verdict and status,
corrections, aliases, claimants, topics, silent and unassessed sources, quotes with words left out, quotes that need a
prefix, sources in other languages (one of them written from right to left), excerpts, furniture, shared origins,
and words and addresses too long for a narrow screen.
"""

from __future__ import annotations

import hashlib
import sys
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from bench.answer_doubts import answer_doubts
from site_builder.evidence.excerpt_tree import excerpt_tree

PER_STORY = 30
"""How many claims a story has."""
PER_QUESTION = 3
"""How many rival answers a question has."""

_HEADS = ("Nor", "Ash", "Kil", "Brad", "Hel", "Wes", "Tor", "Lan", "Mar", "Dun", "Fal", "Ros", "Pen", "Gar", "Sel")
_MIDDLES = ("wi", "ber", "lo", "ma", "ing", "den", "ra")
_TAILS = ("ford", "wick", "ham", "mouth", "stead", "ton", "by", "minster")
_THINGS = ("ferry", "tram line", "library", "flood wall", "school", "reservoir", "market hall", "hospital wing")

_SENTENCES = {
    "en": "The council put the cost of the {place} {thing} at {sum} million crowns, {who} told the committee in {month}.",
    "de": "Der Rat bezifferte die Kosten für {place} ({thing}) auf {sum} Millionen Kronen, wie {who} im {month} mitteilte.",
    "ar": "قدّر المجلس كلفة {thing} في {place} بنحو {sum} مليون كرونة، كما قال {who} أمام اللجنة في {month}.",
}
_FILLERS = {
    "en": "Nothing in the minutes explains why the figure changed between the two readings; the clerk declined to add to them.",
    "de": "Das Protokoll erklärt nicht, warum sich die Zahl zwischen den beiden Lesungen geändert hat.",
    "ar": "لا يوضح المحضر سبب تغير الرقم بين القراءتين، وامتنع الكاتب عن الإضافة إليه.",
}
_MONTHS = ("January", "March", "May", "July", "September", "November")

_RECIPES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("conflicting", ("supports", "contradicts", "supports")),
    ("supported", ("supports", "supports", "mentions")),
    ("missing-context", ("qualifies", "mentions")),
    ("mostly-supported", ("supports", "supports", "qualifies")),
    ("refuted", ("contradicts", "contradicts")),
    ("mixed", ("supports", "qualifies", "mentions")),
    ("insufficient", ("mentions",)),
    ("mostly-refuted", ("contradicts", "contradicts", "qualifies")),
)
"""Verdicts, with the stances that carry them."""
_RIVALS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("conflicting", ("supports", "contradicts", "qualifies")),
    ("conflicting", ("contradicts", "supports", "mentions")),
    ("insufficient", ("mentions", "mentions", "mentions")),
)
"""The same for rival answers: no article supports two of them."""

_ANALYSIS = """\
The articles were read side by side [@{first}]. What they share is the place; what they do not share is the sum.

## What the figures cover

| Part | Crowns | Remark |
|---|---:|---|
| Building | {sum} million | as the council put it |
| Interest and a very long word: Bauaufsichtsbehördengenehmigungsverfahren | unknown | not in any of the articles |

- No article says whether the sum is [gross or net](../pages/methodology.md).
- None gives a source.[^1]

> {words}

```
total = building + interest + everything_that_was_forgotten_when_the_first_estimate_was_made_in_public
```

[^1]: Read on the day of review.
"""


@dataclass
class _Source:
    number: int
    sentences: list[str] = field(default_factory=list)

    @property
    def id(self) -> str:
        return f"article-{self.number:03}"

    @property
    def language(self) -> str:
        return {3: "de", 7: "ar"}.get(self.number % 10, "en")

    @property
    def furniture(self) -> tuple[str, ...]:
        return ("Sign up for our letters", "Share this on every network there is") if self.number % 4 == 1 else ()

    @property
    def title(self) -> str:
        title = f"What the council said of its building works, part {self.number}"
        if self.number % 9 == 4:
            title += ", with a longer look at the Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
        return f"ما قاله المجلس عن أعمال البناء، الجزء {self.number}" if self.language == "ar" else title

    @property
    def title_from(self) -> str:
        return "editors" if self.number % 5 == 2 else "article"

    def text(self) -> str:
        paragraphs = [*self.furniture, *([self.title] if self.title_from == "article" else [])]
        for number, sentence in enumerate(self.sentences):
            paragraphs.append(f"{sentence} {_FILLERS[self.language]}" if number % 2 else sentence)
        return "\n\n".join([*paragraphs, _FILLERS[self.language], f"({self.number})"]) + "\n"

    @property
    def origin(self) -> str | None:
        return "council press office" if self.number % 8 == 5 else None

    def record(self, text: str, beside: list[_Source]) -> dict[str, object]:
        n = self.number
        live = f"https://news{n}.example/{n}/" + "a-very-long-address-that-has-no-place-to-break/" * (n % 3)
        return {
            "title": self.title,
            "title_from": self.title_from,
            "short": f"Council report {n}" if n % 2 else None,
            "publisher": f"The {_place(n * 7)} Gazette" if n % 3 else None,
            "authors": ["A. Writer", "B. Reporter"] if n % 4 else [],
            "published": f"2025-0{1 + n % 9}-1{n % 10}" if n % 3 else None,
            "url": live if n % 3 else None,
            "archived_url": f"https://archive.example/{n}" if n % 5 == 1 else None,
            "seed": f"{self.id}.txt",
            "sha256": hashlib.sha256(text.encode("utf-8")).hexdigest(),
            "language": self.language,
            "origin": self.origin,
            "independent_of": [
                {"source": other.id, "extent": "wording", "because": "Both are put together from the same parts."}
                for other in beside
                if other.number < n and (other.origin is None or other.origin != self.origin)
            ],
            "publish": "excerpts" if n % 6 == 2 else "full",
            "excerpts_root": excerpt_tree(text).root if n % 6 == 2 else None,
            "furniture": list(self.furniture),
        }


def make_site(folder: Path, claims: int = 160) -> None:
    """Write a site of so many claims into a folder."""
    sources = [_Source(number) for number in range(claims // 5 + 6)]
    files: dict[str, str] = {"content/site.yaml": _yaml(_SETTINGS)}
    stories = -(-claims // PER_STORY)
    readings = {story: _read_for(story, sources) for story in range(stories)}
    for number in range(claims):
        files[f"content/claims/{_claim_id(number)}.md"] = _claim(number, readings, sources)
    for question in range(0, claims, PER_QUESTION):
        if _asked(question):
            files[f"content/questions/{_question_id(question)}.md"] = _question(question)
    for story in range(stories):
        files[f"content/stories/{_story_id(story)}.md"] = _story(story, readings[story])
    for source in sources:
        text = source.text()
        files[f"seeds/{source.id}.txt"] = text
        read = [reading for reading in readings.values() if source in reading]
        beside = [other for other in sources if any(other in reading for reading in read)]
        files[f"content/sources/{source.id}.md"] = _page(source.record(text, beside), "Received as plain text.")
    for order, (id, title) in enumerate(_PAGES.items(), start=1):
        record = {"title": title, "summary": f"{title}: how this made site goes about it.", "order": order}
        files[f"content/pages/{id}.md"] = _page(record, "## First\n\nSome words.\n\n1. One\n2. Two\n")
    files["content/claimants/ada-clerk.md"] = _page(_ADA, "She keeps the accounts.")
    files["content/topics/building.md"] = _page({"name": "Building"}, "What the council builds.")
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8", newline="\n")
    answer_doubts(folder)


_SETTINGS: dict[str, object] = {
    "title": "The works of the council",
    "tagline": "Many articles on many buildings, set side by side.",
    "base_url": "https://works.example/council/",
    "publisher": {"name": "The made press", "url": "https://press.example/"},
    "repository": "https://code.example/works",
    "policy": {"assess_every_source": "off", "claim_review": "all", "languages_without_lists": ["ar"]},
}
_ADA: dict[str, object] = {
    "name": "Ada Clerk",
    "kind": "person",
    "roles": [{"role": "clerk to the council", "from": "2019-01-01"}, {"role": "book-keeper", "to": "2019-01-01"}],
    "page": "https://council.example/ada",
    "same_as": ["https://register.example/1"],
}
_PAGES = {
    "methodology": "How we check",
    "corrections": "Corrections",
    "about": "About",
    "contribute": "Contribute",
}


def _place(number: int) -> str:
    """Return a name that no other number below 840 has."""
    number, tail = divmod(number, len(_TAILS))
    number, middle = divmod(number, len(_MIDDLES))
    return _HEADS[number % len(_HEADS)] + _MIDDLES[middle] + _TAILS[tail]


def _claim_id(number: int) -> str:
    return f"works-{number:03}-{_place(number).lower()}"


def _question_id(first_claim: int) -> str:
    return f"cost-{first_claim:03}"


def _story_id(story: int) -> str:
    return f"building-year-{story}"


def _asked(number: int) -> bool:
    """Say whether a claim is an answer to a question: two groups of rivals in every five are."""
    return number // PER_QUESTION % 5 < 2 and number % PER_STORY < PER_STORY - 3


def _read_for(story: int, sources: list[_Source]) -> list[_Source]:
    """Return the sources of a story: of the second story many, so that its table is wide."""
    count = 14 if story == 1 else 3 + story % 5
    return [sources[(story * 6 + step) % len(sources)] for step in range(count)]


def _claim(number: int, readings: dict[int, list[_Source]], sources: list[_Source]) -> str:
    story = number // PER_STORY
    alone = number % PER_STORY >= PER_STORY - 3
    rival = _asked(number)
    read = [sources[(number * 3 + step) % len(sources)] for step in range(3)] if alone else readings[story]
    verdict, stances = _RIVALS[number % PER_QUESTION] if rival else _RECIPES[number % len(_RECIPES)]
    shift = 0 if rival else number % len(read)
    order = read[shift:] + read[:shift]
    evidence = [_evidence(number, source, stance) for source, stance in zip(order, stances, strict=False)]
    silent = [source.id for source in order[len(stances) :]][: -1 if number % 9 == 0 else None]
    thing, total = _THINGS[number % len(_THINGS)], _sum(number)
    record: dict[str, object] = {
        "claim": f"The {_place(number)} {thing} cost {total} million crowns.",
        "verdict": verdict,
        "summary": f"The articles differ on the cost of the {thing}; {total} million crowns is the figure that is checked here.",
        "story": None if alone else _story_id(story),
        "question": _question_id(number - number % PER_QUESTION) if rival else None,
        "answer": f"{total} million crowns" if rival else None,
        "evidence": evidence,
        "silent": silent,
        "published": f"2026-{1 + number % 9:02}-{1 + number % 28:02}",
        "reviewed": "2026-11-20" if number % 3 else None,
        "authors": ["editors"] if number % 2 else [],
        "status": _status(number),
        **_extras(number, order[0]),
    }
    cited = " ".join(f"[@{item['source']}]" for item in evidence)
    long = number % 13 == 5
    words = " ".join(str(evidence[0]["quote"]).split(" ")[:5])
    body = _ANALYSIS.format(first=order[0].id, sum=total, words=words) if long else f"The articles say so {cited}."
    return _page(record, body)


def _extras(number: int, source: _Source) -> dict[str, object]:
    extras: dict[str, object] = {}
    if number % 7 == 0:
        when = {"date": f"2024-12-{1 + number % 28:02}", "source": source.id}
        where = {"occasion": "a meeting of the council", "place": "Ashloton"}
        ada = {"claimant": "ada-clerk", **when, **where}
        claimant = {"name": "Ida Clerk", "role": "clerk to the council", **when, "occasion": where["occasion"]}
        extras["claimants"] = [claimant if number % 2 else ada, {"name": "Bo Mayor"}]
    if number % 9 == 0:
        extras["topics"] = ["building"]
    if number % 11 == 0:
        extras["corrections"] = [
            {"date": "2026-11-18", "kind": "verdict", "note": "The verdict was changed when another article was read."},
            {"date": "2026-11-19", "kind": "detail", "note": "A wrong month was put right."},
        ]
    if _status(number) == "withdrawn":
        void = {"date": "2026-11-20", "kind": "void", "note": "The article took its figure back."}
        extras["corrections"] = [*extras.get("corrections", []), void]  # type: ignore[misc]
    if _status(number) == "outdated":
        since = {"date": "2026-11-20", "kind": "outdated", "note": "The building is open by now."}
        extras["corrections"] = [*extras.get("corrections", []), since]  # type: ignore[misc]
    if number % 17 == 0:
        extras["aliases"] = [f"old-{number}"]
    if number % 2 == 0:
        extras["would_change"] = ["The council's accounts for the year.", "A correction by one of the articles."]
    return extras


def _status(number: int) -> str:
    for step, status in ((41, "draft"), (37, "outdated"), (43, "withdrawn")):
        if number % step == step - 1:
            return status
    return "published"


def _sum(number: int) -> int:
    return 12 + number * 7 % 90


def _evidence(number: int, source: _Source, stance: str) -> dict[str, object]:
    """Give the source a sentence on the claim, and return the evidence that quotes it."""
    words = {
        "place": _place(number),
        "thing": _THINGS[number % len(_THINGS)],
        "sum": _sum(number) + (0 if stance == "supports" else 5),
        "who": f"clerk {number}",
        "month": _MONTHS[number % len(_MONTHS)],
    }
    sentence = _SENTENCES[source.language].format(**words)
    source.sentences.append(sentence)
    parts = sentence.rstrip(".").split(" ")
    evidence: dict[str, object] = {"source": source.id, "stance": stance, "quote": " ".join(parts[2:])}
    if number % 10 == 3:
        evidence["quote"] = f"{' '.join(parts[:9])} […] {' '.join(parts[-6:])}"
    if number % 10 == 6:
        evidence["quote"] = sentence
        source.sentences.append(f"Again: {sentence}")
        evidence["prefix"] = "Again:"
    evidence["why"] = f"It {stance} the figure of {_sum(number)} million."
    # Where words are left out, the number of the clerk is among them, and a translation adds no figure.
    if source.language != "en" and number % 2 and number % 10 != 3:
        text = f"The works at {_place(number)} cost {words['sum']} million crowns, clerk {number} said."
        evidence["translation"] = {"text": text, "by": "the editors"}
    if number % 5 == 0:
        evidence["speaker"] = f"clerk {number}"
    return evidence


def _question(first: int) -> str:
    record: dict[str, object] = {
        "question": f"What did the works at {_place(first)} cost?",
        "story": _story_id(first // PER_STORY),
        "summary": "Each article has its own figure." if first % 2 else None,
    }
    return _page(record, "The figures cannot all be right." if first % 4 else "")


def _story(story: int, read: list[_Source]) -> str:
    record: dict[str, object] = {
        "title": f"The building year {2016 + story}",
        "summary": "The council built in many places, and the articles give many sums.",
        "sources": [source.id for source in read],
        "topics": ["building"] if story % 2 == 0 else [],
        "published": f"2026-10-{1 + story % 28:02}",
    }
    return _page(record, "## Where they differ\n\nIn the sums.\n")


def _page(record: dict[str, object], body: str) -> str:
    given = {name: value for name, value in record.items() if value is not None and value != []}
    return f"---\n{_yaml(given)}---\n{body}\n"


def _yaml(value: object) -> str:
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=10_000)


if __name__ == "__main__":
    make_site(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 160)
