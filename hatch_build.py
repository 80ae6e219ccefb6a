"""What is made when the generator is installed or built: the templates of the default theme, compiled.

``python hatch_build.py`` makes only that, for a checkout whose templates were edited since (``make`` calls it).
"""

from __future__ import annotations

import compileall
import sys
from gettext import GNUTranslations, NullTranslations
from hashlib import sha256
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledTemplates(BuildHookInterface):
    """Writes ``site_builder/output/compiled_templates/``: a module for each language of the default theme."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the modules, and have them be part of what is built."""
        root = Path(self.root)
        sys.path.insert(0, str(root))
        compile_default_theme(root)
        if version == "editable":
            # Pip makes byte code of what it installs, but not of what stays where it is.
            compileall.compile_dir(root / "site_builder", quiet=1)
        else:
            build_data["artifacts"].append("/site_builder/output/compiled_templates/*.py")


def compile_default_theme(root: Path) -> None:
    """Compile the default theme of a checkout."""
    write_modules(root / "site_builder" / "output" / "compiled_templates", root / "themes" / "default")


def write_modules(folder: Path, theme: Path) -> None:
    """Write a module for English and for each language that the theme has words in."""
    from site_builder.output.jinja.compile_theme import compiled_module
    from site_builder.output.jinja.template_loader import module_name

    templates = {
        path.relative_to(theme / "templates").as_posix(): path.read_text(encoding="utf-8")
        for path in sorted((theme / "templates").rglob("*.html"))
    }
    catalogues = {"en": b""} | {
        path.parents[1].name.replace("_", "-"): path.read_bytes()
        for path in sorted((theme / "locales").glob("*/LC_MESSAGES/messages.po"))
    }
    names = {f"{module_name(language)}.py": language for language in catalogues}
    folder.mkdir(exist_ok=True)
    for old in folder.glob("*.py"):
        if old.name not in {*names, "__init__.py"}:
            old.unlink()
    _write(folder / "__init__.py", '"""Templates of the default theme, compiled when the generator was installed."""\n')
    for name, language in names.items():
        # It stands at the end, because the code knows its own lines.
        made_from = f"# Made from {_digest(templates, catalogues[language])}\n"
        # A module is made in seconds. One that was made from the same stays, and so does its byte code.
        if not (folder / name).is_file() or not (folder / name).read_text(encoding="utf-8").endswith(made_from):
            _write(folder / name, compiled_module(templates, language, _words(catalogues[language])) + made_from)


def _write(path: Path, text: str) -> None:
    if not path.is_file() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")


def _digest(templates: dict[str, str], catalogue: bytes) -> str:
    """Return the digest of all that a module is made from: templates, words, the code that compiles them, and its tools."""
    compiler = sorted((Path(__file__).parent / "site_builder" / "output").glob("jinja/*.py"))
    compiler.append(Path(__file__).parent / "site_builder" / "output" / "templates.py")
    versions = [f"{name} {version(name)}" for name in ("jinja2", "babel", "markupsafe")]
    parts = [*versions, *map(repr, templates.items()), repr(catalogue), *(path.read_text("utf-8") for path in compiler)]
    return sha256("\0".join(parts).encode()).hexdigest()


def _words(catalogue: bytes) -> NullTranslations:
    """Return the words of a catalogue; those of English stand in the templates."""
    if not catalogue:
        return NullTranslations()
    compiled = BytesIO()
    write_mo(compiled, read_po(BytesIO(catalogue)))
    compiled.seek(0)
    return GNUTranslations(compiled)


if __name__ == "__main__":
    compile_default_theme(Path(__file__).parent)
    compileall.compile_dir(Path(__file__).parent / "site_builder" / "output" / "compiled_templates", quiet=1)
