"""A theme as values: its templates and its assets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Theme:
    """``templates`` by name (``claim.html``), ``assets`` by name (``css/base.css``)."""

    templates: Mapping[str, str]
    assets: Mapping[str, bytes]
