"""Silences: whether an article's words suggest that it speaks to a claim on which it is recorded as silent.

What the words are is found with each claim. How much they tell depends on the other claims of the story, so whether they
are enough is seen once all claims are known. These rules find words, not meanings: they ask, and people answer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from site_builder.analysis.doubt import Doubt, Reason
from site_builder.analysis.reading import (
    ClaimSentence,
    ClaimTopic,
    stated,
    weigh,
)
from site_builder.analysis.remarks import Analysis, doubts_of
from site_builder.analysis.signs import signs_of
from site_builder.checks.archived_texts import MAX_READ, ArchivedTexts
from site_builder.checks.weigh_silences import Weighing
from site_builder.content import placeholders
from site_builder.content.document import Document
from site_builder.content.front_matter import split
from site_builder.content.records import Claim, Silence, Stance, Status
from site_builder.content.yaml_scalar import scalar
from site_builder.evidence.find_quote import occurrences
from site_builder.evidence.folding import Folded, fold, on_one_line
from site_builder.evidence.receipt import Span
from site_builder.evidence.search_budget import SearchBudget
from site_builder.findings.catalogue import Severity
from site_builder.findings.finding import Finding, Place
from site_builder.index.entries import ClaimEntry, SilenceEntry
from site_builder.index.site_index import SiteIndex
from site_builder.index.unlocated_finding import UnlocatedFinding

MAX_SENTENCE = 240
"""How many code points of a sentence are shown in a message."""
_TOO_MANY = "These are too many words to be found in archived texts of this length."


def listen(claim: Document[Claim], texts: ArchivedTexts) -> tuple[tuple[SilenceEntry, ...], tuple[Finding, ...]]:
    """Return what is found in the articles that are silent on a claim, and what is wrong with how this is recorded."""
    if not claim.record.silent:
        return (), ()
    statement = ClaimSentence(claim.record.claim, texts.language)
    topic, analysis = ClaimTopic.of(statement, weigh((statement,))), _analysis(claim, texts.language)
    entries: list[SilenceEntry] = []
    findings: list[Finding] = []
    budget = SearchBudget()
    for number, silence in enumerate(claim.record.silent):
        findings += _half_said(claim, number, silence)
        if not texts.is_pinned(silence.source):
            entries.append(SilenceEntry(silence.source, silence.is_signed))
            continue
        answered, faults = _answered(claim, number, silence, texts, budget)
        findings += (*faults, *_too_long(claim, number, len(texts.text(texts.sources[silence.source].seed))))
        reading = texts.reading(silence.source)
        remarks = tuple(doubts_of(topic, reading, analysis)) if reading.sentences else ()
        entries.append(SilenceEntry(silence.source, silence.is_signed, answered, signs_of(topic, reading), remarks))
    return tuple(entries), tuple(findings)


def stems_of_claim(claim: Document[Claim], language: str) -> tuple[str, ...]:
    """Return the stems of a claim's sentence, each once."""
    return stated(ClaimSentence(claim.record.claim, language))


def _analysis(claim: Document[Claim], language: str) -> Analysis:
    """Return the text under a claim, with the places of its citations and links in it."""
    parts = split(claim.lines, claim.path)
    if isinstance(parts, Finding):
        return Analysis("", language)
    first = parts.body_line - 1
    starts = list(accumulate((len(line) + 1 for line in claim.lines[first:]), initial=0))

    def span(place: Place) -> Span:
        start = starts[min(max(0, place.line - 1 - first), len(starts) - 1)] + place.column - 1
        return Span(start, start + place.length)

    return Analysis(
        parts.body,
        language,
        tuple((span(citation.place), citation.source) for citation in claim.body.citations),
        tuple(span(link.place) for link in claim.body.links),
    )


