"""Days as people type them, and the names of the months in English."""

from __future__ import annotations

import re
from datetime import date

from site_builder.content.fields import Refusal

ENGLISH_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
# These are rarely needed, so they are compiled late.
_NUMERIC = r"(\d{1,4})[./\s-]+(\d{1,2})[./\s-]+(\d{1,4})\Z"
_NAMED = r"(?:(\d{1,2})(?:st|nd|rd|th)?\.?\s+([a-z]{3,9})\.?|([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?),?\s+(\d{4})\Z"


_NO_DAY = r"(?:(?:[a-z]{3,9}\.?|\d{1,2}[./-])\s*)?\d{4}\Z|\d{4}[./-]\d{1,2}\Z"
_NO_DAY_HINT = "Write year, month and day, such as 2026-11-20, if the day is known. If it is not, leave the field empty, with nothing behind the colon. Never make up a day."


def read_date(text: str) -> date | Refusal:
    """Return the day in ``text``, written like 2026-11-20 (ISO 8601), or why it is not one."""
    if _DATE.match(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            return Refusal("bad-date", f"There is no {text} in the calendar.", "Check the month and the day.")
    if re.match(_NO_DAY, text.strip(), re.I):
        message = f"“{text}” is no whole day."
        return Refusal("bad-date", message, _NO_DAY_HINT)
    meant = day_meant(text)
    replacement = meant.isoformat() if meant else None
    hint = f"Write {replacement or 'it as year, month and day with hyphens, such as 2026-11-20'}."
    return Refusal("bad-date", f"“{text}” is not a date.", hint, replacement)


def day_meant(text: str) -> date | None:
    """Return the day that a text means in another notation, unless it can be read in two ways."""
    text = text.strip()
    if named := re.match(_NAMED, text, re.I):
        name = (named[2] or named[3]).lower()
        months = [number for number, month in enumerate(ENGLISH_MONTHS, start=1) if month.lower().startswith(name)]
        return _day(named[5], months[0], named[1] or named[4]) if len(months) == 1 else None
    if not (numeric := re.match(_NUMERIC, text)):
        return None
    first, second, third = numeric.groups()
    if len(first) == 4:
        return _day(first, second, third)
    readings = {_day(third, second, first), _day(third, first, second)} - {None} if len(third) == 4 else set()
    return readings.pop() if len(readings) == 1 else None


def _day(year: str, month: str | int, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
