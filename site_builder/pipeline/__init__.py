"""The pipeline: load, check, link, render, write. Only it knows the stages; they do not know one another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from site_builder.check.whole import Receipts, check
from site_builder.codes import Severity
from site_builder.findings import Finding, has_errors, in_order
from site_builder.load import load
from site_builder.load.theme import load_theme, theme_exists
from site_builder.model.briefing import details_of
from site_builder.model.corpus import Corpus
from site_builder.model.document import Document
from site_builder.model.drawn import Drawn
from site_builder.model.outline import Outline
from site_builder.model.pages import Site
from site_builder.model.settings import Settings
from site_builder.model.theme import Theme

Progress = Callable[[int, int], None]
"""Is told how many of the share cards that have to be drawn are ready, and how many there are."""


@dataclass(frozen=True, slots=True)
class Options:
    """What whoever runs a build may ask for, over what the site's settings say.

    ``search`` and ``cards`` ask for the search index, and for share cards and icons, beside the pages.
    """

    base_url: str | None = None
    theme: str | None = None
    drafts: bool = False
    strict: bool = False
    preview: bool = False
    search: bool = False
    cards: bool = False


@dataclass(frozen=True, slots=True)
class Checked:
    """A site that was loaded and checked: the corpus, all of it in brief, the receipts, and every finding in order."""

    corpus: Corpus
    receipts: Receipts
    findings: tuple[Finding, ...]
    outline: Outline


def check_site(root: Path, options: Options = Options()) -> Checked:
    """Load the site in ``root`` and check all of it."""
    corpus, faults = load(root)
    corpus = replace(corpus, settings=_with(corpus.settings, options))
    checked = check(corpus)
    findings = checked.findings if options.drafts else _without_drafts(checked.findings, checked.outline)
    return Checked(corpus, checked.receipts, in_order((*faults, *_theme(root, corpus), *findings)), checked.outline)


def _without_drafts(findings: tuple[Finding, ...], outline: Outline) -> tuple[Finding, ...]:
    """Return findings about drafts as warnings: what is not published cannot hold up what is."""
    drafts = {brief.path for brief in outline.briefs() if brief.is_draft}
    return tuple(replace(f, severity=Severity.WARNING) if f.place.file in drafts else f for f in findings)


def build_site(root: Path, out: Path, options: Options = Options(), progress: Progress | None = None) -> Checked:
    """Check the site in ``root`` and, when nothing stands against it, publish it in the folder ``out``.

    Whether it was published is for :func:`is_publishable` to say of the result. ``progress`` is told how many share
    cards have been drawn. Raises :class:`site_builder.write.ForeignFolderError` and :class:`OSError` from the write
    stage, and :class:`site_builder.search.IndexingError`.
    """
    checked = check_site(root, options)
    if is_publishable(checked, options):
        from site_builder.write import refuse_foreign, write

        refuse_foreign(out)
        write(_everything(root, checked, options, progress), out)
    return checked


def render_site(root: Path, checked: Checked, options: Options = Options()) -> dict[str, bytes]:
    """Return every file of the published site but what is drawn and indexed, by its path, for a site without errors."""
    from site_builder.render import render

    return dict(render(*_linked(root, checked, options)))


def _everything(root: Path, checked: Checked, options: Options, progress: Progress | None) -> dict[str, bytes]:
    """Return every file of the published site: the pages, and as the options say, the pictures and the search index."""
    from site_builder.kept import FOLDER, Kept
    from site_builder.render import render

    kept = Kept(root / FOLDER)
    site, theme = _linked(root, checked, options)
    files: dict[str, bytes] = {}
    drawn = Drawn()
    if options.cards:
        from site_builder.cards import draw_cards, icons, pictures, plan_cards

        cards = plan_cards(site, theme, kept)
        files |= draw_cards(cards, site, theme, kept, progress)
        small = icons(theme.assets, kept)
        files |= small
        drawn = Drawn(pictures(cards), bool(small))
    pages = render(site, theme, drawn)
    if options.search:
        from site_builder.search import search_index

        files |= search_index(pages, kept)
    kept.prune()
    return {**files, **pages}


def _linked(root: Path, checked: Checked, options: Options) -> tuple[Site, Theme]:
    from site_builder.link import link

    settings = checked.corpus.settings.record
    theme = load_theme(root, settings.theme, settings.language)
    site = link(
        checked.outline,
        details_of(checked.corpus),
        drafts=options.drafts,
        preview=options.preview,
        say=theme.words.gettext,
    )
    return site, theme


def is_publishable(checked: Checked, options: Options = Options()) -> bool:
    """Say whether nothing stands against publishing."""
    return not has_errors(checked.findings, strict=options.strict)


def _with(settings: Document[Settings], options: Options) -> Document[Settings]:
    """Return the settings with what the options put in their place."""
    changed = {name: value for name, value in (("base_url", options.base_url), ("theme", options.theme)) if value}
    return replace(settings, record=settings.record.model_copy(update=changed)) if changed else settings


def _theme(root: Path, corpus: Corpus) -> tuple[Finding, ...]:
    settings = corpus.settings
    name = settings.record.theme
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
