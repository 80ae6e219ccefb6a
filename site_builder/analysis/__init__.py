"""What evidence leaves open: unused sentences, doubtful silences, clipped quotations, shared wording, what a verdict hangs on.

Pure functions: texts and spans come in, values go out. Nothing in here knows of files, records or findings. These rules
find words, not meanings: they ask, and people answer.
"""