def _half_said(claim: Document[Claim], number: int, silence: Silence) -> Iterator[Finding]:
    """Report what says nothing without its other half."""
    for name, other, message in (
        ("by", "on", "It is said who read the article, and not when."),
        ("on", "by", "It is said when the article was read, and not by whom."),
        ("despite", "because", "These words are considered, and nobody says why they do not count."),
    ):
        if getattr(silence, name) and not getattr(silence, other):
            yield claim.report("missing-field", ("silent", number, name), message, f"Add `{other}:` beside it.")


def _answered(
    claim: Document[Claim], number: int, silence: Silence, texts: ArchivedTexts, budget: SearchBudget
) -> tuple[tuple[Span, ...], list[Finding]]:
    """Return where the words stand that somebody considered, and a finding for each passage that does not stand there."""
    text = texts.of_source(silence.source) if silence.despite else None
    spans: list[Span] = []
    findings = []
    for at, words in enumerate(silence.despite):
        key = ("silent", number, "despite", at)
        found = occurrences(words, text, budget) if text else ()
        if budget.is_spent:
            findings.append(claim.report("too-large", key, _TOO_MANY, "Archive the text of the article alone."))
            break
        spans += (span for match in found for span in match)
        if not found:
            message = f"These words do not stand in seeds/{texts.sources[silence.source].seed}."
            hint = "Copy them from the seed exactly; words that you leave out are marked “[…]”."
            findings.append(claim.report("quote-not-found", key, message, hint))
    return tuple(sorted(spans)) if silence.because else (), findings


def _too_long(claim: Document[Claim], number: int, length: int) -> Iterator[Finding]:
    if length > MAX_READ:
        message = f"This article has {length:,} characters. Only the first {MAX_READ:,} are looked through for words that speak to the claim."
        hint = "Read the rest with care, or archive the part that is about the story."
        key = ("silent", number, "source")
        yield claim.report("too-large", key, message, hint, severity=Severity.WARNING)


def check(index: SiteIndex, part: SiteIndex, texts: ArchivedTexts) -> Iterator[UnlocatedFinding]:
    """Report silences that the article's words, the analysis, or the evidence for other claims speak against."""
    # What words tell depends on all claims and articles, so nothing is asked as long as one of them cannot be read.
    if index.unread:
        return
    weighing = Weighing(index)
    for claim in part.claims.values():
        if not claim.silent or claim.status in (Status.DRAFT, Status.WITHDRAWN):
            continue
        # What is quoted, or stands in the list twice, is reported as that.
        met = {item.source for item in claim.evidence}
        settled = _settled(claim, index, weighing, texts)
        for number, silence in enumerate(claim.silent):
            if silence.source not in met:
                met.add(silence.source)
                said = settled.setdefault(index.versions.article(silence.source), set())
                yield from _of_silence(claim, number, silence, weighing, texts, said)


def _settled(claim: ClaimEntry, index: SiteIndex, weighing: Weighing, texts: ArchivedTexts) -> dict[str, set[str]]:
    """Return, by article, the sentences whose doubts are answered in one of several versions that are silent on a claim."""
    silent = Counter(map(index.versions.article, dict.fromkeys(claim.silent_sources)))
    settled: dict[str, set[str]] = {}
    for silence in claim.silent:
        article = index.versions.article(silence.source)
        if silent[article] > 1 and silence.answered and (text := texts.of_source(silence.source)):
            doubts = [doubt for doubt in weighing.doubts(claim, silence, texts) if _is_answered(doubt, silence)]
            settled.setdefault(article, set()).update(_words(doubt, text) for doubt in doubts)
    return settled


def _words(doubt: Doubt, text: Folded) -> str:
    """Return the sentence that made it ask, as it is compared with those of other versions."""
    return fold(text.original[doubt.sentence.start : doubt.sentence.end]).text.strip()


