"""The examples of a theme's macros: calls over the tiny site of ``tests/cases/_base``, and what a reader gets of each.

``themes/default/examples/<file>.yaml`` holds, for each macro of ``macros/<file>.html``, a list of examples: the
``call``, the text that it ``reads`` as, and a selector that it ``has``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from markupsafe import Markup

from site_builder.content.read_theme import load_theme
from site_builder.output.assets import publish_assets
from site_builder.output.templates import Templates
from tests.cases_on_disk import BASE
from tests.linked import Linked, linked

THEMES = Path(__file__).parents[2] / "themes"
PAGE = "style-guide/"
_MACRO = re.compile(r"{%-? macro (\w+)")


@dataclass(frozen=True, slots=True)
class Example:
    """One call of a macro."""

    file: str
    macro: str
    call: str
    reads: str
    has: str | None = None

    @property
    def template(self) -> str:
        """A template that holds this call and nothing else."""
        return f'{{% from "macros/{self.file}.html" import {self.macro} with context %}}{{{{ {self.call} }}}}'

    def __str__(self) -> str:
        return f"{self.file}-{self.call}"


def examples() -> list[Example]:
    """Return every example, file by file."""
    return [
        Example(path.stem, macro, **example)
        for path in sorted((THEMES / "default" / "examples").glob("*.yaml"))
        for macro, listed in yaml.safe_load(path.read_text(encoding="utf-8")).items()
        for example in listed
    ]


def macros() -> dict[str, list[str]]:
    """Return the macros of each file of the default theme."""
    folder = THEMES / "default" / "templates" / "macros"
    return {path.stem: _MACRO.findall(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.html"))}


@cache
def tiny_site() -> Linked:
    """Return the pages of the tiny site."""
    return linked(BASE)


def values() -> dict[str, Any]:
    """Return what the calls name: ``tiny``, with the pages of each kind by their ids."""
    kinds = ("claims", "questions", "stories", "sources")
    return {"tiny": {kind: {page.card.id: page for page in getattr(tiny_site(), kind)} for kind in kinds}}


@cache
def templates(theme: str) -> Templates:
    """Return a theme's templates with one for each example and those of this folder."""
    loaded = load_theme(BASE, theme)
    calls = {str(example): example.template for example in examples()}
    own = {path.name: path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("*.html")}
    names = publish_assets(loaded.assets).names
    return Templates(tiny_site().frame, {**loaded.templates, **calls, **own}, names, loaded.words)


def shown(example: Example, theme: str = "default") -> Markup:
    """Return what an example makes."""
    html = templates(theme).render(str(example), PAGE, None, **values()).decode("utf-8")
    return Markup(html)  # noqa: S704 (made by our own templates)
