"""The pictures that a build makes beside the pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Drawn:
    """What pages can refer to of what is drawn.

    ``cards`` leads from a page's address to that of its share card; what stands under home's address serves every
    page without one of its own. ``icons`` says that the icons for those that take no SVG are made.
    """

    cards: Mapping[str, str] = field(default_factory=dict)
    icons: bool = False
