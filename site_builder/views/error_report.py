"""Where a reader reports an error in a claim: a mail, a form, or an issue, begun for them where that can be."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from site_builder.content.languages import translatable
from site_builder.content.repository import stated_repository
from site_builder.index.entries import ClaimEntry
from site_builder.views.site_view import SiteView

_SUBJECT = translatable("Error in: {claim}")
_TEXT = translatable("The claim: {claim}\nIts page: {page}\n\nWhat is wrong, and how do you know?\n")
_MAX_TITLE = 120


def report_address(entry: ClaimEntry, site: SiteView) -> str | None:
    """Return the address that opens a report on a claim, or None where the site names no way to its editors.

    Every part is percent-encoded, so that a claim adds no field to a mail (RFC 6068) or to a form.
    """
    settings = site.index.settings.record
    page = f"{settings.base_url.rstrip('/')}/{entry.address}"
    title = site.say(_SUBJECT).format(claim=_shortened(entry.claim))
    text = site.say(_TEXT).format(claim=entry.claim, page=page)
    contact = settings.contact
    if contact and contact.email:
        # Lines of a mail end with CR LF there.
        fields = urlencode({"subject": title, "body": text.replace("\n", "\r\n")}, quote_via=quote)
        return f"mailto:{contact.email}?{fields}"
    if contact and contact.form:
        return contact.form
    repository = stated_repository(settings)
    return repository.report(title, text) if repository else None


def _shortened(claim: str) -> str:
    line = " ".join(claim.split())
    return line if len(line) <= _MAX_TITLE else f"{line[:_MAX_TITLE].rstrip()}…"
