"""The description of the site's search, which browsers read."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from tests.sites import built_files
from tests.views.test_pages import change

SPACE = "{http://a9.com/-/spec/opensearch/1.1/}"


def test_browsers_are_told_where_the_search_takes_its_words(tiny: Path) -> None:
    change(tiny / "content/site.yaml", ("title: The flood", "title: The flood & <its> causes"))
    files = built_files(tiny)
    described = etree.fromstring(files["opensearch.xml"])
    assert described.findtext(f"{SPACE}ShortName") == "The flood & <its"
    (url,) = described.findall(f"{SPACE}Url")
    assert url.get("template") == "https://flood.example/search/?q={searchTerms}"
    page = files["claims/damage/index.html"].decode()
    assert '<link rel="search" href="../../opensearch.xml"' in page
    assert '<link rel="cite-as" href="https://flood.example/claims/damage/">' in page
    assert '<meta name="author" content="The flood &amp; &lt;its&gt; causes">' in page
