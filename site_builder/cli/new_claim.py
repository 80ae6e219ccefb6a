"""``site-builder new claim``."""

from __future__ import annotations

from pathlib import Path

import click

from site_builder.authoring import starters
from site_builder.authoring.find import passages
from site_builder.authoring.find.claim_words import near
from site_builder.authoring.find.evidence_block import evidence_yaml, found
from site_builder.authoring.find.passage_index import NoFullTextSearchError
from site_builder.build.read_part import read_part
from site_builder.cli._authoring import choose, create, id_option, is_terminal, offer_editor, path_of, today
from site_builder.cli._console import echo, fail, site_option
from site_builder.cli._findings import known
from site_builder.cli._typed_words import sentence_argument, told_of_taken
from site_builder.findings.counted import counted
from site_builder.index.site_index import SiteIndex


@click.command(
    epilog='\b\nExamples:\n  site-builder new claim                                  asks for everything\n  site-builder new claim "The river rose by two metres." --story the-flood --no-edit'
)
@sentence_argument("text", required=False)
@click.option("--story", metavar="ID", help="The story that the claim belongs to; its sources are listed for you.")
@click.option("--question", metavar="ID", help="The question that the claim answers.")
@click.option("--answer", metavar="TEXT", help="The claim as a short answer to that question.")
@click.option("--author", "authors", multiple=True, metavar="NAME", help="Who writes it; may be given several times.")
@click.option("--edit/--no-edit", default=None, help="Open the new file in $EDITOR, or do not ask.")
@id_option
@site_option
def claim(
    text: str | None,
    story: str | None,
    question: str | None,
    answer: str | None,
    authors: tuple[str, ...],
    edit: bool | None,
    id: str | None,
    site: Path,
) -> None:
    """Begin a claim: TEXT is the statement, as one sentence. What is missing is asked for on a terminal.

    The new file is a draft that lists each article of the story with its nearest words, to be judged one by one.
    """
    index = read_part(site, ("sources", "stories", "questions")).index
    is_typed = text is not None
    known("story", story, index.stories)
    known("question", question, index.questions)
    if is_terminal():
        text = text or click.prompt("The claim, as one sentence that can be checked").strip()
        story = story or (None if question else _ask_story(index))
        question = question or _ask_question(index, story)
        answer = answer or _ask_answer(question)
        id = _free_id(site, id or starters.id_for(text or ""))
    if not text:
        fail('Give the claim as one sentence: site-builder new claim "The river rose by two metres."')
    story = story or (index.questions[question].story if question else None)
    stubs = _stubs(index, story, text)
    scale = index.settings.record.scale
    new = starters.claim(text, today(), story, question, answer, stubs, authors, scale)
    path = create(site, "claims", id or starters.id_for(text), new)
    echo(f"The claim, as it arrived: {text}")
    if is_typed and (taken := told_of_taken(index, text)):
        echo(taken, err=True)
    if stubs:
        echo(f"It lists {counted(len(stubs), 'article')} of the story, each with the words in it that come nearest.")
    offer_editor(path, edit)


def _ask_story(index: SiteIndex) -> str | None:
    stories = {id: story.title for id, story in index.stories.items()}
    only = next(iter(stories)) if len(stories) == 1 else None
    return choose("Which story does it belong to?", stories, only) if stories else None


def _ask_question(index: SiteIndex, story: str | None) -> str | None:
    questions = {id: question.question for id, question in index.questions.items() if question.story == story}
    return choose("Which question does it answer?", questions) if questions else None


def _ask_answer(question: str | None) -> str | None:
    return click.prompt("The answer in a few words, such as “£50 million”").strip() if question else None


def _free_id(site: Path, id: str) -> str:
    """Return the id, or, when a file has it already, the one that is given instead."""
    while path_of(site, "claims", id).exists():
        echo(f"There is a claim “{id}” already.")
        id = click.prompt("Another name for this one, such as “rise-of-the-river”").strip()
    return id


def _stubs(index: SiteIndex, story: str | None, text: str) -> tuple[str, ...]:
    """Return the beginning of a piece of evidence for each source of the story, with its nearest words where it has any."""
    listed = index.stories[story].sources if story and story in index.stories else ()
    sources = [source for source in passages.searchable(index) if source.id in listed]
    try:
        hits = near(passages.passages(index, sources), text)
    except NoFullTextSearchError:
        hits = ()
    best = {hit.passage.source: hit for hit in reversed(hits)}
    nearest = {item.passage.source: evidence_yaml(item) for item in found(tuple(best.values()), index)}
    seeds = {id: f"    # seeds/{index.sources[id].seed}" if id in index.sources else "" for id in listed}
    stubs = {id: nearest.get(id) or starters.evidence(id) for id in listed}
    return tuple(stub.replace("\n", f"{seeds[id]}\n", 1) for id, stub in stubs.items())
