"""Translations of quotations: each beside words that can be read there, in another language than theirs."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.analysis.translated_figures import untranslated_figures
from site_builder.checks.archived_texts import ArchivedTexts
from site_builder.content.document import Document, Key
from site_builder.content.languages import same_language
from site_builder.content.records import Claim, Evidence
from site_builder.content.translation import Translation
from site_builder.evidence.find_quote import pieces_of
from site_builder.evidence.folding import fold
from site_builder.findings.counted import listed
from site_builder.findings.finding import Finding


def check(claim: Document[Claim], texts: ArchivedTexts) -> Iterator[Finding]:
    """Report translations that translate nothing."""
    for number, item in enumerate(claim.record.evidence):
        if item.translation:
            yield from _check(claim, item, item.translation, ("evidence", number, "translation"), texts)


def _check(
    claim: Document[Claim], item: Evidence, translation: Translation, key: Key, texts: ArchivedTexts
) -> Iterator[Finding]:
    source = texts.sources.get(item.source)
    if texts.withholds(item.source) or not any(pieces_of(item.quote)):
        message = "The words of the article are not shown, so nobody could hold this translation against them."
        yield claim.report(
            "translation-without-original", key, message, "Take the translation out, or quote the words."
        )
    elif _bare(translation.text) == _bare(item.quote):
        message = "This translation has the same words as the quotation."
        hint = "Write the words in the language of the site, or take the translation out."
        yield claim.report("translation-is-original", (*key, "text"), message, hint)
    elif source and same_language(source.language, texts.language):
        message = f"“{item.source}” is in the language of the site ({source.language}), so readers need no translation."
        hint = f"Take the translation out, or put the `language` of content/sources/{item.source}.md right."
        yield claim.report("translation-needless", key, message, hint)
    elif source:
        yield from _figures(claim, item, translation, (*key, "text"), source.language, texts.language)


def _figures(
    claim: Document[Claim], item: Evidence, translation: Translation, key: Key, language: str, into: str
) -> Iterator[Finding]:
    """Report figures of the original that the translation lacks, and those that it adds."""
    found = untranslated_figures(item.quote, language, translation.text, into)
    if found and not found.lost:
        added = listed(f"“{one}”" for one in dict.fromkeys(found.new))
        message = f"{added} of this translation {'is' if len(set(found.new)) == 1 else 'are'} not in the quotation."
        hint = "Take out what the words of the article do not say; what readers need beside them, such as a sum in another currency, stands under `why`."
        yield claim.report("translation-figures", key, message, hint)
    elif found:
        lost, new = (
            listed(f"“{one}”" for one in dict.fromkeys(some)) if some else "" for some in (found.lost, found.new)
        )
        has = f", which has {new}" if new else ""
        message = (
            f"{lost} of the quotation {'is' if len(set(found.lost)) == 1 else 'are'} not in this translation{has}."
        )
        hint = "Compare the two, and write every figure as the original has it, in digits where it has digits."
        yield claim.report("translation-figures", key, message, hint)


def _bare(words: str) -> str:
    return "".join(filter(str.isalnum, fold(words).text.casefold()))
