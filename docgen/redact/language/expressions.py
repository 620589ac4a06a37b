"""What everybody calls so, and nobody of a case is: "Winnie the Pooh", "bob a job". Hand-written."""

from __future__ import annotations

import re
from collections import defaultdict

_EXPRESSIONS = """
old bailey, aberdeen angus, angus beef, angus steak, angus burger, young and old, old and young, young or old, al
jazeera, el paso, winnie the pooh, where's wally, wheres wally, bob a job, bob-a-job, bob's your uncle, bob the
builder, postman pat, thomas the tank, dora the explorer, peppa pig, fireman sam, billy no mates, peter rabbit,
peter pan, harry potter, billy goat, billy bookcase, sponge bob, paddington bear, rupert bear, teddy bear, mickey
mouse, minnie mouse, donald duck, daisy chain, betty boop, mo farah, nelson's column, nelson mandela, robin hood,
robin reliant, reliant robin, jack russell, jack frost, jack daniel's, jack daniels, jim beam, jack and jill, jerry
can, jerry cans, jack in the box, tom and jerry, tom thumb, peeping tom, plain jane, john doe, joe bloggs, joe
public, average joe, sloppy joe, jolly roger, good samaritan, king charles, queen elizabeth, prince william, prince
harry, prince george, sweet william, black-eyed susan, typhoid mary, ave maria, nosy parker, nosey parker, smart
alec, smart aleck, davy lamp, johnny come lately, ben and jerry, ben & jerry, tommy gun, molly guard, molly coddle,
apple mac, mac and cheese, mac n cheese, levi's jeans, levis jeans, levi jeans, levi's 501, pair of levi's, pair of
levis, wrangler jeans, lee jeans, aga cooker, range rover, land rover, transit van, ford focus, mercedes benz, alfa
romeo, austin allegro, mini cooper, ford fiesta, morris minor, harley davidson, calor gas, stanley knife, stanley
knives, swiss army, black and decker, dyson hoover, henry hoover, double dutch, going dutch, dutch barge, dutch
courage, dutch auction, scotch egg, scotch jocks, french windows, french doors, welsh cakes, welsh rarebit, brit
school, pip squeak, heath robinson, carol singers, carol singing, carol service, christmas carol, holly bush, holly
hedge, holly wreath, laurel hedge, laurel bush, box hedge, hazel hedge, hazel tree, bay tree, willow tree, rowan
tree, olive tree, ivy league, rosemary bush, poppy appeal, poppy day, basil plant, ginger beer, ginger biscuits,
ginger cat, sandy soil, sandy beach, dolly mixture, dolly mixtures, penny black, mark my words, rob a bank, rich
tea, earl grey, victoria sponge, queen victoria, lady godiva, cock robin, guy fawkes, charlie chaplin, elvis
presley, lee side, pretty penny, william hill, price to follow, price tbc, price on application, blarney stone,
rosetta stone, foster carer, foster carers, foster care, foster child, foster children, foster parent, foster
parents, foster mum, foster family, foster placement, bobby on the beat, bobbies on the beat, bobbies, bobby pin,
bobby pins, bobby dazzler, post-it, post-its, post-it note, post-it notes, post it note, post it notes, hackney
carriage, hackney carriages, hackney cab, dot matrix, dot to dot, cod and chips, cod fish, boys in blue, lent term,
lynch mob, battle ground, freddie mercury, amy winehouse, gary lineker, wayne rooney, david beckham, marcus
rashford, jeremy kyle show, lan cable, lan cables, lan port, lan ports, lan network, lan connection, grace period,
grace periods, stray dog, stray dogs, stray cat, stray cats, stray bullet, stray animal, stray animals, hope
valley, moon landing, moon landings, ash tree, ash trees, ash dieback, big mac wrapper, big mac wrappers, big mac
meal, big mac box, tom dick and harry, jack up the car, union jack, union jacks, james bond, winston churchill,
mary queen of scots, queen of scots, hong kong, park royal, khan academy, rolling stones, stone roses, mini
coopers, jacked up, jack of all trades, every man jack, jack the lad, jack the ripper, jack and the beanstalk, jack
o' lantern, jack-o-lantern, jack pot, day and night, night and day, day to day, day-to-day, day by day, day in day
out, day one, dawn to dusk, dusk to dawn, dawn till dusk, in the kitty, kitty litter, in a mo, half a mo, to the
max, baba ganoush, allahu akbar, allah u akbar, smart price, ray of sunshine, ray of light, ray of hope, ray-ban,
ray ban, ray-bans, nick of time, for pete's sake, heavens to betsy, keeping up with the joneses, murphy's law,
parkinson's law, parkinson's disease, down's syndrome, alzheimer's disease, crohn's disease, hodgkin's lymphoma,
raynaud's disease, asperger's syndrome, tourette's syndrome, lou gehrig's, hobson's choice, adam's apple, achilles
heel, jekyll and hyde, sherlock holmes, forrest gump, mary poppins, doctor who, dr who, mr bean, mrs brown's boys,
mr blobby, mr tumble, mr whippy, mr kipling, dr pepper, dr martens, doc martens, mrs doubtfire, lord nelson, lord
of the rings, game of thrones, duke of york, duke of wellington, prince of wales, king of the hill, bob marley, bob
dylan, elton john, rod stewart, taylor swift, jimi hendrix, david bowie, tina turner, johnny cash, jethro tull,
iron maiden, black sabbath, pink floyd, deep purple, judas priest, uriah heep, lady gaga, ed sheeran, dolly parton,
freddie flintoff, ricky gervais, morecambe and wise, laurel and hardy, romeo and juliet, jeremy corbyn, boris
johnson, tony blair, margaret thatcher, rishi sunak, keir starmer, david cameron, nigel farage, barack obama,
donald trump, martin luther king, rosa parks, florence nightingale, isaac newton, charles darwin, charles dickens,
jane austen, william shakespeare, oscar wilde, roald dahl, jk rowling, agatha christie, christopher wren, john
lewis, john lennon, marks and sparks, paddy power, burger king, harvey norman, laura ashley, ben sherman, jack
wills, jack & jones, jack and jones, ted baker, max mara, tk maxx, pret a manger, dunkin donuts, wendy's burger,
domino's pizza, tim hortons, captain morgan, johnnie walker, stella artois, sam smith's brewery, joe 90, uncle
ben's, aunt bessie's, mother's pride, mother's day, father's day, new year's day, new years day, valentine's day,
valentines day, boxing day, christmas day, christmas eve, new year's eve, new years eve, pancake day, bonfire
night, good friday, easter monday, palm sunday, ash wednesday, alan partridge, basil fawlty, bob cratchit, oliver
twist, alice in wonderland, snow white, king arthur, little britain, little mix, justin bieber, shepherd's pie,
shepherds pie, cottage pie, lancashire hotpot, bubble and squeak, peach melba, eton mess, mcdonald's wrapper,
mcdonalds wrapper, mcdonald's wrappers, mcdonalds wrappers, mcdonald's drive, mcdonalds drive, mcdonald's burger,
mcdonalds burger, mcdonald's burgers, mcdonalds burgers, mcdonald's milkshake, mcdonalds milkshake, mcdonald's
milkshakes, mcdonalds milkshakes, mcdonald's happy meal, mcdonalds happy meal, church of england, church of
scotland, church of ireland, ward of court, wards of court, hall of residence, halls of residence, lily of the
valley, mark of respect, court of appeal, court of protection, court of session, bill of rights, day of action,
field of vision, power of attorney, price of fish, best of luck, best of both, case in point, case by case, house
of commons, house of lords, justice of the peace, rule of law, king of the castle, land of hope, dean of studies,
dean of students, forest of dean, wi-fi, wi fi, sci-fi, hi-fi, all that jazz, harry ramsden's, harry ramsdens, andy
capp, linda mccartney, miley cyrus, del boy, tyler the creator, ned kelly, miller and carter, miller & carter,
fisher price, collins dictionary, mills & boon, mills and boon, guy's hospital, guys hospital, andy's man club,
andys man club, bloody mary, dear john letter, long johns, luke warm, simple simon, shepherds bush, shepherd's
bush, grace and favour, roger and out, victoria park, victoria line, victoria station, george cross, king george,
st helens, st ives, st albans, st neots, st austell, st andrews, st davids, st leonards, marie curie, macmillan
nurse, macmillan nurses, barnardo's, suzy lamplugh, stephen lawrence inquiry, charlie waller, lucy faithfull,
noah's ark, jimmy savile, joe wicks, bob's burgers, hey siri, land's end, john o'groats, lee valley, milton keynes,
bury st edmunds, tunbridge wells, bethnal green, golders green, wood green, acton town, hyde park, regent's park,
finsbury park, harrow on the hill, notting hill, primrose hill, box hill, kings lynn, king's lynn, kings cross,
king's cross, charing cross, bishop auckland, bishop's stortford, market harborough, chester-le-street, long eaton,
church gresley, ashby-de-la-zouch, lyme regis, weston super mare, weston-super-mare, blackpool rock, frank sinatra,
tom cruise, brad pitt, jack reacher, john wick, dawn french, lenny henry, bruce lee, jackie chan, postman's knock,
jack of spades, queen of hearts, king of spades, ace of spades, bruce willis, sean bean, grant shapps, dale winton,
holly willoughby, phillip schofield, joy division, johnny depp, ruby wax, pearl harbor, pearl harbour, jade goody,
olive oyl, batman and robin, art garfunkel, simon and garfunkel, simon cowell, max verstappen, ray winstone, ray
mears, cliff huxtable, rob roy, robson and jerome, rocky balboa, sandy hook, summer bay, home and away, albert
square, rovers return, coronation street, sesame street, downing street, wall street, fleet street, bond street,
oxford street, carnaby street, threadneedle street, mark zuckerberg, bill gates, bill clinton, hillary clinton,
will.i.am, will ferrell, drew barrymore, jack nicholson, jack grealish, harry kane, marcus aurelius, tom hanks, tom
yum, bob geldof, bob monkhouse, penny mordaunt, penny lane, eleanor rigby, abbey road, know jack about, knows jack
about, knew jack about, park and ride, the first noel, ding dong merrily, good king wenceslas, sweet caroline, come
on eileen, dirty diana, billie jean, mustang sally, ruby tuesday, waltzing matilda, proud mary, lucy in the sky,
ob-la-di, peggy sue, help me rhonda, barbara ann, bette davis eyes, jessie's girl, stacy's mom, lovely rita,
michelle ma belle, our father, hail mary, holy mary, happy birthday, pell mell, job hunter, job hunters, terry
nappies, terry nappy, terry towelling, abs light, after dawn, before dawn, at dawn, until dawn, till dawn, crack of
dawn, dawn raid, dawn raids, lamb and flag, rich text, rich or poor, rich and poor, pound for pound, bill going
through, bill before parliament, pride and joy, jump for joy, jumped for joy, jumping for joy, tears of joy, bundle
of joy, glimmer of hope, hope for the best, there is hope, there was hope, lost hope, lose hope, losing hope,
losing faith, lost faith, good faith, saving grace, fall from grace, gave chase, give chase, gives chase, giving
chase, hope to hear, hope to see, hope to meet, hope to close, hope to resolve, hope to have, acts of faith, leap
of faith, banks on a, banks on the, banked on,
"""

