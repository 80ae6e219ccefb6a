"""``site-builder new source``: record an archived text, or archive one from the web or from a file."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from site_builder.authoring import starters
from site_builder.authoring.ingest.text_language import language_of_text, unknown_language_line
from site_builder.cli._authoring import create, id_option, offer_editor
from site_builder.cli._console import echo, fail, site_option
from site_builder.cli._details import Details
from site_builder.cli._language import refuse_no_language
from site_builder.cli._suggested_origins import suggest_origins
from site_builder.cli._versions import id_of_version, named_version, refuse_another, refuse_taken_id
from site_builder.content.dates import day_meant, read_date
from site_builder.content.document_formats import WAY, kind_by_content, kind_by_text
from site_builder.content.fields import is_web_address
from site_builder.content.files import MAX_SEED_BYTES
from site_builder.content.languages import UNDETERMINED
from site_builder.store.site_paths import below, first_link, is_file
from site_builder.store.tool_version import installation_of

_NO_LANGUAGE = "Nothing tells the article's language. Write its tag in the record, such as `language: pl` for Polish, or give it with --language."


@click.command(
    epilog='\b\nExamples:\n  site-builder new source --from https://example.org/news/river-rises\n  site-builder new source --from https://example.org/news/river-rises --keep html\n  site-builder new source --from saved-page.html --title "River rises by two metres"\n  site-builder new source --from https://example.org/news/river-rises --version-of river-rises\n  site-builder new source seeds/report.txt --title "River rises by two metres"'
)
@click.argument("seed", required=False, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--from", "origin", metavar="FILE|URL", help="Archive this page or text: its text goes into seeds/.")
@click.option("--title", metavar="TEXT", help="The article's headline, or your description of it.")
@click.option("--url", metavar="URL", help="Where the article can be read live.")
@click.option("--publisher", metavar="NAME", help="Who published it.")
@click.option("--author", "authors", multiple=True, metavar="NAME", help="An author; may be given several times.")
@click.option("--published", metavar="DATE", help="The day of publication, such as 2026-03-02.")
@click.option(
    "--language", metavar="TAG", help="The article's language (default: what the page says or its text shows)."
)
@click.option("--version-of", metavar="ID", help="The id of the article of which this is the version of another day.")
@click.option("--rewritten", is_flag=True, help="With --version-of: go on though hardly a sentence was kept.")
@click.option("--retrieved", metavar="DATE", help="The day on which a file was saved (of a web page: today).")
@click.option("--origin", "wire", metavar="NAME", help="Where the article has its report, such as an agency.")
@click.option("--charset", metavar="NAME", help="How the page's letters are encoded, where it says so wrongly.")
@click.option(
    "--keep",
    type=click.Choice(("file", "html", "warc")),
    help="Also keep what was received, in originals/: its bytes, or a server's answer as WARC.",
)
@click.option("--edit/--no-edit", default=None, help="Open the new record in $EDITOR, or do not ask.")
@id_option
@site_option
def source(
    seed: Path | None,
    origin: str | None,
    edit: bool | None,
    site: Path,
    **given: Any,
) -> None:
    """Record an archived text: SEED is a file in the site's seeds/ folder, or --from names what is to be archived.

    With --from, the article's text is taken out of the page and stored, and its record says from where and when. What the
    page does not state is null; what was read from it by a program is for you to compare. Either both files are made or
    none. It needs the extra [ingest] and asks for the one address that you give, and those that it leads on to.
    """
    if (seed is None) == (origin is None):
        raise click.UsageError("Name a file in seeds/, or give an address or a file with --from.")
    details = Details(**{name: given[name] for name in Details._fields})
    _refuse_odd(details)
    if origin is None:
        path = _record(site, seed or Path(), details)
    else:
        try:
            from site_builder.cli._archive import Request, archive  # Needs the extra [ingest].

            path = archive(site, Request(origin, given["charset"], given["keep"], details))
        except ImportError:
            fail(f"`new source --from` needs more packages. Install them with: {installation_of('ingest')}")
    offer_editor(path, edit)


def _refuse_odd(details: Details) -> None:
    """End the command when something was given that a record cannot hold."""
    if details.language:
        refuse_no_language(details.language)
    if details.url and not is_web_address(details.url):
        fail(f"“{details.url}” is not a web address. Give the whole of it, beginning with https://.")
    for day in (details.published, details.retrieved):
        if day and not isinstance(read_date(day), date):
            meant = day_meant(day)
            way = (
                f"Write it as {meant.isoformat()}."
                if meant
                else "Write year, month and day, such as 2026-03-02; leave it out when the day is not known."
            )
            fail(f"“{day}” is not a day. {way}")


def _in_utf8(content: bytes, found: str, seed: Path) -> str:
    """Return the text of a file, or end the command if it is not UTF-8: the record would name a file that no check can read."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        fail(
            f"{found} is not saved as UTF-8. Archive its text with {WAY} {seed}, which reads other files too, and take that file out of seeds/ then."
        )


def _record(site: Path, seed: Path, details: Details) -> Path:
    """Make the record of a file that lies in seeds/ already."""
    found, content = _archived_text(site, seed)
    if not details.title:
        fail("Give the article's headline, or your description of it, with --title.")
    text = _in_utf8(content, found, seed)
    language = details.language or _shown_language(text)
    first = named_version(site, details.version_of) if details.version_of else None
    rewritten = first is not None and refuse_another(site, first, text, language, details)
    retrieved = date.fromisoformat(details.retrieved) if details.retrieved else None
    record = starters.source(
        details.title,
        found.removeprefix("seeds/"),
        content,
        language or unknown_language_line(text),
        publisher=details.publisher,
        authors=details.authors,
        published=date.fromisoformat(details.published) if details.published else None,
        url=details.url,
        origin=details.wire,
        version=starters.VersionLines(retrieved=retrieved, version_of=details.version_of, rewritten=rewritten),
    )
    id = details.id or (id_of_version(first, retrieved) if first else starters.id_for(details.title))
    if not first:
        refuse_taken_id(site, id, text, language)
    path = create(site, "sources", id, record)
    if not details.language:
        echo(f"Its language was recorded as “{language}”, by its text; compare that." if language else _NO_LANGUAGE)
    suggest_origins(text, language or UNDETERMINED)
    return path


def _archived_text(site: Path, seed: Path) -> tuple[str, bytes]:
    """Return the path of an archived text below the site's folder, and its bytes; say what is wrong with any other file."""
    found = below(site, seed)
    if found is None or not found.startswith("seeds/"):
        fail(
            f"{seed} is not in {site / 'seeds'}. To archive its text and record it at once: site-builder new source --from {seed}"
        )
    if linked := first_link(site, found):
        fail(
            f"{linked} is a link to another place, and links are not followed. Put the archived text itself into seeds/."
        )
    if not is_file(site, found):
        fail(f"{found} is no ordinary file, such as a named pipe. Put the archived text itself into seeds/.")
    with seed.open("rb") as file:
        content = file.read(MAX_SEED_BYTES + 1)
    if kind := kind_by_content(content) or kind_by_text(content.decode("utf-8", "replace")):
        fail(
            f"{found} is {kind}, and a seed is the text alone. Archive its text with {WAY} {seed}, and take that file out of seeds/ then."
        )
    if len(content) > MAX_SEED_BYTES:
        fail(f"{found} has more than {MAX_SEED_BYTES // 2**20} MB, which no article has.")
    return found, content


def _shown_language(text: str) -> str | None:
    """Return the language that a text shows; of words it is told only where the packages of ``--from`` are installed."""
    try:
        return language_of_text(text)[0]
    except ImportError:
        return None
