"""What tells a number that counts something, or is a time or a date, from that of a house."""

from __future__ import annotations

_MADE = "calls|complaints|reports|incidents|visits"
# The month: "16 May", but not "no 16 may have seen it"
_MAY = (
    r"may(?!\s+(?:be|have|has|had|not|well|also|need|want|wish|only|still|never|yet|hear|get|go|see|know|help|ask|say"
    r"|move|leave|come|give|take|make|try|apply|accept|agree|refuse|keep|feel|find|call|attend|let|use|want)\b)"
)
# What follows a number that counts something, or is a time or a date: none of it may.
COUNTING = (
    r"(?!(?:\s*|-)(?:years?|yrs?|yo\b|days?|weeks?|wks?|months?|hours?|hrs?|mins?\b|minutes?|o'?clock|%|per\s?cent\b|pm\b|am\b|people"
    rf"|times|{_MADE}|occasions|separate\b|minor\b|decibels?|db\b|working|miles|metres|meters|pounds|degrees|bus\b|priority|in\s+the|of\s+\d|until|till?\b"
    rf"|(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|{_MAY}|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b)|\s?[:.]\d|\d|[/\-]\d)"
)
# "sent to 36 households": a word in the plural, unless it may be what they do at that house
COUNTING_LETTERED = COUNTING.replace(f"{_MADE}|", "")
_DONE = (
    r"(?:says|is|was|has|does|denies|plays|keeps|wants|hears|shouts|complains|starts|gets|bangs|lets|vs|versus|this|his"
    r"|as|always|besides|goes|comes|lives|swears|rings|claims|thinks|knows|makes|asks|agrees|refuses|states|upstairs|downstairs"
)
THINGS = rf"(?!\s+(?!{_DONE})\b)[a-z]+(?<!s)s\b)"
# The same behind a number with a letter: "12b reports noise", but "36 reports"
THINGS_LETTERED = rf"(?!\s+(?!{_DONE}|reports|calls|visits|parks|films|records|cleans|works)\b)[a-z]+(?<!s)s\b)"
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
