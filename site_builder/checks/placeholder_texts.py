"""What a new site came with, such as its examples, and that nobody has replaced. It is asked about where a site goes out."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.checks.archive import Texts
from site_builder.content import placeholders
from site_builder.content.document import AnyDocument, Document, is_draft
from site_builder.content.records import Claim, Page, Source, Story
from site_builder.content.settings import Settings
from site_builder.findings.values import Finding, Place

CODE = "placeholder"
_EXAMPLE_HINT = "Remove the example before the site goes out, or write `status: draft`."
_ADDRESS_HINT = (
    "Write the address at which the site will stand under `base_url` in content/site.yaml, or give it with --base-url."
)


def check(document: AnyDocument, texts: Texts) -> Iterator[Finding]:
    """Report the examples of a new site, and the sentences of its pages that ask to be replaced."""
    if is_draft(document):
        return
    record = document.record
    if isinstance(record, Source) and record.sha256 in placeholders.EXAMPLE_SEEDS:
        message = "This article is invented: it is the example that a new site comes with."
        yield document.report(CODE, ("sha256",), message, "Remove the example before the site goes out.")
    if isinstance(record, Claim):
        yield from _examples(document, ("claim",), (item.source for item in record.evidence), texts)
    if isinstance(record, Story):
        yield from _examples(document, ("title",), record.sources, texts)
    if isinstance(record, Page):
        yield from _sentences(document)


def check_settings(settings: Document[Settings]) -> Iterator[Finding]:
    """Report a site that is still named as every new one is."""
    if settings.record.title == placeholders.SITE_TITLE:
        message = "This is what every new site is called."
        yield settings.report(CODE, ("title",), message, "Write the name of your site.")


def check_address(settings: Document[Settings]) -> Iterator[Finding]:
    """Report that nobody said where a site is published: feeds, the sitemap and ClaimReview would name another place."""
    address = settings.record.base_url
    if placeholders.is_example_address(address):
        message = f"The site does not say where it is published, so all its whole addresses would begin with {address}."
        yield settings.report(CODE, ("base_url",), message, _ADDRESS_HINT)


def _examples(
    document: AnyDocument, key: tuple[str, ...], sources: Iterator[str] | tuple[str, ...], texts: Texts
) -> Iterator[Finding]:
    named = [texts.sources[id] for id in sources if id in texts.sources]
    if any(source.sha256 in placeholders.EXAMPLE_SEEDS for source in named):
        yield document.report(
            CODE, key, "This stands on an invented article, the example of a new site.", _EXAMPLE_HINT
        )


def _sentences(document: AnyDocument) -> Iterator[Finding]:
    for number, line in enumerate(document.lines, start=1):
        for words in placeholders.PAGES:
            if (at := line.find(words)) >= 0:
                place = Place(document.path, number, at + 1, len(words))
                yield document.report(CODE, place, "This is what the page of a new site says.", "Write your own words.")
