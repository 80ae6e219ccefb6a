"""Lines in order, also when most of them lie on the disk."""

from __future__ import annotations

from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.build import sorted_lines
from site_builder.build.sorted_lines import SortedLines


@given(groups=st.lists(st.lists(st.binary(max_size=6), max_size=7), max_size=6), held=st.integers(1, 9))
def test_they_come_out_in_order_whatever_is_held(groups: list[list[bytes]], held: int) -> None:
    with pytest.MonkeyPatch.context() as patch, closing(SortedLines()) as lines:
        patch.setattr(sorted_lines, "MAX_HELD", held)
        for group in groups:
            lines.add(iter(group))
        assert list(lines.in_order()) == sorted(line for group in groups for line in group)
        assert lines.count == sum(map(len, groups))
