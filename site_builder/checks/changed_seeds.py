"""Seeds that are not those that were pinned: what differs, as far as the digest tells, and the way back."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from itertools import product

from site_builder.content.plain_lines import plain_lines
from site_builder.index.entries import SourceEntry
from site_builder.index.site_index import SiteIndex
from site_builder.index.unlocated_finding import UnlocatedFinding

_BOM = "\ufeff"
_BY_HAND = {
    "a line break at its end was added": "Remove the line break at the end of the file",
    "a line break at its end was taken away": "Put a line break at the end of the file",
}
"""What undoes a slip in an editor; not what is told of other signs, which nobody sees."""
_MOST_ENDS = 2
"""How many line ends the pinned text may have had at its end."""


def check(index: SiteIndex) -> Iterator[UnlocatedFinding]:
    """Report seeds whose bytes are not those that their source pins."""
    for source in index.sources.values():
        pin = index.pins.get(source.seed)
        if pin and pin != source.sha256:
            yield _report(index, source, pin)


def _report(index: SiteIndex, source: SourceEntry, pin: str) -> UnlocatedFinding:
    path, text = f"seeds/{source.seed}", index.seeds[source.seed].text
    back = (
        f"`git checkout -- {path}` takes back what was not committed"
        if path in index.tracked
        else "take it from a backup"
    )
    if differs := _signs_that_differ(text, source.sha256):
        message = f"{path} is not the text that was pinned, though its words are: {' and '.join(differs)}."
        by_hand = _BY_HAND.get(differs[0]) if len(differs) == 1 else None
        restore = (
            f"{by_hand}, or restore the file as it was archived" if by_hand else "Restore the file as it was archived"
        )
        hint = f"An editor or a program that copies files did that. {restore}: {back}."
    else:
        message = f"{path} is not the text that was pinned: its sha256 is {pin}."
        kept = f"If the publisher corrected the article, keep both texts: put this one into another folder first, and afterwards archive it with site-builder new source --from THAT-FILE --version-of {source.id}."
        hint = f"Restore the file as it was archived: {back}. {kept} Only if the old text was never what the article said: site-builder fix --accept-seed."
    return source.report("seed-changed", ("sha256",), message, hint)


def _signs_that_differ(text: str, pinned: str) -> tuple[str, ...]:
    """Say which signs around the words differ from those of the text with this digest; nothing where the words do."""
    body = plain_lines(text).rstrip("\n")
    for mark, end, lines in product(("", _BOM), ("\r\n", "\n"), range(_MOST_ENDS + 1)):
        pinned_text = mark + (body + "\n" * lines).replace("\n", end)
        if sha256(pinned_text.encode()).hexdigest() == pinned:
            return tuple(_told(text, pinned_text))
    return ()


def _told(text: str, pinned: str) -> Iterator[str]:
    if text.startswith(_BOM) != pinned.startswith(_BOM):
        yield f"an invisible mark (BOM) at the beginning was {'added' if text.startswith(_BOM) else 'taken away'}"
    if ("\r" in text) != ("\r" in pinned):
        kind = "Windows (CRLF)" if "\r\n" in text else "old Macs (CR)" if "\r" in text else "Unix (LF)"
        yield f"its line ends are now those of {kind}"
    lines = [plain_lines(one)[len(plain_lines(one).rstrip("\n")) :].count("\n") for one in (text, pinned)]
    if lines[0] != lines[1]:
        added, count = lines[0] > lines[1], abs(lines[0] - lines[1])
        ends = "a line break" if count == 1 else f"{count} line breaks"
        yield f"{ends} at its end {'was' if count == 1 else 'were'} {'added' if added else 'taken away'}"
