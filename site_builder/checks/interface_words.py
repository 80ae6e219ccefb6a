"""A site's own catalogue of words: whether it can be read, and whether its words can be seen and leave the holes for what pages fill in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape

from babel.messages.catalog import Catalog, Message

from site_builder.content.catalogue_text import CatalogueError, line_of_plural, read_catalogue, texts_of_message
from site_builder.content.locales import locale_of
from site_builder.content.plural_forms import plural_forms, tells_forms_apart
from site_builder.findings.characters import described, hidden_in, is_visible
from site_builder.findings.finding import Finding, Place, finding

CODE = "catalogue-fault"
_HOLE = re.compile(r"%\(\w+\)s|{\w+}")
_TAG = re.compile(r"<[^<>]*>")
_TAG_NAME = re.compile(r"</?\s*([^\s<>/]*).*", re.DOTALL)
_TIMES, _MORE = 5, 200
"""So many times as long as the original may words be, and so many letters longer."""
_UNCLOSED = re.compile(r'^(?:msg[a-z_]+(?:\[\d+\])?\s*)?"(?:.*[^"\s])?\s*$', re.MULTILINE)
"""A line of a catalogue with words that begin and do not end."""


def check(text: str, path: str, language: str) -> Iterator[Finding]:
    """Report the line at which a catalogue cannot be read; in one that can be, each message that a page could not print."""
    if unseen := list(_unseen(text, path)):
        yield from unseen
        return
    if unclosed := _UNCLOSED.search(text):
        line = text.count("\n", 0, unclosed.start()) + 1
        yield finding(CODE, Place(path, line), "The quotation mark at the end of this line is missing.", _CLOSE)
        return
    try:
        catalogue = read_catalogue(text, language)
    except CatalogueError as error:
        yield _unread(error, path, language)
        return
    translated = [message for message in catalogue if message.id and message.string]
    if any(message.pluralizable for message in translated):
        yield from _plural(catalogue, text, path, language)
    for message in translated:
        if wrong := _holes(message):
            yield finding(CODE, Place(path, message.lineno or 1), wrong, _KEEP)
        elif wrong := _length(message):
            yield finding(CODE, Place(path, message.lineno or 1), wrong, _SHORT)
        elif wrong := _markup(message):
            yield finding(CODE, Place(path, message.lineno or 1), wrong, _PLAIN)
        elif wrong := _not_seen(message):
            yield finding(CODE, Place(path, message.lineno or 1), wrong, _SEEN)


def _unseen(text: str, path: str) -> Iterator[Finding]:
    """Yield each line in which something stands that nobody sees, in words or elsewhere, with the first such sign."""
    for number, line in enumerate(text.split("\n") if any(hidden_in(text)) else (), start=1):
        if hidden := next(hidden_in(line.removesuffix("\r")), None):
            message = f"{described(hidden[0])} stands here."
            yield finding(CODE, Place(path, number, hidden.start() + 1), message, _SEEN)


def _not_seen(message: Message) -> str | None:
    """Say what of a message's words cannot be seen in a page, if anything: what is filled in may be figures."""
    for form in texts_of_message(message):
        filled = unescape(_TAG.sub("", _HOLE.sub("12", form)))
        if hidden := next(hidden_in(filled), None) or next(hidden_in(unescape(form)), None):
            return f"{described(hidden[0])} stands in these words."
        if not any(map(is_visible, filled)):
            return "Nothing of these words can be seen."
    return None


def _unread(error: CatalogueError, path: str, language: str) -> Finding:
    if not error.of_plural:
        return finding(CODE, Place(path, error.line), "This cannot be read as a catalogue of words.", _FORM)
    locale = locale_of(language)
    message = "The rule for the plural is not of the form `nplurals=2; plural=(n != 1);`, with 1 to 6 forms, or cannot choose for every number."
    right = f'"Plural-Forms: {plural_forms(locale)}\\n"' if locale else "the rule of the language"
    return finding(CODE, Place(path, error.line), message, f"Write {right} here.")


