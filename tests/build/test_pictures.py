"""Pictures on a site that is built: what readers get of them, and what nobody gets."""

from __future__ import annotations

import json
import re
import shutil
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import jsonschema
import pytest
from lxml import html
from PIL import Image

from site_builder.audit.audit_site import audit_site
from site_builder.audit.published_site import PublishedFolder
from site_builder.build.build_site import build_site
from site_builder.build.options import Options
from site_builder.output.host_rules import HEADERS_FILE
from site_builder.preview.static_host import answer
from site_builder.store.artifacts import CACHE_FOLDER
from tests.build.test_output_folder import tree
from tests.cases_on_disk import BASE
from tests.made_pictures import SECRET, made_picture, with_secrets
from tests.sites import built_files

CLAIM, ABOUT = "content/claims/damage.md", "content/pages/about.md"
POST = """pictures:
  - file: post.jpg
    sha256: {digest}
    alt: A post with a <photograph> of the bridge, “3 million gone”.
    caption: It went round on the day of the flood.
    where: A public post on a social network
    url: https://example.org/post?id=1&x=2
    date: 2026-02-28
evidence:
"""


def with_pictures(site: Path) -> Path:
    """Put a picture under check and pictures in texts into a tiny site, each with all that a file can hide."""
    post = with_secrets("JPEG")
    (site / "seeds/post.jpg").write_bytes(post)
    (site / "content/pictures").mkdir()
    for kind in ("PNG", "WEBP", "GIF"):
        (site / f"content/pictures/map.{kind.lower()}").write_bytes(with_secrets(kind))
    (site / "content/pictures/large.png").write_bytes(made_picture("PNG", (2400, 1800)))
    (site / "content/pictures/unseen.png").write_bytes(made_picture("PNG", (90, 60)))
    text = (site / CLAIM).read_text(encoding="utf-8")
    digest = sha256(post).hexdigest()
    (site / CLAIM).write_text(text.replace("evidence:\n", POST.format(digest=digest), 1), encoding="utf-8")
    with (site / ABOUT).open("a", encoding="utf-8") as file:
        file.write(
            '\n![Map "one"](map.png "A title") ![Two](../pictures/map.webp) ![Three](map.gif)\n\n[![Large](large.png)](/claims/)\n'
        )
    return site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with pictures, built into ``public`` with its share cards."""
    folder = Path(shutil.copytree(BASE, tmp_path_factory.mktemp("pictures") / "site"))
    built = build_site(with_pictures(folder), folder / "public", Options(cards=True))
    assert built.findings == ()
    return folder


@pytest.fixture(scope="module")
def files(site: Path) -> dict[str, bytes]:
    return tree(site / "public")


def copies(files: dict[str, bytes]) -> dict[str, bytes]:
    return {path: content for path, content in files.items() if path.startswith("pictures/")}


def test_no_published_file_has_anything_of_the_original_but_its_pixels(site: Path, files: dict[str, bytes]) -> None:
    assert SECRET in (site / "seeds/post.jpg").read_bytes()
    assert len(copies(files)) == 12
    for path, content in files.items():
        assert SECRET not in content, path
    for path, content in copies(files).items():
        with Image.open(BytesIO(content)) as copy:
            assert (copy.format, dict(copy.getexif())) == ("WEBP", {}), path
            assert not {"exif", "xmp", "icc_profile", "comment"} & copy.info.keys(), path
        assert not re.search(rb"EXIF|XMP |ICCP", content), path
        assert int.from_bytes(content[4:8], "little") + 8 == len(content), "nothing stands behind the end"


def test_three_builds_give_the_same_bytes(site: Path, files: dict[str, bytes], tmp_path: Path) -> None:
    made = [copies(built_files(site)) for _ in range(2)]
    assert made == [copies(files)] * 2


def test_pages_name_copies_of_three_sizes_none_larger_than_the_picture(files: dict[str, bytes]) -> None:
    about = html.fromstring(files["about/index.html"])
    claim = html.fromstring(files["claims/damage/index.html"])
    one, two, three, large = about.xpath("//article//img | //main//img")
    (post,) = claim.xpath("//figure[@class='under-check']//img")
    assert (one.get("alt"), one.get("title"), two.get("alt"), two.get("title")) == ('Map "one"', "A title", "Two", None)
    assert large.getparent().tag == "a"
    expected = {one: [320, 600], two: [320, 600], three: [320, 640, 800], large: [320, 640, 1280], post: [320, 600]}
    for picture, widths in expected.items():
        named = [part.strip().rpartition(" ") for part in picture.get("srcset").split(",")]
        assert [int(width.removesuffix("w")) for _, _, width in named] == widths
        depth = "../" if picture is not post else "../../"
        for (address, _, _), width in zip(named, widths, strict=True):
            with Image.open(BytesIO(files[address.removeprefix(depth)])) as copy:
                assert copy.width == width
        assert picture.get("src") == named[-1][0]
        assert copy.size == (int(picture.get("width")), int(picture.get("height"))), "so that nothing jumps"
        assert (picture.get("loading"), picture.get("sizes")) == ("lazy", "(min-width: 43rem) 41rem, 100vw")


def test_what_is_under_check_says_so_where_it_is_from_and_when(files: dict[str, bytes]) -> None:
    (figure,) = html.fromstring(files["claims/damage/index.html"]).xpath("//figure")
    mark, whole, caption = figure
    (picture,) = whole
    assert whole.get("href") == picture.get("src"), "a long picture is shown small, and can be read"
    assert mark.text_content() == "Under check This shows what was claimed, and proves nothing."
    assert picture.get("alt") == "A post with a <photograph> of the bridge, “3 million gone”."
    said = " ".join(caption.text_content().split())
    assert (
        said
        == "It went round on the day of the flood.A public post on a social network, 28 February 2026 · Where it was found"
    )
    (link,) = caption.iter("a")
    assert (link.get("href"), link.get("rel")) == ("https://example.org/post?id=1&x=2", "external nofollow")


def test_embed_card_and_structured_data_do_not_show_it(files: dict[str, bytes]) -> None:
    assert b"<img" not in files["embed/claims/damage/index.html"]
    page = files["claims/damage/index.html"].decode()
    (card,) = re.findall(r'<meta property="og:image" content="([^"]+)"', page)
    assert "/claims/damage/" in card
    assert "pictures/" not in "".join(re.findall(r"<script type=.application/ld.json.>.*?</script>", page, re.DOTALL))


def test_data_have_it_in_the_form_that_is_described(site: Path, files: dict[str, bytes]) -> None:
    data = json.loads(files["claims/damage/claim.json"])
    jsonschema.validate(data, json.loads(files["claim.schema.json"]))
    (picture,) = data["pictures"]
    assert picture["sha256"] == sha256((site / "seeds/post.jpg").read_bytes()).hexdigest()
    assert [(copy["width"], copy["height"]) for copy in picture["copies"]] == [(320, 427), (600, 800)]
    for copy in picture["copies"]:
        assert copy["url"].partition("/pictures/")[2] in "".join(copies(files))
    assert "pictures" not in json.loads(files["claims/two-metres/claim.json"])


def test_hosts_send_it_as_a_picture_to_be_kept_for_ever_and_the_audit_knows_it(
    site: Path, files: dict[str, bytes]
) -> None:
    path = min(copies(files))
    sent = answer(files, f"/{path}")
    assert sent.headers["Content-Type"] == "image/webp"
    assert "immutable" in sent.headers["Cache-Control"]
    assert "/pictures/*" in files[HEADERS_FILE].decode()
    assert path in files["integrity.json"].decode()
    assert audit_site(PublishedFolder(site / "public"), None).findings == ()


def test_forged_copies_and_rows_are_made_again_and_what_is_gone_is_not_published(
    site: Path, files: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entries = sorted((site / CACHE_FOLDER / "pictures").iterdir())
    assert len(entries) == 5, "one for each picture that readers see"
    again = Path(shutil.copytree(site, tmp_path / "site"))
    shutil.rmtree(again / "public")
    for entry in (again / CACHE_FOLDER / "pictures").iterdir():
        entry.write_bytes(entry.read_bytes()[:-40] + bytes(40))
    build_site(again, again / "public")
    assert copies(tree(again / "public")) == copies(files)
    text = (again / ABOUT).read_text(encoding="utf-8")
    (again / ABOUT).write_text(text.partition("\n![")[0] + "\n", encoding="utf-8")
    claim = (again / CLAIM).read_text(encoding="utf-8")
    (again / CLAIM).write_text(claim.replace("published:", "status: draft\npublished:"), encoding="utf-8")
    built = build_site(again, again / "public")
    assert [finding.code for finding in built.findings if finding.severity == "error"] == []
    assert copies(tree(again / "public")) == {}, "drafts and what no page names"


def test_a_picture_that_changes_is_judged_and_made_again(tmp_path: Path) -> None:
    site = with_pictures(Path(shutil.copytree(BASE, tmp_path / "site")))
    build_site(site, site / "public")
    before = tree(site / "public")
    (site / "content/pictures/large.png").write_bytes(made_picture("PNG", (500, 400)))
    build_site(site, site / "public")
    after = tree(site / "public")
    assert after == built_files(site)
    assert before["about/index.html"] != after["about/index.html"]
    (site / "content/pictures/large.png").write_bytes(made_picture("PNG", (500, 400), frames=2))
    (site / "seeds/post.jpg").write_bytes(made_picture("JPEG"))
    assert [(f.code, f.place.file) for f in build_site(site, site / "public").findings] == [
        ("picture-changed", CLAIM),
        ("picture-refused", ABOUT),
    ]
    assert tree(site / "public") == after, "a build that fails leaves what was there"
