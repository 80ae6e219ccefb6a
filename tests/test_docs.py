"""docs/theme.md against the code: the templates, what each is given, and every field of every value."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, Template
from msgspec import Struct

from site_builder import views
from site_builder.analysis import origins, verdict_rule
from site_builder.build.options import Options
from site_builder.content import document, legacy_claim, origin, records, settings, takedown
from site_builder.content.fields import Record
from site_builder.evidence import excerpt_tree, receipt
from site_builder.views import page_limits
from tests.cases_on_disk import Case
from tests.conftest import ROOT
from tests.output.test_legacy_claims import LEGACY
from tests.sites import built_files

TEXT = (ROOT / "docs" / "theme.md").read_text(encoding="utf-8")
_VIEWS = tuple(
    importlib.import_module(f"{views.__name__}.{module.name}") for module in pkgutil.iter_modules(views.__path__)
)
_MODULES = (
    *_VIEWS,
    excerpt_tree,
    receipt,
    document,
    records,
    legacy_claim,
    origin,
    takedown,
    settings,
    verdict_rule,
    origins,
)
_PLAIN = {"Id": "str", "Text": "str", "Passage": "str", "Name": "str", "Line": "str", "IsoDate": "date"}
_PLAIN |= {
    **{"Sha256": "str", "WebAddress": "str", "InPicture": "str"},
    **{"TheirLine": "str", "TheirText": "str", "Language": "str"},
}
# Made for the compiler, or handed on whole: no template gets these by their names.
_NOT_FOR_TEMPLATES = {
    *("Drawn", "ListedClaim", "ListedPart", "News", "PlaceNews", "QuotedPassage"),
    *("DatasetPart", "ListedEvidence", "ListedQuestion", "ListedSource", "ListedStory", "ListedTopic"),
}


def section(title: str) -> str:
    match = re.search(rf"^#+ {re.escape(title)}\n(.*?)(?=^#{{2,3}} |\Z)", TEXT, re.MULTILINE | re.DOTALL)
    assert match is not None, title
    return match[1]


def rows(title: str) -> list[list[str]]:
    """Return the cells of the table in a section, without their code marks."""
    lines = re.findall(r"^\| (`.*) \|$", section(title), re.MULTILINE)
    return [
        [cell.strip().replace("\\|", "|").replace("`", "") for cell in re.split(r"(?<!\\)\|", line)] for line in lines
    ]


DOCUMENTED = re.findall(r"^### `(\w+)`$", TEXT, re.MULTILINE)
Given = dict[str, tuple[Any, set[str]]]


@pytest.fixture
def given(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Given, Environment]:
    """What each template of the tiny site was really given: its page, and the names of everything."""
    seen: Given = {}
    environments: list[Environment] = []
    render = Template.render

    def spy(self: Template, context: dict[str, Any]) -> str:
        assert self.name is not None
        seen[self.name] = (context["page"], set(context) | set(self.environment.globals))
        environments.append(self.environment)
        return render(self, context)

    monkeypatch.setattr(Template, "render", spy)
    Case("not-assessed", "passes-another-version").lay(tiny)
    path = tiny / "content/claims/damage.md"
    more = "aliases: [old]\ntopics: [floods]\nclaimants: [{claimant: ann}]\nverdict:"
    path.write_text(path.read_text(encoding="utf-8").replace("verdict:", more), encoding="utf-8")
    (tiny / "content/claimants").mkdir()
    (tiny / "content/claimants/ann.md").write_text("---\nname: Ann\nkind: person\n---\n", encoding="utf-8")
    (tiny / "content/topics").mkdir()
    (tiny / "content/topics/floods.md").write_text("---\nname: Floods\n---\n", encoding="utf-8")
    (tiny / "content/claims/mill.md").write_text(LEGACY, encoding="utf-8")
    monkeypatch.setattr(page_limits, "USES_PER_PAGE", 1)
    built_files(tiny, Options())
    return seen, environments[0]


def test_every_template_is_listed_with_its_page_and_what_it_gets_besides(given: tuple[Given, Environment]) -> None:
    seen, _ = given
    common = set.intersection(*(names for _, names in seen.values()))
    listed = {
        template: (page, set(re.findall(r"\w+", besides)))
        for template, _, page, besides in rows("Pages and their templates")
    }
    assert listed == {
        template: ("none" if page is None else type(page).__name__, names - common)
        for template, (page, names) in seen.items()
    }


def test_the_names_in_every_template_are_listed(given: tuple[Given, Environment]) -> None:
    seen, environment = given
    common = set.intersection(*(names for _, names in seen.values()))
    of_jinja = set(Environment(autoescape=True, extensions=["jinja2.ext.i18n"]).globals) | {
        "gettext",
        "ngettext",
        "pgettext",
        "npgettext",
    }
    assert {row[0] for row in rows("Names in every template")} == common - of_jinja
    assert {row[0] for row in rows("Filters")} == set(environment.filters) - set(Environment(autoescape=True).filters)


def as_written(kind: type[Record]) -> dict[str, str]:
    """Return the types of a record's fields as the source has them, without what is noted on them."""
    (tree,) = ast.parse(inspect.getsource(kind)).body
    assert isinstance(tree, ast.ClassDef)
    written = {
        ast.unparse(n.target): ast.unparse(bare(n.annotation)) for n in tree.body if isinstance(n, ast.AnnAssign)
    }
    return {name: annotation for name, annotation in written.items() if not annotation.startswith("ClassVar")}


def bare(annotation: ast.expr) -> ast.expr:
    if isinstance(annotation, ast.Subscript) and ast.unparse(annotation.value) == "Annotated":
        assert isinstance(annotation.slice, ast.Tuple)
        return annotation.slice.elts[0]
    return annotation


@pytest.mark.parametrize("name", DOCUMENTED)
def test_a_value_is_documented_as_it_is(name: str) -> None:
    (kind,) = {getattr(module, name) for module in _MODULES if hasattr(module, name)}
    listed = {row[0]: row[1] for row in rows(f"`{name}`")}
    real = dict(kind.__annotations__)
    if issubclass(kind, Record):
        real = {key: re.sub(r"\w+", lambda m: _PLAIN.get(m[0], m[0]), text) for key, text in as_written(kind).items()}
    if name in ("Verdict", "Body", "PictureFile"):
        # Each has fields that are for the compiler alone.
        real = {key: value for key, value in real.items() if key in listed}
    assert listed == real


def test_every_value_of_the_pages_is_documented() -> None:
    values = {
        name
        for module in _VIEWS
        for name, value in vars(module).items()
        if isinstance(value, type)
        and issubclass(value, Struct)
        and value.__module__ == module.__name__
        and name[0] != "_"
    }
    assert values - _NOT_FOR_TEMPLATES <= set(DOCUMENTED)
    assert {"Receipt", "Span", "Verdict", "Correction", "SaidBy", "Body"} <= set(DOCUMENTED)


def test_the_documented_types_lead_to_documented_values() -> None:
    for name in DOCUMENTED:
        for row in rows(f"`{name}`"):
            for word in re.findall(r"\b[A-Z]\w+", row[1]):
                # docs/content.md and docs/configuration.md have the fields of what fills a file (tests/test_reference_docs.py).
                known = (*DOCUMENTED, *(kind.__name__ for kind in records.CONTENT))
                known = (*known, "Settings", "Mapping", "None", "Standing", "Citation")
                assert word in known or issubclass(_enumeration(word), str), f"{name}.{row[0]}"


def _enumeration(name: str) -> type:
    found = next(getattr(module, name) for module in _MODULES if hasattr(module, name))
    assert isinstance(found, type)
    return found
