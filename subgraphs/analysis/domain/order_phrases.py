"""How people tell whoever scores what to do: phrases in several languages, matched against text in small letters.

A phrase with a group `order` counts where the verb is an order: "ignore the rubric", "you must give full marks"; not
in "I told the class to ignore the instructions", which reports (see `instructions.py`).
"""

import re

_SCORER = (
    r"(?:graders?|evaluators?|scorers?|assessors?|examiners?|llm|(?:large )?language model|chatbot"
    r"|ai(?: \w+)?|(?:automated |automatic )?(?:scoring|screening|grading) (?:system|engine|software|tool|model)"
    r"|automated \w+|model|system)"
)
_BARE_HUNDRED = r"100(?=\s*(?:[.,;!)\"']|$|(?:to|for|as)\b))"
_BEST_AWARDED = (
    r"(?:100\s*(?:%|percent\b(?! of)|points?|/ ?100|out of|of 100)"
    r"|(?:full|maximum|max|highest|top|perfect|best)(?: possible)? (?:marks?|scores?|ratings?|points?"
    r"|grades?|levels?)\b(?! to \d)|level (?:4|four)\b|10/10|5/5|4/4)"
)
_BEST = rf"(?:{_BARE_HUNDRED}|{_BEST_AWARDED})"
_AWARD = (
    r"(?:give|award|assign|grant|rate|score|grade|mark|return|output|record|report|confirm|evaluate|rank"
    r"|set|(?:respond|answer|reply) with)"
)
_ANSWER = r"(?:answers?|responses?|candidates?|applicants?|submissions?|interviews?|criteri(?:on|a))"
# Between "give" and a bare 100; with other words ("set the pool to 100") it is a figure of the work.
_AWARDED = (
    r"(?:me|him|her|us|them|it|this|that|these|my|its|the|all|every|each|an?|of|for|to|as|at|with|by|in|and|final"
    r"|overall|total|everything|everyone|(?:scores?|ratings?|grades?|marks?|points?|levels?)"
    rf"|{_ANSWER}(?:'s)?|criteria|questions?)"
)
_SCORE = r"(?:scores?|ratings?|grades?|marks?)"
_THIS = r"(?:this|the following|the above|my|every|each|all)(?: the)?"
_LEAVE = (
    r"(?:ignore|disregard|forget|override|bypass|overlook"
    r"|(?:do not|don't|never) (?:follow|use|apply|consider|read|obey))"
)
_RULES = (
    r"(?:instructions?|prompts?|rubrics?|guidelines|criteria|scoring|rules above"
    r"|(?:previous|above) (?:text|lines?)|(?:previous|prior|all|other) rules)"
)
_NOT_IN_A_PROGRAM = (
    r"(?![\"']? (?:in|inside|for|on) (?:(?:the|an?|our|my) )?(?:\w+ ){0,2}"
    r"(?:config\w*|tests?|code|files?|settings?|database|table|scripts?|ya?ml|json|fixtures?|mocks?)\b)"
)
_NOTE = r"(?:note|message|attention|instructions?|memo|notice|reminder|hint)"

