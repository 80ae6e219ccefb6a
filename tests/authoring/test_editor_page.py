"""The browser editor's files: off unless asked for, from a package alone, and with a policy for their folder alone."""

from __future__ import annotations

import json
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from site_builder.authoring.editor_page import LOCAL_SCRIPT
from site_builder.build.check_site import check_site
from site_builder.content.read_browser_editor import load_editor
from site_builder.content.settings import EDITOR_PROGRAM, Editor
from site_builder.output.host_rules import CONTENT_SECURITY_POLICY, EDITOR_POLICY
from tests.repository import git
from tests.sites import built_files

PROGRAM = EDITOR_PROGRAM
PACKAGE = "node_modules/@sveltia/cms"


def ask_for(site: Path, script: str, more: str = "") -> None:
    """Turn the editor on in a site's settings, with a program at ``script``, in a repository."""
    git(site, "init", "--quiet")
    settings = site / "content/site.yaml"
    text = f"{settings.read_text(encoding='utf-8')}{more}editor: {{script: {json.dumps(script)}}}\n"
    settings.write_text(text, encoding="utf-8")


PIECES = {
    "dist/sveltia-cms.js": "sveltia-cms.js",
    "dist/sveltia-cms.js.map": None,
    "dist/sveltia-cms.mjs": None,
    "dist/chunks/react-dom.js": "chunks/react-dom.js",
    "dist/chunks/react-dom.js.map": None,
    "locales/de.json": "locales/de.json",
    "locales/zh-CN.json": "locales/zh-CN.json",
    "locales/notes.txt": None,
    "npm/index.js": None,
    "npm/assets/source-sans-3-latin-wght-normal-BqRLTx4X.woff2": "fonts/source-sans-3-latin-wght-normal.woff2",
    "npm/assets/icons-latin-normal-_Z1IJPLg.woff2": "fonts/icons-latin-normal.woff2",
    "npm/assets/icons.LICENSE.txt": "fonts/icons.LICENSE.txt",
    "npm/assets/webp_enc-BpZvKflB.wasm": None,
    "schema/sveltia-cms.json": None,
    "LICENSE.txt": "LICENSE.txt",
    "package.json": "package.json",
    "README.md": None,
}
"""Files of the package, by where each is published below ``admin/``; None where it is not."""


@pytest.fixture
def with_editor(tiny: Path) -> dict[str, bytes]:
    for name in PIECES:
        file = tiny / PACKAGE / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"// {name}", encoding="utf-8")
    ask_for(tiny, PROGRAM, "repository: https://github.com/o/r\n")
    checked = check_site(tiny)
    assert checked.findings == ()
    return built_files(tiny)


def test_the_editor_is_its_page_its_configuration_and_its_program(with_editor: dict[str, bytes], tiny: Path) -> None:
    made = {name.removeprefix("admin/"): text for name, text in with_editor.items() if name.startswith("admin/")}
    pieces = {published: name for name, published in PIECES.items() if published}
    assert made.keys() == {"index.html", "config.yml", LOCAL_SCRIPT, *pieces}
    assert {published: made[published].decode() for published in pieces} == {
        published: f"// {name}" for published, name in pieces.items()
    }
    assert json.loads(made["config.yml"])["backend"]["repo"] == "o/r"
    page = made["index.html"].decode("utf-8")
    assert page.index('<script src="local/requests.js"></script>') < page.index(
        '<script src="sveltia-cms.js"></script>'
    )
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
    assert "eval'" not in editor
    assert {part for part in editor.replace(";", " ").split() if "//" in part} == {
        "https://api.github.com",
        "https://avatars.githubusercontent.com",
    }
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
    assert f"connect-src 'self' data: blob: {host};" in policy
    assert f"img-src 'self' data: blob: {host};" in policy


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
        "vendor/sveltia-cms.js",
        "../sveltia.js",
        "../node_modules/sveltia-cms/dist/sveltia-cms.js",
        "/etc/passwd",
        "a//b.js",
        "vendor/../../x.js",
        "node_modules/../seeds/flood.js",
        "node_modules/sveltia-cms/../../seeds/flood.js",
        "./node_modules/sveltia-cms/dist/sveltia-cms.js",
        "node_modules/./sveltia-cms/sveltia-cms.js",
        "node_modules//sveltia-cms/sveltia-cms.js",
        "node_modules\\sveltia-cms\\sveltia-cms.js",
        "node_modules/sveltia-cms\\..\\..\\seeds/flood.js",
        "Node_Modules/sveltia-cms/dist/sveltia-cms.js",
        "NODE_MODULES/sveltia-cms/dist/sveltia-cms.js",
        "node_modules/sveltia-cms.js",
        "node_modules/@scope/sveltia-cms.js",
        "node_modules/.bin/sveltia-cms.js",
        "node_modules/sveltia-cms/.cache/sveltia-cms.js",
        "node_modules/sveltia-cms/package.json",
        "node_modules/sveltia-cms/flood.txt",
        "node_modules/sveltia-cms/sveltia-cms.JS",
        "node_modules/sveltia-cms/sveltia-cms.js/",
        "node_modules/sveltia-cms/.js",
        "node_modules/sveltia-cms/sveltia-cms.js\x00.txt",
        "seeds/node_modules/sveltia-cms/sveltia-cms.js",
        "node_modules/sv\u0435ltia-cms/sveltia-cms.js",
        "node_modules/sveltia-cms/%2e%2e/%2e%2e/seeds/flood.js",
        "https://unpkg.com/node_modules/sveltia-cms/sveltia-cms.js",
        "//unpkg.com/sveltia-cms.js",
        "C:/node_modules/sveltia-cms/sveltia-cms.js",
        "node_modules/sveltia-cms/sveltia cms.js",
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
        "node_modules/@scope/cms/dist/cms.js",
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


