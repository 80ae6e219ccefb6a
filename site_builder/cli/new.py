"""``site-builder new``: begin a claim, a source, a question or a story."""

from __future__ import annotations

from pathlib import Path

import click

from site_builder.cli.beginning import create, id_option, today
from site_builder.cli.common import fail, known, site_option
from site_builder.cli.new_claim import claim

_EXAMPLES = """\
\b
Examples:
  site-builder new source seeds/report.txt --title "River rises by two metres"
  site-builder new story "The flood" --source river-rises-by-two-metres
  site-builder new question "By how much did the river rise?" --story the-flood
  site-builder new claim "The river rose by two metres." --story the-flood
"""


@click.group(epilog=_EXAMPLES)
def new() -> None:
    """Begin a claim, a source, a question or a story as a draft with every field."""


new.add_command(claim)


@new.command()
@click.argument("seed", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--title", required=True, metavar="TEXT", help="The article's headline, or your description of it.")
@click.option("--language", default="en", show_default=True, metavar="TAG", help="The article's language.")
@id_option
@site_option
def source(seed: Path, title: str, language: str, id: str | None, site: Path) -> None:
    """Record an archived text: SEED is the file, in the site's seeds/ folder."""
    import hashlib

    from site_builder import starters

    folder = (site / "seeds").resolve()
    if folder not in seed.resolve().parents:
        fail(f"{seed} is not in {site / 'seeds'}. Copy the archived text there first, unchanged, and name that copy.")
    name = seed.resolve().relative_to(folder).as_posix()
    digest = hashlib.sha256(seed.read_bytes()).hexdigest()
    create(site, "sources", id or starters.id_for(title), starters.source(title, name, digest, language))


@new.command()
@click.argument("text")
@click.option("--story", metavar="ID", help="The story that the question belongs to.")
@id_option
@site_option
def question(text: str, story: str | None, id: str | None, site: Path) -> None:
    """Begin a question: TEXT is the question itself."""
    from site_builder import starters
    from site_builder.load.documents import load_folder
    from site_builder.model.records import Story

    known("story", story, load_folder(site, Story).documents)
    create(site, "questions", id or starters.id_for(text), starters.question(text, story))


@new.command()
@click.argument("title")
@click.option(
    "--source", "sources", multiple=True, metavar="ID", help="A source that was read; may be given several times."
)
@id_option
@site_option
def story(title: str, sources: tuple[str, ...], id: str | None, site: Path) -> None:
    """Begin a story: TITLE is its name. Without --source it takes every source of the site."""
    from site_builder import starters
    from site_builder.load.documents import load_folder
    from site_builder.model.records import Source

    there = load_folder(site, Source).documents
    for source in sources:
        known("source", source, there)
    if not there:
        fail("A story needs a source. Begin with: site-builder new source seeds/<file> --title “…”")
    create(site, "stories", id or starters.id_for(title), starters.story(title, today(), sources or tuple(there)))
