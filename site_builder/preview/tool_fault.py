"""Errors of the generator itself as findings, so that the preview shows them and goes on."""

from __future__ import annotations

import traceback
from pathlib import Path

from site_builder.findings.finding import Finding, Place, finding


def tool_fault(error: Exception) -> Finding:
    """Return the finding for an unexpected error, with its place in the generator's code."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    said = " ".join(str(error).split()).rstrip(".") or "no more is known"
    return finding(
        "tool-fault",
        Place(Path(frame.filename).name, frame.lineno or 1),
        f"The build failed with an error that it does not know ({type(error).__name__}): {said}.",
        "If the theme was changed last, look there. Otherwise this is a fault of the tool: please report these lines.",
        excerpt=frame.line or "",
    )
