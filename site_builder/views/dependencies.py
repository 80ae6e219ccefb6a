"""What is looked up while a page is made.

A page is made from what was looked up for it, so it has to be made again only when one of these things has changed.
Nobody lists the dependencies of a page, so nothing can be left out of a list.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, ValuesView
from functools import cached_property
from hashlib import blake2b
from typing import Any, TypeVar

T = TypeVar("T")

EVERY_ID = "*"
"""Stands for every id of a table, if all of them were looked up."""


def joined_digest(texts: Iterable[str]) -> str:
    """Return one digest of several texts, in their order."""
    return blake2b("\x00".join(texts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


class Dependencies:
    """The names (``table/id``) of what was looked up since the last :meth:`reset`, and the digest of each such thing."""

    def __init__(self) -> None:
        self._names: set[str] = set()
        self._tables: dict[str, Table[Any]] = {}
        self._digests: dict[str, str] = {}

    def reset(self) -> None:
        """Forget what was looked up."""
        self._names = set()

    def add(self, table: str, id: str) -> None:
        """Note that something was looked up, whether or not it is there."""
        self._names.add(f"{table}/{id}")

    def names(self) -> list[str]:
        """Return what was looked up, sorted. A table of which all was looked up stands for its single ids."""
        whole = {name.partition("/")[0] for name in self._names if name.endswith(f"/{EVERY_ID}")}
        return sorted(
            name for name in self._names if name.endswith(f"/{EVERY_ID}") or name.partition("/")[0] not in whole
        )

    def register(self, table: Table[Any]) -> None:
        """Make the digests of a table known under the table's name."""
        self._tables[table.name] = table

    def digest(self, name: str) -> str:
        """Return the digest of something that can be looked up; empty when it is not there."""
        found = self._digests.get(name)
        if found is None:
            table, _, id = name.partition("/")
            found = self._digests[name] = self._new_digest(self._tables[table], id)
        return found

    def _new_digest(self, table: Table[Any], id: str) -> str:
        if id == EVERY_ID:
            return joined_digest(self.digest(f"{table.name}/{one}") for one in table.ids)
        return table.digest(id) if id in table.ids else ""

    def forget_digests(self) -> None:
        """Free the memory of the digests, which can be computed again."""
        self._digests.clear()


class _TrackedValues(ValuesView[T]):
    """The values of a table; going through them counts as looking up all of the table."""

    def __init__(self, table: Table[T]) -> None:
        super().__init__(table)
        self._table = table

    def __iter__(self) -> Iterator[T]:
        return map(self._table.track_all(), self._table.ids)


class Table(Mapping[str, T]):
    """Values by id, each made when it is first looked up, and the digest of what each is made from.

    ``ids`` is called once, when the table is first used. ``digest`` is called for ids that are there. With
    ``max_cached`` the table holds no more values than that, and makes again what it has let go of.
    """

    def __init__(
        self,
        dependencies: Dependencies,
        name: str,
        ids: Callable[[], Collection[str]],
        make: Callable[[str], T],
        digest: Callable[[str], str],
        max_cached: int | None = None,
    ) -> None:
        self.name = name
        self.digest = digest
        self._ids = ids
        self._make = make
        self._dependencies = dependencies
        self._max_cached = max_cached
        self._cached: dict[str, T] = {}
        dependencies.register(self)

    @cached_property
    def ids(self) -> Collection[str]:
        """The ids, without a note that they were looked up."""
        return self._ids()

    def __getitem__(self, id: str) -> T:
        self._dependencies.add(self.name, id)
        return self.peek(id)

    def peek(self, id: str) -> T:
        """Return a value without a note that it was looked up."""
        value = self._cached.get(id)
        if value is None:
            if id not in self.ids:
                raise KeyError(id)
            if len(self._cached) == self._max_cached:
                del self._cached[next(iter(self._cached))]
            value = self._cached[id] = self._make(id)
        return value

    def track_all(self) -> Callable[[str], T]:
        """Note that all of the table is looked up. Return what gives a value without a further note."""
        self._dependencies.add(self.name, EVERY_ID)
        return self.peek

    def values(self) -> ValuesView[T]:
        """Return all values, and note that all of them are looked up."""
        return _TrackedValues(self)

    def cached(self, id: str) -> T | None:
        """Return a value if the table holds it now, without a note that it was looked up."""
        return self._cached.get(id)

    def __contains__(self, id: object) -> bool:
        self._dependencies.add(self.name, str(id))
        return id in self.ids

    def __iter__(self) -> Iterator[str]:
        self._dependencies.add(self.name, EVERY_ID)
        return iter(self.ids)

    def __len__(self) -> int:
        self._dependencies.add(self.name, EVERY_ID)
        return len(self.ids)
