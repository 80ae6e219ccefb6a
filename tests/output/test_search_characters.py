"""Pages are parted into characters for the search where no space parts words, and are left as they are elsewhere."""

from __future__ import annotations

import pytest

from site_builder.output.search_characters import CHARACTER_MARK, with_character_marks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市长说，好。", "市|长|说，|好。"),
        ("河上的NASA发布5000万", "河|上|的|NASA|发|布|5000|万"),
        ("「橋」が abc", "「|橋」|が abc"),
        ("市（NASA）", "市（|NASA）"),
        ("สัญญา", "สั|ญ|ญ|า"),
        ("계약을 중단", "계|약|을 중|단"),
        ("か\u3099", "が"),
        ("don't rock'n'roll 5,000 übel", "don't rock'n'roll 5,000 übel"),
        ("пять контракт अनुबंध العقد", "пять контракт अनुबंध العقد"),
        ("市<b>长</b>叫 <i>停</i></p><p>了", "市<b>|长</b>|叫 <i>停</i></p><p>了"),
    ],
)
def test_each_character_of_such_a_script_is_a_word(text: str, expected: str) -> None:
    page = f'<p title="市长">{text}</p>'.encode()
    assert with_character_marks(page) == f'<p title="市长">{expected.replace("|", CHARACTER_MARK)}</p>'.encode()


def test_pages_in_other_scripts_are_not_even_decoded() -> None:
    page = "<p>“Größe” – пять 5 € अनुबंध العقد</p>".encode()
    assert with_character_marks(page) is page
