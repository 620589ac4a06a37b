"""What is called after people and is nobody: "Nelson Mandela House", "Clare's Law", "John Lewis"."""

from __future__ import annotations

from docgen.redact.finders.things import is_called_so
from docgen.redact.finders.usage import AFTER_NAME, AUXILIARIES, OWNED, PEOPLE_DO, TO_PEOPLE
from docgen.redact.knowledge.homes import HOUSE_TYPES, STREET_TYPES
from docgen.redact.language.collocations import BODIES, PLACES
from docgen.redact.language.expressions import in_expression
from docgen.redact.language.titles import PARTS
from docgen.redact.language.wordsets import words
from docgen.redact.text.page import Page

# The last word of what is called after somebody.
_CALLED_AFTER = (
    PLACES
    | BODIES
    | HOUSE_TYPES
    | frozenset(STREET_TYPES.values())
    | words(
        """
        act law inquiry award clinic practice medical llp plc solicitors services stores store shop cafe
        bakery butchers salon bar pub tavern nursery nurseries club fc room suite unit wing block building
        memorial institute roundabout fields field playing rec recreation common woods reserve line day week
        appeal fund hospice homes housing schools colleges academies hostel refuge dentists opticians vets
        motors garages garage carpets kitchens lettings estates properties roofing builders co brothers
        sons museum theatre stadium baths pool leisure lounge market markets cathedral chapel mosque temple
        gurdwara depot works festival cup retail industrial business playground authority commission
        department agency office board forum inquest report review
        """
    )
)
# These are surnames too: the words around them say which of the two it is.
_SURNAMES = words(
    """
    hill green hall ward park lane church bridge grove house place close row walk court way farm square rise
    view croft vale garth mount field fields wood woods towers cross bank gate meadows pool day week law barn
    mill castle lodge manor street chapel temple market rec bar
    """
)
_BEFORE = words(
    """
    st saint santa sao san queen king prince princess pope storm hurricane operation project lake port fort castle
    hms hotel cafe café café's
    """
)
_MAKES = words("seat skoda renault vauxhall toyota ford nissan fiat citroen kia volkswagen vw alfa")
# Where the whole of it is known: shops, brands, charities, what a house holds.
_KNOWN_AS: dict[str, frozenset[str]] = {
    "alfa": words("romeo"),
    "ben": words("jerry"),
    "calvin": words("klein"),
    "catherine": words("wheel wheels"),
    "dorothy": words("perkins"),
    "elizabeth": words("line"),
    "florence": words("nightingale"),
    "george": words("cross"),
    "guy": words("fawkes"),
    "harley": words("davidson"),
    "harry": words("potter"),
    "harvey": words("nichols"),
    "henry": words("hoover"),
    "hugo": words("boss"),
    "jack": words("russell russells daniel daniels"),
    "jerry": words("can cans"),
    "jim": words("beam"),
    "jimmy": words("choo"),
    "john": words("deere lewis"),
    "johnnie": words("walker"),
    "kirk": words("hallam ireton langley"),
    "laura": words("ashley"),
    "marie": words("curie"),
    "martin": words("lewis"),
    "mary": words("seacole"),
    "mercedes": words("benz"),
    "morris": words("dancing minor"),
    "oliver": words("twist"),
    "paul": words("smith"),
    "peter": words("pan"),
    "ralph": words("lauren"),
    "robin": words("hood"),
    "stanley": words("knife knives"),
    "stella": words("artois"),
    "sue": words("ryder"),
    "ted": words("baker"),
    "teddy": words("bear bears"),
    "tommy": words("hilfiger"),
    "victoria": words("cross line sponge"),
    "wendy": words("house"),
}
_SPOKEN = words("spoke speak spoken talked meeting met statement letter call visit email complaint interview")
_LINKS = words("to with from by for about")


def called_after(page: Page, first: int, last: int) -> int | None:
    """The index of the last word of what is called after the person named by these words; None for the person."""
    word = page.words[last]
    if in_expression(page.folded.lower, page.words[first].start, page.words[first].key):
        return last
    if last <= first + 1 and is_called_so(page, first):
        return last
    if first > 0 and page.gap(first - 1, first) in (" ", ". ") and page.words[first - 1].capital:
        before = page.key(first - 1)
        if before in _MAKES or (before in _BEFORE and not page.words[first - 1].shouted):
            return _run(page, last)[1]
    if page.key(first + 1) in _KNOWN_AS.get(page.key(first), ()) and page.gap(first, first + 1) in (
        " ",
        "-",
        " & ",
    ):
        return max(last, first + 1)
    inside = next((at for at in range(first + 1, last + 1) if _is_thing(page, at)), None)
    if inside is not None:
        return last
    if word.owner and word.bare != word.key:
        return _owned(page, last)
    found, end = _run(page, last)
    if found is None:
        return None
    if found == first + 1 and found == end and page.key(found) in _SURNAMES and is_surname_here(page, first):
        return None
    return end


def is_surname_here(page: Page, at: int) -> bool:
    """Whether the word after this first name is a surname that is a place as well: "spoke to Jean Hill"."""
    if page.key(at + 1) not in _SURNAMES or page.gap(at, at + 1) != " " or not page.words[at + 1].capital:
        return False
    if page.words[at + 1].shouted:
        return False
    following, before = page.next_key(at + 1), page.previous_key(at)
    if page.words[at + 1].owner:
        return following in OWNED
    if following in PEOPLE_DO or before in PARTS or before in TO_PEOPLE - {"visited", "called", "saw", "hit"}:
        return True
    spoken = before in _LINKS and page.key(at - 2) in _SPOKEN
    return spoken and (not following or following in AFTER_NAME | AUXILIARIES)


def _is_thing(page: Page, at: int) -> bool:
    return page.key(at) in _CALLED_AFTER and page.key(at) not in _SURNAMES


def _owned(page: Page, last: int) -> int | None:
    """ "Clare's Law", "Kelly's Café"; but "Doreen's Fence" in a heading is hers."""
    if last + 1 >= len(page.words) or page.gap(last, last + 1) != " ":
        return None
    thing = page.words[last + 1]
    if thing.shouted or not thing.capital:
        return last + 1 if thing.key in ("law", "cafe", "café", "salon") else None
    return None if thing.key in OWNED - {"house", "garden", "bathroom", "kitchen"} else _run(page, last + 1)[1]


def _run(page: Page, last: int) -> tuple[int | None, int]:
    """The first word of the name that goes on from here which only a thing is called, and the last of the name."""
    found, at = None, last
    most = 1 if page.words[last].shouted else 4
    while at + 1 < len(page.words) and at - last < most:
        following, gap = page.words[at + 1], page.gap(at, at + 1)
        small = not following.capital and at == last and following.key in _SMALL_PLACES
        if gap not in (" ", "-", " & ") or not (following.capital or small):
            break
        at += 1
        if found is None and page.key(at) in _CALLED_AFTER:
            found = at
        if small:
            break
    return found, at


_SMALL_PLACES = words(
    "street road avenue lane drive crescent terrace gardens school hospital surgery estate hotel pharmacy college "
    "academy trust line building centre suite room"
)
