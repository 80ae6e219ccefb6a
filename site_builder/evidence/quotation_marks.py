"""Words that stand in quotation marks in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator

# A closing single mark looks like an apostrophe: it closes only where no letter follows, and a straight one opens
# only where no letter stands before it.
_QUOTED = re.compile(
    r"“([^“”]+)”"
    r"|\"([^\"]+)\""
    r"|‘((?:[^‘’]|’(?=\w))+)’(?!\w)"
    r"|(?<![\w'’])'(?=\S)((?:[^']|(?<=\w)'(?=\w))+?)(?<=\S)'(?!\w)"
    r"|«([^«»]+)»|»([^«»]+)«|„([^„“”]+)[“”]|‚([^‚‘’]+)[‘’](?!\w)|‹([^‹›]+)›|「([^「」]+)」|『([^『』]+)』"
)


_MARK = re.compile("[“\"‘'«»„‚‹「『]")


def quoted_in(text: str) -> Iterator[str]:
    """Yield each stretch of ``text`` that stands in quotation marks, with the mark that opens it in front."""
    if not _MARK.search(text):
        return
    for match in _QUOTED.finditer(text):
        yield text[match.start()] + next(group for group in match.groups() if group is not None)
