"""The browser editor's files: made from the model, off unless asked for, and with a policy for its folder alone."""

from __future__ import annotations

import json
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from site_builder.authoring.decap import configuration
from site_builder.build.check_site import check_site
from site_builder.content.record_fields import fields_of
from site_builder.content.records import CONTENT, Aliased, Claim, Content, Evidence, Silence
from site_builder.content.settings import Editor, Settings
from site_builder.output.host_rules import CONTENT_SECURITY_POLICY
from tests.sites import built_files

GITHUB = Settings(title="x", repository="https://github.com/o/r", folder="sites/facts", editor=Editor())


def collections(settings: Settings = GITHUB) -> dict[str, dict[str, Any]]:
    return {collection["name"]: collection for collection in configuration(settings)["collections"]}


def fields(of: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {field["name"]: field for field in of["fields"]}


@pytest.mark.parametrize("kind", CONTENT)
def test_each_kind_has_exactly_the_fields_of_the_model_and_a_text(kind: type[Content]) -> None:
    collection = collections()[kind.folder]
    assert collection["folder"] == f"sites/facts/content/{kind.folder}"
    assert set(fields(collection)) == {*kind.__struct_fields__, "body"}
    for name, field in fields(collection).items():
        if name != "body":
            assert field["required"] == fields_of(kind)[name].required, name
            assert field["hint"], name


def test_a_claim_is_asked_for_what_the_model_takes() -> None:
    claim = fields(collections()["claims"])
    assert [option["value"] for option in claim["verdict"]["options"]] == [verdict.id for verdict in GITHUB.scale]
    assert (claim["published"]["widget"], claim["published"]["format"]) == ("datetime", "YYYY-MM-DD")
    assert (claim["story"]["widget"], claim["story"]["collection"]) == ("relation", "stories")
    silence = fields(claim["silent"])
    assert set(silence) == set(Silence.__struct_fields__)
    assert (silence["source"]["collection"], silence["on"]["widget"]) == ("sources", "datetime")
    assert silence["despite"]["field"]["widget"] == "text"
    evidence = fields(claim["evidence"])
    assert set(evidence) == set(Evidence.__struct_fields__)
    assert evidence["stance"]["options"] == ["supports", "contradicts", "qualifies", "mentions"]
    assert (evidence["source"]["collection"], evidence["quote"]["widget"]) == ("sources", "text")
    assert claim["status"]["default"] == "draft"
    assert next(iter(claim)) == "claim"
    assert list(claim)[-3:] == [*Aliased.__struct_fields__, "body"]
    assert set(claim) >= set(Claim.__struct_fields__)


def test_nothing_is_deleted_and_no_source_is_begun_without_its_text() -> None:
    for name, collection in collections().items():
        assert collection["delete"] is False
        assert collection["create"] is (name != "sources")


@pytest.mark.parametrize(
    ("settings", "backend"),
    [
        (GITHUB, {"name": "github", "repo": "o/r", "branch": "main", "open_authoring": True}),
        (
            Settings(title="x", repository="https://gitlab.com/g/s/r", branch="next", editor=Editor()),
            {"name": "gitlab", "repo": "g/s/r", "branch": "next"},
        ),
        (Settings(title="x", editor=Editor()), {"name": "test-repo"}),
    ],
)
def test_changes_go_where_the_content_is_kept(settings: Settings, backend: dict[str, Any]) -> None:
    assert configuration(settings)["backend"] == backend


def test_another_service_can_sign_people_in() -> None:
    own = replace(GITHUB, editor=Editor(sign_in="https://sign-in.example/"))
    assert configuration(own)["backend"]["base_url"] == "https://sign-in.example"


@pytest.fixture
def with_editor(tiny: Path) -> dict[str, bytes]:
    (tiny / "vendor").mkdir()
    for name in ("decap-cms.js", "7.decap-cms.js", "decap-cms.js.map", "other.js"):
        (tiny / "vendor" / name).write_text(f"// {name}", encoding="utf-8")
    settings = tiny / "content/site.yaml"
    more = "repository: https://github.com/o/r\neditor: {script: vendor/decap-cms.js}\n"
    settings.write_text(settings.read_text(encoding="utf-8") + more, encoding="utf-8")
    checked = check_site(tiny)
    assert checked.findings == ()
    return built_files(tiny)


def test_the_editor_is_its_page_its_configuration_and_its_program(with_editor: dict[str, bytes], tiny: Path) -> None:
    made = {name for name in with_editor if name.startswith("admin/")}
    assert made == {f"admin/{name}" for name in ("index.html", "config.yml", "decap-cms.js", "7.decap-cms.js")}
    assert json.loads(with_editor["admin/config.yml"])["backend"]["repo"] == "o/r"
    page = with_editor["admin/index.html"].decode("utf-8")
    assert '<script src="decap-cms.js"></script>' in page
    assert "://" not in page


def policies(headers: str, path: str) -> list[str]:
    """Every policy that some rule gives to a path: no host may be left to choose between two."""
    found, pattern = [], ""
    for line in headers.splitlines():
        if not line.startswith(" "):
            pattern = line
        elif line.strip().startswith("Content-Security-Policy:") and fnmatchcase(path, pattern):
            found.append(line.partition(":")[2].strip())
    return found


def test_every_page_keeps_the_strict_policy_and_the_editor_has_its_own(with_editor: dict[str, bytes]) -> None:
    headers = with_editor["_headers"].decode("utf-8")
    for name in with_editor:
        path = f"/{name.removesuffix('index.html')}"
        if name.endswith(".html") and not name.startswith("admin/"):
            assert policies(headers, path) == [CONTENT_SECURITY_POLICY], name
    (editor,) = policies(headers, "/admin/")
    assert "'unsafe-eval'" in editor
    assert "https://api.github.com" in editor
    assert "frame-ancestors 'none'" in editor


def test_without_an_editor_there_is_nothing_of_it(tiny: Path) -> None:
    files = built_files(tiny)
    assert not any(name.startswith("admin/") for name in files)
    headers = files["_headers"].decode("utf-8")
    assert policies(headers, "/claims/damage/") == [CONTENT_SECURITY_POLICY]
    assert "'unsafe-eval'" not in headers
    assert "admin" not in headers


@pytest.mark.parametrize("script", ["../decap.js", "/etc/passwd", "a//b.js", "vendor/../../x.js"])
def test_a_program_outside_of_the_site_is_refused(tiny: Path, script: str) -> None:
    settings = tiny / "content/site.yaml"
    settings.write_text(settings.read_text(encoding="utf-8") + f"editor: {{script: {script}}}\n", encoding="utf-8")
    assert [f.code for f in check_site(tiny).findings] == ["wrong-type"]
