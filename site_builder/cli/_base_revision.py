"""Comparing the site with a git revision, for the commands that do."""

from __future__ import annotations

from pathlib import Path

from site_builder.build.options import Options
from site_builder.cli._console import fail
from site_builder.review.changed_lines import changed_lines
from site_builder.review.compare_revisions import ComparedRevisions, compare_sites, with_programs
from site_builder.review.git_revision import RevisionError, changed_judges, changed_programs, find_revision, laid_out
from site_builder.store.site_paths import is_file


def compare_with_base(site: Path, name: str, options: Options) -> tuple[ComparedRevisions, dict[str, frozenset[int]]]:
    """Check the site, and the change since the revision ``name``; end the command when git cannot tell.

    Gives the result, and the lines that the change wrote in each file that a finding is about.
    """
    try:
        revision = find_revision(site, name)
        with laid_out(site, revision) as folder:
            programs, judges = changed_programs(site, revision), changed_judges(site, revision)
            result = with_programs(compare_sites(folder, site, options), programs, judges)
            files = {finding.place.file for finding in result.checked.findings}
            return result, {path: changed_lines(_text(folder, path), _text(site, path)) for path in files}
    except RevisionError as error:
        fail(str(error))


def _text(root: Path, path: str) -> str:
    """Return a file's text, or nothing where there is no such file to read."""
    try:
        return (root / path).read_text(encoding="utf-8", errors="replace") if is_file(root, path) else ""
    except OSError:
        return ""
