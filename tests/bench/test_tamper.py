"""A fixed sample of tamperings: nearly all are noticed, by both in the same way; a forgery that fits is not."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from bench import tamper


def test_a_sample_of_tamperings_is_noticed_and_a_forgery_only_by_its_root() -> None:
    said: list[str] = []
    assert tamper.main(25, 1, None, 7, said.append) == 0
    noticed = [line for line in said if "tamperings" in line]
    assert len(noticed) == 2
    assert [line.split("noticed ")[1] for line in said if "forgeries" in line] == [
        "0 of 1 consistent forgeries without a root, 1 with one"
    ] * 2


@pytest.mark.parametrize("seed", range(3))
def test_what_was_tampered_with_is_put_back(seed: int, tmp_path: Path) -> None:

    folder = tmp_path
    for name in ("a", "b"):
        (folder / name).write_bytes(name.encode() * 50)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tamper, "notices", lambda public: (True, True))
        assert len(list(tamper.tamperings(folder, Random(seed), 20))) > 15  # noqa: S311
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {"a": b"a" * 50, "b": b"b" * 50}
