"""Report which origins an article names itself."""

from __future__ import annotations

from site_builder.analysis.suggested_origins import suggested_origins
from site_builder.cli._console import echo


def suggest_origins(text: str, language: str) -> None:
    """Tell which origins the article names; none is written into its record."""
    if found := suggested_origins(text, language):
        echo(
            "The article names where reports come from. If its own report comes from there, record it under `origin:`:"
        )
        for one in found:
            echo(f"  {one.name}: “{one.words}”")
