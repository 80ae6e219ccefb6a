"""``site-builder explain``."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from site_builder.cli._console import echo, fail
from site_builder.findings.catalogue import SEVERITIES
from site_builder.findings.explanations import explanations
from site_builder.findings.suggestions import did_you_mean


@click.command(epilog="\b\nExample:\n  site-builder explain quote-not-found")
@click.argument("code", required=False)
def explain(code: str | None) -> None:
    """Tell what the check CODE is about, why it matters and how to mend it; without CODE, list all checks."""
    if code is None:
        echo(*(f"{name:<24} {severity}" for name, severity in SEVERITIES.items()))
        return
    found = documented()
    if code not in found:
        hint = _with_word(code, found) or did_you_mean(code, found) or "Run `site-builder explain` for the list."
        fail(f"There is no check “{code}”. {hint}")
    echo(code, "", *found[code].splitlines())


def _with_word(word: str, codes: Iterable[str]) -> str:
    """Return the question which of the codes is meant that have a word, or an empty string where none has it."""
    meant = [f"`{code}`" for code in codes if word.lower() in code.split("-")]
    return f"Did you mean {', '.join(meant[:-1])} or {meant[-1]}?" if len(meant) > 1 else ""


def documented() -> dict[str, str]:
    """Return what the documentation says of each check."""
    return explanations(_documentation().read_text(encoding="utf-8"))


def _documentation() -> Path:
    """Return the checks' documentation: inside the wheel, or in the checkout."""
    package = Path(__file__).resolve().parents[1]
    inside = package / "checks.md"
    return inside if inside.is_file() else package.parent / "docs" / "checks.md"
