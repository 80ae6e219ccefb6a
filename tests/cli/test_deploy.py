"""What each host tells a build."""

from __future__ import annotations

import pytest

from site_builder.cli._deploy import Deploy, deploy

_NETLIFY = {"NETLIFY": "true", "URL": "https://w.example", "DEPLOY_PRIME_URL": "https://pr-1.example"}
_CLOUDFLARE = {"CF_PAGES": "1", "CF_PAGES_URL": "https://ab12.facts.pages.example"}
_VERCEL = {"VERCEL": "1", "VERCEL_URL": "facts-ab12.example", "VERCEL_PROJECT_PRODUCTION_URL": "facts.example"}
_RENDER = {"RENDER": "true", "RENDER_EXTERNAL_URL": "https://facts-pr-1.example"}


@pytest.mark.parametrize(
    ("environment", "told"),
    [
        ({}, Deploy()),
        ({"CONTEXT": "deploy-preview", "VERCEL_ENV": "preview", "CF_PAGES": ""}, Deploy()),
        (_NETLIFY | {"CONTEXT": "production"}, Deploy("https://w.example")),
        (_NETLIFY | {"CONTEXT": "deploy-preview"}, Deploy("https://pr-1.example", preview=True)),
        (_NETLIFY, Deploy("https://pr-1.example", preview=True)),
        ({"NETLIFY": "true"}, Deploy(preview=True)),
        (_CLOUDFLARE | {"CF_PAGES_BRANCH": "main"}, Deploy()),
        (_CLOUDFLARE | {"CF_PAGES_BRANCH": "fix-a-date"}, Deploy("https://ab12.facts.pages.example", preview=True)),
        (_VERCEL | {"VERCEL_ENV": "production"}, Deploy("https://facts.example")),
        (_VERCEL | {"VERCEL_ENV": "preview"}, Deploy("https://facts-ab12.example", preview=True)),
        (_RENDER | {"IS_PULL_REQUEST": "true"}, Deploy("https://facts-pr-1.example", preview=True)),
        (_RENDER | {"IS_PULL_REQUEST": "false"}, Deploy("https://facts-pr-1.example")),
    ],
)
def test_a_host_tells_the_address_and_whether_it_is_a_preview(environment: dict[str, str], told: Deploy) -> None:
    assert deploy(environment) == told
