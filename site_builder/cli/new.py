"""``site-builder new``: begin a claim, a source, a question, a story, a claimant or a topic."""

from __future__ import annotations

from pathlib import Path

import click

from site_builder.authoring import starters
from site_builder.build.read_part import read_part
from site_builder.cli._authoring import create, id_option, today
from site_builder.cli._console import fail, site_option
from site_builder.cli._findings import known
from site_builder.cli._typed_words import sentence_argument
from site_builder.cli.new_claim import claim
from site_builder.cli.new_source import source
from site_builder.content.statements import ClaimantKind

_EXAMPLES = """\
\b
Examples:
  site-builder new source --from https://example.org/news/river-rises
  site-builder new source seeds/report.txt --title "River rises by two metres"
  site-builder new story "The flood" --source river-rises-by-two-metres
  site-builder new question "By how much did the river rise?" --story the-flood
  site-builder new claimant "Ada Lovelace" --kind person
  site-builder new topic "Floods"
  site-builder new source --from later.html --version-of river-rises --retrieved 2026-03-05
  site-builder new claim "The river rose by two metres." --story the-flood
"""


@click.group(epilog=_EXAMPLES)
def new() -> None:
    """Begin a claim, a source, a question, a story, a claimant or a topic as a draft.

    A claim begins with every field: what few claims need stands in comments, each with its shape. Who makes a claim and what it is about are claimants and topics; the claim names them in its fields `claimants` and
    `topics`. A picture or a post under check goes into seeds/, and the claim's field `pictures` names it. Checks that were
    published elsewhere come in with `site-builder import`.
    """


new.add_command(claim)
new.add_command(source)


@new.command()
@sentence_argument("text")
@click.option("--story", metavar="ID", help="The story that the question belongs to.")
@id_option
@site_option
def question(text: str, story: str | None, id: str | None, site: Path) -> None:
    """Begin a question: TEXT is the question itself."""
    known("story", story, read_part(site, ("stories",)).index.stories)
    create(site, "questions", id or starters.id_for(text), starters.question(text, story))


@new.command()
@sentence_argument("name")
@click.option(
    "--kind", type=click.Choice([*map(str, ClaimantKind)]), default=str(ClaimantKind.PERSON), help="What they are."
)
@id_option
@site_option
def claimant(name: str, kind: str, id: str | None, site: Path) -> None:
    """Begin a claimant: NAME is that of the person, the body or the group."""
    create(site, "claimants", id or starters.id_for(name), starters.claimant(name, kind))


@new.command()
@sentence_argument("name")
@id_option
@site_option
def topic(name: str, id: str | None, site: Path) -> None:
    """Begin a topic: NAME is what it is called."""
    create(site, "topics", id or starters.id_for(name), starters.topic(name))


@new.command()
@sentence_argument("title")
@click.option(
    "--source", "sources", multiple=True, metavar="ID", help="A source that was read; may be given several times."
)
@id_option
@site_option
def story(title: str, sources: tuple[str, ...], id: str | None, site: Path) -> None:
    """Begin a story: TITLE is its name. Without --source it takes every source of the site."""
    there = read_part(site, ("sources",)).index.sources
    for id_ in sources:
        known("source", id_, there)
    if not there:
        fail("A story needs a source. Begin with: site-builder new source seeds/<file> --title “…”")
    create(site, "stories", id or starters.id_for(title), starters.story(title, today(), sources or tuple(there)))
