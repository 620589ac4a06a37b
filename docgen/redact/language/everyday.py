"""More of ordinary English: words that are nobody's misspelt name, and that begin a sentence as any word does.

``words.py`` holds what makes a word of a name that is written exactly so; these here only say that a word which is
*near* a name of the case is itself ("boating" beside a Boateng, "range" beside a Grange). Hand-written.
"""

from __future__ import annotations

from functools import lru_cache

from docgen.redact.language.words import NAME_WORDS, PLAIN_WORDS, is_word
from docgen.redact.language.wordsets import words

_WORDS = words(
    """
    archive archived baptise baptised bridle bridleway captioned chimed christen christened christening clipart
    copied cropped cutlery download downloaded downloads fitter graceful hardware inbox install joyful joyless
    laptop login markup mattress mowed offline outbox paperwork passcode password plaster plastered printed
    printout roundabout saddle scanned scanner screenshot screenshots sketched software spreadsheet surfaced
    tarmacked thumbnail timestamp tripod upload uploaded uploads username voicemail webcam willingly
    abandon above abroad abrupt absent absurd accent achieve acorn acre adapt adder adjust admire adopt adore
    advance aerial afford affray afraid agile alder alike alive alley alloy aloft alone aloud altar alter amaze
    amend ample ancient ankle annoy ants anvil anxious apart apple apron arbour arch arena aroma arose arriving
    arrow ashamed ashes aside asleep attic attract aunt avenue avoid awake award awful awkward awning bachelor
    backed bacon bad badge badly baggy bail bait balcony bald bale ballet balloon bamboo banana bandage bandit
    banged banner barber barely bargain barge barley barman barn barrel barrow basin basket batch bather batten
    batter bauble beacon bead beam beaten beetle began beggar behave behead bellow belong belonging belt bend
    berth bestow better beware bingo biscuit bishop bitten bitter blanket blast blaze bleach bleak bleed blend
    bless blind blink blister bloat block bloke blonde blossom blot blouse blow blunt blur blush boast boat
    boating bob bodge bogey boil boiler bold bolder bolt bomb bonnet booking boom boost boots border bore bored
    boring borrow bother bottles bounce bound bounder bowl bowling bracket brag braid brain brake branch brandy
    brass brave bread breath breathe breathing brewing brick bride brief bright brim brittle broad brochure
    bronze broom brother brow bruise brunt brush brutal bubble bucket buckle budget buffet buggy bulb bulk bull
    bullet bump bumper bunch bundle bungalow bunk bunker burden burger burn burner burning burnt burrow burst
    bury bush bushes busy butter button buyer buzz buzzer cabbage cabin cabinet cable cackle cage cake calf
    calm camp camper canal candle cane cannon canopy canteen canvas caper capital captain caravan carbon card
    cardboard cargo carnival carol carpenter carpet carriage carrier carrot carrying cart carter carton
    cartwright carve cash casing cast caste castle casual cater caterer cattle cauldron causing cavity ceiling
    celebrate cellar cement chain chalk chamber chapel chapter charcoal charm charmer chase chased chaser
    chasing chatter cheap cheat checks cheek cheer cheese chemist cheque cherry chest chestnut chew chicken
    chime chimney chin china chip chisel choir choke chop chord chorus chuck chunk cider cinder cinema circle
    circuit circus cistern clamp clap clash clatter claw clay cleanse clear clearly clever cliff climb cling
    clip cloak clock clog closing cloth cloud clown clumsy cluster clutch clutter coach coal coarse coast
    coaster coat cobble cobbles cobweb cockerel cocktail coffee coin collar collect colony colour column comb
    combine comet comic coming compare concrete confuse conker connect cook cooker cookie cool copper coral
    cord cork corn corner corridor cosy cotton cough counter coupon courage courtyard cousin covered cow coward
    crab crack cracked cracker cradle craft crane crash crashed crate crawl crayon crazy creak cream create
    creature creep crescent crest cricket cripple crisp crisps croak crop cross crossing crouch crow crowbar
    cruel crumb crush crust crutch crying cuckoo cuddle cuff cupboard curb cure curl curry curse cursing
    curtain curve cushion cut cycle cyclist daft dagger daily dairy daisy damn damp dance dancer dancing
    dangerous dare dark darling dart dash dawn daylight dazzle dealer dean dear debris debt decay deck decorate
    deep deer defeat defend den denies denote dense dent dentist depot deputy desert desire despite dessert
    detach detain detour develop devil dew dial dialect dice digger dim dine diner dinner dip dirty disagree
    discover dislike dismiss ditch dive diver divide dizzy dock dodge dodgy dole doll dollar donkey doom dose
    dough dove drag dragon drain drained drainpipe drama drape draught drawer drawn dread dream dress dresser
    dribble drift drill drip driveway dropped dropping drown drum drummer dry dryer duck duke dull dumb dummy
    dump dumped dumper dumping dune dust duster dusty duvet dwarf eager eagle earn earring earth earthy easel
    easy echo eddy edge edit elbow elder elf elm embark ember emptied ended enemy energy engine enjoy enrol
    envelope envy equip erect errand error escape essay evade even ever evil exam excite excited excuse exhaust
    exile exotic expand explode express fabric facade facing fade failing faint fair fairy faith fake falcon
    fallen falling fan fancy farm farmer farming fashion fasten fat fatal father faucet favour feast feather
    feeding fence fencing fender ferret ferry fetch fever fibre fiddle field fierce fig fighting figure film
    filming filter filth filthy fin finger fir fireplace firework fireworks firm fisher fist fitted fitting
    flag flagon flair flake flame flank flannel flap flare flash flashing flask flatter flavour flaw flea
    fleece fling flint flip float flock flood flooding flora florist flour flow flower flowers fluff fluid
    flush flute fly flying foam fog foil fold folder folly fond fool foolish footage football footpath forbid
    foreign forest forge forget forgive forgot fork formed fort fortune foul founder fountain fowl fox foxes
    fragile frame freeze freezer freight fresco fresh frighten fringe frog frost frosty fruit fry fryer fuel
    fumble fumes funeral funnel funny fur furnace furnish fuse fuss gable gadget gala gallery gallon gallop
    gamble gambler game gander gap garlic garment gas gate gathering gaze gear geese gem gentle gentler getting
    ghost gift gifts gill gills ginger gipsy giving glad glance glare glass glasses gleam glide glimmer glitter
    gloom glory glove gloves glow glue glued gnome goat goblin gold golf goose gopher gossip gown grab grape
    graphic grass grasses gravel gravy grease greasy greed greens greet greeting grenade grid grief grill grim
    grin grind grinder grip grit groan grocer grocery groom groove grove grow growl grown grudge guard guess
    guest guide guilt guilty guitar gull gully gum gun gutter gutters gym gypsy hacker hackle hail hailing hair
    hall hallway halo halt hammer hamper hamster handbag handle handler handrail hanger hanging happy harbour
    hardly hardy hare harming harp harsh hassle haste hatch hatchet hating haul having hawk hay hazard hazel
    heading heal healthy heap heard hearing hearten heat heater heath heather heating heaven heavily hedge
    hedgehog heel heifer helmet helper hen herb herbs herd hermit hero heron herring hers hesitate hide hiding
    hike hiker hill hinder hinge hint hire hired hitting hobby hockey hoist holding hollow holly holy honest
    hood hoof hook hoop hooper hoover hope hopper horn hornet horror horse hose hosepipe hot hotel hotter hound
    housing hover howl huddle hug huge hum human humble humid hump hunch hung hunger hungry hunt hunting hurdle
    hurl hurry hurtful hut hutch hyacinth hyena icing idle idol igloo imagine imp inch indulge infant injure
    inlet inner insect insist insult interrupt introduce invent iron ironing island itch ivory ivy jab jacket
    jackets jackpot jade jail jam jangle jar jaw jealous jeans jelly jersey jest jet jewel jewels jigsaw jingle
    jock jockey jocks jog jogger joke joker jolly jolt jug juggle juice jumble jump jumped jumper jumping
    jungle junk jury kart kebab keel keeping kennel kennels kerb kernel kettle keyboard kicking killing kilt
    kiosk kipper kiss kite kitten knack knee kneel knelt knight knit knob knot label labour lace lack lacking
    ladder ladle lake lamb lamp lamppost lance landed landing lantern lap larder lark laser lash lasting latch
    lather laughed laughing launch laundry laurel lavender lawn layer lazy leader leading leaf leafy leaking
    lean leaning leap leather leaving lecture ledge leek legend leisure lemon lend lens leopard letterbox
    letting lever liar lick lid lifted lighting liking lilac lily limb lime limp linen liner linger lining lion
    lip liquid liquor litre littered living lizard loading loaf loan lobby lobster lock locked locker locket
    lodge lofty lollipop lonely looked looking loom loop loose loosen lord lorry losing lotion lotto louder
    loudly lounge lovely lover loyal luck luggage lull lumber lump lung lurk lush lust luxury lying lyric
    machine mad magic magnet magpie maid making mallet malt mammoth mane manhole manic manner manor mantle
    maple marble marching mare margin marine marker marquee marrow mash mask mason mast mat match matches mate
    mattress maze meadow mean meaner meaning meant meat medal meddle meeting melon melt melted mend mending
    menu merchant mercy merit merry metal meter mice midday milk mill miller mimic mince miner mining mint
    mirror misery missed mist mitten mixer moan moaning moat mock mocking model modern moggy moist mole money
    monk monkey monster moody moon moonlight moonlit moor mooring moose mop moral morning mortar moss mossy
    moth motorway mould mouldy mound mount mountain mouse mouth mover moving mower mud muddle muddy muffin
    muffle mug mugger mulch mule multiply munch mural muscle mushroom mustard mutter mutton muzzle myth nag
    nail naked napkin nappy narrow nasty natural nature naughty navy nearby neat neatly neck needle needles
    neglect nephew nervous nest nettle nettles never newer nibble nickel nicking nightmare nimble nip noble nod
    noises noodle noose north nose nosy notch novel nudge nugget numb nurse nursery nut oak oar oath oats obey
    oblige observe ocean odd odour olive onion opening opera oral orange orchard orchid organ outing oval oven
    owl oxygen oyster pace pack package packer packet packing paddle paddock padlock page pail pain painting
    pair palace pale pallet palm pan pancake panda panic panther pants parade parasol pardon pare parish
    parking parlour parrot parsley parsnip parted parting partly passed passing pasta paste pasted pastel
    pastry patch patched patience patio patter pause pave paving paw pawn paying peacock peak peanut pear pearl
    peas peasant pebble pebbles peck pedal peel peeler peer peering peg pellet pen penalty pencil penguin penny
    pension pepper perch perfect perform perfume perk petal petrol petty pew pewter pheasant piano picked
    pickle picnic pier pig pigeon pigeons pile piles pill pillar pillow pilot pimple pin pinch pine pink pint
    pip pirate pistol pit pitch pity pivot pixel pizza plague plaice plain plait plane planet plank plant
    planted planter plaster plasterer plastic platter playground playing plea plead pleasant pledge pliers plot
    plough pluck plug plum plumber plumbing plunge plural ply poach poacher pocket poem poet pointing poison
    poke poker polar pole polite pollen polo pond ponder pony pool poppy porch pore pork porridge port porter
    portion pot potato potter pottery pouch poultry pour poured powder power praise prank prawn pray prayer
    predator pressing pretend pretty prey prick pride priest prince printed prism privet prize prong pronounce
    prop proper prove prowl prune pub pudding puddle puff pull pulley pulling pulp pulse pump pumpkin puncture
    punish pupil puppet puppy purple purse pursue pushing putting puzzle pylon quarrel quarry quarter queen
    queer queried query queue quick quickly quieter quilt quince quiver quiz rabbit rabies race racer rack
    racket radar radiator radish raft rag rage raid rail railing railings rain raining rainy raising rake rally
    ram ramble rambler ramp ranch random range ranger rank ransom rant ranting rapid rare rash raspberry ratio
    ratting rattle raven ravine ray razor reaching reading reap rear reason rebel recipe reckon recline
    recognise reed reef reel reflect refuge regret reign rein reject relax relay relet relic relief relish
    remark remedy remote rental rented renter renting reported restart resting retire retreat revenge revolt
    revved revving reward rhubarb rhyme rhythm ribbon rice rich riddle rider ridge rifle rigid rim ringer
    ringing rinse riot ripe ripple rise rival river rivers roam roar roaring roast robber robbery robe robin
    robot rock rocker rocket rocky rod rogue roll rolled roller romance romp roofer roofing rook roost root
    rope ropes rose roses rot rotten rough round rover row rowdy rowing royal rub rubber rubble ruby rucksack
    rudder rug rugby ruin rule ruler rumble rumour running runway rural rush rushing rust rusty ruthless sack
    sad saddle sadly safari safe sail sailing sailor saint salad salary sale salmon salon saloon salt salty
    salute sample sand sandal sandals sandwich sandy sane sash sass satin sauce saucer sauna sausage savage
    save saver saving savings savour saw sawdust saying scaffold scale scalp scamp scan scar scarce scare
    scared scarf scarlet scatter scene scent science scissors scold scone scoop scope scorch score scorn scout
    scowl scrap scrape scratch scrawl screw scribble scrub scruffy sculpt sea seal seam seaside season secret
    seed seeds seeing seesaw seize seldom self sell seller selling sending sense serene settee settle settled
    settler sew sewer sewing shack shade shadow shaft shaggy shake shaking shallow shame shampoo shape sharing
    shark sharp shatter shave shawl shear shears sheath sheep shelf shell shepherd sherbet shield shift shin
    shine shining ship shirt shiver shock shoe shoes shooting shore short shorts shot shoulder shovel shower
    showers showing shred shrimp shrine shrink shrub shrubs shrug shudder shutter shutting shuttle shy sickle
    sigh sight silk silly silver simmer simple sing singer singing sink sip siren sister sitting skate
    skateboard sketch skid skill skim skin skinny skirt skull sky slab slack slam slang slant slap slate slater
    sledge sleek sleeping sleeve sleigh slice slide slim slime sling slipper slit slither slope sloppy slot
    slug slum slump slush sly smack smart smash smashed smashing smear smelling smile smirk smith smog smoked
    smooth smother smoulder smug smuggle snack snail snake snap snarl snatch sneak sneer sneeze sniff snigger
    snip snob snooker snoop snooping snore snow snowy snug soak soap sob soccer sock socket socks soda sofa
    soft soften soil solar solder soldier sole solid solo soot soothe sore sorrow soup sour south sow spa spade
    spades spaniel spanner spare spark sparkle sparrow spear spectre speech speed speeding spell spend spending
    spider spike spill spin spinach spine spiral spire spirit spite spitting splash splinter split spoil spoken
    sponge spook spoon sport spot spout spray spraying spread spring sprinkle sprout spur spy squad squalid
    square squash squat squeak squeal squeeze squid squint squirrel stab stack staff stagger stain stake stale
    stalk stall stammer stamp stampede stance staple stapler star starch stare staring stark starlight starling
    starting startle starve stash stating statue staying steady steak stealing steam steel steep steer stem
    stepped stereo stern stew steward sticker sticking sticky stiff sting stir stitch stock stomach stone stony
    stool stoop stopped storing storm stormy stout stove straight strain strand strange stranger strap straw
    stray streak stream strengthen stretch stride striking string strip stripe stroke stroll strong stubble
    stubborn stud stumble stump stun stunt stupid sturdy sty style subtle suburb suck sudden suddenly suede
    sugar suit sulk sulky sullen sum summer summers summit sun sunlight sunny sunrise sunset supper surf surge
    surgeon surly surname surround swallow swamp swan swap swarm sway sweat sweater sweep sweeping sweet sweets
    swell swerve swift swim swing swinging swings swipe swirl switch swoop sword symbol syringe syrup tablet
    tackle tactic tail tailor taking tale talent talking tall talon tame tamper tan tang tangle tangy tank
    tanker tanner tap tapping tar tarmac tart tassel taste tasty tattoo taunt tavern tax tea teach teacher tear
    tease teddy teeth telling temper temple tempt tender tennis tense tent terrace terrible terrier terrific
    terror testing thaw thicket thigh thimble thin thinking thirst thistle thorn thorns thrash thread
    threadbare thrift thrill throat throb throne throttle throwing thrush thud thug thumb thump thumping
    thunder tickle tide tie tiger tight tights tile tiles tilt timber timid tin tinder tinsel tint tip tipper
    tipping tire tired tissue titan toad toast toaster tobacco toe toffee toilet token toll tomato tomb tone
    tongue tonic tooth torch torment torn tornado torrent tortoise toss totter tough tour tourist tow towel
    towels tower towing toxic toy tractor trader tragic trail trailer tram tramp trample trampoline trance
    transit trap trapper trauma travel traveller trawl tray tread treason treasure treated trees tremble trench
    trend trick trickle tricky trifle trim trio trip triple trolley troop trophy tropic trot trough trousers
    trout trowel truce truncheon trunk trust truth trying tub tube tubes tuck tuft tug tulip tumble tumbler
    tuna tune tunnel turban turf turkey turned turnip turtle tusk tutor tweed tweezers twelve twig twigs twin
    twine twinkle twins twirl twist twitch ugly ulcer umbrella uncle undo uneasy unfair unfit uniform unique
    unite unity unkind unlock unlucky unpack unpaid unsafe untidy unused usher using utter vacant vacuum vague
    vain valley value valve vampire vanilla vanish vapour vase vault veal veer vegan veil vein velvet vendor
    vent verb verge vermin verse vessel vest veteran vicar vice vicious victor villa village villain vine
    vinegar viper virtue virus vision visited vivid vocal vodka voucher vow voyage vulgar wade wafer wage wagon
    wail waist waited waiter waiver waking walker walnut wander wandering wanting wanton warble ward warden
    warder wardrobe warehouse warm warmth warp warrant warren warrior wart washing wasp wasps wasted watched
    watchful watching water waterfall watering wave wax weak wealth wearing weary weather weave web wedding
    wedge wee weed weeds weep weird welder well west wet whale wheat wheelbarrow wheelie whine whip whirl whisk
    whisker whiskey whisky whisper whistle wick wicked wicker widow width wig wiggle wild wilful willing willow
    wilt wind winding windy wine wing wink winner winter wipe wire wisdom wise wishing wit witch wither wizard
    wobble woe wolf wonder wondering wood wooden woods wool woollen worm worn worse worst worth wound wrap
    wrapper wreath wreck wren wrench wrestle wriggle wrinkle wrist writing yacht yard yarn yawn yell yelling
    yellow yeoman yoga yogurt yolk youth zebra zip zipper zoo
    """
)


_ENDINGS = ("s", "es", "ed", "d", "ing", "er", "ers", "ly", "y")
_FRONTS = ("re", "un", "mis", "over", "out", "pre", "non")


@lru_cache(maxsize=8192)
def is_everyday(word: str) -> bool:
    """Whether this (small letters) is a word of English, or looks like a form of one."""
    if is_word(word) or is_listed(word):
        return True
    return any(is_word(word.removeprefix(front)) for front in _FRONTS if word.startswith(front) and len(word) > 5)


def is_listed(word: str) -> bool:
    """Whether this is a word of the lists, or one of them with an ending; not what only looks like a word."""
    if word in _WORDS or word in PLAIN_WORDS or word in NAME_WORDS:
        return True
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 2 and (stem in _WORDS or f"{stem}e" in _WORDS):
            return True
    return False
