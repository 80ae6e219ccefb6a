"""The words of a film or a broadcast from its subtitles (WebVTT, SubRip), with the times at which they are said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import unescape

from msgspec import Struct

from site_builder.authoring.ingest.article import Account, Article, FilePlace
from site_builder.authoring.ingest.errors import IngestError
from site_builder.authoring.ingest.paragraphs import ENDS_A_SENTENCE, begins_unspaced
from site_builder.authoring.ingest.text_language import language_of_text, tag

PAUSE_SECONDS = 1.5
"""How many seconds of silence behind a sentence end a paragraph."""
MAX_PARAGRAPH_SECONDS = 30.0
"""After how many seconds a paragraph ends with its sentence."""
MAX_SECONDS_WITHOUT_STOP = 60.0
"""After how many seconds it ends wherever it is, as in captions that a machine wrote, without full stops."""
MOST_SPEAKERS = 40
"""How many speakers are named to the editor."""

_TIMES = re.compile(r"(?:(\d+):)?(\d\d):(\d\d)[.,](\d{1,3})\s*-->\s*(?:(\d+):)?(\d\d):(\d\d)[.,](\d{1,3})")
# No mark holds the beginning of another: what looks for its end stops there.
_MARK = re.compile(r"<[^<>]*>|\{\\[^{}]*\}")
_SPEAKER = re.compile(r"<v[.\w]*\s+([^<>]+)>")
_VOICE = re.compile(r"<v[.\w]*\s+[^<>]+>")
_LANGUAGE = re.compile(r"^Language:\s*(\S+)", re.MULTILINE)
_TURN = re.compile(r"(?:[-–—]|>>+)\s*(?=\S)")
_NAMED = re.compile(r"([^\W\d_][^:.!?]{1,40}):\s")


_NO_FIRST_LINE = "The first line `WEBVTT` is missing, with which such a file begins. Its cues were read all the same; see whether more of its beginning is missing."


class _Line(Struct, frozen=True):
    """A line of a cue, and who is said to say it."""

    text: str
    speaker: str = ""


class _Cue(Struct, frozen=True):
    start: float
    end: float
    lines: tuple[_Line, ...]


def article_in_subtitles(text: str) -> Article:
    """Return what is said, one paragraph a line, and the places where cues begin. Raises :class:`IngestError`."""
    cues = list(_without_repeats(_cues(text)))
    if not cues:
        raise IngestError("There are no subtitles in this file.")
    said, places = _said(cues)
    head = _LANGUAGE.search(text.partition("-->")[0])
    stated = tag(head[1]) if head else None
    language, origin = (stated, "the file's head") if stated else language_of_text(said)
    speakers = tuple(dict.fromkeys(name.strip() for name in _SPEAKER.findall(text)))
    remarks = (
        *([f"The subtitles name speakers, whose names are not in the text: {_named(speakers)}."] if speakers else ()),
        *([_NO_FIRST_LINE] if _lacks_first_line(text) else ()),
    )
    return Article(
        text=f"{said}\n",
        language=language,
        origins={"language": origin} if language else {},
        account=Account(remarks=remarks),
        places=tuple(places),
    )


def _named(speakers: Sequence[str]) -> str:
    more = f" and {len(speakers) - MOST_SPEAKERS} more" if len(speakers) > MOST_SPEAKERS else ""
    return ", ".join(speakers[:MOST_SPEAKERS]) + more


def _lacks_first_line(text: str) -> bool:
    """Say whether times are written as in WebVTT, with a point, and the line with which such a file begins is missing."""
    times = _TIMES.search(text)
    return bool(times and "." in times[0] and not text.lstrip("\ufeff \t\r\n").startswith("WEBVTT"))


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


def _until_blank(lines: Sequence[str]) -> tuple[_Line, ...]:
    """Return the lines of a cue without marks; a blank line ends it."""
    shown: list[_Line] = []
    for line in lines:
        if not line.strip() and shown:
            break
        shown += _by_speaker(line)
    return tuple(shown)


def _by_speaker(line: str) -> Iterator[_Line]:
    """Yield the parts of a line, each with the speaker whom a mark before it names."""
    names = [name.strip() for name in _SPEAKER.findall(line)]
    for name, part in zip(["", *names], _VOICE.split(line), strict=True):
        plain = " ".join(unescape(_MARK.sub("", part)).split())
        if plain:
            yield _Line(plain, name)


def _seconds(parts: Sequence[int]) -> float:
    hours, minutes, seconds, thousandths = parts
    return hours * 3600 + minutes * 60 + seconds + thousandths / 1000


def _without_repeats(cues: Iterable[_Cue]) -> Iterator[_Cue]:
    """Yield cues without lines that the cue before them shows already, as captions do that roll up."""
    before: tuple[_Line, ...] = ()
    for cue in cues:
        fresh = tuple(line for line in cue.lines if line not in before)
        before = cue.lines
        if fresh:
            yield _Cue(cue.start, cue.end, fresh)


class _Moment(Struct, frozen=True):
    """Words of one line, when its cue begins and ends, and whether somebody else begins to speak with them."""

    start: float
    end: float
    text: str
    is_turn: bool


def _moments(cues: Iterable[_Cue]) -> Iterator[_Moment]:
    speaker, before = "", ""
    for cue in cues:
        for number, line in enumerate(cue.lines):
            dashed = _TURN.match(line.text)
            is_turn = bool(dashed and _may_begin(line.text[dashed.end() :], before, is_first=number == 0))
            text = _TURN.sub("", line.text, count=1) if is_turn else line.text
            is_turn |= _names_speaker(text) or bool(line.speaker and line.speaker != speaker)
            speaker, before = line.speaker or speaker, text
            yield _Moment(cue.start, cue.end, text, is_turn)


def _may_begin(text: str, before: str, *, is_first: bool) -> bool:
    """Say whether a dash before words may mean that somebody else speaks: it also stands in the middle of a sentence."""
    return is_first or not text[:1].islower() or bool(ENDS_A_SENTENCE.search(before))


def _names_speaker(text: str) -> bool:
    """Say whether a line begins with a name in capitals and a colon, as subtitles for the deaf do."""
    named = _NAMED.match(text)
    return bool(named and named[1].isupper() and sum(map(str.isalpha, named[1])) > 1)


def _said(cues: Iterable[_Cue]) -> tuple[str, list[FilePlace]]:
    """Return what is said, one paragraph a line, and where each cue begins in it."""
    said = ""
    places: list[FilePlace] = []
    began = ended = 0.0
    for moment in _moments(cues):
        parted = moment.is_turn or _is_parted(said, moment.start - began, moment.start - ended)
        if said:
            said += "\n" if parted else " " if not (begins_unspaced(said[-1:]) and begins_unspaced(moment.text)) else ""
        if parted or not said:
            began = moment.start
        if not places or places[-1].locator != clock(moment.start):
            places.append(FilePlace(clock(moment.start), len(said)))
        said += moment.text
        ended = moment.end
    return said, places


def _is_parted(said: str, lasts: float, pause: float) -> bool:
    """Say whether a paragraph ends behind what was said, by its length and the pause that follows."""
    if not ENDS_A_SENTENCE.search(said[-20:]):
        return lasts >= MAX_SECONDS_WITHOUT_STOP
    return pause >= PAUSE_SECONDS or lasts >= MAX_PARAGRAPH_SECONDS
