"""A fault in a theme as a finding: which template, which line, and what to do.

A theme is code, and code can fail in any way. The traceback of an error says in which template it arose. An error
outside of templates is left to the caller.
"""

from __future__ import annotations

from collections.abc import Mapping
from traceback import walk_tb

from jinja2 import TemplateNotFound, TemplateSyntaxError, UndefinedError

from site_builder.findings.finding import Finding, Place, finding


def template_fault(error: Exception, templates: Mapping[str, str], paths: Mapping[str, str]) -> Finding | None:
    """Return the finding for an error that was raised while templates were rendered, or None when no template was at work.

    ``paths`` leads from a template's name to its file, as far as the site has it.
    """
    where = _where(error, templates)
    if where is None:
        return None
    name, line = where
    lines = templates.get(name, "").splitlines()
    excerpt = lines[line - 1] if 0 < line <= len(lines) else ""
    indent = len(excerpt) - len(excerpt.lstrip())
    place = Place(paths.get(name, f"themes/default/templates/{name}"), line, indent + 1, max(1, len(excerpt.strip())))
    return finding("template-fault", place, _message(error), _hint(error), excerpt=excerpt)


def _where(error: Exception, templates: Mapping[str, str]) -> tuple[str, int] | None:
    """Return the template and the line, from 1, at which an error arose."""
    if isinstance(error, TemplateSyntaxError) and error.name is not None and error.name in templates:
        return error.name, error.lineno
    places = [(frame.f_code.co_filename, line) for frame, line in walk_tb(error.__traceback__)]
    return next((place for place in reversed(places) if place[0] in templates), None)


def _message(error: Exception) -> str:
    if isinstance(error, TemplateSyntaxError):
        return f"This template cannot be read: {_sentence(error.message)}"
    if isinstance(error, TemplateNotFound):
        return f"There is no template “{error.name}”."
    if isinstance(error, UndefinedError):
        return f"This template asks for something that is not there: {_sentence(error.message)}"
    if isinstance(error, KeyError):
        return f"This template asks for something that is not there: {error}."
    return f"This template cannot be rendered ({type(error).__name__}): {_sentence(str(error))}"


def _hint(error: Exception) -> str:
    if isinstance(error, TemplateSyntaxError):
        return "Look at this line and the one before: a tag that is not closed, or a word that Jinja does not know."
    if isinstance(error, TemplateNotFound):
        return "Correct the name, or add the template to the theme; docs/theme.md lists those that every theme has."
    return "Compare with docs/theme.md, which lists what each template is given, by name."


def _sentence(text: str | None) -> str:
    text = " ".join((text or "no more is known").split()).rstrip(".")
    return f"{text}."
