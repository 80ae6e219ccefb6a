"""Values that are no sentences, and names that a comma has cut: a program read them as something else than was meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from site_builder.content.document import AnyDocument, Key
from site_builder.content.records import Claim, Question, Source, Story
from site_builder.findings.catalogue import Severity
from site_builder.findings.finding import Finding

_NO_SENTENCES = frozenset(
    {"yes", "no", "true", "false", "on", "off", "null", "none", "~", "todo", "tbd", "n/a", "?", "-"}
)
_ASKS = ("?", "؟", "？", ";", "\u037e")
"""What a question ends with; in Greek that is what looks like a semicolon."""
_CLOSING = "\"'”’»)] "
_USES_MARKS = re.compile("[A-Za-z\u0370-\u03ff\u0400-\u04ff\u0600-\u06ff]")
"""A letter of a script whose languages write a mark behind a question; Thai or Japanese may do without."""
_TITLES = frozenset(
    {"dr", "prof", "professor", "mr", "mrs", "ms", "sir", "phd", "ph.d", "md", "m.d", "jr", "sr", "esq", "mp"}
)


def check(document: AnyDocument) -> Iterator[Finding]:
    """Report a word where a sentence belongs, and an author that is only a part of a name."""
    for key, text in _sentences(document):
        if text.strip().casefold() in _NO_SENTENCES:
            yield document.report("no-sentence", key, f"“{text}” is no sentence.", "Write it in words, as a sentence.")
    if isinstance(document.record, Claim) and document.record.claim.rstrip(_CLOSING).endswith(_ASKS[:3]):
        message = "This is a question, and a claim is a sentence that says something, which is true or not."
        hint = "Write what somebody claims. A question that several claims answer is a file in content/questions/, which they name under `question`."
        yield document.report("no-sentence", ("claim",), message, hint, severity=Severity.WARNING)
    if isinstance(document.record, Question) and _lacks_mark(document.record.question):
        message, hint = (
            "A question ends with a question mark.",
            "Put it behind the last word, or write the question in full.",
        )
        yield document.report("no-sentence", ("question",), message, hint, severity=Severity.WARNING)
    if isinstance(document.record, Claim | Source):
        yield from _authors(document, document.record.authors)


def _lacks_mark(question: str) -> bool:
    return bool(_USES_MARKS.search(question)) and not question.rstrip(_CLOSING).endswith(_ASKS)


def _sentences(document: AnyDocument) -> Iterator[tuple[Key, str]]:
    match document.record:
        case Claim() as claim:
            yield from ((("claim",), claim.claim), (("summary",), claim.summary))
            yield from ((("evidence", at, "why"), item.why) for at, item in enumerate(claim.evidence))
            yield from ((("corrections", at, "note"), note.note) for at, note in enumerate(claim.corrections))
        case Story() as story:
            yield from ((("title",), story.title), (("summary",), story.summary))
        case Question() as question:
            yield (("question",), question.question)


def _authors(document: AnyDocument, authors: tuple[str, ...]) -> Iterator[Finding]:
    for number, name in enumerate(authors):
        before = authors[number - 1] if number else ""
        if name.strip(". ").casefold() in _TITLES or (_is_surname(before) and _is_given_name(name)):
            meant = ", ".join(authors[max(0, number - 1) : number + 1])
            message = f"“{name}” stands as an author of its own, and looks like a part of a name."
            hint = f'A comma parts the items of a list. Write a name without one, or in quotation marks: ["{meant}"].'
            yield document.report("name-cut", ("authors", number), message, hint)
            return


def _is_surname(name: str) -> bool:
    return name.isalpha() and name.istitle()


def _is_given_name(name: str) -> bool:
    """Say whether a name is one word or a word and an initial, as behind the comma of “Roth, Mina”."""
    first, _, rest = name.partition(" ")
    return first.isalpha() and first.istitle() and len(rest.strip(".")) <= 1
