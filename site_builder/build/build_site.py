"""Building a whole site: checked first, and published only without errors."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from time import perf_counter

from msgspec.structs import replace

from site_builder.build.check_site import (
    Checked,
    is_publishable,
    note_what_was_found,
    read_and_check,
    until_quiet,
)
from site_builder.build.lock import alone
from site_builder.build.options import Options
from site_builder.build.output_folder import refuse_foreign
from site_builder.build.publication import PUBLISHED
from site_builder.build.publish import BuildRun, publish
from site_builder.build.stopwatch import Clock, Stopwatch
from site_builder.build.summary import summary_of_build
from site_builder.build.theme_faults import ThemeError, theme_at_work
from site_builder.build.trust import trust
from site_builder.build.up_to_date import UNCHANGED, Inputs, RunOutcome, inputs_of, note_of
from site_builder.content.scan import SETTINGS_FILE
from site_builder.findings.finding import in_order
from site_builder.output.share_cards.raster import Progress
from site_builder.store.state import State
from site_builder.store.tool_version import generator_digest


def build_site(
    root: Path,
    out: Path,
    options: Options = Options(),
    progress: Progress | None = None,
    clock: Clock = perf_counter,
    inputs: Inputs | None = None,
) -> Checked:
    """Check the site in ``root`` and, unless there are errors, publish it in the folder ``out``.

    What the last build kept and is still right is not made again. A fault in the theme is a finding, like a fault in
    the content. :func:`site_builder.build.check_site.is_publishable` tells from the result whether it was published.
    ``progress`` is told how many share cards are drawn; ``clock`` gives seconds; ``inputs`` is what the site is made
    from, where the caller has looked already.

    Raises :class:`site_builder.build.output_folder.ForeignFolderError`, :class:`OSError` and
    :class:`site_builder.build.compress.CompressorMissingError` when the files cannot be written,
    :class:`site_builder.output.pagefind_service.IndexingError`, and :class:`site_builder.content.read_seed.ChangedError`
    when the files go on changing while they are read.
    """
    found = trust(root, out)
    if not found.refuses:
        refuse_foreign(out)
    inputs = inputs or inputs_of(root)
    with alone(found.store) as folder, closing(State(folder, generator_digest())) as state:
        return until_quiet(
            lambda: _build(BuildRun(root, out, options, state, found.store, progress, Stopwatch(clock)), inputs)
        )


def _build(run: BuildRun, inputs: Inputs) -> Checked:
    checked = read_and_check(run.root, run.state, run.options, run.watch, run.out)
    if is_publishable(checked, run.options):
        try:
            with theme_at_work(run.root, checked.index.settings.record):
                publish(run, checked.reading)
        except ThemeError as error:
            return replace(checked, findings=in_order((*checked.findings, error.finding), SETTINGS_FILE))
        _note_what_was_made(inputs, checked, run.options, run.state)
    return checked


def _note_what_was_made(inputs: Inputs, checked: Checked, options: Options, state: State) -> None:
    """Keep a note for the next build that it has nothing to do until an input changes, if no other file counts."""
    if not checked.findings:
        note_what_was_found(inputs, checked, options, state)
    published = state.note(PUBLISHED)
    if published and checked.index.settings.record.editor is None:
        said = summary_of_build(checked.index, drafts=options.drafts)
        note = note_of(inputs, options.asked(), published, RunOutcome(said, checked.findings))
        state.write(notes={UNCHANGED: note} if note else {})
