"""What holds somebody's name and is nobody stays; the person in the same place goes."""

from __future__ import annotations

import functools

import pytest
from people_of import Called, left, redactor_of

from docgen.redact import Redactor

PEOPLE: dict[str, Called] = {
    "Bell": ("Tariq", "Bell"),
    "Stone": ("Gavin", "Stone"),
    "Wall": ("Ruth", "Wall"),
    "Park": ("Nigel", "Park"),
    "Day": ("Imelda", "Day"),
    "Marsh": ("Owain", "Marsh"),
    "Small": ("Kerry", "Small"),
    "Best": ("Lennox", "Best"),
    "Court": ("Abena", "Court"),
    "Lock": ("Nadia", "Lock"),
    "Field": ("Simone", "Field"),
    "Ward": ("Conor", "Ward"),
    "Price": ("Lowri", "Price"),
    "Church": ("Milan", "Church"),
    "Hart": ("Rukhsana", "Hart"),
    "Young": ("Piotr", "Young"),
    "Jack": ("Jack", "Oyelaran"),
    "Gene": ("Gene", "Oyelaran"),
    "Kitty": ("Kathleen", "Oyelaran", "Kitty"),
    "Deep": ("Gurdip", "Oyelaran", "Deep"),
    "Dawn": ("Dawn", "Oyelaran"),
    "Pat": ("Pat", "Oyelaran"),
    "Summer": ("Summer", "Oyelaran"),
    "Max": ("Max", "Oyelaran"),
    "Roger": ("Roger", "Oyelaran"),
    "Luke": ("Luke", "Oyelaran"),
    "William": ("William", "Oyelaran"),
    "Charlie": ("Charlie", "Oyelaran"),
    "Bill": ("Bill", "Oyelaran"),
    "Heather": ("Heather", "Oyelaran"),
    "Noor": ("Noor", "Oyelaran"),
    "Jazz": ("Jaswinder", "Oyelaran", "Jazz"),
    "Porter": ("Misha", "Porter"),
    "Weeks": ("Ana", "Weeks"),
    "Justice": ("Ana", "Justice"),
    "Chelsea": ("Chelsea", "Oyelaran"),
    "Mary": ("Mary", "Oyelaran"),
    "Moss": ("Ana", "Moss-Hall"),
    "Roe": ("Ana", "Roe"),
    "Clare": ("Clare", "Oyelaran"),
}
THINGS = [
    ("Stone", "Stone wall partly down since the storm."),
    ("Stone", "Stone recovered from the grass, bagged."),
    ("Stone", "Stone thrown at the window of the shop."),
    ("stone", "The dry stone wall was hit by the van."),
    ("Stones", "A tribute to the Rolling Stones, until late."),
    ("Bell", "Bell push loose, wires showing."),
    ("bell", "The fire bell went and nobody came."),
    ("Wall", "Wall ties to be replaced in May."),
    ("Wall", "Wall-mounted heater not working."),
    ("Wall", "Notice under the Party Wall etc. Act 1996."),
    ("Park", "Park benches burnt, two of them."),
    ("Day", "Day 9: nothing heard."),
    ("Day", "Day trips are offered by the centre."),
    ("Day", "The St David's Day fair is moved."),
    ("day", "The next day came the same noise."),
    ("Marsh", "Marsh gas suspected, Cadent told."),
    ("Small", "Small claims court is an option."),
    ("Best", "Best practice was followed."),
    ("Court", "Court order to be served by hand."),
    ("Court", "The County Court will list it."),
    ("Court", "Court 3 at ten."),
    ("Lock", "Lock cylinder snapped."),
    ("Field", "The Playing Field gates are shut at dusk."),
    ("Ward", "Ward 12 was full."),
    ("Price", "Price cap explained."),
    ("Church", "Church bells are not a statutory nuisance."),
    ("Hart", "The Red Hart's licence is reviewed."),
    ("Young", "Under the Children and Young Persons Act 1933."),
    ("Jack", "Jack lead pulled from the speaker."),
    ("jack", "He took the trolley jack to the kerb."),
    ("jack", "Neighbour says the council know jack about it."),
    ("Jack", "Union Jack on the balcony."),
    ("gene", "They joke about a shallow gene pool here."),
    ("kitty", "Residents put 5 pounds each in the kitty."),
    ("deep", "Cellar is knee deep after rain."),
    ("deep", "Hall was deep in rubbish."),
    ("Deep", "Deep-fried food smells."),
    ("Deep", "Deep clean booked."),
    ("Dawn", "Dawn raid by police at another block."),
    ("Pat", "Pat on the back for the caretaker."),
    ("Pat", "Pat testing of the kettle is due."),
    ("Summer", "Summer holidays are the worst."),
    ("max", "Volume was at max 4 of ten."),
    ("max", "Grant of max £200."),
    ("roger", "Control: roger that."),
    ("Luke", "Tea at St Luke's Church every week."),
    ("William", "Fight outside the William IV again."),
    ("Charlie", "Bravo Charlie 4 sent."),
    ("Bill", "The Victims and Sentencing Bill is before Parliament."),
    ("heather", "He planted the heather by the step."),
    ("Noor", "The imam of the Al-Noor Mosque helped."),
    ("jazz", "They play jazz until one."),
    ("porter", "A hospital porter came by and saw it."),
    ("weeks", "Six weeks passed without a reply."),
    ("Justice", "Youth Justice Service to attend."),
    ("Chelsea", "A man in a Chelsea FC shirt."),
    ("Mary", "The Mary, Queen of Scots closes at one."),
    ("Moss", "Moss killer on the steps, the hall was wet."),
    ("roe", "A roe deer ran across."),
    ("Church", "Letter from the Church of England."),
    ("Young", "The young person's Duke of Edinburgh award."),
    ("Day", "Day-to-day contact is with the PCSO."),
    ("day", "One day left to appeal."),
    ("Luke", "The fire was near St. Luke's Church."),
    ("max", "Fence to be max. 2 metres."),
    ("Wall", "Wall-papered over the damp."),
    ("Clare", "Clare's Law was explained."),
]
PERSONS = [
    ("Stone", "Stone walls himself in every night."),
    ("Stone", "Stone recovered from his injuries."),
    ("Stone", "Stone thrown out of the pub."),
    ("Stone", "Stone recovered from the operation."),
    ("Stone", "Stone threw a stone."),
    ("Bell", "Bell pushed past the officer."),
    ("Bell", "Spoke to the caretaker and Bell went home."),
    ("Wall", "Wall ties his dog to the gate."),
    ("Wall", "Told Wall unit 4 is empty."),
    ("Wall", "Wall-related visit done."),
    ("Wall", "R. Wall unit 4."),
    ("Park", "Park ran away."),
    ("Park", "Park-owned dog barked."),
    ("Day", "Day 12 Larkspur Road; Stone next door."),
    ("Day", "Complained: Stone 41, Day 39, others unknown."),
    ("Day", "Day 12 denies all of it."),
    ("Day", "Day trips over his own rubbish."),
    ("Marsh", "Marsh landed a punch."),
    ("Marsh", "Mr Marsh gas bill unpaid."),
    ("Small", "Small claimed he was out."),
    ("Small", "Small claims the fence is his."),
    ("Best", "Best interested in mediation."),
    ("Court", "Abena Court orders food at midnight."),
    ("Court", "Court ordered a pizza."),
    ("Lock", "Lock changes his story each time."),
    ("Field", "Field noted the noise."),
    ("Ward", "Ward staffs the bar and shouts."),
    ("Price", "Price matches the description."),
    ("Church", "Church belled the intercom."),
    ("Hart", "Ms Hart's licence is suspended."),
    ("Jack", "Jack plugged in the amp."),
    ("jack", "spoke to jack about the music."),
    ("Jack", "We know Jack from the last case."),
    ("Jack", "Jack up the stairs shouting again."),
    ("gene", "Neighbour and gene were at it again."),
    ("Gene", "Gene pooled the money."),
    ("kitty", "rang kitty who cried."),
    ("Kitty", "Kitty for the review, please."),
    ("deep", "Resident saw deep at the door."),
    ("Deep", "Deep in the lift again, smoking."),
    ("Dawn", "Dawn raided the bins."),
    ("Pat", "Pat on the second floor heard it."),
    ("Pat", "Pat on the back step smoking."),
    ("Summer", "Summer times her parties badly."),
    ("Max", "Max 2 doors down shouted."),
    ("Roger", "Roger that evening was drunk."),
    ("Luke", "On High St Luke's dog barked."),
    ("Luke", "St. Also Luke's car."),
    ("William", "William I saw, not his son."),
    ("Charlie", "Charlie 4 doors down came."),
    ("Bill", "Tenant Bill was warned."),
    ("Bill", "After sentencing Bill moved away."),
    ("heather", "Her friend said heather was there."),
    ("Heather", "Heather by the step was crying."),
    ("Noor", "Noor at the mosque was asked."),
    ("Jazz", "Jazz played music all night."),
    ("Porter", "The hospital rang. Porter came by and saw it."),
    ("Weeks", "Six visits. Weeks denies them all."),
    ("Justice", "Youth worker told Justice about it."),
    ("Chelsea", "Chelsea in a Derby FC shirt."),
    ("Mary", "Mary, queen of the estate as she says."),
    ("Small", "Small claims no knowledge of it."),
    ("Roe", "Roe was rude to a neighbour."),
    ("Church", "Church of 14 Elm Road was told."),
    ("Day", "One visit. Day left to appeal."),
    ("jack", "hi jack, please ring me. Thanks. A."),
    ("Max", "Max was two metres away."),
    ("Heather", "Heather-led group met."),
    ("Clare", "Clare's law books were thrown out."),
    ("Stone", "Told him Stone was out."),
    ("Lock", "Lock 14, Field 12: both deny it."),
]


