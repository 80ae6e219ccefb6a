"""The sentences of an archived text: each is quoted, clutter, set aside for a reason, or unused."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.analysis.account_sentences import account
from site_builder.analysis.stems import stems_in
from site_builder.analysis.totals import Use
from site_builder.checks.archived_texts import MAX_READ, ArchivedTexts
from site_builder.checks.evidence_quotes import TOO_MANY_PASSAGES, TOO_MANY_PASSAGES_HINT
from site_builder.content import placeholders
from site_builder.content.document import Document
from site_builder.content.records import Source
from site_builder.content.settings import Unassessed
from site_builder.content.yaml_scalar import scalar
from site_builder.evidence.find_quote import occurrences, stretches
from site_builder.evidence.folding import Folded, on_one_line
from site_builder.evidence.receipt import Span
from site_builder.evidence.search_budget import MAX_PASSAGES_COST, SearchBudget
from site_builder.findings.catalogue import Severity
from site_builder.findings.counted import counted
from site_builder.findings.finding import Finding
from site_builder.index.entries import SourceEntry, TextEntry
from site_builder.index.sentence_use import asked_first, quoted_in, unused_in_versions
from site_builder.index.site_index import SiteIndex
from site_builder.index.unlocated_finding import UnlocatedFinding

MAX_SHOWN = 40
"""How many unused sentences of a source are given to paste."""


def account_of_text(source: Document[Source], texts: ArchivedTexts) -> tuple[TextEntry, tuple[Finding, ...]]:
    """Return what became of the sentences of a source's text as far as it alone tells, and what is wrong with that."""
    record, text = source.record, texts.of(source.record.seed)
    if text is None or texts.pins[record.seed] != record.sha256:
        return TextEntry(), ()
    accounted = account(
        text.original,
        language=record.language,
        furniture=stretches(record.furniture, text),
        aside=stretches((aside.passage for aside in record.aside), text),
    )
    places: dict[Use, list[tuple[int, int]]] = {use: [] for use in Use}
    for one in accounted:
        places[one.use].append((one.span.start, one.span.end))
    said = text.original[:MAX_READ]
    told = [said[one.span.start : one.span.end] for one in accounted if one.use is not Use.CLUTTER]
    stems = " ".join(sorted(stems_in(told, record.language)))
    entry = TextEntry(tuple(places[Use.CLUTTER]), tuple(places[Use.ASIDE]), tuple(places[Use.UNUSED]), stems)
    return entry, (*_aside(source, text), *_nothing_left(source, entry))


def _aside(source: Document[Source], text: Folded) -> Iterator[Finding]:
    budget = SearchBudget(MAX_PASSAGES_COST)
    for number, aside in enumerate(source.record.aside):
        found = occurrences(aside.passage, text, budget)
        if budget.is_spent:
            key = ("aside", number, "passage")
            yield source.report("too-large", key, TOO_MANY_PASSAGES, TOO_MANY_PASSAGES_HINT)
            return
        if not found:
            yield source.report(
                "quote-not-found",
                ("aside", number, "passage"),
                "These words do not stand in the seed.",
                "Copy them from the seed exactly; words that you leave out are marked “[…]”.",
            )


def _nothing_left(source: Document[Source], entry: TextEntry) -> Iterator[Finding]:
    if entry.open:
        return
    if not entry.clutter and not entry.aside:
        message, hint = f"There is no sentence in seeds/{source.record.seed}.", "Archive the article's text."
        yield source.report("nothing-left", ("seed",), message, hint)
    elif source.record.aside:
        yield source.report(
            "nothing-left",
            ("aside",),
            "Everything that the article says is set aside.",
            "Keep what it says of the story, or take the source out of the site.",
        )
    else:
        yield source.report(
            "nothing-left",
            ("furniture",),
            "Everything in the seed is listed as furniture, and nothing is left that the article says.",
            "Keep what it says, or take the source out of the site.",
        )


def check(index: SiteIndex, part: SiteIndex, texts: ArchivedTexts) -> Iterator[UnlocatedFinding]:
    """Report the sentences that no claim quotes and nobody has set aside, once for each source that readers meet.

    A source that no published story was read for, and that no published claim quotes, is still work in progress. What
    several versions of an article say is asked for once, at the earliest.
    """
    policy = index.settings.record.policy.account_for_every_sentence
    if policy is Unassessed.OFF or not part.sources or index.lacks("claims"):
        return  # Nobody knows what a claim uses that cannot be read.
    severity = Severity.ERROR if policy is Unassessed.ERROR else Severity.WARNING
    quoted = quoted_in(index)
    read = {id for story in index.stories.values() if not story.is_draft for id in story.sources}
    asked = {*quoted, *read}
    for source in part.sources.values():
        if source.takedown or source.id not in asked:
            continue
        unused = unused_in_versions(source, quoted, index)
        if unused := asked_first(source, unused, quoted, index, asked):
            yield _unused(source, unused, texts, severity)


def _unused(
    source: SourceEntry, unused: tuple[Span, ...], texts: ArchivedTexts, severity: Severity
) -> UnlocatedFinding:
    text = texts.of_source(source.id)
    words = [on_one_line(text.original[span.start : span.end]) for span in unused[:MAX_SHOWN]] if text else []
    more = f" These are the first {MAX_SHOWN}." if len(unused) > MAX_SHOWN else ""
    return source.report(
        "unused-sentences",
        ("aside",),
        f"No claim uses {counted(len(unused), 'sentence')} of {source.text.count}, and nobody has said why.{more}",
        "Quote each as evidence of a claim, or paste it under `aside` with the reason why no claim uses it. To be asked for none, set `policy: account_for_every_sentence` to `off` in site.yaml.",
        severity=severity,
        or_at=("seed",),
        paste="".join(
            (
                "aside:\n",
                *(f"  - passage: {scalar(said)}\n    because: {placeholders.ASIDE_REASON}\n" for said in words),
            )
        ),
    )
