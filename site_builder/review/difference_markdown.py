"""What a change does to readers, as a comment on a pull request.

Everything in a difference may have been written by a stranger: see :mod:`site_builder.findings.markdown_text`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from urllib.parse import quote

from msgspec import Struct

from site_builder.findings.counted import counted
from site_builder.findings.markdown_text import code, markdown_link, plain_markdown
from site_builder.findings.printable import Printable
from site_builder.review.difference_values import Change, Deed, Difference, Subject

MAX_COMMENT = 65_536
"""How long a comment may be on GitHub, in characters, counted here as UTF-16 code units, which is never fewer."""
_ROOM_FOR_THE_END = 500

_HEADINGS = {
    Subject.VERDICT: "Verdicts",
    Subject.CLAIM: "Claims",
    Subject.QUOTE: "Quotes",
    Subject.SILENCE: "Silences",
    Subject.SENTENCE: "Sentences no longer used",
    Subject.CORRECTION: "Corrections",
    Subject.SOURCE: "Sources",
    Subject.SEED: "Archived texts",
    Subject.STORY: "Stories",
    Subject.QUESTION: "Questions",
    Subject.CLAIMANT: "Claimants",
    Subject.TOPIC: "Topics",
    Subject.PAGE: "Pages",
}
_SIGNS = {
    Deed.REMOVED: "➖",
    Deed.BROKEN: "❌",
    Deed.CHANGED: "✏️",
    Deed.MOVED: "↪️",
    Deed.MENDED: "✅",
    Deed.ADDED: "➕",
}


_WORDS = (Subject.QUOTE, Subject.SENTENCE)
"""What is named by words of an article. The file that it is written in is there even where it is removed."""


class Places(Struct, frozen=True):
    """Where things can be looked at: the site as it is, a preview of the change, and the files.

    Each is an address with a slash at its end, or None where nobody knows one.
    """

    site: str | None = None
    preview: str | None = None
    files: str | None = None

    def page(self, change: Change) -> str | None:
        """Return the address at which readers find what the change is about; what is removed stands on the old site."""
        base = self.site if change.deed is Deed.REMOVED else self.preview or self.site
        return base + quote(change.address, safe="/#-._~") if base and change.address is not None else None

    def file(self, change: Change) -> str | None:
        """Return the address of the file, at its line."""
        if not self.files or (change.deed is Deed.REMOVED and change.subject not in _WORDS):
            return None
        line = "" if change.subject is Subject.SEED else f"#L{change.line}"
        return self.files + quote(change.file, safe="/-._~") + line


NOWHERE = Places()


_MOST_PROGRAMS = 10


def render_markdown(difference: Difference, places: Places = NOWHERE, conclusion: str | None = None) -> Printable:
    """Return the comment. What does not fit into GitHub's limit is counted in its last sentence.

    ``conclusion`` is how the run that checked the change ended, as GitHub words it ("success", "failure" and others).
    Whether the check passed is then told from it alone, and never from what the difference says of itself. None means
    that the difference was made here, so that its own counts can be believed.
    """
    lines = [*_head(difference, conclusion)]
    room = MAX_COMMENT - _ROOM_FOR_THE_END - sum(map(_size, lines))
    left_out = 0
    for heading, rows in _sections(difference, places):
        begun = False
        for row in rows:
            added = _size(row) + (0 if begun else _size(heading))
            if left_out or added > room:
                left_out += 1
                continue
            room -= added
            lines += [row] if begun else [heading, row]
            begun = True
    if left_out:
        said = f"{left_out:,} more changes do" if left_out > 1 else "One more change does"
        lines.append(f"\n{said} not fit into a comment. The whole report: `site-builder report --base …`\n")
    return Printable("".join(lines))


def _size(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _head(difference: Difference, conclusion: str | None) -> Iterator[str]:
    yield "## What readers gain and lose\n"
    for files, what in (
        (difference.programs, "replaces the generator"),
        (difference.judges, "may alter what judges it"),
    ):
        if files:
            yield f"\n⚠️ **This change {what}** ({_first(files)}), so this report may be its work. Review it as code.\n"
    if not difference.changes:
        yield "\nNothing that readers see is different.\n"
    yield f"\n{_outcome(difference, conclusion)}\n"
    totals = (
        _grown("claim", difference.before.claims, difference.after.claims),
        _grown("quote", difference.before.quotes, difference.after.quotes),
        _grown("source", difference.before.sources, difference.after.sources),
    )
    yield f"\nThe site then has {', '.join(totals)}.\n"


def _first(files: Sequence[str]) -> str:
    more = f" and {len(files) - _MOST_PROGRAMS:,} more" * (len(files) > _MOST_PROGRAMS)
    return f"{', '.join(map(code, files[:_MOST_PROGRAMS]))}{more}"


def _outcome(difference: Difference, conclusion: str | None) -> str:
    """Return how the check ended, and what it found."""
    found = _found(difference)
    match conclusion:
        case "success":
            return f"✅ The check passed.{f' The report lists {found}.' if found else ''}"
        case "failure":
            listed = (
                f"The report lists {found}." if found else "The report lists no finding, so look at the run itself."
            )
            return f"❌ The check failed, so this change cannot be published yet. {listed} The check tells where and how to mend it."
        case None if difference.errors:
            stands = "stands" if difference.errors == 1 else "stand"
            return f"❌ {found[0].upper()}{found[1:]} {stands} against publishing. The check tells where and how to mend it."
        case None if difference.warnings:
            return f"⚠️ No errors, and {found}. With `--strict` a warning counts as an error."
        case None:
            return "✅ The check found nothing wrong."
    return "⚠️ The check did not run to its end, so nothing is known of this change. Look at the run."


def _found(difference: Difference) -> str:
    counts = [
        counted(count, word)
        for count, word in ((difference.errors, "error"), (difference.warnings, "warning"))
        if count
    ]
    if not counts:
        return ""
    codes = ", ".join(f"{code(name)} × {count}" for name, count in list(difference.codes.items())[:20])
    return f"{' and '.join(counts)} ({codes})"


def _grown(word: str, before: int, after: int) -> str:
    grown = f" ({after - before:+,})" if after != before else ""
    return f"{counted(after, word)}{grown}"


def _sections(difference: Difference, places: Places) -> Iterator[tuple[str, list[str]]]:
    for subject in Subject:
        changes = [change for change in difference.changes if change.subject is subject]
        if changes:
            yield f"\n### {_HEADINGS[subject]}\n\n", [_row(change, places) for change in changes]
    if difference.drafts:
        rows = [f"- {code(path)}\n" for path in difference.drafts]
        yield "\n### Drafts (readers see none of these)\n\n", rows


def _row(change: Change, places: Places) -> str:
    name = plain_markdown(change.title)
    if change.subject in _WORDS:
        name = f"“{name}”"
    where = markdown_link(code(f"{change.file}:{change.line}"), places.file(change))
    parts = [f"- {_SIGNS[change.deed]} {change.deed}: {markdown_link(name, places.page(change))} ({where})"]
    show = _SHOWN.get(change.subject, plain_markdown)
    if change.before is not None and change.after is not None:
        parts.append(f"  **{show(change.before)}** → **{show(change.after)}**")
    elif change.before is not None:
        parts.append(f"  was: {show(change.before)}")
    elif change.after is not None:
        parts.append(f"  {show(change.after)}")
    if change.note:
        parts.append(f"  {plain_markdown(change.note)}")
    return "  \n".join(parts) + "\n"


_SHOWN: dict[Subject, Callable[[str], str]] = {Subject.SEED: code}
