"""“Did you mean …?”: the known name most like a name that is not known."""

from __future__ import annotations

from collections.abc import Iterable


def closest(name: str, known: Iterable[str]) -> str | None:
    """Return the known name that is so like ``name`` that it was probably meant, or None."""
    from rapidfuzz import distance, process

    match = process.extractOne(
        name.lower(), sorted(known), scorer=distance.OSA.normalized_similarity, processor=str.lower, score_cutoff=0.6
    )
    return str(match[0]) if match else None


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return the question as a hint, or an empty string when nothing is near."""
    match = closest(name, known)
    return f"Did you mean `{match}`?" if match else ""
