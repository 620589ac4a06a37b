"""How what is wrong with a tag is put to the person who typed it."""

from __future__ import annotations

import re

from jinja2 import TemplateSyntaxError

from docgen.workshop import kinds
from docgen.workshop.kinds import Hint
from docgen.workshop.lint.tags import Tag


def elsewhere(name: str) -> str:
    """Where a field of this name is, if it is one further down."""
    found = [f"{top}.{name}" for top, hint in kinds.top().items() if name in kinds.fields(hint)]
    return f"; or do you mean `{'` or `'.join(found[:3])}`?" if found else ""


def lists_in(hint: Hint, path: str) -> str:
    """Which lists there are in a group, or at the top."""
    inner = [name for name, of in kinds.fields(hint).items() if kinds.is_list(of)]
    if inner:
        return f"a list in it is `{path}.{inner[0]}`"
    return "lists are " + ", ".join(f"`{name}`" for name, of in kinds.top().items() if kinds.is_list(of))


def through(path: str) -> str:
    """How to go through a list."""
    return f"go through it: `{{%p for item in {path} %}}` ... `{{{{ item }}}}` ... `{{%p endfor %}}`"


def a_kind(hint: Hint) -> str:
    """What a field is, with its article: ``a date``, but ``text``."""
    words = kinds.in_words(hint)
    return words if words in ("text", "yes or no") else f"a {words}"


def plainly(tag: Tag, error: TemplateSyntaxError) -> str:
    """What Jinja says of a tag, in the maintainer's words."""
    message = str(error.message)
    if not tag.rest:
        return "it is empty"
    got = re.search(r"got '(.+?)'", message)
    if "end of print statement" in message and got:
        return f"after the field stands `{got[1]}`"
    if "end of statement block" in message and got:
        return f"`{got[1]}` was not expected there"
    return message.rstrip(".")


def mend_of(tag: Tag) -> str:
    """What to do about a tag that can't be read."""
    if re.search(r"(?<![=!<>])=(?!=)", tag.rest) and tag.word in ("if", "elif"):
        return "write `==` to compare"
    if tag.word == "for" and " in " not in f" {tag.rest} ":
        return "write `for one in actions`"
    if "&" in tag.rest or "||" in tag.rest:
        return "write `and`, `or`, `not`"
    if tag.prints and re.fullmatch(r"[\w. ]+", tag.rest):
        near = kinds.nearest_path(re.sub(" +", "_", tag.rest), kinds.paths())
        return "join the words of a field with dots and underscores" + (f": `{{{{ {near} }}}}`" if near else "")
    return "a field is `{{ meeting.date }}`, a question `{% if meeting.date %}`; texts stand in straight quotes"
