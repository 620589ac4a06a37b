"""Words that addresses are made of: kinds of site, home and floor, and the words that places are named after.

Hand-written and not complete: what is missing is taken for a name sooner than for a word.
"""

from __future__ import annotations

from docgen.redact.language.wordsets import listed, words

# The ends of the name of a site, besides those of houses; one of two words counts only with both.
SITES = words(
    """
    marina basin moorings mooring boatyard campsite caravans pontoon pontoons paddock stables grange priory abbey
    rectory vicarage manse parsonage oasthouse farmhouse steading steadings hostel foyer refuge almshouses arcade
    precinct
    """
)
SITES_OF_TWO = frozenset(
    (first, second)
    for first in listed(
        "caravan residential mobile holiday home homes leisure country chalet lodge trailer traveller"
    )
    for second in listed("park site village")
)
# What the name of a hamlet or a row of houses ends in: "Moor Top" is where somebody lives, as "Nettle Bank" is.
LINE_ENDS = words(
    """
    top end bottom bottoms side head foot nook fold row hey heys clough bank banks piece ings gate brow edge rake
    raikes lea leas leys ley royd royds holme holmes carr cote cotes bower booth booths intake steps
    stile lumb knoll knowle green common moor yard corner crossing crossroads ridge rigg slack hirst hurst shaw tor
    wood woods
    """
)
# How the first words of the name of a farm or a house are written for short.
SHORT_FRONTS: dict[str, str] = {
    "upr": "upper",
    "upp": "upper",
    "uppr": "upper",
    "lwr": "lower",
    "lowr": "lower",
    "nthr": "nether",
    "neth": "nether",
    "gt": "great",
    "grt": "great",
    "lt": "little",
    "ltl": "little",
    "mid": "middle",
    "mdl": "middle",
    "nth": "north",
    "sth": "south",
}
# How the last words of a house or a site are written for short.
SHORT_KINDS: dict[str, str] = {
    "hse": "house",
    "ho": "house",
    "ct": "court",
    "crt": "court",
    "fm": "farm",
    "frm": "farm",
    "cott": "cottage",
    "cotts": "cottages",
    "ctg": "cottage",
    "ldg": "lodge",
    "twr": "tower",
    "twrs": "towers",
    "hts": "heights",
    "mnr": "manor",
    "bldg": "buildings",
    "bldgs": "buildings",
    "bungs": "bungalows",
    "pk": "park",
    "prk": "park",
    "cvn": "caravan",
    "cvan": "caravan",
    "res": "residential",
    "resi": "residential",
    "hol": "holiday",
    "hols": "holiday",
    "brn": "barn",
    "mar": "marina",
    "moors": "moorings",
    "vill": "village",
    "grng": "grange",
    "vic": "vicarage",
}
# What stands before the name of a boat.
VESSELS = words("nb mv mb wb nbt narrowboat widebeam boat barge houseboat cruiser yacht vessel")

# Numbered homes that people call by each other's names, and how they shorten them.
UNIT_WORDS: dict[str, tuple[str, ...]] = {
    "room": ("room", "rm", "bedroom", "bedrm"),
    "bungalow": ("bungalow", "bung", "bunga", "bglw", "bngl", "bnglw", "bungalw", "bungelow", "bgw"),
    "pitch": ("pitch", "plot", "van", "caravan", "ptch"),
    "plot": ("plot", "pitch", "plt"),
    "caravan": ("caravan", "van", "pitch", "plot", "cvn"),
    "chalet": ("chalet", "plot", "pitch"),
    "lodge": ("lodge", "plot", "pitch"),
    "berth": ("berth", "mooring", "moor", "brth"),
    "mooring": ("mooring", "moor", "berth", "mrg", "moring"),
    "pontoon": ("pontoon", "berth", "mooring"),
    "unit": ("unit", "ut"),
    "cottage": ("cottage", "cott", "ctg"),
}

# The floors by which flats are known, in the ways that people write them.
LEVELS: dict[str, str] = {
    "ground": "ground|grnd|grd|gnd",
    "first": "first|1st",
    "second": "second|2nd",
    "third": "third|3rd",
    "top": "top",
    "basement": "basement|bsmt|bsmnt|bment",
    "garden": "garden|gdn",
    "attic": "attic|loft",
    "upper": "upper|upr",
    "lower": "lower|lwr",
    "upstairs": "upstairs|up-stairs",
    "downstairs": "downstairs|down-stairs",
    "rear": "rear|back",
    "front": "front",
    "middle": "middle|mid",
}
# "GFF", "F/F flat"
LEVEL_LETTERS: dict[str, str] = {
    "ground": "g",
    "first": "[f1]",
    "second": "[s2]",
    "third": "[t3]",
    "top": "t",
}

