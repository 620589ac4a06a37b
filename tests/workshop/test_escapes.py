"""A template is a program that somebody else edits: what it may not do, tried through a Word file."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from broken import told, typed

from docgen.documents.facts.model import PackFacts
from docgen.documents.word.render import Template
from docgen.errors import TemplateError
from docgen.workshop.samples import samples_of


def made(text: str, sheets: int = 3) -> bytes:
    """Letter 5 with a paragraph of this text, for the worked example; its pack has so many pages."""
    facts = next(sample.facts for sample in samples_of("letter-5") if sample.made)
    facts = replace(facts, pack=PackFacts((), sheets, tuple(range(sheets)), ()))
    return Template("letter-5", "letter-5.docx", typed("letter-5", text)).render(facts).docx.content


ESCAPES = [
    "{{ case.__class__ }}",
    "{{ case.__class__.__mro__ }}",
    "{{ case['__class__'] }}",
    "{{ case.__init__.__globals__ }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ case | attr('__class__') }}",
    "{{ '{0.__class__.__init__.__globals__}'.format(case) }}",
    "{{ '{0.__class__}' % case }}",
    "{{ '%s' % case }}",
    "{{ meeting.date.replace(year=1) }}",
    "{{ meeting.date.year }}",
    "{{ cycler.__init__.__globals__.os }}",
    "{{ lipsum.__globals__ }}",
    "{{ joiner }}",
    "{{ namespace(x=1) }}",
    "{{ dict }}",
    "{{ self }}",
    "{{ self.__init__ }}",
    "{{ self._TemplateReference__context.environment }}",
    "{{ caller }}",
    "{{ loop }}",
    "{% for a in actions %}{{ loop.cycle }}{% endfor %}",
    "{% for a in actions %}{{ loop }}{% endfor %}",
    "{% for a in actions %}{{ loop._iterable }}{% endfor %}",
    "{% for a in actions recursive %}{{ loop(actions) }}{% endfor %}",
    "{{ case }}",
    "{{ still }}",
    "{{ actions | map(attribute='__class__') }}",
    "{{ actions | list }}",
    "{{ case | pprint }}",
    "{{ actions.count }}",
    "{{ case.reference.join }}",
    "{% include 'letter-1.docx' %}",
    "{% import 'x' as y %}",
    "{% from 'x' import y %}",
    "{% extends 'x' %}",
    "{% block x %}{% endblock %}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "{% call m() %}{% endcall %}",
    "{% filter length %}x{% endfilter %}",
    "{% set case.reference = 'x' %}",
    "{% with x = case %}{{ x }}{% endwith %}",
    "{% autoescape false %}{{ '<w:p/>' }}{% endautoescape %}",
    "{% do actions.append(1) %}",
    "{% debug %}",
]


@pytest.mark.parametrize("text", ESCAPES)
def test_nothing_is_within_reach_of_a_template(text: str) -> None:
    with pytest.raises(TemplateError):
        made(text)


@pytest.mark.parametrize("text", ESCAPES)
def test_lint_tells_of_it_before_anybody_makes_a_letter(text: str) -> None:
    assert any(finding.severity == "error" for finding in told("letter-5", typed("letter-5", text)))


NESTED = "{% for a in pack.sheets %}"
ENDLESS = {
    "a range": "{% for i in range(10**9) %}x{% endfor %}",
    "a range printed": "{{ range(10**9) }}",
    "a long text": "{{ 'a' * 10**9 }}",
    "a long list": "{% for i in [0] * 10**9 %}x{% endfor %}",
    "a great number": "{{ 9**9**9 }}",
    "a wide field": "{{ '%999999999d' % 1 }}",
    "a text that doubles": "{% set x = 'aaaaaaaaaa' %}" + "{% set x = x ~ x %}" * 40 + "{{ x }}",
    "a block that doubles": "{% set x = 'aaaaaaaaaa' %}" + "{% set x %}{{ x }}{{ x }}{% endset %}" * 40,
    "a name that doubles": "{% with x = 'aaaaaaaaaa' %}" + "{% with x = x ~ x %}" * 35 + "{% endwith %}" * 36,
    "loops in loops": NESTED * 4 + "x" + "{% endfor %}" * 4,
    "loops in loops that print nothing": NESTED * 5 + "{% endfor %}" * 5,
    "too many loops in loops": NESTED * 25 + "{% endfor %}" * 25,
    "a list that is typed": "{% for a in ['x', 'y'] %}x{% endfor %}",
    "letters as a list": "{% for a in case.reference %}x{% endfor %}",
    "much text in a loop": NESTED * 2 + "much text " * 2000 + "{% endfor %}" * 2,
    "brackets in brackets": "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}",
    "lists in lists": "{{ " + "[" * 200 + "]" * 200 + " }}",
    "minus after minus": "{{ " + "-" * 3000 + "1 }}",
    "if in if": "{% if 1 %}" * 1000 + "{% endif %}" * 1000,
    "a number without end": "{{ " + "9" * 5000 + " }}",
}


@pytest.mark.parametrize("name", ENDLESS)
def test_a_template_that_would_run_on_or_fill_the_memory_is_stopped(name: str) -> None:
    begun = time.process_time()
    with pytest.raises(TemplateError):
        made(ENDLESS[name], sheets=200)
    assert time.process_time() - begun < 30  # it would be hours; no measure of speed


def test_what_a_long_case_needs_still_goes() -> None:
    text = NESTED * 2 + "{% if loop.last %}{{ pack.pages }}.{% endif %}" + "{% endfor %}" * 2
    assert made(text, sheets=200)
    assert made("{{ pack.pages + 1 }} of {{ pack.pages - 1 }}")
