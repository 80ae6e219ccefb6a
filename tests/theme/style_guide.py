"""The style guide: the tiny site with a page on which every macro is shown with its examples.

``python -m tests.theme.style_guide FOLDER THEME`` (``make style-guide``) writes it; it is never published.
"""

from __future__ import annotations

import sys
from itertools import groupby
from pathlib import Path

from site_builder.build.options import Options
from tests.build.publishing import publish
from tests.cases_on_disk import BASE
from tests.sites import built_files
from tests.theme.examples import PAGE, Example, examples, shown, templates


def style_guide(theme: str) -> str:
    """Return the page of the style guide in a theme."""
    grouped = groupby(examples(), key=_file)
    groups = [(file, [(example.call, shown(example, theme)) for example in listed]) for file, listed in grouped]
    return templates(theme).render("style_guide.html", PAGE, None, groups=groups).decode("utf-8")


def _file(example: Example) -> str:
    return example.file


def main(folder: str, theme: str) -> None:
    """Write the tiny site with the style guide into a folder."""
    options = Options(theme=theme)
    files = built_files(BASE, options)
    publish({**files, f"{PAGE}index.html": style_guide(theme).encode("utf-8")}, Path(folder))


if __name__ == "__main__":
    main(*sys.argv[1:])
