"""How reports of each language say where they have something from, as data for regular expressions.

``{who}`` stands for the name of an agency or a paper, ``{the}`` for an article in front of it or none. ``lines`` are credits that stand by themselves, in a byline, a
dateline or a line at the end; ``phrases`` stand in running text. Names of agencies are the same in every language.
"""

from __future__ import annotations

from msgspec import Struct


class Credits(Struct, frozen=True):
    """The patterns of one language.

    ``papers`` are words by which a name is known to be a publication's, parted by ``|``, and ``the`` the articles that
    are no part of a name when they are small.
    """

    lines: tuple[str, ...]
    phrases: tuple[str, ...]
    papers: str
    the: str


AGENCIES: dict[str, str] = {
    "AP": "Associated Press",
    "Associated Press": "Associated Press",
    "Reuters": "Reuters",
    "Thomson Reuters": "Reuters",
    "AFP": "Agence France-Presse",
    "Agence France-Presse": "Agence France-Presse",
    "Agence France Presse": "Agence France-Presse",
    "PA": "PA Media",
    "PA Media": "PA Media",
    "Press Association": "PA Media",
    "PA news agency": "PA Media",
    "UPI": "United Press International",
    "United Press International": "United Press International",
    "Bloomberg News": "Bloomberg News",
    "dpa": "Deutsche Presse-Agentur",
    "Deutsche Presse-Agentur": "Deutsche Presse-Agentur",
    "APA": "Austria Presse Agentur",
    "Keystone-SDA": "Keystone-SDA",
    "sda": "Keystone-SDA",
    "KNA": "Katholische Nachrichten-Agentur",
    "epd": "Evangelischer Pressedienst",
    "EFE": "Agencia EFE",
    "Agencia EFE": "Agencia EFE",
    "Europa Press": "Europa Press",
    "ANSA": "ANSA",
    "TASS": "TASS",
    "Xinhua": "Xinhua",
    "Kyodo": "Kyodo News",
    "Kyodo News": "Kyodo News",
    "Yonhap": "Yonhap",
    "Belga": "Belga",
    "Canadian Press": "The Canadian Press",
    "Australian Associated Press": "Australian Associated Press",
    "AAP": "Australian Associated Press",
    "Local Democracy Reporting Service": "Local Democracy Reporting Service",
}
"""News agencies by the names and initials that credits give them; the value is the name that is suggested."""

