"""Days that lie in the future: nobody has published, reviewed or corrected anything on them.

As with overdue reviews, it depends on the day, which the caller passes in, and no build asks for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from site_builder.content.document import AnyDocument
from site_builder.content.record_fields import days_of
from site_builder.findings.values import Finding
from site_builder.index.site_index import SiteIndex

AHEAD = timedelta(days=1)
"""How far the clock of an editor may be ahead of UTC."""


def last_day(index: SiteIndex) -> date | None:
    """Return the first day, in UTC, on which no day of the site lies in the future; None where there is no day."""
    last = max((entry.last_day for entry in index.entries() if entry.last_day and not entry.is_draft), default=None)
    return last - AHEAD if last and last > date.min else None


def future_dates(index: SiteIndex, documents: Mapping[str, AnyDocument], today: date | None) -> Iterator[Finding]:
    """Report every day of a page or a source that lies in the future. Drafts may wait for theirs."""
    if today is None:
        return
    for entry in index.entries():
        if entry.last_day and entry.last_day - today > AHEAD and not entry.is_draft:
            document = documents[entry.path]
            for key, day in days_of(document.record):
                if day - today > AHEAD:
                    yield document.report(
                        "future-date",
                        key,
                        f"{day.isoformat()} lies in the future: today is {today.isoformat()}.",
                        _hint(day, today),
                    )


def _hint(day: date, today: date) -> str:
    same = [meant for year in (today.year, today.year - 1) if (meant := _in_year(day, year)) and meant <= today]
    asked = f"Check the year: was `{same[0].isoformat()}` meant? " if same else "Check the year. "
    return f"{asked}What is to be published later is a draft until then (`status: draft`)."


def _in_year(day: date, year: int) -> date | None:
    try:
        return day.replace(year=year)
    except ValueError:
        return None