@functools.cache
def redactor(name: str) -> Redactor:
    return redactor_of(PEOPLE[name])


def whose(name: str) -> str:
    forms = (name.lower(), name.lower().removesuffix("s"))
    return next(known for known in PEOPLE if known.lower() in forms)


@pytest.mark.parametrize(("name", "text"), THINGS)
def test_a_thing_that_is_called_so_stays(name: str, text: str) -> None:
    assert redactor(whose(name)).text(text) == text


def test_a_date_stays_where_somebody_is_called_jan() -> None:
    redactor = redactor_of(("Jan", "Oyelaran"))
    for text in ("Meeting on 3 Jan 2026.", "By 14th Jan at the latest.", "The letter of Jan 2026."):
        assert redactor.text(text) == text
    for text in (
        "Spoke to Jan on 3 May.",
        "Jan, 14, was there.",
        "Jan 3 doors down came.",
        "At no. 3 Jan shouted.",
    ):
        assert left(redactor, text, "Jan") == ""


def test_months_joined_are_months() -> None:
    redactor = redactor_of(("May", "Oyelaran"))
    assert redactor.text("May to July: nothing.") == "May to July: nothing."
    assert left(redactor, "May to be told in July.", "May") == ""


def test_wi_fi_is_nobody_called_fi() -> None:
    redactor = redactor_of(("Fiifi", "Oyelaran", "Fi"))
    assert redactor.text("The wi-fi was off.") == "The wi-fi was off."
    assert left(redactor, "The wife saw Fi.", "Fi") == ""