_WITH_COMMAS = ("mary, queen of scots", "day in, day out")
# A saying only where the clause ends with it, or "for" goes on: "Pat on the back step".
_AT_AN_END = ("pat on the back", "pat on the head", "pat on the shoulder")


# Two names: a saying, but where somebody does something, two people.
_PAIRS = (
    "tom and jerry",
    "jack and jill",
    "ben and jerry",
    "ben & jerry",
    "jack and jones",
    "romeo and juliet",
    "laurel and hardy",
    "simon and garfunkel",
    "robson and jerome",
    "batman and robin",
    "tom dick and harry",
)
# A song, or a letter: "Hey Jude" on the speaker, "Hey Jude, call me".
_GREETED = ("hey jude", "hello dolly", "dear prudence", "oh carol")
_DO = re.compile(
    r"\s(?:were|are|have|had|both|came|left|said|told|shout|rang|refused|denied|live|lived|moved|attended)"
)


def _by_word() -> dict[str, tuple[tuple[str, int], ...]]:
    found: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    listed = (" ".join(p.split()) for p in _EXPRESSIONS.split(","))
    for phrase in (*listed, *_WITH_COMMAS, *_AT_AN_END, *_GREETED):
        at = 0
        for word in re.split(r"[ -]", phrase):
            found[word.replace("'", "").rstrip(",").removesuffix("s")].append((phrase, at))
            at += len(word) + 1
    return {word: tuple(places) for word, places in found.items()}


_BY_WORD = _by_word()


def in_expression(lower: str, start: int, key: str) -> bool:
    """Whether the word with this key, at ``start`` of a text in small letters, is part of a saying."""
    return expression_at(lower, start, key) is not None


def expression_at(lower: str, start: int, key: str) -> tuple[int, int] | None:
    """Where the saying begins and ends of which this word is part."""
    for phrase, offset in _BY_WORD.get(key.removesuffix("s"), ()):
        begin = start - offset
        end = begin + len(phrase)
        if begin < 0 or not lower.startswith(phrase, begin):
            continue
        rest = lower[end : end + 5].lstrip(" ")
        if phrase in _AT_AN_END and rest[:1].isalpha() and not rest.startswith(("for ", "from", "all ")):
            continue
        if phrase in _GREETED and (rest.startswith((",", "\n")) or not lower[:begin].rstrip(" \"'")):
            continue
        if phrase in _PAIRS and _DO.match(lower, end):
            continue
        if not lower[end : end + 1].isalpha() and not (begin and lower[begin - 1].isalnum()):
            return begin, end
    return None
