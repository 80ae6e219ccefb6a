"""Pictures: each is a file of the site's own, the one that was pinned, and one that can be shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from site_builder.content.body_pictures import is_name_of
from site_builder.content.document import Document, Key, Link
from site_builder.content.fields import Refusal
from site_builder.content.picture import PICTURE_SUFFIXES, PICTURES_FOLDER, PictureFile, is_inside, is_picture
from site_builder.content.records import Claim
from site_builder.content.seed import name_below_seeds
from site_builder.findings.catalogue import Severity
from site_builder.findings.finding import Finding
from site_builder.findings.suggestions import did_you_mean
from site_builder.index.entries import IndexEntry
from site_builder.index.site_index import SiteIndex
from site_builder.index.unlocated_finding import UnlocatedFinding

_PUT = "Put the picture there, or mend the name."
_ENDINGS = f"{', '.join(PICTURE_SUFFIXES[:-1])} or {PICTURE_SUFFIXES[-1]}"


def check(claim: Document[Claim], pictures: Mapping[str, PictureFile]) -> Iterator[Finding]:
    """Report the pictures under check that are not there, not the ones that were pinned, or that cannot be shown."""
    for number, picture in enumerate(claim.record.pictures):
        key: Key = ("pictures", number)
        found = pictures.get(f"seeds/{picture.file}")
        if refusal := _refusal(picture.file, found, pictures):
            yield claim.report(refusal.code, (*key, "file"), refusal.message, refusal.hint)
        elif found and found.sha256 != picture.sha256:
            message = f"seeds/{picture.file} is not the picture that was pinned: its sha256 is {found.sha256}."
            hint = "Restore the file as it was. Only if it was replaced on purpose, put this number here."
            yield claim.report("picture-changed", (*key, "sha256"), message, hint)
        if is_name_of(picture.file, picture.alt):
            message = f"“{picture.alt}” is the name of the file, and tells nobody what the picture shows."
            hint = "Say under `alt` what can be seen, with the words that stand in the picture."
            yield claim.report("alt-missing", (*key, "alt"), message, hint, severity=Severity.WARNING)


def _refusal(name: str, found: PictureFile | None, pictures: Mapping[str, PictureFile]) -> Refusal | None:
    if not is_inside(name):
        message, hint = (
            f"“{name}” does not name a file inside seeds/.",
            "Write only the file's name, as it stands in seeds/.",
        )
        return Refusal("picture-outside", message, hint)
    if not is_picture(name):
        return Refusal("picture-refused", f"“{name}” is not the name of a picture that is shown.", _kinds(name))
    if found is None:
        there = [path.removeprefix("seeds/") for path in pictures if path.startswith("seeds/")]
        if bare := name_below_seeds(name, there):
            return Refusal(
                "picture-missing", f"There is no file seeds/{name}.", f"Write only its name: `{bare}`.", bare
            )
        hint = _elsewhere(f"seeds/{name}", pictures) or did_you_mean(name, there) or _PUT
        return Refusal("picture-missing", f"There is no file seeds/{name}.", hint)
    return found.refusal


def _elsewhere(path: str, pictures: Mapping[str, PictureFile]) -> str:
    """Return what to do where a picture of this name lies in another folder of the site; empty where none does."""
    folder, _, name = path.rpartition("/")
    other = next((one for one in pictures if one.rpartition("/")[2] == name), None)
    if other is None:
        return ""
    kept = (
        "pictures under check are kept in seeds/"
        if folder == "seeds"
        else f"pictures of texts are kept in {PICTURES_FOLDER}/"
    )
    return f"It lies in {other}. Move it, or copy it, to {path}: {kept}."


def _kinds(name: str) -> str:
    drawing = (
        " A drawing (SVG) can hold programs: save a picture of it." if name.lower().endswith((".svg", ".svgz")) else ""
    )
    return f"Save it as JPEG, PNG, WebP or GIF, with a name that ends in {_ENDINGS}.{drawing}"


def check_shown(link: Link, document: IndexEntry, index: SiteIndex) -> Iterator[UnlocatedFinding]:
    """Report a picture in a text that is not one of the site's own, not there, or cannot be shown."""
    if link.address is None:
        yield document.report(
            "image-refused",
            link.place,
            f"Only pictures in {PICTURES_FOLDER}/ are shown in texts, and none from elsewhere.",
            "Put the file there and write its name alone, or link to the page that shows the picture: take the “!” away.",
        )
        return
    found, name = index.pictures.get(link.address), link.address.removeprefix(f"{PICTURES_FOLDER}/")
    if not is_picture(name):
        yield document.report(
            "picture-refused", link.place, f"“{name}” is not the name of a picture that is shown.", _kinds(name)
        )
    elif found is None:
        there = [
            path.removeprefix(f"{PICTURES_FOLDER}/") for path in index.pictures if path.startswith(PICTURES_FOLDER)
        ]
        hint = _elsewhere(link.address, index.pictures) or did_you_mean(name, there) or _PUT
        yield document.report("picture-missing", link.place, f"There is no file {link.address}.", hint)
    elif found.refusal:
        yield document.report(found.refusal.code, link.place, found.refusal.message, found.refusal.hint)
