"""What hosts are told: headers and redirects."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from site_builder.build.options import Options
from site_builder.output.host_rules import CONTENT_SECURITY_POLICY, SEED_POLICY
from tests.cases_on_disk import BASE
from tests.conftest import ROOT
from tests.repository import git
from tests.sites import built_files

Rule = tuple[str, str, str]
"""A pattern, the name of a header, and its value."""


def rules_of(text: str) -> list[Rule]:
    """All rules of a ``_headers`` file."""
    found, pattern = [], ""
    for line in text.splitlines():
        if line.startswith("/"):
            pattern = line
        else:
            name, _, value = line.strip().partition(": ")
            found.append((pattern, name, value))
    return found


def netlify(pattern: str) -> re.Pattern[str]:
    """The addresses of a pattern as Netlify reads it: any case, a star as the last step is the folder as well."""
    steps = ""
    for step in filter(None, pattern.split("/")):
        if step == "*":
            steps = steps.removesuffix("/?") + "(?:|/|/.*/?)"
        elif step.startswith(":"):
            steps += "/[^/]+/?"
        elif "*" in step:
            steps += "/" + re.escape(step).replace(r"\*", ".*")
        else:
            steps += f"/{re.escape(step)}/?"
    return re.compile(steps or "/", re.IGNORECASE)


def cloudflare(pattern: str) -> re.Pattern[str]:
    """The addresses of a pattern as Cloudflare Pages reads it."""
    return re.compile(re.sub(r":[A-Za-z]\w*", "[^/]+", re.escape(pattern).replace(r"\*", ".*")))


SEED = re.compile(r"/sources/.*/?seed\.txt")
HOSTS = {"netlify": netlify, "cloudflare": cloudflare}


def all_headers(path: str, text: str, host: str) -> list[tuple[str, str]]:
    """Every header that a rule gives to an address, on a host."""
    return [(name, value) for pattern, name, value in rules_of(text) if HOSTS[host](pattern).fullmatch(path)]


def headers_for(path: str, text: str, host: str = "netlify") -> dict[str, str]:
    """The headers that a host sends. There is one value for each name, but for the second policy of an archived text."""
    found = all_headers(path, text, host)
    if (policy := ("Content-Security-Policy", SEED_POLICY)) in found and SEED.fullmatch(path):
        found = [(name, value) for name, value in found if name != policy[0]] + [policy]
    assert len(dict(found)) == len(found), (path, found)
    return dict(found)


@pytest.fixture(scope="module")
def variants(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, bytes]]:
    """The tiny site with former addresses and a page of its own: as it is, with an editor, and as a host's preview."""
    site = Path(shutil.copytree(BASE, tmp_path_factory.mktemp("hosts") / "site"))
    git(site, "init", "--quiet")
    program = site / "node_modules/@sveltia/cms/dist/sveltia-cms.js"
    program.parent.mkdir(parents=True)
    program.write_text("// program\n", encoding="utf-8")
    claim = site / "content/claims/damage.md"
    claim.write_text(
        claim.read_text(encoding="utf-8").replace("verdict:", "aliases: [old]\nverdict:"), encoding="utf-8"
    )
    made = {"plain": built_files(site)}
    preview = Options(preview=True)
    made["preview"] = built_files(site, preview)
    with (site / "content/site.yaml").open("a", encoding="utf-8") as settings:
        settings.write("repository: https://github.com/o/r\neditor: {cms: sveltia}\n")
    made["editor"] = built_files(site)
    made["both"] = built_files(site, preview)
    return made


def addresses(files: dict[str, bytes]) -> Iterator[str]:
    """The addresses of all files, with those that hosts also answer with a page."""
    for name in files:
        yield f"/{name}"
        if name.endswith("index.html"):
            yield f"/{name.removesuffix('index.html')}"
            yield f"/{name.removesuffix('/index.html').removesuffix('index.html')}"


@pytest.mark.parametrize("host", HOSTS)
@pytest.mark.parametrize("kind", ["plain", "editor", "preview", "both", "real", "made"])
def test_no_two_rules_set_one_header_for_an_address(
    kind: str,
    host: str,
    variants: dict[str, dict[str, bytes]],
    real_files: dict[str, bytes],
    made_files: dict[str, bytes],
) -> None:
    files = {"real": real_files, "made": made_files, **variants}[kind]
    text = files["_headers"].decode("utf-8")
    for path in (
        *addresses(files),
        "/sources/annotations/annotations.json",
        "/nowhere",
        "/embed/nowhere/",
        "/claims/x/y/z/",
    ):
        headers_for(path, text, host)
    patterns = [line for line in text.splitlines() if line.startswith("/")]
    assert len(patterns) == len(set(patterns)), "of two rules for one pattern some hosts take the last"
    assert max(pattern.count("*") for pattern in patterns) == 1
    assert len(patterns) <= 100
    assert max(map(len, text.splitlines())) <= 2000


