"""What the web server of the load test is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import load
from bench.load import configuration


@pytest.mark.parametrize(
    ("sibling", "said"), [("index.html.gz", "gzip_static on;"), ("index.html", "gzip_static off;")]
)
def test_compressed_siblings_are_sent_where_there_are_any(tmp_path: Path, sibling: str, said: str) -> None:
    (tmp_path / sibling).write_text("")
    assert said in configuration(tmp_path, tmp_path, 8080)


@pytest.mark.parametrize("there", [True, False])
def test_brotli_is_sent_where_the_server_has_a_module_for_it(
    tmp_path: Path, there: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = tmp_path / "module.so"
    monkeypatch.setattr(load, "BROTLI", module)
    (tmp_path / "index.html.br").write_text("")
    if there:
        module.write_text("")
    said = configuration(tmp_path, tmp_path, 8080)
    assert (f"load_module {module};" in said, "brotli_static on;" in said) == (there, there)


def test_it_listens_on_the_loopback_device_only(tmp_path: Path) -> None:
    listening = [
        line.strip()
        for line in configuration(tmp_path, tmp_path, 8080).splitlines()
        if line.strip().startswith("listen")
    ]
    assert listening == ["listen 127.0.0.1:8080;"]
