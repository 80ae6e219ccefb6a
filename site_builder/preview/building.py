"""What the preview asks of a build: the newest state of the site, or the last good one with what stands against the newest.

This is the one place where the preview meets the pipeline.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from site_builder.findings import Finding, in_order
from site_builder.model.outline import Outline
from site_builder.pipeline import Options, check_site, is_publishable, render_site
from site_builder.preview.faults import fault_of


@dataclass(frozen=True)
class Snapshot:
    """One state of the site as the preview serves it.

    ``files`` holds the pages of the newest good state by their path in ``public/``. It may be lazy: a page may be
    rendered only when it is looked up, so it is looked up off the event loop, and may then raise :class:`PageFault`.
    Iterating over it gives the paths and renders nothing. It is empty until there has been a good state.
    ``findings`` is all that stands against the newest state, and ``good`` says whether ``files`` is of that state.
    ``outline`` is the newest state in brief, for the editor's dashboard; None when nothing could be loaded.
    """

    files: Mapping[str, bytes] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    good: bool = True
    outline: Outline | None = None


class PageFault(Exception):  # noqa: N818 (it is the page's fault, and becomes a finding)
    """A page that cannot be rendered, with the findings that say why."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(*(finding.message for finding in findings))
        self.findings = findings


class Builder:
    """Builds one site again and again, in memory.

    ``build`` is called off the event loop, one call at a time; ``close`` once, when none is under way.
    """

    def __init__(self, root: Path, options: Options) -> None:
        self._root = root
        self._options = options
        self._last = Snapshot(good=False)

    def build(self, changed: frozenset[Path] | None) -> Snapshot:
        """Return the state of the site now.

        ``changed`` are the files and folders that changed since the last call, there or gone; None: anything may
        have. It is a hint: what is on disk counts. Bad input gives findings and never an exception.
        """
        try:
            snapshot = self._build()
        except Exception as error:
            snapshot = replace(self._last, findings=(fault_of(error, self._root),), good=False)
        self._last = snapshot
        return snapshot

    def close(self) -> None:
        """Give back what the builder holds: processes, threads, files."""

    def _build(self) -> Snapshot:
        checked = check_site(self._root, self._options)
        if not is_publishable(checked, self._options):
            return replace(self._last, findings=checked.findings, good=False, outline=checked.outline)
        try:
            files = render_site(self._root, checked, self._options)
        except Exception as error:
            findings = in_order((*checked.findings, fault_of(error, self._root, checked.outline.settings.record)))
            return replace(self._last, findings=findings, good=False, outline=checked.outline)
        return Snapshot(files, checked.findings, good=True, outline=checked.outline)
