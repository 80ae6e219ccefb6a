"""Claims for reference managers: BibTeX and CSL-JSON."""

from __future__ import annotations

import json
import re

import jsonschema
from hypothesis import example, given
from hypothesis import strategies as st

from site_builder.output.citations import in_tex
from tests.pages import read_page
from tests.sites import ReadSite

CSL_JSON = {
    "type": "array",
    "minItems": 1,
    "items": {
        "type": "object",
        "required": ["id", "type"],
        "additionalProperties": False,
        "properties": {
            "type": {"const": "webpage"},
            "author": {
                "type": "array",
                "items": {"type": "object", "required": ["literal"], "additionalProperties": False}
                | {"properties": {"literal": {"type": "string"}}},
            },
            "issued": {
                "type": "object",
                "required": ["date-parts"],
                "properties": {
                    "date-parts": {
                        "type": "array",
                        "items": {"type": "array", "minItems": 1, "maxItems": 3, "items": {"type": "integer"}},
                    }
                },
            },
            **{
                name: {"type": "string", "minLength": 1}
                for name in ("id", "title", "container-title", "publisher", "URL", "language", "abstract", "note")
            },
        },
    },
}


def unread_tex(text: str) -> str:
    """What TeX prints for a text made by in_tex: a reader of its own, to hold the writer to."""
    named = {"backslash": "\\", "braceleft": "{", "braceright": "}", "asciitilde": "~", "asciicircum": "^"}
    return re.sub(r"\\text(\w+)\{\}|\\([#$%&_])", lambda m: named[m[1]] if m[1] else m[2], text)


@given(st.text(alphabet=st.one_of(st.sampled_from("\\{}$&#_%^~ \n“£é中"), st.characters(codec="utf-8"))))
@example(r"\textbackslash{} 100% of {it} & \& ~")
def test_any_text_survives_bibtex(text: str) -> None:
    made = in_tex(text)
    depth = 0
    for character in made:
        depth += (character == "{") - (character == "}")
        assert 0 <= depth <= 1
    assert depth == 0
    assert not re.search(r"(?<!\\)[#$%&_]|[~^\n]", made)
    assert unread_tex(made) == " ".join(text.split())


def test_every_claim_can_be_cited_in_bibtex_and_csl_json(real_site: ReadSite, real_files: dict[str, bytes]) -> None:
    validator = jsonschema.Draft202012Validator(CSL_JSON)
    for id, document in real_site.claims.items():
        entry = real_files[f"claims/{id}/claim.bib"].decode("utf-8")
        assert entry.startswith(f"@misc{{{id},\n")
        fields = dict(re.findall(r"^  (\w+) = (.+),$", entry, re.MULTILINE))
        verdict = next(one.label for one in real_site.settings.scale if one.id == document.record.verdict)
        stands = real_site.index.claims[id].status != "withdrawn"
        title = f"{verdict if stands else 'Withdrawn'}: {document.record.claim}"
        assert unread_tex(fields["title"]) == f"{{{{{title}}}}}"
        assert fields["url"] == f"{{https://example.org/claims/{id}/}}"
        (item,) = items = json.loads(real_files[f"claims/{id}/claim.csl.json"])
        validator.validate(items)
        assert (item["id"], item["title"]) == (id, title)
        assert item["issued"]["date-parts"] == [[int(part) for part in str(document.record.published).split("-")]]
        page = read_page(real_files[f"claims/{id}/index.html"])
        offered = page.xpath("//section[@aria-labelledby='section-cite']//a/@href")
        assert {f"../../claims/{id}/{file}" for file in ("claim.bib", "claim.csl.json")} <= set(offered)
