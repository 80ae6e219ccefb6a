"""What stands around the names in a byline: “Posted by”, a day, a place, a role. A name is what is left."""

from __future__ import annotations

import re

from site_builder.analysis.name_keys import PARTICLES
from site_builder.authoring.ingest.paragraphs import begins_unspaced

_BY = r"by|von|vom|par|por|di|da|door|av|af|od|przez|oleh|από|от|yazan|بقلم|كتبه?|מאת"
"""Words that stand before the name of an author."""
_NAMELIKE = r"(?:Von|Di|Da|Av|Af)(?=\s+[A-ZÀ-Þ][^\W_A-ZÀ-Þ])"
"""Those that names begin with, too, before one more word: “Di Stefano”, “Von Trier”."""
_AUTHOR = (
    r"author|autorin/autor|autor[/:*]in|autor(?:in|en|es|a|i)?|auteurs?|auteure|autrice|autore|автор|автори|авторы|yazar|skribent|forfatter|"
    r"verfasser(?:in)?|reporter|text|texte|texto|testo|tekst|tekijä|words|redakt(?:eur(?:in)?|ör)|συντάκτης|"
    r"الكاتب|المؤلف|लेखक|作者|文|記者|记者|執筆|글|기자"
)
"""Words for an author that are followed by a name, often behind a colon."""
_ACT = (
    r"written|story|reported|reporting|posted|published|created|submitted|compiled|interview|opinion|analysis|commentary|"
    r"article|entries|posts|view|see|read|show|all|more|"
    r"eingestellt|veröffentlicht|geschrieben|verfasst|publiziert|erstellt|beitrag|beiträge|artikel|gastbeitrag|kommentar|"
    r"pressemitteilung|zeige|zeig|alle|mehr|weitere|"
    r"publié|écrit|posté|rédigé|proposé|propos|articles|voir|tous|"
    r"publicado|publicada|escrito|escrita|redactado|entradas|artículo|ver|todas|todos|"
    r"pubblicato|scritto|articolo|articoli|tutti|publicado|matéria|"
    r"geschreven|geplaatst|gepubliceerd|skriven|publicerad|skrevet|publisert|udgivet|"
    r"napisane|opublikowane|artykuł|опубликовано|написано|ditulis|diterbitkan"
)
"""Words with which a line that leads to a name may begin."""
_LEAD = re.compile(
    rf"\A(?:(?:{_ACT}|{_AUTHOR})(?:\s+[^\s:：]+){{0,4}}?\s+(?:{_BY})\s*[:：]?\s+"
    rf"|(?:{_ACT}|{_AUTHOR}|{_BY})\s*[:：]\s*"
    rf"|(?!(?-i:{_NAMELIKE})\s+\S+\Z)(?:{_BY})\s+(?=\S)"
    rf"|(?!words|reporter)(?:{_AUTHOR})\s+|(?:記者|记者)(?=\w)"
    r"|(?-i:By|Von|Par|Por)(?=[A-ZÀ-Þ])|(?:more\s+)?about\s+|(?:mehr\s+)?über\s+|(?:en savoir plus )?sur\s+)",
    re.IGNORECASE,
)
"""What leads to a name. “Di Stefano” and “Von Trier” are names."""
_ALONE_TOO = rf"(?:{_AUTHOR})\s*[:：]|(?!(?:text|texte|texto|testo|tekst|words|文|글)\s*\Z)(?:{_AUTHOR})\s*\Z"
"""A word for an author before a colon or by itself; “Text” by itself may be a button."""
_LINE = re.compile(
    rf"\A(?:(?:{_ACT}|text|texte|texto|testo|tekst)(?:\s+[^\s:：]+){{0,2}}?\s+)?(?:{_BY})\s*(?:[:：]\s*)?(?:\s|\Z)"
    rf"|\A(?:{_ALONE_TOO})|\A(?:作者|記者|记者)",
    re.IGNORECASE,
)
"""How lines begin that say who wrote something."""
_LABEL = re.compile(rf"\A(?:{_ALONE_TOO})", re.IGNORECASE)
_ALONE = re.compile(
    rf"\W*(?:(?:{_AUTHOR})|(?:(?:written|posted|reported|geschrieben|verfasst|écrit|escrito|scritto|geschreven|skrivet)\s+)?(?:{_BY}))\s*[:：]?\s*",
    re.IGNORECASE,
)
"""What stands in an element of its own before the name of an author."""
_REST = re.compile(
    r"\A(?:posted|published|last (?:updated|modified)|zuletzt|dernière mise|última actualización|ultimo aggiornamento|erschienen|updated|written|publiziert|veröffentlicht|aktualisiert|eingestellt|erstellt|"
    r"zeige|alle|artikel|beitrag|mehr|weitere|publié|mis à jour|publicado|actualizado|pubblicato|aggiornato|geplaatst|gepubliceerd|publicerad|"
    r"publisert|opublikowano|опубликовано|обновлено|yayınlanma|diterbitkan)(?:\s|\Z)",
    re.IGNORECASE,
)
"""How a line begins that names nobody: a day, a button."""
_PICTURES = re.compile(
    r"\A(?:(?:fotos?|photos?|photograph\w*|fotograf\w*|bilder|bildquelle|pictures|illustration\w*|фото|світлина|صور)(?:\s|[:：]|\Z)"
    r"|(?:bild|images?|picture|crédits?|credits?|graphics?|grafik|videos?|写真|撮影|사진|图片|摄影)(?:\s*[:：]|\Z))",
    re.IGNORECASE,
)
"""How lines begin that name who made the pictures."""
_OTHER_WORK = re.compile(
    r"(?<!\w)(?:edit(?:ed|ing)|fact[- ]?check(?:ed|ing)|translat(?:ed|ion)|produced|narrated|illustrat(?:ed|ions?)|graphics?|videos?|"
    r"photo(?:s|graph(?:s|ed|y)?)?|pictures?|redigiert|bearbeitet|übersetzt|übersetzung|illustriert|fotografiert|fotos?|"
    r"édité|traduite?|traduction|photographies?|illustré|editad[oa]|traducid[oa]|traducción|fotografías?|ilustrad[oa]|"
    r"tradott[oa]|traduzione|traduzid[oa]|edição|vertaald|översatt|oversatt?)"
    rf"\s+(?:{_BY})\s",
    re.IGNORECASE,
)
"""What leads to those who edited, translated or illustrated what others wrote."""
_TAIL = re.compile(
    r"\s+(?:am|on|um|at|vor)\s.*\Z"
    r"|\s+(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag|Mittwoch)(?:\s.*)?\Z"
    r"|\s+(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Okt|Nov|Dec|Dez)\.?\s+\d{1,2}\b.*\Z"
    r"|\s*[→»›>].*\Z|\s+[-–—]\s*(?:https?://|www\.).*\Z"
    r"|\s*[/／].*(?:報導|报道|報道)\Z|(?<=\w)\s*(?:記者|记者|特派員|編集委員|論説委員)\Z"
    r"|(?<=\w)\s+기자(?:\s.*)?\Z|\s+द्वारा\Z|\s+tarafından\Z"
)
"""What stands behind names: days, arrows, addresses, and words that other languages put there."""
_PLACE = re.compile(
    r"\A(\S+\s+\S.*?)\s+(?:from|for|in|für|aus|fra|från|frá|skrifar|skriver|writes|reports|reporting|berichtet|schreibt|"
    r"informa|escribe|пишет)(?:\s.*|\Z)"
)
"""A whole name, and from where or for whom somebody writes."""
_ROLE = re.compile(
    r"(?<!\w)(?:author|writer|reporter|correspondent|journalist(?:in)?|columnist|contributor|editor|engineer|professor|analyst|producer|"
    r"autor(?:in)?|kolumnist(?:in)?|redakteur(?:in)?|chefredakteur(?:in)?|\w*leiter(?:in)?|korrespondent(?:in)?|volont[äa]r(?:in)?|"
    r"journaliste|rédact(?:eur|rice)|correspondant(?:e)?|chroniqueu(?:r|se)|"
    r"periodista|redactor(?:a)?|corresponsal|columnista|giornalista|corrispondente|inviat[oa]|jornalista|repórter|"
    r"redacteur|verslaggever|skribent|dziennikar(?:z|ka)|журналист(?:ка)?|корреспондент|кореспондент|"
    r"muhabir(?:i)?|gazeteci|wartawan|صحفي|مراسل|संवाददाता|पत्रकार)(?!\w)",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"\A([^\W\d_a-z]\S*(?:\s+[^\W\d_a-z]\S*){1,3}?)\s+"
    r"(?i:(?:(?:senior|chief|staff|deputy|managing|associate|contributing|freelance|political|science|sports|news)\s+)*"
    r"(?:writer|reporter|correspondent|editor|columnist|contributor)|\S+\s+staff)\Z"
)
"""A whole name with an English role behind it, without a comma."""
_LOOSE = frozenset(
    [
        "follow",
        "share",
        "email",
        "e-mail",
        "website",
        "twitter",
        "facebook",
        "instagram",
        "linkedin",
        "more",
        "all",
        "alle",
        "login",
        "mehr",
        "next",
        "profil",
        "profile",
        "read",
        "show",
        "weitere",
        "zum",
        "zur",
    ]
)
"""Words of buttons that stand beside names."""
LONGEST_LABEL = 40
"""How many characters has a text at most that leads to a name."""
MAX_NAME_WORDS = 5
"""How many words a name in a byline has at most."""


