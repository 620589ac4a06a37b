"""The Jinja environment of the templates: values in, text out, and nothing else within reach.

A template is a program that somebody else edits. It sees the fields of facts, the loop counter and our own
filters; no methods, no globals, no private names. A field that does not exist, or that the case does not give,
stops the document instead of leaving a blank in a letter. So does a template that would run on or fill the memory:
rounds of loops are counted, and nothing can be multiplied.
"""

from __future__ import annotations

import dataclasses
import difflib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, time
from functools import lru_cache
from typing import Any, NoReturn

from jinja2 import StrictUndefined, TemplateSyntaxError, UndefinedError, nodes, pass_context
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context, LoopContext, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from docgen.documents.facts.model import Facts
from docgen.documents.wording import FILTERS, clean, clock, day, short_day

_LOOP = {"index", "index0", "first", "last", "length", "revindex"}
# What needs a second template, would call, or could make a text twice as long again and again.
_REFUSED: dict[type[nodes.Node], str] = {
    nodes.Assign: "set",
    nodes.AssignBlock: "set",
    nodes.With: "with",
    nodes.ScopedEvalContextModifier: "autoescape",
    nodes.Include: "include",
    nodes.Import: "import",
    nodes.FromImport: "from",
    nodes.Extends: "extends",
    nodes.Block: "block",
    nodes.Macro: "macro",
    nodes.CallBlock: "call",
    nodes.FilterBlock: "filter",
}
_ROUNDS = 100_000  # of all the loops of one part together
_LONGEST = 64_000_000  # characters of one part
_LOOPS, _DEEPEST = 6, 40  # loops in loops (the minutes have three); whatever else stands in something else
_BREAK = Markup('</w:t><w:br/><w:t xml:space="preserve">')
_TAB = Markup('</w:t><w:tab/><w:t xml:space="preserve">')


class BlankField(UndefinedError):
    """A template prints a field that the case does not give: ``a.agency``, as the template has it."""

    def __init__(self, field: str, fact: str) -> None:
        self.field = field
        self._fact = fact  # by its kind, action.agency
        super().__init__(f"`{field}` is not known")

    def pointer(self, names: Collection[str]) -> str:
        """Where it is lacking; ``names`` are those at the top of a template, which a name inside a loop is not."""
        at_top = self.field.partition(".")[0] in names
        return "/" + (self.field if at_top else self._fact).replace(".", "/")


class UnknownField(UndefinedError):
    """A template names a field that does not exist."""


class Blank(Undefined):
    """A field that the case does not give: false in a condition, an error when printed."""

    __slots__ = ()

    def _refuse(self, *_: Any, **__: Any) -> NoReturn:
        raise BlankField(str(self._undefined_name), str(self._undefined_obj))

    __str__ = __iter__ = __len__ = __html__ = __call__ = __getitem__ = _refuse
    __add__ = __radd__ = __lt__ = __gt__ = __le__ = __ge__ = __int__ = _refuse

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return Blank(obj=f"{self._undefined_obj}.{name}", name=f"{self._undefined_name}.{name}")

    def __bool__(self) -> bool:
        return False


class Unknown(StrictUndefined):
    """A name that does not exist."""

    __slots__ = ()

    def _fail_with_undefined_error(self, *args: Any, **kwargs: Any) -> NoReturn:
        message = self._undefined_message
        if self._undefined_hint is None and self._undefined_name:  # a name at the top of a template
            nearest = difflib.get_close_matches(str(self._undefined_name), _fields_of(Facts), n=1, cutoff=0.0)
            message += f"; the nearest is `{nearest[0]}`"
        raise UnknownField(message)

    __str__ = __iter__ = __len__ = __bool__ = __eq__ = __ne__ = __hash__ = __contains__ = (
        _fail_with_undefined_error
    )


_KNOWN: dict[type, tuple[str, ...]] = {}  # the fields of each kind of fact, looked up for every tag


def _fields_of(kind: type) -> list[str]:
    return [field.name for field in dataclasses.fields(kind)]


def _fields(value: object) -> tuple[str, ...]:
    kind = type(value)
    if kind not in _KNOWN:
        _KNOWN[kind] = tuple(f.name for f in dataclasses.fields(kind)) if dataclasses.is_dataclass(kind) else ()
    return _KNOWN[kind]


