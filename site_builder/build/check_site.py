"""Checking a whole site: every finding, and what the rest of the site knows of each document."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from pathlib import Path
from time import perf_counter, time_ns
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from site_builder.build.checkout import check_checkout
from site_builder.build.editor_script import check_editor_origin
from site_builder.build.fetch_documents import FetchedDocuments
from site_builder.build.locate_findings import locate_in
from site_builder.build.needed_files import weigh_passed_over
from site_builder.build.options import Options, with_options
from site_builder.build.read import Reading, read_site
from site_builder.build.stopwatch import Clock, Stopwatch
from site_builder.build.summary import summary_of_check
from site_builder.build.trust import trust
from site_builder.build.up_to_date import CHECKED, Inputs, RunOutcome, inputs_of, note_of_check
from site_builder.checks import days_in_order, links, placeholder_texts, standards
from site_builder.checks.future_dates import future_dates, last_day
from site_builder.checks.overdue_reviews import first_overdue, overdue
from site_builder.content.document import Document
from site_builder.content.files import symlink
from site_builder.content.languages import is_english
from site_builder.content.read_browser_editor import check_editor
from site_builder.content.read_seed import ChangedError
from site_builder.content.scan import SETTINGS_FILE
from site_builder.content.settings import Settings
from site_builder.content.theme_folders import linked_in_theme, theme_exists
from site_builder.findings.catalogue import Severity
from site_builder.findings.finding import Finding, has_errors, in_order
from site_builder.index.site_index import SiteIndex
from site_builder.store.site_paths import is_file
from site_builder.store.state import State
from site_builder.store.state_owner import STATE_FILE
from site_builder.store.tool_version import generator_digest

T = TypeVar("T")
MAX_ATTEMPTS = 5
"""How often a site is read from the beginning when files change while they are read."""


class Checked(Struct, frozen=True):
    """A site that was read and checked: every finding in order, and how many seconds each stage took."""

    reading: Reading
    findings: tuple[Finding, ...]
    laps: Mapping[str, float]

    @property
    def index(self) -> SiteIndex:
        """What the rest of the site knows of each document."""
        return self.reading.index


def check_site(root: Path, options: Options = Options(), clock: Clock = perf_counter) -> Checked:
    """Check the site in ``root``. What a build kept and is still right is not read or checked again.

    Raises :class:`site_builder.content.read_seed.ChangedError` when the files go on changing while they are read.
    """
    is_kept = trust(root).store is not None and is_file(root, STATE_FILE)
    with closing(State(root, generator_digest()) if is_kept else State(None, "")) as state:
        inputs = inputs_of(root) if is_kept else None
        watch = Stopwatch(clock)
        checked = until_quiet(lambda: read_and_check(root, state, options, watch))
        if inputs:
            note_what_was_found(inputs, checked, options, state)
        return checked


def read_and_check(root: Path, state: State, options: Options, watch: Stopwatch, out: Path | None = None) -> Checked:
    """Read what changed since it was kept in ``state``, and check all of the site; ``out`` is as in :func:`findings_of`."""
    reading = read_site(root, state, time_ns(), options.jobs, lambda settings: with_options(settings, options))
    findings = findings_of(root, reading, options, out)
    watch.lap("read and check")
    return Checked(reading, findings, watch.laps)


def until_quiet(make: Callable[[], T], attempts: int = MAX_ATTEMPTS) -> T:
    """Call ``make`` until no file changes while it runs. The last attempt may raise."""
    for _ in range(attempts - 1):
        with suppress(ChangedError):
            return make()
    return make()


def findings_of(root: Path, reading: Reading, options: Options, out: Path | None = None) -> tuple[Finding, ...]:
    """Return every finding of a site that was read, in order; ``out`` is where it is published, if not in the usual folder."""
    documents = FetchedDocuments(root, reading.digests)
    due = locate_in(documents, overdue(reading.index, options.today))
    future = tuple(future_dates(reading.index, documents, options.today))
    ahead = {found.place for found in future}
    in_order_of_days = (f for f in reading.findings if f.code != days_in_order.CODE or f.place not in ahead)
    weighed = weigh_passed_over(in_order_of_days, reading.index, drafts=options.drafts)
    findings = (*weighed, *due, *future)
    if not options.publishing:
        findings = tuple(finding for finding in findings if finding.code != placeholder_texts.CODE)
    if not options.drafts:
        findings = _without_drafts(findings, reading.index)
    settings = reading.index.settings
    # A check cannot know the address that a host gives a build.
    address = placeholder_texts.check_address(settings) if options.publishing and out else ()
    everything = (
        *trust(root, out).findings,
        *check_checkout(root),
        *findings,
        *address,
        *(standards.check(settings, reading.index) if options.standards else ()),
        *_check_theme(root, settings),
        *_check_words(root, settings),
        *check_editor(root, settings),
        *check_editor_origin(root, settings),
    )
    return in_order(_without_published(everything, reading, options), SETTINGS_FILE)


def _without_published(findings: tuple[Finding, ...], reading: Reading, options: Options) -> tuple[Finding, ...]:
    """Return the findings without those on links to files that the site publishes besides its documents."""
    if all(finding.code != links.BROKEN for finding in findings):
        return findings
    from site_builder.build.published_links import without_published  # Brings all that pages are made with.

    return without_published(findings, reading, drafts=options.drafts)


def _check_words(root: Path, settings: Document[Settings]) -> tuple[Finding, ...]:
    """Report what is wrong with the words that pages are said in, where these are no English words."""
    if is_english(settings.record.language):
        return ()
    from site_builder.build.check_words import check_words  # Babel, which it needs, takes a tenth of a first check.

    return check_words(root, settings)


def _without_drafts(findings: tuple[Finding, ...], index: SiteIndex) -> tuple[Finding, ...]:
    """Return findings about drafts as warnings: a draft must not stop the rest from being published."""
    drafts = {entry.path for entry in index.entries() if entry.is_draft}
    return tuple(replace(f, severity=Severity.WARNING) if f.place.file in drafts else f for f in findings)


def _check_theme(root: Path, settings: Document[Settings]) -> tuple[Finding, ...]:
    name = settings.record.theme
    if linked := linked_in_theme(root, name):
        return tuple(map(symlink, linked))
    if theme_exists(root, name):
        return ()
    return (
        settings.report(
            "unknown-theme",
            ("theme",),
            f"There is no theme “{name}”.",
            f"Make themes/{name}/, or write `theme: default`.",
        ),
    )


def is_publishable(checked: Checked, options: Options = Options()) -> bool:
    """Say whether the site may be published."""
    return not has_errors(checked.findings, strict=options.strict)


def note_what_was_found(inputs: Inputs, checked: Checked, options: Options, state: State) -> None:
    """Keep a note for the next check of what it would find, if only the files were asked for."""
    settings = checked.index.settings
    if options.theme or options.base_url or options.standards or settings.record.editor:
        return
    nothing = not (checked.findings or checked.reading.findings)
    note = note_of_check(
        inputs,
        outcome_of_check(checked),
        last_day(checked.index),
        first_overdue(checked.index),
        options.today,
        publishing=None if nothing else options.publishing,
    )
    state.write(notes={CHECKED: note} if note else {})


def outcome_of_check(checked: Checked) -> RunOutcome:
    """Return what a check says at its end. Where the site is published is not asked of it, since a host may tell."""
    address = placeholder_texts.check_address(checked.index.settings)
    return RunOutcome(summary_of_check(checked.index), checked.findings, tuple(found.message for found in address))
