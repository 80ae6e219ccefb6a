"""The words of the interface, looked up once when a template is compiled.

All pages of a build are in one language, so ``{{ _("Verdict") }}`` is a constant of that build. The syntax tree of a
template is changed before code is made of it: a message becomes text, a message with variables becomes text with
expressions between, and in English a message with a plural becomes a choice between two. What is printed equals, byte
for byte, what Jinja2's own extension (``jinja2.ext.i18n``, new style) prints. Everything else is asked at run time, of
:func:`word_functions`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from gettext import NullTranslations
from typing import Any

from jinja2 import nodes
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

_GETTEXT = ("_", "gettext")
_NGETTEXT = ("ngettext",)
_VARIABLE = re.compile(r"%\((\w+)\)s")


def word_functions(words: NullTranslations) -> Mapping[str, Callable[..., Markup]]:
    """Return the functions for words in templates, like those of the extension but without a context."""

    def gettext(message: str, /, **variables: Any) -> Markup:
        return Markup(words.gettext(message)) % variables  # noqa: S704 (words of a theme are trusted, here and below)

    def ngettext(singular: str, plural: str, num: int, /, **variables: Any) -> Markup:
        return Markup(words.ngettext(singular, plural, num)) % {"num": num, **variables}  # noqa: S704

    def pgettext(context: str, message: str, /, **variables: Any) -> Markup:
        return Markup(words.pgettext(context, message)) % {"context": context, **variables}  # noqa: S704

    def npgettext(context: str, singular: str, plural: str, num: int, /, **variables: Any) -> Markup:
        said = words.npgettext(context, singular, plural, num)
        return Markup(said) % {"context": context, "num": num, **variables}  # noqa: S704

    return {"_": gettext, "gettext": gettext, "ngettext": ngettext, "pgettext": pgettext, "npgettext": npgettext}


def translated(tree: nodes.Template, words: NullTranslations) -> nodes.Template:
    """Return the syntax tree of a template with messages replaced by what they say.

    A template that gives one of the functions' names to something of its own is left as it is.
    """
    if not {*_GETTEXT, *_NGETTEXT}.isdisjoint(_own_names(tree)):
        return tree
    done: nodes.Template = _Translation(words).visit(tree)
    return done


def _own_names(tree: nodes.Template) -> Iterator[str]:
    """Yield the names that a template gives to something."""
    yield from (name.name for name in tree.find_all(nodes.Name) if name.ctx != "load")
    yield from (macro.name for macro in tree.find_all(nodes.Macro))
    yield from (imported.target for imported in tree.find_all(nodes.Import))
    for imported in tree.find_all(nodes.FromImport):
        yield from (name if isinstance(name, str) else name[1] for name in imported.names)


class _Translation(NodeTransformer):
    def __init__(self, words: NullTranslations) -> None:
        self._words = words
        self._is_english = takes_english_plurals(words)

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
        return [*statements, *_output(printed, node.lineno)]

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802
        """Return a message that stands in an expression as a constant."""
        self.generic_visit(node)
        text = self._constant(node)
        return nodes.MarkSafe(nodes.Const(text, lineno=node.lineno), lineno=node.lineno) if text is not None else node

    def _constant(self, node: nodes.Call) -> str | None:
        """Return what a call says that asks for one message without variables."""
        if not _is_call(node, _GETTEXT, 1) or node.kwargs:
            return None
        return _plain(self._words.gettext(node.args[0].value))  # type: ignore[attr-defined]

    def _message(self, node: nodes.Expr) -> list[nodes.Expr] | None:
        """Return what a call for a message prints, as text and expressions."""
        if not _is_call(node, _GETTEXT, 1):
            return None
        return self._parts(self._words.gettext(node.args[0].value), node)  # type: ignore[attr-defined]

    def _choice(self, node: nodes.Expr) -> nodes.Stmt | None:
        """Return what a call for a message with a plural prints, as a choice between the two."""
        if not self._is_english or not _is_call(node, _NGETTEXT, 3):
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
        pieces = list(_pieces(message))
        named = {name for _, name in pieces if name}
        left_out = [value for name, value in variables.items() if name not in named and value != number]
        # A variable that the message does not use is evaluated too, because that may be an error.
        if not named <= variables.keys() or not all(isinstance(value, nodes.Name | nodes.Const) for value in left_out):
            return None
        parts: list[nodes.Expr] = []
        for text, name in pieces:
            plain = _plain(text)
            if plain is None:
                return None
            parts.append(nodes.TemplateData(plain, lineno=node.lineno))
            if name:
                parts.append(self.visit(variables[name]))
        return parts


def takes_english_plurals(words: NullTranslations) -> bool:
    """Say whether messages are printed as templates have them, and take the plural of English."""
    return type(words) is NullTranslations


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


def _plain(text: str) -> str | None:
    """Return a stretch of a message as formatting leaves it, or None where it asks for something more."""
    return None if "%" in text.replace("%%", "") else text.replace("%%", "%")


def _output(printed: list[nodes.Expr], line: int) -> list[nodes.Stmt]:
    return [nodes.Output(printed, lineno=line)] if printed else []


def _nodes(printed: list[nodes.Expr], line: int) -> list[nodes.Node]:
    return list(_output(printed, line))
