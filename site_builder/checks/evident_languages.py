"""Texts that are evidently in another language than the one that is recorded: of articles, of claims, of translations."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.analysis.evident_language import Evident, evident_language
from site_builder.checks.archived_texts import ArchivedTexts
from site_builder.content.document import Document
from site_builder.content.records import Claim, Source
from site_builder.findings.counted import listed
from site_builder.findings.finding import Finding
from site_builder.index.site_index import SiteIndex
from site_builder.index.unlocated_finding import UnlocatedFinding

CODE = "other-language"
FEWEST_CLAIMS = 3
"""From so many claims on it is asked once about the language of the site, where most of them are in another one."""


def check_source(source: Document[Source], texts: ArchivedTexts) -> Iterator[Finding]:
    """Report an article whose text is evidently not in its language."""
    text = texts.of(source.record.seed)
    if text and (other := evident_language(text.original, source.record.language)):
        message = f"This article is not in “{source.record.language}”{_shown_by(other)}."
        hint = f"Write the tag of its language{_suggested(other)}: it decides which words are asked about, and how browsers read them out."
        yield source.report(CODE, ("language",), message, hint)


def check_translations(claim: Document[Claim], texts: ArchivedTexts) -> Iterator[Finding]:
    """Report translations that are evidently not in the language of the site."""
    for number, item in enumerate(claim.record.evidence):
        if item.translation and (other := evident_language(item.translation.text, texts.language)):
            message = f"This translation is not in “{texts.language}”, the language of the site{_shown_by(other)}."
            hint = (
                "Put the words of the quotation into the language of the site here; the original stands under `quote`."
            )
            yield claim.report(CODE, ("evidence", number, "translation", "text"), message, hint)


def other_language_of(claim: Document[Claim], language: str) -> Evident | None:
    """Return the other language in which a claim evidently is written."""
    return evident_language(f"{claim.record.claim}\n{claim.record.summary}", language)


def check_claims(index: SiteIndex) -> Iterator[UnlocatedFinding]:
    """Report claims that are evidently not in the language of the site; once, in its settings, where most of them are not."""
    others = [(claim, claim.evident) for claim in index.claims.values() if claim.evident]
    settings = index.settings
    language = settings.record.language
    if len(others) >= FEWEST_CLAIMS and 2 * len(others) > len(index.claims):
        claim, other = others[0]
        message = (
            f"Most claims are not in “{language}”, the language of the site, such as {claim.path}{_shown_by(other)}."
        )
        hint = f"Write the tag of the language in which you publish{_suggested(other)}. The words around your texts are in it, too."
        yield UnlocatedFinding(settings.path, CODE, settings.place("language"), message, hint)
        return
    for claim, other in others:
        message = f"This claim is not in “{language}”, the language of the site{_shown_by(other)}."
        hint = "Write `claim` and `summary` in the language of the site, or put the `language` in site.yaml right."
        yield claim.report(CODE, ("claim",), message, hint)


def _shown_by(other: Evident) -> str:
    if other.words:
        return f": {listed(f'“{word}”' for word in other.words)} are words of “{other.language}”"
    return f": its letters are those of “{other.language}”" if other.language else ": its letters are of another script"


def _suggested(other: Evident) -> str:
    return f", `{other.language}`" if other.language else ""
