"""Texts as YAML values on one line, as an author would type them."""

from __future__ import annotations

import yaml


def scalar(text: str) -> str:
    """Return a text as a YAML value on one line, in quotation marks only where it needs them."""
    dumped: str = yaml.safe_dump(text, allow_unicode=True, width=float("inf"), default_style=None)
    return dumped.removesuffix("\n").removesuffix("\n...").strip(" ")
