"""What became of each sentence of an archived text: quoted, page clutter, set aside for a reason, or unused."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from site_builder.analysis.totals import Accounted, Use, merged, touched
from site_builder.evidence.receipt import Span
from site_builder.evidence.sentences import sentences


def account(
    text: str,
    *,
    language: str = "en",
    quoted: Iterable[Span] = (),
    furniture: Iterable[Span] = (),
    aside: Iterable[Span] = (),
) -> tuple[Accounted, ...]:
    """Return each sentence of a text with what became of it, in the order of the text.

    ``quoted`` are the stretches that quotations stand on, ``furniture`` the page clutter, ``aside`` the passages set
    aside with a reason, all in code points of ``text``, in any order, also overlapping. A quotation uses every sentence
    that it touches. A sentence counts as clutter or set aside only if no word of it is left: half a sentence set aside
    is still half a sentence unused.
    """
    furniture = tuple(furniture)
    spans = sentences(text, language)
    uses = dict.fromkeys(touched(spans, quoted), Use.USED)
    clutter, set_aside = merged(furniture), merged([*furniture, *aside])
    covered_by_clutter = _covered(text, spans, clutter)
    covered = _covered(text, spans, set_aside)
    for at in range(len(spans)):
        if at not in uses:
            uses[at] = Use.CLUTTER if at in covered_by_clutter else Use.ASIDE if at in covered else Use.UNUSED
    return tuple(Accounted(span, uses[at]) for at, span in enumerate(spans))


def _covered(text: str, sentences: Sequence[Span], merged: Sequence[Span]) -> frozenset[int]:
    """Return which of the sentences have no letter and no digit outside of the stretches, which are in order."""
    found, at = set(), 0
    for number, sentence in enumerate(sentences):
        while at < len(merged) and merged[at].end <= sentence.start:
            at += 1
        if at < len(merged) and merged[at].start < sentence.end and not _left_over(text, sentence, merged, at):
            found.add(number)
    return frozenset(found)


def _left_over(text: str, sentence: Span, merged: Sequence[Span], at: int) -> bool:
    """Say whether a sentence has a letter or a digit outside of the stretches from the one at ``at`` on."""
    done = sentence.start
    while at < len(merged) and merged[at].start < sentence.end:
        if any(map(str.isalnum, text[done : merged[at].start])):
            return True
        done = max(done, merged[at].end)
        at += 1
    return any(map(str.isalnum, text[done : sentence.end]))
