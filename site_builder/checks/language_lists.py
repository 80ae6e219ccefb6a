"""Languages for which the rules on words have no lists: reported once, so that nobody takes missing findings for a good result."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.analysis.lexicon import without_lists
from site_builder.content.document import Key
from site_builder.content.languages import is_english
from site_builder.findings.finding import Place
from site_builder.index.site_index import SiteIndex
from site_builder.index.unlocated_finding import UnlocatedFinding

UNKNOWN = "und"
"""The tag for a language that nobody knows (BCP 47)."""
MESSAGE = "There are no word lists for “{tag}”: no quotation in it is asked about that stops short, and all of its words count as telling ones."
HINT = "Read quotations and silences in it with more care. If that is understood, list it in site.yaml under `policy`, `languages_without_lists`."

UNKNOWN_MESSAGE = "Nobody has recorded the language of this article (“{tag}”), so no word list serves it: no quotation in it is asked about that stops short, and all of its words count as telling ones."
UNKNOWN_HINT = "Write the language's tag, such as `language: pl` for Polish or `language: en` for English. If it cannot be known, list “{tag}” in site.yaml under `policy`, `languages_without_lists`."


def check(index: SiteIndex) -> Iterator[UnlocatedFinding]:
    """Report each language of the site and its sources that has no lists, where it is named first."""
    settings = index.settings
    known = set(settings.record.policy.languages_without_lists)
    first: dict[str, tuple[str, Key | Place]] = {
        settings.record.language: (settings.path, settings.place("language")),
    }
    for source in index.sources.values():
        first.setdefault(source.language, (source.path, ("language",)))
    # Nearly every site is in English only. For other languages the lists are looked up.
    if known.issuperset(first) or all(is_english(tag) for tag in first):
        return
    for tag in without_lists(first):
        if tag not in known:
            path, key = first[tag]
            is_unknown = tag.partition("-")[0] == UNKNOWN
            message, hint = (UNKNOWN_MESSAGE, UNKNOWN_HINT) if is_unknown else (MESSAGE, HINT)
            yield UnlocatedFinding(path, "language-without-lists", key, message.format(tag=tag), hint.format(tag=tag))
