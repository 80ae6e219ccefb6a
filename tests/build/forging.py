"""What somebody who may write to ``.site-builder/``, and has not the key, can try: forged rows, notes and entries."""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from site_builder.build.check_site import check_site
from site_builder.build.keep_comparison import DOCUMENTS
from site_builder.build.output_tree import mark_of, sum_of_folder
from site_builder.build.up_to_date import inputs_of
from site_builder.content.files import read_text
from site_builder.content.read_document import digest_of_text
from site_builder.store.artifacts import CACHE_FOLDER, pack, unpack
from site_builder.store.file_stamp import stamp_of
from site_builder.store.seal_key import SealKey, site_key
from site_builder.store.state_owner import STATE_FILE
from site_builder.store.state_tables import FORM
from site_builder.store.tool_version import generator_digest

CLAIM = "content/claims/damage.md"
Forge = Callable[[Path], None]
Sealer = Callable[[Path, bool], SealKey]

# Whose key a forger seals with. The last is the true one, which shows that the forgery would be published with it.
SEALERS: Mapping[str, Sealer] = {
    "no key": lambda site, versioned: SealKey(b""),
    "a key of theirs": lambda site, versioned: _versioned(SealKey(b"x" * 32), versioned),
    "the key of another site": lambda site, versioned: _versioned(_key(site / "content"), versioned),
    "the key of another version": lambda site, versioned: _key(site).of_version("2:another"),
}


def true_key(site: Path, versioned: bool) -> SealKey:
    """Return the key that the site's own builds seal with."""
    return _versioned(_key(site), versioned)


def _key(site: Path) -> SealKey:
    key = site_key(site)
    assert key
    return key


def _versioned(key: SealKey, versioned: bool) -> SealKey:
    return key.of_version(f"{FORM}:{generator_digest()}") if versioned else key


def change(site: Path, statement: str, *values: Any) -> None:
    """Change the state behind the program's back."""
    with closing(sqlite3.connect(site / STATE_FILE)) as connection:
        assert connection.execute(statement, values).rowcount > 0, "the forgery has to change something"
        connection.commit()


def ask(site: Path, query: str, *values: Any) -> list[Any]:
    with closing(sqlite3.connect(site / STATE_FILE)) as connection:
        return connection.execute(query, values).fetchall()


def forget_notes(site: Path) -> None:
    """Have the next build look at the rows."""
    change(site, "DELETE FROM notes WHERE name IN ('unchanged', 'checked', 'published')")


def verdict(row: dict[str, str], site: Path) -> None:
    row["entry"] = row["entry"].replace('"supported"', '"contradicted"', 1)


def words(row: dict[str, str], site: Path) -> None:
    row["entry"] = row["entry"].replace("The", "THE FORGED", 1)


def body(row: dict[str, str], site: Path) -> None:
    row["detail"] = json.dumps(json.loads(row["detail"]) | {"parts": ["<p>Forged words.</p>\n"]}, separators=(",", ":"))


def script(row: dict[str, str], site: Path) -> None:
    parts = ["<script>forged()</script>"]
    row["detail"] = json.dumps(json.loads(row["detail"]) | {"parts": parts}, separators=(",", ":"))


def proof(row: dict[str, str], site: Path) -> None:
    words(row, site)
    row["proof"] = "0" * 32


def digest(row: dict[str, str], site: Path) -> None:
    """Say that the row is that of the text which the file has now."""
    (site / CLAIM).write_text(
        (site / CLAIM).read_text(encoding="utf-8") + "\nA line that was added.\n", encoding="utf-8"
    )
    text = read_text(site, CLAIM)
    assert isinstance(text, str)
    row["digest"] = digest_of_text(text)


DOCUMENT: Mapping[str, Callable[[dict[str, str], Path], None]] = {
    "words": words,
    "body": body,
    "script": script,
    "proof": proof,
    "digest": digest,
}


def forge_document(site: Path, payload: str, sealer: Sealer | None) -> None:
    """Forge the row of a claim; without a sealer its old seals stay."""
    names = ("path", "stamp", "digest", "proof", "entry", "detail")
    (found,) = ask(site, f"SELECT {', '.join(names)} FROM documents WHERE path = ?", CLAIM)  # noqa: S608
    row = dict(zip(names, found, strict=True))
    DOCUMENT[payload](row, site)
    if sealer:
        key = sealer(site, True)
        both = (
            key.seal("document", *(row[name] for name in names[:5])),
            key.seal("detail", row["path"], row["digest"], row["detail"]),
        )
        change(site, "UPDATE documents SET seal = ? WHERE path = ?", ":".join(both), CLAIM)
    values = [row[name] for name in names[1:]]
    change(
        site,
        "UPDATE documents SET stamp = ?, digest = ?, proof = ?, entry = ?, detail = ? WHERE path = ?",
        *values,
        CLAIM,
    )
    forget_notes(site)


def forge_seed(site: Path, payload: str, sealer: Sealer | None) -> None:
    """Forge the row of a seed that was changed, so that it passes for the one that it was."""
    path = site / "seeds" / "flood-report.txt"
    path = path if path.exists() else sorted((site / "seeds").glob("*.txt"))[0]
    name = path.name
    ((sha, old),) = ask(site, "SELECT digest, seal FROM seeds WHERE name = ?", name)
    path.write_text(path.read_text(encoding="utf-8") + "\nA line that was added.\n", encoding="utf-8")
    stamp = stamp_of(site, f"seeds/{name}").text
    sealed = sealer(site, True).seal("seed", name, stamp, sha) if sealer else old
    change(site, "UPDATE seeds SET stamp = ?, seal = ? WHERE name = ?", stamp, sealed, name)
    forget_notes(site)


