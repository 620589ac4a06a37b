"""Cases, names, addresses and numbers made up at random, and the ways in which people mistype them."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Any

from hypothesis import strategies as st

from docgen.case import Case, parse_case

WIDTHLESS = "\u200b\u200c\u200d\u2060\ufeff\u00ad"


def _listed(text: str) -> list[str]:
    return " ".join(text.split()).split(", ")


# Names that are nobody's word, so that they have to go wherever they stand.
GIVEN = _listed(
    """
    Siân, Niamh, Jürgen, Zoë, William, Mohammed, Krzysztof, Ffion, Adwoa, Søren, Chloé, Tomasz, François, Aoife,
    Bronwen, Hyacinthe, Rashid, Iñigo, Małgorzata, Đorđe, Anh, Tariq
    """
)
FAMILY = _listed(
    """
    O'Rourke, Müller-Baines, Nguyễn, D'Souza, MacDonald, McAllister, Lefèbvre, Kowalczyk, Hartley-Osei, Ní Bhriain,
    García, Øvergård, Żukowski, Featherstonehaugh, Whittaker, Okonjo, Achterberg, Szczepański, van der Meer, St.
    Clair, Al-Mansouri, O'Shaughnessy, Ghebreyesus, Nandakumar
    """
)
# Names that are words as well; they have to go where a title, a first name or an initial says so.
WORDY_GIVEN = _listed(
    """
    Mark, Will, Grace, Joy, May, Rose, Bill, Hope, Faith, Grant, Frank, Dawn
    """
)
WORDY_FAMILY = _listed(
    """
    Brown, Price, Young, Marsh, Bell, Ward, Field, Baker, Green, Case, Hart, Banks, Rivers
    """
)
STREETS = _listed(
    """
    Larkspur Close, Quillmaker Street, Tanner's Row, Old Mill Lane, Station Road, Church Street, Wyvernhurst Avenue,
    St Chad's Crescent, Bracken-Hill Drive, Ferncombe Gardens
    """
)
TOWNS = _listed(
    """
    Wexbury, Little Hawbury, Stapenholme
    """
)

FRAMES = [
    ("The officer will telephone ", " every Friday until 29 May 2026."),
    ("Statement taken from ", "; file to be marked for the panel."),
    ("Action 4: offer mediation to ", " within 10 working days."),
    ("Police to visit ", " with Victim Support, then report to the Chair."),
    ("12/05/2026 - call from ", ", very upset about the music and the price of repairs."),
    ("", " was served with a warning under s.43 by the council."),
]

# What has to stay word for word, although somebody in the case is called Will, Mark, Brown or Price.
PLAIN = [
    "The landlord will mark the file and price the new gate by 4 May 2026.",
    "Brown bins are emptied on Fridays; the green ones in the first week of May.",
    "A grace period of 14 days was agreed, and the council may bill the tenant.",
    "There is no joy so far, but there is hope that a grant will be paid.",
    "Young people gathered on the marsh behind the church until dawn.",
    "Mark the case as closed. Will the ward councillor be told? Price list attached.",
    "The bell was frank about the price of two river banks and a bakery.",
    "Officers will be frank with everyone; the field by the rivers is green in the dawn.",
    "Good faith is assumed. The bill for repairs rose to £1,250. May need review.",
    "Patrols of Green Street, Baker Street and the White Hart until 11pm.",
    "Victims may mark each day of noise on the sheets, and will be called in case of change.",
]

_TITLES = st.sampled_from(["Mr", "Mrs", "Ms", "Miss", "Dr"])


@dataclass(frozen=True)
class Typed:
    """What somebody typed, and the parts of it that may not be left."""

    text: str
    telling: tuple[str, ...]


def plain(text: str) -> str:
    """As the shared examples compare: NFC, casefolded, without characters of no width."""
    return re.sub(f"[{WIDTHLESS}]", "", unicodedata.normalize("NFC", text)).casefold()


def case_of(*people: dict[str, Any]) -> Case:
    """A case with these people: the first is the victim, the second accused, the rest others."""
    victim, accused, *others = people
    data = {
        "schema": "asb-case-review/1",
        "reference": "ASBCR-2026-0147",
        "authority": "derby-city",
        "application": {"received": "2026-03-20"},
        "victim": victim,
        "perpetrators": [accused],
        "others": [{**person, "role": "neighbour"} for person in others],
        "agencies": [{"id": "c", "name": "Wexbury Council", "role": "council"}],
    }
    return parse_case(json.dumps(data))


def person(given: str, family: str, **details: Any) -> dict[str, Any]:
    """A person of the case file."""
    return {"name": {"title": "", "given": given, "family": family, "known_as": []}, **details}


def stripped(name: str) -> str:
    """Without accents, as an English keyboard types it."""
    loose = unicodedata.normalize("NFKD", name.translate(str.maketrans("ØøŁłĐđ", "OoLlDd")))
    return "".join(c for c in loose if not unicodedata.combining(c))


def written_out(name: str) -> str:
    """Umlauts as the two letters that stand for them."""
    for umlaut, letters in (("ü", "ue"), ("ö", "oe"), ("ä", "ae"), ("ø", "oe"), ("Ø", "Oe"), ("å", "aa")):
        name = name.replace(umlaut, letters)
    return name


@st.composite
def disguised(draw: st.DrawFn, name: str) -> str:
    """A name as people and programs write it: another case, apostrophe, accent, space, or look-alike letter."""
    way = draw(st.sampled_from(range(12)))
    if way == 1:
        return name.upper()
    if way == 2:
        return name.lower()
    if way == 3:
        return name.replace("'", draw(st.sampled_from(["’", "`", "´", "ʼ", "′", ""])))
    if way == 4:
        return stripped(name)
    if way == 5:
        return written_out(name)
    if way == 6:
        return unicodedata.normalize("NFD", name)
    if way == 7:
        at = draw(st.integers(1, max(1, len(name) - 1)))
        return name[:at] + draw(st.sampled_from(list(WIDTHLESS))) + name[at:]
    if way == 8:
        looks = {
            "o": "о",
            "a": "а",
            "e": "е",
            "c": "с",
            "p": "р",
            "i": "і",
            "M": "М",
            "B": "В",
            "A": "А",
            "O": "О",
        }
        letters = [i for i, c in enumerate(name) if c in looks]
        if letters:
            at = draw(st.sampled_from(letters))
            return name[:at] + looks[name[at]] + name[at + 1 :]
    if way == 9:
        return name.replace("-", draw(st.sampled_from(["‑", "–", " ", " - ", "-\n"]))).replace(
            " ", draw(st.sampled_from([" ", "\u00a0", "  ", "\n"]))
        )
    if way == 10 and stripped(name) == name:
        return name[0] + name[1:].swapcase() if draw(st.booleans()) else name
    return name


@st.composite
def mistyped(draw: st.DrawFn, name: str) -> str:
    """A name with one slip of the finger after its first letter: a letter lost, doubled, swapped or wrong."""
    at = draw(st.integers(1, len(name) - 2))
    slip = draw(st.sampled_from(["lost", "doubled", "swapped", "wrong"]))
    if slip == "lost":
        return name[:at] + name[at + 1 :]
    if slip == "doubled":
        return name[:at] + name[at] + name[at:]
    if slip == "swapped":
        return name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    return name[:at] + draw(st.sampled_from("aeirstn")) + name[at + 1 :]


@st.composite
def written(draw: st.DrawFn, given: str, family: str) -> Typed:
    """A name of the case as somebody types it, in any of the usual orders."""
    first, last = draw(disguised(given)), draw(disguised(family))
    initial = given[0]
    forms = [
        Typed(f"{first} {last}", (first, last)),
        Typed(f"{last}, {first}", (first, last)),
        Typed(f"{draw(_TITLES)} {last}", (last,)),
        Typed(f"{draw(_TITLES)}. {initial}. {last}", (last, f"{initial}. {last}")),
        Typed(f"{initial} {last}", (last, f"{initial} {last}")),
        Typed(f"{first}\n{last}", (first, last)),
        Typed(f"{first} {last}'s dog", (first, last)),
        Typed(f"{first}/{last}", (first, last)),
        Typed(
            f"the file {stripped(given)}_{stripped(family).replace(' ', '')}_statement.pdf",
            (stripped(given), stripped(family).replace(" ", "")),
        ),
        Typed(f"({first} {last})", (first, last)),
    ]
    return draw(st.sampled_from(forms))


@st.composite
def grouped(draw: st.DrawFn, digits: str) -> str:
    """A telephone number in some grouping, perhaps with the country's code."""
    lead = draw(st.sampled_from(["0", "+44 ", "+44", "0044 ", "+44 (0)", "(0"]))
    rest = digits[1:]
    pieces = [lead]
    closed = lead != "(0"
    for i, digit in enumerate(rest):
        pieces.append(digit)
        if not closed and i == 3:
            pieces.append(") ")
            closed = True
        elif i < len(rest) - 1:
            pieces.append(draw(st.sampled_from(["", "", "", " ", "-", ".", "\u00a0"])))
    return "".join(pieces)


@st.composite
def day_written(draw: st.DrawFn, day: date) -> str:
    """A day in some form that people write."""
    th = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}.get(day.day, "th")
    return draw(
        st.sampled_from(
            [
                f"{day:%d/%m/%Y}",
                f"{day.day}/{day.month}/{day:%y}",
                f"{day.day}.{day.month}.{day.year}",
                f"{day:%d-%m-%y}",
                f"{day:%Y-%m-%d}",
                f"{day:%d%m%Y}",
                f"{day.day} {day:%B} {day.year}",
                f"{day.day}{th} {day:%b} {day.year}",
                f"the {day.day}{th} of {day:%B}, {day.year}",
                f"{day:%B} {day.day}{th}, {day.year}",
                f"{day:%b} {day.day} '{day:%y}",
                f"{day:%d}-{day:%b}-{day:%y}",
            ]
        )
    )
