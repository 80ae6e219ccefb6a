"""``site-builder find``: passages of the archived texts, as evidence to paste."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click
from msgspec import to_builtins

from site_builder.authoring.find.claim_words import near as rank_near
from site_builder.authoring.find.evidence_block import Found, evidence_yaml, found
from site_builder.authoring.find.passage_index import Hit, NoFullTextSearchError, search
from site_builder.authoring.find.passages import passages, searchable
from site_builder.build.fetch_documents import FetchedDocuments
from site_builder.build.read import Reading
from site_builder.build.read_part import read_part
from site_builder.cli._console import (
    FOUND,
    WholeNumber,
    colour,
    echo,
    echo_json,
    fail,
    format_option,
    painted,
    site_option,
)
from site_builder.cli._findings import known
from site_builder.cli._typed_words import amount_taken, told_of_amount
from site_builder.content.fields import is_id
from site_builder.content.records import Claim
from site_builder.content.scan import survey
from site_builder.evidence.terms import terms_of
from site_builder.findings.counted import counted
from site_builder.findings.printable import Printable, joined, pasteable, safe
from site_builder.findings.suggestions import closest
from site_builder.index.site_index import SiteIndex

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
@click.option("--limit", default=5, show_default=True, type=WholeNumber(1, 1000), help="How many passages to print.")
@format_option
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
    reading = _read(site, near)
    index = reading.index
    known("story", story, index.stories)
    for source in sources:
        known("source", source, index.sources)
    hits, searched = _search(index, query, near, sources, story)
    _warn(index)
    if query and (amount := amount_taken(index, query)):
        echo(told_of_amount(amount), err=True)
    if not hits:
        echo(
            f"Nothing was found in {counted(searched, 'archived text')}. {_suggestion(index, query or near or '')}",
            err=True,
        )
        sys.exit(FOUND)
    claim = index.claims.get(near or "")
    quoting = FetchedDocuments(site, reading.digests)[claim.path].record if claim else None
    if query and form == "text" and not any(hit.verbatim or hit.whole for hit in hits):
        echo("  # These words stand nowhere together; the nearest passages:")
    results = found(hits[:limit], index, query, quoting if isinstance(quoting, Claim) else None)
    (_print_json if form == "json" else _print_text)(results)
    if len(hits) > limit:
        echo(f"{len(hits) - limit} more were found; to see them: --limit {len(hits)}", err=True)


def _read(site: Path, near: str | None) -> Reading:
    """Read what can be searched, and the claim of that name; end the command when ``near`` names one that is not there."""
    ids = {path.rpartition("/")[2].removesuffix(".md") for path in survey(site).paths_by_folder()["claims"]}
    also = (f"content/claims/{near}.md",) if near else ()
    reading = read_part(site, ("sources", "stories", "questions"), also)
    unread = {id for folder, id in reading.index.unread if folder == "claims"}
    if near and (near in unread or ("-" in near and is_id(near))):
        known("claim", near, ids - unread)
    return reading


def _search(
    index: SiteIndex, query: str | None, near: str | None, sources: tuple[str, ...], story: str | None
) -> tuple[tuple[Hit, ...], int]:
    """Return what was found, and in how many archived texts it was looked for."""
    claim = index.claims.get(near or "")
    story = story or (claim.story if claim else None)
    of_story = index.stories[story].sources if story and story in index.stories else ()
    wanted = set(sources) or set(of_story) or set(index.sources)
    read = [source for source in searchable(index) if source.id in wanted]
    cut = passages(index, read)
    try:
        if near:
            return rank_near(cut, claim.claim if claim else near), len(read)
        return search(cut, query or "", every_term=True), len(read)
    except NoFullTextSearchError:
        fail(
            "This Python's SQLite has no full-text search (FTS5), which `find` needs. Install Python from python.org or from your system's packages, then run `make clean build`."
        )


def _warn(index: SiteIndex) -> None:
    left_out = sorted(set(index.sources) - {source.id for source in searchable(index)})
    if left_out:
        echo(
            f"Not searched, because the archived text is missing or changed: {', '.join(left_out)}. Run: site-builder check",
            err=True,
        )
    elif index.unread:
        echo("Some files cannot be read, and may be missing here. Run: site-builder check", err=True)


def _suggestion(index: SiteIndex, query: str) -> str:
    """Return the nearest word that the archived texts do have for the first word that they lack."""
    there = {term.text for passage in passages(index, searchable(index)) for term in terms_of(passage.text)}
    for term in terms_of(query):
        if term.text not in there and (near := closest(term.text, there)):
            return f"Did you mean “{near}”?"
    return "Try fewer words, or another word for the same thing."


def _print_text(results: tuple[Found, ...]) -> None:
    coloured = colour(sys.stdout)
    for number, item in enumerate(results, start=1):
        shown = _in_context(item, coloured=coloured)
        already = " (this claim quotes it already)" if item.quoted else ""
        echo(f"  # {number}. seeds/{item.passage.seed}, line {item.passage.line}{already}:")
        echo(joined((Printable("  # "), shown)))
        echo(
            pasteable(
                evidence_yaml(item) or "  # (These words cannot be told apart from others; quote more by hand.)\n"
            )
        )


def _in_context(item: Found, *, coloured: bool) -> Printable:
    """Return a passage within its surroundings, which are dim on a terminal; what was looked for is bold there."""
    if not coloured:
        return safe(item.before + "".join(text for text, _ in item.parts) + item.behind)
    passage = (painted(text, bold=marked) for text, marked in item.parts)
    return joined((painted(item.before, dim=True), *passage, painted(item.behind, dim=True)))


def _print_json(results: tuple[Found, ...]) -> None:
    echo_json(json.dumps([_json(item, to_builtins(item.passage)) for item in results], ensure_ascii=False, indent=2))


def _json(item: Found, passage: dict[str, object]) -> dict[str, object]:
    quoted = item.proposal
    evidence = (
        {
            "source": item.passage.source,
            "quote": quoted.quote,
            "prefix": quoted.prefix,
            "suffix": quoted.suffix,
            "locator": item.locator,
        }
        if quoted
        else None
    )
    return {**passage, "quoted": item.quoted, "evidence": evidence}
