"""Why a command takes longer than it could: git cannot tell whether what earlier builds kept came with the repository."""

from __future__ import annotations

from pathlib import Path

from site_builder.build.trust import trust
from site_builder.cli._console import echo


def tell_cold_start(site: Path, out: Path | None = None) -> None:
    """Say on standard error why nothing that was kept is used, where git is what cannot tell."""
    if why := trust(site, out).untold:
        echo(f"Nothing that earlier builds kept is used, so everything is made anew: {why}", err=True)
