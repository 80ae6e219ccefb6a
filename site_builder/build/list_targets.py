"""The targets of lists: pages that name many things, each of which has a page of its own."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.build.page_builder import ListPage, PageBuilder
from site_builder.build.target_kind import MadeTarget, SitemapEntry, TargetKind
from site_builder.views.change_log import STORY, ChangeLog
from site_builder.views.dependencies import joined_digest
from site_builder.views.list_pages import ClaimIndex, EarlierChecks, Listing


def _list(builder: PageBuilder, address: str) -> MadeTarget:
    page = builder.lists[address]
    render = builder.renderer
    files = render.list(page)
    return MadeTarget(
        files, (SitemapEntry("pages", f"3{address}", address, page.updated.isoformat() if page.updated else None),)
    )


def _list_content(builder: PageBuilder, address: str) -> str:
    page, digest = builder.lists[address], builder.site.dependencies.digest
    named = dict.fromkeys(_named(page, builder))
    return joined_digest((repr(page.paging), _counts(page), *(f"{name}={digest(name)}" for name in named)))


def _named(page: ListPage, builder: PageBuilder) -> Iterator[str]:
    """Yield the name of each thing that a page of a list shows."""
    match page:
        case ClaimIndex():
            for card in (*page.claims, *page.withdrawn):
                yield f"claim/{card.id}"
                yield f"question/{builder.site.claims[card.id].question}"
        case EarlierChecks():
            yield from (f"legacy/{card.id}" for card in page.cards)
        case ChangeLog():
            for change in page.changes:
                yield f"{'stories' if change.kind == STORY else 'claim'}/{change.card.id}"
        case Listing():
            yield from (f"stories/{card.id}" for card in page.stories)
            for group in page.questions:
                if group.question:
                    yield f"questions/{group.question.id}"
                    yield f"answers/{group.question.id}"
            yield from (f"sources/{card.id}" for card in page.sources)
            yield from (f"claimant/{card.id}" for card in page.claimants)
            yield from (f"topic/{card.id}" for card in page.topics)


def _counts(page: ListPage) -> str:
    """Return the numbers that a page of a list tells of all of its pages."""
    match page:
        case ClaimIndex():
            return f"{page.total} {page.earlier}"
        case ChangeLog():
            return f"{page.counts} {[change.id for change in page.changes]}"
    return str(page.total)


LIST_TARGET = TargetKind(
    "lists",
    ("{id}index.html",),
    _list,
    lambda builder: builder.lists.keys(),
    content=_list_content,
    # Not every address: to list the pages of all lists takes long, and the preview looks up a page after each save.
    id_pattern="[^/]+/(?:page/[0-9]+/)?",
)