class _Run(Context):
    """One pass over one part of a template."""

    rounds = 0


class _Naming(CodeGenerator):
    """Has each field looked up together with what the template calls it, for whoever has to mend it."""

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802, Jinja's name
        """`applicant.phone`: both `applicant` and `victim` are of the same kind, which alone tells nobody."""
        if not (said := _chain(node)):
            super().visit_Getattr(node, frame)
            return
        self.write("environment.getattr(")
        self.visit(node.node, frame)
        self.write(f", {node.attr!r}, {said!r})")


def _chain(node: nodes.Expr) -> str:
    """The dotted name that an expression is; nothing where it is something else."""
    if isinstance(node, nodes.Name):
        return node.name
    owner = _chain(node.node) if isinstance(node, nodes.Getattr) else ""
    return f"{owner}.{node.attr}" if owner and isinstance(node, nodes.Getattr) else ""


class Environment(ImmutableSandboxedEnvironment):
    """Jinja with facts only."""

    context_class = _Run
    code_generator_class = _Naming
    # Jinja works these out for itself, even while it compiles; here none is, so no text is made a milliard long.
    intercepted_binops = frozenset({"*", "**", "%", "/", "//", "+", "-"})

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Adds and takes away whole numbers; refuses all else."""
        if operator in "+-" and isinstance(left, int) and isinstance(right, int):
            return left + right if operator == "+" else left - right
        for value in (left, right):
            if isinstance(value, Undefined):
                str(value)  # says which field it is
        raise UnknownField(f"a template can't reckon with `{operator}`")

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """The template as a tree: refuses what it may not hold, and has every loop counted."""
        try:
            tree = super()._parse(source, name, filename)
            self._look_through(tree)
        except RecursionError:
            raise TemplateSyntaxError("brackets or blocks stand too deep in each other", 1, name) from None
        except (ValueError, OverflowError):
            raise TemplateSyntaxError("a number is too long", 1, name) from None
        return tree

    def _look_through(self, node: nodes.Node, loops: int = 0, depth: int = 0) -> None:
        if depth > _DEEPEST:
            raise RecursionError
        if word := _REFUSED.get(type(node)):
            raise TemplateSyntaxError(f"a template can't hold `{word}`", node.lineno)
        if isinstance(node, nodes.For):
            loops += 1
            if loops > _LOOPS or node.recursive:
                raise TemplateSyntaxError("loops stand too deep in each other", node.lineno)
            node.iter = nodes.Filter(node.iter, "counted", [], [], None, None, lineno=node.lineno)
        for inner in node.iter_child_nodes():
            if not isinstance(inner, (nodes.TemplateData, nodes.Name, nodes.Const)):  # most have nothing in them
                self._look_through(inner, loops, depth + 1)

    @staticmethod
    def concat(pieces: Iterable[str]) -> str:
        """The pieces together, as long as they are no more than a document can hold."""
        found: list[str] = []
        length = 0
        for piece in pieces:
            length += len(piece)
            if length > _LONGEST:
                raise UnknownField("it makes more text than a document can hold")
            found.append(piece)
        return "".join(found)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Only a field of a fact, or the loop counter."""
        return attr in _fields(obj) or (isinstance(obj, LoopContext) and attr in _LOOP)

    def is_safe_callable(self, obj: Any) -> bool:
        """Nothing can be called."""
        return False

    def call(self, context: Context, obj: Any, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuses, saying what was meant to be called."""
        if isinstance(obj, Undefined):
            str(obj)  # says what does not exist
        raise UnknownField("a template names fields and filters; it can't call anything")

    def getattr(self, obj: Any, attribute: str, said: str = "") -> Any:
        """The field, a Blank where it is not known, an Unknown where there is none; ``said``: as it is written."""
        if isinstance(obj, Undefined):
            if attribute.startswith("_"):
                raise UnknownField(f"there is no field `{attribute}`")
            return getattr(obj, attribute)
        if isinstance(obj, LoopContext) and attribute in _LOOP:
            return getattr(obj, attribute)
        names = _fields(obj)
        owner = _OWNERS.get(type(obj).__name__) or type(obj).__name__.removesuffix("Facts").lower()
        if attribute in names:
            value = getattr(obj, attribute)
            fact = f"{owner}.{attribute}"
            return Blank(obj=fact, name=said or fact) if value is None else value
        owner = said.rpartition(".")[0] or owner
        nearest = difflib.get_close_matches(attribute, names, n=1, cutoff=0.0)
        hint = f"; the nearest is `{owner}.{nearest[0]}`" if nearest else ""
        return Unknown(f"there is no field `{owner}.{attribute}`{hint}")

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Items of a list by number; a field by name, which no message repeats."""
        if isinstance(argument, str):
            if isinstance(obj, Undefined) or argument in _fields(obj):
                return self.getattr(obj, argument)
            return Unknown("there is no field of that name")  # which may be a person's, out of the case
        if isinstance(obj, tuple) and isinstance(argument, int):
            return obj[argument] if -len(obj) <= argument < len(obj) else Unknown("the list is not that long")
        return Unknown("only a list has numbered items")


_OWNERS = {"str": "text"} | {  # what a template calls the facts of each kind
    str(field.type).removesuffix(" | None"): field.name
    for field in dataclasses.fields(Facts)
    if "PersonFacts" not in str(field.type)
}


_quoted: ContextVar[set[date] | None] = ContextVar("quoted", default=None)


@contextmanager
def noting_dates() -> Iterator[set[date]]:
    """Collects every date that is printed while it lasts: what the manifest says a document quotes."""
    dates: set[date] = set()
    token = _quoted.set(dates)
    try:
        yield dates
    finally:
        _quoted.reset(token)


def _noted(words: Callable[[date], str]) -> Callable[[Any], str]:
    def noting(value: Any) -> str:
        if not isinstance(value, date):
            str(value)  # a blank says which field it is
            raise UnknownField("is no date")
        if (dates := _quoted.get()) is not None:
            dates.add(value)
        return words(value)

    return noting


def _finalize(value: Any) -> Any:
    return _as_xml(value) if isinstance(value, str) else _in_words(value)


def _finalize_text(value: Any) -> Any:
    return clean(value) if isinstance(value, str) else _in_words(value)


def _in_words(value: Any) -> Any:
    if isinstance(value, Undefined):
        return value
    if isinstance(value, bool):
        raise UnknownField("prints true or false; say `{% if ... %}`, or the filter `yes_no`")
    if isinstance(value, int):
        return str(value)
    if isinstance(value, date):
        return _noted(day)(value)
    if isinstance(value, time):
        return clock(value)
    if isinstance(value, tuple):
        raise UnknownField("prints a whole list; go through it with `{% for ... %}`, or use `and_list`")
    raise UnknownField("prints a group of fields; name one of them")


def _as_xml(value: str) -> Markup:
    """Text as it stands inside a w:t: escaped, its line breaks and tabs as Word has them."""
    if isinstance(value, Markup):
        return value
    text = escape(clean(value))
    if "\n" in text or "\t" in text:
        return Markup(str(text).replace("\n", str(_BREAK)).replace("\t", str(_TAB)))
    return text


@pass_context
def _counted(run: _Run, over: Any) -> Any:
    """What a loop goes through, if there are rounds left for it."""
    if isinstance(over, Undefined):
        return over  # says itself, when it is gone through, which field it is
    if not isinstance(over, tuple):
        raise UnknownField("only a list can be gone through")
    run.rounds += 1 + len(over)
    if run.rounds > _ROUNDS:
        raise UnknownField("its loops never seem to end; one in another goes through everything again")
    return over


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The one environment; compiled templates are kept with the template, not here."""
    return _with_filters(
        Environment(undefined=Unknown, autoescape=True, finalize=_finalize, keep_trailing_newline=True)
    )


@lru_cache(maxsize=1)
def text_environment() -> Environment:
    """The same for plain text: nothing is escaped, and a line with a tag alone is no line of the text."""
    return _with_filters(
        Environment(undefined=Unknown, finalize=_finalize_text, trim_blocks=True, lstrip_blocks=True)
    )


def _with_filters(env: Environment) -> Environment:
    env.globals.clear()
    env.filters.clear()
    env.filters.update(FILTERS, day=_noted(day), short_day=_noted(short_day), counted=_counted)
    return env


def variables(facts: object) -> Mapping[str, Any]:
    """The names at the top of a template; what is not known at all is Blank, not absent."""
    return {
        name: Blank(obj=name, name=name) if (value := getattr(facts, name)) is None else value
        for name in _fields(facts)
    }
