"""What a change does to readers, as JSON: for programs, and for a second job that renders it without trusting it."""

from __future__ import annotations

import json

import msgspec

from site_builder.review.difference_values import Difference

MAX_BYTES = 32 * 1024 * 1024
"""How much of a report is read back."""


def render_difference_json(difference: Difference) -> str:
    """Return the difference as JSON, field by field."""
    return json.dumps(msgspec.to_builtins(difference), ensure_ascii=False, indent=2)


def read_difference_json(content: bytes) -> Difference:
    """Return the difference that :func:`render_difference_json` wrote. Raises :class:`ValueError` for anything else."""
    try:
        return msgspec.json.decode(content, type=Difference)
    except RecursionError:
        raise ValueError("This is not a report in JSON: it is nested too deeply.") from None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ValueError(f"This is not a report in JSON: {error}.") from None
