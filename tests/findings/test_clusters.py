"""No quotation begins or ends within what readers take for one character, in any script."""

from __future__ import annotations

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.evidence.find_quote import Outcome, find
from site_builder.evidence.folding import fold
from site_builder.findings.clusters import cuts_cluster

WRITTEN = {
    "Devanagari": "म/हा/पौ/र/ /ने/ /अ/नु/बं/ध/ /रो/क/ /दि/या",
    "Tamil": "மே/ய/ர்/ /ஒ/ப்/ப/ந்/த/த்/தை/ /நி/று/த்/தி/னா/ர்",
    "Thai": "น/า/ย/ก/ร/ะ/งั/บ/สั/ญ/ญ/า/ที่/นำ/ม/า/ใ/ห้",
    "Lao": "ເ/ຈົ້/າ/ເ/ມື/ອ/ງ/ນຳ/ສັ/ນ/ຍ/າ/ໃ/ນ",
    "Khmer": "អ/ភិ/បា/ល/ក្រុ/ង/បា/ន/ប/ញ្ឈ/ប់/កិ/ច្ច/ស/ន្យា",
    "Burmese": "မြို့/တော်/ဝ/န်/သ/ည်/သ/တ္တ/ပ/တ်/ကို/မ/င်္ဂ/လာ",
    "Tibetan": "བོ/ད/་/ཀྱི/་/སྐ/ད/་/ཡི/ག/་/བོ/ད/་/མི",
    "Hebrew with points": "שָׁ/ל/וֹ/ם/ /עֲ/לֵ/י/כֶ/ם/ /כָּ/ל/ /הַ/יּ/וֹ/ם",
    "Arabic with vowel signs": "كِ/تَ/ا/بٌ/ /جَ/دِ/ي/دٌ/ /كَ/بِ/ي/رٌ",
    "emoji": "👨‍👩‍👧/👍🏽/❤️‍🔥/🏴󠁧󠁢󠁥󠁮󠁧󠁿/1️⃣/😀/🏳️‍🌈/👩🏽‍⚖️/😀/😀/☎️/☎",
    "flags": "🇬🇧/🇫🇷/🇩🇪/🇮🇳/🇯🇵/🇰🇷/🇧🇷/🇨🇦/🇺🇦/🇨🇭/🇪🇺",
    "variants of ideographs": "葛󠄀/城/市/長/辻󠄁/邉󠄂/市/長/合/同/書/類",
    "kana": "ｶﾞ/ｷﾞ/か\u3099/き\u3099/は\u309a/市/長/が/い/う/え/ん",
}  # fmt: skip
"""Texts in which a stroke parts what readers take for characters."""


@pytest.mark.parametrize("name", WRITTEN)
def test_what_readers_take_for_one_character_is_never_cut_and_between_two_it_may_be(name: str) -> None:
    parts = WRITTEN[name].split("/")
    text = "".join(parts)
    edges = set(accumulate(map(len, parts)))
    assert {at for at in range(1, len(text)) if not cuts_cluster(text, at)} == edges - {len(text)}


@given(st.sampled_from(sorted(WRITTEN)), st.integers(0, 60), st.integers(0, 60))
def test_a_quotation_is_found_only_where_it_begins_and_ends_with_characters(name: str, start: int, length: int) -> None:
    parts = WRITTEN[name].split("/")
    text = "".join(parts)
    edges = {0, *accumulate(map(len, parts))}
    quote = text[start : start + length]
    search = find(quote, fold(text))
    if search.outcome is Outcome.FOUND:
        span = search.matches[0][0]
        # What has no width and stands at an edge belongs to neither side.
        assert span.start in edges
        assert span.end in edges or text[span.end] in "\u200d"


@pytest.mark.parametrize(
    "jamo", ["\u1112\u1161\u11ab", "\u1100\u1161\u11a8\u11a8", "\ud558\u11ab", "\u1112\u1112\u1161"]
)
def test_a_syllable_written_letter_by_letter_is_one(jamo: str) -> None:
    assert all(cuts_cluster(jamo, at) for at in range(1, len(jamo)))
    assert not cuts_cluster(f"\u1112\u1161{jamo}", 2)


def test_a_joiner_at_the_end_of_a_word_is_in_nobodys_way() -> None:
    seed = "\u0d05\u0d35\u0d28\u0d4d\u200d \u0d2a\u0d31\u0d1e\u0d4d\u0d1e\u0d41 \u0d0e\u0d28\u0d4d\u0d28\u0d4d\u200d"
    assert find(seed.removesuffix("\u200d"), fold(f"{seed} \u0d0e")).outcome is Outcome.FOUND
    assert find("one two three", fold("one two three\u200d four")).outcome is Outcome.FOUND


def test_half_a_family_is_not_found() -> None:
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
    assert find("they were there \U0001f468", fold(f"they were there {family}")).outcome is Outcome.INSIDE_WORD
    assert find("\U0001f467 were there too", fold(f"{family} were there too")).outcome is Outcome.INSIDE_WORD
    assert find(f"{family} were there too", fold(f"{family} were there too")).outcome is Outcome.FOUND
