"""The pages of a story: its claims against its sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import zip_longest

from msgspec import Struct
from msgspec.structs import replace

from site_builder.content.addresses import evidence_anchors
from site_builder.content.document import Body
from site_builder.content.records import Story
from site_builder.index.entries import ClaimEntry, PageDetail, StoryEntry
from site_builder.views import page_limits
from site_builder.views.beside_page import BesideLink, beside_links
from site_builder.views.cards import ClaimCard, QuestionCard, SourceCard, StoryCard
from site_builder.views.paging import Paging, in_parts, paging, part_address
from site_builder.views.question_page import question_sharpness
from site_builder.views.site_view import SiteView
from site_builder.views.slots import Standing, standings_of
from site_builder.views.story_overview import StoryOverview, story_overview
from site_builder.views.topic_card import TopicLabel


class Cell(Struct, frozen=True):
    """How one article stands towards one claim. ``address`` leads to the first piece of evidence, where there is any.

    ``standings`` has more than one entry where an article, in whichever version, gives evidence of several stances.
    """

    article: str
    standings: tuple[Standing, ...]
    address: str | None


class MatrixRow(Struct, frozen=True):
    """One claim of the story against the articles of the columns, in their order."""

    claim: ClaimCard
    cells: tuple[Cell, ...]

    @property
    def is_contested(self) -> bool:
        """Whether one of these sources contradicts the claim."""
        return any(Standing.CONTRADICTS in cell.standings for cell in self.cells)


class MatrixGroup(Struct, frozen=True):
    """The rows that answer one question, or, with no question, the story's other claims."""

    question: QuestionCard | None
    rows: tuple[MatrixRow, ...]


class Column(Struct, frozen=True):
    """One article of the story with the number of the story's claims, on all pages, to which it stands in each way.

    ``source`` is the version of it that the story names first.
    """

    source: SourceCard
    totals: Mapping[Standing, int]


class StoryGlance(Struct, frozen=True):
    """A story as a small picture. ``groups`` hold, question by question and claim by claim, how each article stands.

    ``claims`` and ``articles`` count all of the story, of which a long one's picture shows the first. None stands for an
    article that was not assessed where the policy does not ask for that.
    """

    card: StoryCard
    groups: tuple[tuple[tuple[Standing | None, ...], ...], ...]
    claims: int
    articles: int


class StoryPage(Struct, frozen=True):
    """``/stories/<id>/``, and the pages on which its matrix goes on.

    ``columns`` and ``groups`` are those of this page's table. Where there are several pages, a table has the columns of
    the sources that speak to its claims or were found silent on them. ``contested`` has the rows that an article contradicts
    where they stand before the whole table, which is unfolded then; else it is empty. ``overview`` stands on the first
    page. ``sources`` are those that this page lists, ``beside``
    has on the first page the pairs of them that are set side by side, and ``updated`` is the day on which the story was published or one of its claims last changed.
    """

    card: StoryCard
    record: Story
    address: str
    topics: tuple[TopicLabel, ...]
    columns: tuple[Column, ...]
    groups: tuple[MatrixGroup, ...]
    contested: tuple[MatrixGroup, ...]
    overview: StoryOverview | None
    sources: tuple[SourceCard, ...]
    glance: StoryGlance
    body: Body
    citations: Mapping[str, SourceCard]
    beside: tuple[BesideLink, ...]
    edit: str | None
    updated: date
    paging: Paging | None


class _Row(Struct, frozen=True):
    """A claim of the story: the question that it answers, and how the articles stand that it assesses."""

    question: QuestionCard | None
    claim: ClaimEntry
    standings: Mapping[str, tuple[Standing, ...]]


class _Table(Struct, frozen=True):
    """The part of the matrix that stands on one page: ids that stand for articles, and rows."""

    columns: tuple[str, ...]
    rows: tuple[_Row, ...]


