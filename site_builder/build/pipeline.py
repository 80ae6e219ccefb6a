"""The pipeline: load, check, link, render, write. Only it knows the stages; they do not know one another."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from time import perf_counter, time_ns
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from site_builder.build.locate_findings import place_remarks
from site_builder.build.lock import alone
from site_builder.build.read import Reading, read_site
from site_builder.build.stopwatch import Clock, Progress, Stopwatch
from site_builder.build.trust import trust
from site_builder.build.up_to_date import CHECKED, Inputs, asked_of, inputs_of, note_of, note_of_check
from site_builder.build.up_to_date import NOTE as UNCHANGED
from site_builder.checks.reviews import first_overdue, overdue
from site_builder.checks.whole import Receipts, check, place_all
from site_builder.content.corpus import Corpus
from site_builder.content.document import Document
from site_builder.content.files import symlink
from site_builder.content.load_site import load
from site_builder.content.read_browser_editor import check_editor, load_editor
from site_builder.content.read_seed import ChangedError
from site_builder.content.read_theme import linked_in_theme, load_theme, theme_exists
from site_builder.content.settings import Settings
from site_builder.findings.catalogue import Severity
from site_builder.findings.values import Finding, has_errors, in_order
from site_builder.index.make_entries import details_of
from site_builder.index.site_index import Outline
from site_builder.store.site_paths import is_file
from site_builder.store.state import FILE, State
from site_builder.store.tool_version import generator_digest

T = TypeVar("T")
TRIES = 5
"""How often a build is begun again when files change while they are read."""


class Options(Struct, frozen=True):
    """What whoever runs a build may ask for, over what the site's settings say.

    ``search`` and ``cards`` ask for the search index, and for share cards and icons, beside the pages, ``precompress`` for
    compressed siblings of all files that gain by it. ``jobs`` is how many processes may work at once; the result is the
    same for any number. ``today`` is the day on which reviews are due or not, in UTC; None asks for no such thing, and a
    build never does.
    """

    base_url: str | None = None
    theme: str | None = None
    drafts: bool = False
    strict: bool = False
    preview: bool = False
    search: bool = False
    cards: bool = False
    precompress: bool = False
    jobs: int = 1
    today: date | None = None

    def asked(self) -> str:
        """Return all of it on which the published files depend, as one text."""
        return asked_of(self.base_url, self.theme, self.drafts, self.preview, self.search, self.cards, self.precompress)


class Built(Struct, frozen=True):
    """What came of a build: the whole site in brief, every finding in order, and how many seconds each stage took."""

    outline: Outline
    findings: tuple[Finding, ...]
    laps: Mapping[str, float]


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


def check_in_brief(root: Path, options: Options = Options(), clock: Clock = perf_counter) -> Built:
    """Check the site in ``root`` without holding all of it. Where a build kept what it found out, that is not done again."""
    is_kept = trust(root).store is not None and is_file(root, FILE)
    state = State(root, generator_digest()) if is_kept else State(None, "")
    watch = Stopwatch(clock)
    try:
        inputs = inputs_of(root) if is_kept else None
        reading = _until_quiet(lambda: _read(root, state, options))
        findings = findings_of(root, reading, options)
        watch.lap("read and check")
        built = Built(reading.outline, findings, watch.laps)
        if inputs:
            _note_that_nothing_is_wrong(inputs, built, options, state)
        return built
    finally:
        state.close()


def _read(root: Path, state: State, options: Options) -> Reading:
    return read_site(root, state, time_ns(), options.jobs, lambda settings: with_options(settings, options))


def _until_quiet(make: Callable[[], T]) -> T:
    """Return what is made of files that do not change meanwhile, at the latest at the last of several tries."""
    for _ in range(TRIES - 1):
        with suppress(ChangedError):
            return make()
    return make()


def _without_drafts(findings: tuple[Finding, ...], outline: Outline) -> tuple[Finding, ...]:
    """Return findings about drafts as warnings: what is not published cannot hold up what is."""
    drafts = {brief.path for brief in outline.briefs() if brief.is_draft}
    return tuple(replace(f, severity=Severity.WARNING) if f.place.file in drafts else f for f in findings)


def build_site(
    root: Path,
    out: Path,
    options: Options = Options(),
    progress: Progress | None = None,
    clock: Clock = perf_counter,
    inputs: Inputs | None = None,
) -> Built:
    """Check the site in ``root`` and, when nothing stands against it, publish it in the folder ``out``.

    What was kept of the last build, and is still right, is not made again. A fault in the theme is a finding, as the
    faults of the content are. Whether it was published is for
    :func:`is_publishable` to say of the result. ``progress`` is told how many share cards have been drawn; ``clock``
    gives seconds; ``inputs`` is what the site is made from, where somebody has looked already. Raises
    :class:`site_builder.build.output_folder.ForeignFolderError`, :class:`OSError` and
    :class:`site_builder.build.compress.CompressorMissingError` from the write stage,
    :class:`site_builder.output.search_index.IndexingError`, and :class:`site_builder.content.read_seed.ChangedError` when the files go on
    changing while they are read.
    """
    from site_builder.build.output_folder import refuse_foreign

    found = trust(root, out)
    if not found.refuses:
        refuse_foreign(out)
    inputs = inputs or inputs_of(root)
    with alone(found.store) as folder:
        state = State(folder, generator_digest())
        try:
            return _until_quiet(
                lambda: _build(root, out, options, inputs, state, progress, Stopwatch(clock), found.store)
            )
        finally:
            state.close()


def _build(
    root: Path,
    out: Path,
    options: Options,
    inputs: Inputs,
    state: State,
    progress: Progress | None,
    watch: Stopwatch,
    store: Path | None,
) -> Built:
    reading = _read(root, state, options)
    findings = findings_of(root, reading, options, out)
    watch.lap("read and check")
    built = Built(reading.outline, findings, watch.laps)
    if is_publishable(built, options):
        from site_builder.build.publish import publish
        from site_builder.build.theme_faults import ThemeError, theme_at_work

        try:
            with theme_at_work(root, reading.outline.settings.record):
                publish(root, out, reading, options, state, progress, watch, store)
        except ThemeError as error:
            return replace(built, findings=in_order((*findings, error.finding)))
        _note_that_nothing_changed(inputs, built, options, state)
    return built


def _note_that_nothing_changed(inputs: Inputs, built: Built, options: Options, state: State) -> None:
    """Keep what tells the next build that it has nothing to do: if nothing was found, and no other file counts."""
    _note_that_nothing_is_wrong(inputs, built, options, state)
    from site_builder.build.publication import NOTE as PUBLISHED

    published = state.note(PUBLISHED)
    if published and not built.findings and built.outline.settings.record.editor is None:
        said = counted(built, drafts=options.drafts)
        note = note_of(inputs, options.asked(), published, said)
        state.write(notes={UNCHANGED: note} if note else {})


def _note_that_nothing_is_wrong(inputs: Inputs, built: Built, options: Options, state: State) -> None:
    """Keep what tells the next check that it would find nothing, where nothing was asked for that is not in the files."""
    as_in_files = options.theme is None and options.base_url is None
    if not built.findings and as_in_files and built.outline.settings.record.editor is None:
        note = note_of_check(inputs, counted_in(built.outline), first_overdue(built.outline))
        state.write(notes={CHECKED: note} if note else {})


def counted_in(outline: Outline) -> str:
    """Return how much was checked, in words."""
    quotes = sum(bool(item.spans) for claim in outline.claims.values() for item in claim.evidence)
    return f"{len(outline.claims)} claims, {len(outline.sources)} sources, {quotes} quotes verified"


def counted(built: Built, *, drafts: bool) -> str:
    """Return how much was published, in words."""
    outline = built.outline
    unpublished = 0 if drafts else sum(claim.is_draft for claim in outline.claims.values())
    quotes = sum(bool(item.spans) for claim in outline.claims.values() for item in claim.evidence)
    left_out = f" ({_number(unpublished, 'draft')} left out)" if unpublished else ""
    claims = _number(len(outline.claims) - unpublished, "claim") + left_out
    return f"{claims}, {_number(len(outline.sources), 'source')}, {_number(quotes, 'quote')} verified"


def _number(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def findings_of(root: Path, reading: Reading, options: Options, out: Path | None = None) -> tuple[Finding, ...]:
    """Return every finding of a site that was read, in order; ``out`` is the folder to publish into, where it is not the usual one."""
    due = place_remarks(root, tuple(overdue(reading.outline, options.today)))
    return _all_findings(root, (*reading.findings, *due), reading.outline, options, out)


def _all_findings(
    root: Path, findings: tuple[Finding, ...], outline: Outline, options: Options, out: Path | None = None
) -> tuple[Finding, ...]:
    found = findings if options.drafts else _without_drafts(findings, outline)
    settings = outline.settings
    return in_order((*trust(root, out).findings, *found, *_theme(root, settings), *check_editor(root, settings)))


def render_site(root: Path, checked: Checked, options: Options = Options()) -> dict[str, bytes]:
    """Return every file of the published site but what is drawn and indexed, by its path, for a site without errors."""
    from site_builder.build.page_builder import PageBuilder, Setting
    from site_builder.build.targets import Targets

    settings = checked.outline.settings.record
    theme = load_theme(root, settings.theme, settings.language)
    editor = load_editor(root, settings.editor)
    setting = Setting(theme, "", drafts=options.drafts, preview=options.preview, editor=editor)
    targets = Targets(PageBuilder(reading_of(checked), setting))
    made = [targets.make(name)[0] for name in targets.names()]
    files = {path: content for target in made for path, content in target.files.items()}
    return files | targets.sitemaps([entry for target in made for entry in target.entries])


def reading_of(checked: Checked) -> Reading:
    """Return a site that was loaded and checked as one to make pages of."""
    details = details_of(checked.corpus)
    briefs = {brief.path: brief for brief in checked.outline.briefs()}
    return Reading(checked.outline, (), dict.fromkeys(briefs, ("", "")), lambda path: details(briefs[path]))


def is_publishable(checked: Checked | Built, options: Options = Options()) -> bool:
    """Say whether nothing stands against publishing."""
    return not has_errors(checked.findings, strict=options.strict)


def with_options(settings: Document[Settings], options: Options) -> Document[Settings]:
    """Return the settings with what the options put in their place."""
    changed = {name: value for name, value in (("base_url", options.base_url), ("theme", options.theme)) if value}
    return replace(settings, record=replace(settings.record, **changed)) if changed else settings


def _theme(root: Path, settings: Document[Settings]) -> tuple[Finding, ...]:
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
