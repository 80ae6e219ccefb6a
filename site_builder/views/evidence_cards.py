"""Cards of evidence: what an article says of a claim, in its own words, with the proof."""

from __future__ import annotations

from msgspec import Struct

from site_builder.content.addresses import passage_anchor
from site_builder.content.records import Extent, Stance
from site_builder.content.seed import Seed
from site_builder.content.translation import Translation
from site_builder.evidence.find_quote import OMISSION_MARK, pieces_of
from site_builder.evidence.receipt import Receipt
from site_builder.index.entries import EvidenceEntry
from site_builder.views.cards import SourceCard
from site_builder.views.quoted_passage import QuotePart, live_address, passage_of
from site_builder.views.shown_text import shown
from site_builder.views.source_proof import SourceProof
from site_builder.views.version_words import WordsInVersions


class EvidenceCard(Struct, frozen=True):
    """One item of evidence: an article, its stance, its words in their sentence, why, and the proof.

    ``anchor`` is the id of this item on the claim's page. ``in_article`` is the address, with its fragment, of
    the highlighted passage on the source's page. ``live`` is the article's live address with a text fragment
    that names the quotation, where there is a live address. ``exact`` has the pieces of the quotation, made safe to
    show; ``receipt`` has them as they stand in the archived text. ``proof`` is what readers can check it against.
    ``translation`` has the words in the site's language, and proves nothing.
    From an article that was taken down there is no receipt, and perhaps no words. ``versions`` says in which versions of
    the article the words stand, where there are several.
    """

    anchor: str
    source: SourceCard
    stance: Stance
    passage: tuple[QuotePart, ...]
    cut_before: bool
    cut_after: bool
    speaker: str | None
    locator: str | None
    why: str
    exact: tuple[str, ...]
    receipt: Receipt | None
    proof: SourceProof
    in_article: str
    live: str | None
    versions: WordsInVersions | None = None
    translation: Translation | None = None


def evidence_card(item: EvidenceEntry, anchor: str, source: SourceCard, seed: Seed, proof: SourceProof) -> EvidenceCard:
    """Return the card of an item of evidence, with the words of its archived text and the proof."""
    receipt = Receipt(
        seed.name, seed.sha256, item.spans, tuple(seed.text[span.start : span.end] for span in item.spans)
    )
    passage = passage_of(seed.text, item.spans, source.language, proof.publish)
    return EvidenceCard(
        anchor=anchor,
        source=source,
        stance=item.stance,
        passage=passage.parts,
        cut_before=passage.cut_before,
        cut_after=passage.cut_after,
        speaker=item.speaker,
        locator=item.locator,
        why=item.why,
        exact=tuple(map(shown, receipt.exact)),
        receipt=receipt,
        proof=proof,
        in_article=f"{source.address}#{passage_anchor(item.spans[0].start, item.spans[-1].end)}",
        live=live_address(source.url, receipt) if source.url else None,
        translation=item.translation,
    )


def evidence_without_text(item: EvidenceEntry, anchor: str, source: SourceCard, sha256: str) -> EvidenceCard:
    """Return the card of an item of evidence from an article that was taken down: its words alone, if they are kept."""
    pieces = tuple(map(shown, pieces_of(item.words))) if item.words else ()
    parts = [part for piece in pieces for part in (_OMITTED, QuotePart(piece, quoted=True))]
    return EvidenceCard(
        anchor=anchor,
        source=source,
        stance=item.stance,
        passage=tuple(parts[1:]),
        cut_before=False,
        cut_after=False,
        speaker=item.speaker,
        locator=item.locator,
        why=item.why,
        exact=pieces,
        receipt=None,
        proof=SourceProof(Extent.NONE, sha256, None),
        in_article=source.address,
        live=None,
        translation=item.translation if pieces else None,
    )


_OMITTED = QuotePart(f" {OMISSION_MARK} ", quoted=False)
