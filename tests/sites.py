"""Sites as tests look at them: read, checked and built as `site-builder check` and `site-builder build` do it."""

from __future__ import annotations

import shutil
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

from site_builder.build.build_site import build_site
from site_builder.build.check_site import check_site, is_publishable
from site_builder.build.fetch_documents import FetchedDocuments
from site_builder.build.options import Options
from site_builder.content.document import Document
from site_builder.content.records import Claim, Source
from site_builder.content.settings import Settings
from site_builder.evidence.excerpt_tree import excerpt_tree
from site_builder.evidence.receipt import Receipt, Span
from site_builder.findings.finding import Finding
from site_builder.index.site_index import SiteIndex

_PARTS = ("content", "seeds", "themes", "node_modules", "vendor")


def copy_of(root: Path, folder: Path) -> Path:
    """Copy what a site is made from, without what a build left there, into a folder that is not there yet."""
    for part in _PARTS:
        if (root / part).is_dir():
            shutil.copytree(root / part, folder / part, symlinks=True)
    if (folder / "node_modules").is_dir() and (root / ".git").is_dir():  # It tells where the editor's program is from.
        shutil.copytree(root / ".git", folder / ".git", symlinks=True)
    return folder


def files_below(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder by its path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def built_files(root: Path, options: Options = Options()) -> dict[str, bytes]:
    """Return every file that a build from nothing publishes of a site without errors. The site's folder stays as it is."""
    with TemporaryDirectory() as folder:
        site, out = copy_of(root, Path(folder) / "site"), Path(folder) / "public"
        built = build_site(site, out, options)
        assert is_publishable(built, options), built.findings
        files = files_below(out)
        del files[".site-builder"]
        return files


def in_excerpts(root: Path, source: str) -> None:
    """Have a source of the tiny site published in excerpts."""
    path = root / f"content/sources/{source}.md"
    text = path.read_text(encoding="utf-8")
    seed = next(line.split(": ")[1] for line in text.splitlines() if line.startswith("seed: "))
    tree = excerpt_tree((root / "seeds" / seed).read_bytes().decode("utf-8"))
    lines = f"language: en\npublish: excerpts\nexcerpts_root: {tree.root}\n"
    path.write_text(text.replace("language: en\n", lines), encoding="utf-8")


def review_all(root: Path) -> None:
    """Have a site without policies give every claim a ClaimReview."""
    with (root / "content/site.yaml").open("a", encoding="utf-8") as settings:
        settings.write("policy: {claim_review: all}\n")


class ReadSite:
    """A site that was checked, with its documents as they stand in their files."""

    def __init__(self, root: Path, options: Options = Options()) -> None:
        self.checked = check_site(root, options)
        self.documents = FetchedDocuments(root, self.checked.reading.digests)

    @property
    def index(self) -> SiteIndex:
        return self.checked.index

    @property
    def findings(self) -> tuple[Finding, ...]:
        return self.checked.findings

    @property
    def settings(self) -> Settings:
        return self.index.settings.record

    @cached_property
    def claims(self) -> dict[str, Document[Claim]]:
        return {id: cast(Document[Claim], self.documents[entry.path]) for id, entry in self.index.claims.items()}

    @cached_property
    def sources(self) -> dict[str, Document[Source]]:
        return {id: cast(Document[Source], self.documents[entry.path]) for id, entry in self.index.sources.items()}

    @cached_property
    def receipts(self) -> dict[tuple[str, int], Receipt]:
        """The proof for each item of evidence whose quotation was found, by the claim's id and the item's number."""
        return {
            (id, number): self._receipt(item.source, item.spans)
            for id, claim in self.index.claims.items()
            for number, item in enumerate(claim.evidence)
            if item.spans
        }

    def _receipt(self, source: str, spans: tuple[Span, ...]) -> Receipt:
        seed = self.index.seeds[self.index.sources[source].seed]
        return Receipt(seed.name, seed.sha256, spans, tuple(seed.text[span.start : span.end] for span in spans))
