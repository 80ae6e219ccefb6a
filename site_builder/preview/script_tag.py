"""The preview's script in a page: added to what is sent, never to what is built."""

from __future__ import annotations

from site_builder.preview.static_host import Answer


def with_script(page: Answer) -> bytes:
    """Return a page's bytes with the preview's script before ``</body>``, or at the end where that is missing.

    The script is a file of the same origin, so it runs under the site's own Content-Security-Policy.
    """
    tag = b'<script src="/_preview/preview.js" data-preview="%s" data-status="%d"></script>' % (
        page.digest.encode(),
        page.status,
    )
    end = page.body.lower().rfind(b"</body")
    return page.body[:end] + tag + page.body[end:] if end >= 0 else page.body + tag
