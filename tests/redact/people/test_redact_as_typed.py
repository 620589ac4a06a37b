"""Names as people and machines write them, beside the words that look like them; each table by the people of a case."""

from __future__ import annotations

import pytest
from marked import by_people, marked, wrongly_left_or_taken
from people_of import redactor_for

# {k ...} goes, {= ...} stays. "@" begins a new case: given name, surname, and what else somebody goes by.
TABLE = r"""
@ Rashid|Warsame; Terence|Oakden; Rosemary|Long; Eleni|Papadopoulou|Helen; Piotr|Nowicki; Bushra|Amin;
@ Monica|Hyde; Hamza|Aziz; Gladys|Ince; Catherine|Ogle; Conrad|Abbot
{= Rash} decisions
{k Rash} was seen at the door
Saw {k Rash} yesterday
{= Tel} from 01632 960541
{= Tel:} 01632 960541
{= Tel} no. 01632 960541
{k Tel} said so
{= Hello} there
{= Pizza} boxes in the hall
{= Buzzer} rung
{= Monster} cans left
{= Monster} truck
{= Hamster} cage
{= Glad} to hear it
{= Cat} litter in the hall
{= Cats} fouling
{= Con} trick
{= Ham} roll
{k Cath} rang
{k Cat} said she saw it
the {= Cat} flap
{= RO} visit
{k Ro} rang
@ William James|Brown|Will|Billy|Bill; Hope|Greene; Basil|Miller|Baz; Mark|Reeve; Joy|Marsh; Grace|Rowe;
@ William|Greene
Present: {k WG}, {k HG}, {k BM}; HGV ban on the agenda
Apologies from {k MR} and {k JM}
{= HGV}, {= LGV} and {= PCN}
{k Will}, {k Mark}, {k Joy}, {k Grace} and {k Hope} at home
{k Will Mark Joy Grace} all left
may mark {k mark} down as absent
{k Wm.} {k Brown}
{k WM} {k BROWN}
{k Wm.} rang
will phone {k miller}
to email {k marsh}, then close
will {= mark} the file
please {= mark} mark as paid
{k Will} made a {= will}
{k Will} wrote to us
{k Will} wanted it
{= Will} need a new date
{= Will} proceed with it
{= Will} you come
{k joy} upstairs says no
{k hope} next door complained
{k Brown}'s {= will}
{k B1lly} rang
{k Mi11er} said
{k M1ller} said
Room {= B11} and {= A11}
@ Charles|Ingram; Thomas|Ridley; Robert|Vane; George|Pell; Elizabeth|Crane; Łukasz|Żak; Séamus|O'Grady;
@ Fíona|O'Neill; Liam|Gill; Bill|Tully; Darragh|McArdle; Orla|MacBride
{k Chas. Ingram} rang
{k Thos Ridley} failed
{k Robt. Vane} and {k Geo. Pell}
{k Eliz. Crane}
{= Geo} location was off
{k S\u00e9amus O\u2019Grady} export
S¤amus {k O'Grady}
{k S¬amus} rang
{k F¿ona} rang
{k L1am} rang
{k 1iam} said
{k Bi11} rang
{k Gi11} left
{k O'Gr4dy} rang
{k Seamus O'G} rang
{k D McA} seen
{k Darragh McA} and {k Orla MacB}
{k Mr McA} rang
the {= MAC} address
{k Liam Gi ll} came
{= will} {= all} agree
@ Ahmed|Okafor|Ash; Andrew|Hall; Annie|Wood; Dean|Rhodes; Rose|Banks; Alan|Hollis; Marcus|Giles;
@ Peter|Rhodes; Amir bin Karim|al-Hadi; Jan|van Houten; Su-jin|Kwon; Anna Maria|Rossi; Mary|Beck-Dorn|Molly
{k A Hall} will ring
{= A hall} will be booked
{k A Wood} complained
the {k Banks'} front gate
the {k Rhodes'} dog
the {k Giles'} fence
the {= banks'} opening hours
{k bin Karim} said no
the {= bin} Karim left
{k jan fan houten} rang
{k Sujin} rang
{k Annamaria} was told
ig {k mollybd}
{= mollycoddle}
{k HALL} v {k RHODES}
{k Hall} v {k Rhodes} listed
{k Deans} missus
{k Roses} ex came
@ William|Moss|Will; Mark|Park|Parky; Joy|Stone; Rob|Field; May|Lane; Grace|Knight; Drew|Wood
offered to {k Moss} and {k Field}
offered to {k Park} and {k Wood}
{= Park and Ride} stop
Mr {k Park} {= parks} there
Mrs {k Wood} {= woods} behind
Mr {k Field} {= fields} the calls
Ms {k Stone} {= stones} thrown
{k Will} took the keys
{k Will} brought bins out
{k Will} says so
{k Will} reported it
{= Will} report it
{= Will} be told
{= Will} someone ring
{= Will} {k Will} ring?
{k Will} {= will} ring
{k joy} opposite saw it
when {k joy} upstairs was in
{= mark} next door as void
{k grace} next door says
{k GRACE} TO BE INTERVIEWED
{= MARK} TO BE AGREED
please tell {k knight}
will email {k moss}
to phone {k field}, then write
to invite {k stone}
{= to phone hall}
@ Guy|Hastings; Tom|Wells; Abdul|Karim; Ella|Church
{k Guy} is a {= guy}
spoke to a {= guy} about it
@ Hugo|Pratt|Major; Ian|Strang
{k Major} rang
@ Mohammed|Aziz|Mo; Edward|Price|Ed; Joanna|Tate|Jo; Charles|Reid|Charlie; Victor|Dole; Li|Ng; Xi|Wu;
@ Oscar|Bain
{= MO}: force used
{= MO} same as before
{k MO AZIZ}
{k Mo} rang
told {k MO} twice
{= Oscar Charlie} 4 responding
{= Victor Two} attended
{k Oscar} rang
{k Charlie} and {k Oscar} left
{= NG7} and {= NG10 bus}
{k Ng} rang
{= WU12}
@ Brian|McDonagh; Tara|MacKenzie; Sean|FitzGerald; Ana|McAllister
{= McDonald's} wrappers
{k Mc Donagh} rang
{k McDonah} rang
{k McKenzy} rang
{k McAlister} said
{k Fitzgereld} rang
@ Dawn Elizabeth|Park; Drew|Stone|Stoney; Summer|Stone; Will|Marsh; Hope|Young; Mark|Bell; Joy|Banks;
@ Grace|Field
{k Dawn P.} seen
Is {k Park} in?
Was {k Drew} there?
Has {k Dawn} rung?
Did {k Summer} go?
Can {k Will} attend?
Does {k Hope} know?
{k Summer}?
Thanks, {k Dawn}
Hi {k Dawn}, thanks
Dear {k Joy}, thank you
Kind regards, {k Mark}
cc {k Dawn}
FAO {k Park}
c/o {k Park}
{k Stone (Drew)}
{k Stone - Drew}
{k STONE: Drew}
{k Stone/Drew}
{k MrStone} rang
{k Mr stone} rang
{k mr stone} rang
the {k Stones} kid
told {k stone} to stop
{k stone} said no
re {k Park} v {k Stone}
{k D.E. Park}
{k D E Park}
{k DE Park}
{k Park D.E.}
{k Dwan} rang
{k Dawn Pakr} rang
spoke w/ {k Dawn}
{k Dawn}/{k Drew} row
{k Dawn}+{k Drew}
{k Dawn}&{k Drew}
{k Drew}, {k Dawn} and {k Summer} left
{k MARSH} AND {k YOUNG} SEEN
told {k will} that
{= I hope} that
{= May} {k Hope} come in {= May}
{k Young} Mr {k Bell}
{= Young} people
{k Bell}, not the {= bell}
rang {= the bell}
{= The field} at the back
{k Banks} rang
{k Marsh} was drunk
{k Stoney} did it
{k stoney} did it
{= stony} ground
{= summer} holidays
in {= summer}
{k Summer} hols club booked
{= Mark} the file
{= dawn} raid
at {= dawn}
seen by {k dawn}
{= drew} a plan
{k Drew} {= drew} a plan
{k Grace} said {= grace} before tea
{= joy} riding
no {= joy}
{= park} ranger
{k Park} ran
@ Nnamdi|Okeke-Ward|Emeka; Siobhán|Ní Bhriain; Hyun-woo|Cho|Jay; Fatima Zahra|El Idrissi;
@ Wojciech|Żurek|Wojtek; Ana Lúcia|da Costa Pinto|Lu; Trinh|Vo|Tracy; Þór|Björnsson; Yusuf bin
@ Ali|al-Amin|Joe; Seán Óg|Mac Giolla Phádraig; Siddharth|Raghunathan|Sid; Chloe-Mae|Fenwick-Hall|Clo; Anne
@ Marie|Lister; Jean-Luc|St Clair
{k Hyunwoo} rang
{k Hyun woo} rang
{k HyunWoo} rang
{k Hyun-Woo Cho} seen
{k H-W Cho} seen
{k Cho Hyunwoo} seen
{k Annmarie} rang
{k Annemarie Lister} rang
{k Anne-Marie} rang
{k Ann Marie} rang
{k Chloe Mae} rang
{k Chloemae} rang
{k Chlo\u00e9} rang
{k Jean Luc} rang
{k Jeanluc} rang
{k J-L St Clair} rang
{k J.L. St. Clair} rang
{k St Clair} rang
{k StClair} rang
{k Sinclair} rang
{k bin Ali} rang
{k al amin} rang
{k Yusuf bin Ali} rang
{k yusuf ben ali} rang
{k joseph yusuf al-amin}
{k Mac Giolla Phadraig} rang
{k MacGiolla} rang
{k S. Mac G.} rang
{k Mc Giolla} rang
{k Ni Bhriain} rang
{k Siobhan N\u00ed Bhriain} rang
{k Shivaun} rang
{k Sioban} rang
{k da costa} rang
{k Costa Pinto} rang
{k Dacosta} rang
{k Ana Lucia} rang
{k Analucia} rang
{k El Idrisi} rang
{k Elidrissi} rang
{k L Idrissi} rang
{k Idrissi, F.Z.}
{k Fatima Z} rang
{k Bjornsson} rang
{k Bjoernsson} rang
{k Thor Bjornsson} rang
{k Zurek} rang
{k Wojciek} rang
{k Woitek} rang
{k Raghunatan} rang
{k Ragunathan} rang
{k Sidharth} rang
{k R. Siddharth} rang
{k Okeke Ward} rang
{k Okeke} said
{k Okeke-W} rang
{k Nnamdi O} rang
{k Trinh V.} rang
{k Vo} rang
@ Moira|Kettle; Kieran|Stout|Kez; Callum|Roe; Jaswinder|Penny|Jazz; Heather|Fitzpatrick;
@ Gurdeep|Sandhu|Deep; Paul|Porter; Ann|Lantern
Complaint about {k kettle} again
Complaint re {k stout}, to follow
Letter from {k roe} today
Spoke to {k heather} and then Paul
Met with {k jazz}.
Statement by {k lantern} taken
{k Heather} said {k deep} was drunk
Told {k kettle} to stop
the {= kettle} was on
A pint of {= stout} in hand
{= roe deer} on the path
jug of {= stout} and a {= lantern}
Music was {= jazz} until late
On the {= heather} by the wall
Kitchen {= deep} in water
Boiled a {= kettle} twice
{k Kettle} said so
{k kettle}'s dog barked at Paul
@ Terry|Webb|Tel; Mohamed|Said|Mo; Ed|Mann|Eddie; Raymond|Cross|Ray
{= Tel:} 07700 900123
{= Tel} no 01632 960541
{= Tel} from 01632 960541
{= Mob/Tel:} none
{k Tel} said he heard it
told {k Tel} twice
{k Tel} from next door
{k Mr Cross} {= crossed} the road
"""


@pytest.mark.parametrize(("people", "line"), by_people(TABLE))
def test_a_name_goes_and_the_word_beside_it_stays(people: str, line: str) -> None:
    text, marks = marked(line)
    assert wrongly_left_or_taken(redactor_for(people), text, marks) == []
