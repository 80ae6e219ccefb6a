"""``site-builder coverage``: what became of each sentence of the archived texts."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from site_builder.analysis.totals import Totals
from site_builder.build.check_site import check_site
from site_builder.build.options import Options
from site_builder.build.workers import processors
from site_builder.cli._console import echo, echo_json, format_option, site_option
from site_builder.cli._findings import known
from site_builder.evidence.folding import on_one_line
from site_builder.evidence.receipt import Span
from site_builder.findings.counted import counted
from site_builder.index.sentence_use import coverage_of
from site_builder.index.site_index import SiteIndex

_EXAMPLES = """\
\b
Examples:
  site-builder coverage                        the site, its stories and its sources
  site-builder coverage --source flood-report  one source, with its unused sentences
"""


@click.command(epilog=_EXAMPLES)
@click.option("--source", "chosen", multiple=True, metavar="ID", help="This source only; may be given several times.")
@format_option
@site_option
def coverage(chosen: tuple[str, ...], form: str, site: Path) -> None:
    """Tell which sentences of the archived texts are used, clutter, set aside for a reason, or unused.

    A sentence is used where a published claim quotes of it. The unused ones are printed with their lines.
    """
    index = check_site(site, Options(jobs=processors())).index
    for id in chosen:
        known("source", id, index.sources)
    (_print_json if form == "json" else _print_text)(index, chosen or tuple(index.sources), whole=not chosen)


def _print_text(index: SiteIndex, chosen: tuple[str, ...], *, whole: bool) -> None:
    found = coverage_of(index)
    if whole:
        echo(f"The site: {_told(found.site)}", *(f"Story {id}: {_told(all)}" for id, all in found.stories.items()))
    for id in chosen:
        echo(f"Source {id}: {_told(found.sources[id])}")
        for line, words in _unused(index, id, found.unused[id]):
            echo(f"  line {line}: {words}")


def _told(totals: Totals) -> str:
    """Return the totals in words. The share is rounded down: 100 % means all."""
    return (
        f"{int(totals.share * 100)} % of {counted(totals.sentences, 'sentence')} accounted for "
        f"({totals.used} used, {totals.aside} set aside, {totals.clutter} clutter, {totals.unused} unused)."
    )


def _unused(index: SiteIndex, id: str, spans: tuple[Span, ...]) -> Iterator[tuple[int, str]]:
    """Yield the line and the words of each unused sentence."""
    text = index.seeds[index.sources[id].seed].text if spans else ""
    line, counted_to = 1, 0
    for span in spans:
        line, counted_to = line + text.count("\n", counted_to, span.start), span.start
        yield line, on_one_line(text[span.start : span.end])


def _print_json(index: SiteIndex, chosen: tuple[str, ...], *, whole: bool) -> None:
    found = coverage_of(index)
    sources = {
        id: {
            **_counts(found.sources[id]),
            "unused_sentences": [
                {"line": line, "start": span.start, "end": span.end, "text": words}
                for span, (line, words) in zip(found.unused[id], _unused(index, id, found.unused[id]), strict=True)
            ],
        }
        for id in chosen
    }
    site: Mapping[str, Any] = {
        "site": _counts(found.site),
        "stories": {id: _counts(totals) for id, totals in found.stories.items()},
    }
    echo_json(json.dumps({**(site if whole else {}), "sources": sources}, ensure_ascii=False, indent=2))


def _counts(totals: Totals) -> dict[str, Any]:
    return {
        "sentences": totals.sentences,
        "used": totals.used,
        "aside": totals.aside,
        "clutter": totals.clutter,
        "unused": totals.unused,
        "share": round(totals.share, 4),
    }
