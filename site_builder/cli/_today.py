"""The option that says which day it is, for commands that tell which reviews are due."""

from __future__ import annotations

from datetime import UTC, date, datetime

import click


def _date(ctx: click.Context, parameter: click.Parameter, value: str | None) -> date:
    if value is None:
        return datetime.now(UTC).date()
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(f"“{value}” is not a date such as 2026-11-20") from None


today_option = click.option(
    "--today",
    callback=_date,
    metavar="DATE",
    help="The day on which reviews are due or not (default: today, in UTC).",
)
