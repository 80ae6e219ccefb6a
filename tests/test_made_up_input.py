"""Input that nobody would write by mistake ends in a finding or in a plain sentence, and in no traceback."""

from __future__ import annotations

import json
import os
import shutil
import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from site_builder.build.build_site import build_site
from site_builder.build.check_site import check_site
from site_builder.build.options import Options
from site_builder.checks.overdue_reviews import first_overdue
from site_builder.content.read_document import read_document
from site_builder.content.records import Claim, Page, Source
from site_builder.findings.finding import Finding
from site_builder.findings.github import render_annotations, render_summary
from site_builder.findings.json_format import render_json
from site_builder.findings.sarif import render_sarif
from site_builder.findings.terminal_text import render_findings
from site_builder.preview.allowed_hosts import is_same_origin, is_welcome
from site_builder.review.difference_json import read_difference_json
from tests.cases_on_disk import BASE

_FOLDERS = (
    b"content",
    b"content/claims",
    b"content/pages",
    b"content/new",
    b"seeds",
    b"seeds/below",
    b"themes/x/assets",
)
NAMES = st.binary(min_size=1, max_size=40).filter(
    lambda name: not set(name) & {0, ord("/")} and name not in (b".", b"..")
)
DAYS = st.one_of(
    st.dates().map(date.isoformat),
    st.sampled_from(
        ["0001-01-01", "9999-12-31", "0000-00-00", "10000-01-01", "2026-02-30", "-1", "2026-W01-1", "٢٠٢٦-٠١-٠١"]
    ),
)
NUMBERS = st.one_of(
    st.integers(-(10**12), 10**12).map(str),
    st.sampled_from(["999999999", "1e9", "٣", "0x10", "1_000", "9" * 5000, "-0", "+7", "½", "²", "inf", "NaN"]),
)
SLOW = settings(max_examples=40)


def printed(findings: tuple[Finding, ...]) -> None:
    """Put findings out in every form, as bytes."""
    for text in (
        render_findings(findings, colour=False),
        render_annotations(findings),
        render_summary(findings),
        render_sarif(findings),
        render_json(findings),
    ):
        str(text).encode("utf-8")


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are bytes on Linux only")
@SLOW
@given(
    st.lists(st.tuples(st.sampled_from(_FOLDERS), NAMES, st.sampled_from([b"", b".md", b".txt", b".css"])), max_size=4)
)
@example([(b"seeds", b"\xff", b".txt"), (b"content/claims", b"\xff", b".md"), (b"content/new", b"\xed\xa0\x80", b"")])
def test_files_of_any_name(files: list[tuple[bytes, bytes, bytes]]) -> None:
    with TemporaryDirectory() as folder:
        site = Path(shutil.copytree(BASE, Path(folder) / "site"))
        for below, name, ending in files:
            path = os.path.join(os.fsencode(site), below, name + ending)  # noqa: PTH118
            os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120
            if not os.path.lexists(path):
                Path(os.fsdecode(path)).write_bytes(b"x")
        printed(check_site(site).findings)
        printed(build_site(site, site / "public", Options(search=False, cards=False)).findings)


@SLOW
@given(published=DAYS, reviewed=DAYS, said=DAYS, days=NUMBERS, order=NUMBERS)
@example(published="2026-01-01", reviewed="9999-12-31", said="0001-01-01", days="900", order="1")
@example(published="0001-01-01", reviewed="0001-01-01", said="0001-01-01", days="999999999", order="999999999")
def test_days_and_numbers_of_any_kind(published: str, reviewed: str, said: str, days: str, order: str) -> None:
    with TemporaryDirectory() as folder:
        site = Path(shutil.copytree(BASE, Path(folder) / "site"))
        claim = site / "content/claims/damage.md"
        text = claim.read_text(encoding="utf-8").replace("published: 2026-03-01", f"published: {published}")
        more = f"reviewed: {reviewed}\nclaimants:\n  - name: The council\n    date: {said}\n"
        claim.write_text(text.removesuffix("---\n") + more + "---\n", encoding="utf-8")
        (site / "content/pages/about.md").write_text(f"---\ntitle: A\norder: {order}\n---\nx\n", encoding="utf-8")
        with (site / "content/site.yaml").open("a", encoding="utf-8") as file:
            file.write(f"policy:\n  review_after_days: {days}\n")
        checked = check_site(site, Options(today=date(2026, 3, 1)))
        printed(checked.findings)
        first_overdue(checked.index)
        build_site(site, site / "public", Options(search=False, cards=False))


@given(
    st.sampled_from(["[", "{a: ", "- ", "? ", "'", '"', "|", "&a ", "*a ", "!!", "#", "%", "\t", "\\"]),
    st.integers(1, 3000),
    st.sampled_from([Claim, Page, Source]),
)
def test_fields_of_any_depth(opening: str, count: int, kind: type[Claim | Page | Source]) -> None:
    printed(read_document(f"---\ntitle: {opening * count}\n---\n", f"content/{kind.folder}/a.md", kind)[1])


@given(st.sampled_from(["[", "{", '{"before":', '[{"a":', '{"claims":[']), st.integers(0, 100_000))
@example('{"before":', 200_000)
def test_reports_of_any_depth(opening: str, count: int) -> None:
    with pytest.raises(ValueError, match="not a report in JSON"):
        read_difference_json((opening * count).encode())


@given(st.binary(max_size=300))
def test_reports_of_any_bytes(content: bytes) -> None:
    with pytest.raises(ValueError, match="not a report in JSON"):
        read_difference_json(content)


_AUTHORITY = st.one_of(
    st.text(max_size=60),
    st.text(alphabet="[]:@/\\%.htplocas0123456789 \t\x00²٣", max_size=60),
    st.sampled_from(
        [
            "[",
            "[::1",
            "http://[",
            "http://[::1",
            "http://a]b",
            "localhost:99999999",
            "[v1.a]",
            "http://[::1%25]",
            "℀.example",
        ]
    ),
)


@given(_AUTHORITY, _AUTHORITY)
def test_hosts_and_origins_of_any_kind(host: str, origin: str) -> None:
    assert is_welcome(host, "127.0.0.1") in (True, False)
    assert is_same_origin(origin, host) in (True, False)
    assert is_same_origin(f"http://{origin}", host) in (True, False)


def test_a_report_that_says_nothing_is_none() -> None:
    with pytest.raises(ValueError, match="not a report in JSON"):
        read_difference_json(json.dumps([]).encode())
