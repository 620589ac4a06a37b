"""Finds the domains of people's own: a firm's website and every mailbox there, but no public provider's."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass

from docgen.redact.knowledge.kinds import PLACE_WORDS
from docgen.redact.knowledge.parties import Party
from docgen.redact.labels import FOR_KIND
from docgen.redact.language.words import is_word
from docgen.redact.language.wordsets import words
from docgen.redact.marks import Found, MarkKind
from docgen.redact.text.normalise import fold, key
from docgen.redact.text.page import Page
from docgen.redact.text.phrases import EDGE, END

_HOST = re.compile(r"(?:https?://|@|\b)((?:[a-z0-9\-]{1,63}\.){1,6}[a-z]{2,})(?![\w@\-])")
# Where everybody may have a mailbox or a page: the domain says nothing, whatever ends it.
_PUBLIC = words(
    """
    gmail googlemail google hotmail outlook live msn yahoo ymail rocketmail icloud me mac aol btinternet
    btopenworld btconnect sky virginmedia virgin ntlworld talktalk tiscali blueyonder o2 ee plusnet proton
    protonmail pm gmx mail email zoho fastmail tutanota supanet freeserve orange vodafone three
    facebook fb instagram twitter x tiktok youtube youtu linkedin snapchat whatsapp wa telegram t discord twitch
    pinterest reddit steamcommunity steam xbox playstation spotify gumtree ebay etsy amazon vinted depop airbnb
    booking checkatrade yell tripadvisor trustpilot just-eat justeat deliveroo linktr paypal gofundme onlyfans
    blogspot wordpress wixsite weebly nextdoor example
    """
)
_OFFICES = ("gov.uk", "police.uk", "nhs.uk", "nhs.net", "ac.uk", "sch.uk", "mod.uk", "parliament.uk")
_BODIES = words(
    """
    council agency police housing homes school college hospital county borough city district parish office fire
    ambulance probation victimsupport citizensadvice shelter
    """
)
_LABEL = 6  # letters of the name of a domain that tell it without the rest
_DOT = r"(?:\s?\.\s?|\s+dot\s+|\s?[\[(]\s?dot\s?[\])]\s?)"


@dataclass(frozen=True, slots=True)
class DomainFinder:
    """Finds these domains, with the mailbox or the page that is given there."""

    pattern: re.Pattern[str] | None

    def find(self, page: Page) -> list[Found]:
        """Every address and link at one of the domains, and the names of the domains by themselves."""
        found = []
        for match in self.pattern.finditer(page.folded.lower) if self.pattern else ():
            kind: MarkKind = "e-mail" if "@" in match[0] else "link"
            reason = "at a domain of somebody in the case"
            found.append(Found(*match.span(), kind, FOR_KIND[kind], reason, rank=9, of_case=True))
        return found


def find_domains(
    going: Iterable[Party], staying: Iterable[Party], kept: Iterable[str], names: Container[str] = ()
) -> DomainFinder:
    """The finder for the domains of those who go; what an officer, or who stays, has as well is nobody's own.

    The name of a domain tells by itself, unless it is a word or among the ``names`` of the case.
    """
    going, kept = tuple(going), tuple(kept)
    own = {d for party in going if party.role != "officer" for d in _domains(party)}
    others = [party for party in going if party.role == "officer"]
    shared = {d for party in (*others, *staying) for d in _domains(party)}
    published = [fold(text).lower for text in kept if "." in text]
    bodies = [key(text) for text in kept]
    own = {d for d in own - shared if not any(d in text for text in published) and not _of_a_body(d, bodies)}
    if not own:
        return DomainFinder(None)
    hosts = "|".join(_DOT.join(map(re.escape, d.split("."))) for d in sorted(own, key=lambda d: (-len(d), d)))
    before = r"(?:https?://)?(?:[\w.+%\-]{1,64}\s?(?:@|\(at\)|\[at\])\s?)?(?:[\w\-]{1,63}\.){0,3}"
    ways = [rf"(?<![\w@.\-]){before}(?:{hosts}){END}(?:[/?#][^\s<>\"]*[^\s<>\".,;:!?)'])?"]
    labels = sorted(d.split(".")[0] for d in own)
    plain = [x for x in labels if is_word(x) or x in PLACE_WORDS or x in names]
    labels = [x for x in labels if len(x) >= _LABEL and x not in plain]
    if labels:
        ways.append(rf"{EDGE}(?:{'|'.join(map(re.escape, labels))}){END}")
    return DomainFinder(re.compile("|".join(ways)))


def _of_a_body(host: str, bodies: Iterable[str]) -> bool:
    """Whether it is the domain of an office, as its name tells, or of an agency of the case."""
    label = host.split(".")[0].replace("-", "")
    return label in _BODIES or (len(label) >= 5 and any(label in body for body in bodies))


def _domains(party: Party) -> set[str]:
    """The hosts of somebody's e-mail addresses and websites that are no public provider's."""
    texts = [fold(text).lower for text in (*party.emails, *party.identifiers)]
    found = {host.removeprefix("www.") for text in texts for host in _HOST.findall(text) if "." in host}
    return {host for host in found if _own(host)}


def _own(host: str) -> bool:
    labels = host.split(".")
    ending = ".".join(labels[-2:])
    if labels[0] in _PUBLIC or ending in _OFFICES or any(host.endswith(f".{office}") for office in _OFFICES):
        return False
    # "m.facebook.com", "uk.linkedin.com"; but what stands before "example.org" is somebody's own
    return labels[-1].isalpha() and (ending.startswith("example.") or labels[-2] not in _PUBLIC)