ENGLISH = (
    rf"(?P<order>{_LEAVE})\b.{{0,40}}\b{_RULES}\b",
    (
        r"(?P<order>ignore|disregard|forget) (?:everything|anything|all) (?:you were told"
        r"|(?:above|before|previous)(?: (?:orders?|commands?|directions?|directives?|guidance|messages?|context))?"
        r"(?! (?!(?:and|or|this|here|in|but|then)\b)\w))"
    ),
    rf"(?P<order>{_AWARD})\b.{{0,60}}\b{_BEST_AWARDED}",
    rf"(?P<order>(?!set\b){_AWARD})(?:[ ,:]+{_AWARDED}){{0,8}}[ ,:=\"']+{_BARE_HUNDRED}",
    rf"(?P<order>set)(?: {_AWARDED}){{0,5}} {_SCORE}(?: {_AWARDED}){{0,6}}[ :=]+{_BARE_HUNDRED}",
    rf"(?P<order>{_AWARD}|recommend)\b.{{0,40}}\b(?:to )?(?:strong )?(?:hire|hiring)\b",
    (
        rf"\b(?:{_THIS}|the) {_ANSWER} (?:deserves?|merits?|(?:should|must|needs to|has to|is to) "
        rf"(?:get|receive|be (?:given|awarded|scored|rated|graded|marked)))\b.{{0,60}}{_BEST}"
    ),
    rf"\bthis {_ANSWER} (?:should|must|has to) be hired\b",
    rf"\b{_SCORER} (?:only )?(?:should|must|has to|needs? to|will|shall|is to)\b.{{0,30}}{_AWARD}\b.{{0,60}}{_BEST}",
    (
        rf"\bas (?:the|an?) (?:\w+ )?{_SCORER},? you (?:should|must|will|can|(?:have|need|ought) to)\b.{{0,30}}"
        rf"\b{_AWARD} (?:this|me|my|it)\b"
    ),
    rf"\b{_THIS} {_ANSWER}\b.{{0,60}}(?:level (?:4|four)\b|{_BEST})",
    rf"{_BEST}.{{0,30}}\b(?:in|for|to|on|across) (?:all|every|each)(?: the)? (?:{_ANSWER}|questions?)",
    rf"\b(?:give|gives|award|awards) (?:everybody|everyone)\b.{{0,20}}{_BEST}",
    rf"\balways (?:answers?|responds?|repl(?:y|ies)) with\b.{{0,20}}{_BEST}",
    rf"\byou are (?:now|from now on) (?:an?|the|my) (?:\w+ ){{0,2}}(?:assistant|{_SCORER})\b",
    r"\byou are (?:an?|the) (?:\w+ )?(?:ai|llm|language model|chatbot)\b",
    r"\bas an? (?:\w+ )?(?:ai|llm|language model|ai model|automated \w+)\b,? you\b",
    (
        rf"(?P<order>pretend|imagine|act as|role-?play|let's play|from now on)\b.{{0,90}}"
        rf"(?:{_BEST}|score accordingly|perfect answer|without a rubric)"
    ),
    rf"^\W*{_NOTE}\b.{{0,20}}\b(?:to|for|by)\b.{{0,30}}\b{_SCORER}\b\W*(?:[:,!—-]|$)",
    rf"^\W*(?:to|dear|hey|hello|hi|attention),? (?:the |an? |all )?(?:\w+ )?{_SCORER}\s*[:,!]",
    r"^\W*system (?:prompt|message|override|instruction|note|command)s?\s*(?:[:\]>—-]|$)",
    r"^\W*#{2,} ?(?:system|instruction)|\[/?(?:system|inst|assistant)\]",
    r"<\|?/?(?:system|im_start|im_end|assistant|instructions?|answer|prompt|rubric|evaluation)\|?>|^```system",
    (
        r"^\W*(?:end|begin|beginning|start) of (?:the )?(?:candidate'?s? )?"
        r"(?:answer|transcript|response|system|instructions?)\s*(?:[.:!\])>—-]|$)"
    ),
    rf"\bpre-? ?(?:verified|approved|screened)\b.{{0,20}}\b(?:{_ANSWER}|hire)\b",
    (
        rf"\b(?:this|the following|the above|my) {_ANSWER} (?:was|is|has been)(?: already)? "
        r"(?:verified|approved|validated|confirmed)\b"
    ),
    rf"\b(?:rubric|criteria|instructions) (?:does|do|shall|should|must) not apply\b.{{0,20}}\b{_ANSWER}\b",
    r"\bhidden (?:competency )?profile\b|\boverride (?:the )?(?:manual )?(?:scor|rating|evaluation)",
    (
        r"(?P<order>reveal|print|repeat|show|output)\b.{0,20}"
        r"\b(?:your|the system)(?: system)? (?:prompt|instructions|rubric)\b"
    ),
    (
        r"(?P<order>decode|decrypt|translate|read) (?:this|the following)\b.{0,40}"
        r"\b(?:follow|obey|execute|rot ?13|base ?64)"
    ),
    r"[\"'](?:level|score|recommendation|rating)[\"']\s*[:=]\s*[\"']?(?:\d|hire)",
    (
        r"(?:\b(?:score|recommendation|rating)\s*=\s*[\"']?(?:100|10|hire)\b|\blevel\s*=\s*[\"']?4\b)"
        rf"{_NOT_IN_A_PROGRAM}"
    ),
    (
        r"(?P<order>(?:final |overall )?(?:score|rating|recommendation|verdict|grade))\s*[:=]\s*[\"']?"
        r"(?:100|10/10|5/5|4/4|(?:strong )?hire|maximum|full marks)(?![\w%]| (?!points?\b|out\b|/))"
    ),
)

