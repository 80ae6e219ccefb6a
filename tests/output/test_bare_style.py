"""The page for missing addresses keeps a style where the theme's style sheet is not found."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

from site_builder.output.host_rules import CONTENT_SECURITY_POLICY


def test_the_policy_permits_the_style_of_that_page_and_no_other_page_has_one(real_files: dict[str, bytes]) -> None:
    styles = {
        name: re.findall(rb"<style>(.*?)</style>", content, re.DOTALL)
        for name, content in real_files.items()
        if name.endswith(".html")
    }
    (own,) = styles.pop("404.html")
    assert f"'sha256-{b64encode(sha256(own).digest()).decode()}'" in CONTENT_SECURITY_POLICY
    assert own.startswith(b"@layer bare{"), "the style sheet of a theme overrules it"
    assert [name for name, found in styles.items() if found] == []


def test_it_comes_before_the_theme_whose_layers_overrule_it(real_files: dict[str, bytes]) -> None:
    page = real_files["404.html"]
    assert page.index(b"<style>") < page.index(b'<link rel="stylesheet"')
