"""Tables of what is named on pages, which note what is looked up in them.

What a page is made from is what was looked up while it was made, so a page has to be made again only when one of
these has changed. Nobody has to list it, so nothing can be left out of the list.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, ValuesView
from typing import TypeVar

T = TypeVar("T")

ALL = "*"
"""Stands for a whole table, where something looked through all of it."""


class Seen:
    """The names of what was looked up since :meth:`begin`: ``table/id``."""

    def __init__(self) -> None:
        self._names: set[str] = set()

    def begin(self) -> None:
        """Forget what was looked up so far."""
        self._names = set()

    def add(self, table: str, id: str) -> None:
        """Note that something was looked up, whether or not it was there."""
        self._names.add(f"{table}/{id}")

    def names(self) -> list[str]:
        """Return what was looked up, in order."""
        return sorted(self._names)


class _Values(ValuesView[T]):
    """The values of a table that is looked through as a whole."""

    def __init__(self, table: Table[T]) -> None:
        super().__init__(table)
        self._table = table

    def __iter__(self) -> Iterator[T]:
        return map(self._table.whole(), self._table.ids)


class Table(Mapping[str, T]):
    """Values by id, each made when it is first looked up.

    Where ``most`` is given, no more are held than that; what was let go of is made again when it is looked up.
    """

    def __init__(
        self, name: str, ids: Collection[str], make: Callable[[str], T], seen: Seen, most: int | None = None
    ) -> None:
        self._name = name
        self._ids = ids
        self._make = make
        self._seen = seen
        self._most = most
        self._made: dict[str, T] = {}

    def __getitem__(self, id: str) -> T:
        self._seen.add(self._name, id)
        return self.quietly(id)

    def quietly(self, id: str) -> T:
        """Return a value without a note that it was looked up."""
        made = self._made.get(id)
        if made is None:
            if id not in self._ids:
                raise KeyError(id)
            if len(self._made) == self._most:
                del self._made[next(iter(self._made))]
            made = self._made[id] = self._make(id)
        return made

    def whole(self) -> Callable[[str], T]:
        """Note that all of it is looked through. Gives what looks up a value without a further note."""
        self._seen.add(self._name, ALL)
        return self.quietly

    def values(self) -> ValuesView[T]:
        """Return all values; that each of them is looked up goes without saying."""
        return _Values(self)

    def held(self, id: str) -> T | None:
        """Return a value if it has been made and is held, without a note that it was looked up."""
        return self._made.get(id)

    @property
    def ids(self) -> Collection[str]:
        """The ids, without a note that they were looked through."""
        return self._ids

    def __contains__(self, id: object) -> bool:
        self._seen.add(self._name, str(id))
        return id in self._ids

    def __iter__(self) -> Iterator[str]:
        self._seen.add(self._name, ALL)
        return iter(self._ids)

    def __len__(self) -> int:
        self._seen.add(self._name, ALL)
        return len(self._ids)
