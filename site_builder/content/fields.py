"""The kinds of value that a field of front matter can hold.

Every plain scalar reaches the reader as the text that was typed (see :mod:`site_builder.content.yaml_text`), so the
field decides what it means: ``no`` in a text field stays ``no``, ``12:30`` stays ``12:30``, and only a date field reads
a date.

What a field may hold is noted on its type. A :class:`FieldRule` looks at a text and says why the field cannot hold it;
``msgspec.Meta`` has limits, the description, and what the JSON Schema says of it.
:mod:`site_builder.content.record_fields` takes these types apart for everything that needs them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from ipaddress import ip_address
from typing import Annotated, ClassVar
from urllib.parse import parse_qs, urlsplit
from urllib.parse import quote as percent_encode

from msgspec import Meta, Struct

from site_builder.content.languages import tag_of, written_alike
from site_builder.evidence.mark_shapes import QUOTATION_MARK as _QUOTATION_MARK
from site_builder.findings.characters import is_visible

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
ID_MAX_LENGTH = 100
_ID = re.compile(ID_PATTERN)
_ID_OR_ADDRESS_PATTERN = r"^([a-z0-9]+(-[a-z0-9]+)*|https?://\S+)$"
_DEVICE = re.compile(r"con|prn|aux|nul|(?:com|lpt)[0-9]", re.IGNORECASE)
_SHA256_PATTERN = r"^[0-9a-f]{64}$"
_SHA256 = re.compile(_SHA256_PATTERN)
_GIT_PATH = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._/@+-]{0,199}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


class Refusal(Struct, frozen=True):
    """Why a field cannot hold a value: the code of the finding, a sentence, and a hint on what to type instead.

    ``replacement`` is what belongs in place of the value (or of the field's name), where that is beyond doubt. ``seed``
    is the name of the file in ``seeds/`` that the field is about, where it is about one.
    """

    code: str
    message: str
    hint: str
    replacement: str | None = None
    seed: str = ""


class FieldRule(Struct, frozen=True):
    """A rule for a text beside its type: ``check`` gives a refusal, or None when the text is good."""

    check: Callable[[str], Refusal | None]


class NotProse(Struct, frozen=True):
    """Says of a text that readers do not take words in quotation marks in it for somebody's words, and why not."""

    because: str


class Record(Struct, frozen=True, forbid_unknown_fields=True):
    """A block of front matter as a frozen value. A field that it does not know is a fault.

    ``short_form`` is the field that is meant where a text stands in place of the block; empty where none may.
    """

    short_form: ClassVar[str] = ""


def about(description: str) -> Meta:
    """Return a field's description, to note on its type."""
    return Meta(description=description)


def is_id(text: str) -> bool:
    """Say whether ``text`` is an id: lower-case letters a to z, digits, single hyphens between them.

    Names that Windows keeps for devices are none, because no file can have them there.
    """
    return bool(_ID.fullmatch(text)) and len(text) <= ID_MAX_LENGTH and not is_device(text)


def is_device(text: str) -> bool:
    """Say whether Windows keeps a name for a device, in whatever letters (“Naming Files, Paths, and Namespaces”)."""
    return bool(_DEVICE.fullmatch(text))


def is_language(text: str) -> bool:
    """Say whether ``text`` has the form of a language tag (BCP 47), such as ``en-GB``."""
    return bool(_LANGUAGE.fullmatch(text))


def is_web_address(text: str) -> bool:
    """Say whether ``text`` is a whole web address, with http or https, without spaces and without a name before the host."""
    try:
        parts = urlsplit(text)
        plain = not re.search(r"[\x00-\x20\x7f\s<>\"\\^`{|}]", text) and "@" not in parts.netloc and parts.port != 0
        return parts.scheme in ("http", "https") and bool(parts.hostname) and plain
    except ValueError:
        return False


def id_meant(text: str) -> str | None:
    """Return the id that was meant by a text with capitals, spaces, underscores or the file's ending, if any."""
    meant = re.sub(r"[\s_]+", "-", text.strip().lower().removesuffix(".md"))
    return meant if is_id(meant) else None


def id_at_end(text: str) -> str | None:
    """Return the id in which an address or a path of a page ends: ``flood`` for ``https://flood.example/stories/flood/``."""
    path = urlsplit(text).path if is_web_address(text) else text
    last = path.rstrip("/").rpartition("/")[2] if "/" in path else ""
    return id_meant(last.removesuffix(".html"))


_ID_HINT = "Use lower-case letters a to z, digits and single hyphens, such as `contract-value`."


def _check_id(text: str) -> Refusal | None:
    if is_id(text):
        return None
    if is_device(text):
        return Refusal(
            "bad-id", f"“{text}” cannot be an id: Windows has no files of this name.", "Choose another name."
        )
    bare = "".join(filter(is_visible, text))
    if bare != text and is_id(bare):
        message = f"A sign that nobody sees stands in or beside “{bare}”."
        return Refusal("bad-id", message, f"Delete the whole word and type it again: `{bare}`.", bare)
    if meant := id_at_end(text):
        message = f"“{text}” is an address or a path, and here stands an id."
        if is_web_address(text) or text.startswith("/"):
            hint = f"If that is the address of a page of this kind, write the last part of it: `{meant}`."
            return Refusal("bad-id", message, hint)
        return Refusal("bad-id", message, f"Write the last part of it: `{meant}`.", meant)
    meant = id_meant(text)
    hint = f"Did you mean `{meant}`?" if meant else _ID_HINT
    return Refusal("bad-id", f"“{text}” is not an id.", hint, meant)


def _check_id_or_address(text: str) -> Refusal | None:
    if is_id(text) or not ("/" in text or "." in text.removesuffix(".md")):
        return _check_id(text)
    return _check_web_address(text) or _check_public_address(text)


def _check_visible(text: str) -> Refusal | None:
    if any(map(is_visible, text)):
        return None
    return Refusal("wrong-type", "This text is empty.", "Write the text, or take the field out if it is not required.")


def is_private_host(host: str) -> bool:
    """Say whether a host is this machine or one of the same house: its address leads nobody else there."""
    try:
        address = ip_address(host)
    except ValueError:
        return "." not in host or host.endswith((".localhost", ".local", ".internal", ".lan"))
    return not address.is_global


def is_public_address(text: str) -> bool:
    """Say whether ``text`` is a whole web address, and none of somebody's own machine or network."""
    return is_web_address(text) and not is_private_host(urlsplit(text).hostname or "")


def _check_public_address(text: str) -> Refusal | None:
    if not is_web_address(text) or is_public_address(text):
        return None
    message = f"“{text}” is an address of your own machine or network, and leads readers nowhere."
    return Refusal("bad-address", message, "Give the address at which everybody finds the page, or take the line out.")


_TOLD_IN = {
    "google": ("q", "url"),
    "facebook": ("u",),
    "instagram": ("u",),
    "outlook": ("url",),
    "duckduckgo": ("uddg",),
    "reddit": ("url",),
    "linkedin": ("url",),
    "bing": ("url",),
    "vk": ("to",),
}
"""In which part of a redirector's address the real one stands."""
_LEADS_ON = re.compile(
    r"(?:www\.)?(?P<google>google)\.[a-z.]{2,6}/(?:url\?|amp/)|lm?\.(?P<facebook>facebook)\.com/|l\.(?P<instagram>instagram)\.com/"
    r"|[\w.]*safelinks\.protection\.(?P<outlook>outlook)\.com/|(?P<duckduckgo>duckduckgo)\.com/l/|out\.(?P<reddit>reddit)\.com/"
    r"|(?:www\.)?(?P<linkedin>linkedin)\.com/redir/|(?:www\.)?(?P<bing>bing)\.com/ck/|(?P<vk>vk)\.com/away"
    r"|(?:t\.co|bit\.ly|tinyurl\.com|goo\.gl|ow\.ly|buff\.ly|lnkd\.in|dlvr\.it|is\.gd|news\.google\.com/(?:rss/)?articles)/",
    re.IGNORECASE,
)
"""Addresses of services that only lead on to another page, and note who goes there."""


def address_behind(text: str) -> str | None:
    """Return the address to which a redirector's leads, an empty one where it cannot be read off, or None for any other."""
    parts = urlsplit(text)
    found = _LEADS_ON.match(f"{parts.netloc}{parts.path}{'?' if parts.query else ''}")
    if not found:
        return None
    if parts.path.startswith("/amp/s/"):
        return f"https://{parts.path.removeprefix('/amp/s/')}"
    told = parse_qs(parts.query)
    names = _TOLD_IN.get(found.lastgroup or "", ())
    real = next((told[name][0] for name in names if name in told), "")
    return real if is_public_address(real) else ""


def _check_redirector(text: str) -> Refusal | None:
    if not is_web_address(text) or (real := address_behind(text)) is None:
        return None
    message = "This address only leads on to another page, and its owner notes who goes there."
    if real:
        return Refusal("bad-address", message, f"Write the address of the article itself: {real}", real)
    return Refusal("bad-address", message, "Open it, and copy the address of the article itself.")


def _check_web_address(text: str) -> Refusal | None:
    if is_web_address(text):
        return _check_marks(text)
    return Refusal(
        "bad-address",
        f"“{text}” is not a web address.",
        "Give the whole address, beginning with https:// (or http://), without spaces.",
    )


def _check_marks(text: str) -> Refusal | None:
    """Refuse quotation marks in an address: it stands on pages, where readers take words between them for somebody's."""
    marks = {mark for mark in _QUOTATION_MARK.findall(text) if not mark.isascii()}
    if not marks:
        return None
    plain = "".join(percent_encode(character) if character in marks else character for character in text)
    return Refusal("bad-address", "This address has quotation marks.", f"Write it as {plain}", plain)


def _check_site_address(text: str) -> Refusal | None:
    parts = urlsplit(text) if is_web_address(text) else None
    if parts is None or not (parts.query or parts.fragment):
        return _check_web_address(text)
    return Refusal(
        "bad-address", f"“{text}” cannot be the address of a site.", "Leave out what begins with “?” or “#”."
    )


def _check_sha256(text: str) -> Refusal | None:
    if _SHA256.fullmatch(text):
        return None
    if _SHA256.fullmatch(text.lower()):
        return Refusal("wrong-type", "The letters of a sha256 are small.", f"Write {text.lower()}.", text.lower())
    return Refusal(
        "wrong-type",
        "This is not a sha256.",
        "It has 64 digits, each 0 to 9 or a to f. Run `sha256sum` on the seed and paste what it prints.",
    )


def _check_root(text: str) -> Refusal | None:
    if _SHA256.fullmatch(text):
        return None
    return Refusal(
        "wrong-type",
        "This is not the root of the paragraphs.",
        "It has 64 digits, each 0 to 9 or a to f. Take the line out, and `site-builder fix` writes it where it is needed.",
    )


_BRITISH = re.compile(r"-uk\b", re.IGNORECASE)
"""What many write for the United Kingdom, whose code is GB (ISO 3166-1)."""


def _check_language(text: str) -> Refusal | None:
    if is_language(text) and not _BRITISH.search(text):
        return None
    tag = _tag_of_locale(text) or tag_of(text)
    hint = f"Write its tag: `{tag}`." if tag else "Write one such as `en`, `en-GB` or `ar`."
    return Refusal("wrong-type", f"“{text}” is not a language tag.", hint, tag)


def _tag_of_locale(text: str) -> str | None:
    """Return the tag for the name that operating systems give a language, and for one with UK: ``fr-FR`` for ``fr_FR.UTF-8``."""
    tag = _BRITISH.sub("-GB", text.partition(".")[0].partition("@")[0].replace("_", "-"))
    return written_alike(tag) if tag != text and is_language(tag) else None


def _check_git_path(text: str) -> Refusal | None:
    if _GIT_PATH.fullmatch(text) and not any(step in ("", ".", "..") for step in text.split("/")):
        return None
    return Refusal(
        "wrong-type",
        f"“{text}” is not a name in a repository.",
        "Write letters, digits, hyphens, dots and slashes, such as `main` or `sites/facts`, without a slash at either end.",
    )


Text = Annotated[str, Meta(min_length=1), FieldRule(_check_visible)]
"""Prose that readers see: words in quotation marks in it must stand in a source."""
MAX_LINE = 1000
"""How many code points a title, a claim or a name may have: they stand on cards, in lists and in menus."""
Line = Annotated[Text, Meta(max_length=MAX_LINE)]
_NAME = NotProse("It is a name that the program knows.")
_ADDRESS = NotProse("It is an address, which holds no spaces.")
Name = Annotated[Text, _NAME]
VERBATIM = NotProse("It is looked up in the archived text word for word, with its quotation marks.")
Passage = Annotated[Text, VERBATIM]
IS_ID = FieldRule(_check_id)
Id = Annotated[str, Meta(extra_json_schema={"pattern": ID_PATTERN}), IS_ID, _NAME]
IdOrAddress = Annotated[
    str, Meta(extra_json_schema={"pattern": _ID_OR_ADDRESS_PATTERN}), FieldRule(_check_id_or_address), _NAME
]
"""The id of a document, or the web address of what is none of the site's."""
AnyAddress = Annotated[str, Meta(extra_json_schema={"format": "uri"}), FieldRule(_check_web_address), _ADDRESS]
"""A web address that may be one of somebody's own machine or network, such as that of a repository."""
WebAddress = Annotated[AnyAddress, FieldRule(_check_public_address), FieldRule(_check_redirector)]
SiteAddress = Annotated[str, Meta(extra_json_schema={"format": "uri"}), FieldRule(_check_site_address), _ADDRESS]
Sha256 = Annotated[str, Meta(extra_json_schema={"pattern": _SHA256_PATTERN}), FieldRule(_check_sha256), _NAME]
GitPath = Annotated[str, FieldRule(_check_git_path), _NAME]
Root = Annotated[str, Meta(extra_json_schema={"pattern": _SHA256_PATTERN}), FieldRule(_check_root), _NAME]
Language = Annotated[str, FieldRule(_check_language), _NAME]
IsoDate = date
"""A day. The records have fields named ``date``, which would hide a type of that name."""
