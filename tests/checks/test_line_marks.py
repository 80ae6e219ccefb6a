"""A quotation that only line ends or list marks of the archived text part from it: the finding says so."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from site_builder.build.check_site import check_site


@pytest.mark.parametrize(
    ("seed", "quote", "told"),
    [
        ("By the of-\nficial figures it stays closed.\n", "By the official figures", "a hyphen parts “official”"),
        ("- It stays closed.\n- Cyclists may cross.\n", "It stays closed. Cyclists may cross.", "Marks of a list"),
        ("| 2026 | 1,200,000 |\n", "2026 1,200,000", "Marks of a list"),
    ],
)
def test_what_lines_put_between_words_is_named(seed: str, quote: str, told: str, tiny: Path) -> None:
    (tiny / "seeds/letter.txt").write_text(seed, encoding="utf-8")
    digest = hashlib.sha256(seed.encode()).hexdigest()
    source = f"---\ntitle: A letter\nseed: letter.txt\nsha256: {digest}\n---\n"
    (tiny / "content/sources/letter.md").write_text(source, encoding="utf-8")
    claim = tiny / "content/claims/damage.md"
    text = claim.read_text(encoding="utf-8").replace("source: bridge-closed", "source: letter")
    claim.write_text(text.replace("The damage is put at 3 million euros.", f'"{quote}"'), encoding="utf-8")
    (found,) = (finding for finding in check_site(tiny).findings if finding.code == "quote-not-found")
    assert told in found.hint
