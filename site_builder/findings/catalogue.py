"""The catalogue of checks: every code that a finding can carry, with its severity.

The explanation of each code, with a failing and a passing example, is ``docs/checks.md``; its test cases lie
in ``tests/cases/<code>/``. Tests notice when one of the three lacks what another has.
"""

from __future__ import annotations

from enum import StrEnum


class Severity(StrEnum):
    """How grave a finding is: an error stops the build, a warning does so only with ``--strict``, information never."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


THE_FILE = (
    "not-utf8",
    "hidden-character",
    "conflict-marker",
    "front-matter-missing",
    "yaml-syntax",
    "yaml-alias",
    "yaml-tag",
    "duplicate-key",
    "comment-cuts-value",
    "unknown-field",
    "missing-field",
    "wrong-type",
    "unknown-value",
    "bad-date",
    "bad-id",
    "bad-address",
    "too-large",
    "repeated",
    "symlink",
    "unreadable",
    "kept-state-tracked",
    "hidden-from-review",
)
THE_LINKS = (
    "unknown-source",
    "unknown-story",
    "unknown-question",
    "unknown-claimant",
    "unknown-topic",
    "unknown-verdict",
    "unknown-theme",
    "catalogue-fault",
    "editor-script-missing",
    "editor-script-tracked",
    "unknown-citation",
    "duplicate-id",
    "alias-taken",
    "broken-link",
    "missing-anchor",
    "unsafe-link",
    "image-refused",
    "alt-missing",
    "picture-missing",
    "picture-outside",
    "picture-refused",
    "picture-changed",
)
THE_EVIDENCE = (
    "quote-not-found",
    "quote-ambiguous",
    "quote-too-short",
    "quote-inside-word",
    "furniture-quoted",
    "aside-quoted",
    "nothing-left",
    "seed-missing",
    "seed-changed",
    "seed-outside",
    "seed-shared",
    "excerpts-root",
    "silent-but-cited",
    "silent-on-rival",
    "source-not-in-story",
    "unpinned-quote",
    "title-not-found",
    "translation-without-original",
    "translation-is-original",
)
THE_JUDGEMENT = (
    "verdict-unbacked",
    "rivals-both-supported",
    "source-supports-rivals",
    "single-origin",
    "origin-circle",
    "not-independent",
    "version-circle",
    "version-differs",
    "answer-without-question",
    "withdrawal-without-reason",
    "role-dates",
    "unfinished",
    "no-sentence",
)
THE_CHANGE = (
    "verdict-changed-without-correction",
    "correction-removed",
    "page-removed",
    "seed-replaced",
    "quote-after-takedown",
)
"""Against a git revision: with ``check --base`` only."""
THE_PAGES = ("template-fault",)
"""Of what pages are made with: with ``build`` and in the preview only."""
THE_TOOL = ("tool-fault",)
"""Of the generator itself. No content leads to it that we know of, so it has no case."""
THE_PUBLISHED_SITE = (
    "manifest-broken",
    "root-differs",
    "published-missing",
    "published-changed",
    "published-unlisted",
    "published-disagrees",
    "receipt-broken",
    "timestamp-broken",
)
"""Of what was published: with ``audit`` only. Their cases are in ``tests/proof/``."""
WARNINGS = (
    "markup-as-text",
    "mixed-scripts",
    "same-claim",
    "duplicate-claimant",
    "claimant-unused",
    "id-as-name",
    "named-nowhere",
    "withdrawn-in-use",
    "duplicate-topic",
    "topic-unused",
    "same-address",
    "days-out-of-order",
    "name-cut",
    "language-without-words",
    "stray-file",
    "not-downloaded",
    "ingest-incomplete",
    "seed-unused",
    "seed-format",
    "not-assessed",
    "unused-sentences",
    "silence-doubtful",
    "quote-clipped",
    "words-taken-back",
    "locator-elsewhere",
    "translation-needless",
    "language-without-lists",
    "other-language",
    "translation-figures",
    "unknown-origin",
    "shared-wording",
    "sole-source",
    "verdict-correction",
    "review-overdue",
    "placeholder",
    "future-date",
)

INFORMATION = ("standards",)
"""With ``check --standards`` only."""

SEVERITIES: dict[str, Severity] = {
    **dict.fromkeys(THE_FILE + THE_LINKS + THE_EVIDENCE + THE_JUDGEMENT + THE_CHANGE, Severity.ERROR),
    **dict.fromkeys(THE_PAGES + THE_TOOL + THE_PUBLISHED_SITE, Severity.ERROR),
    **dict.fromkeys(WARNINGS, Severity.WARNING),
    **dict.fromkeys(INFORMATION, Severity.INFO),
}
