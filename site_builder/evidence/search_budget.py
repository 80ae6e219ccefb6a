"""How much work the search for the quotations of one document may take. It is counted and not timed, so that every machine finds the same."""

from __future__ import annotations

from msgspec import Struct

MAX_SEARCH_COST = 1_000_000_000
"""What looking for all quotations of one document may cost: a second or two, at about a nanosecond for each unit."""
MAX_PASSAGES_COST = MAX_SEARCH_COST // 4
"""What looking for the furniture of one source may cost, or for what it sets aside: this is done more than once."""


class SearchBudget(Struct):
    """What is left for searching; a search that finds it spent gives up, and its result means nothing."""

    left: int = MAX_SEARCH_COST

    def spend(self, cost: int) -> bool:
        """Take a cost from what is left, and say whether there was enough."""
        self.left -= cost
        return self.left >= 0

    @property
    def is_spent(self) -> bool:
        """Whether more was asked for than there was."""
        return self.left < 0
