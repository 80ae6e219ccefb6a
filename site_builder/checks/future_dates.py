"""Days that lie in the future: nobody has published, reviewed or corrected anything on them.

As with overdue reviews, it depends on the day, which the caller passes in, and no build asks for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from site_builder.content.document import AnyDocument
from site_builder.content.record_fields import days_of
from site_builder.findings.finding import Finding
from site_builder.index.site_index import SiteIndex

MAX_CLOCK_AHEAD = timedelta(days=1)
"""How far the clock of an editor may be ahead of UTC."""

SOON = timedelta(days=62)
"""A day so near is rather of a wrong month than of a wrong year."""


def last_day(index: SiteIndex) -> date | None:
    """Return the first day, in UTC, on which no day of the site lies in the future; None where there is no day."""
    last = max((entry.last_day for entry in index.entries() if entry.last_day and not entry.is_draft), default=None)
    return last - MAX_CLOCK_AHEAD if last and last > date.min else None


def future_dates(index: SiteIndex, documents: Mapping[str, AnyDocument], today: date | None) -> Iterator[Finding]:
    """Report every day of a page or a source that lies in the future. Drafts may wait for theirs."""
    if today is None:
        return
    for entry in index.entries():
        if entry.last_day and entry.last_day - today > MAX_CLOCK_AHEAD and not entry.is_draft:
            document = documents[entry.path]
            for key, day in days_of(document.record):
                if day - today > MAX_CLOCK_AHEAD:
                    yield document.report(
                        "future-date",
                        key,
                        f"{day.isoformat()} lies in the future: today is {today.isoformat()}.",
                        _hint(day, today),
                    )


def _hint(day: date, today: date) -> str:
    meant = list(dict.fromkeys(f"`{earlier.isoformat()}`" for earlier in _slips(day, today)))
    looked_at = "the month and the year" if day - today <= SOON else "the year"
    asked = f"Check {looked_at}: was {' or '.join(meant)} meant?" if meant else f"Check {looked_at}."
    return f"{asked} What is to be published later is a draft until then (`status: draft`)."


def _slips(day: date, today: date) -> Iterator[date]:
    """Yield past days that may have been meant, the likelier first: a day soon to come is the month's slip, else the year's."""
    if day - today <= SOON:
        of_months = (_moved(day, today.year, today.month), _moved(day, *_month_before(today)))
        yield from [earlier for earlier in of_months if earlier and earlier <= today][:1]
    of_years = (_moved(day, year, day.month) for year in (today.year, today.year - 1))
    yield from [earlier for earlier in of_years if earlier and earlier <= today][:1]


def _month_before(day: date) -> tuple[int, int]:
    return (day.year, day.month - 1) if day.month > 1 else (day.year - 1, 12)


def _moved(day: date, year: int, month: int) -> date | None:
    try:
        return day.replace(year=year, month=month)
    except ValueError:
        return None
