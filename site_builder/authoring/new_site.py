"""The files of a new site: content, a host's settings, workflows and forms for GitHub, files for editors, the generator pinned."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

from site_builder.authoring.issue_form import github_forms
from site_builder.authoring.pin_generator import PinnedGenerator
from site_builder.authoring.vscode import editor_files
from site_builder.content.languages import is_english
from site_builder.content.settings import DEFAULT_SCALE, Settings
from site_builder.content.yaml_scalar import scalar
from site_builder.store.tool_version import extra_of, package_folder, workflow_file

WORKFLOWS = ("pull-request.yml", "comment.yml")
"""The workflows of this repository that a site has as well: one checks a pull request, the other comments on it."""
OWN_INSTALL = """\
          python -m pip install --quiet --require-hashes --requirement requirements/site.txt
          python -m pip install --quiet --no-deps --no-build-isolation .
"""
"""How these workflows install the generator where it is developed."""
OWN_PYTHON = 'python-version: "3.11"'
_INSTALL = "          python -m pip install --quiet --require-hashes --requirement requirements.txt\n"


LANGUAGE = "en-GB"
"""The language of a new site where nobody names another."""


class Example(StrEnum):
    """What content a new site begins with."""

    HARBOUR = "harbour"
    NONE = "none"


class Host(StrEnum):
    """Where a new site will be published."""

    NETLIFY = "netlify"
    PAGES = "pages"
    NONE = "none"


def site_files(example: Example, host: Host, generator: PinnedGenerator, language: str = LANGUAGE) -> dict[str, bytes]:
    """Return every file of a new site by its path below the site's folder.

    Its pages speak ``language``. What it begins with is English, and is there to be replaced.
    """
    folders = ["site", f"hosts/{host}"] + (["example"] if example is Example.HARBOUR else [])
    skeleton = package_folder() / "skeleton"
    files: dict[str, bytes] = {}
    for folder in folders:
        for path, content in _files_of(skeleton / folder):
            # Only the README is in more than one folder: each has its part of it.
            files[path] = files.get(path, b"") + content
    settings = files["content/site.yaml"].decode()
    files["content/site.yaml"] = _settings_in(language, settings).encode()
    for name in ("README.md", "Makefile", "netlify.toml"):
        if name in files:
            files[name] = _completed(files[name].decode()).encode()
    texts = {
        "requirements.txt": generator.requirements,
        **{f".github/workflows/{name}": _workflow(workflow_file(name).read_text("utf-8")) for name in WORKFLOWS},
        **github_forms(Settings(title="")),
        **editor_files([verdict.id for verdict in DEFAULT_SCALE], "make"),
    }
    if host is Host.PAGES:
        name = ".github/workflows/publish.yml"
        texts[name] = files[name].decode().replace(OWN_PYTHON, _python())
    files |= {path: text.encode() for path, text in texts.items()}
    return files | dict(filter(None, [generator.wheel]))


def _settings_in(language: str, text: str) -> str:
    """Return the settings of a site in a language. The line below its title is in English, and no other site has it."""
    if not is_english(language):
        text = text.replace("tagline:", "# One sentence below the title:\n# tagline:")
    return text.replace(f"language: {LANGUAGE}\n", f"language: {scalar(language)}\n")


def _files_of(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path.read_bytes()


def _completed(text: str) -> str:
    """Return a text with what is known only where the site is begun."""
    return text.replace("{python}", _version()).replace("{archiving}", extra_of("ingest"))


def _workflow(text: str) -> str:
    """Return a workflow of this repository as one for a site. Raises :class:`ValueError` where its steps are unknown."""
    if OWN_INSTALL not in text or OWN_PYTHON not in text:
        raise ValueError("A workflow installs the generator in another way.")
    return text.replace(OWN_INSTALL, _INSTALL).replace(OWN_PYTHON, _python())


def _python() -> str:
    return f'python-version: "{_version()}"'


def _version() -> str:
    """Return the version of Python with which the site was begun, such as ``3.12``: what is pinned fits it."""
    return f"{sys.version_info.major}.{sys.version_info.minor}"
