"""The words of a film or a broadcast from its subtitles (WebVTT, SubRip), with the times at which they are said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import unescape

from msgspec import Struct

from site_builder.authoring.ingest.article import Account, Article, Place
from site_builder.authoring.ingest.errors import IngestError
from site_builder.authoring.ingest.spoken import language_of_text, tag

PAUSE = 2.0
"""How many seconds of silence behind a sentence end a paragraph."""
LONGEST = 45.0
"""After how many seconds a paragraph ends with its sentence."""
APART = 5.0
"""How many seconds lie between two places that are recorded."""

_TIMES = re.compile(r"(?:(\d+):)?(\d\d):(\d\d)[.,](\d{1,3})\s*-->\s*(?:(\d+):)?(\d\d):(\d\d)[.,](\d{1,3})")
_MARK = re.compile(r"<[^>]*>|\{\\[^}]*\}")
_SPEAKER = re.compile(r"<v[.\w]*\s+([^>]+)>")
_LANGUAGE = re.compile(r"^Language:\s*(\S+)", re.MULTILINE)
_END = re.compile(r"[.!?…。！？؟।]['\"’”»)\]]*\Z")
_TURN = re.compile(r"(?:-|–|>>)\s*(?=\S)")


class _Cue(Struct, frozen=True):
    start: float
    end: float
    lines: tuple[str, ...]


def article_in_subtitles(text: str) -> Article:
    """Return what is said, one paragraph a line, and the places where cues begin. Raises :class:`IngestError`."""
    cues = list(_without_repeats(_cues(text)))
    if not cues:
        raise IngestError("There are no subtitles in this file.")
    paragraphs = list(_paragraphs(cues))
    said = "\n".join(paragraphs)
    head = _LANGUAGE.search(text.partition("-->")[0])
    stated = tag(head[1]) if head else None
    language, origin = (stated, "the file's head") if stated else language_of_text(said)
    speakers = tuple(dict.fromkeys(name.strip() for name in _SPEAKER.findall(text)))
    remarks = (
        (f"The subtitles name speakers, whose names are not in the text: {', '.join(speakers)}.",) if speakers else ()
    )
    return Article(
        text=f"{said}\n",
        language=language,
        origins={"language": origin} if language else {},
        account=Account(remarks=remarks),
        places=tuple(_places(cues)),
    )


def clock(seconds: float) -> str:
    """Return a time as hours, minutes and seconds: ``00:14:05``."""
    whole = int(seconds)
    return f"{whole // 3600:02}:{whole % 3600 // 60:02}:{whole % 60:02}"


def _cues(text: str) -> Iterator[_Cue]:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    starts = [number for number, line in enumerate(lines) if _TIMES.search(line)]
    for number, begin in enumerate(starts):
        until = starts[number + 1] if number + 1 < len(starts) else len(lines)
        found = _TIMES.search(lines[begin])
        body = _until_blank(lines[begin + 1 : until])
        if found and body:
            numbers = [int(each or 0) for each in found.groups()]
            yield _Cue(_seconds(numbers[:4]), _seconds(numbers[4:]), body)


def _until_blank(lines: Sequence[str]) -> tuple[str, ...]:
    """Return the lines of a cue without marks; a blank line ends it."""
    shown: list[str] = []
    for line in lines:
        if not line.strip() and shown:
            break
        plain = " ".join(unescape(_MARK.sub("", line)).split())
        if plain:
            shown.append(plain)
    return tuple(shown)


def _seconds(parts: Sequence[int]) -> float:
    hours, minutes, seconds, thousandths = parts
    return hours * 3600 + minutes * 60 + seconds + thousandths / 1000


def _without_repeats(cues: Iterable[_Cue]) -> Iterator[_Cue]:
    """Yield cues without lines that the cue before them shows already, as captions do that roll up."""
    before: tuple[str, ...] = ()
    for cue in cues:
        fresh = tuple(line for line in cue.lines if line not in before)
        before = cue.lines
        if fresh:
            yield _Cue(cue.start, cue.end, fresh)


def _words(cue: _Cue) -> str:
    return " ".join(cue.lines)


def _paragraphs(cues: Sequence[_Cue]) -> Iterator[str]:
    said: list[str] = []
    began, ended = cues[0].start, cues[0].start
    for cue in cues:
        text = _words(cue)
        ends = bool(said) and bool(_END.search(said[-1]))
        if said and (_TURN.match(text) or (ends and (cue.start - ended >= PAUSE or cue.start - began >= LONGEST))):
            yield " ".join(said)
            said, began = [], cue.start
        said.append(_TURN.sub("", text, count=1) if _TURN.match(text) else text)
        ended = cue.end
    if said:
        yield " ".join(said)


def _places(cues: Sequence[_Cue]) -> Iterator[Place]:
    last = -APART
    for cue in cues:
        if cue.start - last >= APART:
            last = cue.start
            text = _words(cue)
            yield Place(clock(cue.start), _TURN.sub("", text, count=1) if _TURN.match(text) else text)