def forge_page(site: Path, payload: str, sealer: Sealer | None) -> None:
    """Forge the row of a page: no file, or a file that leads out, or one of other bytes."""
    name = "claims/damage"
    ((made_from, looked_at, files, old),) = ask(
        site, "SELECT made_from, looked_at, files, seal FROM pages WHERE name = ?", name
    )
    listed, *rest = json.loads(files)
    if payload == "leads out":
        listed[0][0] = "../content/claims/forged.md"
    elif payload == "other bytes":
        listed[0][1] = hashlib.blake2b(b"forged", digest_size=16).hexdigest()
    else:
        rest[0] = [["claims", "forged", "https://evil.example/", "2026-01-01"]]
        made_from = "0" * 32
    text = json.dumps([listed, *rest], separators=(",", ":"))
    sealed = sealer(site, True).seal("page", name, made_from, looked_at, text) if sealer else old
    change(site, "UPDATE pages SET made_from = ?, files = ?, seal = ? WHERE name = ?", made_from, text, sealed, name)
    edit_claim(site)


def edit_claim(site: Path) -> None:
    path = site / CLAIM
    path.write_text(path.read_text(encoding="utf-8") + "\nThis was added since.\n", encoding="utf-8")


def forge_note(site: Path, payload: str, sealer: Sealer | None) -> None:
    """Forge a note, so that what was published before an edit passes for what it makes, or for a whole tree."""
    ((value, old),) = ask(site, "SELECT value, seal FROM notes WHERE name = ?", payload)
    note = json.loads(value)
    edit_claim(site)
    if payload == "published":
        spoil_a_page(site)
        note |= {"sum": sum_of_folder(str(site / "public")), "mark": mark_of(site / "public"), "spare": None}
    else:
        note |= {"inputs": inputs_of(site).digest, "mark": mark_of(site / "public")}
    text = json.dumps(note, ensure_ascii=False, separators=(",", ":"))
    sealed = sealer(site, False).seal("note", payload, text) if sealer else old
    change(site, "UPDATE notes SET value = ?, seal = ? WHERE name = ?", text, sealed, payload)


def forge_comparison(site: Path, payload: str, sealer: Sealer | None) -> None:
    """Have a document pass for one in which nothing was found."""
    with (site / CLAIM).open("a", encoding="utf-8") as file:
        file.write("\nMore [of it](nowhere.md).\n")
    assert [finding.code for finding in check_site(site).findings] == ["broken-link"]
    ((value, old),) = ask(site, "SELECT value, seal FROM comparisons WHERE name = ?", DOCUMENTS)
    text = json.dumps(json.loads(value) | {"found": []}, ensure_ascii=False, separators=(",", ":"))
    sealed = sealer(site, True).seal("comparison", DOCUMENTS, text) if sealer else old
    change(site, "UPDATE comparisons SET value = ?, seal = ? WHERE name = ?", text, sealed, DOCUMENTS)
    forget_notes(site)


def spoil_a_page(site: Path) -> None:
    (site / "public/claims/three-metres/index.html").write_text("<p>Forged words.</p>", encoding="utf-8")


ROWS: Mapping[str, tuple[Callable[[Path, str, Sealer | None], None], tuple[str, ...]]] = {
    "document": (forge_document, tuple(DOCUMENT)),
    "seed": (forge_seed, ("stamp",)),
    "page": (forge_page, ("leads out", "other bytes", "an entry")),
    "note": (forge_note, ("published", "unchanged")),
    "comparison": (forge_comparison, ("nothing found",)),
}


def entry_of(site: Path, kind: str) -> Path:
    """Return the file of the entry that was kept last."""
    return max((site / CACHE_FOLDER / kind).iterdir(), key=lambda path: path.stat().st_mtime_ns)


def forged_content(kind: str, content: bytes) -> bytes:
    """Return an entry with other pictures, or another program, of the same kind."""
    if kind == "cards":
        return content[:8] + b"forged" + content[8:]
    files = unpack(content)
    assert files
    name = "pagefind/pagefind.js" if kind == "search" else "favicon.ico"
    return pack({**files, name: b"forged" + files[name]})


def forge_entry(site: Path, kind: str, sealer: Sealer | str) -> None:
    """Forge an entry: under a key, or as the name of the trick says."""
    path = entry_of(site, kind)
    header, _, content = path.read_bytes().partition(b"\n")
    forged = forged_content(kind, content)
    if callable(sealer):
        header, content = sealer(site, False).seal_bytes(kind, path.name, forged).encode(), forged
    elif sealer == "its digest":
        header, content = hashlib.sha256(forged).hexdigest().encode(), forged
    elif sealer == "its old seal":
        content = forged
    elif sealer == "no seal":
        header, content = b"", forged
    elif sealer == "cut short":
        content = content[:-20]
    elif sealer == "another name":  # What was kept for one thing is given out for another.
        others = [other for other in path.parent.iterdir() if other != path]
        other = others[0] if others else path.with_name("0" * 64)
        shutil.copyfile(path, other)
        other.replace(path)
        return
    elif sealer == "another kind":
        other = entry_of(site, "cards" if kind != "cards" else "icons")
        shutil.copyfile(other, path)
        return
    elif sealer == "a link":
        outside = site.parent / "forged"
        outside.write_bytes(true_key(site, False).seal_bytes(kind, path.name, forged).encode() + b"\n" + forged)
        path.unlink()
        path.symlink_to(outside)
        return
    elif sealer == "a linked folder":
        forge_entry(site, kind, true_key)
        path.parent.rename(site.parent / "folder")
        path.parent.symlink_to(site.parent / "folder")
        return
    path.write_bytes(header + b"\n" + content)


TRICKS = ("its digest", "its old seal", "no seal", "cut short", "another kind", "a link", "a linked folder")
