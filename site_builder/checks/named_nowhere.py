"""Somebody who is said to speak in an article that never names them: the article or the name is most likely another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import fuzz, process

from site_builder.analysis.name_keys import without_accents, words_of_name
from site_builder.analysis.scripts import scripts
from site_builder.checks.archived_texts import MAX_READ, ArchivedTexts
from site_builder.content.languages import same_language
from site_builder.content.statements import ClaimantKind, Statement
from site_builder.findings.catalogue import Severity
from site_builder.findings.suggestions import unmistakable
from site_builder.index.entries import ClaimEntry, SourceEntry
from site_builder.index.site_index import SiteIndex
from site_builder.index.unlocated_finding import UnlocatedFinding

_CODE = "named-nowhere"
_WORD = re.compile(r"[^\W\d_]{3,}")
_ALIKE = 70
"""From so many per cent on, a word may be the name in another spelling, such as “Zelensky” for “Selenskyj”."""
MAX_WORDS = 20_000
"""How many different words of an article a name is held against."""


def check(index: SiteIndex, part: SiteIndex, texts: ArchivedTexts) -> Iterator[UnlocatedFinding]:
    """Ask about claimants and speakers of whose name no part stands in the article that is said to report them."""
    for claim in part.claims.values():
        if not claim.is_draft:
            yield from _statements(index, claim, texts)
            yield from _speakers(index, claim, texts)


def _statements(index: SiteIndex, claim: ClaimEntry, texts: ArchivedTexts) -> Iterator[UnlocatedFinding]:
    for number, statement in enumerate(claim.claimants):
        source = index.sources.get(statement.reported_by or "")
        name, roles = _named(index, statement)
        if source and name and _is_nowhere(name, roles, source, texts):
            message = f"No part of the name “{name}” stands in “{source.id}”, which is said to report this statement."
            hint = "Is it another article? Then write its id under `source`. If the article names only an office, write that under `role`; if it does not report the statement, take `source` out."
            yield claim.report(_CODE, ("claimants", number, "source"), message, hint)


def _named(index: SiteIndex, statement: Statement) -> tuple[str, tuple[str, ...]]:
    """Return the name of a person who makes a claim, and the offices by which an article may name them."""
    record = index.claimants.get(statement.claimant or "")
    kind = record.kind if record else statement.kind
    roles = (*((one.role for one in record.roles) if record else ()), statement.role or "")
    name = record.name if record else statement.name or ""
    return (name if kind in (None, ClaimantKind.PERSON) else ""), roles


def _speakers(index: SiteIndex, claim: ClaimEntry, texts: ArchivedTexts) -> Iterator[UnlocatedFinding]:
    for number, item in enumerate(claim.evidence):
        source = index.sources.get(item.source)
        if not item.speaker or not source or not same_language(source.language, texts.language):
            continue
        name, _, role = item.speaker.partition(",")
        if meant := _claimant_meant(name, index, claim, source, texts):
            message = f"“{name}” does not stand in “{source.id}”, and “{meant}” does, who makes this claim."
            yield claim.report(_CODE, ("evidence", number, "speaker"), message, f"Did you mean “{meant}”?")
        elif other := _named_in_another(name, index, claim, source, texts):
            message = f"“{name}” does not stand in “{source.id}”, where these words are theirs; “{other}” names them."
            hint = "Compare who says these words, and in which article."
            yield claim.report(_CODE, ("evidence", number, "speaker"), message, hint)
        elif _is_nowhere(name, (role,), source, texts):
            message = f"No part of the name “{name}” stands in “{source.id}”, where these words are theirs."
            hint = "Compare who says them in the article, and name them as it does."
            yield claim.report(_CODE, ("evidence", number, "speaker"), message, hint, severity=Severity.INFO)


def _named_in_another(
    name: str, index: SiteIndex, claim: ClaimEntry, source: SourceEntry, texts: ArchivedTexts
) -> str | None:
    """Return another article that the claim quotes and that has all of a name, of which this one has no word."""
    wanted = {without_accents(word) for word in words_of_name(name) if len(word) > 2}
    if not wanted or not texts.is_pinned(source.id) or texts.is_taken_down(source.id):
        return None
    if wanted & _words_of(source, texts):
        return None
    others = dict.fromkeys(item.source for item in claim.evidence if item.source != source.id)
    known = (index.sources[id] for id in others if id in index.sources and texts.is_pinned(id))
    return next((other.id for other in known if wanted <= _words_of(other, texts)), None)


def _words_of(source: SourceEntry, texts: ArchivedTexts) -> set[str]:
    known = (texts.text(source.seed)[:MAX_READ], source.title, source.publisher or "", *source.authors)
    return set(_WORD.findall(without_accents("\n".join(known))))


def _claimant_meant(
    name: str, index: SiteIndex, claim: ClaimEntry, source: SourceEntry, texts: ArchivedTexts
) -> str | None:
    """Return who of those that make the claim is meant by a name that is misspelt: the article has theirs and not this one."""
    meant = unmistakable(name, [named for named, _ in (_named(index, one) for one in claim.claimants) if named])
    if meant is None or meant == name or not texts.is_pinned(source.id) or texts.is_taken_down(source.id):
        return None
    there = without_accents(texts.text(source.seed)[:MAX_READ])
    new, old = (set(map(without_accents, words_of_name(one))) for one in (name, meant))
    words = set(_WORD.findall(there))
    return meant if new - old and old - new and old - new <= words and not (new - old) & words else None


def _is_nowhere(name: str, roles: tuple[str, ...], source: SourceEntry, texts: ArchivedTexts) -> bool:
    """Say whether neither a part of a proper name nor of an office is in an article, or in what is known of it."""
    words = words_of_name(name)
    if not words or not texts.is_pinned(source.id) or texts.is_taken_down(source.id):
        return False
    text = texts.text(source.seed)[:MAX_READ]
    if not _is_in_script(name, text):
        return False
    known = (text, source.title, source.short or "", source.publisher or "", *source.authors)
    there = without_accents("\n".join(known))
    wanted = [*map(without_accents, words), *_WORD.findall(without_accents(" ".join(roles)))]
    return not any(word in there for word in wanted if len(word) > 2) and not _is_alike(wanted[: len(words)], there)


def _is_in_script(name: str, text: str) -> bool:
    one, other = scripts(name).most_common(1), scripts(text).most_common(1)
    return bool(one and other) and one[0][0] == other[0][0]


def _is_alike(names: list[str], text: str) -> bool:
    words = list(dict.fromkeys(_WORD.findall(text)))[:MAX_WORDS]
    longer = [name for name in names if len(name) > 3]
    return any(process.extractOne(name, words, scorer=fuzz.ratio, score_cutoff=_ALIKE) for name in longer)
