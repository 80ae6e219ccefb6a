"""Repairs that need no judgement, made from the findings of a check.

    plan → edits

Four things are repaired: a name that can only have been meant otherwise (the ``replacement`` of a finding), a
quotation that is found but is not written as the seed has it, the digest of a seed where none was recorded, and, when that
is asked for, that of a seed that was changed on purpose. A repair is one stretch of one line; everything else in a file stays as it is, byte for byte.
Everything else is reported and left alone. Seeds are never touched. Pure functions: the caller reads and writes the
files.
"""
