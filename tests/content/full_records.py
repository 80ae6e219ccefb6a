"""A record of each kind with all its fields, as YAML gives it, and what changes it and reads it."""

from __future__ import annotations

import copy
from typing import Any

from site_builder.content.fields import Record
from site_builder.content.read_record import record_of
from site_builder.content.record_faults import Fault
from site_builder.content.records import Claim, Claimant, Page, Question, Source, Story, Topic
from site_builder.content.settings import Settings

FULL: dict[type[Record], dict[str, Any]] = {
    Settings: {
        "title": "Facts",
        "tagline": "What is so.\n",
        "base_url": "https://facts.example/",
        "language": "de",
        "publisher": {"name": "We", "url": "https://we.example/", "logo": "https://we.example/l.png"},
        "contact": {"email": "desk@we.example", "form": "https://we.example/write"},
        "people": [{"name": "Ada", "role": "editor", "page": "https://we.example/ada"}, {"name": "Bo"}],
        "funding": "Readers pay.",
        "complaints": {"route": "Write to us.", "body": {"name": "A council", "url": "https://council.example/"}},
        "reprint": "With a link.",
        "licence": "https://creativecommons.org/licenses/by/4.0/",
        "repository": "https://github.com/o/r",
        "branch": "main",
        "folder": "sites/facts",
        "editor": {"cms": "sveltia", "script": "node_modules/e/cms.js", "sign_in": "https://sign-in.example/"},
        "theme": "default",
        "verdicts": [
            {
                "id": "so",
                "label": "So",
                "meaning": "It is so.",
                "rating": "5",
                "side": "for",
                "needs": ["supports", "contradicts or qualifies"],
                "forbids": ["supports and contradicts"],
                "answers": ["contradicts"],
                "outweighs": ["supports", "contradicts"],
                "corroborated": "true",
            }
        ],
        "quotation_pictures": "true",
        "policy": {
            "origins_for_supported": "2",
            "review_after_days": "30",
            "assess_every_source": "error",
            "sole_source": "warn",
        },
    },
    Source: {
        "title": " A title ",
        "title_from": "editors",
        "short": "Title",
        "publisher": "Paper",
        "authors": ["One", "Two"],
        "published": "2024-02-29",
        "modified": "2024-03-01",
        "retrieved": "2024-03-02",
        "version_of": "first-report",
        "rewritten": "true",
        "url": "https://paper.example/a",
        "archived_url": "http://archive.example/a",
        "seed": "a.txt",
        "sha256": "ab" * 32,
        "language": "en-GB",
        "places": [{"locator": "p. 1", "begins": "It rose"}],
        "left_out": [{"what": "A box.", "because": "It is an advert."}],
        "derived_from": {"file": "page.html", "sha256": "cd" * 32, "tool": "a program 1.0"},
        "origin": "wire",
        "independent_of": [{"source": "b", "because": "It names its own witness."}],
        "publish": "excerpts",
        "excerpts_root": "cd" * 32,
        "takedown": {"date": "2024-05-01", "because": "A court.", "quotations": "withhold"},
        "aliases": ["old"],
        "furniture": ["Sign up"],
        "aside": [{"passage": "It rained.", "because": "The weather is in no dispute."}],
    },
    Story: {
        "status": "draft",
        "aliases": ["old"],
        "status_note": {"date": "2024-06-01", "note": "It is over."},
        "title": "A story",
        "summary": "It was.",
        "sources": ["a", "b"],
        "topics": ["floods"],
        "published": "2024-01-01",
    },
    Topic: {
        "status": "published",
        "aliases": ["old"],
        "status_note": {"date": "2024-06-01", "note": "It is over."},
        "name": "Floods",
        "description": "Too much water.",
    },
    Question: {
        "status_note": {"date": "2024-06-01", "note": "It is over."},
        "question": "Is it?",
        "story": "a",
        "exclusive": "false",
        "wordings": ["Was it?"],
        "summary": "Some say.",
    },
    Claimant: {
        "status": "published",
        "aliases": ["old"],
        "status_note": {"date": "2024-06-01", "note": "It is over."},
        "name": "A. Person",
        "kind": "person",
        "roles": [{"role": "clerk", "from": "2020-01-01", "to": "2023-12-31"}, {"role": "boss", "from": "2024-01-01"}],
        "page": "https://person.example/",
        "same_as": ["https://register.example/1"],
    },
    Claim: {
        "status": "published",
        "aliases": [],
        "claim": "A thing is so.",
        "verdict": "supported",
        "summary": "It is.",
        "story": "a",
        "question": "b",
        "answer": "yes",
        "topics": ["floods", "bridges"],
        "claimants": [
            {"name": "A. Person", "kind": "person", "role": "boss", "date": "2024-01-01", "source": "a"},
            {"name": "A body"},
            {
                "claimant": "a-person",
                "occasion": "a speech",
                "place": "the town hall",
                "date": "2024-01-02",
                "source": "https://person.example/speech",
            },
        ],
        "pictures": [
            {
                "file": "post.png",
                "sha256": "0" * 64,
                "alt": "A post: “It is so.”",
                "where": "A. Person, on a network",
                "caption": "It went round.",
                "url": "https://paper.example/post",
                "date": "2024-01-01",
            }
        ],
        "evidence": [
            {
                "source": "a",
                "stance": "supports",
                "quote": "so it is",
                "why": "It says so.",
                "translation": {"text": "so is it", "by": "Us"},
                "speaker": "B",
                "prefix": "x",
                "suffix": "y",
            }
        ],
        "silent": [
            "c",
            {
                "source": "d",
                "by": "Us",
                "on": "2024-02-02",
                "despite": ["so to say"],
                "because": "A manner of speaking.",
            },
        ],
        "sole_source_because": "Nobody else was there.",
        "would_change": ["A denial."],
        "corrections": [{"date": "2024-02-01", "kind": "detail", "note": "A word."}],
        "published": "2024-01-01",
        "reviewed": "2024-03-01",
        "authors": ["Us"],
    },
    Page: {
        "status_note": {"date": "2024-06-01", "note": "It is over."},
        "title": "About",
        "summary": "It tells.",
        "menu": "false",
        "order": "-7",
    },
}
Change = tuple[tuple[Any, ...], Any]


def changed(kind: type[Record], *changes: Change) -> dict[str, Any]:
    """Return the full record of a kind with other values at some keys."""
    value = copy.deepcopy(FULL[kind])
    for key, new in changes:
        holder: Any = value
        for step in key[:-1]:
            holder = holder[step]
        holder[key[-1]] = new
    return value


def faults_of(kind: type[Record], value: Any) -> tuple[Fault, ...]:
    return record_of(kind, value)[1]
