"""“Did you mean …?”: the known name most like a name that is not known."""

from __future__ import annotations

from collections.abc import Iterable


def closest(name: str, known: Iterable[str]) -> str | None:
    """Return the known name that is so like ``name`` that it was probably meant, or None."""
    from rapidfuzz import distance, process  # Takes 10 ms, and is needed only where something is misspelt.

    match = process.extractOne(
        name.lower(), sorted(known), scorer=distance.OSA.normalized_similarity, processor=str.lower, score_cutoff=0.6
    )
    return str(match[0]) if match else None


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return the question as a hint, or an empty string when nothing is near."""
    match = closest(name, known)
    return f"Did you mean `{match}`?" if match else ""


def unmistakable(name: str, known: Iterable[str]) -> str | None:
    """Return the known name that was certainly meant: very like ``name``, and no other is similarly close.

    A difference in capital letters alone, or in what parts the words of a name, leaves no doubt at all. A name with
    other digits is another name, and so is one with something in front: “unsupported” is not “supported”.
    """
    from rapidfuzz import distance, process  # Takes 10 ms, and is needed only where something is misspelt.

    options = sorted(set(known))
    same = [option for option in options if _bare(option) == _bare(name)]
    if len(same) == 1:
        return same[0]
    best = process.extract(name.lower(), options, scorer=distance.OSA.distance, processor=str.lower, limit=2)
    if not best or len(name) < 4 or [c for c in name if c.isdigit()] != [c for c in best[0][0] if c.isdigit()]:
        return None
    if name.lower().endswith(best[0][0].lower()) or best[0][0].lower().endswith(name.lower()):
        return None
    allowed = 1 if len(name) < 8 else 2
    clear = len(best) == 1 or best[1][1] >= best[0][1] + 2
    return str(best[0][0]) if best[0][1] <= allowed and clear else None


def _bare(name: str) -> str:
    return "".join(character for character in name.casefold() if character.isalnum())
