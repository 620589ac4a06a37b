"""Words that stand beside an ordinary word, where the same word is somebody's name as well.

"Brown bins", "grace period", "price list", "White Hart", "Hart Street": no person is meant there. Hand-written.
"""

from __future__ import annotations

from docgen.redact.language.words import MONTHS
from docgen.redact.language.wordsets import words

# Verbs that begin an instruction, and what follows an instruction.
INSTRUCTIONS = words(
    """
    mark bill price chase grant pat rob sue rush stock park ward field post book page charge guard hunt fish brush
    sweep
    """
)
OBJECTS = words(
    """
    the a an all any each every this that these those both your our their his her its my up down out off as it
    them file files case cases papers entries records invoice three two four cctv
    """
)
BUYING = words(
    """
    be agreed paid confirmed sent issued obtained quoted negotiated reduced set fixed approved sought for of
    """
)
HEADLINE_VERBS = words(
    """
    be have attend visit contact review need continue write send meet take provide not also call
    """
)
COLOURS = words("brown black white green grey gray blue red pink gold golden silver orange purple yellow")
COLOURED = words(
    """
    bin bins lid lids wheelie recycling caddy bag bags sack sacks box boxes waste envelope envelopes paper dog
    dogs cat cats terrier staffie labrador coat jacket hoodie shoes boots hair haired eyes eyed fence fences gate
    gates door doors car cars van vans brick bricks wall walls stain stains staining stained mark marks carpet
    sofa leather substance powder liquid water sludge patch patches glass bottle bottles rat rats tape tarpaulin
    skin skinned trousers top shirt jumper cap hat tracksuit horse pony field site sauce bread rice sugar ale
    paint painted wooden wood plastic cardboard parcel package folder file form label card cards line lines zone
    light lights space spaces area areas belt grass leaf leaves house houses box goods badge badges flag alert
    rated rating list mail spirit
    """
)
FOLLOWED_BY: dict[str, frozenset[str]] = {
    **dict.fromkeys(COLOURS, COLOURED),
    "young": words(
        """
        people person persons man men woman women adult adults carer carer's carers offender offenders child
        children lad lads boy boys girl girls mother mum family families tenant tenants resident residents male
        males female females victim victims worker workers drivers driver age one ones
        """
    ),
    "van": words("hire driver drivers keys man door doors load parked number plate"),
    "bin": words("store stores collection collections day bag bags lid lids lorry shed men"),
    "mac": words("book laptop address"),
    "frost": words("damage damaged cover protection bite warning"),
    "heather": words("bed beds plant plants bush bushes garden gardens"),
    "ivy": words("growth leaves plant plants"),
    "grace": words("period periods days of"),
    "joy": words("riding riders rider ride"),
    "price": words("list lists range check checks increase rise rises quoted comparison per tag"),
    "prices": words("rose rise fell increased vary"),
    "bill": words("payment payments payer"),
    "bills": words("paid unpaid"),
    "marks": words("on out"),
    "mark": words("down"),
    "will": words("writing"),
    "grant": words(
        """
        application applications funding funded of for money scheme agreement aid access permission
        """
    ),
    "ward": words("councillor councillors panel member members meeting walk manager sister boundary office off"),
    "law": words("centre centres society commission firm enforcement"),
    "field": words("officer officers work visit trip study"),
    "rose": words("bush bushes bed beds garden"),
    "banks": words("of"),
    "bank": words("holiday holidays account accounts statement statements details card transfer"),
    "park": words("ranger rangers warden wardens keeper benches gates"),
    "church": words("hall yard group warden members"),
    "page": words("number numbers of one two"),
    "case": words(
        """
        conference review reviews closed worker work file notes management study number law officer reference id
        history information papers
        """
    ),
    "action": words("plan plans taken"),
    "victim": words("statement statements perspective impact support personal"),
    "victims": words("right rights"),
    "lead": words("officer officers agency agencies"),
    "power": words("of"),
    "person": words("affected responsible"),
    "hope": words("that this the it of so"),
    "moon": words("landing landings light shine"),
    "barrow": words("hire load loads boy boys"),
    "stray": words("dog dogs cat cats animal animals"),
    "river": words(
        """
        bank banks bed level levels path side walk flood flooding derwent trent thames severn mersey tyne tees wear
        humber ouse aire dove wye erewash amber rother soar avon exe tamar dart stour medway cam nene welland
        witham tweed clyde forth tay usk taff towy irwell ribble lune eden calder swale nidd wharfe waveney orwell
        """
    ),
    "faith": words("group groups leader leaders school community"),
    "charity": words("shop shops commission worker"),
    "patience": words("of"),
    "best": words("practice value interests interest endeavours before wishes course"),
    "long": words("term standing running delay delays list time"),
    "short": words("term stay notice list time"),
    "good": words("neighbour practice behaviour news order character"),
    "day": words("centre time one two care release"),
    "street": words("lighting light lights cleansing drinking works wardens pastors"),
    "house": words("number visit visits move moves to rules search"),
    "hall": words("way floor"),
    "key": words("worker workers safe fob fobs holder points contact issues dates person partners findings"),
    "keys": words("returned found cut copied"),
    "frank": words("discussion discussions"),
    "sharp": words("objects object increase rise knife items"),
    "strong": words("smell language wording words"),
    "may": words("need be have half bank also not wish want require day"),
    "april": MONTHS,
    "baker": words("street"),
    "cross": words("reference party border"),
    "green": COLOURED | words("space spaces party"),
    "new": words("fence tenant year"),
    "lane": words("closed closure"),
    "hill": words("top side"),
    "marsh": words("land lands"),
    "wood": words("burner burning fence panel panels smoke"),
    "water": words("bill meter leak company"),
    "post": words("box office code letters room man"),
    "cash": words("only payment machine"),
    "pepper": words("spray sprayed grinder"),
    "olive": words("green oil tree"),
    "english": words("heritage language"),
}
# The same at the beginning of a sentence, where a capital letter says nothing.
OPENS_AS_WORD: dict[str, frozenset[str]] = {
    "price": words("for of"),
    "bill": words("for of sent"),
    "hope": words("to so not you we i all everyone they he she"),
    "keys": words("were are lost found handed for to"),
    "grace": words("of"),
    "joy": words("at in"),
    "rob": words("a"),
    "chase": words("repairs response responses reply replies contractor contractors landlord outstanding"),
    "drew": words("up attention"),
    "good": words("relations result results idea ideas quality"),
    "sue": words("for"),
    "wise": words("to"),
    "bell": words("broken"),
    "patience": words("and with"),
    "faith": words("in"),
    "mark": words("on"),
    "said": words(
        """
        form letter property tenancy document documents report vehicle address premises incident incidents tenant
        flat house meeting date notice agreement order person individual conditions terms
        """
    ),
    "field": words("behind next at"),
    "marsh": words("behind next"),
}
PRECEDED_BY: dict[str, frozenset[str]] = {
    "joy": words("no little of"),
    "cross": words("holy red victoria george charing kings"),
    "dawn": words("at before until till since"),
    "grace": words("of"),
    "hart": words("white red golden"),
    "bell": words("blue old six"),
    "price": words("second fixed asking full half good best purchase total unit lowest market"),
    "prices": words("house energy market"),
    "brown": words("dark light golden hash"),
    "will": words("good free living iron"),
    "mark": words("question check benchmark bench land"),
    "bill": words("water gas electricity repair energy phone tax old draft pay private"),
    "patience": words("your no of lost losing much more some little great endless"),
    "hope": words("no in we i some little any"),
    "chase": words("gave give gives giving"),
    "ward": words("hospital psychiatric hill"),
    "may": words("mid"),
    "eve": words("years year's years' christmas"),
    "day": words("valentine's valentines christmas boxing"),
    "friday": words("monday good last next every"),
    "holiday": words("bank school half"),
    "holidays": words("bank school half"),
    "council": words("district borough city county town parish"),
    "service": words("prosecution probation justice fire ambulance"),
    "letter": words("template"),
}
# A street or a building that has somebody's name is not that person.
PLACES = words(
    """
    street road lane avenue drive crescent terrace gardens court close way grove place square park house hall
    school hospital surgery centre library estate arms inn hotel church academy college pharmacy farm trust
    association society ltd limited foundation university station cottage mews hill row walk green bridge ward
    primary charity
    """
)
BODY_KINDS = words(
    """
    district borough city county town parish voluntary community housing primary secondary high
    """
)
BODIES = words(
    """
    council association trust society group action partnership church centre hospital school college
    """
)
NOT_A_PLACE_BEFORE = words("date hearing order case papers appearance application to proceedings the his her")
