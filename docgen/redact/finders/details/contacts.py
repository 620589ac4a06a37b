"""Finds e-mail addresses, names on social media, and links."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from docgen.redact.knowledge.names import Lexicon, Strength
from docgen.redact.labels import FOR_KIND
from docgen.redact.language.words import is_word
from docgen.redact.language.wordsets import words
from docgen.redact.marks import Found, MarkKind
from docgen.redact.text.normalise import fold, key
from docgen.redact.text.openings import Opened
from docgen.redact.text.page import Page
from docgen.redact.text.phrases import any_of

_EMAIL = re.compile(r"[\w.+%'\-]{0,63}[\w+%\-]\s?@\s?[\w\-]{1,63}(?:\.[\w\-]{1,63}){0,6}\.[a-z]{2,}(?![\w@])")
# Where people have their mail: "jane smith at gmail.com" needs no other sign
_MAIL = (
    r"(?:gmail|googlemail|hotmail|outlook|live|yahoo|ymail|icloud|btinternet|aol|msn|sky|talktalk|proton(?:mail)?)"
)
_SPELT_AT = r"(?:\s+at\s+|\s*[\[({<]\s*(?:at|@)\s*[\])}>]\s*|\s*@\s*)"
_SPELT_DOT = r"(?:\s+dot\s+|\s*[\[({<]\s*(?:dot|\.)\s*[\])}>]\s*|\.)"
_SPELT_EMAIL = re.compile(
    rf"\b[\w+\-]{{1,63}}(?:{_SPELT_DOT}[\w+\-]{{1,63}}){{0,5}}{_SPELT_AT}[\w\-]{{1,63}}(?:{_SPELT_DOT}[\w\-]{{1,63}}){{0,5}}{_SPELT_DOT}[a-z]{{2,}}\b"
)
_SPELT_SIGN = re.compile(rf"\sat\s+{_MAIL}\." + r"|\sdot\s|[\[({<]\s*(?:dot|\.|at|@)\s*[\])}>]")
_HANDLE = Opened(r"(?<![\w@./])@[a-z_][\w.]{1,29}(?<!\.)")
_PLATFORM = Opened(
    r"\b(?:facebook|fb|insta(?:gram)?|snap(?:chat)?|tik\s?tok|twitter|whatsapp|telegram|discord|xbox|psn|gamer\s?tag"
    r"|user\s?name|screen\s?name|handle|login|profile)\b\s*(?:account|name|user|id|handle|profile|page)?\s*"
    r"(?:is|as|called|under|[:=\-])?\s*[\"'@]?(?=[\w.]*[\d_.]\w)([a-z_][\w.]*\w)"
)
# "ig: corinte", a name without a figure, where the sign between tells that it is one
_PLATFORM_NAME = Opened(
    r"\b(?:facebook|fb|insta(?:gram)?|ig|snap(?:chat)?|tik\s?tok|twitter|telegram|discord|xbox|psn|gamer\s?tag|user\s?name"
    r"|screen\s?name|handle)\s?:\s?[\"'@]?(?P<it>[a-z]{5,20})(?![\w'.@/]|\s[a-z]|:)"
)
_LINK = re.compile(
    r"(?:https?://|www\.)[^\s<>\"]+"
    r"|(?<![\w@.\-])(?:[a-z0-9\-]{1,63}\.){1,8}(?:com|co\.uk|org\.uk|gov\.uk|police\.uk|nhs\.uk|org|net|me|io|tv|be|ly|info|eu|gg|app|uk)"
    r"(?![\w@])(?:/[^\s<>\"]*)?"
)
_PUBLIC_HOST = re.compile(
    r"(?:^|\.)(?:gov\.uk|police\.uk|nhs\.uk|nhs\.net|parliament\.uk|legislation\.gov\.uk|crimestoppers-uk\.org"
    r"|victimsupport\.org\.uk|citizensadvice\.org\.uk|shelter\.org\.uk|samaritans\.org|housing-ombudsman\.org\.uk"
    r"|lgo\.org\.uk|asbhelp\.co\.uk|saferderbyshire\.gov\.uk)$"
)
# Mailboxes of a team, not of a person.
_TEAM = re.compile(
    r"(?:asb|asbcr|info|enquir(?:y|ies)|contact(?:us)?|hello|help|office|team|admin|customer\w*|housing\w*|complaints?"
    r"|communit\w*|safer\w*|spoc|reports?|reporting|support|police|noise|environment\w*|privacy|dpo|legal|feedback|o?pcc\w*)"
    r"(?:[._\-]\w+)?"
)


@dataclass(frozen=True, slots=True)
class ContactFinder:
    """Finds e-mail addresses, handles and links; ``handles`` are keys of the case's, ``kept`` of what stays."""

    lexicon: Lexicon
    emails: frozenset[str]
    known: Opened | None
    kept: frozenset[str]
    handles: frozenset[str]

    def find(self, page: Page) -> list[Found]:
        """Every e-mail address, handle and link that could be somebody's."""
        text = page.folded.lower
        found: list[Found] = []
        if self.known:
            found += [
                _found(m.start(), m.end(), "e-mail", "an e-mail address of the case", of_case=True)
                for m in self.known.find(page)
            ]
        if "@" in text:
            found += self._emails(_around_signs(text))
            for match in _HANDLE.find(page):
                if key(match[0]) not in self.kept:
                    found.append(self._handle(*match.span(), match[0]))
        if _SPELT_SIGN.search(text):
            found += self._emails(_SPELT_EMAIL.finditer(text))
        for match in _PLATFORM.find(page):
            found.append(self._handle(*match.span(1), match[1]))
        for match in _PLATFORM_NAME.find(page) if ":" in text else ():
            if not is_word(match["it"]) and match["it"] not in self.lexicon.forms:
                found.append(self._handle(*match.span("it"), match["it"]))
        if "." in text:
            for match in _LINK.finditer(text):
                link = match[0].rstrip(".,;:!?)'\"")
                if self._leads_to_somebody(link):
                    end, ours = match.start() + len(link), self._names_somebody(link)
                    found.append(_found(match.start(), end, "link", "a link", certain=False, of_case=ours))
        return found

    def _handle(self, start: int, end: int, text: str) -> Found:
        known = key(text) in self.handles
        ours = known or self._names_somebody(text)
        return _found(start, end, "handle", "a name on social media", certain=known, of_case=ours)

    def _emails(self, matches: Iterable[re.Match[str]]) -> list[Found]:
        found = []
        for match in matches:
            plain = _plain(match[0])
            if plain.count("@") != 1 or plain in self.kept or key(plain) in self.kept:
                continue
            local = plain.partition("@")[0]
            if plain not in self.emails and _TEAM.fullmatch(local) and not self._names_somebody(plain):
                continue
            if " at " not in match[0] or _address_like(local):
                parts = re.findall(r"[a-z]{3,}", local)
                ours = plain in self.emails or any(part in self.lexicon.forms for part in parts)
                sure = plain in self.emails or not ours or self._names_somebody(plain)
                found.append(_found(*match.span(), "e-mail", "an e-mail address", certain=sure, of_case=ours))
        return found

    def _leads_to_somebody(self, link: str) -> bool:
        if key(link) in self.kept:
            return False
        host, slash, path = re.sub(r"^https?://", "", link).partition("/")
        if self._names_somebody(path) or self._names_somebody(host):
            return True
        if _PUBLIC_HOST.search(host) or key(host.removeprefix("www.").partition(".")[0]) in self.kept:
            return False
        return bool(slash and path) or "?" in host

    def _names_somebody(self, text: str) -> bool:
        words = re.findall(r"[a-z]{3,}", text)
        forms = self.lexicon.forms
        return any(
            any(f.strength == Strength.DISTINCT for f in forms.get(w, ()))
            or (w in forms and len(words) > 1 and "@" not in text)
            for w in words
        )


