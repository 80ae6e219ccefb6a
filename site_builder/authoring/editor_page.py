"""The files of the browser editor at ``/admin/``: its page, its configuration, and its program as a package brings it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from markupsafe import Markup

from site_builder.authoring.editor_configuration import configuration
from site_builder.content.browser_editor import EditorScript
from site_builder.content.settings import Settings
from site_builder.views.site_frame import SiteFrame

ADMIN_FOLDER = "admin/"
LOCAL_SCRIPT = "local/requests.js"
"""The script that runs before the program, and has it take from the site what it would fetch elsewhere."""
_PAGE = """\
<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{title}</title>
<link href="config.yml" type="application/yaml" rel="cms-config-url">
<link rel="icon" href="data:,">
</head>
<body>
<noscript>{without}</noscript>
<script src="{local}"></script>
<script src="{script}"></script>
</body>
</html>
"""


def editor_files(script: EditorScript, settings: Settings, frame: SiteFrame) -> Mapping[str, bytes]:
    """Return the editor's page, its configuration and its program."""
    page = Markup(_PAGE).format(  # noqa: S704 (the text above; what is filled in is escaped)
        language=frame.language,
        title=f"Editor – {frame.title}",
        without="The editor needs JavaScript. Every page of the site has a link to edit its file without it.",
        local=LOCAL_SCRIPT,
        script=script.name,
    )
    # Every JSON text is a YAML text.
    config = json.dumps(configuration(settings), ensure_ascii=False, indent=1)
    made = {"index.html": page.encode("utf-8"), "config.yml": f"{config}\n".encode(), LOCAL_SCRIPT: _local_script()}
    return {f"{ADMIN_FOLDER}{name}": content for name, content in {**script.files, **made}.items()}


@cache
def _local_script() -> bytes:
    return files("site_builder.authoring").joinpath("editor_requests.js").read_bytes()
