"""What a made-up story consists of before it is written down: its project, sources, passages and claims."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class File(NamedTuple):
    """A file of the site: its path below the site's folder, and its text."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a source that can be quoted on a topic: what they say (a value, or None), and their stance if none."""

    source: int
    quote: str
    value: str | None
    stance: str = ""

    def towards(self, value: str) -> str:
        """Return the stance of the passage towards the claim that the topic's value is ``value``."""
        if self.value is None:
            return self.stance
        return "supports" if self.value == value else "contradicts"


@dataclass(frozen=True, slots=True)
class Project:
    """What a story is about."""

    number: int
    town: str
    kind: str
    body: str

    @property
    def name(self) -> str:
        """The name in running text, such as “Ashford tram line”."""
        return f"{self.town} {self.kind}"

    @property
    def id(self) -> str:
        """The beginning of the ids of everything in the story."""
        return self.name.lower().replace(" ", "-")


@dataclass(frozen=True, slots=True)
class Source:
    """A source in the making: what it is called, its origin if it shares one, and its sentences."""

    id: str
    title: str
    short: str
    origin: str | None
    sentences: list[str]


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim, complete but for its analysis."""

    id: str
    statement: str
    topic: str
    answer: str
    question: str | None
    verdict: str
    evidence: tuple[Passage, ...]
