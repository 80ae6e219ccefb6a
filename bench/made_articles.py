"""Articles made of words that follow one another as in no language, with copied paragraphs: for measuring speed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import accumulate


def made_articles(count: int, words: int = 600, story: int = 50, seed: int = 1) -> Iterator[tuple[str, str]]:
    """Yield ids and texts of articles; every tenth copies two paragraphs of the one before it in its story of ``story``.

    Words are drawn as Zipf has it, and every article has the fixed phrases of its story.
    """
    chance = random.Random(seed)
    vocabulary = [_word(number) for number in range(30_000)]
    weights = list(accumulate(1 / (rank + 3) for rank in range(len(vocabulary))))
    last: list[str] = []
    for number in range(count):
        phrases = random.Random(number // story)
        fixed = [" ".join(phrases.choices(vocabulary, k=7)) for _ in range(200)]
        drawn = iter(chance.choices(vocabulary, cum_weights=weights, k=words))
        paragraphs = [_paragraph(list(_take(drawn, 50)), fixed, chance) for _ in range(words // 50)]
        if number % 10 == 9 and number % story:
            paragraphs[3:5] = last[3:5]
        last = paragraphs
        yield f"article-{number:05}", "\n\n".join(paragraphs)


def _take(words: Iterator[str], count: int) -> Iterator[str]:
    for _ in range(count):
        yield next(words)


def _paragraph(words: list[str], fixed: list[str], chance: random.Random) -> str:
    if chance.random() < 0.3:
        words[10:17] = chance.choice(fixed).split()
    first, second = " ".join(words[:25]), " ".join(words[25:])
    quoted = f" “{' '.join(words[5:15])},” {words[0]} said." if chance.random() < 0.3 else ""
    return f"{first.capitalize()}. {second.capitalize()}.{quoted}"


def _word(number: int) -> str:
    letters = "bdfgklmnprstvz"
    vowels = "aeiou"
    word = ""
    while number or len(word) < 2:
        number, letter = divmod(number, len(letters))
        word += letters[letter]
        number, vowel = divmod(number, len(vowels))
        word += vowels[vowel]
    return word
