"""Names out of what pages write about authors, each kind in several languages. All names are made up."""

from __future__ import annotations

import pytest

from site_builder.authoring.ingest.names import MAX_NAME, MAX_NAMES, people

IDA, PER = "Ida Strand", "Per Vik"
LED = {
    "By Ida Strand and Per Vik": (IDA, PER),
    "ByIda Strand": (IDA,),
    "Posted by Ida Strand": (IDA,),
    "View all posts by Ida Strand": (IDA,),
    "Von Ida Strand und Per Vik": (IDA, PER),
    "Eingestellt von Ida Strand": (IDA,),
    "Zeige alle Beiträge von Ida Strand": (IDA,),
    "Mehr über Ida Strand": (IDA,),
    "Text: Ida Strand": (IDA,),
    "Text: Von Ida Strand": (IDA,),
    "Par Ida Strand et Per Vik": (IDA, PER),
    "Publié par Ida Strand": (IDA,),
    "Por Ida Strand y Per Vik": (IDA, PER),
    "Escrito por: Ida Strand": (IDA,),
    "Di Ida Strand e Per Vik": (IDA, PER),
    "Av Ida Strand och Per Vik": (IDA, PER),
    "Af Ida Strand og Per Vik": (IDA, PER),
    "Od Ida Strand": (IDA,),
    "Автор: Ида Странд": ("Ида Странд",),
    "作者：王小明、李小紅": ("王小明", "李小紅"),
    "記者王小明／台北報導": ("王小明",),
    "이단비 기자": ("이단비",),
    "इडा स्ट्रैंड द्वारा": ("इडा स्ट्रैंड",),
    "Ida Strand tarafından": (IDA,),
}
FOLLOWED = {
    "By Ida Strand, staff writer": (IDA,),
    "Ida Strand, political correspondent, and Per Vik": (IDA, PER),
    "Ida Strand Senior Reporter": (IDA,),
    "Ida Strand from Northern Harbour": (IDA,),
    "Von Ida Strand, Redakteurin": (IDA,),
    "Ida Strand, deutsche Journalistin, Autorin": (IDA,),
    "Ida Strand aus Kiel": (IDA,),
    "Ida Strand am Samstag": (IDA,),
    "Autorin/Autor Ida Strand": (IDA,),
    "By IDA STRAND March 11, 2015 3:46 PM": ("IDA STRAND",),
    "Ida Strand, Software Engineer": (IDA,),
    "Ida Strand, 3. Mai 2024": (IDA,),
    "Ida Strand, journaliste": (IDA,),
    "Ida Strand, corresponsal": (IDA,),
    "Por Ida Strand, corresponsal en Puerto Norte": (IDA,),
    "Por Ida Strand, redactora en Madrid y Per Vik": (IDA, PER),
    "Door Ida Strand en Per Vik": (IDA, PER),
    "Ida Strand skrifar frá Ósló": (IDA,),
    "Ида Странд, корреспондент": ("Ида Странд",),
    "Ida Strand - http://harbour.example": (IDA,),
    "Ida Strand, Oslo": (IDA,),
    "Ida Strand, dpa": (IDA, "dpa"),
    "Text: Ida Strand, Fotos: Per Vik": (IDA,),
    "Ida Strand/Per Vik": (IDA, PER),
    "Written by Ida Strand / Edited by Per Vik": (IDA,),
    "Written by Ida Strand Edited by Per Vik": (IDA,),
    "By Ida Strand | Edited by Per Vik": (IDA,),
    "By Ida Strand • Editing by Per Vik": (IDA,),
    "Reporting by Ida Strand and Per Vik; Editing by Ada Lind": (IDA, PER),
    "Words by Ida Strand Photographs by Per Vik": (IDA,),
    "By Ida Strand Illustration by Per Vik": (IDA,),
    "By Ida Strand, translated by Per Vik": (IDA,),
    "Von Ida Strand, übersetzt von Per Vik": (IDA,),
    "Von Ida Strand | Redigiert von Per Vik": (IDA,),
    "Par Ida Strand - Photos par Per Vik": (IDA,),
    "Par Ida Strand, traduit par Per Vik": (IDA,),
    "Por Ida Strand / Editado por Per Vik": (IDA,),
    "Di Ida Strand / Foto di Per Vik": (IDA,),
    "Ida Strand @idastrand": (IDA,),
    "Ida Strand – @idastrand": (IDA,),
    "Ida Strand @ida_s and Per Vik @pervik": (IDA, PER),
}
KEPT = {
    "Di Stefano": ("Di Stefano",),
    "Von Trier": ("Von Trier",),
    "Lars von Trier": ("Lars von Trier",),
    "Strand, Ida": (IDA,),
    "van der Vik, Per": ("Per van der Vik",),
    "von Ida": ("Ida",),
    "Von DPA": ("DPA",),
    "By Ida": ("Ida",),
    "IDA STRAND": ("IDA STRAND",),
    "Read Montvik": ("Read Montvik",),
    "Words Without Harbours": ("Words Without Harbours",),
    "dpa": ("dpa",),
    "Ida Strand, Jr.": ("Ida Strand, Jr",),
    "Ministry of Fish and Ships": ("Ministry of Fish and Ships",),
    "Institut für Fisch und Schiff": ("Institut für Fisch und Schiff",),
}
NOBODY = (
    "Posted on",
    "Veröffentlicht am 3. Mai",
    "Publié le 3 mai",
    "Last Updated",
    "Zuletzt aktualisiert",
    "Dernière mise à jour",
    "Foto: Per Vik",
    "Edited by Per Vik",
    "Editing by Per Vik; Graphics by Ada Lind",
    "Photographs by Per Vik",
    "Übersetzt von Per Vik",
    "Traduit par Per Vik",
    "Фото: Пер Вик",
    "写真：山田",
    "admin",
    "Super User",
    "publisher",
    "Harbour Verlag GmbH, Kiel, Germany",
    "harbour.example.com, Kiel, Germany",
    "Harbour Post, Kiel, Germany",
    "Harbour & Post",
    "Redaktion Nord",
    "stol.it",
    "Nachrichten",
    "Noticias del Puerto",
    "Новости порта",
    "港ニュース 新聞",
    "No Author",
    "Kein Autor",
    "Sin autor",
    "Hafen-Verlag GmbH & Co. KG - all rights reserved",
    "Hafen-Verlag GmbH & Co. KG",
    "Quays & Sons Ltd.",
    "Harbour Post /PV",
    "Harbour Post/iv",
    "@idastrand",
    "港湾委員会は月曜日に北岸壁を閉鎖",
    "北京港口委员会昨天关闭了北码头",
)


@pytest.mark.parametrize(("given", "expected"), (LED | FOLLOWED | KEPT).items())
def test_names_are_freed_of_what_stands_around_them(given: str, expected: tuple[str, ...]) -> None:
    assert people([given]) == expected


@pytest.mark.parametrize("given", NOBODY)
def test_what_names_nobody_gives_no_name(given: str) -> None:
    assert people([given], ("Harbour Post",)) == ()


def test_a_statement_longer_than_all_names_is_a_text() -> None:
    assert people(["Strand " * MAX_NAME * MAX_NAMES]) == ()
