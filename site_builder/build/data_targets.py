"""The targets that are data: lists for programs and spreadsheets, what describes them, and what checks them."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from site_builder.build.page_builder import PageBuilder
from site_builder.build.target_kind import MadeTarget, SitemapEntry, TargetKind
from site_builder.content.addresses import DATA, SPECIFICATION, VERIFIER
from site_builder.output.claim_review import REVIEWS, review_feed
from site_builder.output.data_package import PACKAGE_FILE
from site_builder.output.dataset_files import dataset_files, dataset_index, dataset_schema
from site_builder.output.exports import CLAIM_SCHEMA, CLAIMS_SCHEMA, LEGACY_SCHEMA, exported_part, exports
from site_builder.output.markdown import LIST, claim_list, claim_list_part
from site_builder.output.schemas import schemas
from site_builder.store.tool_version import documentation_file
from site_builder.views.data_page import data_page
from site_builder.views.datasets import DATASETS, part_content, rows_in
from site_builder.views.dependencies import joined_digest
from site_builder.views.legacy_page import earlier_checks
from site_builder.views.listed_claims import listed_claims


def _proof(builder: PageBuilder, _: str) -> MadeTarget:
    documents = {name: documentation_file(name).read_bytes() for name in (VERIFIER, SPECIFICATION)}
    return MadeTarget({**schemas(builder.frame), **documents})


def _exports(builder: PageBuilder, _: str) -> MadeTarget:
    claims, parts = listed_claims(builder.site), tuple(builder.parts.values())
    return MadeTarget(
        {
            **exports(claims, parts, builder.frame, earlier_checks(builder.site)),
            **review_feed(claims, builder.frame),
            **claim_list(claims, parts, builder.frame),
        }
    )


def _part(builder: PageBuilder, number: str) -> MadeTarget:
    part = builder.parts[number]
    return MadeTarget({**exported_part(part, builder.frame), **claim_list_part(part, builder.frame)})


def _part_content(builder: PageBuilder, number: str) -> str:
    digest = builder.site.dependencies.digest
    claims = builder.parts[number].claims
    return joined_digest(
        f"{digest(f'claim/{c.card.id}')}:{c.card.id}:{c.story}:{c.question}:{c.claimants}:{c.topics}" for c in claims
    )


def _dataset(builder: PageBuilder, address: str) -> MadeTarget:
    return MadeTarget(dataset_files(builder.dataset_parts[address], builder.site, builder.frame))


def _dataset_content(builder: PageBuilder, address: str) -> str:
    return part_content(builder.dataset_parts[address], builder.site)


def _index_ids(builder: PageBuilder) -> Collection[str]:
    return {part.dataset for part in builder.dataset_parts.values() if part.number}


def _index_rows(builder: PageBuilder, dataset: str) -> Mapping[str, int]:
    parts = builder.dataset_parts.values()
    return {part.address: rows_in(part, builder.site) for part in parts if part.dataset == dataset}


def _index(builder: PageBuilder, dataset: str) -> MadeTarget:
    return MadeTarget(dataset_index(dataset, _index_rows(builder, dataset), builder.frame))


def _index_content(builder: PageBuilder, dataset: str) -> str:
    return str(_index_rows(builder, dataset))


def _data(builder: PageBuilder, _: str) -> MadeTarget:
    page = data_page(builder.dataset_parts.values(), builder.site)
    return MadeTarget(builder.renderer.data(page), (SitemapEntry("pages", "1", DATA, None),))


def _data_content(builder: PageBuilder, _: str) -> str:
    return repr(data_page(builder.dataset_parts.values(), builder.site))


DATA_TARGETS = (
    TargetKind(
        "proof",
        (VERIFIER, SPECIFICATION, CLAIM_SCHEMA, CLAIMS_SCHEMA, LEGACY_SCHEMA, *map(dataset_schema, DATASETS)),
        _proof,
        uses_templates=False,
    ),
    TargetKind("exports", ("claims.json", "claims.csv", REVIEWS, LIST), _exports, uses_templates=False),
    TargetKind(
        "datasets",
        ("{id}.json", "{id}.csv"),
        _dataset,
        lambda builder: builder.dataset_parts.keys(),
        content=_dataset_content,
        id_pattern=".*?",
        uses_templates=False,
    ),
    TargetKind("dataset-indexes", ("{id}.json",), _index, _index_ids, content=_index_content, uses_templates=False),
    TargetKind("data", (f"{DATA}index.html", PACKAGE_FILE), _data, content=_data_content),
    TargetKind(
        "parts",
        ("claims/part-{id}.json", "llms-{id}.txt"),
        _part,
        lambda builder: builder.parts.keys(),
        content=_part_content,
        uses_templates=False,
    ),
)
