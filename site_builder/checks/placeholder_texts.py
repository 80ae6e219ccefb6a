"""What a new site came with, such as its examples, and that nobody has replaced. It is asked about where a site goes out."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from site_builder.content import placeholders
from site_builder.content.document import AnyDocument, Document, is_draft
from site_builder.content.fields import is_private_host
from site_builder.content.languages import is_english
from site_builder.content.records import Page, Source
from site_builder.content.settings import DEFAULT_ADDRESS, Settings
from site_builder.findings.counted import listed
from site_builder.findings.finding import Finding, Place

CODE = "placeholder"
_INVENTED = "This article is invented, and so is what claims say of it: it is the example that a new site comes with."
_INVENTED_HINT = "Before the site goes out, remove the source and its seed, and the claims that quote it."
_ADDRESS_HINT = (
    "Write the address at which the site will stand under `base_url` in content/site.yaml, or give it with --base-url."
)


def check(document: AnyDocument, language: str) -> Iterator[Finding]:
    """Report the invented articles of a new site, and what nobody has replaced of its pages; ``language`` is the site's.

    In English only the sentences count that ask to be replaced; in another language every word of the pages is to be.
    """
    if is_draft(document):
        return
    if isinstance(document.record, Source) and document.record.sha256 in placeholders.EXAMPLE_SEEDS:
        yield document.report(CODE, ("seed",), _INVENTED, _INVENTED_HINT)
    if isinstance(document.record, Page):
        yield from _sentences(document) if is_english(language) else _english(document, document.record, language)


def check_settings(settings: Document[Settings]) -> Iterator[Finding]:
    """Report a site that is still named as every new one is."""
    if settings.record.title == placeholders.SITE_TITLE:
        message = "This is what every new site is called."
        yield settings.report(CODE, ("title",), message, "Write the name of your site.")


def check_address(settings: Document[Settings]) -> Iterator[Finding]:
    """Report that nobody said where a site is published: feeds, the sitemap and ClaimReview would name another place."""
    address = settings.record.base_url
    if placeholders.is_example_address(address):
        yield settings.report(CODE, ("base_url",), _example_message(address), _ADDRESS_HINT)
    elif is_private_host(urlsplit(address).hostname or ""):
        message = f"{address} is an address of your own machine or network, and readers' links would lead there."
        yield settings.report(CODE, ("base_url",), message, _ADDRESS_HINT)


def _example_message(address: str) -> str:
    if address == DEFAULT_ADDRESS:
        return f"The site does not say where it is published, so all its whole addresses would begin with {address}."
    return f"{address} is an address that is kept for examples, where nobody can publish."


def _sentences(document: AnyDocument) -> Iterator[Finding]:
    for number, line in enumerate(document.lines, start=1):
        for words in placeholders.PAGE_SENTENCES:
            if (at := line.find(words)) >= 0:
                place = Place(document.path, number, at + 1, len(words))
                yield document.report(CODE, place, "This is what the page of a new site says.", "Write your own words.")


def _english(document: AnyDocument, page: Page, language: str) -> Iterator[Finding]:
    """Report once what is left of the English words of a new site's page."""
    left = [(name, place) for starter in placeholders.STARTER_PAGES for name, place in _left(document, page, starter)]
    if left:
        parts = dict.fromkeys(f"the {name}" for name, _ in left)
        stay = "stand" if len(parts) > 1 else "stands"
        message = (
            f"The site speaks “{language}”, and {listed(parts)} of this page still {stay} in the English of a new site."
        )
        yield document.report(CODE, left[0][1], message, "Write your own words, in the language of the site.")


def _left(document: AnyDocument, page: Page, starter: placeholders.StarterPage) -> Iterator[tuple[str, Place]]:
    """Yield each part of a page that stands as a new site has it, and where."""
    if page.title == starter.title:
        yield "title", document.place("title")
    if page.summary == starter.summary:
        yield "summary", document.place("summary")
    for number, line in enumerate(document.lines, start=1):
        if words := next((words for words in starter.body if words in line), None):
            yield "text", Place(document.path, number, line.index(words) + 1, len(words))