def story_pages(entry: StoryEntry, detail: PageDetail[Story], site: SiteView) -> tuple[StoryPage, ...]:
    """Return the page of a story, with its matrix by question, and the pages on which a long matrix goes on."""
    sources = tuple(dict.fromkeys(entry.sources))
    articles = site.articles(sources)
    rows = tuple(_rows(entry.id, articles, site))
    totals = _totals(rows, articles, asks=site.index.asks_of_every_source)
    tables = _tables(rows, tuple(articles))
    listed = [sources] if len(tables) == 1 else in_parts(sources, page_limits.ENTRIES_PER_PAGE)
    last = max(len(tables), len(listed))
    card = site.story[entry.id]
    first = StoryPage(
        card=card,
        record=detail.record,
        address=card.address,
        topics=site.labels(entry.topics),
        columns=(),
        groups=(),
        contested=(),
        overview=story_overview(site.claim[row.claim.id] for row in rows) if rows else None,
        sources=(),
        glance=_glance(card, tuple(articles), rows, site),
        body=site.body(detail.parts),
        citations=site.citations(entry),
        beside=beside_links(_pairs(sources, site), site),
        edit=site.edit(entry),
        updated=max((card.published, *(site.claim[row.claim.id].updated for row in rows))),
        paging=None,
    )
    further = replace(first, overview=None, body=Body(), citations={}, beside=(), edit=None)
    pages = zip_longest(range(1, last + 1), tables, listed)
    return tuple(
        replace(
            first if number == 1 else further,
            address=part_address(card.address, number),
            columns=tuple(Column(site.source[articles[id]], totals[id]) for id in table.columns) if table else (),
            groups=(groups := _groups(table, site) if table else ()),
            contested=_contested(groups) if last == 1 else (),
            sources=tuple(site.source[id] for id in names or ()),
            paging=paging(card.address, number, last),
        )
        for number, table, names in pages
    )


def _pairs(sources: tuple[str, ...], site: SiteView) -> Iterator[str]:
    """Yield the pairs of these sources that are set side by side."""
    read = set(sources)
    for id in sorted(read):
        for pair in site.beside_of.get(id, ()):
            if pair.startswith(f"{id}/") and pair.rpartition("/")[2] in read:
                yield pair


def story_glance(id: str, site: SiteView) -> StoryGlance:
    """Return a story as a small picture."""
    articles = tuple(site.articles(site.stories[id].sources))
    return _glance(site.story[id], articles, tuple(_rows(id, articles, site)), site)


def _rows(story: str, articles: Iterable[str], site: SiteView) -> Iterator[_Row]:
    """Yield the rows of the whole matrix: question by question, the sharpest first, then the other claims."""
    claims = site.of_story.get(story, ())
    asked = {claim.question for claim in claims if claim.question in site.question}
    read = set(articles)
    for id in sorted((id for id in asked if id), key=lambda id: question_sharpness(id, site)):
        for claim in site.answers[id]:
            if claim.story == story:
                yield _row(site.question[id], claim, read, site)
    for claim in claims:
        if claim.question not in asked:
            yield _row(None, claim, read, site)


def _row(question: QuestionCard | None, claim: ClaimEntry, read: set[str], site: SiteView) -> _Row:
    """Return a row, in which all versions of an article stand together."""
    standings = standings_of(claim, site.article)
    return _Row(question, claim, {id: found for id, found in standings.items() if id in read})


def _totals(rows: tuple[_Row, ...], articles: Iterable[str], *, asks: bool) -> Mapping[str, Mapping[Standing, int]]:
    """Return for each article with how many claims it stands in each way."""
    counts: dict[str, Counter[Standing]] = {id: Counter() for id in articles}
    assessed: Counter[str] = Counter()
    for row in rows:
        assessed.update(row.standings.keys())
        for id, standings in row.standings.items():
            counts[id].update(standings)
    for id, count in counts.items():
        count[Standing.NOT_ASSESSED] = len(rows) - assessed[id] if asks else 0
    return {id: {standing: count[standing] for standing in Standing} for id, count in counts.items()}


