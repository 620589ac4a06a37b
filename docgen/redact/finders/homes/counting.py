"""What tells a number that counts something, or is a time or a date, from that of a house."""

from __future__ import annotations

from docgen.redact.finders.homes.doing import NO_PLURAL, NO_PLURAL_LETTERED

_MADE = "calls|complaints|reports|incidents|visits"
# The month: "16 May", but not "no 16 may have seen it"
_MAY = (
    r"may(?!\s+(?:be|have|has|had|not|well|also|need|want|wish|only|still|never|yet|hear|get|go|see|know|help|ask|say"
    r"|move|leave|come|give|take|make|try|apply|accept|agree|refuse|keep|feel|find|call|attend|let|use|want)\b)"
)
MONTH = (
    rf"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|{_MAY}|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b"
)
_UNIT = (
    r"years?\b|yrs?\b|yo\b|days?\b|weeks?\b|wks?\b|months?\b|hours?\b|hrs?\b|mins?\b|minutes?\b|o'?clock|%|per\s?cent\b|pm\b|am\b"
    r"|miles\b|metres\b|meters\b|pounds\b|degrees\b|decibels?\b|db\b|times\b|people\b|occasions\b|separate\b"
    r"|working\s(?:days?|hours?|weeks?|people|adults|families|households|age)\b"
)
_PLACED = (
    r"(?:street|road|close|avenue|lane|drive|crescent|court|terrace|place|row|square|gardens|grove|mews|yard|block|building"
    r"|flats|estate|village|basement)"
)
# "the lady at 16 in the close", but "16 in the last week"
_IN_THE = rf"in\s+the\b(?!\s+(?:(?:same|next|old|other)\s+)?{_PLACED}\b)"
_FIGURES = r"|\s?[:.]\d|\d|[/\-]\d)"
_SPACE = r"(?:[^\S\n]*\n?[^\S\n]*|-)"
# What follows a number that counts something, or is a time or a date: none of it may.
_COUNTING = rf"(?!{_SPACE}(?:{_UNIT}|(?:@minor|bus|priority|until|till?)\b|{_IN_THE}|of\s\d|{MONTH}){_FIGURES}"
COUNTING = _COUNTING.replace("@", rf"(?:{_MADE})\b(?!\s(?:the|it|him|her|them|us|me|noise|music|police|that)\b)|")
# The same behind "no." or "flat": "no. 16 reports it", but "he said no. 16 reports were made"
COUNTING_NAMED = (
    rf"(?!(?:[^\S\n]*|-)(?:{_UNIT}|bus(?:es)?\b|of\s\d"
    r"|in\s+the\s+(?:morning|afternoon|evening|list|agenda|plan|queue|table|series)\b"
    rf"|(?:{_MADE})\s(?:were|was|have|had|made|received|logged|recorded|since|so\sfar|to\sdate|in\s(?:all|total|\d))\b)|\s?[:.]\d|\d)"
)
# "sent to 36 households": a word in the plural, unless it may be what they do at that house
COUNTING_LETTERED = _COUNTING.replace("@", "")
_THINGS = r"(?!(?:[^\S\n]+|\n)(?!{unless})[a-z]+(?<!s)s\b)"
THINGS = _THINGS.format(unless=NO_PLURAL)
# The same behind a number with a letter: "12b reports noise", but "36 reports"
THINGS_LETTERED = _THINGS.format(unless=NO_PLURAL_LETTERED)
# "those in 3 bands"
NO_THINGS = (
    r"(?!\s+(?:bands|sites|areas|ways|places|properties|cases|flats|houses|homes|groups|blocks|streets|roads|rooms|schools"
    r"|parts|pieces|languages|bedrooms|categories|sessions|instalments|parishes|wards|teams|cars|vans|agencies)\b)"
)
# "Room 2 at the Town Hall": it is a room of something that is no home.
ELSEWHERE = (
    r"(?!(?i:,?\s+(?:at|of|in)\s+(?:the\s+|our\s+|your\s+)?(?:[a-z']+\s+){0,2}(?:hall|ground|centre|library|station|college|school|church"
    r"|offices?|hospital|surgery|hub|stadium|club|museum|hotel|council|academy|university|clinic|pavilion|showground)\b))"
)
