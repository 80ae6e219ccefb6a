"""Polls, quizzes and votes in an article's element: what they ask stands in blocks, what may be answered often in controls.

A poll is what its makers call so, or two or more controls right behind a question. What the rules of the article do not take
of it is told with the boxes, however short, so that an editor knows of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree
from lxml.html import HtmlElement

from site_builder.authoring.ingest.blocks import Block, Kind
from site_builder.authoring.ingest.body import MIN_TOLD_BETWEEN, PageBody, is_prose
from site_builder.authoring.ingest.page import is_unseen, marks_of
from site_builder.authoring.ingest.page_words import ABOUT_SITE, POLLS

FEWEST_ANSWERS = 2
"""How many controls make a poll at least: one alone sends something off."""
MOST_ANSWERS = 20
"""How many answers of a poll are told."""
MOST_POLLS = 20
"""How many polls of a page are told."""
LONGEST_ANSWER = 200
"""How many characters an answer has at most."""
_QUESTION_MARKS = ("?", "？", "؟", "՞")
_CONTROLS = ("button", "option")
_CHOICES = ("select", "datalist")
"""Controls that nobody reads, and what is in them may be chosen."""
_OTHERS = ABOUT_SITE | {"dialog", "modal", "overlay"}


def polls_in(blocks: Sequence[Block], body: PageBody) -> tuple[Block, ...]:
    """Return what was not taken of the polls in an article's element: their lines, and the answers of each in one."""
    if body.scope is None:
        return ()
    reader = _Reader(body)
    reader.read(body.scope)
    known = {id(block) for block in (*body.taken, *body.bylines)}
    lines = (block for block in blocks if id(block) not in known and not reader.polls.isdisjoint(_way(block)))
    return (*(line for line in lines if len(line.letters) >= MIN_TOLD_BETWEEN), *reader.told[:MOST_POLLS])


def _way(block: Block) -> Iterator[HtmlElement]:
    yield block.element
    yield from block.element.iterancestors()


class _Reader:
    """One way through an article's element, in the order in which it is read."""

    def __init__(self, body: PageBody) -> None:
        self._around = {element for block in body.taken if is_prose(block) for element in _way(block)}
        self.polls: set[HtmlElement] = set()
        self.told: list[Block] = []
        self._poll: HtmlElement | None = None
        self._answers: list[str] = []
        self._before = ""

    def read(self, scope: HtmlElement) -> None:
        walk = etree.iterwalk(scope, events=("start", "end"))
        for event, element in walk:
            if event == "start" and self._begin(element):
                walk.skip_subtree()
            elif event == "end" and element is not scope:
                self._end(element)
        self._tell(scope)

    def _begin(self, element: HtmlElement) -> bool:
        """Look at an element, and say whether nothing in it is looked at."""
        if answer := _answer(element):
            self._answers.append(answer)
        if title := _title_of_frame(element):
            self.told.append(Block(Kind.PARAGRAPH, title, element, 0))
        if (is_unseen(element) and element.tag not in _CHOICES) or self._passes(element):
            return True
        self._say(element.text, element)
        return False

    def _passes(self, element: HtmlElement) -> bool:
        """Note where a poll begins, and say whether an element only has what readers say or are asked to confirm."""
        marks = frozenset() if element in self._around else marks_of(element)
        if self._poll is None and not POLLS.isdisjoint(marks):
            self._tell(element)
            self._poll = element
            self.polls.add(element)
        return not _OTHERS.isdisjoint(marks)

    def _end(self, element: HtmlElement) -> None:
        if element is self._poll:
            self._tell(element)
            self._poll = None
        self._say(element.tail, element)

    def _say(self, text: str | None, element: HtmlElement) -> None:
        line = (text or "").strip()
        if not line or element.tag in (*_CONTROLS, *_CHOICES):
            return
        if self._poll is None:
            self._tell(element)
        self._before = line

    def _tell(self, element: HtmlElement) -> None:
        """End a row of controls: they answer a poll, or the question right before them."""
        is_asked = self._poll is not None or self._before.endswith(_QUESTION_MARKS)
        if is_asked and len(self._answers) >= FEWEST_ANSWERS:
            answers = " / ".join(self._answers[:MOST_ANSWERS])
            self.told.append(Block(Kind.PARAGRAPH, answers, element, 0))
        self._answers = []


def _answer(element: HtmlElement) -> str:
    """Return what a control offers to choose."""
    if element.tag in _CONTROLS:
        text = str(element.xpath("string()"))
    elif element.tag == "input" and (element.get("type") or "").lower() in ("button", "submit"):
        text = element.get("value") or ""
    else:
        return ""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_ANSWER and any(map(str.isalnum, line)) else ""


def _title_of_frame(element: HtmlElement) -> str:
    """Return the title of a frame that says that it holds a poll: the poll itself is on another page."""
    if element.tag != "iframe":
        return ""
    title = " ".join((element.get("title") or "").split())
    names = {"".join(filter(str.isalnum, word)) for word in title.casefold().split()}
    return title if len(title) <= LONGEST_ANSWER and not POLLS.isdisjoint(names) else ""
