"""The manifest of a published site: its root is that of its list, and every file is the one that it lists."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from itertools import pairwise

from msgspec import Struct

from site_builder.audit.check_claim_reviews import review_fault
from site_builder.audit.check_copies import copy_fault
from site_builder.audit.published_data import ListedFile, ManifestHead, PartFiles, decoded_json
from site_builder.audit.published_site import Had, PublishedSite, UnreadableError
from site_builder.findings.finding import Finding, Place, finding
from site_builder.output.integrity import INTEGRITY_FILE, READS, REDIRECTS, PublishedFile, Release, Root, part_name

MAX_CONNECTIONS = 8
"""How many files are asked for at once."""
Progress = Callable[[int, int], None]
_PAGE = re.compile(rb"\s*<(!doctype|html)", re.IGNORECASE)
_PUT_BACK = "Publish the site again, and find out who or what changed this file."


class Manifest(Struct, frozen=True):
    """A manifest that was read: the root over what it lists, the files by their paths, and the paths of its own files."""

    root: str
    files: Mapping[str, ListedFile]
    own: frozenset[str]


def read_manifest(site: PublishedSite, known: str | None) -> tuple[Manifest, list[Finding]]:
    """Return the manifest, and what is wrong with it; ``known`` is the root that it should have, where one is known.

    Raises :class:`UnreadableError` where there is none, or none that can be read.
    """
    head = decoded_json(site.get(INTEGRITY_FILE).content, ManifestHead)
    listed, findings = list(head.files), []
    for number, part in enumerate(head.parts, start=1):
        content = site.get(part_name(number)).content
        if (part.path, part.sha256) != (part_name(number), sha256(content).hexdigest()):
            findings.append(
                _broken(part_name(number), "This part of the manifest is not the one that the manifest names.")
            )
        listed += decoded_json(content, PartFiles).files
    root = Root(Release(head.generator.name, head.generator.version, head.commit, head.previous))
    for file in listed:
        root.add(PublishedFile(file.path, file.host, file.size, file.sha256))
    if root.digits() != head.root:
        findings.append(_broken(INTEGRITY_FILE, "The root is not that of the list."))
    own = frozenset((INTEGRITY_FILE, *(part_name(number) for number, _ in enumerate(head.parts, start=1))))
    in_order = all(a.path.encode() < b.path.encode() for a, b in pairwise(listed))
    if not in_order or len(listed) != head.count or own & {file.path for file in listed}:
        findings.append(_broken(INTEGRITY_FILE, "The list is not whole, not in order, or lists itself."))
    if known and known != root.digits():
        findings.append(
            finding(
                "root-differs",
                Place(INTEGRITY_FILE),
                f"The root of this site is {root.digits()}, and should be {known}.",
                "Somebody published another state than the one that you know: find out whether that was meant.",
            )
        )
    return Manifest(root.digits(), {file.path: file for file in listed}, own), findings


def _broken(path: str, message: str) -> Finding:
    return finding("manifest-broken", Place(path), message, "Publish the site again: the build makes the manifest.")


def check_files(site: PublishedSite, manifest: Manifest, progress: Progress) -> Iterator[Finding]:
    """Yield a finding for each file that is not as it is listed, and for each that is not listed."""
    wanted = [file for file in manifest.files.values() if site.sends_all or file.host != READS]
    with ThreadPoolExecutor(1 if site.sends_all else MAX_CONNECTIONS) as pool:
        for done, found in enumerate(pool.map(lambda file: _check(site, file, manifest), wanted), start=1):
            progress(done, len(wanted))
            if found:
                yield found
    for path in sorted(site.paths()):
        if path not in manifest.files and path not in manifest.own:
            message = "This file is not in the manifest."
            yield finding("published-unlisted", Place(path), message, "Find out who put it there, and take it away.")


def _check(site: PublishedSite, file: ListedFile, manifest: Manifest) -> Finding | None:
    try:
        had = site.get(file.path)
    except UnreadableError as error:
        return finding("published-missing", Place(file.path), f"This file cannot be had. {error}", _PUT_BACK)
    digest = sha256(had.content).hexdigest()
    if (digest, len(had.content)) == (file.sha256, file.size):
        faults = (look(file.path, had.content, manifest.files) for look in (copy_fault, review_fault))
        return next(filter(None, faults), None)
    return None if _is_led_on(file, had, digest, manifest) else _changed(file, had)


def _is_led_on(file: ListedFile, had: Had, digest: str, manifest: Manifest) -> bool:
    """Say whether a host led from a former address to a page that the manifest lists, and that is looked at by itself."""
    target = manifest.files.get(had.path)
    return file.host == REDIRECTS and had.path != file.path and target is not None and target.sha256 == digest


def _changed(file: ListedFile, had: Had) -> Finding:
    for changed, what in (
        (had.content.replace(b"\r\n", b"\n"), "Its line ends were changed"),
        (had.content[3:], "A byte order mark was put in front of it"),
    ):
        if sha256(changed).hexdigest() == file.sha256:
            hint = "Have the host, or what hands files to it, leave them as they are."
            return finding("published-changed", Place(file.path), f"{what} on the way.", hint)
    if _PAGE.match(had.content) and not file.path.endswith(".html"):
        message = "A web page comes in place of this file, such as a host sends when it has none."
        return finding("published-changed", Place(file.path), message, _PUT_BACK)
    message = "This is not the file that the manifest lists: its bytes differ."
    return finding("published-changed", Place(file.path), message, _PUT_BACK)
