"""The shapes of quotation marks, what closes each, and where one may stand; and the shapes of dashes.

Sources: Unicode 16.0, the property Quotation_Mark and the categories Pi, Pf, Ps and Pe; confusables.txt of UTS #39. The tables
are written out, so that findings do not depend on the version of Python; tests compare them with its own.
"""

from __future__ import annotations

import re

from site_builder.findings.characters import UNSEEN

ANGLES = {
    "〈": "〉", "《": "》", "︿": "﹀", "︽": "︾", "\u2329": "\u232a", "⟨": "⟩", "⟪": "⟫", "❬": "❭", "❰": "❱", "⧼": "⧽",
}  # fmt: skip
"""Brackets that quote, but for texts in Chinese, Japanese or Korean, where they set off titles of works."""
_ORDINARY = (
    "༺༻", "༼༽", "᚛᚜", "⌈⌉", "⌊⌋", "⟅⟆", "⦇⦈", "⦉⦊", "⦑⦒", "⦓⦔", "⦕⦖", "⧘⧙", "⧚⧛", "⸢⸣", "⸤⸥", "⸦⸧", "⌞⌟", "﴾﴿", "﴿﴾", "⠦⠴",
)  # fmt: skip
"""Brackets of the categories Ps and Pe that are no parentheses, square, curly, lenticular or tortoise shell ones, and others."""
_COMPARED = ["<>", "˂˃", "ᐸᐳ", "﹤﹥", "＜＞", "⪡⪢", "⪻⪼", "⋖⋗", "≺≻", "⨠⨠"]
COMPARISONS = frozenset("".join(_COMPARED))
"""Signs that compare two figures, and stand next to the words that they quote."""
BRACKETS = {pair[0]: pair[1] for pair in (*_ORDINARY, *_COMPARED, *(pair[::-1] for pair in _COMPARED))}
"""What quotes several words between it and its partner, and may be anything else."""
_DOUBLE = {
    "“": "”‟", "„": "“”‟", "‟": "”“", "”": "”", "«": "»", "»": "«»", "「": "」", "『": "』", "﹁": "﹂", "﹃": "﹄", "｢": "｣",
    "〝": "〞〟", "❝": "❞", "❠": "❞❝", "🙶": "🙷", "🙸": "🙷🙶", "⹂": "”“", "⸂": "⸃", "⸄": "⸅", "⸉": "⸊", "⸌": "⸍", "⸜": "⸝",
    "⸠": "⸡", '"': '"', "＂": "＂", "″": "″", "‴": "‴", "⁗": "⁗", "‶": "″", "‷": "‴", "ʺ": "ʺ", "ˮ": "ˮ", "״": "״", "˝": "˝", "˶": "˶",
    "˵": "˶˵", "〃": "〃", "᳓": "᳓", "ᐥ": "ᐥ", "ᐦ": "ᐦ", "ײ": "ײ", "¨": "¨", "≪": "≫", "≫": "≪", "⋘": "⋙", "⋙": "⋘", "⌜": "⌝", "⌝": "⌜", **ANGLES,
}  # fmt: skip
_SINGLE = {
    "‘": "’‛", "‚": "‘’", "‛": "’", "’": "’", "‹": "›", "›": "‹›", "❮": "❯", "❛": "❜", "❟": "❜❛", "❜": "❜❛", "'": "'", "＇": "＇",
    "´": "´", "′": "′", "‵": "′", "`": "'’´", "｀": "｀＇’´",
}  # fmt: skip
LETTERS = "ʻʼʽʹˊˋˈ˴ꞌꞋ՚׳ߴߵ΄՝ᛌᑊ\u1fbd\u1fbf\u1fef\u1ffd\u1ffe"
"""Letters and marks of letters that look like an apostrophe, and belong to words of some languages."""
ABOVE = "\u0300\u0301\u0308\u030b\u030d\u030e\u030f\u0312\u0313\u0314\u0315"
"""Accents that look like a quotation mark where they stand on a space."""
_TYPED = {
    **{2 * letter: (2 * letter, "''", "’’", '"') for letter in f"{LETTERS}＇‛′´"},
    "''": ("''",), "``": ("''", "´´"), "｀｀": ("｀｀", "''", "´´", "＇＇"), "‘‘": ("’’",), "’’": ("’’",), "‚‚": ("‘‘", "’’"),
    **{2 * comma: (2 * comma, "''", '"', "``", "“", "”", "‘‘", "’’") for comma in ",⹁،、﹐"},
    "，，": ("＇＇", "＂", "“", "”", "''", '"'), "‵‵": ("′′",),
    "<<": (">>",), ">>": ("<<",), "＜＜": ("＞＞",), "＞＞": ("＜＜",), "﹤﹤": ("﹥﹥",), "﹥﹥": ("﹤﹤",), "˂˂": ("˃˃",), "ᐸᐸ": ("ᐳᐳ",),
    "‹‹": ("››",), "››": ("‹‹", "››"), "❮❮": ("❯❯",), "❛❛": ("❜❜",),
}  # fmt: skip
CLOSERS: dict[str, tuple[str, ...]] = {
    **{mark: tuple(closers) for mark, closers in (_DOUBLE | _SINGLE).items()},
    **{letter: (letter, "ʼ", "’", "'") for letter in LETTERS},
    **{accent: tuple(ABOVE) for accent in ABOVE},
    **{bracket: (partner,) for bracket, partner in BRACKETS.items()},
    **_TYPED,
}
QUOTATION_MARKS = "".join(dict.fromkeys("".join(mark + closers for mark, closers in (_DOUBLE | _SINGLE).items())))
"""Every quotation mark of one character that is no letter."""
SINGLE_MARKS = frozenset("".join(mark + closers for mark, closers in _SINGLE.items()) + LETTERS)
APOSTROPHES = frozenset(f"'’‘‛‚＇´′`｀❛❜{LETTERS}")
"""Marks that stand in words and behind them too."""
STRAIGHT = frozenset(
    {*'"＂″‴⁗ʺˮ״˝˶〃᳓ᐥᐦײ¨⨠”»›', "’’", "''", "´´", "′′", "＇＇", "‛‛", "››", *(2 * letter for letter in LETTERS), *ABOVE}
    | (APOSTROPHES - {"‘", "‚", "‛", "❛"})
)
"""Marks that open and close alike: which they do is told by what stands around them."""
WEAK = frozenset(
    {
        "<<",
        ">>",
        "＜＜",
        "＞＞",
        "﹤﹤",
        "﹥﹥",
        "˂˂",
        "˃˃",
        "ᐸᐸ",
        "ᐳᐳ",
        "，，",
        *(2 * comma for comma in ",⹁،、﹐"),
        *BRACKETS,
        *BRACKETS.values(),
        *"ᐦײ¨`｀≪≫⋘⋙⌜⌝",
        *LETTERS,
        *ABOVE,
    }
)
"""What is a quotation mark only where its partner comes."""
_SEQUENCES = dict.fromkeys(
    (*_TYPED, *(closer for closers in _TYPED.values() for closer in closers if len(closer) == 2))
)
_WITHIN_SYLLABICS = "ᐥᐦᑊ"
_OF_HEBREW = ('"', "״", "׳׳", "׳")
_ALONE = re.escape(
    "".join(
        mark
        for mark in (*QUOTATION_MARKS, *LETTERS, *BRACKETS, *BRACKETS.values())
        if mark not in (*_OF_HEBREW, *_WITHIN_SYLLABICS, "ײ")
    )
)
_FIRST = re.escape("".join((QUOTATION_MARKS, LETTERS, ABOVE, *BRACKETS, *BRACKETS.values(), *_SEQUENCES)))
_SEVERAL = "|".join(map(re.escape, sorted(_SEQUENCES.keys() - set(_OF_HEBREW))))
_HEBREW = f"(?:{'|'.join(_OF_HEBREW)})"
_BETWEEN = f"(?<=[א-ת]{{2}}){_HEBREW}(?=[א-ת]{{3}})"
"""A mark between letters of Hebrew, behind which more letters stand than behind the sign of an abbreviation."""
_REST = (
    f"{_SEVERAL}|(?<!\\S)[{ABOVE}]|[{_ALONE}]|(?<![\u1400-\u167f])[{_WITHIN_SYLLABICS}](?![\u1400-\u167f])"
    "|(?<![\u0590-\u05ff])ײ(?![\u0590-\u05ff])"
)
QUOTATION_MARK = re.compile(f"(?=[{_FIRST}])(?:(?<![א-ת]){_HEBREW}|{_HEBREW}(?![א-ת])|{_BETWEEN}|{_REST})")
"""A quotation mark. Within a word of Hebrew “"” is a letter's sign, but before many letters; others are letters in words."""

_DASHES = "—–―⸺⸻⹃⚊🬋‒−－─━﹘➖⏤⎯╌╍┄┅┈┉╴╶╸╺╼╾⎺⎻⎼⎽⸏⁃﹣˗⁻₋︱︲〜～〰⁓▬"
"""What Unicode calls a dash but no hyphen, and what looks like one."""
_LIKE_DASHES = "ーｰㅡᅳ一⼀㇐ꟷⲺⲻ"
"""Letters that look like one, where they stand beside no letter of their like."""
_ASIAN = "\u1100-\u11ff\u2e80-\u2fff\u3005-\u3007\u3041-\u3096\u30a1-\u318f\u31a0-\ua4cf\uac00-\ud7ff\uf900-\ufaff\uff66-\uffdc"
ONE_DASH = f"(?:[{_DASHES}]|(?<![{_ASIAN}])[{_LIKE_DASHES}](?![{_ASIAN}])|(?<!-)-{{2,3}}(?!-))"
DASH = f"(?:{ONE_DASH}(?:[{UNSEEN}]*+{ONE_DASH})*+)"
"""The pattern of a dash: one or several, or two or three hyphens. A hyphen alone is none."""