def _of_silence(
    claim: ClaimEntry, number: int, silence: SilenceEntry, weighing: Weighing, texts: ArchivedTexts, settled: set[str]
) -> Iterator[UnlocatedFinding]:
    """Report one silence. ``settled`` has the sentences about which another version is asked or answers; it gains those here."""
    rival = next((one for one in weighing.rivals(claim) if _supports(one, silence.source)), None)
    if rival:
        yield claim.report(
            "silent-on-rival",
            ("silent", number, "source"),
            f"“{silence.source}” supports another answer to the same question, {rival.path}, so it is not silent on this one.",
            f"Quote it here as well (what cannot be true together with the claim contradicts it), or set `exclusive: false` in content/questions/{claim.question}.md.",
        )
        return
    doubts = [doubt for doubt in weighing.doubts(claim, silence, texts) if not _is_answered(doubt, silence)]
    text = texts.of_source(silence.source) if doubts else None
    open_doubts = [doubt for doubt in doubts if text and _words(doubt, text) not in settled]
    if open_doubts and text:
        settled.update(_words(doubt, text) for doubt in open_doubts)
        yield _doubtful(claim, number, silence, open_doubts, text.original)


def _supports(claim: ClaimEntry, source: str) -> bool:
    return any(item.source == source and item.stance is Stance.SUPPORTS for item in claim.evidence)


def _is_answered(doubt: Doubt, silence: SilenceEntry) -> bool:
    """Say whether all the words that made it ask stand among those that somebody considered."""
    asked = doubt.words or (doubt.sentence,)
    return all(any(span.start <= word.start and word.end <= span.end for span in silence.answered) for word in asked)


_ASKED = {
    Reason.RIVAL: "is evidence for another answer, {claim}",
    Reason.CITED: "may be what the analysis cites it for",
    Reason.NAMED: "may be what the analysis names it for",
    Reason.FIGURE: "has a figure such as the claim gives",
    Reason.WORDS: "has what the claim is about",
    Reason.LINKED: "is evidence for {claim}, to which the analysis links",
    Reason.DESCRIBED: "is told in the analysis",
}


def _doubtful(
    claim: ClaimEntry, number: int, silence: SilenceEntry, doubts: Sequence[Doubt], text: str
) -> UnlocatedFinding:
    strongest = {doubt.sentence: doubt for doubt in reversed(doubts)}
    told = [_told(doubt, text) for doubt in reversed(strongest.values())]
    passages = [on_one_line(text[sentence.start : sentence.end]) for sentence in sorted(strongest)]
    block = _block(silence.source, passages)
    others = [block if one is silence else f"  - {one.source}\n" for one in claim.silent]
    return claim.report(
        "silence-doubtful",
        ("silent", number, "source"),
        f"“{silence.source}” is recorded as silent, and its words suggest that it is not: {'; '.join(told)}.",
        "Quote it as evidence if it speaks to the claim, or under `mentions` if leaving the words out would surprise somebody who knows the article. If they do not bear on the claim, put them under `despite` and say why not under `because`: these lines take the place of what the list says of it now.",
        paste=block,
        list_to_paste="".join(("silent:\n", *others)),
    )


def _block(source: str, passages: Iterable[str]) -> str:
    """Return the item of `silent` that answers, but for the reason."""
    words = "".join(f"      - {scalar(said)}\n" for said in passages)
    return f"  - source: {source}\n    despite:\n{words}    because: {placeholders.SILENCE_REASON}\n"


def _told(doubt: Doubt, text: str) -> str:
    said = on_one_line(text[doubt.sentence.start : doubt.sentence.end])
    shown = said if len(said) <= MAX_SENTENCE else f"{said[:MAX_SENTENCE].rpartition(' ')[0]} …"
    words = ", ".join(dict.fromkeys(on_one_line(text[word.start : word.end]) for word in doubt.words))
    asked = f" (asked for: {words})" if words and doubt.reason not in (Reason.RIVAL, Reason.LINKED) else ""
    return f"“{shown}”{asked} {_ASKED[doubt.reason].format(claim=doubt.claim)}"