@pytest.mark.parametrize("host", HOSTS)
@pytest.mark.parametrize("kind", ["plain", "editor", "preview", "both", "real", "made"])
def test_every_page_keeps_its_policy_and_only_cards_can_be_framed(
    kind: str,
    host: str,
    variants: dict[str, dict[str, bytes]],
    real_files: dict[str, bytes],
    made_files: dict[str, bytes],
) -> None:
    files = {"real": real_files, "made": made_files, **variants}[kind]
    text = files["_headers"].decode("utf-8")
    pages = [path for path in addresses(files) if path.endswith("/") or path.endswith(".html")]
    cards = [path for path in pages if path.startswith("/embed/")]
    assert cards
    assert kind not in variants or {"/embed/claims/damage/", "/embed/claims/old/"} <= set(cards)
    for path in pages:
        headers = headers_for(path, text, host)
        if path.startswith("/admin/"):
            assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
        else:
            assert headers["Content-Security-Policy"] == CONTENT_SECURITY_POLICY, path
            assert headers.get("X-Frame-Options") == (None if path in cards else "DENY"), path


def observatory(headers: dict[str, str]) -> int:
    """The score of a front page by the rules of Mozilla's HTTP Observatory, of a host that leads from http to https.

    https://github.com/mdn/mdn-http-observatory/blob/main/src/grader/charts.js
    """
    policy = dict(
        part.split(" ", 1) for part in headers.get("Content-Security-Policy", "x 'unsafe-inline'").split("; ")
    )
    script, style = policy.get("script-src", ""), policy.get("style-src", "")
    unsafe = {"'unsafe-inline'", "'unsafe-eval'", "data:", "https:", "http:", "*"} & {*script.split(), *style.split()}
    age = re.match(r"max-age=(\d+)", headers.get("Strict-Transport-Security", ""))
    framed = "frame-ancestors" in policy or headers.get("X-Frame-Options") in ("DENY", "SAMEORIGIN")
    score = 100
    score -= 25 if unsafe else 0
    score -= 0 if age and int(age[1]) >= 15_768_000 else 20
    score -= 0 if headers.get("X-Content-Type-Options") == "nosniff" else 5
    score -= 0 if framed else 20
    if score < 90:
        return score
    private = headers.get("Referrer-Policy") in ("no-referrer", "same-origin", "strict-origin-when-cross-origin")
    return (
        score + (10 if policy.get("default-src") == "'none'" else 5) + 5 * private + 5 * ("frame-ancestors" in policy)
    )


@pytest.mark.parametrize("kind", ["plain", "editor"])
def test_the_front_page_has_the_score_that_the_documentation_states(
    kind: str, variants: dict[str, dict[str, bytes]]
) -> None:
    headers = headers_for("/", variants[kind]["_headers"].decode("utf-8"))
    assert observatory(headers) == 115
    assert "115 of 100" in (ROOT / "docs/configuration.md").read_text(encoding="utf-8")
    del headers["X-Frame-Options"]
    assert observatory(headers) == 80, "what it was when everybody could frame a page"


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/feed.xml", "application/atom+xml"),
        ("/corrections/feed.xml", "application/atom+xml"),
        ("/feed.json", "application/feed+json"),
        ("/corrections/feed.json", "application/feed+json"),
        ("/sources/x/annotations.json", "application/ld+json"),
        ("/sources/x/annotations/2.json", "application/ld+json"),
        ("/claims/x/claim.csl.json", "application/vnd.citationstyles.csl+json"),
        ("/claims/x/claim.bib", "application/x-bibtex"),
        ("/claims.csv", "text/csv"),
        ("/claims/x/claim.md", "text/markdown"),
        ("/llms.txt", "text/plain"),
        ("/llms-2.txt", "text/plain"),
        ("/reviews.json", "application/ld+json"),
        ("/evidence/part-2.csv", "text/csv"),
    ],
)
def test_data_has_its_media_type_and_may_be_read_from_other_sites(
    path: str, kind: str, real_files: dict[str, bytes]
) -> None:
    headers = headers_for(path, real_files["_headers"].decode())
    assert headers["Content-Type"].partition(";")[0] == kind
    assert headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("kind", ["plain", "editor", "preview", "both", "real"])
@pytest.mark.parametrize("host", HOSTS)
def test_an_archived_text_is_text_that_does_nothing_and_that_nobody_indexes(
    kind: str, host: str, variants: dict[str, dict[str, bytes]], real_files: dict[str, bytes]
) -> None:
    files = {"real": real_files, **variants}[kind]
    seeds = [path for path in files if path.endswith("/seed.txt")]
    assert seeds
    for path in seeds:
        headers = headers_for(f"/{path}", files["_headers"].decode(), host)
        assert headers["Content-Type"] == "text/plain; charset=utf-8"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["X-Robots-Tag"] == "noindex"
        assert {"default-src 'none'", "sandbox"} <= set(headers["Content-Security-Policy"].split("; "))
        assert path.encode() not in b"".join(content for name, content in files.items() if name.startswith("sitemap"))


def test_a_renamed_article_is_still_found_at_its_former_address(tiny: Path) -> None:
    record = tiny / "content/sources/flood-report.md"
    record.write_text(record.read_text("utf-8").replace("language: en\n", "language: en\naliases: [old-report]\n"))
    files = built_files(tiny)
    assert b"sources/flood-report/" in files["sources/old-report/index.html"]
    assert b"/sources/old-report/" in files["_redirects"]