@pytest.mark.parametrize("linked", ["node_modules", "node_modules/@sveltia", PACKAGE, f"{PACKAGE}/dist", PROGRAM])
def test_no_link_leads_to_the_program(tiny: Path, linked: str) -> None:
    elsewhere = tiny / "seeds/elsewhere"
    program = elsewhere / PROGRAM.removeprefix(linked).lstrip("/") if linked != PROGRAM else elsewhere
    program.parent.mkdir(parents=True, exist_ok=True)
    program.write_text("alert(1)\n", encoding="utf-8")
    (tiny / linked).parent.mkdir(parents=True, exist_ok=True)
    (tiny / linked).symlink_to(elsewhere)
    assert (tiny / PROGRAM).read_text(encoding="utf-8") == "alert(1)\n"
    ask_for(tiny, PROGRAM)
    (missing,) = (f for f in check_site(tiny).findings if f.code == "editor-script-missing")
    assert f" {linked}, on the way to its program, is a link" in missing.message
    assert load_editor(tiny, Editor(script=PROGRAM)) is None


@pytest.mark.parametrize(
    ("piece", "published"),
    [
        ("dist/chunks/react-dom.js", "chunks/react-dom.js"),
        ("locales/de.json", "locales/de.json"),
        ("npm/assets/icons-BqRLTx4X.woff2", "fonts/icons.woff2"),
        ("LICENSE.txt", "LICENSE.txt"),
        ("package.json", "package.json"),
    ],
)
def test_a_piece_of_the_program_is_published_only_where_it_is_a_file(tiny: Path, piece: str, published: str) -> None:
    program, file = tiny / PROGRAM, tiny / PACKAGE / piece
    for path in (program, file):
        path.parent.mkdir(parents=True, exist_ok=True)
    program.write_text("// program\n", encoding="utf-8")
    file.write_text("// piece\n", encoding="utf-8")
    script = load_editor(tiny, Editor(script=PROGRAM))
    assert script is not None
    assert set(script.files) == {"sveltia-cms.js", published}
    file.unlink()
    file.symlink_to(tiny / "seeds/flood.txt")
    script = load_editor(tiny, Editor(script=PROGRAM))
    assert script is not None
    assert set(script.files) == {"sveltia-cms.js"}
    ask_for(tiny, PROGRAM)
    assert f"admin/{published}" not in built_files(tiny)


@pytest.mark.parametrize(
    ("asked", "place"),
    [
        ("{cms: decap}", "cms"),
        ('{cms: "decap", sign_in: "https://sign-in.example/"}', "cms"),
        ("{script: node_modules/decap-cms/dist/decap-cms.js}", "script"),
        ("{script: node_modules/decap-cms-app/dist/decap-cms-app.js}", "script"),
        ("{script: node_modules/netlify-cms/dist/netlify-cms.js}", "script"),
        ("{cms: sveltia, script: node_modules/decap-cms/dist/decap-cms.js}", "script"),
    ],
)
def test_a_site_that_asks_for_the_editor_of_before_is_told_what_to_change(tiny: Path, asked: str, place: str) -> None:
    settings = tiny / "content/site.yaml"
    settings.write_text(f"{settings.read_text(encoding='utf-8')}editor: {asked}\n", encoding="utf-8")
    lines = settings.read_text(encoding="utf-8").splitlines()
    (told,) = check_site(tiny).findings
    assert (told.code, told.place.line) == ("unknown-value", len(lines))
    assert lines[-1][: (told.place.column or 0) - 1].endswith(f"{place}: ")
    assert "Decap CMS" in told.message
    assert "npm install @sveltia/cms" in told.hint
