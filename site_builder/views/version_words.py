"""In which versions of an article quoted words stand: gone from a later one, new since an earlier one, or in all of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from site_builder.content.addresses import changes_address


class VersionWords(Struct, frozen=True):
    """A version of an article, and whether quoted words stand in it: None where its text is not there to look."""

    id: str
    address: str
    short: str
    day: date | None
    has_words: bool | None


class VersionStep(Struct, frozen=True):
    """A version that lacks the words, and the address of the page that tells what changed on the way to it or from it."""

    version: VersionWords
    address: str


class WordsInVersions(Struct, frozen=True):
    """All versions of the article that ``quoted`` is one of, the earliest first, with whether quoted words stand in each."""

    quoted: str
    versions: tuple[VersionWords, ...]

    @property
    def gone(self) -> VersionStep | None:
        """The step to the first later version in which the words do not stand."""
        return next((step for step in self._steps(later=True) if not step.version.has_words), None)

    @property
    def came(self) -> VersionStep | None:
        """The step from the last earlier version in which the words do not stand yet."""
        return next((step for step in self._steps(later=False) if not step.version.has_words), None)

    @property
    def stay(self) -> bool:
        """Whether the words stand in every version that was archived."""
        return all(version.has_words for version in self.versions)

    def _steps(self, *, later: bool) -> Iterator[VersionStep]:
        """Yield the steps from the quoted version to the later ones, or back to the earlier ones."""
        known = [version for version in self.versions if version.has_words is not None]
        here = [version.id for version in known].index(self.quoted)
        for at in range(here, len(known) - 1) if later else range(here - 1, -1, -1):
            before, after = known[at : at + 2]
            yield VersionStep(after if later else before, changes_address(before.id, after.id))
