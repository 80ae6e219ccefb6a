"""The style of the page for missing addresses, where no style sheet can be reached.

A host serves that page at any depth, so its references begin at the path of ``base_url``. Where the site is served
below another path, they lead nowhere, and the page has only what it carries itself. The style stands in a layer that
every style sheet of a theme overrules, and the policy of pages names it by its digest (CSP Level 3, 2.3.1).
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

BARE_STYLE = (
    "@layer bare{html{font-family:Georgia,serif;line-height:1.5;color-scheme:light dark}body{margin:0}"
    ".masthead,main,.footer{max-width:45rem;margin-inline:auto;padding:1rem}}"
)
"""It has no character that a template escapes."""
BARE_STYLE_SOURCE = f"'sha256-{b64encode(sha256(BARE_STYLE.encode()).digest()).decode()}'"
"""What permits it in a Content Security Policy."""
