"""Words of the interface looked up once, when a template is compiled, and not each time that a page says them.

Every page of a build is in one language, so ``{{ _("Verdict") }}`` is a constant of that build. The syntax tree of a
template is changed before code is made of it: a message becomes text, a message with variables becomes text with
expressions in between, and in English a message with a plural becomes a choice between two. What comes out is what
Jinja2's own extension (``jinja2.ext.i18n``, new style) makes, byte for byte; whatever is not plain is left to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from gettext import NullTranslations
from typing import Any

from jinja2 import nodes
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from site_builder.output.jinja.codegen import PlainEnvironment
from site_builder.output.jinja.inline_includes import inlined

_GETTEXT = ("_", "gettext")
_VARIABLE = re.compile(r"%\((\w+)\)s")


class SpeakingEnvironment(PlainEnvironment):
    """An environment whose templates say the words of one language."""

    words: NullTranslations = NullTranslations()

    def _generate(
        self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False
    ) -> str:
        changed = _Folding(self.words).visit(inlined(source, self))
        changed.set_environment(self)
        return super()._generate(changed, name, filename, defer_init=defer_init)


class _Folding(NodeTransformer):
    def __init__(self, words: NullTranslations) -> None:
        self._words = words
        self._is_english = type(words) is NullTranslations

    def visit_Output(self, node: nodes.Output) -> Any:  # noqa: N802 (the visitor's naming)
        """Return the statements that print what this one prints."""
        statements: list[nodes.Stmt] = []
        printed: list[nodes.Expr] = []
        for child in node.nodes:
            message = self._message(child)
            choice = None if message else self._choice(child)
            if message is not None:
                printed += message
            elif choice is not None:
                statements += [*_output(printed, node.lineno), choice]
                printed = []
            else:
                printed.append(self.visit(child))
        statements += _output(printed, node.lineno)
        return statements

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802
        """Return a message that stands in an expression as a constant."""
        self.generic_visit(node)
        text = self._constant(node)
        return nodes.MarkSafe(nodes.Const(text, lineno=node.lineno), lineno=node.lineno) if text is not None else node

    def _constant(self, node: nodes.Expr) -> str | None:
        """Return what a call says that asks for one message without variables."""
        if not _is_call(node, _GETTEXT, 1) or node.kwargs:  # type: ignore[attr-defined]
            return None
        return _formatted(self._words.gettext(node.args[0].value))  # type: ignore[attr-defined]

    def _message(self, node: nodes.Expr) -> list[nodes.Expr] | None:
        """Return what a call for a message prints, as text and expressions."""
        if not _is_call(node, _GETTEXT, 1):
            return None
        return self._parts(self._words.gettext(node.args[0].value), node)  # type: ignore[attr-defined]

    def _choice(self, node: nodes.Expr) -> nodes.Stmt | None:
        """Return what a call for a message with a plural prints, as a choice between the two."""
        if not self._is_english or not _is_call(node, ("ngettext",), 3):
            return None
        singular, plural, number = node.args  # type: ignore[attr-defined]
        if not isinstance(plural, nodes.Const):
            return None
        one, many = self._parts(singular.value, node, number), self._parts(plural.value, node, number)
        if one is None or many is None:
            return None
        line = node.lineno
        is_one = nodes.Compare(number, [nodes.Operand("eq", nodes.Const(1, lineno=line), lineno=line)], lineno=line)
        return nodes.If(is_one, _nodes(one, line), [], _nodes(many, line), lineno=line)

    def _parts(self, message: str, node: Any, number: nodes.Expr | None = None) -> list[nodes.Expr] | None:
        variables = {keyword.key: keyword.value for keyword in node.kwargs}
        if number is not None:
            variables.setdefault("num", number)
        parts: list[nodes.Expr] = []
        for text, name in _pieces(message):
            plain = _formatted(text)
            if plain is None or (name and name not in variables):
                return None
            parts.append(nodes.TemplateData(plain, lineno=node.lineno))
            if name:
                parts.append(self.visit(variables[name]))
        return parts


def _is_call(node: nodes.Node, names: tuple[str, ...], arguments: int) -> bool:
    return (
        isinstance(node, nodes.Call)
        and isinstance(node.node, nodes.Name)
        and node.node.name in names
        and len(node.args) == arguments
        and isinstance(node.args[0], nodes.Const)
        and isinstance(node.args[0].value, str)
        and node.dyn_args is None
        and node.dyn_kwargs is None
    )


def _pieces(message: str) -> Iterator[tuple[str, str]]:
    """Yield the stretches of a message, each with the name of the variable behind it, if there is one."""
    done = 0
    for match in _VARIABLE.finditer(message):
        # Two signs stand for one, and what follows them is no variable.
        if (len(message[: match.start()]) - len(message[: match.start()].rstrip("%"))) % 2:
            continue
        yield message[done : match.start()], match[1]
        done = match.end()
    yield message[done:], ""


def _formatted(text: str) -> str | None:
    """Return a stretch of a message as formatting leaves it, or None when it asks for something."""
    try:
        return str(Markup(text) % {})  # noqa: S704 (our own words, which no content gets into)
    except (KeyError, ValueError, TypeError):
        return None


def _output(printed: list[nodes.Expr], line: int) -> list[nodes.Stmt]:
    return [nodes.Output(printed, lineno=line)] if printed else []


def _nodes(printed: list[nodes.Expr], line: int) -> list[nodes.Node]:
    return list(_output(printed, line))
