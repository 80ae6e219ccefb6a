"""What an article is quoted for elsewhere is doubted as before where its text need not be read for that."""

from __future__ import annotations

from site_builder.analysis.doubt import Reason
from site_builder.checks.archived_texts import ArchivedTexts
from site_builder.checks.weigh_silences import Weighing
from site_builder.index.entries import SilenceEntry, SourceEntry
from tests.sites import ReadSite


class _Any(frozenset[str]):
    """Holds every stem."""

    def __contains__(self, stem: object) -> bool:
        return True


class _Reading(Weighing):
    """Reads the text of every article that is quoted for a linked claim."""

    def _stems_of(self, source: SourceEntry) -> frozenset[str]:
        return _Any()


def test_a_text_is_read_only_where_that_makes_a_difference(real_site: ReadSite) -> None:
    index = real_site.index
    texts = ArchivedTexts(index.sources, index.seeds, index.pins)
    quick, thorough = Weighing(index), _Reading(index)
    linked = 0
    for claim in index.claims.values():
        for source in index.sources:
            silence = SilenceEntry(source, is_signed=False)
            doubts = quick.doubts(claim, silence, texts)
            assert doubts == thorough.doubts(claim, silence, texts), (claim.id, source)
            linked += sum(doubt.reason is Reason.LINKED for doubt in doubts)
    assert linked > 10
