"""What one reading of a site leaves for the next one in the same process, so that a save costs what it changed."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from site_builder.build.locate_findings import Located
from site_builder.build.read_one import ReadDocument
from site_builder.checks.incremental import Compared
from site_builder.content.picture import PictureFile
from site_builder.content.scan import Survey

TextsBySource = tuple[str, Mapping[str, str], Mapping[str, PictureFile], Mapping[str, tuple[str, ...]]]
"""What documents are checked against: the site's language, the digests of the seeds, the pictures, and what each source says of its text."""


class PreviousReading(Struct, frozen=True):
    """What a reading leaves: the folders as they were scanned, each document, and what came of comparing them.

    ``seeds`` are the digests of the seeds as they lay there, and ``texts`` is what the documents were checked against.
    ``located`` has the findings of the comparison at their places.
    """

    scan: Survey
    seeds: Mapping[str, str]
    texts: TextsBySource
    documents: Mapping[str, ReadDocument]
    compared: Compared
    located: Located
