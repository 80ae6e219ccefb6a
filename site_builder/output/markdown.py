"""Claims in Markdown and the list of them in ``llms.txt`` (https://llmstxt.org): the verdict first, so that it is quoted with them.

Every text is escaped: what a claim or an article says is text, and neither heading nor link. The analysis alone has structure.
It comes last, and its headings stand below its own, so that none of it comes before what we say or reads as a part of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from site_builder.content.languages import translatable
from site_builder.content.records import Stance
from site_builder.output.body_text import analysis_below
from site_builder.output.claim_data import quote_of
from site_builder.output.escaped_text import escaped, html_link
from site_builder.output.exports import iso
from site_builder.views.claim_page import ClaimPage
from site_builder.views.evidence_cards import EvidenceCard
from site_builder.views.listed_claims import ListedClaim, ListedPart
from site_builder.views.site_frame import SiteFrame

CLAIM_FILE, LIST = "claim.md", "llms.txt"
Say = Callable[[str], str]
_STANCES = {
    Stance.SUPPORTS: translatable("Supports"),
    Stance.CONTRADICTS: translatable("Contradicts"),
    Stance.QUALIFIES: translatable("Qualifies"),
    Stance.MENTIONS: translatable("Mentions"),
}
_SILENT, _NOT_ASSESSED, _CLAIMANT = translatable("Says nothing"), translatable("Not assessed"), translatable("Claimant")
_ANALYSIS = translatable("Analysis")


def list_part(number: int) -> str:
    """Return the address of a part of the list of claims for assistants."""
    return f"llms-{number}.txt"


def claim_markdown(page: ClaimPage, frame: SiteFrame, say: Say) -> dict[str, bytes]:
    """Return a claim in Markdown: verdict and status, the claim, and the evidence word for word with its sources."""
    return {page.card.address + CLAIM_FILE: "\n".join(_lines(page, frame, say)).encode("utf-8")}


def _lines(page: ClaimPage, frame: SiteFrame, say: Say) -> Iterator[str]:
    card, address = page.card, frame.base_url + page.card.address
    yield from (f"# {escaped(card.headline)}", "", escaped(card.brief), "")
    yield f"- {html_link(frame.title, address)}, {iso(card.updated)}"
    yield from (f"- {escaped(f'{correction.date}: {correction.note}')}" for correction in page.corrections)
    if page.claimants:
        yield from ("", f"## {escaped(say(_CLAIMANT))}", "")
        yield from (f"- {escaped(said.name)}" for said, _ in page.claimants)
    for stance, cards in page.evidence.items():
        if cards:
            yield from ("", f"## {escaped(say(_STANCES[stance]))}")
        for item in cards:
            yield from _evidence(item, frame)
    for words, sources in ((_SILENT, page.silent), (_NOT_ASSESSED, page.not_assessed)):
        if sources:
            yield from ("", f"## {escaped(say(words))}", "")
            yield from (f"- {html_link(source.title, frame.base_url + source.address)}" for source in sources)
    if text := analysis_below(page, frame):
        yield from ("", f"## {escaped(say(_ANALYSIS))}", "", text)
    yield ""


def _evidence(item: EvidenceCard, frame: SiteFrame) -> Iterator[str]:
    quote = quote_of(item)
    yield ""
    if quote:
        yield from (f"> {escaped(quote)}", "")
    yield f"{html_link(item.source.title, frame.base_url + item.in_article)}: {escaped(item.why)}"


def claim_list(claims: Iterable[ListedClaim], parts: Iterable[ListedPart], frame: SiteFrame) -> dict[str, bytes]:
    """Return ``llms.txt``: all claims, or the parts of the list where it is long."""
    index = [f"- {html_link(list_part(part.number), frame.base_url + list_part(part.number))}" for part in parts]
    tagline = (f"> {escaped(frame.tagline)}", "") if frame.tagline else ()
    lines = (f"# {escaped(frame.title)}", "", *tagline, *_about(frame), *(index or _listed(claims, frame)), "")
    return {LIST: "\n".join(lines).encode("utf-8")}


def claim_list_part(part: ListedPart, frame: SiteFrame) -> dict[str, bytes]:
    """Return a part of the list of all claims for assistants."""
    lines = (f"# {escaped(frame.title)}", "", *_listed(part.claims, frame), "")
    return {list_part(part.number): "\n".join(lines).encode("utf-8")}


def _about(frame: SiteFrame) -> Iterator[str]:
    """Yield what an assistant has to know to quote the site rightly, in English, as ``llms.txt`` is everywhere."""
    yield "Every line begins with our verdict. Quote a claim only together with it. Where it says that a claim is"
    yield "outdated or withdrawn, no verdict stands. Quotations show what an article said, and not that it is so."
    yield ""
    yield f"- {html_link('methodology', frame.base_url + 'methodology/')}"
    yield f"- {html_link('data', frame.base_url + 'data/')}"
    yield from ("", "## Claims", "")


def _listed(claims: Iterable[ListedClaim], frame: SiteFrame) -> Iterator[str]:
    for claim in claims:
        card = claim.card
        yield f"- {html_link(card.headline, frame.base_url + card.address + CLAIM_FILE)}: {escaped(card.brief)}"
