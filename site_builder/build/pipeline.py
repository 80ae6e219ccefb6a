"""The whole-corpus way, which only tests and the comparing of two states still go."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from site_builder.build.check_site import _check_theme, _without_drafts
from site_builder.build.options import Options, with_options
from site_builder.build.read import Reading
from site_builder.build.targets import Entry, Maker, Setting
from site_builder.checks.reviews import overdue
from site_builder.checks.whole import Receipts, check, place_all
from site_builder.content.corpus import Corpus
from site_builder.content.load_site import load
from site_builder.content.read_browser_editor import check_editor, load_editor
from site_builder.content.read_theme import load_theme
from site_builder.findings.values import Finding, has_errors, in_order
from site_builder.index.make_entries import details_of
from site_builder.index.site_index import Outline


class Checked(Struct, frozen=True):
    """A site that was loaded and checked: the corpus, all of it in brief, the receipts, and every finding in order."""

    corpus: Corpus
    receipts: Receipts
    findings: tuple[Finding, ...]
    outline: Outline


def check_site(root: Path, options: Options = Options()) -> Checked:
    """Load the site in ``root`` and check all of it."""
    corpus, faults = load(root)
    corpus = replace(corpus, settings=with_options(corpus.settings, options))
    checked = check(corpus)
    due = place_all(overdue(checked.outline, options.today), {d.path: d for d in corpus.claims.values()})
    findings = _all_findings(root, (*faults, *checked.findings, *due), checked.outline, options)
    return Checked(corpus, checked.receipts, findings, checked.outline)


def _all_findings(root: Path, findings: tuple[Finding, ...], outline: Outline, options: Options) -> tuple[Finding, ...]:
    found = findings if options.drafts else _without_drafts(findings, outline)
    return in_order((*found, *_check_theme(root, outline.settings), *check_editor(root, outline.settings)))


def render_site(root: Path, checked: Checked, options: Options = Options()) -> dict[str, bytes]:
    """Return every file of the published site but what is drawn and indexed, by its path, for a site without errors."""
    settings = checked.outline.settings.record
    theme = load_theme(root, settings.theme, settings.language)
    details = details_of(checked.corpus)
    folders = {brief.path: brief for brief in checked.outline.briefs()}
    reading = Reading(checked.outline, (), dict.fromkeys(folders, ("", "")), lambda path: details(folders[path]))
    maker = Maker(
        reading,
        Setting(theme, "", drafts=options.drafts, preview=options.preview, editor=load_editor(root, settings.editor)),
    )
    files: dict[str, bytes] = {}
    entries: list[Entry] = []
    for name in maker.names():
        made, _ = maker.make(name)
        files |= made.files
        entries += made.entries
    return files | maker.maps(entries)


def reading_of(checked: Checked) -> Reading:
    """Return a site that was loaded and checked as one to make pages of."""
    details = details_of(checked.corpus)
    briefs = {brief.path: brief for brief in checked.outline.briefs()}
    return Reading(checked.outline, (), dict.fromkeys(briefs, ("", "")), lambda path: details(briefs[path]))


def is_publishable(checked: Checked, options: Options = Options()) -> bool:
    """Say whether nothing stands against publishing."""
    return not has_errors(checked.findings, strict=options.strict)
