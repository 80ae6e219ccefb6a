"""What a claim's data say of each archived text that it quotes, so that readers can check the quotations by themselves."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from site_builder.evidence.excerpt_tree import Paragraph
from site_builder.views.evidence_cards import EvidenceCard
from site_builder.views.site_frame import SiteFrame
from site_builder.views.source_proof import Excerpts


def proofs_of(cards: Iterable[EvidenceCard], frame: SiteFrame) -> dict[str, dict[str, Any]]:
    """Return, by source, how much of its text is published, and where: as a file, or as the quoted paragraphs."""
    found: dict[str, list[EvidenceCard]] = {}
    for card in cards:
        found.setdefault(card.source.id, []).append(card)
    return {id: _proof(of_one, frame) for id, of_one in found.items()}


def _proof(cards: list[EvidenceCard], frame: SiteFrame) -> dict[str, Any]:
    proof = cards[0].proof
    return {
        "publish": proof.publish,
        "sha256": proof.sha256,
        "size": proof.size,
        "archived_text": frame.base_url + proof.file if proof.file else None,
        "excerpts": _excerpts([card.proof.excerpts for card in cards if card.proof.excerpts]),
    }


def _excerpts(of_each: list[Excerpts]) -> dict[str, Any] | None:
    """Return the paragraphs in which quotations stand, each once, with their root."""
    if not of_each:
        return None
    paragraphs = {paragraph.index: paragraph for excerpts in of_each for paragraph in excerpts.paragraphs}
    return {
        "root": of_each[0].root,
        "count": of_each[0].count,
        "paragraphs": [_paragraph(paragraphs[index]) for index in sorted(paragraphs)],
    }


def _paragraph(paragraph: Paragraph) -> dict[str, Any]:
    return {
        "index": paragraph.index,
        "start": paragraph.start,
        "text": paragraph.text,
        "salt": paragraph.salt.hex(),
        "path": [digest.hex() for digest in paragraph.path],
    }
