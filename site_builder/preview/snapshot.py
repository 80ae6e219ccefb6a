"""What the preview asks of a build: the newest state of the site, or the last good one with the findings on the newest.

This is the one place where the preview meets the pipeline.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from site_builder.build.check_site import findings_of
from site_builder.build.live_site import LiveSite, is_of_theme
from site_builder.build.options import Options, with_options
from site_builder.build.theme_faults import theme_fault
from site_builder.content.read_seed import ChangedError
from site_builder.content.scan import SETTINGS_FILE
from site_builder.findings.finding import Finding, has_errors, in_order
from site_builder.index.site_index import SiteIndex
from site_builder.preview.tool_fault import tool_fault


class Snapshot(Struct, frozen=True):
    """One state of the site as the preview serves it.

    ``files`` holds the pages of the newest good state by their path in ``public/``. It may be lazy: a page may be
    rendered only when it is looked up, so it is looked up off the event loop, and may then raise :class:`PageFault`.
    Iterating over it gives the paths, those of the assets first, and renders no page. It is empty until there has been
    a good state. ``findings`` are those on the newest state, and ``good`` says whether ``files`` is of that state.
    ``index`` is the index of the newest state, for the editor's dashboard; None when nothing could be loaded.
    """

    files: Mapping[str, bytes] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    good: bool = True
    index: SiteIndex | None = None


class PageFault(Exception):  # noqa: N818 (it is the page's fault, and becomes a finding)
    """A page that cannot be rendered, with the findings that say why; none where a file changed of which it would be made."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(*(finding.message for finding in findings))
        self.findings = findings


class Builder:
    """Builds one site again and again, in memory.

    ``build`` is called off the event loop, one call at a time; ``close`` once, when none is under way.
    """

    def __init__(self, root: Path, options: Options) -> None:
        self._root = root.absolute()
        self._options = options
        self._site = LiveSite(self._root, drafts=options.drafts, preview=options.preview)
        self._last = Snapshot(good=False)
        self._themes_changed = False

    def build(self, changed: frozenset[Path] | None) -> Snapshot:
        """Return the state of the site now.

        ``changed`` are the files and folders that changed since the last call, there or gone; None: anything may
        have. It is a hint: what is on disk counts. Bad input gives findings and never an exception.
        """
        try:
            snapshot = self._build(changed)
        except Exception as error:
            snapshot = replace(self._last, findings=(tool_fault(error),), good=False)
        self._last = snapshot
        return snapshot

    def close(self) -> None:
        """Give back what the builder holds: processes, threads, files."""

    def _build(self, changed: frozenset[Path] | None) -> Snapshot:
        # A change of a theme counts until files were made with it, also when errors prevent that for now.
        self._themes_changed |= changed is None or any(is_of_theme(self._root, path.absolute()) for path in changed)
        reading = self._site.read(lambda settings: with_options(settings, self._options), changed)
        findings = findings_of(self._root, reading, self._options)
        if has_errors(findings, strict=self._options.strict):
            return replace(self._last, findings=findings, good=False, index=reading.index)
        try:
            files = self._site.files(reading, themes_changed=self._themes_changed)
        except Exception as error:
            found = in_order((*findings, _fault_of(error, self._root, reading.index)), SETTINGS_FILE)
            return replace(self._last, findings=found, good=False, index=reading.index)
        self._themes_changed = False
        return Snapshot(Faulty(files, self._root, reading.index), findings, good=True, index=reading.index)


class Faulty(Mapping[str, bytes]):
    """Files that are made when they are looked up; one that cannot be made raises :class:`PageFault`."""

    def __init__(self, files: Mapping[str, bytes], root: Path, index: SiteIndex) -> None:
        self._files, self._root, self._index = files, root, index

    def __getitem__(self, path: str) -> bytes:
        try:
            return self._files[path]
        except KeyError:
            raise
        except ChangedError:
            # What the page is made from is not as it was. What is wrong with it now, if anything, is told already.
            raise PageFault(()) from None
        except Exception as error:
            raise PageFault((_fault_of(error, self._root, self._index),)) from error

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


def _fault_of(error: Exception, root: Path, index: SiteIndex) -> Finding:
    """Return the finding for an error that arose while the site in ``root`` was rendered."""
    return theme_fault(error, root, index.settings.record) or tool_fault(error)
