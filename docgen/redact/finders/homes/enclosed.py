"""Finds flats by marks that are no plain number, "2.07" and "3F1", and by numbers set apart: "flat (1/2)"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from docgen.redact.finders.homes.doing import DOES, HELPING
from docgen.redact.finders.homes.doors import DoorFinder
from docgen.redact.knowledge.homes import FLAT, Homes
from docgen.redact.language.wordsets import listed
from docgen.redact.text.openings import Opened
from docgen.redact.text.phrases import EDGE, END

_NO = r"(?:nos?\b\.?|number|#|door|unit|room|rm|plot|block)"
# What counts, or tells the time, behind "2.07".
_AMOUNT = (
    r"(?!\s?(?:am|pm|a\.m|p\.m|hrs?|hours?|h|m|mm|cm|km|kg|g|ft|metres?|meters?|miles?|litres?|db|mb|gb|gbp|k|p|x|%|per"
    r"|million|times|seconds?|mins?|minutes?)\b|\s?%|\s+(?:to|until|till)\s+\d|\s?-\s?\d|[.:/]\d|\s+on\b|\s+and\s+\d)"
)
_ENDS = (
    r"(?=\s*(?:[,.;:)!?\n\"]|$|-\s)|'s?\s|\s(?:and|but|with|then|where|when|who|again|re|as|is|are|was|were|has|had|have|says?|said"
    r"|rang|keeps|kept|plays|played|denies|denied|because|about|asking|to\s(?!\d))\b)"
)
_DOES = rf"(?=\s(?:{DOES}|(?:{HELPING}|say|keep|play|complain|want|hear|shout|told|get|again)\b)|'s\s)"
_CLAUSE = r"(?:^|[\n.;,:]\s{0,2}|\b(?:and|but|that|because|when|while|if|said|says)\s)"
_BESIDE = (
    r"(?:about|outside|opposite|above|below|beneath|behind|beside|from|near|in|into|against|visited|visiting|attended|knocked\son"
    r"|(?:next|next\sdoor|visits?|went|called|sent|letter|letters|moved|belongs?|spoke|back|round|over)\sto|between|via"
    r"|(?:(?:neighbours?|tenants?|residents?|occupiers?|occupants?|lady|man|woman|family|people)(?:\sof)?))"
)
_HAPPENED = "".join(
    rf"(?<!\b{word} )"
    for word in listed(
        """
        called rang began started ended stopped received logged recorded arrived again call starting
        ending finished timed stamped sent left
        """
    )
)
_SOMEBODY = (
    r"(?:neighbours?|tenants?|residents?|occupiers?|lady|man|woman|male|female|family|couple|people|person|somebody|someone"
    r"|live[sd]?|living|stay(?:s|ed|ing)?|flat|part(?:y|ies)|door)"
)
_OF_A_TEXT = "".join(
    rf"(?<!\b{word} )"
    for word in listed(
        """
        score scored version section s paragraph para item page figure fig table clause rule
        regulation part average mean ratio rate form total step rated marks scores size weight
        """
    )
)
_A_FLAT = rf"(?:{FLAT}|house|door|property|address|pitch|berth|mooring|plot|bungalow)"
_COUNTED = "".join(
    rf"(?<!\b{word} )"
    for word in listed(
        """
        is are was were has had have be been with says said
        """
    )
)


def find_enclosed(homes: Homes) -> DoorFinder:
    """The finder for these homes; none of what it finds is sure."""
    patterns = [*_decimal(sorted(m for m in homes.marks if "." in m), homes), *_floored(homes)]
    patterns += _in_brackets(homes)
    return DoorFinder(tuple(map(Opened, patterns)), ())


def _decimal(marks: Iterable[str], homes: Homes) -> list[str]:
    """ "2.07" of Apartment 2.07, where the words around it make it neither an amount nor a time."""
    either = "|".join(map(re.escape, marks))
    if not either:
        return []
    loose = either.replace(r"\.", r"\s?[.\-/ ]?\s?")
    one = rf"(?:{either}){END}{_AMOUNT}"
    patterns = [
        rf"{EDGE}(?P<it>(?:{FLAT}s?|{_NO})\.?\s*(?:no\.?\s*)?[\"']?(?:{loose})){END}{_AMOUNT}",
        rf"(?<![£$€]){_OF_A_TEXT}[(\[]\s?(?P<it>{either})\s?(?=[)\]])",
        rf"{EDGE}{_BESIDE}\s(?P<it>{one}){_ENDS}",
        rf"{EDGE}{_SOMEBODY}\s(?:at|@|in)\s(?P<it>{one})",
        rf"{EDGE}{_HAPPENED}at\s(?P<it>{one}){_ENDS}",
        rf"{_CLAUSE}(?P<it>{one}){_DOES}",
    ]
    fronts = {street.name[0] for street in homes.streets} | {
        n.removeprefix("the ").split()[0] for n in homes.named
    }
    if fronts:
        named = "|".join(re.escape(front) for front in sorted(fronts, key=lambda f: (-len(f), f)))
        patterns.append(rf"(?<![\w£.:/]){_OF_A_TEXT}(?P<it>{either})(?=[\s,]{{1,2}}(?:the\s)?(?:{named}){END})")
    return patterns


def _floored(homes: Homes) -> list[str]:
    """ "3F1", which means nothing else, with what stands before it."""
    either = "|".join(m.replace("f", r"f/?") for m in sorted(homes.marks) if "f" in m)
    if not either:
        return []
    before = rf"(?:(?:{FLAT}s?|{_NO})\.?\s*|\d{{1,4}}[a-z]?\s?/\s?)?"
    return [rf"{EDGE}(?<!form )(?<!ref )(?P<it>{before}(?:{either})){END}"]


def _in_brackets(homes: Homes) -> list[str]:
    """ "the upstairs flat (1/2)", "no (12)" and "the flat, 12, is loud"."""
    ours = sorted((re.escape(n) for n in homes.numbers if n[0].isdigit()), key=lambda n: (-len(n), n))
    if not ours:
        return []
    either = "|".join(ours)
    apart = rf"(?:\s?[(\[]\s?(?:no\.?\s?)?(?P<it>{either})\s?(?=[)\]])"
    return [
        rf"{EDGE}{_A_FLAT}{apart})",
        rf"{EDGE}{_COUNTED}(?:no\.?|number)\s?[(\[]\s?(?P<it>{either})\s?(?=[)\]])",
        rf"{EDGE}(?:the|his|her|their|that|this|upstairs|downstairs)\s{_A_FLAT}(?:,|\s-)\s(?P<it>(?:no\.?\s?)?(?:{either}))"
        r"(?=,\s|\s-\s)",
    ]
