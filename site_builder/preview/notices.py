"""The findings on a state of the site as the preview shows them: over the page, or in place of pages that do not exist yet."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from hashlib import sha256
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape
from msgspec import Struct
from msgspec.structs import asdict

from site_builder.findings.catalogue import Severity
from site_builder.findings.finding import Comparison, Finding
from site_builder.findings.terminal_text import render_findings, summary_of

MAX_FINDINGS = 200
"""How many findings are shown in a browser; the terminal has them all."""
CONTEXT_SHOWN = 160
"""How many characters of a long line are shown before and after the words that are meant."""


class Notice(Struct, frozen=True):
    """What the banner shows. ``digest`` names it, and is empty when there is nothing to show.

    ``title`` stands at its head, ``short`` on the button that it folds into, and ``said`` is read out by a screen
    reader. ``html`` has the findings. ``grave`` says that the page below is not of the newest state.
    """

    digest: str = ""
    title: str = ""
    short: str = ""
    said: str = ""
    html: str = ""
    grave: bool = False

    def as_json(self) -> dict[str, Any]:
        """Return the notice as plain values."""
        return asdict(self)


class Excerpt(Struct, frozen=True):
    """The author's line, cut into what stands before the words that are meant, those words, and what follows."""

    before: str
    meant: str
    after: str


class Shown(Struct, frozen=True):
    """A finding as a template shows it; ``text`` is the same finding as text, to be copied."""

    finding: Finding
    excerpt: Excerpt | None
    comparison: Comparison | None
    text: str


@cache
def templates() -> Environment:
    """Return the preview's own templates."""
    environment = Environment(
        loader=PackageLoader("site_builder.preview"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["with_code"] = _with_code
    return environment


_CODE = Markup("<code>{}</code>")


def _with_code(text: str) -> Markup:
    """Return a sentence as HTML, what stands between backticks as code."""
    parts = [_CODE.format(part) if number % 2 else escape(part) for number, part in enumerate(text.split("`"))]
    return Markup("").join(parts) if len(parts) % 2 else escape(text)


@lru_cache(maxsize=8)
def notice_of(findings: tuple[Finding, ...], *, good: bool) -> Notice:
    """Return the notice for the findings on the newest state; ``good`` says whether that state is shown."""
    if not findings:
        return Notice()
    summary = summary_of(findings)
    title = summary[:1].upper() + summary[1:]
    html = findings_html(findings)
    return Notice(
        digest=sha256(f"{good}{html}".encode()).hexdigest()[:16],
        title=f"{title}. {'' if good else 'The page shows the last good state.'}".strip(),
        short=title,
        said=f"Preview: {summary}. {findings[0].place.file}, line {findings[0].place.line}: {findings[0].message}",
        html=html,
        grave=not good,
    )


def findings_html(findings: tuple[Finding, ...], level: int = 2) -> str:
    """Return findings as HTML, the errors first, each under a heading of this level."""
    ordered = sorted(findings, key=lambda finding: finding.severity is not Severity.ERROR)
    template = templates().get_template("findings.html")
    return template.render(
        findings=tuple(shown_findings(ordered[:MAX_FINDINGS])), more=max(0, len(ordered) - MAX_FINDINGS), level=level
    )


def not_built_html(findings: tuple[Finding, ...]) -> str:
    """Return the page that is shown for every address until there is a good state."""
    summary = summary_of(findings)
    return templates().get_template("not_built.html").render(findings=findings_html(findings), summary=summary)


def shown_findings(findings: Iterable[Finding]) -> Iterable[Shown]:
    """Yield each finding as a template shows it."""
    for finding in findings:
        text = render_findings((finding,), colour=False)
        yield Shown(finding, _excerpt(finding), finding.comparison, text)


def _excerpt(finding: Finding) -> Excerpt | None:
    line = finding.excerpt
    if not line.strip():
        return None
    start = min(finding.place.column - 1, len(line))
    end = min(start + finding.place.length, len(line))
    before, meant, after = line[:start], line[start:end], line[end:]
    if len(before) > CONTEXT_SHOWN:
        before = f"…{before[-CONTEXT_SHOWN:]}"
    if len(after) > CONTEXT_SHOWN:
        after = f"{after[:CONTEXT_SHOWN]}…"
    return Excerpt(before, meant or " ", after)
