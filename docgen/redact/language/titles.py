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
    councillor dr doctor prof professor rev revd reverend fr judge nurse detective officer cso acso const psco
    pcs pcsos cllrs drs sgts
    """
)
# Short forms that a full stop may stand behind: "Mr. Brown", but "the Chief Inspector. Mr Brown".
SHORT = words("mr mrs miss ms mx dr messrs mssrs sgt insp chinsp supt cllr prof rev revd fr const mstr")
KIN = words(
    """
    uncle auntie aunty aunt nan nana nanny nanna gran granny grandad granddad grandpa grandma mum mam dad nain
    taid granda grandpop gramps grampy nonna papa mama stepmum stepdad grandmother grandfather
    """
)
# What people are by office or trade: several of them are no family.
OFFICES = words(
    """
    magistrate trustee governor coroner paramedic licensee delegate candidate graduate counsellor mediator
    interpreter caretaker barrister samaritan superintendent firefighter apprentice refugee detainee employee
    referee attendee consultee claimant litigant leaseholder freeholder shareholder custodian librarian technician
    physician electrician politician civilian pedestrian vegetarian assistant consultant accountant attendant
    lieutenant immigrant migrant activist analyst artist journalist motorist pharmacist psychologist specialist
    therapist captive locksmith decorator glazier curate laureate affiliate inmate surrogate subordinate signatory
    complainant appellant informant assailant occupant participant protestant sergeant adolescent pensioner
    councillor administrator adjudicator arbitrator assessor auditor conciliator coordinator facilitator
    investigator negotiator operator proprietor prosecutor supervisor surveyor educator creditor debtor
    adviser advisor commissioner constable organiser practitioner planner enforcer listener responder
    bricklayer labourer plasterer carpenter handymen foremen midwive podiatrist psychiatrist physiotherapist
    radiographer receptionist optician dietician paediatrician statistician musician guardian historian
    bondholder cardholder householder keyholder landholder stakeholder licenceholder policyholder
    mp mep jp ceo squatter trespasser bystander passerby onlooker outsider insider newcomer commuter traveller
    scout guide brownie cub ranger marshal steward warden bouncer doormen volunteer
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
# The same, where a name that is no word follows at once: "her carer Tezza".
FURTHER_PARTS = words(
    """
    fiance fiancee spouse flatmate housemate roommate carer sibling twin toddler baby teenager visitor guest
    dealer associate colleague nurse teacher owner caretaker cleaner stepfather stepmother
    stepbrother stepsister worker officer nickname ex woman pensioner squatter
    """
)
# Who they turn to, by names that are no words: none of them is somebody.
KNOWN_BODIES = words(
    """
    remedi ofsted tesco tescos asda aldi lidl waitrose morrisons sainsburys greggs uber cafcass barnardos nacro
    camhs engie novus mears fortem capita serco dvla hmrc utd nhs jobcentre ecins crimestoppers mencap mind
    shelter remploy nextdoor deliveroo evri hermes yodel dpd amazon nintendo rykneld futures platform acas nspcc
    rspca ofcom
    """
)
