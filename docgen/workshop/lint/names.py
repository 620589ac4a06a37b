"""The fields a template names, read from its tags without rendering: each against the types of the facts.

Loops are followed: after ``{%tr for a in actions %}``, ``a`` is one of the actions. A field's path is that of the
facts, ``actions[].agency``, whatever the template calls it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import Literal

from jinja2 import TemplateSyntaxError, nodes

from docgen.documents.word.sandbox import environment
from docgen.documents.wording import FILTERS
from docgen.workshop import kinds
from docgen.workshop.finding import Finding
from docgen.workshop.kinds import Hint
from docgen.workshop.lint.links import link_tags
from docgen.workshop.lint.phrases import a_kind, elsewhere, lists_in, mend_of, plainly, through
from docgen.workshop.lint.tags import Tag, tags_of
from docgen.workshop.wordfile import WordFile

Use = Literal["printed", "asked", "repeated"]
_TAKES: Mapping[str, tuple[type, ...] | None] = {  # what a filter is for; None: a list
    "day": (date,),
    "short_day": (date,),
    "clock": (time,),
    "and_list": None,
    "reasons": None,
    "sentence_end": (str,),
}
_RECKONING = (nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Pow)
_GIVES = {"length": int, "yes_no": str}


@dataclass(frozen=True, slots=True)
class Named:
    """A field that a template names, where, and what for."""

    path: str
    use: Use
    tag: Tag
    guarded: bool = False  # it may stay empty: `or ""` follows
    said: str = ""  # as the template has it: action.agency


@dataclass(frozen=True, slots=True)
class _Value:
    hint: Hint = None
    path: str = ""  # of the facts: actions[].agency
    said: str = ""  # as the template has it: action.agency


@dataclass
class Reading:
    """What the tags of one file name, and what is wrong with that."""

    file: WordFile
    named: list[Named] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    _scopes: list[dict[str, _Value]] = field(default_factory=list)
    _tag: Tag | None = None

    @classmethod
    def of(cls, file: WordFile) -> Reading:
        """Reads every part of the file."""
        reading = cls(file)
        for part in file.story:
            reading._scopes = [{name: _Value(hint, name, name) for name, hint in kinds.top().items()}]
            for paragraph in file.paragraphs:
                if paragraph.part == part:
                    for tag in (*tags_of(paragraph), *link_tags(file, paragraph)):
                        reading._read(tag)
        return reading

    def _read(self, tag: Tag) -> None:
        self._tag = tag
        if tag.prints:
            tree = self._parsed(f"{{{{ {tag.rest} }}}}")
            for output in tree.find_all(nodes.Output) if tree else ():
                for node in output.nodes:
                    self._print(node)
        elif tag.word in ("if", "elif"):
            tree = self._parsed(f"{{% if {tag.rest} %}}{{% endif %}}")
            for question in tree.find_all(nodes.If) if tree else ():
                self._value(question.test)
        elif tag.word == "for":
            self._scopes.append(self._loop(tag))
        elif tag.word == "endfor" and len(self._scopes) > 1:
            self._scopes.pop()

    def _parsed(self, source: str) -> nodes.Template | None:
        assert self._tag is not None
        try:
            return environment().parse(source)
        except TemplateSyntaxError as error:
            self._told(
                "syntax", f"`{self._tag.source}` can't be read: {plainly(self._tag, error)}", mend_of(self._tag)
            )
        return None

    def _loop(self, tag: Tag) -> dict[str, _Value]:
        scope = {"loop": _Value(kinds.Loop, "loop", "loop")}
        tree = self._parsed(f"{{% for {tag.rest} %}}{{% endfor %}}")
        for loop in tree.find_all(nodes.For) if tree else ():
            counted = loop.iter  # the sandbox has every loop counted
            own = counted.node if isinstance(counted, nodes.Filter) and counted.name == "counted" else counted
            over = self._value(own or counted, "repeated")
            if over.hint is not None and not kinds.is_list(over.hint):
                self._told(
                    "not-a-list",
                    f"`{over.said or tag.rest}` is {a_kind(over.hint)} and can't be gone through",
                    lists_in(over.hint, over.said),
                )
            if isinstance(loop.target, nodes.Name):
                one = loop.target.name
                scope[one] = _Value(kinds.item(over.hint), f"{over.path}[]" if over.path else "", one)
            else:
                self._told(
                    "syntax",
                    f"`{tag.source}`: a loop takes one thing at a time",
                    "write `for one in ...`, and name its fields `one.date`, `one.note`",
                )
                for name in loop.target.find_all(nodes.Name):
                    scope[name.name] = _Value()
            if loop.test is not None:
                self._scopes.append(scope)
                self._value(loop.test)
                self._scopes.pop()
        return scope

    def _print(self, node: nodes.Node) -> None:
        if isinstance(node, nodes.TemplateData):
            return
        found = self._value(node, "printed")
        hint, name = kinds.base(found.hint), found.said or "this"
        if hint is bool:
            self._told(
                "prints-yes-or-no",
                f"`{name}` is yes or no, and would print as True or False",
                f"ask for it, `{{% if {name} %}} ... {{% endif %}}`, or write `{{{{ {name} | yes_no }}}}`",
            )
        elif kinds.is_list(hint):
            self._told("prints-a-list", f"`{name}` is a list, and can't be printed whole", through(name))
        elif kinds.is_group(hint) or hint is kinds.Loop:
            inner = next(iter(kinds.fields(hint)), "name")
            self._told(
                "prints-a-group",
                f"`{name}` is a group of fields, and can't be printed whole",
                f"name one of them, such as `{{{{ {name}.{inner} }}}}`",
            )

    def _value(self, node: nodes.Node, use: Use = "asked", guarded: bool = False) -> _Value:
        """The type of an expression; notes every field in it."""
        if isinstance(node, (nodes.Name, nodes.Getattr, nodes.Getitem)):
            found = self._field(node)
            if found.path and self._tag is not None:
                self.named.append(Named(found.path, use, self._tag, guarded, found.said))
            return found
        if isinstance(node, nodes.Const):
            return _Value(type(node.value))
        if isinstance(node, nodes.Filter):
            return self._filtered(node, use, guarded)
        if isinstance(node, nodes.Call):
            self._value(node.node) if not isinstance(node.node, nodes.Name) else None
            self._told("call", f"`{self._said}`: a template can't call anything", "name a field, without brackets")
            return _Value()
        if isinstance(node, (nodes.Or, nodes.And)):
            either = isinstance(node, nodes.Or)
            left = self._value(node.left, use if either else "asked", guarded or either)
            right = self._value(node.right, use, guarded)
            return _Value(left.hint if either else right.hint)
        if isinstance(node, nodes.CondExpr):
            self._value(node.test)
            one = self._value(node.expr1, use, guarded)
            other = self._value(node.expr2, use, guarded) if node.expr2 is not None else one
            return one if one.hint is not None else other
        inside = [
            self._value(inner, use if isinstance(node, nodes.Concat) else "asked", guarded)
            for inner in node.iter_child_nodes()
        ]
        if isinstance(node, _RECKONING) and not (
            isinstance(node, (nodes.Add, nodes.Sub)) and all(kinds.base(one.hint) in (int, None) for one in inside)
        ):
            self._told(
                "reckoning",
                f"`{self._said}`: a template can't reckon with `{node.operator}` here",
                "add and take away whole numbers only, or name a field that is worked out already",
            )
        gives = isinstance(node, (nodes.Not, nodes.Compare, nodes.Test))
        return _Value(bool if gives else None)

    def _field(self, node: nodes.Node) -> _Value:
        if isinstance(node, nodes.Name):
            return self._name(node.name)
        if isinstance(node, nodes.Getitem):
            owner = self._value(node.node) if not _is_chain(node.node) else self._field(node.node)
            if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
                return self._attribute(owner, node.arg.value)
            number = node.arg.value if isinstance(node.arg, nodes.Const) else "..."
            path = f"{owner.path}[]" if owner.path else ""
            return _Value(kinds.item(owner.hint), path, f"{owner.said}[{number}]")
        assert isinstance(node, nodes.Getattr)
        owner = self._field(node.node) if _is_chain(node.node) else self._value(node.node)
        return self._attribute(owner, node.attr)

    def _name(self, name: str) -> _Value:
        for scope in reversed(self._scopes):
            if name in scope:
                return scope[name]
        known = [key for scope in self._scopes for key in scope]
        self._told(
            "unknown-field",
            f"there is no field `{name}` at the top"
            + ("; `loop` is there inside a `for` only" * (name == "loop")),
            f"the nearest is `{kinds.nearest(name, known)}`" + elsewhere(name),
        )
        return _Value()

    def _attribute(self, owner: _Value, name: str) -> _Value:
        if owner.hint is None:
            return _Value()
        known, own = kinds.fields(owner.hint), owner.said or self._said
        if name in known:
            path = f"{owner.path}.{name}" if owner.path else ""
            counter = kinds.base(owner.hint) is kinds.Loop
            return _Value(known[name], "" if counter else path, f"{owner.said}.{name}")
        if not known:
            mend = (
                through(own) if kinds.is_list(owner.hint) else "name the field alone, such as `{{ meeting.date }}`"
            )
            self._told("unknown-field", f"`{own}` is {a_kind(owner.hint)} and has no field `{name}`", mend)
        else:
            near = f"{own}.{kinds.nearest(name, known)}"
            self._told(
                "unknown-field",
                f"there is no field `{own}.{name}`",
                f"the nearest is `{near}`; `docgen templates fields` lists them all",
            )
        return _Value()

    def _filtered(self, node: nodes.Filter, use: Use, guarded: bool) -> _Value:
        if node.node is None:
            return _Value()
        takes = _TAKES.get(node.name, ())
        steers = node.name in ("length", "yes_no")
        found = self._value(node.node, "asked" if steers else use, guarded)
        if node.name not in FILTERS:
            self._told(
                "unknown-filter",
                f"`{self._said}`: there is no filter `{node.name}`",
                f"the nearest is `{kinds.nearest(node.name, FILTERS)}`; there are {', '.join(sorted(FILTERS))}",
            )
            return _Value()
        hint = kinds.base(found.hint)
        wrong = hint is not None and not (kinds.is_list(hint) if takes is None else not takes or hint in takes)
        if wrong:
            wanted = "a list" if takes is None else " or ".join(a_kind(kind) for kind in takes or ())
            self._told(
                "wrong-filter",
                f"`{found.said or self._said}` is {a_kind(hint)}, and `{node.name}` is for {wanted}",
                f"take `| {node.name}` away, or name {wanted}",
            )
        return _Value(_GIVES.get(node.name, str))

    @property
    def _said(self) -> str:
        return self._tag.source if self._tag else ""

    def _told(self, code: str, message: str, mend: str) -> None:
        place = self._tag.place if self._tag else None
        self.findings.append(self.file.finding("error", code, message, mend, place))


def _is_chain(node: nodes.Node) -> bool:
    return isinstance(node, (nodes.Name, nodes.Getattr, nodes.Getitem))
