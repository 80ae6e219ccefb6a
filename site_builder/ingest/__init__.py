"""From an article on the web or in a file to an archived text and its record: the extra ``[ingest]``.

    fetching → decoding → extracting → recording

Only :mod:`fetching` uses the network. It asks for one address, follows few redirects and only to web addresses, and
takes no more than it was allowed to, in size and in time. Nothing is guessed in silence: characters are read as the
page says or not at all, what a page does not state is null, and what a program took out of it is said to be so.
Whatever goes wrong is an :class:`IngestError` with a sentence and what to do, before anything is written.
"""

from __future__ import annotations


class IngestError(Exception):
    """Why there is nothing to archive: a sentence, and what to do about it."""