def leads(line: str) -> bool:
    """Say whether a line begins as one does that says who wrote something."""
    return bool(_LINE.match(line))


def is_label(line: str) -> bool:
    """Say whether a line begins with a word for an author that stands by itself or before a colon."""
    return bool(_LABEL.match(line))


def stands_for_a_name(text: str) -> bool:
    """Say whether a text only leads to the name of an author, which stands behind it."""
    return len(text) <= LONGEST_LABEL and bool(_ALONE.fullmatch(text))


def goes_on(label: str) -> bool:
    """Say whether what leads to a name says so by a colon or by “by”; “Author” alone may be the head of a column."""
    return label.rstrip().endswith((":", "：")) or not re.fullmatch(rf"\W*(?:{_AUTHOR})\s*", label, re.IGNORECASE)


def bare(line: str) -> str:
    """Return a line without what leads to its names and what follows them; one that names nobody is empty."""
    if other := _OTHER_WORK.search(line):
        line = line[: other.start()].rstrip(" /|;,·•–—-")
    lead = _LEAD.match(line)
    left = line[lead.end() :].strip() if lead else line
    if lead and lead[0].rstrip().endswith((":", "：")):
        left = _LEAD.sub("", left, count=1)
    if _PICTURES.match(left) or _REST.match(left):
        return ""
    return _TAIL.sub("", left)


