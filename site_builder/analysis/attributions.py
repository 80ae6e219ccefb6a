"""What an article says about where it has its report: credit lines, “(AP)”, “first reported by …”.

Each is shown with the words that say it and suggested as an origin. None is assumed: an article that names an agency once
may have asked ten people itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cache

from msgspec import Struct

from site_builder.analysis.lexicon import Credits, agencies, languages, lexicon
from site_builder.analysis.speech import lines_of_text
from site_builder.content.languages import base_language
from site_builder.evidence.receipt import Span

MAX_LINE = 160
"""How long a line that only credits somebody may be, in code points."""
LINES_AT_EDGES = 6
"""Bylines and credits are looked for in so many of the first and last lines with words."""


class Form(StrEnum):
    """How an article names its source, the most telling form first."""

    CREDIT = "credit"
    DATELINE = "dateline"
    PHRASE = "phrase"


class Attribution(Struct, frozen=True):
    """That an article has something from somebody.

    ``origin`` is the name that is suggested, an agency's always in the same spelling. ``span`` are the code points of the
    words that say so and ``who`` those of the name. ``covers_all`` says that the words are about the whole article.
    """

    origin: str
    form: Form
    span: Span
    who: Span

    @property
    def covers_all(self) -> bool:
        """Whether the words are about the article as a whole and not about one thing in it."""
        return self.form is not Form.PHRASE


def attributions(text: str, language: str, clutter: Iterable[Span] = ()) -> tuple[Attribution, ...]:
    """Return what an article says about where it has its report, in the order of the text.

    In a language without word lists only datelines and bare names of agencies are known. What lies in clutter is left out.
    """
    apart = tuple(clutter)
    found = {
        attribution.who: attribution
        for attribution in sorted(_attributions(text, base_language(language)), key=_rank, reverse=True)
        if not any(attribution.span.start < part.end and part.start < attribution.span.end for part in apart)
    }
    return tuple(sorted(found.values(), key=lambda attribution: attribution.span))


def _rank(attribution: Attribution) -> tuple[int, int]:
    """Order readings of one name: the form that says most first, then the longest words."""
    return list(Form).index(attribution.form), attribution.span.start - attribution.span.end


def _attributions(text: str, language: str) -> Iterator[Attribution]:
    worded = [(start, end) for start, end in lines_of_text(text) if not text[start:end].isspace() and start < end]
    for start, end in (*worded[:LINES_AT_EDGES], *worded[LINES_AT_EDGES:][-LINES_AT_EDGES:]):
        if end - start <= MAX_LINE:
            yield from _found(_line_patterns(language), text, start, end, Form.CREDIT)
    for start, end in worded[:LINES_AT_EDGES]:
        yield from _found((_dateline(),), text, start, end, Form.DATELINE)
    for start, end in worded:
        yield from _found(_phrase_patterns(language), text, start, end, Form.PHRASE)


def _found(patterns: Iterable[re.Pattern[str]], text: str, start: int, end: int, form: Form) -> Iterator[Attribution]:
    for pattern in patterns:
        for match in pattern.finditer(text[start:end]):
            who = Span(start + match.start("who"), start + match.end("who"))
            origin = _origin(match["who"])
            if origin.casefold() in _NO_NAMES:
                continue
            yield Attribution(origin, form, Span(start + match.start(), start + match.end()), who)


def _origin(name: str) -> str:
    """Return the name that is suggested: without a small article, and an agency's as it is always written."""
    bare = _article().sub("", " ".join(name.split())).removesuffix(" newspaper")
    bare = bare.rstrip(".&-'’")
    return _agency_names().get(_article().sub("", bare[:1].lower() + bare[1:]).casefold(), bare)


_NO_NAMES = frozenset({"", "newspaper", "magazine", "tv", "television", "radio", "news", "today", "zeitung", "journal"})
"""Words that name no publication when they stand alone."""
# No part of a word is tried again with fewer letters: a full stop may stand in a word and between two.
_CAPITALS = r"(?:[^\W\d_a-zß-öø-ÿ][\w’'&.-]{0,30}+)"
_PLACE = rf"{_CAPITALS}(?:[ ,./]{{1,2}}+{_CAPITALS}){{0,4}}"


@cache
def _agency() -> str:
    """Return the pattern of an agency's name."""
    names = sorted(agencies(), key=len, reverse=True)
    return rf"(?:[Tt]he )?(?:{'|'.join(map(re.escape, names))})(?![\w-])"


@cache
def _agency_names() -> dict[str, str]:
    return {name.casefold(): origin for name, origin in agencies().items()}


@cache
def _article() -> re.Pattern[str]:
    """Return the pattern of a small article of any language in front of a name."""
    return re.compile(rf"^(?:{'|'.join(credits.the for credits in map(_credits, sorted(languages())) if credits)})")


def _credits(language: str) -> Credits | None:
    words = lexicon(language)
    return words.credits if words else None


@cache
def _dateline() -> re.Pattern[str]:
    """Return the pattern of a dateline: “WASHINGTON (AP)”, “Berlin (dpa/AFP)”, but not the picture credit “(Jo Doe/Reuters)”."""
    who = _agency()
    return re.compile(rf"(?:{_PLACE}[^\S\n]{{0,3}})?[(\[](?:{who}/)?(?P<who>{who})(?:/{who})?[)\]]")


@cache
def _line_patterns(language: str) -> tuple[re.Pattern[str], ...]:
    credits = _credits(language)
    lines = (rf"^\W{{0,3}}{_pattern(line, credits)}" for line in credits.lines) if credits else ()
    return tuple(re.compile(pattern) for pattern in (rf"^\W{{0,3}}(?P<who>{_agency()})\W{{0,3}}$", *lines))


@cache
def _phrase_patterns(language: str) -> tuple[re.Pattern[str], ...]:
    credits = _credits(language)
    return tuple(re.compile(_pattern(phrase, credits)) for phrase in credits.phrases) if credits else ()


def _pattern(words: str, credits: Credits) -> str:
    """Return the pattern of a phrase. Case matters only in the name and in its article."""
    before, _, after = words.replace("{the}", f"(?-i:{credits.the})?").partition("{who}")
    return rf"\b(?i:{before}){_who(credits)}(?i:{after})"


@cache
def _who(credits: Credits) -> str:
    """Return the pattern of a name: an agency's, or words with capitals of which one is a publication's."""
    name = rf"(?:{_CAPITALS} (?:of |the |de |du |la |der |für )?){{0,4}}(?:{credits.papers})(?![\w-])(?: {_CAPITALS}){{0,2}}"
    return rf"[“\"„«‘']?(?P<who>{_agency()}|(?:{credits.the})?{name}(?: newspaper)?)[”\"“»’']?"