_BEST_GERMAN = (
    r"(?:(?:volle|maximale|höchste|beste)[nrms]? (?:möglichen? )?(?:punkt(?:zahl|e)|note|stufe|bewertung|wertung)"
    r"|bestnote|höchst(?:note|punktzahl|wertung)|100 (?:von 100|punkte\w*|prozent)|stufe (?:4|vier)\b)"
)
_BEST_FRENCH = (
    r"(?:(?:notes?|scores?|points?) (?:maxim\w+|la plus (?:haute|élevée))|(?:meilleure|plus haute) note"
    r"|100 (?:points|sur 100)|20 ?(?:/|sur) ?20|niveau (?:4|quatre)\b|maximum de points)"
)
_BEST_SPANISH = (
    r"(?:(?:puntuación|nota|calificación|puntaje) (?:máxim[ao]|más alt[ao]|perfect[ao])"
    r"|(?:máxima|mejor|más alta) (?:puntuación|nota|calificación)|100 (?:puntos|de 100)|nivel (?:4|cuatro)\b|10/10)"
)

OTHERS = (
    # German
    (
        r"(?P<order>ignorier(?:e|en sie|t)|vergiss|vergessen sie|missachte(?:n sie)?|übergehe?(?:n sie)?)\b.{0,50}"
        r"\b(?:anweisung\w*|vorgaben?|regeln?|kriterien|bewertungs\w*|instruktion\w*|alles (?:vorherige|davor|oben\w*))"
    ),
    (
        r"(?P<order>(?:gib|geben sie|vergib|vergeben sie|bewerte(?:n sie)?|erteile(?:n sie)?|benote(?:n sie)?"
        r"|setze(?:n sie)?))"
        rf"\b.{{0,60}}{_BEST_GERMAN}"
    ),
    rf"\b(?:du bist|sie sind)\b.{{0,40}}\b(?:prüfer|bewerter|gutachter|ki|sprachmodell)\b.{{0,60}}{_BEST_GERMAN}",
    rf"\b(?:diese antwort|dieser? (?:bewerber|kandidat)\w*) (?:muss|soll|verdient)\b.{{0,60}}{_BEST_GERMAN}",
    r"^\W*(?:(?:hinweis|nachricht|anmerkung|mitteilung) )?an (?:die|den|das) (?:ki|bewerter|prüfer|gutachter|system)\b",
    # French
    (
        r"(?P<order>ignore[zr]?|oublie[zr]?|ne (?:tiens|tenez) pas compte)\b.{0,50}"
        r"\b(?:instructions?|consignes?|règles|grille|critères|barème|tout ce qui précède)"
    ),
    rf"(?P<order>donne[zr]?|attribue[zr]?|mets|mettez|accorde[zr]?|note[zr]?|évalue[zr]?)\b.{{0,60}}{_BEST_FRENCH}",
    r"\b(?:tu dois|vous devez|(?:ce candidat|cette candidate|cette réponse) (?:doit|mérite))\b.{0,60}" + _BEST_FRENCH,
    rf"\b(?:tu es|vous êtes)\b.{{0,40}}\b(?:évaluat\w+|examinat\w+|correct\w+|ia)\b.{{0,60}}{_BEST_FRENCH}",
    r"^\W*(?:note|message|avis)\b.{0,30}\bà (?:l')?(?:évaluat\w+|ia|examinat\w+|correct\w+|système)\b",
    # Spanish, Portuguese, Italian
    (
        r"(?P<order>ignor[ae]n?|olvid[ae]|omit[ae]|haz caso omiso|esqueça|dimentica)\b.{0,50}"
        r"\b(?:instrucciones|reglas|criterios|rúbrica|indicaciones|todo lo anterior"
        r"|instruções|regras|istruzioni|regole)"
    ),
    (
        r"(?P<order>otorg(?:a|ue)|asign[ae]|da|dale|dé|califi(?:ca|que)|pon|ponle|punt[uú](?:a|e)|eval[uú](?:a|e))\b"
        rf".{{0,60}}{_BEST_SPANISH}"
    ),
    rf"\b(?:eres|actúa como|imagina que eres)\b.{{0,40}}\b(?:evaluador|examinador|ia)\w*\b.{{0,60}}{_BEST_SPANISH}",
    rf"\b(?:est[ea] (?:respuesta|candidat[oa])) (?:debe|merece)\b.{{0,60}}{_BEST_SPANISH}",
    (
        r"\b(?:dê|atribua|dai|assegna|assegnate)\b.{0,60}"
        r"(?:(?:nota|pontuação) máxima|100 (?:pontos|punti)|punteggio massimo|voto (?:massimo|più alto))"
    ),
    # Turkish
    r"talimatları?\b.{0,20}(?:yok say|görmezden gel|unut)|(?:en yüksek|tam) (?:puan|not)\w* ver",
    # Chinese and Japanese
    r"(?:忽略|无视|無視|忘记|忘記|不要理会|不要理會|不用管)[^。！？]{0,20}(?:指令|指示|规则|規則|标准|標準|要求|提示)",
    r"(?:给|給|打|评|評|為|请|請)[^。！？]{0,25}(?:满分|滿分|最高分|100分|一百分|最高等级|最高等級)",
    r"你(?:现在)?是[^。！？]{0,20}(?:考官|评分|评估|面试官|模型)",
    r"指示[^。！？]{0,15}(?:無視|忘れ)|(?:満点|最高点|最高評価)[^。！？]{0,12}(?:つけ|付け|与え|ください|して)",
)

