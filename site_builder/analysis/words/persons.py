"""The words that make a sentence one of a speaker or to a reader: the first and the second person, in lower case.

A report tells in the third person. What stands in the first or second is a speech given in full, a letter, or the
publication that turns to its readers.
"""

from __future__ import annotations

FIRST_AND_SECOND: dict[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "en": "i i'm i've i'd i'll me my mine myself we we're we've we'd we'll us our ours ourselves "
        "you you're you've you'd you'll your yours yourself yourselves let's",
        "de": "ich mich mir mein meine meinem meinen meiner meines wir uns unser unsere unserem unseren unserer unseres "
        "du dich dir dein deine deinem deinen deiner euch euer eure eurem euren eurer",
        "fr": "je j'ai j me m'a moi mon ma mes nous notre nos tu te toi ton ta tes vous votre vos",
        "es": "yo me mí mi mis conmigo nosotros nosotras nos nuestro nuestra nuestros nuestras tú te ti tu tus contigo "
        "vosotros vosotras os vuestro vuestra usted ustedes",
    }.items()
}
