"""Patterns for bare numbers of the case that the words around them give as homes: "16 next door", "sent to 57"."""

from __future__ import annotations

import re

from docgen.redact.finders.homes.counting import COUNTING, THINGS
from docgen.redact.finders.homes.doing import DOES, HELPING
from docgen.redact.language.wordsets import listed
from docgen.redact.text.phrases import EDGE, END

_BEGINS = r"(?:^|[\n;]\s{0,2}|(?<!\bno)(?<!\bnos)\.\s{0,2})"  # not behind "no."
_SAYING = r"\b(?:and|but|says|states?|said|stated|claims?|alleges?|alleged|that|because|when|while|if)\s"
_CLAUSE = rf"(?:^|[\n.;,:(]\s{{0,2}}|{_SAYING})"
_ENDS = (
    r"(?=\s*(?:[.,;:)!?\"]|$|-\s)|\s(?:and|but|with|then|where|when|who|again|re|as|is|are|was|were|has|had|have|says?|said|this"
    r"|last|most|every|tonight|on|for|because|during|while|yet|too|asking|about|at|today|yesterday|tomorrow"
    r"|also|still|now|regarding|concerning|over|which|whose|so|earlier|later|via)\b)"
)
_NEXT_DOOR = (
    r",?\s+(?:next\s?-?door|opposite|upstairs|downstairs"
    r"|(?:over|across)\s+the\s+(?:road|street|way|landing|hall|yard|green|close))\b"
)
_SENT = (
    r"(?:head(?:ed|ing|s)|made\s+off|ran|running|walked|walking|returned|returning|drove|went\s+(?:round|over|back|in)"
    r"|sent|deployed|de?ispatched|despatched|called|attended|attending|pointing|responded|delivered|directed|moved)"
    r"\s+(?:back\s+|round\s+|over\s+|off\s+|up\s+|down\s+)?(?:to|towards?|into|for)"
)
_TRIED = (
    r"(?:watch(?:ed|ing)?|monitor(?:ed|ing)?|check(?:ed)?|tried|try|search(?:ed)?|cleared|door-?knocked"
    r"|leaflet(?:t?ed)?)"
)
_SOUNDS = (
    r"(?:kits?|recorders?|equipment|monitors?|machines?|devices?|drums?|drumming|bark(?:s|ing)?"
    r"|speakers?|tele(?:vision)?|telly|tv"
    r"|stereo|bass|rows?|argument|fight|fighting|leaks?|fire|alarm|lights?|heard|hammering|drilling|diy|thump(?:s|ing)|thuds?)"
)
_KIN = (
    r"(?:wife|husband|partner|sons?|daughters?|brothers?|sisters?|girlfriend|boyfriend|nan|gran|baby|mates?|friends?|visitors?"
    r"|guests?|lodgers?|teen(?:ager)?s?|callers?|pensioners?|students?|lodger)"
)
_ANSWERED = (
    r"(?=\s?[\-:]\s(?:no\s(?:reply|answer|response|one|access)|not?\s(?:in|home)|nobody|spoke|refused|vacant|empty"
    r"|quiet)\b)"
)
# What a house does, whatever stands before it in the sentence, and what it does at the beginning of one.
_DOES = (
    rf"(?=\s(?!said\b){DOES}|\s(?:get|say|play|keep|complain|want|hear|shout|swear|refused|confirmed|called|moved\sin|moved\sout|at\sit)\b"
    r"|\s(?:not|too|also)\s*(?:[.,;)\n]|$))"
)
_IS = (
    rf"(?=\s(?:{HELPING}|have(?!\sbeen\s(?:completed|received|made|done|closed|issued|resolved|returned))"
    r"|again|let|lets|put|agreed|accepted|declined|owned|wanted|always|constantly|regularly)\b)"
)
_NOT_MORE = r"(?!\s+(?:in|of|or|to|per|more|new|other|separate|different|extra|further|out|x)\b)"
# Before a number up to twelve that is an hour.
_HOUR = "".join(
    rf"(?<!\b{word} )" for word in listed("at by till until after before since from around about past gone for of")
)
_FRACTION = (
    r"(?!\s*(?:an?|the|price|hours?|miles?|day|term|pints?|tank|full|empty|of|odds|way|to\s+\d|inch(?:es)?|cup"
    r"|size)\b)"
)

