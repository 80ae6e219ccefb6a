"""The targets of one site: which there are, what is published at a path, making one, and whether one is out of date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from site_builder.build.page_builder import PageBuilder
from site_builder.build.target_kind import MadeTarget, SitemapEntry, TargetKind
from site_builder.build.target_kinds import TARGET_KINDS
from site_builder.output.render import Files
from site_builder.output.sitemaps import maps
from site_builder.views.dependencies import joined_digest

SITEMAPS = "sitemaps"
"""The name of the target that is made last, from the entries of all others."""
_SITEMAP_PATHS = ("sitemap*", "robots.txt")
_TEXT = "text"


def path_pattern(pattern: str, id: str = "[^/]+") -> re.Pattern[str]:
    """Return what matches the paths of a pattern of :class:`TargetKind`, with the group ``id`` where the target has one."""
    parts = {"{id}": f"(?P<id>{id})", "*": ".*"}
    return re.compile("".join(parts.get(part) or re.escape(part) for part in re.split(r"(\{id\}|\*)", pattern)))


_KINDS = {kind.name: kind for kind in TARGET_KINDS}
_PATTERNS = [(kind, path_pattern(path, kind.id_pattern)) for kind in TARGET_KINDS for path in kind.paths]
_SITEMAP_PATTERNS = [path_pattern(path) for path in _SITEMAP_PATHS]


class Targets:
    """The targets of the site that a page builder works on, by name: ``kind`` or ``kind/id``."""

    def __init__(self, builder: PageBuilder) -> None:
        self.builder = builder
        self._digests: dict[str, str] = {}

    def names(self) -> Iterator[str]:
        """Yield the names of all targets but the sitemaps."""
        for kind in TARGET_KINDS:
            for id in kind.ids(self.builder):
                yield f"{kind.name}/{id}" if id else kind.name

    def at(self, path: str) -> str | None:
        """Return the name of the target that publishes a path, if there is such a target."""
        if any(pattern.fullmatch(path) for pattern in _SITEMAP_PATTERNS):
            return SITEMAPS
        for kind, pattern in _PATTERNS:
            if found := pattern.fullmatch(path):
                id = found.groupdict().get("id", "")
                if id in kind.ids(self.builder):
                    return f"{kind.name}/{id}" if id else kind.name
        return None

    def main_paths(self) -> Iterator[str]:
        """Yield the paths that are known before the targets are made: those without ``*`` in the pattern."""
        for kind in TARGET_KINDS:
            for id in kind.ids(self.builder):
                yield from (path.replace("{id}", id) for path in kind.paths if "*" not in path)

    def make(self, name: str) -> tuple[MadeTarget, list[str]]:
        """Make a target. Return it with the names of what was looked up for it."""
        kind, id = _kind_and_id(name)
        dependencies = self.builder.site.dependencies
        dependencies.reset()
        made = kind.make(self.builder, id)
        if kind.content:
            return made, []
        own = [f"{_TEXT}/content/{name}.md"] if kind.is_document else []
        return made, [*own, *dependencies.names()]

    def made_from(self, name: str, looked_up: Sequence[str]) -> str:
        """Return the digest of what a target is made from; ``looked_up`` are the names that :meth:`make` returned."""
        kind, id = _kind_and_id(name)
        content = kind.content(self.builder, id) if kind.content else ""
        return joined_digest((self.builder.shared, name, content, *map(self._named_digest, looked_up)))

    def _named_digest(self, name: str) -> str:
        found = self._digests.get(name)
        if found is None:
            found = self._digests[name] = f"{name}={self._digest(name)}"
        return found

    def _digest(self, name: str) -> str:
        table, _, rest = name.partition("/")
        if table == _TEXT:
            text, _ = self.builder.reading.digests.get(rest, ("", ""))
            return text
        return self.builder.site.dependencies.digest(name)

    def forget_digests(self) -> None:
        """Free the memory of the digests, which can be computed again."""
        self._digests.clear()
        self.builder.site.dependencies.forget_digests()

    def sitemaps(self, entries: Sequence[SitemapEntry]) -> Files:
        """Return the sitemaps of these entries."""
        kinds: dict[str, list[tuple[str, date | None]]] = {
            kind: [] for kind in ("pages", "stories", "questions", "claims", "sources", "claimants", "topics")
        }
        for entry in sorted(entries, key=lambda entry: (entry.order, entry.address)):
            updated = date.fromisoformat(entry.updated) if entry.updated else None
            kinds[entry.kind].append((entry.address, updated))
        return dict(maps(kinds, self.builder.frame))

    def sitemaps_made_from(self, entries: Sequence[SitemapEntry]) -> str:
        """Return the digest of all that the sitemaps would be made from."""
        return joined_digest((self.builder.shared, *sorted(map(repr, entries))))


def uses_templates(name: str) -> bool:
    """Say whether the theme's templates are used for a target."""
    return _kind_and_id(name)[0].uses_templates


def _kind_and_id(name: str) -> tuple[TargetKind, str]:
    kind, _, id = name.partition("/")
    return _KINDS[kind], id
