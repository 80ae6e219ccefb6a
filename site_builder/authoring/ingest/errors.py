"""Why an article cannot be archived."""

from __future__ import annotations


class IngestError(Exception):
    """Why there is nothing to archive: a sentence, and what to do about it."""