# Before "from" and "at", and before several numbers, where they count.
_NO_AMOUNT = "".join(
    rf"(?<!\b{word} )"
    for word in listed(
        """
        up down rose fell fallen risen increased increase decreased dropped reduced cut ranged range ranging age
        ages aged out prices fines anything marks scores rated rising falling grew retired died speed
        speeding driving drove stood stands set capped priced valued running doing pages items actions paragraphs
        sections questions
        appendices schedules buses routes steps issues lines grounds rules regulations bands ratio sizes
        """
    )
)
_NO_SERIES = rf"(?<!\d[,&] )(?<!\d and )(?<! of ){_NO_AMOUNT}"
_OF_A_HOUSE = (
    r"(?:lot|crowd|gang|mob|family|household|address|house|property|side|garden|fence|wall|gate|drive|bins?)\b"
)
_ACCOUNT = r"(?:accounts?|tenancy|tenancies|keys?|arrears|rent|lease|repairs?\s+history|gable(?:\s+end)?)"
_FIELD = r"(?:address|addr|house|hse|property|door|location|loc|home|lives?)\s?[:=\-]\s{0,2}"
_TO_A_HOUSE = (
    r"(?:visits?|letters?|cards?|attendance|entry|access|damage|repairs?|deliver(?:y|ies)|parcels?|post|call-?out|moved|adjacent"
    r"|belong(?:s|ing)|relat(?:es|ing)|write|wrote|written|sp[eo]ak(?:ing)?|spoke|talk(?:ed|ing)?|visitors?|e-?mails?|texts?|notes?|warnings?|next|neighbours?)\s+to"
)
# What is said, done or meant to a household: "a complaint against 16", "mediation with 16", "told 16".
_WITH_A_HOUSE = (
    r"(?:(?:complaints?|allegations?|concerns?|intel|intelligence|information|letters?|e-?mails?|calls?|enquir(?:y|ies)|warnings?)\s+"
    r"(?:about|against|by|regarding|concerning)|complain(?:s|ed|ing)?\s+(?:about|of)|against|re\b[:.]?"
    r"|(?:disputes?|mediation|issues?|problems?|trouble|spoke|speak|speaking|spoken|liaise|liaising|abc|conversation|arguments?)"
    r"\s+with|(?:warrant|abc|cpw|cpn|nosp|card|parcel|letter|note|post)\s+for|(?:check(?:s|ed|ing)?)\s+on"
    r"|(?:tenancy|eviction|closure|inspection|possession|search|roof|rear|owners?|leaseholders?|lease|occupation)\s+of"
    r"|(?:moved?|moving|came|coming|thrown|evicted|kicked)\s+out\s+(?:of|from)|(?:taken|go|goes)\s+to"
    r"|(?:leak(?:s|ing|ed)?|water|smoke|broke|break|breaking|moved?|moving)\s+into|seen\s+leaving"
    r"|told|warned|rang|evict(?:ed|ing)?|inspect(?:ed|ing)?|enter(?:ed|ing)?|exited|adjoining|underneath|facing|near)"
)
# What is never said of an hour.
_NEVER_AT_AN_HOUR = (
    r"(?:against|(?:disputes?|mediation)\s+with|(?:tenancy|eviction|possession|owners?|leaseholders?)\s+of"
    r"|warrant\s+(?:for|at)|leak(?:s|ing|ed)?\s+into|complaints?\s+(?:about|by|re))"
)
_IN_A_ROW = "side|doors?|flats|houses|homes|addresses|properties|neighbours"
_LIVING_THERE = (
    r"(?:tenants?|households?|residents?|neighbours?|occupiers?|at|from|in|to|of|outside|opposite|above|below|between|and|&"
    r"|visited|attended|knocked|door)"
)
_DONE_BY = (
    r"(?:declined|refused|rejected|accepted|agreed|denied|confirmed|made|reported|caused|started|played|used|kept|owned"
    r"|occupied|witnessed|heard|seen|damaged|installed|parked|left)\s+by"
)
# What papers and lists have by number: "item 16 on page 14".
_NUMBERED = (
    "item page p pp para paragraph section clause action line row column table figure annex appendix chapter"
    " schedule question step stage phase part slide sheet footnote rule regulation ground entry issue exhibit"
    " photo clip bus route platform locker ticket job order week day version module lesson tier grade level score"
    " ward"
)
_VERB = (
    r"(?!(?:to|of|or|from|by|per|plus|minus|in|at|on|for|under|within|out|and|x|until|till|more|less|other)\b)"
    r"[a-z]{1,12}\.?"
)
# But no age, and no second paper.
_MORE = (
    r"(?:(?!(?:is|are|was|aged|turns|turned|nearly|almost|only|about|over|under"
    rf"|{'|'.join(f'{noun}s?' for noun in listed(_NUMBERED))})\b)[a-z]+\s)?"
)
_NO_NUMBERED = "".join(rf"(?<!\b{noun} )(?<!\b{noun}s )" for noun in listed(_NUMBERED))
_IN_IT = (
    rf"(?:'s|{EDGE}(?:is|are|was|were|lives?|living|lived|stays?|staying|stayed))\s+(?:over\s+|up\s+|down\s+)?in"
)