def test_what_will_is_followed_by_tells_whether_it_is_the_verb() -> None:
    redactor = redactor_of(("Will", "Oyelaran"))
    for text in ("Will made a threat.", "Will refused entry.", "They say will got home late."):
        assert left(redactor, text, text[text.lower().index("will") :][:4]) == ""
    for text in (
        "It will need a visit.",
        "Will proceed to a hearing.",
        "Will shared doors be mended?",
        "His dad's will is with solicitors.",
    ):
        assert redactor.text(text) == text


def test_days_of_the_week_joined_are_days() -> None:
    redactor = redactor_of(("Ana", "Monday"))
    assert redactor.text("Monday to Friday, nine to five.") == "Monday to Friday, nine to five."
    assert left(redactor, "Monday to be visited.", "Monday") == ""


def test_a_question_that_begins_with_will_asks_of_the_other() -> None:
    redactor = redactor_of(("Will", "Brown"))
    assert redactor.text("Will Brown (16) be charged?").startswith("Will [")
    assert left(redactor, "Will Brown be charged with it.", "Will Brown") == ""
    assert left(redactor, "Will Brown was there?", "Will Brown") == ""


def test_a_month_before_the_first_name_is_the_month() -> None:
    redactor = redactor_of(("Sian May", "Oyelaran"))
    assert redactor.text("In May Sian wrote.").startswith("In May [")
    assert left(redactor, "Letter from Sian May Oyelaran.", "Sian May Oyelaran") == ""


def test_the_halves_of_a_surname_in_small_letters_after_an_article_are_words() -> None:
    redactor = redactor_of(("Ana", "Church-Hall"))
    assert redactor.text("The church hall is booked.") == "The church hall is booked."
    assert left(redactor, "Ana church hall is booked.", "church hall") == ""
    assert left(redactor, "Ms Church Hall is booked.", "Church Hall") == ""


def test_a_church_is_nobody_called_st_john() -> None:
    redactor = redactor_of(("Toby", "St John"))
    assert redactor.text("Fire at St John's Church, again.") == "Fire at St John's Church, again."
    assert left(redactor, "Fire at St John's house, again.", "St John") == ""


def test_the_note_of_a_letter_is_no_name() -> None:
    redactor = redactor_of(("Toby", "Oyelaran"))
    assert redactor.text("First letter is wrong (Greek Kappa).") == "First letter is wrong (Greek Kappa)."
    assert left(redactor, "A neighbour (Doreen Kappal) came.", "Doreen Kappal") == ""


@pytest.mark.parametrize(("name", "text"), PERSONS)
def test_a_person_in_the_same_place_goes(name: str, text: str) -> None:
    assert left(redactor(whose(name)), text, name) == ""
