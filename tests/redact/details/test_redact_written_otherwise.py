"""Details in the ways that people write them; what goes is in curly brackets."""

from __future__ import annotations

from functools import cache

import pytest
from bracketed import bracketed, case_at, lines

from docgen.authority import load_authority
from docgen.redact import Redactor
from docgen.redact.reader import Redactors

PEOPLE = (
    ("Orla", "Tennant", ("16 Larch Fold", "Marsden Fold"), "MF6 2XY", "07700 900456", "LK99 XBR", "1987-09-03"),
    ("Piers", "Haddow", ("14 Larch Fold", "Marsden Fold"), "MF6 2XZ", "", "@piersh_mf", ""),
)


@cache
def redactor() -> Redactor:
    homes = (("8 Larch Fold", "Marsden Fold"), ("5 Talbot Wynd", "Marsden Fold"))
    return Redactors(case_at(PEOPLE, homes, ""), load_authority("north-east-derbyshire")).for_reader(None)


TOLD = r"""
dob_{03/09/87} and file_{September 1987}.pdf
{3:9:87}, {03\09\87}, {3 Septembr 1987}, {3rd of the 9th 1987}
September comes; {September the 3rd, 1987}
bday {4/5/92}; b. {4/5/92}; YOB {1992}; his DOB's {4/5/92}
date of birth was given as {4 May 1992}
dob [{4/5/92}], dob '{4/5/92}', dob {040592}, DOB {May-92}
dobs {4/5/1992} and {6/7/1994}
N.I. {AB123456C}; NI {AB/12/34/56/C}; nat ins no {AB123456C}
NHS number {943 4765919}; NHS No {943.476.5919}
{ab12cde} parked; a blue Focus, {ab12 cde}; {A123BCD}
reg {1 XQZ}; plate {123 XQZ}
{Lima Kilo 99 X-ray Bravo Romeo}; {Lima Kilo nine nine x-ray bravo romeo}; partial {99 XBR}
CRN {12345}; rent a/c {12345678}; works order {998877}; PID {448812}
Incident {123} of 12/03/26, log {456} of 3 May
file_{07700900456}.wav and rec_{07911123456}.wav
{07700_900456}, {07700:900456}, [{07700] 900456}, {07700,900456}
{07700 900 four five six}
his mobile ending "{456}"; ends ({456}); endings {456}; ends {four five six}
last 3 of mobile {456}; final three digits {456}
p/c {2XY}; postcode ({2XZ}); {2XY} postcode; {MF6 2XY}/{2XZ}
{@piersh_mf1} and {piersh underscore mf}
"""
STAYS = """
log of 12/03/26; incidents of 3 May; the CAD of 4 May
DOB not known; born and bred here; 12 May visit
dob: unknown, 4/5/26 visited
at12pm the car was seen; no12 is fine; by10 the lot had gone
plate 2 is full; plate of chips; index 3 of the book
page 3:9 and ratio 3:9
the code is ab12; at 12 and by 10 pm
two three weeks ago
the term ends (456 pupils); 2nd half; the last 3 of the calls were 12
"""


@pytest.mark.parametrize("line", lines(TOLD))
def test_a_detail_goes_however_it_is_written(line: str) -> None:
    assert bracketed(redactor(), line) == line


@pytest.mark.parametrize("line", lines(STAYS))
def test_what_only_looks_like_one_stays(line: str) -> None:
    assert bracketed(redactor(), line) == line