def bare_patterns(numbers: frozenset[str], one: str, late: str) -> list[str]:
    """The patterns for these numbers; ``one`` finds any of them, ``late`` those that are no hours (or nothing).

    None of them is sure, and all are for small letters.
    """
    return [*_any_number(one, late or "(?!)"), *(_no_hour(late) if late else ()), *_by_floor(numbers)]


def _any_number(one: str, late: str) -> list[str]:
    """Where the words tell a home by a number that might be an hour as well."""
    either = (
        rf"(?P<it>{late}|(?={one}){_HOUR}{one})"  # the number first: the words before it take longer to look at
    )
    several = rf"{one}(?:(?:,\s|\s(?:and|&)\s|,\sand\s){one}){{1,6}}"
    return [
        rf"{_BEGINS}(?:him|her)\s+(?:at|in|from)\s+(?P<it>{one})",
        rf"{EDGE}{_NEVER_AT_AN_HOUR}\s+(?P<it>{one}){_ENDS}{THINGS}",
        rf"{EDGE}{_KIN}\s+(?:at|from|in)\s+(?P<it>{one}){THINGS}",
        rf"(?=[\da-z])(?={one}){either}{_NEXT_DOOR}",
        rf"{_BEGINS}(?P<it>{several})(?=\s+[a-z]){THINGS}{_NOT_MORE}",
        rf"{_CLAUSE}{either}{_DOES}",
        rf"{EDGE}{_FIELD}(?P<it>{one})(?=\s*(?:[,;.)\n|]|$)|\s(?:on|again|and|at)\b)",
        rf"{_IN_IT}\s+(?P<it>{one})(?=\s*(?:[,;.)\n]|$))",
    ]


