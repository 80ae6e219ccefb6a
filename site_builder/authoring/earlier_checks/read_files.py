"""Files of checks, each read as what it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from site_builder.authoring.earlier_checks.claim_reviews import checks_in, read_json_text
from site_builder.authoring.earlier_checks.columns import Columns
from site_builder.authoring.earlier_checks.csv_checks import checks_of_table
from site_builder.authoring.earlier_checks.found_check import FoundCheck, UnreadableFileError
from site_builder.authoring.earlier_checks.saved_pages import checks_of_page
from site_builder.authoring.earlier_checks.wordpress import checks_of_export

MAX_BYTES = 64 * 1024 * 1024
"""How large a file may be."""
ENDINGS = (".csv", ".tsv", ".json", ".jsonld", ".jsonl", ".ndjson", ".html", ".htm", ".txt", ".xml", ".wxr")
"""The endings of files that are looked at in a folder."""
Tell = Callable[[Columns], None]


def checks_in_file(
    name: str, content: bytes, columns: Mapping[str, str], tell: Tell
) -> Iterator[FoundCheck | UnreadableFileError]:
    """Yield the checks of a file, and why parts of it cannot be read. Raises :class:`UnreadableFileError` where nothing can."""
    start = content[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<?xml", b"<rss")) and b"<html" not in start:
        yield from checks_of_export(content, columns, tell)
        return
    text = _decoded(content)
    if name.lower().endswith((".jsonl", ".ndjson")):
        yield from _lines(text)
    elif start.startswith((b"{", b"[")):
        yield from checks_in(read_json_text(text))
    elif start.startswith(b"<"):
        yield from checks_of_page(text)
    elif name.lower().endswith((".csv", ".tsv", ".txt")):
        yield from checks_of_table(text, columns, tell)
    else:
        raise UnreadableFileError("It is neither a page, JSON, a table (.csv) nor an export of WordPress (.xml).")


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise UnreadableFileError(f"Line {line} is not UTF-8. Save the file as UTF-8.") from None


def _lines(text: str) -> Iterator[FoundCheck | UnreadableFileError]:
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            try:
                yield from checks_in(read_json_text(line), f"line {number}")
            except UnreadableFileError:
                yield UnreadableFileError(f"Line {number} is not JSON.")
