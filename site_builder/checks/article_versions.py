"""Versions of one article: each is of an article that is there, of a known day that is later, and by the same publisher."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.analysis.origins import Keys, origin_keys
from site_builder.analysis.version_changes import MIN_SHARED, Version, most_kept
from site_builder.content.document import Key
from site_builder.content.languages import UNDETERMINED, base_language
from site_builder.findings.catalogue import Severity
from site_builder.findings.counted import listed
from site_builder.index.entries import SourceEntry
from site_builder.index.site_index import SiteIndex
from site_builder.index.unlocated_finding import UnlocatedFinding


def check(index: SiteIndex, part: SiteIndex) -> Iterator[UnlocatedFinding]:
    """Report versions in a circle, without a day, and of what cannot be the same article."""
    versions = [source for source in part.sources.values() if source.version_of]
    if not versions:
        return
    keys, _ = origin_keys({id: source.origin for id, source in index.sources.items()})
    for source in versions:
        yield from _in_circle(source, index)
        yield from _undated(source)
        named = index.sources.get(source.version_of or "")
        if named and named is not source:
            differing = (*_of_another_article(source, named, keys),)
            yield from differing or _sharing_little(source, named, index)
            yield from _older(source, named)


def _in_circle(source: SourceEntry, index: SiteIndex) -> Iterator[UnlocatedFinding]:
    for circle in index.versions.circles:
        if circle == (source.id,):
            message, hint = "No article is another version of itself.", "Name the article that was archived before."
        elif source.id in circle:
            others = listed(f"“{id}”" for id in circle if id != source.id)
            message = f"This article is a version of {others}, and the other way round."
            hint = "One of them was archived first: take `version_of` out of that one."
        else:
            continue
        yield source.report("version-circle", ("version_of",), message, hint)


def _undated(source: SourceEntry) -> Iterator[UnlocatedFinding]:
    if source.day_of_text is None:
        yield source.report(
            "missing-field",
            ("version_of",),
            "This is another version of an article, and nobody says of which day.",
            "Add `retrieved:` with the day on which the text was fetched, or `modified:` with the day that the article gives.",
        )


def _older(source: SourceEntry, named: SourceEntry) -> Iterator[UnlocatedFinding]:
    """Report a version from before the one that it names: by their days the two stand the other way round."""
    day, other = source.day_of_text, named.day_of_text
    if day and other and day < other and named.version_of != source.id:
        yield source.report(
            "days-out-of-order",
            (source.field_of_day,),
            f"This is of {day}, and “{named.id}”, of which it is a later version, of {other}.",
            f"Check the year of both days. If this is what the article said first, move `version_of` into {named.path}, where it names `{source.id}`.",
        )


def _of_another_article(source: SourceEntry, named: SourceEntry, keys: Keys) -> Iterator[UnlocatedFinding]:
    """Report what two versions of one article cannot differ in."""
    publishers = [_plain(one.publisher or "") for one in (source, named)]
    if all(publishers) and publishers[0] != publishers[1]:
        said = f"“{source.publisher}” published this, and “{named.publisher}” published “{named.id}”."
        hint = "What another paper prints has its `origin` there and is no version. If the publisher changed its name, write one name in both."
        yield _differs(source, ("publisher",), said, hint)
    languages = {base_language(one.language) for one in (source, named)} - {UNDETERMINED}
    if len(languages) > 1:
        said = f"This is written in “{source.language}”, and “{named.id}” in “{named.language}”."
        yield _differs(source, ("language",), said, "A translation has its `origin` in the article and is no version.")
    origins = [keys.get(one.id) if one.origin else None for one in (source, named)]
    if all(origins) and origins[0] != origins[1] and source.origin and named.origin:
        said = f"This has its report from “{source.origin.id}”, and “{named.id}” from “{named.origin.id}”."
        hint = "All versions of an article are one witness: name one origin, or take `version_of` out."
        yield _differs(source, ("origin",), said, hint)


def share_of_another(source: SourceEntry, index: SiteIndex) -> float | None:
    """Return how much of a version stands in the other versions where that is hardly a word, unless it was rewritten; else None."""
    own = None if source.rewritten or not source.version_of else _text(index, source)
    if own is None:
        return None
    others = (index.sources[id] for id in index.versions.line(source.id) if id != source.id)
    share = most_kept(own, filter(None, (_text(index, one) for one in others)))
    return share if share <= MIN_SHARED else None


def _sharing_little(source: SourceEntry, named: SourceEntry, index: SiteIndex) -> Iterator[UnlocatedFinding]:
    share = share_of_another(source, index)
    if share is None:
        return
    how_much = f"only {share:.0%} of the shorter one is" if round(share, 2) else "nothing of one is"
    yield source.report(
        "version-differs",
        ("version_of",),
        f"This is said to be “{named.id}” (“{named.title}”) on another day, and the two texts share hardly any words: {how_much} in the other.",
        "Write the id of the article that is meant, or take `version_of` out where this is an article of its own. If the article was rewritten, add `rewritten: true`.",
        severity=Severity.WARNING,
    )


def _text(index: SiteIndex, source: SourceEntry) -> Version | None:
    """Return the text of a source with its sentences, where it is there as it was pinned and has any."""
    cut = source.text.sentences() if index.pins.get(source.seed) == source.sha256 else ()
    return Version(index.seeds[source.seed].text, cut) if cut else None


def _differs(source: SourceEntry, key: Key, message: str, hint: str) -> UnlocatedFinding:
    return source.report("version-differs", key, message, hint, or_at=("version_of",))


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()
