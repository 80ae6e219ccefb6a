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
from site_builder.content.read_browser_editor import load_editor
from site_builder.content.record_fields import fields_of
from site_builder.content.records import CONTENT, Aliased, Claim, Content, Evidence
from site_builder.content.settings import Editor, Settings
from site_builder.output.host_rules import CONTENT_SECURITY_POLICY, EDITOR_POLICY
from tests.sites import built_files

GITHUB = Settings(title="x", repository="https://github.com/o/r", folder="sites/facts", editor=Editor())


PROGRAM = "node_modules/decap-cms/dist/decap-cms.js"


def ask_for(site: Path, script: str, more: str = "") -> None:
    """Turn the editor on in a site's settings, with a program at ``script``."""
    settings = site / "content/site.yaml"
    text = f"{settings.read_text(encoding='utf-8')}{more}editor: {{script: {json.dumps(script)}}}\n"
    settings.write_text(text, encoding="utf-8")


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
    assert (claim["silent"]["collection"], claim["silent"]["multiple"]) == ("sources", True)
    aside = fields(fields(collections()["sources"])["aside"])
    assert (set(aside), aside["because"]["widget"]) == ({"passage", "because"}, "text")
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
    package = tiny / PROGRAM.rpartition("/")[0]
    package.mkdir(parents=True)
    for name in ("decap-cms.js", "7.decap-cms.js", "decap-cms.js.map", "other.js"):
        (package / name).write_text(f"// {name}", encoding="utf-8")
    ask_for(tiny, PROGRAM, "repository: https://github.com/o/r\n")
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


@pytest.mark.parametrize(
    "repository",
    [
        "https://git.example;script-src/o/r",
        "https://git.example;script-src%20*/o/r",
        "https://git.example,default-src/o/r",
        "https://git.example:443;x/o/r",
        "https://git.example'/o/r",
        "https://*.example/o/r",
        "https://*/o/r",
        "https://[2001:db8::1]/o/r",
        "https://g\u0456thub.com/o/r",
        "https://git\u3002example/o/r",
        "https://-git.example/o/r",
        "https://git.example-/o/r",
        "https://git_hub.example/o/r",
        "https://(git).example/o/r",
        "https://git.example$/o/r",
        "https://git.example/o/r?x=1;y",
        "https://git.example/o/r#x",
    ],
)
def test_a_repository_adds_nothing_to_the_policy_but_its_host(tiny: Path, repository: str) -> None:
    settings = tiny / "content/site.yaml"
    text = f"{settings.read_text(encoding='utf-8')}repository: {json.dumps(repository, ensure_ascii=False)}\n"
    settings.write_text(text, encoding="utf-8")
    assert [finding.code for finding in check_site(tiny).findings] == ["bad-address"]


@pytest.mark.parametrize(
    ("repository", "host"),
    [
        ("https://gitlab.com/g/s/r", "https://gitlab.com"),
        ("https://git.example:8443/o/r", "https://git.example:8443"),
        ("https://xn--gthub-n4a.example/o/r;x,y", "https://xn--gthub-n4a.example"),
        ("http://localhost:3000/o/r.git", "https://localhost:3000"),
    ],
)
def test_the_editor_talks_to_the_host_of_the_repository(tiny: Path, repository: str, host: str) -> None:
    (tiny / PROGRAM).parent.mkdir(parents=True)
    (tiny / PROGRAM).write_text("// program\n", encoding="utf-8")
    ask_for(tiny, PROGRAM, f"repository: {repository}\n")
    checked = check_site(tiny)
    assert checked.findings == ()
    (policy,) = policies(built_files(tiny)["_headers"].decode("utf-8"), "/admin/")
    assert policy.count(";") == EDITOR_POLICY.count(";")
    assert "," not in policy
    assert f"connect-src 'self' data: blob: {host} https://api.netlify.com;" in policy


def test_without_an_editor_there_is_nothing_of_it(tiny: Path) -> None:
    files = built_files(tiny)
    assert not any(name.startswith("admin/") for name in files)
    headers = files["_headers"].decode("utf-8")
    assert policies(headers, "/claims/damage/") == [CONTENT_SECURITY_POLICY]
    assert "'unsafe-eval'" not in headers
    assert "admin" not in headers


