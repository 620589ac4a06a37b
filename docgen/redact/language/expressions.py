"""What everybody calls so, and nobody of a case is: "Winnie the Pooh", "bob a job". Hand-written."""

from __future__ import annotations

from collections import defaultdict

_EXPRESSIONS = """
al jazeera, el paso, winnie the pooh, where's wally, wheres wally, bob a job, bob-a-job, bob's your uncle, bob
the builder, postman pat, thomas the tank, dora the explorer, peppa pig, fireman sam, billy no mates, peter
rabbit, peter pan, harry potter, billy goat, billy bookcase, sponge bob, paddington bear, rupert bear, teddy
bear, mickey mouse, minnie mouse, donald duck, daisy chain, betty boop, mo farah, nelson's column, nelson
mandela, robin hood, robin reliant, reliant robin, jack russell, jack frost, jack daniel's, jack daniels, jim
beam, jack and jill, jerry can, jerry cans, jack in the box, tom and jerry, tom thumb, peeping tom, plain jane,
john doe, joe bloggs, joe public, average joe, sloppy joe, jolly roger, good samaritan, king charles, queen
elizabeth, prince william, prince harry, prince george, sweet william, black-eyed susan, typhoid mary, ave
maria, nosy parker, nosey parker, smart alec, smart aleck, davy lamp, johnny come lately, ben and jerry, ben &
jerry, tommy gun, molly guard, molly coddle, polly put, apple mac, mac and cheese, mac n cheese, levi's jeans,
levis jeans, levi jeans, levi's 501, pair of levi's, pair of levis, wrangler jeans, lee jeans, aga cooker,
range rover, land rover, transit van, ford focus, mercedes benz, alfa romeo, austin allegro, mini cooper, ford
fiesta, morris minor, harley davidson, calor gas, stanley knife, stanley knives, swiss army, black and decker,
dyson hoover, henry hoover, double dutch, going dutch, dutch barge, dutch courage, dutch auction, scotch egg,
scotch jocks, french windows, french doors, welsh cakes, welsh rarebit, brit school, pip squeak, heath
robinson, carol singers, carol singing, carol service, christmas carol, holly bush, holly hedge, holly wreath,
laurel hedge, laurel bush, box hedge, hazel hedge, hazel tree, bay tree, willow tree, rowan tree, olive tree,
ivy league, rosemary bush, poppy appeal, poppy day, basil plant, ginger beer, ginger biscuits, ginger cat,
sandy soil, sandy beach, dolly mixture, dolly mixtures, penny black, mark my words, rob a bank, rich tea, earl
grey, victoria sponge, queen victoria, lady godiva, cock robin, guy fawkes, charlie chaplin, elvis presley,
freddie mercury, amy winehouse, gary lineker, wayne rooney, david beckham, marcus rashford, jeremy kyle show,
lan cable, lan cables, lan port, lan ports, lan network, lan connection, grace period, grace periods, stray dog,
stray dogs, stray cat, stray cats, stray bullet, stray animal, stray animals, hope valley, moon landing, moon
landings, ash tree, ash trees, ash dieback, big mac wrapper, big mac wrappers, big mac meal, big mac box, tom
dick and harry
"""


def _by_word() -> dict[str, tuple[tuple[str, int], ...]]:
    found: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for phrase in (" ".join(p.split()) for p in _EXPRESSIONS.split(",")):
        at = 0
        for word in phrase.split(" "):
            found[word.replace("'", "").removesuffix("s")].append((phrase, at))
            at += len(word) + 1
    return {word: tuple(places) for word, places in found.items()}


_BY_WORD = _by_word()


def in_expression(lower: str, start: int, key: str) -> bool:
    """Whether the word with this key, at ``start`` of a text in small letters, is part of a saying."""
    for phrase, offset in _BY_WORD.get(key.removesuffix("s"), ()):
        begin = start - offset
        end = begin + len(phrase)
        if begin < 0 or not lower.startswith(phrase, begin):
            continue
        if not lower[end : end + 1].isalpha() and not (begin and lower[begin - 1].isalnum()):
            return True
    return False
