"""The pipeline: load, check, link, render, write. Only it knows the stages; they do not know one another."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from site_builder.check import Receipts, check
from site_builder.findings import Finding, has_errors, in_order
from site_builder.load import load
from site_builder.load.theme import load_theme, theme_exists
from site_builder.model.corpus import Corpus
from site_builder.model.document import Document
from site_builder.model.settings import Settings


@dataclass(frozen=True, slots=True)
class Options:
    """What whoever runs a build may ask for, over what the site's settings say."""

    base_url: str | None = None
    theme: str | None = None
    drafts: bool = False
    strict: bool = False


@dataclass(frozen=True, slots=True)
class Checked:
    """A site that was loaded and checked: the corpus, the receipts, and every finding in order."""

    corpus: Corpus
    receipts: Receipts
    findings: tuple[Finding, ...]


def check_site(root: Path, options: Options = Options()) -> Checked:
    """Load the site in ``root`` and check all of it."""
    corpus, faults = load(root)
    corpus = replace(corpus, settings=_with(corpus.settings, options))
    receipts, findings = check(corpus)
    return Checked(corpus, receipts, in_order((*faults, *_theme(root, corpus), *findings)))


def build_site(root: Path, out: Path, options: Options = Options()) -> Checked:
    """Check the site in ``root`` and, when nothing stands against it, publish it in the folder ``out``.

    Whether it was published is for :func:`is_publishable` to say of the result. Raises
    :class:`site_builder.write.ForeignFolderError` and :class:`OSError` from the write stage.
    """
    checked = check_site(root, options)
    if is_publishable(checked, options):
        from site_builder.write import write

        write(render_site(root, checked, options), out)
    return checked


def render_site(root: Path, checked: Checked, options: Options = Options()) -> dict[str, bytes]:
    """Return every file of the published site by its path, for a site without errors."""
    from site_builder.link import link
    from site_builder.render import render

    site = link(checked.corpus, checked.receipts, drafts=options.drafts)
    return dict(render(site, load_theme(root, checked.corpus.settings.record.theme)))


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
