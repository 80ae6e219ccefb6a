"""``site-builder find``: passages of the archived texts, as evidence to paste."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from site_builder.cli._authoring import read_for_writing
from site_builder.cli._console import FOUND, colour, fail, known, site_option
from site_builder.findings.counted import counted

if TYPE_CHECKING:
    from site_builder.authoring.find.evidence_block import Found
    from site_builder.authoring.find.passage_index import Hit
    from site_builder.content.corpus import Corpus

_EXAMPLES = """\
\b
Examples:
  site-builder find "£50 million"                 also finds £50m and fifty million
  site-builder find '"officer numbers" warning'   a phrase, and a word
  site-builder find --near contract-worth-50-million
  site-builder find --near "The mayor blocked the contract." --limit 3
"""


@click.command(epilog=_EXAMPLES)
@click.argument("words", nargs=-1, metavar="[WORDS]...")
@click.option(
    "--near", metavar="CLAIM", help="Rank the passages by how likely they bear on a claim: its id, or a sentence."
)
@click.option(
    "--source", "sources", multiple=True, metavar="ID", help="Search this source only; may be given several times."
)
@click.option("--story", metavar="ID", help="Search the sources of this story only.")
@click.option("--limit", default=5, show_default=True, type=click.IntRange(1, 1000), help="How many passages to print.")
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="How they are printed.",
)
@site_option
def find(
    words: tuple[str, ...],
    near: str | None,
    sources: tuple[str, ...],
    story: str | None,
    limit: int,
    form: str,
    site: Path,
) -> None:
    """Find words, a phrase or a figure in the archived texts, and print them as evidence ready to be pasted.

    Every quotation that is printed stands in its archived text exactly, with a prefix or a suffix where it stands more
    than once. Choose the stance and write the reason yourself. Ends with 0 when something was found, and with 1 otherwise.
    """
    query = " ".join(words)
    if bool(query and query.strip()) == bool(near and near.strip()):
        raise click.UsageError("Give the words to look for, or a claim with --near.")
    from site_builder.content.fields import is_id

    corpus, faults = read_for_writing(site, claims=bool(near))
    known("story", story, corpus.stories)
    for source in sources:
        known("source", source, corpus.sources)
    if (near and "-" in near and is_id(near)) or (near and ("claims", near) in corpus.unread):
        known("claim", near, corpus.claims)
    hits, searched = _search(corpus, query, near, sources, story)
    _warn(corpus, faults)
    if not hits:
        click.echo(
            f"Nothing was found in {counted(searched, 'archived text')}. {_suggestion(corpus, query or near or '')}",
            err=True,
        )
        sys.exit(FOUND)
    from site_builder.authoring.find.evidence_block import found

    results = found(hits[:limit], corpus, query, corpus.claims.get(near or ""))
    (_print_json if form == "json" else _print_text)(results)
    if len(hits) > limit:
        click.echo(f"{len(hits) - limit} more were found; to see them: --limit {len(hits)}", err=True)


def _search(
    corpus: Corpus, query: str | None, near: str | None, sources: tuple[str, ...], story: str | None
) -> tuple[tuple[Hit, ...], int]:
    """Return what was found, and in how many archived texts it was looked for."""
    from site_builder.authoring.find import passages as cutting
    from site_builder.authoring.find.claim_words import near as rank_near
    from site_builder.authoring.find.passage_index import NoFullTextSearchError, search

    claim = corpus.claims.get(near or "")
    story = story or (claim.record.story if claim else None)
    of_story = corpus.stories[story].record.sources if story and story in corpus.stories else ()
    wanted = set(sources) or set(of_story) or set(corpus.sources)
    read = [source for source in cutting.searchable(corpus) if source.id in wanted]
    passages = cutting.passages(corpus, read)
    try:
        if near:
            return rank_near(passages, claim.record.claim if claim else near), len(read)
        return search(passages, query or "", every_term=True), len(read)
    except NoFullTextSearchError:
        fail(
            "This Python's SQLite has no full-text search (FTS5), which `find` needs. Install Python from python.org or from your system's packages, then run `make clean build`."
        )


def _warn(corpus: Corpus, faults: bool) -> None:
    from site_builder.authoring.find.passages import searchable

    left_out = sorted(set(corpus.sources) - {source.id for source in searchable(corpus)})
    if left_out:
        click.echo(
            f"Not searched, because the archived text is missing or changed: {', '.join(left_out)}. Run: site-builder check",
            err=True,
        )
    elif faults:
        click.echo("Some files cannot be read, and may be missing here. Run: site-builder check", err=True)


def _suggestion(corpus: Corpus, query: str) -> str:
    """Return the nearest word that the archived texts do have for the first word that they lack."""
    from site_builder.authoring.find.passages import passages, searchable
    from site_builder.evidence.terms import terms_of
    from site_builder.findings.suggestions import closest

    there = {term.text for passage in passages(corpus, searchable(corpus)) for term in terms_of(passage.text)}
    for term in terms_of(query):
        if term.text not in there and (near := closest(term.text, there)):
            return f"Did you mean “{near}”?"
    return "Try fewer words, or another word for the same thing."


def _print_text(results: tuple[Found, ...]) -> None:
    from site_builder.authoring.find.evidence_block import evidence_yaml
    from site_builder.findings.terminal_text import safe

    coloured = colour(sys.stdout)
    for number, item in enumerate(results, start=1):
        shown = _in_context(item, coloured=coloured)
        already = " (this claim quotes it already)" if item.quoted else ""
        click.echo(f"  # {number}. seeds/{safe(item.passage.seed)}, line {item.passage.line}{already}:")
        click.echo(f"  # {shown}")
        click.echo(evidence_yaml(item) or "  # (These words cannot be told apart from others; quote more by hand.)\n")


def _in_context(item: Found, *, coloured: bool) -> str:
    """Return a passage within its surroundings, which are dim on a terminal; what was looked for is bold there."""
    from site_builder.findings.terminal_text import safe

    if not coloured:
        return safe(item.before + "".join(text for text, _ in item.parts) + item.behind)
    passage = "".join(click.style(safe(text), bold=marked) for text, marked in item.parts)
    return click.style(safe(item.before), dim=True) + passage + click.style(safe(item.behind), dim=True)


def _print_json(results: tuple[Found, ...]) -> None:
    import json

    from msgspec import to_builtins

    click.echo(json.dumps([_json(item, to_builtins(item.passage)) for item in results], ensure_ascii=False, indent=2))


def _json(item: Found, passage: dict[str, object]) -> dict[str, object]:
    quoted = item.proposal
    evidence = (
        {"source": item.passage.source, "quote": quoted.quote, "prefix": quoted.prefix, "suffix": quoted.suffix}
        if quoted
        else None
    )
    return {**passage, "quoted": item.quoted, "evidence": evidence}
