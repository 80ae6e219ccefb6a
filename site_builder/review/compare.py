"""Comparing two states of one site: what the rules say of the change, and what readers gain and lose by it.

Nothing here reads files: both states are values. A document is the same one under its id and under a former id that it
lists as an alias. So a file that was renamed properly is a page that moved, and not one page lost and one new.
"""

from __future__ import annotations

from site_builder.review.change_rules import check_change
from site_builder.review.changed_lines import changed_lines
from site_builder.review.difference import compare

__all__ = ["changed_lines", "check_change", "compare"]