def _no_hour(late: str) -> list[str]:
    """Where the words tell a home by a number that is too great for an hour."""
    row = rf"{late}(?:\s?(?:,|and|&|\+|or)\s?(?:\d{{1,3}}[a-z]?\b{COUNTING})){{0,6}}"
    several = rf"{late}(?:(?:,\s|\s(?:and|&|\+)\s){late}){{1,6}}"
    counted = COUNTING + THINGS
    return [
        rf"{_BEGINS}(?P<it>{late}){_IS}",
        rf"{EDGE}(?:him|her)\s+(?:at|in|from)\s+(?P<it>{late})",
        rf"{EDGE}(?:{_SENT}|{_TRIED}|{_DONE_BY})\s+(?P<it>{late}){_ENDS}",
        rf"{EDGE}{_WITH_A_HOUSE}\s+(?P<it>{late}){_ENDS}{THINGS}",
        rf"{EDGE}(?:went|going|gone|then)\s+to\s+(?P<it>{late})(?:{_ENDS}|(?=\s(?:first|before|after)\b))",
        rf"{EDGE}{_ACCOUNT}\s+(?:for|of|at|on)\s+(?P<it>{late}){_ENDS}{THINGS}",
        rf"(?P<it>{late})(?=\s(?:is\s|now\s)?(?:empty|vacant|unoccupied)\b(?!\s[a-z]+s\b))",
        rf"{EDGE}(?:property|house|address|door|neighbour|home)\s+(?:is|was)\s+(?P<it>{late}){_ENDS}",
        rf"{EDGE}(?:close|stair|entry|block)\s+(?P<it>{late}){_ENDS}{THINGS}",
        rf"{EDGE}{_SOUNDS}\s+(?:at|from|in|of)\s+(?P<it>{late}){counted}",
        rf"{EDGE}{_TO_A_HOUSE}\s+(?P<it>{row}){_ENDS}{THINGS}",
        rf"{EDGE}(?:{_IN_A_ROW})\s\((?P<it>{row})(?=\))",
        rf"{EDGE}{_NO_AMOUNT}from\s+(?P<it>{late})(?!\s+to\b){counted}{_NOT_MORE}",
        rf"{EDGE}doors?\s+(?:down|up|along|away)\s+from\s+(?P<it>{late})",
        rf"{EDGE}(?:moved|moving|swapped|transferred|walked|ran)\s+from\s+(?P<it>{late}(?:\s+to\s+{late})?)",
        rf"(?:{EDGE}{_NO_AMOUNT}at\s+|@\s?)(?P<it>{late}){_ENDS}",
        rf"{EDGE}the\s+(?P<it>{late})(?=\s+{_OF_A_HOUSE})",
        rf"(?={several}){_NO_SERIES}(?P<it>{several}){counted}{_NOT_MORE}",
        rf"(?={late}\s[a-z]){_NO_NUMBERED}(?P<it>{late})(?=\s{_VERB}\s{_MORE}{late}{counted})",  # "14 rang 16"
        rf"(?={late}\s[a-z]){_NO_NUMBERED}{late}\s{_VERB}\s{_MORE}(?P<it>{late}){counted}",
        rf"(?<=[.;,] ){late}(?=\s?[\-:]\s[a-z])",
        rf"{late}(?=\s[\-:]\s[^.;\n]{{1,60}}[.;,]\s\d{{1,3}}[a-z]?\s[\-:]\s)",
        rf"{late}{_ANSWERED}",
    ]


def _by_floor(numbers: frozenset[str]) -> list[str]:
    """Flats by floor and door, as in Scotland: "2/1", where it is neither a half nor a date."""
    slashed = "|".join(sorted(re.escape(n) for n in numbers if "/" in n))
    if not slashed:
        return []
    flat = rf"(?<![\w£.:/\-])(?:{slashed}){END}(?!/\d|[.:]\d){_FRACTION}"
    lettered = slashed.replace("/", r"\s?f\s?")
    return [
        rf"{EDGE}(?:{lettered}){END}",  # "2F1"
        rf"{_CLAUSE}(?P<it>{flat})(?=\s(?:(?!outstanding|remaining|missing)[a-z]{{3,}}ing|cannot|can't|is|was|has|had|says?|said)\b)",
        rf"{EDGE}(?:left|right|front|rear|top|bottom|middle|close|stair),?\s+(?P<it>{flat})",
        rf"{EDGE}{_LIVING_THERE}\s+(?P<it>{flat}(?:\s?(?:and|&|,)\s?{flat}){{0,4}})",
        rf"(?P<it>{flat})(?=\s(?:and|&)\s{flat})",
    ]
