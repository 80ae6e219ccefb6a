"""The fast way to what folds finds what the plain way finds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from site_builder.evidence import folding

TRICKY = st.text(alphabet="a b\n\t\u00a0\u200b\xad‘“—-…éﬁ″，\u0301\r", max_size=30)


@given(TRICKY)
def test_candidates_lead_to_every_stretch_that_folds(text: str) -> None:
    plain = [(m.start(), m.end(), folding._in_place_of(m)) for m in folding._FOLDABLE.finditer(text)]
    assert list(folding._foldable(text)) == plain
