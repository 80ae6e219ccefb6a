"""The options of a build or a check, which override the site's settings."""

from __future__ import annotations

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from site_builder.build.up_to_date import asked_of
from site_builder.content.document import Document
from site_builder.content.settings import Settings


class Options(Struct, frozen=True):
    """What is asked of one run.

    ``search`` and ``cards`` ask for the search index, and for share cards and icons, beside the pages; ``precompress``
    asks for compressed copies of all files that become smaller. ``jobs`` is how many processes may work at once; the
    result is the same for any number. ``commit`` and ``previous`` are what the published manifest says of the revision and of
    the manifest before, if anything. ``publishing`` says that what is made goes out to readers, so that the words of a new
    site that nobody replaced are findings; ``standards`` asks what the codes of fact-checkers would miss. ``today`` is the day in UTC on which reviews are due or not. None does not ask
    for that, and a build never does.
    """

    base_url: str | None = None
    theme: str | None = None
    drafts: bool = False
    strict: bool = False
    preview: bool = False
    publishing: bool = False
    standards: bool = False
    search: bool = False
    cards: bool = False
    precompress: bool = False
    jobs: int = 1
    today: date | None = None
    commit: str | None = None
    previous: str | None = None

    def asked(self) -> str:
        """Return everything here on which the published files depend, as one text."""
        return asked_of(
            self.base_url,
            self.theme,
            self.drafts,
            self.preview,
            self.search,
            self.cards,
            self.precompress,
            self.commit,
            self.previous,
        )

    def asked_of_pages(self) -> str:
        """Return everything here on which each page depends, as one text."""
        return repr(
            replace(
                self, jobs=1, strict=False, publishing=False, standards=False, today=None, commit=None, previous=None
            )
        )


def with_options(settings: Document[Settings], options: Options) -> Document[Settings]:
    """Return the settings, with the address and the theme that the options ask for."""
    changed = {name: value for name, value in (("base_url", options.base_url), ("theme", options.theme)) if value}
    return replace(settings, record=replace(settings.record, **changed)) if changed else settings
