"""What "verbatim" means, as pure functions over text: folding, finding, and the nearest passage.

Nothing in here knows of files, claims or findings.
"""
