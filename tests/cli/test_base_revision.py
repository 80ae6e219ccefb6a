"""``check --base``, ``report`` and ``--today`` as people and workflows run them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from site_builder.store.tool_version import package_folder
from tests.cli.inside import run
from tests.cli.test_cli import DAMAGE
from tests.repository import commit, git


@pytest.fixture
def changed(tiny: Path) -> Path:
    """The tiny site in a repository, with a verdict that was changed without a correction."""
    commit(tiny)
    path = tiny / DAMAGE
    path.write_text(path.read_text(encoding="utf-8").replace("verdict: supported", "verdict: insufficient"), "utf-8")
    return tiny


def test_check_with_a_base_reports_what_the_change_must_not_do(changed: Path) -> None:
    assert run(changed, "check").returncode == 0
    result = run(changed, "check", "--base", "main")
    assert result.returncode == 1
    assert f"error[verdict-changed-without-correction] {DAMAGE}:3:10\n" in result.stderr
    assert git(changed, "status", "--porcelain") == f"M {DAMAGE}"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["check", "--base", "nowhere"], "git knows no revision “nowhere” here."),
        (["check", "--base", "--strict"], "git knows no revision “--strict”"),
        (["report", "--base", "nowhere"], "`git branch --all` lists the branches."),
        (["report"], "Give either --base with a git revision, or --from"),
        (["report", "--base", "main", "--from", "content/site.yaml"], "Give either --base"),
        (["report", "--from", "content/site.yaml"], "Give --conclusion together with --from"),
        (["report", "--from", "content/site.yaml", "--conclusion", "success"], "This is not a report in JSON"),
        (["check", "--today", "soon"], "is not a date such as 2026-11-20"),
    ],
)
def test_misuse_is_told_in_words(changed: Path, words: list[str], said: str) -> None:
    result = run(changed, *words)
    assert result.returncode == 2
    assert said in " ".join(result.stderr.split())
    assert "Traceback" not in result.stderr


def test_outside_of_a_repository_a_base_is_misuse(tiny: Path) -> None:
    result = run(tiny, "check", "--base", "main")
    assert result.returncode == 2
    assert "is in no git repository" in result.stderr


def test_the_report_is_the_same_made_and_kept(changed: Path) -> None:
    settings = changed / "content/site.yaml"
    settings.write_text(settings.read_text(encoding="utf-8") + "repository: https://github.com/o/r\n", encoding="utf-8")
    made = run(changed, "report", "--base", "main", "--base-url", "https://preview.example/7")
    assert made.returncode == 0
    assert "[The damage is about 3 million euros.](<https://preview.example/7/claims/damage/>)" in made.stdout
    assert f"https://github.com/o/r/blob/{git(changed, 'rev-parse', 'HEAD')}/{DAMAGE}#L3" in made.stdout
    assert "**Supported** → **Insufficient**" in made.stdout
    kept = changed.parent / "report.json"
    kept.write_text(run(changed, "report", "--base", "main", "--format", "json").stdout, encoding="utf-8")
    assert json.loads(kept.read_text(encoding="utf-8"))["codes"] == {"verdict-changed-without-correction": 1}
    words = ("--from", str(kept), "--conclusion", "failure", "--base-url", "https://preview.example/7")
    shown = run(changed, "report", *words).stdout
    assert shown.replace("❌ The check failed, so this change cannot be published yet. The report lists", "❌") == (
        made.stdout.replace(" stands against publishing.", ".")
    )


def test_github_gets_paths_from_the_top_of_the_repository_and_the_summary(changed: Path) -> None:
    summary = changed.parent / "summary.md"
    environment = {"GITHUB_WORKSPACE": str(changed.parent), "GITHUB_STEP_SUMMARY": str(summary)}
    result = run(changed, "check", "--base", "main", "--format", "github", **environment)
    assert result.stdout.startswith(f"::error file=site/{DAMAGE},line=3,col=10,")
    assert "| error | `verdict-changed-without-correction` |" in summary.read_text(encoding="utf-8")
    log = json.loads(run(changed, "check", "--base", "main", "--format", "sarif", **environment).stdout)
    (found,) = log["runs"][0]["results"]
    assert found["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == f"site/{DAMAGE}"
    assert "**What.**" in log["runs"][0]["tool"]["driver"]["rules"][0]["help"]["markdown"]


def test_the_calendar_reaches_the_check_and_never_the_build(tiny: Path) -> None:
    settings = tiny / "content/site.yaml"
    settings.write_text(settings.read_text(encoding="utf-8") + "policy: {review_after_days: 30}\n", encoding="utf-8")
    assert run(tiny, "check", "--strict", "--today", "2026-03-31").returncode == 0
    late = run(tiny, "check", "--strict", "--today", "2026-04-01")
    assert late.returncode == 1
    assert "2026-03-01, 31 days ago, and not reviewed since; the policy asks for a review every 30 days." in late.stderr
    assert "review-overdue" in run(tiny, "check").stderr
    assert run(tiny, "build", "--strict", "--no-search", "--no-cards").returncode == 0
    (tiny / ".gitignore").write_text("/.site-builder/\n/public/\n", encoding="utf-8")
    commit(tiny)
    assert run(tiny, "check", "--strict", "--today", "2026-04-01", "--base", "main").returncode == 0


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("requirements.txt", True),
        ("vendor/generator.whl", True),
        ("vendor/new.whl", True),
        ("requirements/site.txt", True),
        ("vendor.txt", False),
        ("content/requirements.txt", False),
    ],
)
def test_a_change_that_replaces_the_generator_is_told(path: str, told: bool, tiny: Path) -> None:
    for name in ("requirements.txt", "vendor/generator.whl"):
        (tiny / name).parent.mkdir(exist_ok=True)
        (tiny / name).write_text("one\n", encoding="utf-8")
    commit(tiny)
    (tiny / path).parent.mkdir(exist_ok=True)
    (tiny / path).write_text("another\n", encoding="utf-8")
    git(tiny, "add", path)
    assert ("This change replaces the generator" in run(tiny, "check", "--base", "main").stderr) is told
    made = run(tiny, "report", "--base", "main").stdout
    assert (f"**This change replaces the generator** (`{path}`)" in made) is told
    assert json.loads(run(tiny, "report", "--base", "main", "--format", "json").stdout)["programs"] == [path] * told


@pytest.mark.parametrize(
    ("path", "told"),
    [
        (".github/workflows/check.yml", True),
        (".github/actions/install/run.sh", True),
        (".GitHub/Workflows/check.yml", True),
        (".github/CODEOWNERS", True),
        (".github/dependabot.yml", True),
        ("netlify.toml", True),
        ("action.yml", True),
        ("tools/install/action.yaml", True),
        (".pre-commit-config.yaml", True),
        ("Makefile", True),
        ("makefile", True),
        (".ci/run", True),
        (".gitlab-ci.yml", True),
        ("requirements-dev.txt", True),
        ("constraints.txt", True),
        ("uv.lock", True),
        ("pyproject.toml", True),
        (".ci/\udcff", True),
        (".ci/a`b\nc", True),
        *(
            (path, True)
            for path in (".travis.yml", "Jenkinsfile", ".woodpecker/test.yml", "azure-pipelines.yml", "vercel.json")
        ),
        *(
            (path, True)
            for path in (
                "tox.ini",
                "Dockerfile",
                "sitecustomize.py",
                "site_builder.py",
                "Pipfile",
                ".yarn/releases/y.cjs",
                "noxfile.py",
                "setup.py",
                "click.py",
                "yaml/__init__.py",
                ".gitlab-ci.yaml",
                ".drone.star",
                "cloudbuild.yaml",
                "lefthook.yml",
                "compose.yml",
                ".mergify.yml",
                "Dangerfile",
            )
        ),
        (".github/ISSUE_TEMPLATE/suggest.yml", False),
        (".github/pull_request_template.md", False),
        ("README.md", False),
        ("docs/how.md", False),
        ("LICENSE", False),
        ("seeds/more.txt", False),
        ("content/pages/notes.txt", False),
        ("themes/own/templates/base.html", False),
        ("notes/Makefile", True),
        ("notes/tally.py", True),
        ("ci/build.sh", True),
        ("jenkins/job.xml", True),
        (".netlify/state.json", True),
        ("_headers", True),
        ("a-program-of-next-year.toml", True),
        ("other/content/claims/x.md.sh", True),
        ("requirements.txt", False),
    ],
)
def test_a_change_of_what_judges_it_is_told_in_one_line(path: str, told: bool, tiny: Path) -> None:
    commit(tiny)
    (tiny / path).parent.mkdir(parents=True, exist_ok=True)
    (tiny / path).write_text("another\n", encoding="utf-8")
    git(tiny, "add", "--all")
    said = run(tiny, "check", "--base", "main").stderr
    assert said.count("This change may alter what judges it (") == told
    made = run(tiny, "report", "--base", "main").stdout
    assert sum("**This change may alter what judges it** (`" in line for line in made.splitlines()) == told
    assert made.count("**This change replaces the generator**") == (path == "requirements.txt")


@pytest.mark.parametrize("mode", ["120000", "160000"])
@pytest.mark.parametrize("path", ["site_builder", ".ci", ".github", "netlify", "Makefile"])
def test_a_link_or_a_submodule_in_the_place_of_what_judges_is_told(path: str, mode: str, tiny: Path) -> None:
    commit(tiny)
    blob = git(tiny, "hash-object", "-w", "--stdin", given=b"tools")
    object_name = git(tiny, "rev-parse", "HEAD") if mode == "160000" else blob
    git(tiny, "update-index", "--add", "--cacheinfo", f"{mode},{object_name},{path}")
    assert json.loads(run(tiny, "report", "--base", "main", "--format", "json").stdout)["judges"] == [path]


@pytest.mark.parametrize("path", ["Makefile", "site/netlify.toml", ".github/workflows/a.yml", "requirements.txt"])
def test_what_judges_a_site_below_the_top_of_its_repository_is_told(path: str, tiny: Path, tmp_path: Path) -> None:
    site = tmp_path / "whole/site"
    site.parent.mkdir()
    tiny.rename(site)
    (site.parent / "Makefile").write_text("one\n", encoding="utf-8")
    commit(site.parent)
    target = site.parent / path
    if target.exists():
        target.unlink()
    else:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text("another\n", encoding="utf-8")
    git(site.parent, "add", "--all")
    assert json.loads(run(site, "report", "--base", "main", "--format", "json").stdout)["judges"] == [path]


@pytest.mark.parametrize(
    "path", ["vendor/\udcff.whl", "vendor/a\nb.whl", ".ci/" + "a/" * 1_010 + "b", ".ci/\x1b[2J", ".ci/|x|`y`"]
)
def test_an_odd_name_hides_no_change_of_what_judges(path: str, tiny: Path, tmp_path: Path) -> None:
    commit(tiny)
    blob = git(tiny, "hash-object", "-w", "--stdin", given=b"another\n")
    git(tiny, "update-index", "--add", "--cacheinfo", f"100644,{blob},{path}")
    made = run(tiny, "report", "--base", "main", "--format", "json")
    assert made.returncode == 0, made.stderr
    report = tmp_path / "report.json"
    report.write_text(made.stdout, encoding="utf-8")
    told = run(tiny, "report", "--from", str(report), "--conclusion", "success")
    assert told.returncode == 0, told.stderr
    assert len([line for line in told.stdout.splitlines() if line.startswith("⚠️ **This change")]) == 1


def test_the_example_of_a_new_site_may_be_removed_and_nothing_else(tmp_path: Path) -> None:
    site = tmp_path / "site"
    for part in ("site", "example"):
        shutil.copytree(package_folder() / "skeleton" / part, site, dirs_exist_ok=True)
    commit(site)
    for example in [*site.glob("content/*/example-*"), *site.glob("seeds/example-*")]:
        example.unlink()
    result = run(site, "check", "--base", "main")
    assert (result.returncode, "page-removed" in result.stderr) == (0, False), result.stderr
    (site / "content/pages/about.md").unlink()
    result = run(site, "check", "--base", "main")
    assert result.stderr.count("error[page-removed]") == 1
    assert "error[page-removed] content/pages/about.md" in result.stderr
