"""Words with a letter of another script that looks like one of their own: “Pаris” with a Cyrillic “а”.

No reader sees it, and a search does not find the word. The idea is that of UTS #39 (Unicode Security Mechanisms), section 5.1,
and the letters are from its table confusables.txt: those of Greek, Cyrillic, Armenian, Cherokee, Lisu and Coptic that look like a Latin one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from itertools import groupby
from unicodedata import name

from msgspec import Struct
from msgspec.structs import replace

from site_builder.content.body_paragraphs import HOLDER
from site_builder.content.document import AnyDocument, Body, Document
from site_builder.content.front_matter import Parts, split
from site_builder.content.record_fields import prose_of, type_at
from site_builder.content.settings import Settings
from site_builder.content.word_position import place_of_words
from site_builder.findings.characters import VANISHING
from site_builder.findings.finding import Finding, Place

CODE = "mixed-scripts"
_MAX_LINES = 200
"""On how many lines of a field the word is looked for, to point at it."""
_LOOKS = {
    "Greek": ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹϳορνυιαγϲ", "ABEZHIKMNOPTYXCjopvuiayc"),
    "Cyrillic": ("АВЕЅІЈКМНОРСТУХҮԚԜԌѴҺӀаеѕіјорсухԁԛԝһӏѵүгѐёїӑӓӗӧ", "ABESIJKMHOPCTYXYQWGVhIaesijopcyxdqwhlvyrèëïăäĕö"),
    "Armenian": ("ՍՕԼՏոսօհցզյ", "UOLSnuohgqj"),
    "Cherokee": ("ᎠᎡᎢᎥᎩᎪᎫᎬᎳᎷᎻᏀᏃᏏᏔᏕᏙᏚᏞᏟᏢᏦᏧᏳᏴ", "DRTiYAJEWMHGZbWSVSLCPKdGB"),
    "Lisu": ("ꓐꓑꓒꓓꓔꓖꓗꓙꓚꓜꓝꓟꓠꓡꓢꓣꓦꓧꓪꓫꓬꓮꓰꓲꓳꓴ", "BPdDTGKJCZFMNLSRVHWXYAEIOU"),
    "Coptic": ("ⲀⲂⲎⲒⲔⲘⲚⲞⲢⲤⲦⲨⲬⲟⲣⲥ", "ABHIKMNOPCTYXopc"),
}
_LIKE = {letter: like for letters, likes in _LOOKS.values() for letter, like in zip(letters, likes, strict=True)}
"""The Latin letter that each of these letters looks like."""
_SCRIPT = {letter: script for script, (letters, _) in _LOOKS.items() for letter in letters}
_SCRIPTS = ("Latin", *_LOOKS)
_SYMBOLS = frozenset("αγ")
"""Letters of Greek that are signs of their own at either end of a Latin word: IFNγ, αSyn."""
_VARIABLES = frozenset("ινρυ")
"""Letters of Greek that are signs of their own as a part at either end of a word: ι-carrageenan."""
_MAY_MIX = re.compile("[\u0370-\u03ff\u0400-\u052f\u0531-\u0587\u13a0-\u13f5\u2c80-\u2cff\ua4d0-\ua4f7]")
_TAG = re.compile("<[^<>]*>")
_HYPHENS = frozenset("-\u2010\u2011")
_UNSEEN = re.compile(f"[{VANISHING}\u034f\ufe00-\ufe0f]+")
"""What parts no word for a reader, such as a soft hyphen."""
_PART = re.compile(
    f"(?:[^\\W\\d_][\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f{VANISHING}\ufe00-\ufe0f]*)+"
)
_JOIN = "[-\u2010\u2011\u2027\u2043\u2219\u02d7\ufe63\uff0d'’‘_·\\d]"
"""What joins parts of one word: a hyphen, an apostrophe, a digit. A dash parts two words."""
_WORD = re.compile(f"{_PART.pattern}(?:{_JOIN}{{1,9}}+{_PART.pattern})*")
_FOREIGN = frozenset("ԚԜԌѴԁԛԝѵ")
"""Letters of Cyrillic that hardly a language has today: a Latin Q in a word of Cyrillic is seen for what it is."""
_SIGNS = frozenset({"pH"})
_INFLECTED = re.compile(r"[A-Z]{2,}[-\u2011'’]?[\u0430-\u045f]+")
"""A Latin abbreviation with an ending in Cyrillic, as people write it: COVIDом."""
_ENDING = re.compile("[аеёиоуыэюяієї]|[аео]м|[ая]х|ами|[ое]в|[ое]й|ою")
"""The ending of a case, as Russian and Ukrainian put one behind a Latin name: Google’а."""


class _Mixed(Struct, frozen=True):
    """A word, one letter of it, the letter that it looks like, and the scripts of both."""

    word: str
    letter: str
    like: str
    scripts: tuple[str, str]


def check(document: AnyDocument | Document[Settings]) -> Iterator[Finding]:
    """Report the first such word of each field, and of the text below the fields.

    Words of an archived text are as they are, and have to be quoted so.
    """
    for key, text in prose_of(document.record):
        field = type_at(document.record.__class__, key)
        if _MAY_MIX.search(text) and not (field and field.is_passage) and (mixed := _first_mixed(text)):
            yield document.report(CODE, _place(document, key, mixed.word), _message(mixed), _HINT)
    if mixed := _first_in_body(document.body):
        yield document.report(CODE, _place_in_body(document, mixed.word), _message(mixed), _HINT)


def _first_in_body(body: Body) -> _Mixed | None:
    """Return the first such word of a body as readers see it: an entity may stand for a letter, and emphasis within a word."""
    if not any(isinstance(part, str) and _MAY_MIX.search(part) for part in body.parts):
        return None
    shown = "".join(unescape(_TAG.sub("", part)) if isinstance(part, str) else HOLDER for part in body.parts)
    quoted = " ".join(quotation.text for quotation in body.quotations)
    words = (_UNSEEN.sub("", word[0]) for word in _WORD.finditer(shown) if _MAY_MIX.search(word[0]))
    return next((mixed for word in words if word not in quoted and (mixed := mixed_in(word))), None)


def _place_in_body(document: AnyDocument | Document[Settings], word: str) -> Place:
    """Return where the word stands below the fields, or where the text begins, if its lines spell the word in another way."""
    parts = split(document.lines, document.path)
    first = parts.body_line if isinstance(parts, Parts) else 1
    found = place_of_words(word, document.lines, (first - 1, 0), len(document.lines))
    return Place(document.path, found[0] + 1, found[1] + 1, len(word)) if found else Place(document.path, first)


_HINT = "Type the word anew, all of it on one keyboard, in place of copying it."


def _message(mixed: _Mixed) -> str:
    theirs, ours = mixed.scripts
    called = name(mixed.letter, "").lower()
    return (
        f"In “{mixed.word}” the letter “{mixed.letter}” (U+{ord(mixed.letter):04X}, {called}) is {theirs} and looks like the "
        f"{ours} “{mixed.like}”, and the word has {ours} letters too."
    )


def _place(document: AnyDocument | Document[Settings], key: tuple[str | int, ...], word: str) -> Place:
    """Return where the word stands in the field, or the field where its lines spell the word in another way."""
    field = document.place(*key)
    start = (field.line - 1, field.column - 1)
    found = place_of_words(word, document.lines, start, field.line + _MAX_LINES)
    return Place(document.path, found[0] + 1, found[1] + 1, len(word)) if found else field


def _first_mixed(text: str) -> _Mixed | None:
    words = (_UNSEEN.sub("", word[0]) for word in _WORD.finditer(text) if _MAY_MIX.search(word[0]))
    return next((mixed for word in words if (mixed := mixed_in(word))), None)


def mixed_in(word: str) -> _Mixed | None:
    """Return what is mixed in a word: all letters of a part that are not of its script look like letters that are. Else None.

    Its script is that of most of its letters, or Latin, of which nearly all letters have others that look like them. Of a
    word of several parts each part is looked at by itself, and then whether a whole part is of such letters: “P-а-ris”.
    """
    scripts = [_script(letter) for letter in word]
    there = [script for script in _SCRIPTS if script in scripts]
    if len(there) < 2 or _INFLECTED.fullmatch(word):
        return None
    parts = [found.span() for found in _PART.finditer(word)]
    whole = _owners(there, scripts)
    within = (_mixed_in_part(word, scripts, span, whole) for span in parts)
    return next(filter(None, within), None) or _of_parts(word, scripts, parts)


def _owners(there: list[str], scripts: list[str]) -> tuple[str, ...]:
    most = max(there, key=scripts.count)
    return tuple(script for script in dict.fromkeys((most, "Latin")) if script in there)


def _mixed_in_part(word: str, scripts: list[str], span: tuple[int, int], whole: tuple[str, ...]) -> _Mixed | None:
    """Return what is mixed in a part; ``whole`` are the scripts that the whole word may be of."""
    part, own = word[slice(*span)], scripts[slice(*span)]
    there = [script for script in _SCRIPTS if script in own]
    if len(there) < 2 or _INFLECTED.fullmatch(part):
        return None
    owners = dict.fromkeys((*_owners(there, own), *(script for script in whole if script in there)))
    mixed = (_mixed_with(part, own, script) for script in owners)
    found = next(filter(None, mixed), None)
    return replace(found, word=word) if found else None


def _of_parts(word: str, scripts: list[str], parts: list[tuple[int, int]]) -> _Mixed | None:
    """Return what is mixed in a word of which parts are wholly of letters that look like others, and no signs of their own."""
    there = [script for script in _SCRIPTS if script in scripts]
    stretches = [*_stretches(scripts, parts)]
    for own in _owners(there, scripts):
        for number, (start, end) in enumerate(stretches):
            letters = [at for at in range(start, end) if scripts[at]]
            if own in {"", *scripts[start:end]} or not letters or _stands_alone(word, stretches, number, own):
                continue
            if all(likes := [_like(word[at], own) for at in letters]):
                return _Mixed(word, word[letters[0]], likes[0], (scripts[letters[0]], own))
    return None


def _stretches(scripts: list[str], parts: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield where parts of one script that follow one another begin and end, such as those of “B2B”."""
    for _, run in groupby(parts, lambda part: {*scripts[slice(*part)]} - {""}):
        together = list(run)
        yield together[0][0], together[-1][1]


