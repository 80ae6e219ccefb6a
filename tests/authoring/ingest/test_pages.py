"""What a page becomes: folders in ``cases/`` have a page, and what is expected of its article.

``expected.yaml`` has fields of the article (``title``, ``authors``, ``url``, ``language``, ``published``, ``publisher``),
``text`` (the archived text, line by line), ``lines`` (lines that it has), ``without`` (words that it has not), and ``missing``,
``boxes``, ``bylines``, ``struck``, ``captions``, ``doubts`` and ``remarks`` of the account, each a list of beginnings.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from site_builder.authoring.ingest.article import Article
from site_builder.authoring.ingest.read_article import read_article
from site_builder.authoring.ingest.received import FileKind, Received

CASES = sorted(path for path in (Path(__file__).parent / "cases").iterdir() if path.is_dir())
ACCOUNT = ("missing", "boxes", "bylines", "struck", "captions", "doubts", "remarks")


def article_of(case: Path) -> Article:
    page = case / "page.html"
    return read_article(Received(page.name, page.read_bytes()), FileKind.PAGE)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_page_becomes_the_article_that_is_expected(case: Path) -> None:
    expected: dict[str, Any] = yaml.safe_load((case / "expected.yaml").read_text(encoding="utf-8"))
    article = article_of(case)
    lines = article.text.splitlines()
    for name in ("title", "url", "language", "publisher"):
        if name in expected:
            assert getattr(article, name) == expected[name], name
    if "authors" in expected:
        assert list(article.authors) == expected["authors"]
    if "published" in expected:
        assert article.published == expected["published"]
    if "text" in expected:
        assert lines == expected["text"]
    assert [line for line in expected.get("lines", ()) if line not in lines] == []
    assert [words for words in expected.get("without", ()) if words in article.text] == []
    for name in ACCOUNT:
        if name in expected:
            told = getattr(article.account, name)
            assert len(told) == len(expected[name]), told
            assert all(each.startswith(start) for each, start in zip(told, expected[name], strict=True)), told
    for name, origin in expected.get("origins", {}).items():
        assert article.origins[name] == origin
