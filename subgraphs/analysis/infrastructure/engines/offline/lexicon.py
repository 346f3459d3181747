"""The English word lists and patterns of the offline engine. Change one and MEASURES_VERSION changes with it."""

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _any_of(text: str) -> re.Pattern[str]:
    """One pattern for phrases separated by `|`, on word borders, whatever their case; line breaks mean nothing."""
    phrases = re.sub(r"\n\s*", "", text)
    return re.compile(rf"\b(?:{phrases})\b", re.IGNORECASE)


FUNCTION_WORDS = _words(
    """a about above after again against all also am an and any are as at be because been before being below
    between both but by can could did do does doing don't down during each either else even every few for from
    further had has have having he her here hers him his how i i'd i'll i'm i've if in into is isn't it it's its
    itself just less let may me might more most must my myself near neither no nor not now of off on once one
    only onto or other others our ours ourselves out over own per quite rather same she should since so some
    somebody someone such than that that's the their them themselves then there these they they're this those
    though through to too under until up upon us very was wasn't we we'd we've were what when where whether
    which while who whom whose why will with within without would yes yet you you'd you're your yours"""
)

# Words and phrases that say little by themselves; a slogan is made of them.
VAGUE = _any_of(
    """always|basically|certainly|constructive|critical|different things|dynamic|efficient|everybody|everyone
    |everything|excellent|experienced|flexible|generally|good|great|important|innovative|latest|leverag(?:e|ing)
    |lots|maybe|modern|motivat(?:ed|ion)|never|nice|obviously|passion(?:ate)?|people|professional
    |proactive(?:ly)?|properly|really|robust|scalable|seamless(?:ly)?|significant(?:ly)?|simply|solid|solutions?
    |somehow|something|stuff|synerg(?:y|ies)|things?|usual(?:ly)?|various|whatever|world-class|a lot(?: of)?
    |and so on|etc|in general|in my opinion|i (?:think|believe|would say)|it(?:'s| is) (?:very )?essential
    |you (?:have to|should|must|just)|team[- ]player|under pressure|best[- ]practices?|industry standard
    |state of the art|kind of|sort of|some (?:problem|issue|difficult)\\w*|most|works? (?:fine|well|again)
    |worked (?:fine|well|again)|running fine|at least nobody|high quality|of course|all the time
    |customer is king|no (?:real )?difference|fix it later|in the end"""
)

# Why, although, instead of, if: what ties one statement to another.
REASONING = _any_of(
    """because|therefore|thus|hence|although|though|however|whereas|unless|otherwise|instead|rather than|so that
    |in order to|as a result|which (?:is why|meant|means)|that is why|this is why|the reason|due to|even if
    |even though|in case|depending on|trade-?offs?|the disadvantage|the advantage|the downside|the risk
    |the danger|the cost|not only|in spite|despite|except|whether|but|since
    |so (?:i|we|they|it|the|one|she|he|few)|if|argued|alternatives?|either"""
)

# Alternatives, limits and second thoughts: the mark of somebody who has weighed something.
WEIGHING = _any_of(
    """alternatives?|instead|rather than|trade-?offs?|disadvantage|downside|danger|risks?|risky|careful|argued
    |(?:i )?m(?:ay|ight) be wrong|did not solve|does not solve|it did not|would do differently|i lost
    |two (?:choices|options|ways|possibilities)|i chose|we chose|the other (?:was|one|option)|also discussed
    |we discussed|only if|unless|conditions?|exception|too (?:much|far|fast|strict|little)|on the other hand
    |although|even if|depending on|misled|i learned|in the second case|not every|without"""
)

OUTCOME = _any_of(
    """result(?:ed|s)?|since then|afterwards?|after that|reduced|dropped|fell|rose|went (?:down|up|from)
    |came (?:down|from)|improved|increased|decreased|from [\\w.,]+ (?:to|hours|a)|no longer|stopped|stayed
    |turned out|learned|back to normal|was stable|were stable|fixed|solved
    |(?:weeks?|months?|quarters?|days?|years?) (?:later|after)|found that|we did find|moved|agreed|arrived
    |measured?|below|since"""
)

_PAST = """asked|began|bought|brought|built|came|chose|cut|did|drew|fell|felt|found|gave|got|grew|heard|held|kept|knew
    |led|left|lost|made|met|paid|put|ran|rang|read|said|sat|saw|sent|set|shut|spent|split|spoke|spread|stood
    |taught|thought|told|took|understood|went|won|wrote"""
_ADVERBS = r"(?:(?:also|then|just|first|only|even|never|still|\w+ly) ){0,2}"
ACTION_DONE = _any_of("|".join(rf"(?:i|we) {_ADVERBS}{verb.strip()}" for verb in (r"\w{2,}ed", *_PAST.split("|"))))

