"""``site-builder new``: begin a claim, a source, a question or a story."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, date, datetime
from pathlib import Path

import click

from site_builder.cli.common import fail, site_option

_EXAMPLES = """\
\b
Examples:
  site-builder new source seeds/report.txt --title "River rises by two metres"
  site-builder new story "The flood" --source river-rises-by-two-metres
  site-builder new question "By how much did the river rise?" --story the-flood
  site-builder new claim "The river rose by two metres." --story the-flood
"""

id_option = click.option(
    "--id", "id", metavar="ID", help="The new file's name and address; made from the title unless given."
)


@click.group(epilog=_EXAMPLES)
def new() -> None:
    """Begin a claim, a source, a question or a story as a draft with every field."""


@new.command()
@click.argument("text")
@click.option("--story", metavar="ID", help="The story that the claim belongs to; its sources are listed for you.")
@click.option("--question", metavar="ID", help="The question that the claim answers.")
@click.option("--answer", metavar="TEXT", help="The claim as a short answer to that question.")
@id_option
@site_option
def claim(text: str, story: str | None, question: str | None, answer: str | None, id: str | None, site: Path) -> None:
    """Begin a claim: TEXT is the statement, as one sentence."""
    from site_builder import starters
    from site_builder.load.documents import load_folder
    from site_builder.model.records import Question, Source, Story

    stories = load_folder(site, Story).documents
    _known("story", story, stories)
    _known("question", question, load_folder(site, Question).documents)
    known = load_folder(site, Source).documents
    read = stories[story].record.sources if story else ()
    sources = tuple((id, f"seeds/{known[id].record.seed}" if id in known else "") for id in read)
    _create(
        site, "claims", id or starters.id_for(text), starters.claim(text, _today(), story, question, answer, sources)
    )


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
    _create(site, "sources", id or starters.id_for(title), starters.source(title, name, digest, language))


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

    _known("story", story, load_folder(site, Story).documents)
    _create(site, "questions", id or starters.id_for(text), starters.question(text, story))


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

    known = load_folder(site, Source).documents
    for source in sources:
        _known("source", source, known)
    if not known:
        fail("A story needs a source. Begin with: site-builder new source seeds/<file> --title “…”")
    _create(site, "stories", id or starters.id_for(title), starters.story(title, _today(), sources or tuple(known)))


def _today() -> date:
    return datetime.now(UTC).date()


def _known(kind: str, id: str | None, documents: Collection[str]) -> None:
    """End the command when an id that was given is not that of a document."""
    from site_builder.suggestions import did_you_mean

    if id is not None and id not in documents:
        suggestion = did_you_mean(id, documents) or f"There is: {', '.join(sorted(documents)) or 'none yet'}."
        fail(f"There is no {kind} “{id}”. {suggestion}")


def _create(site: Path, folder: str, id: str, text: str) -> None:
    from site_builder.model.fields import is_id
    from site_builder.write.create import create_file

    if not is_id(id):
        fail(f"“{id}” cannot be an id. Give one with --id: lower-case letters a to z, digits and single hyphens.")
    path = site / "content" / folder / f"{id}.md"
    try:
        create_file(path, text)
    except FileExistsError:
        fail(f"{path} is there already and stays as it is. Give another name with --id.")
    click.echo(f"Made {path}. Edit it, and see it with: site-builder serve")
