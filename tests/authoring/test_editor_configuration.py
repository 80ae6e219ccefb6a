"""The browser editor's configuration: made from the content model, and nothing in it changes what a file says."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from site_builder.authoring.editor_configuration import configuration
from site_builder.content.record_fields import fields_of
from site_builder.content.records import CONTENT, Aliased, Claim, Content, Evidence
from site_builder.content.settings import Editor, Settings

OPEN = {"open_authoring": True, "auth_scope": "public_repo"}
GITHUB = Settings(title="x", repository="https://github.com/o/r", folder="sites/facts", editor=Editor())


def collections(settings: Settings = GITHUB) -> dict[str, dict[str, Any]]:
    return {collection["name"]: collection for collection in configuration(settings)["collections"]}


def fields(of: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {field["name"]: field for field in of["fields"]}


@pytest.mark.parametrize("kind", CONTENT)
def test_each_kind_has_exactly_the_fields_of_the_model_and_a_text(kind: type[Content]) -> None:
    collection = collections()[kind.folder]
    assert collection["folder"] == f"sites/facts/content/{kind.folder}"
    assert set(fields(collection)) == {*kind.__struct_fields__, "body"}
    for name, field in fields(collection).items():
        if name != "body" and field["widget"] != "hidden":
            assert field["required"] == (fields_of(kind)[name].required or name == "status"), name
            assert field["hint"], name


def test_a_claim_is_asked_for_what_the_model_takes() -> None:
    claim = fields(collections()["claims"])
    assert [option["value"] for option in claim["verdict"]["options"]] == [verdict.id for verdict in GITHUB.scale]
    assert (claim["published"]["widget"], claim["published"]["format"]) == ("datetime", "YYYY-MM-DD")
    assert (claim["story"]["widget"], claim["story"]["collection"]) == ("relation", "stories")
    assert (claim["silent"]["collection"], claim["silent"]["multiple"]) == ("sources", True)
    aside = fields(fields(collections()["sources"])["aside"])
    assert (set(aside), aside["because"]["widget"]) == ({"passage", "because"}, "text")
    evidence = fields(claim["evidence"])
    assert set(evidence) == set(Evidence.__struct_fields__)
    assert evidence["stance"]["options"] == ["supports", "contradicts", "qualifies", "mentions"]
    assert (evidence["source"]["collection"], evidence["quote"]["widget"]) == ("sources", "text")
    assert next(iter(claim)) == "claim"
    assert list(claim)[-3:] == [*Aliased.__struct_fields__, "body"]
    assert set(claim) >= set(Claim.__struct_fields__)


def test_no_default_is_filled_into_a_file_that_changes_what_it_says() -> None:
    for collection in collections().values():
        for name, field in fields(collection).items():
            kind = next(kind for kind in CONTENT if kind.folder == collection["name"])
            if "default" in field:
                assert field["default"] == fields_of(kind)[name].default, name
    status = fields(collections()["pages"])["status"]
    assert status["required"]
    assert "default" not in status
    assert status["hint"].endswith("A file that says none is published.")


def test_a_question_is_a_text_where_it_is_asked_and_a_reference_where_it_is_answered() -> None:
    asked, answered = (fields(collections()[kind])["question"] for kind in ("questions", "claims"))
    assert asked["widget"] == "text"
    assert (answered["widget"], answered["collection"]) == ("relation", "questions")


def test_a_block_in_place_of_which_a_text_may_stand_is_left_as_it_is() -> None:
    assert fields(collections()["sources"])["origin"] == {"name": "origin", "widget": "hidden", "default": None}


def test_nothing_is_deleted_and_no_source_is_begun_without_its_text() -> None:
    for name, collection in collections().items():
        assert collection["delete"] is False
        assert collection["create"] is (name != "sources")


@pytest.mark.parametrize(
    ("settings", "backend"),
    [
        (GITHUB, {"name": "github", "repo": "o/r", "branch": "main", **OPEN}),
        (
            Settings(title="x", repository="https://gitlab.com/g/s/r", branch="next", editor=Editor()),
            {"name": "gitlab", "repo": "g/s/r", "branch": "next"},
        ),
        (
            Settings(title="x", repository="https://gitlab.example/g/s/r", editor=Editor()),
            {"name": "gitlab", "repo": "g/s/r", "branch": "main", "api_root": "https://gitlab.example/api/v4"},
        ),
        (
            Settings(title="x", repository="https://git.example:8443/o/r", editor=Editor()),
            {
                "name": "github",
                "repo": "o/r",
                "branch": "main",
                "api_root": "https://git.example:8443/api/v3",
                **OPEN,
            },
        ),
        (Settings(title="x", editor=Editor()), {"name": "test-repo"}),
    ],
)
def test_changes_go_where_the_content_is_kept(settings: Settings, backend: dict[str, Any]) -> None:
    made = configuration(settings)
    assert made["backend"] == backend
    assert made.get("publish_mode") == (None if backend["name"] == "test-repo" else "editorial_workflow")


def test_another_service_can_sign_people_in() -> None:
    own = replace(GITHUB, editor=Editor(sign_in="https://sign-in.example/"))
    assert configuration(own)["backend"]["base_url"] == "https://sign-in.example"
