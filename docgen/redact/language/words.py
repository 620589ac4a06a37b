"""Ordinary English, as far as the redactor has to know it.

``NAME_WORDS`` are people's names that are also words; ``PLAIN_WORDS`` are words that notes about anti-social
behaviour use, so that a capital letter or a likeness to a name does not make people of them. Hand-written and not
complete: what is missing here is treated as a name sooner than as a word.
"""

from __future__ import annotations

from docgen.redact.language.diminutives import GIVEN_NAMES
from docgen.redact.language.wordsets import words

NAME_WORDS = words(
    """
    finch partridge pheasant starling bunting nightingale woodcock kestrel magpie robin
    abbey ally almond amber angel april arch ark arrow art ash aspen aster august autumn axe bacon badger baker
    ball banks banner barb barber bard barn baron barrel barrow basil basin bay beach bean bear beard beck bee
    beech bell bench berry best bill birch bird bishop black blade blessing bliss block bloom blossom blue blunt
    bolt bond bone booth boss bow bowl bowler boy brace branch brand brass brave bread breeze brick bridge bridges
    bright brisk broad brook brooks broom brown brush buck bull bullock bunny burden burn burns burr bush butcher
    butler butter cable cage cane cannon canon care carol carpenter case cash castle cat cave chain chamber
    chambers champion chance chapel chaplain charity charm chase cherish cherry chip christian church clay clear
    clerk cliff clock close clover coal coke comfort con constable constance cook cope coral core corn cotton
    court coward cox crane cream crisp cross crow crown crystal curl curry daily dandy daring dark darling dash
    dawn day deacon deal dear dell den dew diamond dolly dolphin dove draper drew driver drum duke dyer eagle earl
    early east eden elder ember english eve ever fair fairy faith falcon farmer father fawn fay feather fee fell
    fen fern field fielding fine fish fisher flint flood flora flower flowers fly foot ford forest fort fox frank
    free freeman french friend frost fuller gage gale game gardener garland garnet gates gay gem gentle german
    ginger glad glass glen glory glover gold golden good goose grace grain grant grave graves gray green grey
    grove guard gull gunner guy hail hall ham hammer hand handy harder hardy hare harmony harp hart harvest haven
    hawk hay haze hazel head healing heart heath heaven helm heron herring hill hills hind holiday holly holm home
    honey honor honour hood hook hope horn horne horse house howl hunt husband inch innocent ivory ivy jay jet
    jewel jolly joy judge july june junior just justice kale key keys kind king kit kite knight knott lace lad
    lake lamb lane lark lavender law lawn leaf lee lemon less liberty light lilac lime line link lion little lock
    lodge london long lord lot love low lucky lush mail major maple march marine mark marks marsh marshal marshall
    mart mast master mat may mayor mead meadow meadows mean medal melody mercy merit mild miles mill miller mills
    mint mister misty mo mole monday money monk moon moor more morning moss moth mount mouse nail nation neat new
    newt nick noble norm north nova nurse nut oak oats ocean olive onion opal orange orchid otter owl pace pack
    page pain palm palmer paradise paris parish park parks parson pass pastor pat patience patient paw peace peach
    peacock pear pearl pearls peel penny pepper perch petal pewter pie pier pike pine pink piper plant plum plumb
    pole pond pool poole pope porter post pot potter pound powder power powers precious price prime prince prior
    purple queen quick quill rabbit rain rainbow ransom rap raven ray read reader red reed reef regent remedy rice
    rich rick ridge right ring rise river rivers roach rob robe rock rod roller roman rook root rope rose rough
    round rover row royal rule rush rust rusty rye sable safe saffron sage sailor saint salmon salt sands sapphire
    savage say scarlet scholar sea seal see self senior serenity sergeant shade shaft sharp shell shepherd sheriff
    shine shore short silk silver simple singer skipper sky slate slaughter small smart smith snow soldier sole
    song sorrel south spark sparks sparrow spear speed spice spider spring squire stack staff stag stamp star
    steel stern steward stile stock stone storm stout strange street strong sue summer summers sun sunday sunny
    swain swallow swan sweet swift sword teal tempest temple thorn thrush tiger tiller timber tinker topper tower
    towers town trainer travel treasure tree trinity trip trout true trust tuesday tulip unity vale van velvet
    verity verse vest vic vicar victor victory view vine virtue wake walker wall waller walls ward warden ware
    warner water waters way well wells west wheat white wild wilder will willow wills win wind winner winter
    winters wise wolf wood woodland worth wren wright yard yeoman york young
    """
)

