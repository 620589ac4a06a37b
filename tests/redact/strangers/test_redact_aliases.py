"""People who are not in the case, by what the text says they are called, by a part they take, and by odd joints."""

from __future__ import annotations

import pytest
from people_of import redactor_for

SAID = """
known locally as {}; referred to as {}; goes by the name of {}; going by {}; answering to {}; nickname {};
nickname: {}; calls himself {}; calling herself {}; a.k.a. {}; aka: {}; street name {}; by the name of {};
gave his name as {}; gave the name {}; name given as {}; identified himself as {}; introduced herself as {};
first name {}; surname: {}; surname is {}; her name was {}; Name: {}; Contact: {}; Tenant: {}; Caller: {};
Witness 1: {}; Witness - {}; Reported by: {}; Perp: {}; Partner: {}; his son, {}, said; the lad ({}) said;
her carer {} rang; flatmate {} left; fiancé {} left; mother-in-law {} rang; baby {} cried; visitor {} left;
his support worker {} rang; Detective Constable {} attended; PS {} attended; Captain {} attended;
Housing Officer J {} rang; PC 1432 - {} attended; PC 1432: {} attended; PCs Oldroyd and {} attended;
Cllrs Oldroyd and {} attended; Mr Oldroyd and {} were told; the {}'s dog; sons {} and Dazza
"""
JOINED = """
Doreen M {}; Doreen M. {}; Doreen de la {}; Doreen "Dot" {}; Mr "{}"; Mr [{}]; Mr_{}_statement.docx; mr_{}.pdf;
Doreen_{}.pdf; doreen.{} wrote; Doreen{}.pdf; P.C.S.O. {} came; T. O'{} came; T. Mc{} came; T. {}-Stone came
"""


def texts(table: str, name: str) -> list[str]:
    return [" ".join(text.split()).format(name) for text in table.split(";")]


@pytest.mark.parametrize("text", texts(SAID, "Birdwhistle"))
def test_what_somebody_is_called_goes(text: str) -> None:
    redacted = redactor_for("Orsolya|Varga").text(text)
    assert "Birdwhistle" not in redacted and "Oldroyd" not in redacted and "Dazza" not in redacted


@pytest.mark.parametrize("text", texts(JOINED, "Birdwhistle"))
def test_a_joint_hides_no_surname(text: str) -> None:
    small = text.replace("Birdwhistle", "birdwhistle") if text.startswith(("mr_", "doreen.")) else text
    assert "birdwhistle" not in redactor_for("Orsolya|Varga").text(small).lower()


@pytest.mark.parametrize(
    "text",
    [
        "Name: Unknown; Tenant: Vacant property; Witness: Anonymous; Source: Ring doorbell",
        "Contact: Safer Neighbourhood Team; Contact: Remedi; Caller: withheld",
        "Street name: Larkspur Close; known as Operation Sceptre; known locally as the Rec",
        "identified as Vulnerable; signed as Received; referred to as High Risk; goes by bus",
        "social worker Team Manager; police officer Safeguarding Lead; baby Clinic; visitor Parking",
        "Lead Officer Derby Homes to call; Officer Safety Plan; Master Bedroom; Lady Bay Road; Warden Call system",
        "The council's bins and the Corsa's door",
    ],
)
def test_what_is_nobody_stays(text: str) -> None:
    assert redactor_for("Orsolya|Varga").text(text) == text