def _tables(rows: tuple[_Row, ...], articles: tuple[str, ...]) -> list[_Table]:
    """Return the matrix in tables that have room on a page; where there are several, each has the columns it needs."""
    if len(articles) <= page_limits.MATRIX_COLUMNS and len(rows) * len(articles) <= page_limits.MATRIX_CELLS:
        return [_Table(articles, rows)]
    order = {id: number for number, id in enumerate(articles)}
    tables: list[_Table] = []
    columns: set[str] = set()
    taken: list[_Row] = []
    for row in rows:
        needed = columns | row.standings.keys()
        if taken and (
            len(needed) > page_limits.MATRIX_COLUMNS
            or (len(taken) + 1) * max(1, len(needed)) > page_limits.MATRIX_CELLS
        ):
            tables += _with_room(columns, taken, order)
            needed, taken = set(row.standings), []
        columns = needed
        taken.append(row)
    return [*tables, *_with_room(columns, taken, order)]


def _with_room(columns: set[str], rows: list[_Row], order: Mapping[str, int]) -> Iterator[_Table]:
    """Yield these rows as one table, or as several where even a single claim has more sources than a table has room."""
    for part in in_parts(sorted(columns, key=order.__getitem__), page_limits.MATRIX_COLUMNS):
        yield _Table(tuple(part), tuple(rows))


def _groups(table: _Table, site: SiteView) -> tuple[MatrixGroup, ...]:
    """Return the rows of a table by question; those of one question follow one another."""
    groups: dict[str | None, list[_Row]] = {}
    for row in table.rows:
        groups.setdefault(row.question.id if row.question else None, []).append(row)
    return tuple(
        MatrixGroup(rows[0].question, tuple(_matrix_row(row, table.columns, site) for row in rows))
        for rows in groups.values()
    )


def _contested(groups: tuple[MatrixGroup, ...]) -> tuple[MatrixGroup, ...]:
    """Return the rows that an article contradicts, where they are few of many; else nothing, and the whole table stands open."""
    found = tuple(
        MatrixGroup(group.question, rows)
        for group in groups
        if (rows := tuple(row for row in group.rows if row.is_contested))
    )
    few, many = (sum(len(group.rows) for group in some) for some in (found, groups))
    return found if many > page_limits.MATRIX_WHOLE and few * 2 <= many else ()


def _matrix_row(row: _Row, columns: tuple[str, ...], site: SiteView) -> MatrixRow:
    quoted = [item.source for item in row.claim.evidence]
    anchors = dict(reversed(list(zip(map(site.article, quoted), evidence_anchors(quoted), strict=True))))
    card = site.claim[row.claim.id]
    return MatrixRow(
        card,
        tuple(
            Cell(
                id,
                row.standings.get(id, _unassessed(site)),
                f"{card.address}#{anchors[id]}" if id in anchors else None,
            )
            for id in columns
        ),
    )


def _unassessed(site: SiteView) -> tuple[Standing, ...]:
    """Return how an article that was not assessed is shown: not at all where the policy does not ask for that."""
    return (Standing.NOT_ASSESSED,) if site.index.asks_of_every_source else ()


def _glance(card: StoryCard, articles: tuple[str, ...], rows: tuple[_Row, ...], site: SiteView) -> StoryGlance:
    groups: dict[str | None, list[tuple[Standing | None, ...]]] = {}
    unassessed = _unassessed(site) or (None,)
    for row in rows[: page_limits.GLANCE_CLAIMS]:
        standings = ((row.standings.get(id) or unassessed)[0] for id in articles[: page_limits.GLANCE_SOURCES])
        groups.setdefault(row.question.id if row.question else None, []).append(tuple(standings))
    return StoryGlance(card, tuple(map(tuple, groups.values())), len(rows), len(articles))