PLAIN_WORDS = words(
    """
    afghanistan albania algeria angola austria bangladesh belgium brazil britain bulgaria cameroon canada china
    croatia cyprus egypt england eritrea estonia ethiopia europe finland france gambia germany ghana greece
    hungary india iran iraq ireland italy jamaica kenya kosovo latvia lebanon libya lithuania malta morocco
    nepal netherlands nigeria norway pakistan poland portugal romania russia rwanda scotland senegal serbia
    slovakia slovenia somalia spain sudan sweden switzerland syria turkey uganda ukraine vietnam wales yemen
    zambia zimbabwe ferry harbour tram canal airport terminal railway chalet caravan bungalow cottage ability
    accurate achieving acknowledge acknowledged acknowledges additional adequate affected affects appellant
    appendix appraisal appropriate aspect attendees attorney autistic belief beliefs biometric blame brief
    briefly cant cases categories category challenge circulated circumstances civic competent comply
    confidential contents convenient count counted dashed days dealing dealt defined delete designed destroy
    determined developmental disabled discharged discriminatory discussion disorders disrespectful dissatisfied
    dont doubt elected emotional enable enclosures endeavour establish ethnic even exceptional experiencing
    explanatory extract factors flags flowchart format fully gender genetic happy history homes hoping http
    hyperlink inaccurate inadequate incomplete indicated individual individuals informal instead interest
    intervals knowledge latest lawful layout legitimate life lifestyle linked links lodged logo longer
    malicious marked markers means meant misleading mistake mitigate multiple necessary objectively occasions
    opinions opportunities origin overseen overview pages permission perpetrator perpetrators philosophical
    physical political practitioner prefer prejudicial privacy progress progressed proportionate proposed
    provisional published publishes purpose pursued race racial rearranged receipt redacted regulatory rejected
    religion religious rely remember reoccurred reside revealed revealing role settings signature significant
    sincerely spectrum styles substantial summarise summary tackle template thick thought threshold tick ticked
    ticking timeline timescale timescales title unable unconnected understand understanding undertaken
    unfortunately unhappy union unrealistic unreasonably upheld useful using valid valley vary venue vexatious
    vulnerabilities ways webform welcome wherever whilst wish withdrawn
    carries dale dales peak peaks
    amber ashbourne belper bolsover buxton chesterfield derby derbyshire dover erewash glossop heanor ilkeston
    kent matlock ripley swadlincote
    says alibi share shares sees a abc able about above abuse abusive accept acceptable access accommodation
    according account across act action active activity actual add address admit adult advice advise advocate
    african after again against age aged agency agenda aggressive ago agree agreed agreement aim alarm alcohol all
    allegation allege allow alone along already also although always am american an and anger angry annual
    anonymous another anpr answer anti anti-social antisocial any anybody anyone anything apologise apology appeal
    appear applicant application apply appoint approach approve are area argue around arrange arrest arrive arson
    article as asb asbcr asian ask assault assess assist associate association at attach attack attempt attend
    attention authority available avoid await award aware away baby back bad bag bailiff bake baked bakery balcony
    ban bang bank bar bark barked barking barrier base basis battery be beaches beaker became because become bed
    bedroom been before began begin behalf behaviour behaviours behind being believe belly below bench benefit
    beside between beyond bicycle big bike billing bin birth bit bite block blood blown board bobble body bonfire
    booby book borough both bottle bottom box boyfriend brass brawn breach break breed brew bring british broke
    broken brother brought brows build building bully burglary bus business but buy by call calm came camera can
    cancel cannabis cannot car card carers caring carried carry carted cat catch cause caution cctv central centre
    certain chair change charge charger charges charter chat check child children choice christian christmas
    chronology cigarette citizens city civil claim class clean cleaned cleaner cleaning clearance clerk client
    clinic closed closure clothes club code cold collect college come coming commissioner commit common communal
    community company compensation complain complainant complaint complete concern condition conduct confirm
    consent consider constabulary contact contain continue contract contractor control conversation cooperative
    copy corner corporation correct cost could council councillor county couple course cover cpn cpw crew crime
    crimestoppers criminal criteria crowd crown cry current custody customer cut cycle daddy damage danger data
    date daughter dead deadline deaf decide decided decision deed defendant delay deliver delivery demand deny
    department depend describe description designated desk detail detect diaries diary did die different difficult
    direct dirty disability discuss dispute district disturb disturbance diwali do doctor document does dog
    domestic done door doorbell double down draft draw drink drive drone drop drove drown drug drunk due duration
    during duty each earlier early easter eat ecins effect eid eight either elderly electric eleven else email
    emergency employ empty encourage end enforce enforcement engage english enough ensure enter entrance entry
    environment environmental equal escalate escort estate etc european evening event every everyone everything
    evict eviction evidence exact examine example except exclude exclusion exist exit expect explain explore
    extend extra eye face facebook fact fail failed fall false family far fast fault fear february feed feedback
    feel feet fell felt female fence few fiend fight file fill final finally financial find finding fine finish
    fire first fit five fix fixed flat flats flight floor follow following food footage for force form formal
    former forward found foundation four franchise free frequent friday fridge friendly from front frown full fund
    funding furniture further future gain gang garage garden gather gave general get giant girl girlfriend give
    given glance glaze go goes going gone google got government grade graffiti graft grand grandchild
    grandchildren granddaughter grandfather grandmother grandson grape grate grave graze great ground group grown
    grunt guardian guidance had half halloween handle hang happen harass harassment hard harm has hat hate have he
    health hear heard hearing heavy hedge held help her here high him himself hindu his hit hold holiday hospital
    hostel hour household housing how however human hundred hurt i ice idea identify if ignore ill image immediate
    impact important improve in incident include increase independent indoor inform information initial injunction
    injury inside inspect inspector instagram install instruct insurance integrated intend intervention interview
    into investigate investigation invite involve irish is issue it item its itself january jeep jewish job join
    joint jointly journey juvenile keep kept kick kid kill kitchen knew knife knock know known ladder lady land
    landing landlady landlord large last late later laugh lead leaflet league leak learn lease least leave led
    left legal length let letter level liaise liaison library licence lift like limit list listen litter live
    living loan local location lockdown log look lorry lose loss loud lounge lower lunch made main maintain make
    male man manage management manager many map march market marking marry marshy material matter maybe me meal
    measure mediate mediation medical meet meeting member memo men mental mention merge mess message met mid
    middle midnight might mile mind mine minor minute minutes miss missing mobile moderate monday monitor month
    mood moped most mother motor motorbike mould move much mullet multi mum murder murky music muslim must my name
    national near nearby need needle neglect neighbour neighbourhood neither nerve never newspaper next nhs niece
    night nine no nobody noise noisy none nor normal not note nothing notice notify november now nuisance number
    object obstruct obtain occupant occupier occur october of off offence offend offender offensive offer office
    officer official often oh oil old ombudsman on once one ongoing online only onto open operation option or
    order organise original other our out outcome outdoor outreach outside over own owner paid paint panel pansy
    paper paragraph parcel parent parked parking part partner partnership party password past pasty path patrol
    pattern pavement pay payment pcso peach pending people peppery per period permanent permit persistent person
    personal persons pet phone photo phrase pick picture piece pipe place plan plate play please plus pm point
    police policing policy polish poor popper positive possess possession possible post potential practice preach
    prepare present press prevent prevention previous priced pricey prick pricy pride pried primary print priority
    prison private prize probably probation problem procedure proceed process produce profanity professional
    profile programme project promise promote prompt proof property prosecute protect protection protocol provide
    provider pspo pub public puller punch push put quad qualify quality question quiet quite racist radio raise
    ramadan ran rang rat rather reach react ready real really reason rebuild receive recent recommend
    recommendation record recover recycle reduce refer reference referral refuse regard register registrar
    registration regular rehouse relate relation relationship release relevant remain remind remove rent repair
    repeat replace reply report request require rescue residence resident residential resolve resource respond
    respondent response responsible rest restore restrict restriction result retail return review ring risk road
    romanian roof room rota round route rubbish rude run rung runner safeguard safeguarding safer safety said
    samaritans same sat satisfy saturday saw schedule scheme school scooter scottish scream screen sealed search
    seat second secondary section secure security seek seem seen send sent separate september serious serve
    service session set seven several sewage sexual shall shared she shed sheet shelter shop should shout show
    shut sick side sign signal sikh silent similar simply since singe single sister sit site situation six skip
    skips sleep sleeper slip slow smell smoke smoking snapchat so social society solicitor solution solve solvent
    some somebody someone something sometimes son soon sorry sort sound source space speak special specific spend
    spice spit spoke spoken stable stage stair stairs stairwell stand standard start state statement station
    statutory stay steal stench step stick still stolen stood stop storage store story strategy stress strict
    strike structure student stuff subject submit substance such suffer suggest suicide suitable sunday supply
    support suppose sure surgery surveillance surveyor suspect suspected swear swore system table take taken talk
    talked talking tape target task taxi team technical telegram telephone tell temporary ten tenancy tenant term
    test text than thank that the theft their them themselves then there therefore these they thief thing think
    third thirty this those though threat threaten three threw throne through throw thursday ticket tidy tiktok
    tiler till time times to today toddler together toilet told tomorrow tonight too took tool top total touch
    toward trace track trade trading traffic train training transcript transfer transport trash treat trespass
    trial tried trigger trouble truck try tuesday turn twelve twenty twice twitter two type tyre tyres under
    undertake unit university unknown unless until up update upon upset upstairs urgent urine us use user usual
    vandal vandalism various vehicle verbal very vet via victim video view violence violent visit visitor vital
    voice volume voluntary volunteer vote vulnerable wait walk walked walking wally want warn warning was wash
    waste watch we weapon wear website wednesday week weekend weekly weight welfare wellies welly welsh went were
    what whatsapp wheel when where whereas whether which while who whole whom whose why wide wife wifi wilds
    willing window wing with withdraw within without witness woke woman women word work worked worker working
    world worry would wound write writing written wrong xmas yard year yes yesterday yet you your youth youtube
    zone
    """
)

