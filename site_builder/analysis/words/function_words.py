"""Words that say how a sentence is built and not what it is about, in lower case and without apostrophes.

To them belong the verbs that news uses to say who said something, and the words that count and date: that two
reports share these says nothing about where they come from. Names of months and days are not here, Babel has them.
"""

from __future__ import annotations

FUNCTION_WORDS: dict[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "en": """
a about above according across after afterwards again against ago all almost alone along already also although always
am amid among an and another any anyone anything are arent around as ask asked asking at away back be became because
become becomes been before began behind being below beside between beyond both but by came can cannot cant come comes
could couldnt day days did didnt do does doesnt doing done dont down during each earlier either else enough even ever
every everyone everything expected far few first for former from full further gave get gets give given go goes going
gone got had hadnt has hasnt have havent having he her here hers herself him himself his hour hours how however i if
im in indeed instead into is isnt it its itself ive just keep kept know known last late later least less let like
likely little long made make makes making many may maybe me might mine minute minutes month months more morning most
mostly much must my myself near nearly neither never new next night no nobody none nor not nothing now of off often
old on once one only onto or other others our ours ourselves out over own part people per perhaps put quite rather
really recent recently said same say saying says second see seem seemed seems seen several shall she should shouldnt
since so some somebody someone something soon still such take taken takes taking tell than that thats the their theirs
them themselves then there therefore these they thing things third this those though through throughout thus time
times to today together told tomorrow tonight too took toward towards two under until up upon us use used using very
via want wanted was wasnt way we week weeks well went were werent what whatever when where whether which while who
whole whom whose why will with within without wont would wouldnt year years yes yesterday yet you your yours yourself
zero three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion percent cent
half dozen pounds dollars euros reported reports report reporters statement added adding announced announcement called
respond responded responding response request requests comment comments immediately condition anonymity authorized
authorised publicly declined spoke contributed news conference interview
""",
        "de": """
ab aber alle allem allen aller alles als also am an andere anderem anderen anderer anderes anders auch auf aus außer
bei beide beiden beim bereits bevor bin bis bisher bist da dabei dadurch dafür dagegen daher dahin damals damit danach
daneben dann daran darauf daraus darf darin darüber darum darunter das dass davon davor dazu dein deine dem den denen
denn dennoch der deren des dessen deshalb desto die dies diese dieselbe diesem diesen dieser dieses doch dort drei du
durch dürfen ein eine einem einen einer eines einige einigen einiger einiges einmal er erklärte erklärt erst erste
ersten erster es etwa etwas euch euer eure fast für fünf gab ganz gar geben gegen gegenüber gehen geht gemacht gesagt
gewesen gewisse gibt ging haben habe hast hat hatte hatten hätte hätten her heute hier hierzu hin hinter ich ihm ihn
ihnen ihr ihre ihrem ihren ihrer ihres im immer in indem ins irgend ist ja jahr jahre jahren jahres je jede jedem jeden
jeder jedes jedoch jene jenem jenen jener jenes jetzt kam kann kannst kein keine keinem keinen keiner kommen kommt
konnte konnten können könnte könnten lassen ließ machen man manche manchem manchen mehr mein meine meist mich mit
mittlerweile monat monate muss müssen musste mussten nach nachdem nächste nämlich neben nein neue neuen neuer nicht
nichts nie noch nun nur ob obwohl oder oft ohne pro prozent sagen sagt sagte sagten schon sechs sehr sei seien sein
seine seinem seinen seiner seines seit seitdem selbst sich sie sieben sind so sobald sofern sogar solche solchem
solchen solcher soll sollen sollte sollten sondern sonst soweit sowie sowohl stand steht statt stunde stunden tag tage
tagen teilte trotz über überhaupt um und uns unser unsere unserem unseren unserer unter viel viele vielen vier voll vom
von vor vorher während wann war waren warum was weder weg wegen weil weiter weitere weiteren weiterhin welche welchem
welchen welcher welches wenig wenige weniger wenn wer werde werden wie wieder will wir wird wo woche wochen wohl wollen
wollte wollten worden wurde wurden würde würden zehn zu zuerst zufolge zum zunächst zur zurück zusammen zwar zwei
zweite zwischen acht neun elf zwölf hundert tausend million millionen milliarde milliarden mio mrd euro dollar laut
""",
        "fr": """
a à afin ai ainsi alors an année années ans après as au aucun aucune aujourd aujourdhui auprès auquel aura aurait
auraient aussi autour autre autres aux avaient avait avant avec avoir ayant beaucoup bien car ce ceci cela celle celles
celui cent cependant certain certaine certaines certains ces cet cette ceux chacun chaque chez ci cinq comme comment
contre d dans de début déclaré dedans dehors deja déjà depuis derniere dernière dernier derniers des désormais deux
deuxième devait devant devra devrait dire dit dix doit doivent donc dont du durant elle elles en encore enfin ensuite
entre environ est estimé et étaient était étant état etc été être eu eux expliqué fait faire fois font fut grand grande
heure heures hier hors huit ici il ils indiqué j jamais je jour jours jusqu jusque l la là laquelle le lequel les
lesquels leur leurs lors lorsque lui m ma mais malgré me même mêmes mes mi mille milliard milliards million millions
moins mois moment mon n ne neuf ni non nos notamment notre nous nouveau nouveaux nouvelle nouvelles on ont onze ou où
par parce parmi partir pas pendant peu peut peuvent plus plusieurs plutôt point pour pourrait pourquoi pourtant près
précisé première premier premiers presque prochain prochaine puis puisque qu quand quatre que quel quelle quelles
quelque quelques quels qui quoi raison rapporté s sa sans sauf se selon semaine semaines sept sera serait seraient ses
seul seule si six soit son sont sous souvent suite sur sa t ta tandis tant te tel telle tels toujours tous tout toute
toutes très trois trop tu un une va vers veut vient voici voilà vont vos votre vous y affirmé ajouté annoncé euros pourcent
""",
        "es": """
a acuerdo además afirmó ahora al algo algún alguna algunas alguno algunos allí ambos ante anterior antes año años aquel
aquella aquellas aquellos aquí aseguró así aun aún aunque ayer bajo bien bueno cada casi catorce cerca cien ciento
cinco como cómo con contra cual cuál cuales cualquier cuando cuándo cuanto cuatro cuyo da dado de debe deben debía
decir dejó del dentro desde después día días dice dicen dicho dieron diez dijo dio donde dónde dos doce durante e el él
ella ellas ello ellos embargo en encima encuentra entonces entre era eran eres es esa esas ese eso esos esta está
estaba estaban estado están estar estará estas este esto estos estoy euros explicó fin fue fueron fuera gran grande
ha haber había habían hace hacen hacer hacia han hasta hay haya he hecho hizo hora horas hoy hubo igual incluso indicó
informó ir jamás junto la las le les lo los luego más mas mayor me mediante medio mejor menos mes meses mi mientras mil
millón millones mis misma mismas mismo mismos modo momento mucha muchas mucho muchos muy nada nadie ni ningún ninguna
ninguno no nos nosotros nueva nuevas nueve nuevo nuevos nunca o ocho once otra otras otro otros para parece parte pero
personas poco podrá podría porque por pues puede pueden pudo que qué queda quien quién quienes quiere realizar realizó
respecto se sea según segunda segundo seis semana semanas señaló ser será sería si sí sido siempre siendo siete sin
sino sobre solo sólo son su sus tal también tampoco tan tanto te tenía tendrá tener tenido tercero ti tiempo tiene
tienen toda todas todavía todo todos tras tres tu tú tus último última últimos un una unas uno unos usted va vamos van
varias varios veces ver vez y ya yo dólares agregó añadió manifestó
""",
    }.items()
}

