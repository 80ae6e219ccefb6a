"""Links in texts to what a site publishes besides the pages of its documents: tables, lists, two articles side by side.

Which files these are is known to the targets alone (:mod:`site_builder.build.targets`). They are asked where a link leads to no
document, once the rest of the site is right: before that it is not known what is published.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container
from itertools import chain

from site_builder.build.page_builder import PageBuilder, Setting
from site_builder.build.read import Reading
from site_builder.build.targets import Targets
from site_builder.checks.links import BROKEN, may_be_file
from site_builder.content.read_theme import load_theme
from site_builder.content.theme_folders import DEFAULT, bundled_themes
from site_builder.findings.finding import Finding, has_errors
from site_builder.findings.first_findings import first_findings

_PAGE = "index.html"


def without_published(findings: tuple[Finding, ...], reading: Reading, *, drafts: bool) -> tuple[Finding, ...]:
    """Return the findings on a site without those on links to published files; ``drafts`` says whether drafts are published.

    Where the site has other errors, nothing is said of links of which this is not known yet.
    """
    asked = {
        link.place: link.address
        for entry in reading.index.entries()
        for link in entry.links
        if link.address is not None and may_be_file(link)
    }

    def is_unsure(finding: Finding) -> bool:
        return finding.code == BROKEN and finding.place in asked

    if not any(map(is_unsure, findings)):
        return findings
    sure = tuple(finding for finding in findings if not is_unsure(finding))
    if has_errors(sure):
        return sure
    published = _Published(reading, drafts=drafts)
    of_files: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        if is_unsure(finding) and asked[finding.place] not in published:
            of_files[finding.place.file].append(finding)
    return (*sure, *chain.from_iterable(map(first_findings, of_files.values())))


class _Published(Container[str]):
    """The addresses at which a site publishes something, in the default theme: which files there are is the same in all."""

    def __init__(self, reading: Reading, *, drafts: bool) -> None:
        theme = load_theme(bundled_themes().parent, DEFAULT)
        self._targets = Targets(PageBuilder(reading, Setting(theme, "", drafts=drafts)))
        self._files: dict[str, frozenset[str]] = {}

    def __contains__(self, address: object) -> bool:
        path = f"{address}{_PAGE}" if str(address).endswith("/") else str(address)
        name = self._targets.at(path)
        if name is None:
            return False
        # What a document has besides its page is known when it is made.
        if name not in self._files:
            self._files[name] = frozenset(self._targets.make(name)[0].files)
        return path in self._files[name]
