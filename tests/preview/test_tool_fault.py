"""An error of the generator is a finding of the preview, with its place in the generator's code."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.build.live_site import LiveSite
from site_builder.build.options import Options
from site_builder.findings.catalogue import SEVERITIES
from site_builder.preview.snapshot import Builder


def test_the_preview_shows_it_and_goes_on(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise TypeError("ours,\nall of it.")

    builder = Builder(tiny, Options(drafts=True, preview=True))
    good = builder.build(None)
    with monkeypatch.context() as patch:
        patch.setattr(LiveSite, "read", broken)
        (fault,) = builder.build(None).findings
    assert (fault.code, fault.place.file, fault.severity) == (
        "tool-fault",
        Path(__file__).name,
        SEVERITIES["tool-fault"],
    )
    assert fault.message == "The build failed with an error that it does not know (TypeError): ours, all of it."
    assert fault.excerpt == 'raise TypeError("ours,\\nall of it.")'
    assert builder.build(None).files.keys() == good.files.keys()
