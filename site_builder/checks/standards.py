"""What the codes of fact-checkers' networks ask of a member's pages, and what a site does not say yet.

The codes: https://ifcncodeofprinciples.poynter.org/the-commitments (commitments 1 to 5) and https://efcsn.com/code-of-standards.
Whether a newsroom keeps a code is for its assessors; this tells only what readers cannot find here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct

from site_builder.content.document import Document, Key
from site_builder.content.settings import Settings
from site_builder.findings.finding import Finding
from site_builder.index.entries import PageEntry
from site_builder.index.site_index import SiteIndex

CODE = "standards"


class Asked(Struct, frozen=True):
    """One thing that the codes ask for: of which commitment, what, how the site says it, and whether it does."""

    commitment: str
    what: str
    hint: str
    key: Key
    is_told: Callable[[Settings], bool]


ASKED = (
    Asked(
        "IFCN 3, EFCSN",
        "who publishes the site, and what it is in law",
        "Name the publisher under `publisher`, and say on the about page what it is in law.",
        ("publisher",),
        lambda site: bool(site.publisher.name),
    ),
    Asked(
        "IFCN 3, EFCSN",
        "who edits and writes, and what they have done before",
        "List them under `people`, each with a name, a role and the page of a short biography.",
        ("people",),
        lambda site: bool(site.people) and all(person.role and person.page for person in site.people),
    ),
    Asked(
        "IFCN 3, EFCSN",
        "who pays for the work, and that they have no say in its results",
        "Say it under `funding`.",
        ("funding",),
        lambda site: bool(site.funding),
    ),
    Asked(
        "IFCN 3, EFCSN",
        "how to reach the editors",
        "Give a mail address or a form under `contact`.",
        ("contact",),
        lambda site: bool(site.contact and (site.contact.email or site.contact.form)),
    ),
    Asked(
        "IFCN 5, EFCSN",
        "how somebody complains, and how that is decided",
        "Say it under `complaints`, `route`.",
        ("complaints",),
        lambda site: bool(site.complaints),
    ),
    Asked(
        "IFCN 5, EFCSN",
        "whom they may turn to outside of the site",
        "Name somebody under `complaints`, `body`: a press council, or the network whose code you have signed.",
        ("complaints", "body"),
        lambda site: bool(site.complaints and site.complaints.body and site.complaints.body.url),
    ),
)
"""What settings can say."""
REQUIRED_PAGES = {
    "methodology": ("IFCN 4, EFCSN", "how claims and articles are chosen, checked, edited and published"),
    "corrections": ("IFCN 5, EFCSN", "how mistakes are corrected, and how readers learn of it"),
    "contribute": ("IFCN 4", "how readers can send in claims to be checked"),
    "about": ("IFCN 1, EFCSN", "that the site takes no side, and whom it belongs to"),
}
"""What a page in ``content/pages/`` has to tell in words of the site's own, by its id."""


def check(settings: Document[Settings], index: SiteIndex) -> Iterator[Finding]:
    """Tell, as information, of each thing that the codes ask for and that the site does not say."""
    for asked in ASKED:
        if not asked.is_told(settings.record):
            yield settings.report(CODE, asked.key, _message(asked.commitment, asked.what), asked.hint)
    for id, (commitment, what) in REQUIRED_PAGES.items():
        if not _is_public(index.pages.get(id)):
            hint = f"Write it into content/pages/{id}.md."
            yield settings.report(CODE, ("title",), _message(commitment, what), hint)


def _message(commitment: str, what: str) -> str:
    return f"Readers are not told {what} ({commitment})."


def _is_public(page: PageEntry | None) -> bool:
    return page is not None and not page.is_draft
