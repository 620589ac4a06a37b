"""Names that are the commonest of words, or the little words of other names: Do, An, My; Al, Del, Di, Mac, Van.

The case file says that somebody is called so, and it has to be found. A capital letter inside a sentence tells it,
and at the beginning what stands beside it: "An was told", but "An officer was told"; "Al rang", but "Al Jazeera".
"""

from __future__ import annotations

from docgen.redact.finders import usage
from docgen.redact.finders.people.reading import Reading
from docgen.redact.knowledge.parties import PARTICLES
from docgen.redact.language.titles import CIVIL, KIN, RANKS
from docgen.redact.language.words import MONTHS, is_word
from docgen.redact.language.wordsets import words
from docgen.redact.text.page import Page

# Capitals that mean something else in this work.
ABBREVIATIONS = words(
    """
    asb abc cpn cpw pc ps di ds dc jp mp mb gp no an so go to do it is at by my me we us or of on in as be he id
    tv dj pm am bt ni hr dv sw ea nb ps eh mh cmht la ha ho to co po hb uc ta ip cr ct rd st dr wc sc ci dci sgt
    ins nop hmo hm uk eu ok re cc vs wc sos pto nfa fao tbc tba eta etd
    """
)
# After these a noun follows, so that anything else shows that somebody is meant: "An and his mother", "My, who".
_NEED_A_NOUN = words("an my our your his her their its the")
# With these the subject may follow: "So did he", "So said the neighbour".
_TURNED = words("so nor neither")
_NOUNS = words("reports claims states moves works plays hits lives drinks fears calls visits damaged sleeps")
_SAYS = words(
    """
    said says told tells denies denied admits admitted shouted swore threatened refused lives rang phoned texted
    emailed replied apologised complained asked asks agrees agreed claimed claims stated alleges punched
    kicked spat knows knew thinks reckons wants wanted
    """
)
_OPENING = "\"'([{<-"


def meant_faintly(reading: Reading, at: int) -> bool:
    """Whether a name that is a word of nearly every sentence ("An", "Do", "Dog" of Mad Dog) is meant here."""
    page, word = reading.page, reading.page.words[at]
    if word.bare != word.key:
        return page.next_key(at) in usage.OWNED and (word.capital or word.caseless)
    if not word.capital or word.shouted:
        return usage.spoken_with(page, at)
    if word.upper or _counts(page, at) or page.previous_key(at) in ("the", "a", "an"):
        return False
    if _begins(page, at):
        return _does_something(page, at)
    left, right = reading.hit(at - 1), reading.hit(at + 1)
    if page.words[at - 1].capital and left is None and not page.words[at - 1].opens:
        return False  # a heading: "What We Can Do"
    runs_on = at + 1 < len(page.words) and page.gap(at, at + 1) == " " and page.words[at + 1].capital
    return not runs_on or right is not None


def _does_something(page: Page, at: int) -> bool:
    """Whether a sentence that begins with the word goes on as one about a person does: "An was told"."""
    key, following, third = page.words[at].key, page.next_key(at), page.key(at + 2)
    if key in _NEED_A_NOUN:
        apart = at + 1 >= len(page.words) or not usage.close_by(page, at) or page.gap(at, at + 1) != " "
        return apart or following in usage.AFTER_NAME - _NOUNS
    if key in _TURNED:
        passive = third in usage.PEOPLE_DO or third.endswith("ed") or third in ("told", "seen", "not", "been", "a")
        return (following in usage.AUXILIARIES and passive) or following in usage.PEOPLE_DO - _NOUNS - {"said"}
    return following in ((usage.PEOPLE_DO | usage.AUXILIARIES) - _NOUNS)


def acts_alone(reading: Reading, at: int) -> bool:
    """Whether a middle name that is a word does what only people do: "June told us", but "June saw a rise"."""
    word, hit = reading.page.words[at], reading.hit(at)
    if hit is None or all(form.part != "middle" for form in hit.forms) or word.bare in PARTICLES:
        return False
    return (
        (word.capital or word.caseless)
        and not word.owner
        and reading.page.next_key(at) in _SAYS
        and reading.page.gap(at, at + 1) == " "
    )


def in_longer_name(reading: Reading, at: int) -> bool:
    """Whether a particle begins or ends the name of something else: "El Paso", "Al Jazeera", "Church St"."""
    page, word = reading.page, reading.page.words[at]
    if word.bare not in PARTICLES:
        return False
    if word.upper and not word.shouted and word.key in ABBREVIATIONS:
        return True  # "DI to be told", "ST4"
    if _counts(page, at):
        return True
    if word.bare == "st" and at and page.gap(at - 1, at) == " " and page.words[at - 1].capital:
        return True
    if at + 1 >= len(page.words) or word.owner:
        return False
    following, gap = page.words[at + 1], page.gap(at, at + 1)
    if gap not in (" ", "-", ". ") and not (gap == "" and following.glued):
        return False
    if not following.capital or following.shouted or reading.hit(at + 1) is not None or len(following.key) < 2:
        return False
    known = is_word(following.key) or following.key in CIVIL | RANKS | KIN | MONTHS
    return following.key in PARTICLES or not known


def _counts(page: Page, at: int) -> bool:
    """Whether a figure follows: "No 5", "No. 14", "DE1", "Tel: 07"."""
    end = page.words[at].end
    return page.folded.text[end : end + 3].lstrip(".: ")[:1].isdigit()


def _begins(page: Page, at: int) -> bool:
    """Whether the word stands where any word has a capital: at the beginning, or after a quotation mark."""
    word = page.words[at]
    return word.opens or page.folded.text[: word.start].rstrip(" ")[-1:] in _OPENING
