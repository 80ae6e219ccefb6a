"""All versions of an article are one article and one witness, whichever of them is quoted."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from site_builder.analysis.edges import Edge, EdgeKind, Wording
from site_builder.analysis.origins import OriginRange
from site_builder.content.origin import Independence, Origin
from site_builder.index.claim_ground import ArticleOrigins
from site_builder.index.site_index import SiteIndex
from site_builder.views.cards import Hanging
from site_builder.views.site_view import SiteView
from tests.cases_on_disk import Case
from tests.sites import ReadSite

VERSIONS = {"flood-report", "flood-report-later"}


def changed_sources(index: SiteIndex, changes: dict[str, dict[str, Any]], **others: Any) -> SiteIndex:
    sources = {id: replace(source, **changes.get(id, {})) for id, source in index.sources.items()}
    return replace(index, sources=sources, **others)


@pytest.fixture
def index(tmp_path: Path) -> SiteIndex:
    return ReadSite(Case("sole-source", "fails-two-versions").lay(tmp_path)).index


def test_versions_are_one_article_of_an_origin_that_nobody_recorded(index: SiteIndex) -> None:
    origins = ArticleOrigins(index)
    found = origins.of(VERSIONS)
    assert (found.count, found.at_least, found.at_most, found.groups) == (None, 1, 1, (tuple(sorted(VERSIONS)),))
    assert origins.articles({*VERSIONS, "bridge-closed"}) == 2
    assert not origins.weigh(VERSIONS, {"bridge-closed"}).of_origins
    assert origins.weigh(VERSIONS, {"bridge-closed"}).more == 1


def test_what_is_recorded_of_one_version_is_known_of_the_other(index: SiteIndex) -> None:
    other = {"bridge-closed": {"origin": Origin("own report")}}
    for id in VERSIONS:
        known = changed_sources(index, {id: {"origin": Origin("The Agency")}, **other})
        for quoted in VERSIONS:
            assert ArticleOrigins(known).of({quoted, "bridge-closed"}).count == OriginRange(2, 2)
        parted = (Independence(source=id, because="It says so."),)
        parts = changed_sources(index, {"bridge-closed": {"independent_of": parted}})
        assert ArticleOrigins(parts).of({*VERSIONS, "bridge-closed"}).count == OriginRange(2, 2)


def test_words_bind_all_versions_to_another_article(index: SiteIndex) -> None:
    edge = Edge("bridge-closed", "flood-report-later", EdgeKind.COPIED_PARAGRAPH, 0.5, (), merges=True)
    bound = changed_sources(index, {}, wording=Wording((edge,)))
    assert ArticleOrigins(bound).of({"bridge-closed", "flood-report"}).at_most == 1


def test_an_origin_may_be_named_by_any_version(index: SiteIndex) -> None:
    named = changed_sources(index, {"bridge-closed": {"origin": Origin("flood-report-later")}})
    assert ArticleOrigins(named).of({"bridge-closed", "flood-report"}).count == OriginRange(1, 1)


def test_the_card_counts_one_article_on_which_the_verdict_hangs(index: SiteIndex) -> None:
    card = SiteView(index, drafts=False).claim["damage"]
    assert (card.tally.supports, card.tally.articles, card.tally.read) == (1, 1, 2)
    assert card.hangs_on is Hanging.ARTICLE
