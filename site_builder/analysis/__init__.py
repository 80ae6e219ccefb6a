"""What evidence leaves open: unused sentences, doubtful silences, clipped quotations, shared wording, what a verdict hangs on.

Pure functions: texts, spans and entries of the index come in, values go out. Nothing in here knows of files or findings.

These rules find words, not meanings: they ask, and people answer. Articles that share no run of words may still have
one origin (retold, translated, cut to a few lines); articles that share some may be independent (a law, a statement, a
company's own description). So no rule sets an origin or a stance. What they find lowers what the site is sure of, and
is shown with the words.
"""