_LOOKING = words("look looking available go see visit us me you it website site them page online e-mail email")


def _around_signs(text: str) -> Iterable[re.Match[str]]:
    """The addresses round each @; looking nowhere else is what makes it quick."""
    end = 0
    at = text.find("@")
    while at >= 0:
        match = _EMAIL.search(text, max(end, at - 66), at + 400)
        if match and match.start() < at:
            yield match
            end = match.end()
        at = text.find("@", max(at + 1, end))


def _address_like(local: str) -> bool:
    """Whether what stands before "at" can begin an address: "look at example dot org" has none."""
    return not local.isalpha() or local not in _LOOKING


def find_contacts(lexicon: Lexicon, names: Iterable[str], kept: Iterable[str]) -> ContactFinder:
    """The finder for these addresses and handles of the case; ``kept`` (addresses, links, names of agencies) stay.

    "@shazza80" is a handle, and no address.
    """
    named = [fold(name).lower.strip() for name in names]
    known = [name for name in named if "@" in name[1:]]
    return ContactFinder(
        lexicon,
        frozenset(known),
        any_of(p for e in known for p in _patterns(e)),
        frozenset(k for text in kept if (k := key(text))),
        frozenset(k for name in named if name not in known and (k := key(name))),
    )


def _patterns(email: str) -> list[str]:
    """The address with any spacing, and the part before the @ by itself where it could not be a word."""
    local, _, domain = email.partition("@")
    gap = r"\s{0,3}"
    spaced = gap.join(re.escape(piece) for piece in re.findall(r"[\w+\-]+|[^\w\s]", local))
    host = rf"{gap}\.{gap}".join(re.escape(part) for part in domain.split("."))
    if not local:
        return []  # "@gracie" is a name on social media
    patterns = [rf"{spaced}(?:{gap}@{gap}|%40|\s+at\s+){host}"]
    patterns += [f"{spaced}{gap}@{gap}{re.escape(domain.split('.')[0])}"]
    if not local.isalpha() and len(local) >= 5:
        sign = r"[._\-]" if local.replace(".", "").replace("_", "").replace("-", "").isalpha() else r"[._\-]?"
        patterns.append(sign.join(re.escape(part) for part in re.findall(r"[^\W_]+", local)))
    return patterns


def _plain(text: str) -> str:
    """An address written out in words, as a program would have it."""
    text = re.sub(r"\s*[\[({<]\s*(?:at|@)\s*[\])}>]\s*|\s+at\s+", "@", text)
    text = re.sub(r"\s*[\[({<]\s*(?:dot|\.)\s*[\])}>]\s*|\s+dot\s+", ".", text)
    return re.sub(r"\s", "", text)


def _found(
    start: int, end: int, kind: MarkKind, reason: str, certain: bool = True, of_case: bool = False
) -> Found:
    rank = 9 if kind in ("e-mail", "link") else 8
    return Found(start, end, kind, FOR_KIND[kind], reason, certain, rank, of_case)