_BARE_VERBS = """ask|look|go|check|begin|start|write|change|keep|offer|give|take|sit|build|call|measure|compare|count
    |delete|mute|page|meet"""
ACTION_PLANNED = _any_of(
    rf"(?:i|we)(?:'d|'ll| would| will) {_ADVERBS}(?!be\b)(?!say\b)(?!have\b)(?!not\b)(?!like\b)(?!think\b)\w{{3,}}|"
    + "|".join(f"(?:i|we) {_ADVERBS}{verb.strip()}" for verb in _BARE_VERBS.split("|"))
)

TIME = _any_of(
    r"""january|february|march|april|june|july|august|september|october|november|december|monday|tuesday|wednesday
    |thursday|friday|saturday|sunday|easter|christmas
    |last (?:year|week|month|autumn|spring|summer|winter|job|company)|at (?:noon|midnight)
    |one (?:evening|morning|day|night)|in my (?:last|previous|first) \w+|at my (?:last|previous) \w+
    |the next (?:day|week)|next (?:day|morning)|that (?:morning|day|week)"""
)

NUMBER_WORDS = _any_of(
    """two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|hundreds?
    |thousand|million|half|third|quarter|twice|dozen|couple"""
)

SEQUENCE = _any_of("first|then|next|after|afterwards|before|finally|second|third|later|once|when|until|while|in week")

EXAMPLE = _any_of("for example|for instance|such as|e\\.g|in our case|in practice|something like")

# The question asks for something that happened, not for what one would do.
ASKS_FOR_EXPERIENCE = _any_of(
    """tell us about|describe (?:a|an|the|one)|did you|you (?:made|helped|had|were|turned|led|built)|a time when
    |an example of"""
)

# What rubrics say about answers in general: no topic of any question.
RUBRIC_TALK = _words(
    """answer answers candidate candidates example explain explains explained explaining describe describes
    described say says said talk talks name names named level levels clear clearly cover covers covered part
    parts thinly nothing anything everything something sentence sentences word words plain vague order followed
    follow understandable sequence detail details general slogan idea ideas reason reasons reasoned own
    experience throughout serves stays stay without mostly stated gives give given deals deal thing things
    connected superfluous guess guessed jumps unclear concrete question asked ask tell happened happen"""
)

# What any good answer has parts of: a rubric's sentence made of these says nothing about its question.
ANSWER_PARTS = _words(
    """account action actions alternative alternatives apply argument arguments aspect assumption baseline cause causes
    check choice chosen circumstance compare compared comparison concept condition conditions connect consequence
    consequences consider considered context correct cost costs data decide decided decides decision definition
    detection diagnosis difference differences difficulty discuss discussed discusses drawback drawbacks effect
    effects ending event events evidence exception fact facts figure figures fitting goal hypotheses hypothesis
    impact improve improvement improvements include including judgement justify lasting learn learned learnt lesson
    lessons limit limits link links measure measured measures mention mentions method mitigation notice numbers
    options outcome outcomes plan precise problems process purpose quick real recognise refer reject rejected relate
    related relevant repeat result results risk risks role root rule safely scope several shown situation solution
    solutions solve source statement strength strengths structure success terms tied tradeoff tradeoffs understand
    view weakness weaknesses weigh weighed weighs"""
)

# Words at home in every topic: they show none.
EVERYDAY = _words(
    """afternoon afterwards although answer ask back bad become begin best better big bring call came case change
    choose come company day days different difficult easy end ended evening fact far feel few find first found
    fridays get give go good got group half hand happen hard help high hour hours hundred important job keep kind
    knew know large last late later least left less like line little long look lot low made make makes making many
    matter mean mind minute minutes moment month months morning mostly moved need needs new next nice night number
    often old order own people person place point possible problem put reason rest right run said same saw say see
    seem set short show side small something soon start started step steps still stop stopped support sure take
    takes talk team tell thing things think thought three time times today together told took tried try turn two
    use used useful using usually wait waiting want wanted wants way ways week weeks went whole without word words
    work worked works world year years yourself"""
)

# Frequent small words of other languages that English does not have.
FOREIGN_WORDS = _words(
    """aber auf auch aus bei das dass dem den der des durch ein eine einen einer es für habe haben hat ich ist mit
    nach nicht oder sich sie sind und uns von wenn wie wir wurde zu zum zur au aux avec ce cette dans de du elle
    est et il ils je la le les mais nous ont ou par pas pour que qui se sur un une al como cuando del el ella en
    era esta este los las más para pero por porque su y yo che da della di io ma mi nel non più sono ao até com
    dos em eu foi mas na não nos os por um uma een het ik maar niet op te voor zijn bardzo był było
    dla jak jest nie się że"""
)