# Plain words that houses and streets are named after: by themselves, in small letters, they name none.
PLACE_WORDS = words(
    """
    abattoir abbey acacia acorn alder apple ash aspen badger bank bankside barley barn basin beacon bee beech
    beeches bees berry birch birches bird bishop blackbird bluebell boat boating bothy brae bramble brewery
    brickyard bridge brook broom burn buttercup buzzard byre cairn canal castle cedar cedars chapel chase
    cherry chestnut chestnuts church clay cliff clover coach coal colliery common cooper copper copse corn
    corner cornflower cottage cow crane cricket croft crossing crown cuckoo curlew curlews dairy daisy dale
    deer dell dove dragonfly duke eagle east elder elm elms falcon farm fern ferns field fields finch fir firs
    ford forest forge foundry fountain fox foxglove furnace gable gables garden garth gate ginger gipsy glebe
    golden gorse granary grange green grove gull gypsy hall harbour hare harvest hawthorn hawthorns hay hazel
    hazels heath heather hedge heron high highfield hill hills hilltop hive hollies hollow hollows holly holm
    honey hop horse industrial ivy jubilee keeper kestrel kiln king kingfisher kings lake lakeside lane larch
    larches lark laurel laurels lavender lazy lilac lily lime limes linden little lock lodge long lower magpie
    malthouse malting maltings manor maple marina market marsh meadow meadows merry milestone mill miller
    millstone mine mint moat moor mooring moorings moss mount mountain museum nether new nightingale north oak
    oaks oast old orchard orchards osier osprey otter owl paddock park partridge pasture pastures peak pear
    pheasant pine pines pinfold pit plane plot pond poplar poplars poppy pottery priory quarry queen queens
    railway rectory red regent reservoir rise river robin rocky rook rookery rope rose roses rowan rowans royal
    rye saddle sand sandy school shepherd shire silver skylark slate smithy snowdrop south spa sparrow spinney
    spring springs square squirrel stable stables star station steeple stone stony sunny sunrise sunset swallow
    swallows swan sweet sycamore sycamores tanner tannery temple thistle thorn thorns thrush top tower trent
    tulip upper vale valley vicarage victory view village vine vineyard violet wagtail walnut water watermill
    wayside weaver weavers well wells west wharf wheat white widow wild willow willows wind windmill windy wood
    woodland woodpecker woods wren wrens yew yews
    """
)

# What grows or lies there, after the name of a plant or of a kind of ground.
LAND = words(
    """
    bank banks beach bed beds berries branches bush bushes ground hedge hedges hedging leaves loam path paths
    plant plants roots seeds shrub shrubs soil soils tree trees
    """
)
# What makes the word before it something else than a street or a house.
SOMETHING_ELSE = words(
    """
    academy afc albion ambulance athletic beat bells borough brewery bus business bypass cafe canal cathedral
    chapel choir church city clinic college colliery community constituency council councillor councillors
    county district division fc fire gazette gym hall hospital hotel industrial inn island job jobcentre
    junction leisure library market members mill mills mosque museum newspaper nursery official officials
    parish pharmacy police post practice pub railway rangers reservoir retail rfc roundabout rovers school
    schools service services share shares shopping station surgery temple times town tram united viaduct
    wanderers ward wardens wards
    """
)

# What is written where the case does not know where somebody lives.
NOWHERE = words(
    """
    unknown withheld abode nfa address homeless temporary confidential redacted tbc none n/a na care c/o council
    not known various sofa refused undisclosed
    """
)

# Towns, villages and counties round about: as a line of an address they are no house.
PLACES_ROUND_ABOUT = words(
    """
    alfreton allestree alvaston ambergate ashbourne ashgate ashover aston bakewell barlborough barlow beighton
    belper birdholme bolsover borrowash boulton brackenfield brailsford breadsall breaston brimington burton
    buxton calow castleton chaddesden chellaston cheshire chesterfield chinley clowne codnor creswell crich
    cromford darley derby derbyshire doveridge draycott dronfield duffield eckington elvaston england etwall
    eyam fairfield findern gamesley glossop grassmoor grindleford hadfield hasland hathern hathersage hatton
    hayfield heage heanor hilton holbrook holloway holmewood hope horsley hulland ilkeston inkersall ironville
    kilburn killamarsh kniveton langley leicester leicestershire linton littleover loscoe loundsley mackworth
    manchester mansfield marehay matlock measham melbourne mickleover milford morton newhall newton normanton
    nottingham nottinghamshire oakwood ockbrook openwoodgate osmaston overseal pilsley pinxton pleasley pye
    renishaw repton ripley risley rosliston rowsley sandiacre sawley scarcliffe shardlow sheffield shipley
    shirebrook shirland sinfin smalley somercotes spondon staffordshire stanton staveley stoke stonebroom
    stretton swadlincote swanwick taddington tansley tibshelf tideswell tupton uk unstone uttoxeter walton
    wessington weston whitwell willington wingerworth winshill wirksworth woodville yorkshire youlgreave
    """
) | frozenset(
    listed(
        """
        clay_cross long_eaton new_mills whaley_bridge castle_donington chapel-en-le-frith chapel_en_le_frith
        langley_mill south_normanton north_wingfield old_tupton new_tupton matlock_bath darley_dale
        church_gresley stoney_middleton castle_gresley hartshorne tutbury burton_on_trent burton_upon_trent
        heath_and_holmewood old_whittington new_whittington new_houghton glapwell doe_lea
        south_wingfield stanley_common west_hallam kirk_hallam little_eaton little_hallam stapleford trowell
        sutton_in_ashfield kirkby_in_ashfield sutton-in-ashfield kirkby-in-ashfield langwith langwith_junction
        poolsbrook duckmanton arkwright_town lower_pilsley
        """
    )
)