def _plural(catalogue: Catalog, text: str, path: str, language: str) -> Iterator[Finding]:
    locale = locale_of(language)
    if locale and not tells_forms_apart(catalogue.plural_expr, locale):
        line = line_of_plural(text)
        message = f"This rule does not choose among the forms of the plural as “{language}” does."
        yield finding(CODE, Place(path, line), message, f'Write "Plural-Forms: {plural_forms(locale)}\\n" here.')


def _holes(message: Message) -> str | None:
    """Say what is wrong with what a page fills into a message, if anything."""
    asked = set(_HOLE.findall("".join(message.id).replace("%%", "")))
    for form in (form.replace("%%", "") for form in texts_of_message(message)):
        there = set(_HOLE.findall(form))
        if strange := sorted(there - asked):
            return f"Nothing is filled into {', '.join(strange)} here."
        # A number alone may be left out, where a form of the plural says it in words.
        if lost := sorted(asked - there - ({"%(count)s"} if message.pluralizable else set())):
            return f"{', '.join(lost)} is missing, into which the page fills something."
        # Every message is formatted, also one that the page fills nothing into.
        if "%" in _HOLE.sub("", form):
            return "A sign % stands here by itself."
        if any(hole.startswith("{") for hole in asked) and re.search("[{}]", _HOLE.sub("", form)):
            return "A bracket { or } stands here by itself."
    return None


def _markup(message: Message) -> str | None:
    """Say what of a message's words would be markup in a page that its original does not have, if anything."""
    originals = [message.id] if isinstance(message.id, str) else list(message.id)
    tags = [sorted(_TAG.findall(original)) for original in originals]
    nested = all(_is_nested(_TAG.findall(original)) for original in originals)
    for form in texts_of_message(message):
        if sorted(_TAG.findall(form)) not in tags or (nested and not _is_nested(_TAG.findall(form))):
            return "The tags `<…>` of these words are not those of the original."
        for sign in '<>"':
            if sign in _TAG.sub("", form) and not any(sign in _TAG.sub("", original) for original in originals):
                return f"The sign {sign} stands here, which pages read as markup."
    return None


def _is_nested(tags: Iterable[str]) -> bool:
    """Say whether each tag that begins something is ended before what stands around it."""
    left_open: list[str] = []
    for tag in tags:
        name = _TAG_NAME.sub(r"\1", tag)
        if not tag.startswith("</"):
            left_open.append(name)
        elif not left_open or left_open.pop() != name:
            return False
    return not left_open


def _length(message: Message) -> str | None:
    """Say whether a message is far longer than its original, or repeats what is filled in: a page may have it many times."""
    originals = [message.id] if isinstance(message.id, str) else list(message.id)
    for form in texts_of_message(message):
        if len(form) > _TIMES * max(map(len, originals)) + _MORE:
            return f"These words have {len(form)} letters, and the original has {max(map(len, originals))}."
        for hole in set(_HOLE.findall(form)):
            if form.count(hole) > 1 + max(original.count(hole) for original in originals):
                return f"{hole} stands here {form.count(hole)} times."
    return None


_CLOSE = 'Write " at the end of the line, and \\" for a quotation mark within the words.'
_FORM = 'Look at the lines around it: each message is a line `msgid "…"`, as the templates have it, and a line `msgstr "…"` with its words.'
_KEEP = "Copy what stands in %(…)s and {…} from the line `msgid`, letter for letter; of a per cent sign write two: %%."
_SHORT = "Translate what stands in the line `msgid`, and nothing more; what is longer belongs into a page."
_PLAIN = 'Keep the tags of the line `msgid`, and write no other. For < and > write &lt; and &gt;, and for " the quotation marks of the language.'
_SEEN = "Delete it, or delete the whole line and type it again; write words that can be seen."
