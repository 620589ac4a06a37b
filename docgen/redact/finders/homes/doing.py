"""What those who live behind a number do: the verbs that make "16" a home, and no count of things."""

from __future__ import annotations

from docgen.redact.language.wordsets import listed

# Verbs whose third person is no plural of anything that papers count.
_REGULAR = listed(
    """
    accept accuse admit agree allege annoy apologise argue bang bark behave believe blame bother bully chuck claim
    complain confirm continue cook damage decline deny deserve disagree encourage escalate expect fear goad hammer
    harass hate hoard howl ignore insist insult intimidate invite kick laugh live loiter move need own pee persist
    phone play plead practise prefer pull push rave refuse retaliate rev scream seem shout slam smash smoke spit
    squirt stamp state stomp struggle suffer suspect swear talk taunt text threaten trespass turn urinate vacuum
    vape wander want warn whistle wish worry yell
    """
)
_IRREGULAR = listed(
    """
    says said gets got goes keeps kept knows knew hears heard thinks thought feels felt swears swore
    throws threw sings sang tells told lets becomes became begins began blows blew breaks broke brings brought
    chooses chose drank drove feeds fed fought gives gave grows grew hides hid leads led lends makes meant owes
    pays paid puts sees saw sends sold shits sits sat sleeps slept speaks spoke stinks stole takes took tries tried
    tore wakes woke wears writes wrote rang upset dumps dumped lies looks looked asks asked comes texted
    emailed messaged stays rents fitted installed starts
    """
)
# What papers count too: "16 reports noise", but "16 reports of noise".
_COUNTED = listed(
    """
    reports calls visits parks films records cleans works uses answers texts emails messages knocks threats
    requests demands drinks fights plans rings repairs attacks shows stops smells drives drops stares
    """
)
# What they do it to.
OBJECT = (
    r"(?:the|that(?!\s(?:day|week|month|year|night))|an?(?!\s(?:day|night|week|month|year))|it|his|her|their|him|them"
    r"|us|me|you|my|our|your|noise|music|police|being|hearing|having|seeing|he|she|they|round|out|back|up|daily"
    r"|nightly|regularly|loud|loudly|constantly|again|next\sdoor|everyone|everybody|nothing)"
)
_BESIDES = listed(
    """
    always sometimes besides perhaps nowadays upstairs downstairs indoors outdoors towards afterwards versus vs
    this his as its us yes plus thus across nights weekends weekdays evenings mornings mondays tuesdays wednesdays
    thursdays fridays saturdays sundays
    """
)


def _third(verb: str) -> str:
    if verb.endswith(("s", "sh", "ch", "x", "z", "o")):
        return f"{verb}es"
    return f"{verb[:-1]}ies" if verb.endswith("y") and verb[-2] not in "aeiou" else f"{verb}s"


def _past(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"{verb[:-1]}ied"
    if verb in ("slam", "rev"):
        return f"{verb}{verb[-1]}ed"
    return f"{verb}d" if verb.endswith("e") else f"{verb}ed"


# Of twenty who were asked, sixteen did so: only the third person is a home's.
_COUNTS = frozenset(listed("accept agree decline disagree expect need own want move believe ignore invite"))
_FORMS = {_third(verb) for verb in _REGULAR} | {_past(verb) for verb in _REGULAR if verb not in _COUNTS}
_SURE = sorted(_FORMS | set(_IRREGULAR))
_NOT = r"(?:n't)?"
HELPING = (
    rf"(?:is{_NOT}|was{_NOT}|has{_NOT}|had{_NOT}|does{_NOT}|did{_NOT}|would{_NOT}|could{_NOT}|should{_NOT}|might{_NOT}"
    rf"|must{_NOT}|can|can't|cannot|will|won't|shall|need|needn't|ought)"
)
_OFTEN = (
    r"(?:still|also|now|then|just|always|never|sometimes|often|usually|constantly|continually|regularly|repeatedly"
    r"|frequently|recently|already|allegedly|reportedly|apparently)"
)
_NOTED = rf"(?:{'|'.join(_COUNTED)})\s{OBJECT}\b"
_DO = rf"(?:(?:{'|'.join(_SURE)})\b|{_NOTED})"
# A verb, with the word that tells how often; it ends where the word ends.
DOES = rf"(?:(?:{_OFTEN}\s)?{_DO}|{_OFTEN}\s(?:{HELPING}|(?!outstanding|remaining|missing)[a-z]+ing)\b)"
# What ends in an s behind the number of a home without being what is counted.
_IN_S = [word for word in _SURE if word.endswith("s") and not word.endswith("ss")]
NO_PLURAL = rf"(?:(?:{'|'.join((*_IN_S, 'is', 'was', 'has', 'does', *_BESIDES))})\b|{_NOTED})"
NO_PLURAL_LETTERED = rf"(?:{NO_PLURAL}|(?:{'|'.join(_COUNTED)})\b)"
