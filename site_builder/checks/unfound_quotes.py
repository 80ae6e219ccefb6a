"""Words that do not stand in the article that they are said to be from: what stands there instead, and what to write."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice

from msgspec import Struct

from site_builder.checks.archived_texts import ArchivedTexts
from site_builder.checks.outer_dots import NO_DOTS, outer_dots, without_end_mark, without_outer_dots
from site_builder.content.document import Document
from site_builder.content.languages import base_language
from site_builder.content.records import Claim, Evidence
from site_builder.content.yaml_scalar import scalar
from site_builder.evidence.find_quote import OMISSION_MARK, Outcome, find, pieces_of, stands_in
from site_builder.evidence.folding import Folded
from site_builder.evidence.line_marks import has_list_marks, parted_word
from site_builder.evidence.look_alikes import letter_of_another_script
from site_builder.evidence.mark_shapes import QUOTATION_MARKS
from site_builder.evidence.nearest_passage import nearest
from site_builder.evidence.receipt import Span
from site_builder.evidence.search_budget import SearchBudget
from site_builder.findings.finding import Comparison, Finding, Stretch

MOST_LOOKED_AT = 100
"""A quotation that is not found is looked for in so many other sources that have its words."""
MAX_LINES = 5000
"""How many code points of a seed are looked at for what its lines put between words."""
_DOTS = re.compile(r"\s*(?:…|\.\.\.)\s*(?=\w)")


class SoughtWords(Struct, frozen=True):
    """The quotation of an item of evidence, the text in which it was sought, and what the search for help may cost."""

    claim: Document[Claim]
    number: int
    text: Folded
    texts: ArchivedTexts
    budget: SearchBudget

    @property
    def item(self) -> Evidence:
        """The item of evidence."""
        return self.claim.record.evidence[self.number]

    @property
    def place(self) -> str:
        """The file in which the words are said to stand."""
        return f"seeds/{self.texts.sources[self.item.source].seed}"

    @property
    def dotted(self) -> str:
        """The quotation with the mark for words left out in the place of three dots."""
        return _dotted(self.item.quote)

    def stands(self, words: str) -> bool:
        """Say whether these words stand in the text, as a quotation has to."""
        return find(words, self.text, None, None, self.budget).outcome is Outcome.FOUND


class Advice(Struct, frozen=True):
    """What is said of a quotation, and what to do about it."""

    message: str
    hint: str


def unfound_quote(sought: SoughtWords) -> Finding:
    """Return the finding for words that are not found: the first reason that explains it, or what is most like them."""
    for explain in _EXPLANATIONS:
        if advice := explain(sought):
            return _report(sought, advice)
    return _nearly(sought) or _report(sought, _nothing_like(sought))


def _report(sought: SoughtWords, advice: Advice, comparison: Comparison | None = None) -> Finding:
    key = ("evidence", sought.number, "quote")
    return sought.claim.report("quote-not-found", key, advice.message, advice.hint, comparison=comparison)


def _dotted(words: str) -> str:
    return _DOTS.sub(f" {OMISSION_MARK} ", words)


def _absent(sought: SoughtWords) -> str:
    return f"These words do not stand in {sought.place}."


def _in_another_source(sought: SoughtWords) -> Advice | None:
    """The first other source in which the words stand, among the first that look like it."""
    others = (
        id for id in sought.texts.holding(pieces_of(sought.item.quote), sought.budget) if id != sought.item.source
    )
    for id in islice(others, MOST_LOOKED_AT):
        text = sought.texts.of_source(id)
        if text and find(sought.item.quote, text, None, None, sought.budget).outcome is Outcome.FOUND:
            return Advice(_absent(sought), f"They stand in the source `{id}`; was that one meant?")
    return None


def _without_marks_around(sought: SoughtWords) -> Advice | None:
    bare = sought.item.quote.strip(f"{QUOTATION_MARKS} ")
    if bare == sought.item.quote or not sought.stands(bare):
        return None
    message = f"In {sought.place} these words stand without the quotation marks around them."
    return Advice(message, f"Take the quotation marks away, and write only: {scalar(bare)}")


def without_dots(sought: SoughtWords) -> Advice | None:
    """Return what is said of a quotation that stands in its seed without the dots at its beginning or its end."""
    quote = sought.item.quote
    plain = without_outer_dots(quote)
    if plain == quote:
        return None
    found = next((words for words in (plain, _dotted(plain)) if sought.stands(words)), None)
    if found is None:
        return None
    message = f"In {sought.place} these words stand without the dots at the {outer_dots(quote)}."
    return Advice(message, f"{NO_DOTS} Write only: {scalar(found)}")


def _without_mark_at_end(sought: SoughtWords) -> Advice | None:
    unmarked = without_end_mark(sought.item.quote)
    if unmarked == sought.item.quote or not sought.stands(unmarked):
        return None
    message = f"In {sought.place} these words stand without the “{sought.item.quote[-1]}” at the end."
    return Advice(message, f"Write only: {scalar(unmarked)}")


def _with_words_left_out(sought: SoughtWords) -> Advice | None:
    if sought.dotted == sought.item.quote or not sought.stands(sought.dotted):
        return None
    return Advice(
        f"In {sought.place} other words stand where this quotation has three dots.",
        f"Words that you leave out are marked “[…]”, with the brackets: {scalar(sought.dotted)}",
    )


def _in_another_order(sought: SoughtWords) -> Advice | None:
    pieces = pieces_of(sought.dotted)
    if len(pieces) < 2 or not all(stands_in(piece, sought.text, sought.budget) for piece in pieces):
        return None
    hint = "Quote the pieces in the order of the text; make two items of evidence of what stands far apart."
    if sought.dotted != sought.item.quote:
        hint = f"{hint} Words that you leave out are marked “{OMISSION_MARK}”, with the brackets."
    message = f"Each piece stands in {sought.place}, but not in this order within one paragraph or it and the next."
    return Advice(message, hint)


_EXPLANATIONS: tuple[Callable[[SoughtWords], Advice | None], ...] = (
    _in_another_source,
    _without_marks_around,
    without_dots,
    _without_mark_at_end,
    _with_words_left_out,
    _in_another_order,
)


def _nearly(sought: SoughtWords) -> Finding | None:
    """Return the finding with the passage that is most like the words, or None where nothing is like them."""
    plain = without_outer_dots(sought.item.quote)
    near = nearest(plain, sought.text, sought.budget)
    if near is None:
        return None
    original = sought.text.original
    line = original.count("\n", 0, near.span.start) + 1
    wrote, stands = (tuple(Stretch(words, changed) for words, changed in side) for side in (near.wrote, near.stands))
    hint = _hint(plain, _lines_around(original, near.span))
    if plain != sought.item.quote:
        hint = f"{hint} Take the dots at the ends away. {NO_DOTS}"
    return _report(sought, Advice(_absent(sought), hint), Comparison(wrote, stands, f"{sought.place}, line {line}"))


def _nothing_like(sought: SoughtWords) -> Advice:
    nothing = "" if sought.budget.is_spent else "Nothing there is like them. "
    language = sought.texts.sources[sought.item.source].language
    if base_language(language) != base_language(sought.texts.language):
        hint = f"{nothing}The article's language is “{language}”: quote its own words, and put what they mean under `translation`, with `text` and `by`."
    elif sought.stands(sought.item.why):
        hint = "The words under `why` stand there: write those under `quote`, and under `why` your own."
    else:
        hint = f"{nothing}Check that `source` is the right one, and copy the words from the seed."
    return Advice(_absent(sought), hint)


def _lines_around(text: str, span: Span) -> str:
    """Return the whole lines in which a passage stands, and the one behind it."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", text.find("\n", span.end) + 1)
    return text[start : end if end > 0 else len(text)][:MAX_LINES]


def _hint(quote: str, passage: str) -> str:
    """Return what to do about a quotation that nearly stands in its seed."""
    if word := parted_word(quote, passage):
        return f"In the seed a hyphen parts “{word}” at the end of a line. Quote it as it stands there, with the hyphen and a space; or archive the article anew with `new source --from`, which puts such words together."
    if has_list_marks(quote, passage):
        return "Marks of a list or a table stand between these words in the seed: a program put them there. Archive the article anew with `new source --from`, which leaves them out, or quote each line by itself."
    if odd := letter_of_another_script(quote, passage):
        return f"“{odd.letter}” in “{odd.word}” is another letter than the one of the seed, and only looks like it ({odd.name}). Type the word again."
    return "Change the marked words to those of the seed; words that you leave out are marked “[…]”."
