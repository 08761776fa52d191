"""The hand-written sentence and headline patterns of the invented archive.

A slot is `{CLASS.form}`: N a noun of the story's subject, G a general noun, O an organisation, P a place,
A an adjective, T a time past, E a time to come, V what happened, W what somebody did, F what will happen,
D a count, C a connective; the forms are those of `endings.Forms`, `nom` when left out.
"""

SENTENCES = (
    "{T} {P.loc} {A} {N} {V}.",
    "{P.gen} {O.poss} {A} {G.acc} {W}.",
    "{C}, {N.pldat} арналған {G} {V}.",
    "{P.gen} {O.poss} {A} {N.placc} {W}.",
    "{P.loc} {D} {N} {T} {V}.",
    "{N.gen} {G.possnom} жыл сайын артып келеді.",
    "{C}, {A} {G} {E} {F}.",
    "Биыл {P.loc} {N.dat} {D} {G} қатысты.",
    "{N.gen} {A} {G.possnom} тұрғындардың көңілінен шықты.",
    "{O} {N.pl} мен {G.plgen} тізімін {W}.",
    "{P.abl} келген {G.pl} {N.acc} {W}.",
    "{A} {N} енді {D} {O.loc} қолжетімді.",
    "{C}, {O.gen} {G.possnom} {D} пайызға өсті.",
    "{T} {O.loc} {N.gen} {G.possacc} арнайы топ {W}.",
    "{N} мен {G} туралы {A} {O} {T} {V}.",
    "{P} өзінің {A} {N.plins} ел ішінде танымал.",
    "{G.acc} жүзеге асыруға {D} ай қажет болды.",
    "{C}, {N.dat} деген қызығушылық {P.loc} айқын байқалады.",
    "{D} жыл бұрын басталған {G} {T} {V}.",
    "{A} {G.gen} арқасында {N} {F}.",
    "{N.pldat} қажетті {G.pl} толық жеткізілді.",
    "{P} мен {P} арасындағы {N} {A} {G.dat} айналды.",
    "{O.ins} бірге {A} {N.pl} {V}.",
    "{C}, {G.plgen} көбі {N.acc} таңдайды.",
    "{T} {A} {N.gen} алғашқы {G.possnom} {V}.",
    "{N} {D} күнге созылып, оған {D} адам келді.",
    "{P.loc} мұндай {N} бұрын өткен емес.",
    "{O} {G.acc} {T} {W}.",
    "{G.gen} басты {G.possnom} – {A} {N.acc} сақтап қалу.",
    "{C}, {N.gen} құны {D} мың теңгеден аспайды.",
    "{A} {N.plgen} саны {D} есе көбейді.",
    "{N.loc} {A} {G.pl} жиі кездеседі.",
    "Жергілікті {O} {N.dat} {A} {G} {W}.",
    "{T} {N.gen} жанынан {A} {O} {V}.",
    "{D} {G.nom} ішінен {A} {N} ең жоғары баға алды.",
    "{P.dat} {D} {N} жеткізілді, оның жартысы {A}.",
    "{C}, {P.gen} {O.possloc} {A} {G} {F}.",
    "{N.gen} {G.possdat} {D} шақырымнан қонақ келді.",
    "Бұл {G} {N.placc} дамытуға жол ашады.",
    "{O.pl} {N.acc} {A} {G} ретінде {W}.",
    "{G.pl} {T} {N.ins} танысты.",
    "{A} {G} {P.loc} {D} {O.acc} біріктірді.",
    "{C}, алдағы {G.pl} {N.gen} {G.possdat} байланысты.",
    "{N} туралы {A} {G} {P} тұрғындарына {V}.",
    "{D} {N.gen} үшеуі {P.loc} сақталған.",
    "{T} ауа райы қолайлы болып, {N} {A} өтті.",
    "{O.loc} {N.pldat} арналған {A} бұрыш {V}.",
    "{G.pldat} сұраныс артқандықтан {N.pl} {F}.",
    "{P.gen} {N.possnom} {A} {G.ins} толықты.",
    "{C}, {O} {N.gen} {G.possacc} {T} {W}.",
    "{A} {N} мен {A} {G} қатар {V}.",
    "{N.dat} {D} {O} қолдау білдірді.",
    "{P.loc} {E} {A} {G} {F}, оған кез келген адам қатыса алады.",
    "{N.gen} {A} үлгісі {O.loc} {T} {V}.",
    "Балалар {N.acc} {A} {G.nom} деп біледі.",
    "{D} {G.abl} тұратын {A} {N} {P.loc} {V}.",
    "{C}, {N.plgen} {G.possnom} әлі де {A}.",
    "{T} басталған {G} {P.loc} барлық {O.placc} қамтыды.",
    "{O.gen} {A} {G.possnom} {N.dat} негізделген.",
    "{N.abl} кейін {A} {G} {F}.",
    "{A} {P} {T} {N.plgen} ордасына айналды.",
    "{G} {A} болғанымен, {N} {V}.",
    "{C}, {D} жаңа {N} мен {D} {G} тізімге енді.",
    "{N.plgen} қатарына {P.gen} {A} {G.possnom} қосылды.",
)

HEADLINES = (
    "{P.loc} {T} {A} {N} {V}",
    "{P.loc} {A} {N.gen} {G.possnom} {V}",
    "{P.gen} {O.poss} {N.dat} арналған {G.acc} {W}",
    "{N.gen} {A} {G.possnom}: {P} мен {P} тәжірибесі",
    "{P.gen} {A} {N.possnom} {E} {F}",
    "{D} {N} мен {D} {G}: {P} қорытындысы",
    "{A} {N} {P.dat} қандай {G} әкеледі",
    "{E} {P.loc} {A} {N} {F}",
    "«{A} {N}» жобасы {P.loc} {V}",
    "{P.loc} {N.plgen} {A} {G.possnom} {V}",
    "{P} үшін {N.dat} {A} {G} неге қажет",
    "{O.gen} {A} {N.possnom} {T} {V}",
)
"""Nearly all give five to nine words; `prose.headline` draws again when phrases make it more or fewer."""

BACKGROUND = (
    "Бұған дейін {link} деп жазған едік.",
    "Толығырақ {link} материалынан оқуға болады.",
    "Осы тақырыпта {link} хабары да жарияланды.",
    "Естеріңізге сала кетейік, {link} туралы айтқан болатынбыз.",
)
"""How a story points back to an older one; `{link}` is the older story's headline."""

STATEMENT = "«{sentence}» – делінген {source} хабарламасында."
"""An institution's statement: nobody is quoted by name."""

SUBHEADINGS = (
    "{A} {G} қалай {V}",
    "{N.gen} {G.possnom}",
    "{P.gen} {A} {N.possnom}",
    "Алда не күтіп тұр",
    "{A} {N} және {G}",
    "{N.pldat} қандай {G} керек",
)

LIST_ITEMS = (
    "{A} {N};",
    "{N.gen} {G.possnom};",
    "{P.gen} {D} {N.possnom};",
    "{O.loc} өтетін {A} {G};",
    "{G.pldat} арналған {A} {N};",
)
LIST_OPENINGS = (
    "Бағдарламада мыналар бар:",
    "Ұйымдастырушылар атап өткен негізгі жайттар:",
    "{N.dat} қатысты не білу керек:",
)
CAPTIONS = ("{P.gen} {A} {N.possnom}", "{A} {N}, {P}", "{T} {P.loc} {V} {N}")