def _stands_alone(word: str, stretches: list[tuple[int, int]], number: int, own: str) -> bool:
    """Say whether parts are of another script as people write them: α-helix, X-хромосома, IT-компания, Google’а."""
    start, end = stretches[number]
    part, is_first, is_last = word[start:end], number == 0, number == len(stretches) - 1
    if own != "Latin":
        joint = word[end : stretches[1][0]] if is_first else word[stretches[number - 1][1] : start]
        return _is_latin_sign(part) and (is_first or is_last) and not _HYPHENS.isdisjoint(joint)
    if part == "х" and is_last and word[start - 1] in _HYPHENS and word[start - 2].isdigit():  # на F-16-х
        return True
    if {*part} - {"-"} <= _SYMBOLS or ((is_first or is_last) and part in _VARIABLES):
        return True
    return is_last and not is_first and word[start - 1] in "-\u2011'’" and bool(_ENDING.fullmatch(part))


def _is_latin_sign(part: str) -> bool:
    """Say whether Latin letters before or behind a word of another script are there for all to see: X, IT, pH, Type-C, X-ray."""
    first, _, rest = part.partition("-")
    if first and rest and "-" not in rest:
        return part.isascii() and 1 in (len(first), len(rest)) and (first if len(first) == 1 else rest).isupper()
    return part.isascii() and (len(part) == 1 or part.isupper() or part in _SIGNS)


