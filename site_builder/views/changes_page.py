"""The page that tells what changed from one version of an article to the next.

It shows no word that the page of that version does not show: of a text that may not be published it tells how many words
came or went.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from itertools import groupby

from msgspec import Struct

from site_builder.analysis.version_changes import ChangeKind, SentenceChange, Version, WordStretch, changes
from site_builder.content.addresses import CHANGES
from site_builder.content.records import Extent
from site_builder.evidence.receipt import Span
from site_builder.views.archived_text import shown_windows
from site_builder.views.cards import ClaimCard, SourceCard
from site_builder.views.shown_text import shown
from site_builder.views.site_view import SiteView


class ChangedWords(Struct, frozen=True):
    """Words that were kept, removed or added. Of words that the site does not publish ``hidden`` tells how many they are.

    ``text`` then has the space behind them alone.
    """

    deed: ChangeKind
    text: str
    hidden: int = 0


class ShownChange(Struct, frozen=True):
    """What became of a sentence; sentences that were kept in a row are one, and only counted (``count``)."""

    deed: ChangeKind
    words: tuple[ChangedWords, ...]
    count: int = 1


class ChangesPage(Struct, frozen=True):
    """``/sources/<id>/changes/<id>/``: ``one`` is the earlier version.

    ``counts`` has how many sentences were kept, removed, added, changed and moved. ``whole`` says that all were compared.
    ``hidden`` says that some words are not shown. ``claims`` quote words of the earlier version that the later one lacks.
    """

    address: str
    one: SourceCard
    other: SourceCard
    changes: tuple[ShownChange, ...]
    counts: dict[ChangeKind, int]
    whole: bool
    hidden: bool
    claims: tuple[ClaimCard, ...]

    @property
    def updated(self) -> date | None:
        """The day on which one of these claims last changed, where there is one."""
        return max((claim.updated for claim in self.claims), default=None)


class _Side(Struct, frozen=True):
    """A version, and the stretches of it that its own page shows; None where that is all of it."""

    version: Version
    windows: tuple[Span, ...] | None
    language: str

    def shows(self, span: Span) -> bool:
        """Say whether the page of this version shows a stretch."""
        return self.windows is None or any(one.start <= span.start and span.end <= one.end for one in self.windows)

    def words(self, deed: ChangeKind, span: Span, *, visible: bool) -> ChangedWords:
        """Return a stretch as it is shown, or how many words it has."""
        text = self.version.text[span.start : span.end]
        if visible:
            return ChangedWords(deed, shown(text))
        return ChangedWords(deed, text[len(text.rstrip()) :], max(1, len(text.split())))


def changes_page(id: str, site: SiteView) -> ChangesPage:
    """Return what the page of a pair of versions shows."""
    one, other = id.split(f"/{CHANGES}/")
    before, after = _side(one, site), _side(other, site)
    found = changes(before.version, after.version)
    listed = tuple(_listed(found, before, after))
    return ChangesPage(
        address=f"sources/{id}/",
        one=site.source[one],
        other=site.source[other],
        changes=listed,
        counts={deed: sum(change.deed is deed for change in found) for deed in ChangeKind},
        whole=before.version.whole and after.version.whole,
        hidden=any(words.hidden for change in listed for words in change.words),
        claims=_claims_without_words(one, other, site),
    )


def _side(id: str, site: SiteView) -> _Side:
    entry = site.sources[id]
    text = site.seed(id).text
    windows = None
    if entry.publish is not Extent.FULL:
        quoted = (card.receipt.spans for _, card in site.uses.get(id, ()) if card.receipt)
        windows = tuple(shown_windows(text, quoted, entry))
    return _Side(Version(text, entry.text.sentences()), windows, entry.language)


def _listed(found: Sequence[SentenceChange], before: _Side, after: _Side) -> Collection[ShownChange]:
    listed = []
    for deed, group in groupby(found, key=lambda change: change.deed):
        if deed is ChangeKind.KEPT:
            listed.append(ShownChange(deed, (), len(tuple(group))))
        else:
            listed += [ShownChange(deed, tuple(_words(change, before, after))) for change in group]
    return listed


def _words(change: SentenceChange, before: _Side, after: _Side) -> list[ChangedWords]:
    """Return the words of a sentence. What stands in both versions is shown where the page of either shows it."""
    visible = {
        ChangeKind.REMOVED: change.before is not None and before.shows(change.before),
        ChangeKind.ADDED: change.after is not None and after.shows(change.after),
    }
    visible[ChangeKind.KEPT] = visible[ChangeKind.MOVED] = any(visible.values())
    whole = WordStretch(change.deed, change.before, change.after)
    found = []
    for stretch in change.words or (whole,):
        side, span = (after, stretch.after) if stretch.after else (before, stretch.before)
        if span:
            found.append(side.words(stretch.deed, span, visible=visible[stretch.deed]))
    return found


def _claims_without_words(one: str, other: str, site: SiteView) -> tuple[ClaimCard, ...]:
    """Return the claims that quote words of one version which do not stand in the other, each once."""
    found = {
        claim.id: claim
        for claim, card in site.uses.get(one, ())
        for version in (card.versions.versions if card.versions else ())
        if version.id == other and version.has_words is False
    }
    return tuple(found.values())
