"""Names beside ordinary words as action plans, logs and minutes have them; each table by the people of a case."""

from __future__ import annotations

import pytest
from marked import by_people, marked, wrongly_left_or_taken
from people_of import redactor_for

# {k ...} goes, {= ...} stays. "@" begins a new case: given name, surname, and what else somebody goes by.
TABLE = r"""
@ Glenda|Ibbotson; Tobias|Kerrall; Lorna|Whitlow; Mary|Hassell; Craig|Weir
{k TK} seen at the surgery, {= not at the flat}
{k GI} accepts there were words
Call back {= 2/10}. {k LW} declined to say more
{k TK} spoken to at the door
{k GI} unhappy with the reply
{k LW} cannot attend
{k CW} confirms receipt
{k LW} aware of the hearing
{= TV} on all night
{= TV} licence letter
New {= TV aerial} needed
{= MH} team visit
{= CW} section of the form
{= GI} tract
@ Luke|Faraday; Ruth|Brown; Colin|Ward; Priya|Nair; Ishaan|Lock
An apology by the {= Chief Inspector.} {k Mr Luke Faraday} asked
used to be a {= parish councillor.} {k Ms Brown} to look
Given by the {= Detective Sergeant.} {k Ms Nair} agreed
spoken to by the {= nurse.} {k Mrs Brown} was in
Junior says {= PC.} {k Ward} was out
told the {= officer.} {k Mr Lock} left
Ring the {= PCSO.} {k Miss Nair} is in after six
{k Mr. Brown} and {k Dr. Nair} came
{k Rev. Ward} came
Reported to {= Sgt.}
{= PCSO Tuesday} and {= Friday}
{= PCSO Monday} to {= Friday}
{= Nurse Wednesday}, carer {= Thursday}
{= Sgt Saturday} nights only
{= Cllr Thursday} surgery
{= Constable Sunday}
{= PCSO Visit} log
{= Inspector Meeting} at ten
PC {k Bell} and PC {k Stone} came
Sgt {k Marsh} and Cllr {k Church}
Thank you {= Mr Chair}
{k Mr Weston} went to {= Weston-super-Mare}
Apply to the {= Magistrates} by 2 October
Ask the {= Coroners}
the {= Paramedics} were called
told by the {= Mediators}
the {= Caretakers} have keys
the {= Candidates} are to be seen
the {= Claimants}
the {= Leaseholders} were told
the {= Therapists} said
the {= Counsellors} have a list
the {= Trustees} agreed
the {k Nowickis} were told
the {k Bryants} have gone
{k Brown}'s mum and {= the Refugees}
@ Iris|Coleford; Noel|Pagett; Dawn|Frost; Harry|Banks; Dean|Roper; Summer|Marsh; Eileen|Beck; Chase|Lane
{k Iris Coleford} {= grows iris and lavender}
{k Coleford} {= keeps} {k Iris} in
{k Noel} {= sang The First Noel}
played {= Come On Eileen} until two
{= Dirty Diana} then {= Hey Jude} on the speaker
{k Eileen} {= sang} along
{k dawn frost} {= rang at dawn}
damage {= before dawn}, {k Dawn} saw it
{= until dawn}
spoke to {k Dawn} at the door
{k Harry} {= wanted to harry the ducks}
gave it to {k harry} the same day
spoke to {k harry} the day after
he {= tried to harry her}
asked to speak to the {= Dean of the cathedral}
the {= Dean of Students}
told {k Dean} of the noise
the chase down {= Back Lane} in winter
The bins on {= Station Lane} and {= Upper Lane}
parked on {= Canal Lane}.
told {k Lane} of the noise
and {k Chase Lane} left
{k Lane} was in
In {= April} {k Dawn} was away
{k Summer Marsh}, {= summer and} winter
{k Marsh, Summer}
@ April|Stone; Ray|Bell; Ruth|Wall; Gwil|Church; Ed|Knight; Neville|Cross; Will|Brown; Mark|Sallis; Hope|Young
In {= April} {k April} was excluded
From {= April} {k April} has been off
{= In April} the fence fell
{= Wall of silence} otherwise
{= Knight of the realm} he is not
{= Bell of the ball}
{k Bell} of all people was asked
{k Church} of sheltered housing was told
{k Knight} of the middle house said so
{= Church of the Holy Cross}
{k Wall} of flat 3 rang
{k Knight} of the top floor rang
{k Young} of no 6 said
{= Cross about the delay?}
{= Young about her} age
{k Cross} about to leave
the {= Red Cross} and the {= Victoria Cross}
{= Wall ties replaced}.
{= Bell pushes} replaced
{k Knights} all shouting
{k Youngs} hedge was cut
{= youngest} cried
{k Brown} bins the letters
{= Brown bins} are out
{= will} {k will brown} be at the meeting
{= Mark for} {k Mark}'s attention, please
{= Mark for action}
{k Mark} for one was there
{= bells}, {k Hope} jokes
{k Bell, Ray} - statement
@ Dale|Greaves; Drew|Sillitoe; Pat|Oyelaran; Dawn|Ferrier; Kathleen|Teague-Doran|Kath; John|Whitcombe; Jaswinder|Gill|Jazz;
@ Said|Warsame; Baron|Knight; Terri|Osgood
{k DAWN} {k DREW} {k DALE} {k PAT}: four statements
{k PAT} {k DALE} {k DREW} seen
{= DRAW THE DALE} MAP
{k kath td} rang
{k Kath TD} rang
{k Whitcombe_J}_diary_v3.docx
{k Greaves_D}_stmt.docx
scans/{k J_Whitcombe}_note.pdf
said it {= outside} {k jazz}'s
left {= near} {k dale}'s, by the road
{= jazz} music {= outside the} door
shouting {= outside} {k dawn}'s.
PC {= s/o} {k Pat}
sent {= c/o} {k Pat}
{= w/o} {k Dale}
{= P.T.O.} and {= N.F.A.}
see {= P.T.O.}
{k T.O.} rang
{k Dale Greaves} {= NFA'd} on 2 May
{k Dale Greaves} {= CPNs} served
{k Mr Gr3aves} of the top floor
Scan: {k Mrs 0yelaran}; {k Miss 5illitoe}
{= Dale on the Wold}, {= Drew upon Trent} and {= Dale le Willows}
{k Dale} under Caution, {k Drew} upon Release
{k Dale} under Section 2
{k Dale} in the Co-op
{= Drew's Yard} and {= Pat's Bar} are on the route
{k Drew}'s yard and {k Mr Gill}'s Yard
{k Pat}'s House
{= Said form} is attached
{= Said property} is empty
{k Said} was in
{k knight b} - linked logs
logs {= 5 / }{k knight b} - no reply
@ John|Ward Jnr; Michael|Ward Snr; Denis|D'Souza
{= Jnr football} on Saturday
{k John Jnr} coaches
{= Snr practitioner} present
the {= Snr} practitioner
{k Ward Jnr} was there
told {k Jnr} to go
Mr {k D'5ouza} rang
@ Samuel|Reed|Sam; Amy|Ford; Carol|Young; Rose|Bishop; Stephen|Marks; Gill|Hardy; Clare|Osei
{k SM}: no comment {= interview}
{= Letter 2/9.} {k GH} - {= call back}
{k AF}/{k CY} {= dispute}
Lead: {k SM}, {= by 3 May}
Present - {k AF}, {= ASB}
{k AF} known to the team
{k SM} + {k GH} {= invited}
{k SR} v {k RB} in {= court}
cc {k AF}.
Ring {k CY}, {= ASB} team
re {k AF}
{k CY} high risk
{= HR/IT} to check
{= Q/A} session and {= R/T} report
{= Young people's} worker to see {k CY}
{= Young person's} advocate
{k Young}'s people carrier
{= Marks out} of ten
{k Sam}'s law degree
{= Clare's Law} and a {= Clare's law} request
{k Roses} bin
{= Roses} in bloom
"""


@pytest.mark.parametrize(("people", "line"), by_people(TABLE))
def test_a_name_goes_and_what_a_plan_says_of_it_stays(people: str, line: str) -> None:
    text, marks = marked(line)
    assert wrongly_left_or_taken(redactor_for(people), text, marks) == []


ENDS = (
    "Wall of", "Wall of the", "Wall of the ball", "Brown bins", "Brown bins the", "knight b", "Knight, b", "Bell's Yard",
    "Bell in the", "Bell upon", "to harry the", "SM:", "SM/GH", "Mark for", "Cross about", "the Bell of", "outside ray's",
)  # fmt: skip


@pytest.mark.parametrize("text", ENDS)
def test_a_text_may_end_anywhere(text: str) -> None:
    redactor = redactor_for(
        "April|Stone; Ray|Bell; Ruth|Wall; Baron|Knight; Neville|Cross; Harry|Brown; Mark|Sallis"
    )
    for end in ("", " ", ".", "\n", " -", " - "):
        for sign in ("", "(", "- "):
            redaction = redactor.redact(f"{sign}{text}{end}")
            assert len(redaction.marks) <= 2
            assert redactor.redact(f"{sign}{text}{end}".upper()).text