TITLES: dict[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "en": """
ambassador archbishop attorney bishop boss captain chair chairman chairwoman chancellor chief colonel commander
commissioner committee congressman congresswoman council councillor court defence defense department deputy detective
director dr executive foreign general governor government home inspector judge justice king leader lieutenant lord
majority mayor mep minister ministry minority mp mr mrs ms office officer officers official officials parliament
police president presidential prime prince princess professor prosecutor prosecutors queen rep representative
republican republicans democrat democrats democratic secretary sen senator senators sergeant service sheriff sir
speaker spokesman spokesperson spokeswoman state states supreme treasury union vice company corporation house
""",
        "de": """
präsident präsidentin minister ministerin ministerium kanzler kanzlerin bundeskanzler bundeskanzlerin bundespräsident
bundesregierung regierung bundestag bundesrat bürgermeister bürgermeisterin oberbürgermeister außenminister
außenministerin innenminister innenministerin finanzminister staatsanwaltschaft polizei sprecher sprecherin
vorsitzende vorsitzender parteichef chef chefin direktor direktorin professor doktor herr frau general richter
gericht bundesgericht landgericht amtsgericht abgeordnete abgeordneter partei behörde behörden amt
""",
        "fr": """
président présidente ministre ministère maire préfet préfète députée député sénateur sénatrice général capitaine
commissaire directeur directrice procureur procureure juge porte parole chef cheffe secrétaire gouvernement état
police gendarmerie tribunal cour conseil parti parlement assemblée nationale premier monsieur madame professeur
""",
        "es": """
presidente presidenta ministro ministra ministerio alcalde alcaldesa diputado diputada senador senadora general
capitán comisario director directora fiscal fiscalía juez jueza portavoz jefe jefa secretario secretaria gobierno
estado policía guardia civil tribunal corte suprema consejo partido parlamento congreso señor señora doctor profesor
""",
    }.items()
}
"""Words of offices, ranks and bodies, which stand in fixed phrases around names."""

NOUNS_ARE_CAPITAL = frozenset({"de", "lb"})
"""Languages that write every noun with a capital, so that a capital says nothing about names."""
