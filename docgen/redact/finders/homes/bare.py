"""Patterns for bare numbers of the case that the words around them give as homes: "16 next door", "sent to 57"."""

from __future__ import annotations

import re

from docgen.redact.finders.homes.counting import COUNTING, THINGS
from docgen.redact.language.wordsets import listed
from docgen.redact.text.phrases import EDGE, END

Patterns = list[tuple[str, bool, bool]]  # a pattern, whether it is sure, and whether case counts

_BEGINS = r"(?:^|[\n.;]\s{0,2})"
_CLAUSE = r"(?:^|[\n.;,:(]\s{0,2}|\band\s)"
_ENDS = r"(?=\s*(?:[.,;:)!?]|$|-\s|\s(?:and|but|with|then|where|who|again|re|as|this|last)\b))"
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
    r"(?=\s(?:gets?|says?|plays?|keeps?|kept|denies|denied|complains?|complained|wants?|hears?|heard|shouts?|shouted|swears?"
    r"|swore|starts?|rang|slammed|banged|refused|moved\sin|moved\sout)\b|\s(?:not|too|also)\s*(?:[.,;)\n]|$))"
)
_IS = r"(?=\s(?:is|was|has|had|said|will|won't|did|does|doesn't|didn't|again)\b)"
_NOT_MORE = r"(?!\s+(?:in|of|or|to|per|more|new|other|separate|different|extra|further|out|x)\b)"
# Before a number up to twelve that is an hour.
_HOUR = "".join(
    rf"(?<!\b{word} )" for word in listed("at by till until after before since from around about past gone for of")
)
_FRACTION = (
    r"(?!\s*(?:an?|the|price|hours?|miles?|day|term|pints?|tank|full|empty|of|odds|way|to\s+\d|inch(?:es)?|cup"
    r"|size)\b)"
)


def bare_patterns(numbers: frozenset[str], one: str, late: str) -> Patterns:
    """The patterns for these numbers; ``one`` finds any of them, ``late`` those that are no hours (or nothing)."""
    no_hour = late or "(?!)"
    early = rf"(?={one}){_HOUR}{one}"  # the numbers first: the words before them take longer to look at
    either = rf"(?P<it>{no_hour}|{early})" if late else rf"(?P<it>{early})"
    row = rf"{one}(?:(?:,\s|\s(?:and|&)\s|,\sand\s){one}){{1,6}}"
    counted = COUNTING + THINGS
    patterns: Patterns = [
        (rf"{_BEGINS}(?:him|her)\s+(?:at|in|from)\s+(?P<it>{one})", False, False),
        (rf"{EDGE}(?:him|her)\s+(?:at|in|from)\s+(?P<it>{no_hour})", False, False),
        (rf"{EDGE}{_KIN}\s+(?:at|from|in)\s+(?P<it>{one}){THINGS}", False, False),
        (rf"(?=[\da-z])(?={one}){either}{_NEXT_DOOR}", False, False),
        (rf"{_BEGINS}(?P<it>{row})(?=\s+[a-z]){THINGS}{_NOT_MORE}", False, False),
        (rf"{_CLAUSE}{either}{_DOES}", False, False),
        (rf"{_BEGINS}(?P<it>{no_hour}){_IS}", False, False),
    ]
    if late:
        patterns += [
            (rf"{EDGE}{_SENT}\s+(?P<it>{late}){_ENDS}", False, False),
            (rf"{EDGE}{_TRIED}\s+(?P<it>{late}){_ENDS}", False, False),
            (rf"{EDGE}{_SOUNDS}\s+(?:at|from|in|of)\s+(?P<it>{late}){counted}", False, False),
            (rf"(?<=, ){late}(?=:\s[a-z])|{late}{_ANSWERED}", False, False),
        ]
    if slashed := [re.escape(n) for n in numbers if "/" in n]:
        flat = rf"(?<![\w£.:/\-])(?:{'|'.join(sorted(slashed))}){END}(?!/\d|[.:]\d){_FRACTION}"
        before = (
            r"(?:tenants?|households?|residents?|neighbours?|occupiers?|at|from|in|to|of|outside|opposite|above|below|between|and|&"
            r"|visited|attended|knocked|door)"
        )
        patterns += [
            (rf"{EDGE}{before}\s+(?P<it>{flat}(?:\s?(?:and|&|,)\s?{flat}){{0,4}})", False, False),
            (rf"(?P<it>{flat})(?=\s(?:and|&)\s{flat})", False, False),
        ]
    return patterns
