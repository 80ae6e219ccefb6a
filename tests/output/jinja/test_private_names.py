"""Each name that the short code leans on, and that Jinja2 and MarkupSafe do not document, is where it was."""

from __future__ import annotations

import ast
import inspect
import re
from importlib import import_module
from pathlib import Path
from typing import Any

import jinja2
import pytest

from site_builder.output import jinja as package

LISTED = re.findall(r"^- ``([\w.]+):([\w.]+)``: (.+)$", package.__doc__ or "", re.MULTILINE)
MODULES = sorted(Path(str(package.__file__)).parent.glob("*.py"))
PUBLIC = frozenset({"jinja2", "jinja2.nodes", "markupsafe", "gettext"})
"""Modules whose names are documented, but for those that begin with an underscore."""


def _found(module: str, name: str) -> Any:
    found = import_module(module)
    for step in name.split("."):
        found = getattr(found, step)
    return found


@pytest.mark.parametrize(("module", "name", "use"), LISTED, ids=[f"{module}.{name}" for module, name, _ in LISTED])
def test_a_private_name_is_where_it_was(module: str, name: str, use: str) -> None:
    try:
        _found(module, name)
    except (ImportError, AttributeError):
        pytest.fail(f"{module.partition('.')[0]} moved `{name}` of {module}; output/jinja/{use}")


def test_a_macro_has_its_function() -> None:
    macro = jinja2.Environment(autoescape=True).from_string("{% macro m(x, y) %}{{ x }}{% endmacro %}").module.m  # type: ignore[attr-defined]
    assert callable(getattr(macro, "_func", None)), (
        "Jinja2 moved `Macro._func`; output/jinja/macro_cache.py calls it to render a macro."
    )
    assert list(inspect.signature(macro._func).parameters) == ["l_1_x", "l_1_y"], (
        "Jinja2 changed the arguments of a macro's function; output/jinja/macro_cache.py gives it those of the macro."
    )


def test_compiled_code_says_which_line_is_of_which() -> None:
    code = jinja2.Environment(autoescape=True).compile("a\n{{ x }}", raw=True)
    assert re.search(r"^debug_info = '[0-9=&]+'$", code, re.MULTILINE), (
        "Jinja2 changed `debug_info` in the code of templates; output/jinja/compile_theme.py moves its lines."
    )


def test_no_function_that_templates_are_given_asks_for_the_context() -> None:
    for name, function in jinja2.Environment(autoescape=True).globals.items():
        assert not hasattr(function, "jinja_pass_arg"), (
            f"Jinja2 gives `{name}` its context; output/jinja/code_generator.py writes calls that give none."
        )


def _trees() -> list[ast.Module]:
    return [ast.parse(path.read_text(encoding="utf-8")) for path in MODULES]


def test_every_private_name_that_is_imported_is_listed() -> None:
    listed = {(module, name.partition(".")[0]) for module, name, _ in LISTED}
    imports = [node for tree in _trees() for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    names = {(str(node.module), alias.name) for node in imports for alias in node.names}
    used = {name for name in names if name[0].partition(".")[0] in ("jinja2", "markupsafe", "gettext")}
    private = {name for name in used if name[0] not in PUBLIC or name[1].startswith("_")}
    assert private <= listed, "list it in the docstring of output/jinja/__init__.py"


def test_every_private_attribute_that_is_used_is_listed() -> None:
    """But for those that are our own: they are set on ``self`` or defined in a class."""
    listed = {name.rpartition(".")[2] for _, name, _ in LISTED} | set(re.findall(r"``(_\w+)``", package.__doc__ or ""))
    nodes = [node for tree in _trees() for node in ast.walk(tree)]
    attributes = [node for node in nodes if isinstance(node, ast.Attribute) and re.match("_[a-z]", node.attr)]
    own = {node.attr for node in attributes if isinstance(node.ctx, ast.Store)}
    own |= {node.name for node in nodes if isinstance(node, ast.FunctionDef)} - listed
    assert {node.attr for node in attributes} - own <= listed, "list it in the docstring of output/jinja/__init__.py"
