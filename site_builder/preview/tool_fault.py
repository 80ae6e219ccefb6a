"""Errors that a build raises and that no theme is to blame for, as findings: the preview goes on, and tells."""

from __future__ import annotations

import traceback
from pathlib import Path

from site_builder.findings.catalogue import Severity
from site_builder.findings.values import Finding, Place


def tool_fault(error: Exception) -> Finding:
    """Return the finding for an error that nobody foresaw, with the place in the tool's code."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    said = " ".join(str(error).split()).rstrip(".") or "no more is known"
    return Finding(
        "fault",
        Place(Path(frame.filename).name, frame.lineno or 1),
        f"The build failed with an error that it does not know ({type(error).__name__}): {said}.",
        "If the theme was changed last, look there. Otherwise this is a fault of the tool: please report these lines.",
        excerpt=frame.line or "",
        severity=Severity.ERROR,
    )
