"""How much stands on one page, in one file or in one list: no page grows with the site.

What is too long for one page goes on over numbered pages; what a page only mentions is cut short and links to the
whole. Nothing is lost: all claims with all their fields are in ``claims.json`` and its parts and in ``claims.csv``.
``docs/limits.md`` lists these numbers for readers of the documents, and a test compares the two.

Two things are whole on one page however long they are, since they grow with one file of the site and not with the
site: the evidence of a claim, to whose items permanent addresses lead, and the archived text of an article, in which
annotations count characters.
"""

from __future__ import annotations

from typing import Final

CLAIMS_PER_PAGE: Final = 60
"""Claims on a page of the list of all claims. ``/claims/`` itself has the newest, up to half as many again."""

CORRECTIONS_PER_PAGE: Final = 100
"""Corrections on a page of the log; ``/corrections/`` itself has the newest, up to half as many again."""

CHANGES_PER_PAGE: Final = 100
"""Changes on a page of what changed; ``/changes/`` itself has the newest, up to half as many again."""

ENTRIES_PER_PAGE: Final = 200
"""Stories, questions or articles on a page of the list of each."""

ANSWERS_PER_PAGE: Final = 20
"""Rival answers, with their evidence, on a page of a question."""

EVIDENCE_PER_ANSWER: Final = 12
"""Items of evidence of one stance below a rival answer; the claim's own page has all."""

MATRIX_CELLS: Final = 600
"""Cells of a story's matrix on one page: some twenty screens of a phone, and what a browser lays out in a blink."""

MATRIX_COLUMNS: Final = 30
"""Columns of a story's matrix on one page: more cannot be compared by eye."""

MATRIX_WHOLE: Final = 12
"""Rows of a story's matrix that stand open; of more, those that an article contradicts do, and the whole is unfolded."""

MATRIX_NAMED: Final = 6
"""Columns of a matrix that have room for their names above the cells on a phone; of more, each cell has its name."""

AGREED_CLAIMS: Final = 5
"""Claims that the page of a story names as those that most articles support."""

SILENT_ROWS: Final = 12
"""Articles that say nothing on a question and have a row of their own on its page; of more there is the number."""

USES_PER_PAGE: Final = 100
"""Claims on a page of those that quote an article or find it silent."""

MARKS_PER_PASSAGE: Final = 5
"""Passages that end at one place of an article and are numbered there; the others are in its list of claims."""

MARKS_OF_PARAGRAPH: Final = 32
"""Passages of a paragraph that are each highlighted when a link leads there; further ones light up together."""

MARKS_OF_PAGE: Final = 12
"""The same for passages of an article that go on in another paragraph."""

CLAIMS_OF_CLAIMANT: Final = 60
"""Claims on a page of those that a claimant made."""

CLAIMS_OF_TOPIC: Final = 60
"""Claims on a page of a topic."""

STORIES_OF_TOPIC: Final = 20
"""Stories on a page of a topic."""

STORIES_OF_SOURCE: Final = 20
"""Stories that the record of an article names."""

RIVALS: Final = 12
"""Rival answers that a claim's page shows; the question's page has all."""

NOT_ASSESSED: Final = 20
"""Articles that a claim's page names as not assessed; ``claim.json`` has all."""

SUPPORTERS: Final = 8
"""Articles that are named as those that support an answer; the claim's page has all."""

TALLY_SYMBOLS: Final = 24
"""Articles on either side of a tally that get a symbol each; above that, bars show their shares."""

TALLY_SLOTS: Final = 12
"""Articles that each have a slot in the tally of a claim; of more there is a symbol each."""

GLANCE_CLAIMS: Final = 100
"""Claims in the small picture of a story."""

GLANCE_SOURCES: Final = 20
"""Articles in the small picture of a story."""

BESIDE_ARTICLES: Final = 10
"""Articles of a story of which every two are set side by side; of more, those that share wording."""

HOME_STORIES: Final = 3
"""Stories that the front page shows with their picture."""

HOME_QUESTIONS: Final = 3
"""Questions that the front page shows with their rival answers below the sharpest one."""

HOME_ANSWERS: Final = 4
"""Rival answers of such a question, and of each in the list of all questions."""

HOME_MORE: Final = 12
"""Further stories, and further questions, that the front page names."""

HOME_LATEST: Final = 8
"""Claims that the front page lists as the most contested."""

HOME_CHANGES: Final = 6
"""Changes that the front page lists as the latest."""

OFFERED: Final = 200
"""Articles, or stories, to choose from in the form for a new claim; where there are more, the name of one is typed."""

FEED_ENTRIES: Final = 50
"""Entries of a feed."""

CLAIMS_PER_FILE: Final = 1000
"""Claims in ``claims.json``, or documents in another list of data, or in each of its parts where there are more: some megabytes at most."""

ANNOTATIONS_PER_FILE: Final = 500
"""Annotations in ``annotations.json``, and in each further page of the collection."""

ADDRESSES_PER_SITEMAP: Final = 10_000
"""Addresses in a sitemap; the protocol allows 50,000, and what changes is fetched again whole."""

FILES_PER_MANIFEST: Final = 5000
"""Files in ``integrity.json``, or in each of its parts where there are more: less than a megabyte."""