@pytest.mark.parametrize(
    "script",
    [
        "seeds/flood.js",
        "content/claims/damage.js",
        "themes/default/assets/scripts/site.js",
        "vendor/decap-cms.js",
        "../decap.js",
        "../node_modules/decap-cms/dist/decap-cms.js",
        "/etc/passwd",
        "a//b.js",
        "vendor/../../x.js",
        "node_modules/../seeds/flood.js",
        "node_modules/decap-cms/../../seeds/flood.js",
        "./node_modules/decap-cms/dist/decap-cms.js",
        "node_modules/./decap-cms/decap-cms.js",
        "node_modules//decap-cms/decap-cms.js",
        "node_modules\\decap-cms\\decap-cms.js",
        "node_modules/decap-cms\\..\\..\\seeds/flood.js",
        "Node_Modules/decap-cms/dist/decap-cms.js",
        "NODE_MODULES/decap-cms/dist/decap-cms.js",
        "node_modules/decap-cms.js",
        "node_modules/@scope/decap-cms.js",
        "node_modules/.bin/decap-cms.js",
        "node_modules/decap-cms/.cache/decap-cms.js",
        "node_modules/decap-cms/package.json",
        "node_modules/decap-cms/flood.txt",
        "node_modules/decap-cms/decap-cms.JS",
        "node_modules/decap-cms/decap-cms.js/",
        "node_modules/decap-cms/.js",
        "node_modules/decap-cms/decap-cms.js\x00.txt",
        "seeds/node_modules/decap-cms/decap-cms.js",
        "node_modules/d\u0435cap-cms/decap-cms.js",
        "node_modules/decap-cms/%2e%2e/%2e%2e/seeds/flood.js",
        "https://unpkg.com/node_modules/decap-cms/decap-cms.js",
        "//unpkg.com/decap-cms.js",
        "C:/node_modules/decap-cms/decap-cms.js",
        "node_modules/decap-cms/decap cms.js",
    ],
)
def test_only_a_file_of_a_package_can_be_the_program(tiny: Path, script: str) -> None:
    (tiny / "seeds/flood.js").write_text("alert(1)\n", encoding="utf-8")
    ask_for(tiny, script)
    checked = check_site(tiny)
    assert {f.code for f in checked.findings if f.place.file == "content/site.yaml"} <= {
        "wrong-type",
        "hidden-character",
    }
    assert any(f.place.file == "content/site.yaml" for f in checked.findings)


@pytest.mark.parametrize(
    "script",
    [
        PROGRAM,
        "node_modules/@scope/decap/dist/cms.js",
        "node_modules/a/b.js",
        "node_modules/a/node_modules/b.c_d/@e/F.min.js",
    ],
)
def test_programs_of_packages_of_all_kinds_are_taken(tiny: Path, script: str) -> None:
    program = tiny / script
    program.parent.mkdir(parents=True)
    program.write_text("// program\n", encoding="utf-8")
    ask_for(tiny, script)
    checked = check_site(tiny)
    assert checked.findings == ()
    assert built_files(tiny)[f"admin/{program.name}"] == b"// program\n"


@pytest.mark.parametrize("linked", ["node_modules", "node_modules/decap-cms", "node_modules/decap-cms/dist", PROGRAM])
def test_no_link_leads_to_the_program(tiny: Path, linked: str) -> None:
    elsewhere = tiny / "seeds/elsewhere"
    program = elsewhere / PROGRAM.removeprefix(linked).lstrip("/") if linked != PROGRAM else elsewhere
    program.parent.mkdir(parents=True, exist_ok=True)
    program.write_text("alert(1)\n", encoding="utf-8")
    (tiny / linked).parent.mkdir(parents=True, exist_ok=True)
    (tiny / linked).symlink_to(elsewhere)
    assert (tiny / PROGRAM).read_text(encoding="utf-8") == "alert(1)\n"
    ask_for(tiny, PROGRAM)
    assert "editor-script-missing" in {f.code for f in check_site(tiny).findings}
    assert load_editor(tiny, Editor(script=PROGRAM)) is None


def test_a_piece_beside_the_program_is_published_only_where_it_is_a_file(tiny: Path) -> None:
    folder = (tiny / PROGRAM).parent
    folder.mkdir(parents=True)
    (tiny / PROGRAM).write_text("// program\n", encoding="utf-8")
    (folder / "7.decap-cms.js").symlink_to(tiny / "seeds/flood.txt")
    script = load_editor(tiny, Editor(script=PROGRAM))
    assert script is not None
    assert set(script.files) == {"decap-cms.js"}
    ask_for(tiny, PROGRAM)
    assert not any(name.rpartition("/")[2].startswith("7.") for name in built_files(tiny))