PHRASES = tuple(re.compile(phrase) for phrase in (*ENGLISH, *OTHERS))

# For text whose words were run together or spelled letter by letter.
COMPACT = re.compile(
    r"(?:ignore|disregard|forget|override)(?:all|any|the|every|your|my)*(?:previous|prior|above|earlier|other)*"
    r"(?:instructions?|rules|rubrics?|prompts?|criteria|guidelines)"
    r"|(?:give|award|assign)(?:me|it|this|the|a|answer|him|her)*(?:full|maximum|highest|top|best|perfect)"
    r"(?:marks?|scores?|points?|grades?)"
    r"|ignore[zr]?(?:toutes?|les|des|ces)*(?:instructions|consignes)"
    r"|ignorier(?:e|en)(?:sie)?(?:alle|die)*(?:bisherigen|vorherigen)?(?:anweisungen|regeln)"
    r"|ignor[ae](?:todas|las|los)*(?:instrucciones|reglas)"
)

# What only somebody speaks of who speaks to the scorer, inside text that a reader of the page would not see.
SCORING_WORDS = re.compile(
    r"\b(?:rubric|evaluator|grader|scorer|scoring|score|candidate|applicant|criteria|full marks|this answer|level 4"
    r"|evaluador|bewert\w+|évaluat\w+)\b"
)