FUNCTION_WORDS = words(
    """
    a about all am an and any are as at be been both but by can could did do each ever for from had has have he
    her here him his how i if in into is it its just like many me mean more most must my near neither new no none
    nor not now of off on one or our out over own per shall she should so some such than that the their them then
    there these they this those to too under until up us very via was we well were what when where which while who
    why with would you your
    """
)

# Letters as they are said by radio.
ALPHABET = words(
    """
    alpha alfa bravo charlie delta echo foxtrot golf hotel india juliet juliett kilo lima mike november oscar papa
    quebec romeo sierra tango uniform victor whiskey whisky x-ray xray yankee zulu
    """
)

MONTHS = words(
    """
    january february march april may june july august september october november december jan feb mar apr jun jul
    aug sep sept oct nov dec
    """
)

_ENDINGS = ("s", "es", "ed", "d", "ing", "er", "ers", "ly", "ness")
_HEAVY_ENDINGS = (
    "tion",
    "tions",
    "ment",
    "ments",
    "ness",
    "ability",
    "ically",
    "ising",
    "ized",
    "ised",
    "able",
    "ance",
    "ence",
    "ity",
    "ship",
    "ive",
)


def is_word(word: str) -> bool:
    """Whether this (small letters) is an ordinary word, or looks like a form of one."""
    return is_known_word(word) or (word not in GIVEN_NAMES and len(word) >= 8 and word.endswith(_HEAVY_ENDINGS))


def is_known_word(word: str) -> bool:
    """Whether this (small letters) is a word of the list, or a form of one; an ending alone makes none."""
    if word in PLAIN_WORDS or word in NAME_WORDS or word in MONTHS:
        return True
    if word in GIVEN_NAMES:
        return False
    for ending in _ENDINGS:
        if word.endswith(ending):
            stem = word[: -len(ending)]
            if len(stem) >= 3 and (stem in PLAIN_WORDS or (ending[0] in "ei" and stem + "e" in PLAIN_WORDS)):
                return True
            if len(stem) >= 4 and stem[-1] == stem[-2] and stem[:-1] in PLAIN_WORDS:
                return True
            if (
                ending in ("s", "es", "ed", "ing")
                and len(stem) >= 3
                and stem[-1] == "i"
                and stem[:-1] + "y" in PLAIN_WORDS
            ):
                return True
    return False
