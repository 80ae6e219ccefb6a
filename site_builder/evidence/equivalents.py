"""Characters that are one and the same in a quotation and in an archived text, each with the reason why.

They are told apart by how a text was set or typed, never by what it says: somebody who types a quotation has the other one
of the two on the keyboard. Letters of living alphabets are not here, nor are digits or signs with a meaning of their own,
such as the minus sign. Sources: Unicode 16.0 (compatibility decompositions; the notes of the charts to each character).
"""

from __future__ import annotations

LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
"""Latin ligatures (U+FB00 to U+FB06): a typesetter's form of two or three letters, and what a PDF file gives for them."""

HEBREW_MARKS = {"\u05f3": "'", "\u05f4": '"'}
"""Geresh and gershayim: keyboards type the apostrophe and the quotation mark for them."""

PRIMES = {"\u2032": "'", "\u2033": '"'}
"""The prime and the double prime of minutes, feet and inches: keyboards type the apostrophe and the quotation mark."""

MODIFIER_LETTERS = {"\u02bc": "'"}
"""The apostrophe as a letter (U+02BC), which looks like the other one (U+2019) and is typed as it."""

WIDE_MARKS = {"！": "!", "（": "(", "）": ")", "，": ",", "：": ":", "；": ";", "？": "?"}
"""Marks of full width: those of Chinese, Japanese and Korean keyboards, and the same as the narrow ones."""

EQUIVALENTS = {**LIGATURES, **HEBREW_MARKS, **PRIMES, **MODIFIER_LETTERS, **WIDE_MARKS}
"""What each character is compared as."""
