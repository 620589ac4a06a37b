"""How long a page of an action plan takes to redact, beside a plain loop of str.replace over the same identifiers.

Run: python benchmarks/redact_speed.py [CASE]
The loop only knows exact strings, so it leaks; it is the least that any program could do.
"""

from __future__ import annotations

import itertools
import sys
import time
from collections.abc import Callable
from pathlib import Path

from docgen.case import Case, load_case
from docgen.redact import Redactor

HERE = Path(__file__).resolve().parent
ROWS = (
    "Install noise monitoring equipment at Mrs O'Rourke's flat (Flat 3, 14 Larkspur Close) by 22 May 2026.",
    "Interview William Brown about the reports and offer an Acceptable Behaviour Contract under the policy.",
    "Tenancy officer will visit Mr Brown and Mark (07700 900456) with the Youth Justice Service; review in June.",
    "Victim Support to ring Siân weekly on 07700 900123; write to sian.orourke@example.org after each visit.",
    "PCSO Dana Whitlock to patrol Larkspur Close from 9pm to 1am on Fridays, and report to the Chair monthly.",
    "Marlow Vale Housing Association will price CCTV, mark the file and bill the contractor; no cost to tenants.",
    "Grace Okonjo‑Hart has agreed to keep diary sheets (ECINS 448812); Joy Price, no. 12, has not been asked yet.",
)


def page() -> str:
    """What fits on a page of A4: 28 rows, some 3,200 characters."""
    return "\n".join(f"{number}. {ROWS[number % len(ROWS)]}" for number in range(1, 29))


def identifiers(case: Case) -> list[str]:
    """The exact strings that a search and replace would know."""
    strings: list[str | None] = []
    for person in (case.victim, case.applicant, *case.perpetrators, *case.others):
        if person is None:
            continue
        if person.name:
            strings += [person.name.full, person.name.untitled, person.name.family, person.name.given]
            strings += person.name.known_as
        if person.address:
            strings += [*person.address.lines, person.address.postcode]
        strings += [person.phone, person.email, *person.identifiers]
    strings += [report.reference for incident in case.incidents for report in incident.reports]
    return sorted({s for s in strings if s}, key=len, reverse=True)


def best(action: Callable[[], object], times: int = 30) -> float:
    """The least of several runs, in milliseconds."""
    spent = []
    for _ in range(times):
        started = time.perf_counter()
        action()
        spent.append(time.perf_counter() - started)
    return min(spent) * 1000


def main() -> None:
    """Prints milliseconds a page, and the ratio."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parent / "fixtures" / "redaction" / "case.json"
    case = load_case(path)
    started = time.perf_counter()
    redactor = Redactor.for_case(case)
    built = (time.perf_counter() - started) * 1000
    text, strings = page(), identifiers(case)

    def replace() -> str:
        out = text
        for string in strings:
            out = out.replace(string, "[removed]")
        return out

    page_number = itertools.count(1)  # a text that was gone through once is not gone through again

    def redact(pages: int) -> object:
        return redactor.redact("\n".join([f"Page {next(page_number)}", *[text] * pages]))

    ours, plain = best(lambda: redact(1)), best(replace)
    print(f"page: {len(text)} characters, {len(redactor.redact(text).marks)} marks")
    print(f"redactor made once: {built:.1f} ms")
    print(f"a page: {ours:.2f} ms (goal: under 10)")
    print(f"str.replace over {len(strings)} strings: {plain:.3f} ms; ratio {ours / plain:.0f}")
    twenty = best(lambda: redact(20), times=5)
    print(f"20 pages in one text: {twenty:.1f} ms, {twenty / ours:.1f} times one page")


if __name__ == "__main__":
    main()
