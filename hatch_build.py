"""What is made when the generator is installed or built: the templates of the default theme, compiled.

``python hatch_build.py`` makes only that, for a checkout whose templates were edited since (``make`` calls it).
"""

from __future__ import annotations

import compileall
import sys
from collections.abc import Iterator
from gettext import GNUTranslations, NullTranslations
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
    modules = {"__init__.py": '"""Templates of the default theme, compiled when the generator was installed."""\n'}
    for language, words in _languages(theme / "locales"):
        modules[f"{module_name(language)}.py"] = compiled_module(templates, language, words)
    folder.mkdir(exist_ok=True)
    for old in folder.glob("*.py"):
        if old.name not in modules:
            old.unlink()
    for name, text in modules.items():
        path = folder / name
        # Python compares a file's time with that of its byte code, so one that stays the same is not written again.
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")


def _languages(locales: Path) -> Iterator[tuple[str, NullTranslations]]:
    """Yield each language with its words."""
    yield "en", NullTranslations()
    for catalogue in sorted(locales.glob("*/LC_MESSAGES/messages.po")):
        compiled = BytesIO()
        write_mo(compiled, read_po(BytesIO(catalogue.read_bytes())))
        compiled.seek(0)
        yield catalogue.parents[1].name.replace("_", "-"), GNUTranslations(compiled)


if __name__ == "__main__":
    compile_default_theme(Path(__file__).parent)
    compileall.compile_dir(Path(__file__).parent / "site_builder" / "output" / "compiled_templates", quiet=1)
