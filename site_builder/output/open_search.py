"""The site's search as browsers offer it in their address bar (OpenSearch 1.1, https://github.com/dewitt/opensearch)."""

from __future__ import annotations

from xml.sax.saxutils import escape

from site_builder.content.addresses import SEARCH
from site_builder.views.site_frame import SiteFrame

OPEN_SEARCH = "opensearch.xml"
LONGEST_NAME, LONGEST_DESCRIPTION = 16, 1024
"""How many characters the standard lets a short name and a description have."""


def open_search(frame: SiteFrame) -> dict[str, bytes]:
    """Return the description of the site's search."""
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n'
        f"<ShortName>{escape(frame.title[:LONGEST_NAME].strip())}</ShortName>\n"
        f"<Description>{escape((frame.tagline or frame.title)[:LONGEST_DESCRIPTION])}</Description>\n"
        f"<Language>{escape(frame.language)}</Language>\n"
        "<InputEncoding>UTF-8</InputEncoding>\n"
        f'<Url type="text/html" template="{escape(frame.base_url)}{SEARCH}?q={{searchTerms}}"/>\n'
        "</OpenSearchDescription>\n"
    )
    return {OPEN_SEARCH: text.encode("utf-8")}
