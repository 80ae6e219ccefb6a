"""The quotations of a published claim: each stands where its receipt says, and on the page in these words."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from hashlib import sha256

from msgspec import Struct

from site_builder.audit.published_data import PublishedEvidence, PublishedExcerpts, PublishedSource, QuotedSpan
from site_builder.audit.published_site import PublishedSite, UnreadableError
from site_builder.audit.shown_page import ShownPage, one_line_end
from site_builder.content.addresses import seed_file
from site_builder.evidence.excerpt_tree import Paragraph, root_above
from site_builder.evidence.find_quote import OMISSION_MARK
from site_builder.findings.finding import Finding, Place, finding

_HIDDEN = frozenset({"Cc", "Cf", "Cn"})
"""The categories of characters that a page may show as another one."""
_HINT = "Publish the site again. If it comes back, compare the archived text with the seed in the repository."


class PublishedText(Struct, frozen=True):
    """What is published of an archived text: stretches of it with their places; None where nothing is."""

    pieces: tuple[tuple[int, str], ...] | None
    faults: tuple[str, ...] = ()

    def holds(self, span: QuotedSpan) -> bool:
        """Say whether the words of a span stand at its place."""
        if self.pieces is None:
            return True
        within = [(at, text) for at, text in self.pieces if at <= span.start and span.end <= at + len(text)]
        return any(text[span.start - at : span.end - at] == span.exact for at, text in within)


def published_text(site: PublishedSite, id: str, source: PublishedSource) -> PublishedText:
    """Return what is published of the text of a source, and what is wrong with it. Raises :class:`UnreadableError`."""
    if source.publish is None:
        raise UnreadableError(f"Its data do not say how much of “{id}” is published.")
    if source.publish == "full":
        return _file(site, id, source)
    if source.publish == "excerpts" and source.excerpts:
        return _paragraphs(source.excerpts)
    return PublishedText(None if source.publish == "none" else ())


def _file(site: PublishedSite, id: str, source: PublishedSource) -> PublishedText:
    content = site.get(seed_file(id)).content
    is_it = sha256(content).hexdigest() == source.sha256 and len(content) == source.size
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        raise UnreadableError("The archived text is not UTF-8.") from None
    return PublishedText(((0, text),), () if is_it else ("The archived text is not the one that the receipt names.",))


def _paragraphs(excerpts: PublishedExcerpts) -> PublishedText:
    pieces: list[tuple[int, str]] = []
    faults = []
    for listed in excerpts.paragraphs:
        path = tuple(map(bytes.fromhex, listed.path))
        paragraph = Paragraph(listed.index, listed.start, listed.text, bytes.fromhex(listed.salt), path)
        if root_above(paragraph, excerpts.count) != excerpts.root:
            faults.append(f"The paragraph {listed.index} does not belong to the root of the text.")
        start, before = (
            pieces.pop() if pieces and sum((pieces[-1][0], len(pieces[-1][1]))) == listed.start else (listed.start, "")
        )
        pieces.append((start, before + listed.text))
    return PublishedText(tuple(pieces), tuple(faults))


def check_evidence(
    address: str, item: PublishedEvidence, source: PublishedSource, text: PublishedText, page: ShownPage
) -> Iterator[Finding]:
    """Yield what is wrong with a piece of evidence of the claim at an address."""
    place = Place(f"{address}#{item.anchor}")
    for message in _faults(item, source, text, page):
        yield finding("receipt-broken", place, message, _HINT)


def _faults(item: PublishedEvidence, source: PublishedSource, text: PublishedText, page: ShownPage) -> Iterator[str]:
    if not page.shows_stance(item.anchor, item.stance):
        yield f"The data say “{item.stance}”, and the page shows another stance."
    if item.receipt is None:
        if source.takedown is None or source.publish != "none":
            yield "There is no receipt, and the article was not taken down."
        if f" {OMISSION_MARK} ".join(page.marks(item.anchor)) != (item.quote or ""):
            yield "The page shows other words than its data."
        return
    if item.receipt.sha256 != source.sha256:
        yield "The receipt names another archived text than the source."
    if (item.receipt.start, item.receipt.end) != (item.receipt.spans[0].start, item.receipt.spans[-1].end):
        yield "The receipt begins or ends elsewhere than its spans."
    done = 0
    for span in item.receipt.spans:
        if not done <= span.start < span.end == span.start + len(span.exact) or not text.holds(span):
            yield f"At characters {span.start} to {span.end} of the archived text stands something else than is quoted."
        done = span.end
    exact, shown = [span.exact for span in item.receipt.spans], page.marks(item.anchor)
    if len(shown) != len(exact) or not all(map(shows_words, shown, exact)):
        yield "The page does not show the words of the receipt."
    if not shows_words(item.quote or "", f" {OMISSION_MARK} ".join(exact)):
        yield "The quote of the data has other words than the receipt."


def shows_words(shown: str, exact: str) -> bool:
    """Say whether a page shows these words; what does something to a page may be shown as another character."""
    shown, exact = one_line_end(shown), one_line_end(exact)
    return len(shown) == len(exact) and all(
        one == other or unicodedata.category(other) in _HIDDEN for one, other in zip(shown, exact, strict=True)
    )
