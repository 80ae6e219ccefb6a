"""Find passages of the archived texts for the author of a claim, and make evidence of them.

    passages → terms → passage_index → proposals

A seed is cut into sentences; each becomes a row of terms in which figures are one and the same however they are
written (``£50m``, ``£50 million``, ``50,000,000``); SQLite's FTS5 ranks the rows (BM25) in memory; what is proposed
as evidence has been found in the seed by the same search that ``check`` uses. Everything in here is a pure function
of its arguments: the index lives in memory and ends with the search.

Ranking is help for people who look for words. It never decides whether a quotation is verbatim.
"""