CREDITS: dict[str, Credits] = {
    "en": Credits(
        lines=(
            r"(?:By|Source|Credit|Via|From|Reporting by|Copyright(?: \d{4})?|©(?: \d{4})?):? {who}",
            r"{who}(?: (?:writer|reporter|correspondent|journalist)s? [^\n]{1,80}?)? contributed to this (?:report|article|story)",
            r"(?:This (?:report|article|story)|It) (?:was )?(?:first|originally) (?:appeared|published|ran|was published) (?:in|by|on) {who}",
            r"(?:With|Including|Additional) (?:reporting|files|material)(?: by| from)? {who}",
        ),
        phrases=(
            r"(?:as |was |were )?first (?:reported|published|revealed|disclosed|obtained) (?:[^\W\d_]+ ){0,2}by {who}",
            r"{who} (?:was the )?first (?:to report|reported|revealed|published)",
            r"according to (?:a report (?:in|by|from) )?{who}",
            r"(?:reported|revealed|disclosed|seen|obtained) by {who}",
            r"{who} (?:has |had )?(?:reported|reports|revealed|disclosed)",
            r"told {who}",
            r"(?:a|the) report (?:in|by|from) {who}",
        ),
        papers=(
            r"newspaper|Times|Post|Guardian|Telegraph|Mail|Mirror|Sun|Express|Independent|Observer|Standard|Herald|Journal|"
            r"Tribune|Chronicle|News|Gazette|Star|Globe|Review|Magazine|Today|Economist|BBC|CNN|NBC|CBS|ABC|ITV|Sky|NPR|"
            r"Politico|Axios|ProPublica|BuzzFeed|Bloomberg|Broadcasting|Radio|Television|TV|Monitor|Inquirer|Examiner|Record"
        ),
        the=r"the ",
    ),
    "de": Credits(
        lines=(
            r"(?:Von|Quelle|Mit Material (?:von|der)|Text):? {who}",
            r"Dieser (?:Artikel|Text|Beitrag) (?:erschien|ist) zuerst (?:bei|in|im|auf)(?: der| dem)? {who}(?: erschienen)?",
        ),
        phrases=(
            r"(?:wie|was) (?:zuerst |zunächst )?(?:die|der|das) {who} (?:zuerst |zunächst )?(?:berichtet(?:e|en)?|meldet(?:e)?|schreibt)",
            r"(?:zuerst|zunächst) (?:hatte|hatten|berichtete|berichteten) (?:[^\W\d_]+ ){0,2}{who}",
            r"(?:berichtet|berichtete|meldet|meldete|schreibt) (?:die|der|das) {who}",
            r"(?:nach|laut) (?:einem Bericht|Angaben|Informationen|Recherchen) (?:der|des|von) {who}",
            r"laut (?:der |dem )?{who}",
            r"sagte (?:er |sie )?(?:der|dem) {who}",
        ),
        papers=(
            r"Zeitung|Spiegel|Zeit|Bild|Welt|Focus|Stern|Tagesspiegel|Rundschau|Tageszeitung|taz|Handelsblatt|Nachrichten|"
            r"Anzeiger|Presse|Standard|Kurier|Blick|NZZ|FAZ|SZ|ARD|ZDF|Tagesschau|Rundfunk|WDR|NDR|BR|SWR|Deutschlandfunk|"
            r"Agentur|Correctiv|Redaktionsnetzwerk"
        ),
        the=r"der |die |das |dem |den ",
    ),
    "fr": Credits(
        lines=(
            r"(?:Par|Source|Crédit|Avec):? {the}{who}",
            r"Cet article (?:a été|est) (?:d['’]abord |initialement )?(?:publié|paru) (?:dans|par|sur) {who}",
        ),
        phrases=(
            r"(?:selon|d['’]après) (?:{the}|une information (?:du |de la |de |d['’]))(?:journal |quotidien |agence )?{who}",
            r"(?:a |ont )?(?:révélé|rapporté|annoncé|écrit|indiqué) (?:par )?{the}(?:journal |quotidien |agence )?{who}",
            r"(?:révélée?s?|rapportée?s?) (?:d['’]abord )?par {the}(?:journal |quotidien |agence )?{who}",
            r"a (?:déclaré|confié) (?:à |au ){the}(?:journal |quotidien |agence )?{who}",
        ),
        papers=(
            r"Monde|Figaro|Libération|Parisien|Croix|Humanité|Échos|Point|Express|Obs|Mediapart|Marianne|Canard|Ouest-France|"
            r"Provence|Dépêche|Voix|Soir|Temps|Presse|Devoir|Journal|TF1|BFM|BFMTV|France|Inter|RTL|Europe|RFI|Télévisions"
        ),
        the=r"l['’]|le |la |les ",
    ),
    "es": Credits(
        lines=(
            r"(?:Por|Fuente|Con información de|Crédito):? {who}",
            r"Este (?:artículo|texto|reportaje) (?:fue publicado|se publicó|apareció) (?:primero |originalmente )?(?:en|por) {who}",
        ),
        phrases=(
            r"según (?:informó |informa |publicó |publica |reveló |adelantó |un informe de )?{the}(?:diario |periódico |agencia )?{who}",
            r"(?:informó|publicó|reveló|adelantó|reportó) (?:primero )?{the}(?:diario |periódico |agencia )?{who}",
            r"(?:publicad[oa]s?|revelad[oa]s?|adelantad[oa]s?) (?:primero )?por {the}(?:diario |periódico |agencia )?{who}",
            r"(?:dijo|declaró) (?:a |al )(?:diario |periódico |la agencia )?{who}",
        ),
        papers=(
            r"País|Mundo|Vanguardia|Periódico|Razón|ABC|Confidencial|Diario|Clarín|Nación|Universal|Reforma|Jornada|Tiempo|"
            r"Mercurio|Comercio|Expansión|Cinco Días|Público|Español|Correo|Voz|RTVE|Cadena|SER|Televisión|Radio|Noticias"
        ),
        the=r"el |la |los |las ",
    ),
}
