"""Words that stand before a name."""

from __future__ import annotations

from docgen.redact.language.wordsets import words

CIVIL = words(
    """
    mr mrs ms miss mx messrs mister missus missis mssrs mesdames madam sir dame lady lord master mstr
    """
)
RANKS = words(
    """
    pc pcso wpc dc ds di dci dsi dsu ps sgt sergeant inspector insp chinsp ci supt superintendent constable cllr
    councillor dr doctor prof professor rev revd reverend fr judge nurse detective officer cso acso
    """
)
KIN = words(
    """
    uncle auntie aunty aunt nan nana nanny nanna gran granny grandad granddad grandpa grandma mum mam dad nain
    taid
    """
)
# Words that tell in what part somebody takes part; a name often follows them.
PARTS = words(
    """
    tenant neighbour witness perpetrator perp complainant victim applicant resident suspect defendant respondent
    occupant occupier subject male female lad youth boy girl kid child son daughter brother sister partner husband
    wife friend mate mother father cousin nephew niece grandson granddaughter stepson stepdaughter boyfriend
    girlfriend lodger landlord leaseholder offender caller informant reporter client
    """
)