def _mixed_with(word: str, scripts: list[str], own: str) -> _Mixed | None:
    others = [
        (at, letter) for at, (letter, script) in enumerate(zip(word, scripts, strict=True)) if script not in (own, "")
    ]
    likes = [_like(letter, own) for _, letter in others]
    if not all(likes) or (own == "Latin" and all(_is_sign(word, at) for at, _ in others)):
        return None
    at, letter = others[0]
    return _Mixed(word, letter, likes[0], (scripts[at], own))


def _is_sign(word: str, at: int) -> bool:
    return word[at] in _SYMBOLS and at in (0, len(word) - 1)


def _like(letter: str, script: str) -> str:
    """Return the letter of a script that a letter of another one looks like; empty where there is none."""
    latin = _LIKE.get(letter, letter)
    if script == "Latin":
        return latin if letter in _LIKE else ""
    return next(
        (own for own, like in _LIKE.items() if like == latin and _SCRIPT[own] == script and own not in _FOREIGN), ""
    )


def _script(letter: str) -> str:
    """Return the script of a letter that may look like one of another script; empty for every other character."""
    if (letter.isascii() and letter.isalpha()) or "\u00c0" <= letter <= "\u024f" or "\u1e00" <= letter <= "\u1eff":
        return "Latin"
    if "\u0370" <= letter <= "\u03ff" or "\u1f00" <= letter <= "\u1fff":
        return "Greek"
    if "\u0400" <= letter <= "\u0482" or "\u048a" <= letter <= "\u052f":
        return "Cyrillic"
    if "\u0531" <= letter <= "\u0587":
        return "Armenian"
    return _SCRIPT.get(letter, "")