def without_role(name: str) -> str:
    """Return a name without the role behind it, and without where somebody writes from or for whom."""
    for pattern in (_PLACE, _TITLE):
        if found := pattern.match(name):
            name = found[1]
    return name


def is_role(part: str) -> bool:
    """Say whether a part behind a comma tells what somebody is, or goes on about somebody."""
    words = part.split()
    goes_on = len(words) > 1 and words[0][:1].islower() and words[0].casefold() not in PARTICLES
    return goes_on or bool(_ROLE.search(part)) or bool(_PICTURES.match(part))


def is_place(part: str, first: str) -> bool:
    """Say whether a part behind a comma is where somebody writes: one word behind a whole name, and no agency."""
    return len(part.split()) == 1 and part[:1].isupper() and part[1:].islower() and len(first.split()) > 1


def is_like_a_name(text: str, fewest: int = 2) -> bool:
    """Say whether a text looks like one name: a few words, each with a capital letter where its script has such."""
    words = text.split()
    if not 1 <= len(words) <= MAX_NAME_WORDS or any(map(str.isdigit, text)) or not text[:1].isalpha():
        return False
    if not any(map(str.islower, text)) and not any(map(str.isupper, text)):
        return len(text) > 1 and (len(words) >= fewest or begins_unspaced(text))
    loose = any(word.casefold() in _LOOSE for word in words) or ":" in text or "_" in text
    return (
        len(words) >= fewest and not loose and all(word[:1].isupper() or word.casefold() in PARTICLES for word in words)
    )
