"""Whether what follows a word says where somebody is, so that "Will" and "Joy" before it are people."""

from __future__ import annotations

import re

from docgen.redact.language.wordsets import listed, words
from docgen.redact.text.page import Page

# Who reads so and stands somewhere is somebody; a mark, a field or a van stands there itself.
_NOUNS = words("joy faith hope grace")
_NOTHING_STANDS = _NOUNS | words("will may might can must")
_OWN = r"(?:the|his|her|their|our|my|your|a|an|another)"
_WHICH = (
    r"(?:front|back|rear|side|top|bottom|other|next|same|main|communal|shared|garden|street|bus|corner|bin|car)"
)
_SPOT = (
    r"(?:doors?|doorway|doorstep|gates?|windows?|garden|yard|fence|hedge|drive|driveway|path|pavement|patio|porch|"
    r"balcony|stairs|stairwell|staircase|steps|landing|hallway|hall|corridor|lift|lobby|foyer|entrance|entry|"
    r"kitchen|bedroom|bathroom|lounge|loft|shed|garage|greenhouse|bins?|bin store|car|van|bike|house|flat|"
    r"bungalow|caravan|street|road|alley|alleyway|ginnel|jitty|snicket|car park|park|playground|field|stop|"
    r"shops?|pub|club|bookies|bench|sofa|wall|roof|station|reception|surgery|hospital|school|cells|church|office|scooter|"
    r"phone|camera|cctv|spar|tesco|aldi|lidl|asda|co-?op|greggs)"
)
_NUMBER = r"(?:\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b)"
_NUMBERED = rf"(?:(?:nos?\.?|numbers?|flat|apartment|apt\.?|unit|room|plot|house|bungalow)\s?|#){_NUMBER}"
_BARE = r"(?:home|work|court|custody|prison|bed|tears|drink|mum's|nan's|next door|a (?:mood|state|rage|temper))"
_NO_HOUSE = (
    r"(?![:.]\d|[/%\w]|\s?(?:[ap]\.?m|hrs?|hours|minutes|days|weeks|months|years|per|o'clock|times|or|noon|points?"
    r"|visits?)\b)"
)
_SAID = r"(?:says|said|told|asked|shouted|shouting|complained|rang|refused|denied|admitted|agreed)"
_ALONE = (
    rf"(?=\s*(?:$|[.,:;!?)\n-])|\s(?:again|now|today|and|at|with|when|to|who|says|rang|still|\w+ing|{_SAID})\b)"
)
_KIN = rf"{_OWN} (?:mum|mam|dad|nan|gran|mate|friend|sister|brother|girlfriend|boyfriend|partner|ex|aunt|uncle)'s"
_WHO = (
    r"(?:(?:his|her|their|a|an|the|two|three|four|some|several|other|another|\d)\s)+"
    r"(?:lads?|mates?|friends?|dogs?|girlfriend|boyfriend|mum|dad|brothers?|sisters?|kids?|man|men|wom[ae]n|girls?|"
    r"boys?|others|bike|bottle|can|knife|bat|hammer|brick)"
)
_SOMEWHERE = re.compile(
    r"\s(?:"
    r"(?:at|in|inside|on|from|by|outside|near|behind|opposite|beside|of)\s"
    rf"(?:{_NUMBERED}|{_BARE}\b|{_KIN}|{_OWN}\s(?:{_WHICH}\s)?{_SPOT}\b(?!')"
    rf"|(?:{_WHICH}\s)?{_SPOT}\b{_ALONE})"
    rf"|with\s{_WHO}\b"
    rf"|at\s\d{{1,4}}[a-z]?{_NO_HOUSE}|from\s\d{{1,4}}[a-z]?(?=\s{_SAID}\b)|off\s(?:his|her)\sface"
    rf"|at\sthe\s(?:meeting|hearing|panel|visit)(?=\s{_SAID}\b)"
    r"|(?:outside|upstairs|downstairs|opposite|next door)(?=\s*(?:$|[.,;!?\n])|\s(?:again|still|all|\w+ing)\b)"
    r")"
)
# "Will in the flat there be a camera?", "May at the door be asked for it"; but "Will at no 4 says it must be"
_NOT_BEHIND = "".join(rf"(?<!\b{w})" for w in listed("to not will would must can could may might should dont and"))
_GOES_ON_AS_VERB = re.compile(rf"\s(?:there|have|need|we|you|they|i)\b|[^.!?\n]{{0,30}}{_NOT_BEHIND}\sbe\b")


def stands_somewhere(page: Page, at: int) -> bool:
    """Whether a word that is no thing itself begins "... at no 4", "... in the yard", "... with two lads"."""
    word = page.words[at]
    if word.key not in _NOTHING_STANDS:
        return False
    text = page.folded.lower
    there = _SOMEWHERE.match(text, word.end)
    if there is None:
        return False
    return word.key in _NOUNS or _GOES_ON_AS_VERB.match(text, there.end()) is None
