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
    abandon above abroad abrupt absent absurd abyss accent achieve acorn acre action adapt adder addle adjust
    admire adopt adore advance aerial afford affray afraid agile aide aided ail ailing albeit alder alert alerts
    alien aliens alike alive alley allied alloy aloft alone aloud altar alter amaze amend amino ample ancient angle
    angles angstrom angstroms anima ankle annoy ants anvil anxious apart apple apron arbour arc arch archival
    archive archived arcs arena armed aroma arose arriving arrow arse arsehole arty ashamed ashen ashes ashy aside
    asleep attach attic attract aunt avenue avoid awake award awful awkward awning axle bachelor backed bacon bad
    baddie badge badly baggie baggy bail bailie bait baize balcony bald bale ballet balloon ballot bamboo banana
    bandage bandit banged banner banter baptise baptised barber barely bargain barge barley barman barmy barn
    barrage barrel barren barrow barter baseline basin basket bass bastard bastards bastion batch bather batten
    batter batty bauble beacon bead beam beanie beat beaten beats bees beetle began beggar begun behave behead
    belie belle bellow belong belonging belt bend berth bestow bet bets better bevvy beware biggie bingo birdie
    biscuit bishop bitch bitten bitter bitty biz blanket blare blase blast blaze bleach bleak bleed blend bless
    blimey blind blink blister bloat block bloke blonde bloody blossom blot blouse blow blunt blur blush boast boat
    boating bob bobbin bodge bog bogey boggy boil boiler bold bolder bollocks bolster bolt bomb bonnet bonny boogie
    bookie booking boom boost boots border bore bored boring born borrow botany bother bottles bounce bound bounder
    bout bowl bowling bozo bra braces bracket brag braid brain brake bran branch branded brandy bras brass brat
    brave bread breath breathe breathing brewing brick brickie bride bridged bridle bridleway brief brig bright
    brim brine brink briny briquette brittle bro broad brochure bronze broom brother brow brownie browse bruise
    brunt brush brutal brute bubble bucket buckle budget buffet bugger buggered buggies buggy bugler bulb bulk bull
    bullet bump bumper bunch bundle bungalow bunk bunker buoy burden burger burka burn burner burning burnt burrow
    burst bury bush bushes busy butter button butty buyer buzz buzzer cabbage cabin cabinet cable cackle caddie
    cage cairn cake calf callus calm camp camper canal candle candy cane cannon canny canopy canteen canvas caper
    capital captain captioned caramel caravan caraway carbine carbon carbs card cardboard career careers caress
    cargo carnival carob carol carpenter carpet carpool carriage carrier carrion carrot carrying cart carter carton
    cartwright carve cash casing cast caste castle casual catcall catchall catchy cater caterer cattle catty
    cauldron causing cavity ceiling celebrate cell cellar cello cells cement chain chairman chairmen chairperson
    chairwoman chalk chamber chandelier chant chap chapel chappie chappy chaps chapter charcoal charm charmer
    charred chary chase chased chaser chasing chatter cheap cheat checks cheek cheer cheerio cheerless cheese
    chemist cheque cherries cherry chessmen chest chestnut chew chick chicken chili chilli chime chimed chimney
    chin china chip chisel chive chives choc chock choir choke choosy chop chopper chord chorus christen christened
    christening chuck chuckle chunk chutney cider cinder cinema circle circuit circulate circus cistern clamp clank
    clap clarify clarity clash clatter claw clay cleanse clear clearly cleave clever cliff climb cling clip clipart
    cloak clock clog clone closing cloth cloud clove clown cluck clumsy clunk cluster clutch clutter coach coal
    coarse coast coaster coat cobble cobbles cobra cobweb cockerel cocktail coffee coffer coin cola colic collar
    collate collect collide colon colony color colors colour column comb combine comet comic coming comma compare
    compost concrete condor confine confirm confuse conga conker connect cons cooing cook cooker cookie cool
    cooperage cooperate cop copied copper cops copter coral cord cordon cores cork corn corner corps corridor
    corsage cos cosmic cosmos cosy cotter cotton cough counter coupon courage couriers courteous courtesy courtier
    courting courts courtyard cousin covered cow coward cowl crab crack cracked cracker crackhead cradle craft
    crane cranny crap crash crashed crass crate crawl crayon crazy creak cream create creature creep crescent cress
    crest cricket crikey cringe cripes cripple crisp crisps croak crop cropped cross crossing crouch crow crowbar
    cruel crumb crush crust crutch crying cuckoo cuddle cuff cul culled cults cupboard cupped curb cure curio curl
    curry curse cursing curtain curve cushion customs cut cute cutlery cycle cyclist dabble daffodil daffy daft
    dagger daily dairy dais daisy dammit damn damp dampen dance dancer dancing dandelion dander dangerous dangle
    dare dark darken darling dart dash dashcam dawn daylight dazed dazzle dealer dean dear debris debt decaf decay
    decibel deck deco decorate deem deep deepen deer defeat defend delta demise demo demon demons den denies denim
    denote dense dent dentist depot deputy desert desire despair despite dessert detach detain detour develop devil
    devise dew dial dialect dialled dice dickey diesel digger dilute dim dine diner dinghy dingy dinner dint dip
    dirty dis disagree disc discover dislike dismiss ditch dive diver divide dixie dizzy dock dodge dodgem dodgy
    doily dole doll dollar domineer dominoes donkey donned donor doom doorbell doorknock doorstep doorway dopey
    dory dose dotted dotty dough dove download downloaded downloads downy drab draft drag dragon drain drained
    drainpipe drama drape draught drawer drawn dread dream dreary dress dresser dribble drift drill drip driveway
    dropped dropping drown drowsy drudge druggie druggies drum drummer dry dryer dub duck duct ducting duke dull
    dumb dummies dummy dump dumped dumper dumping dun dunce dune dunno dusk dust duster dusty duvet dwarf dwell
    dweller dwelling eager eagle earn earnest earnings earring earth earthy easel easy eaten ebb echo eddy edge
    edit eerie elbow elder elf elites elm embark ember emptied encamp ended endless enemy energy engine enjoy enrol
    entail entice envelope envy equip erect erode errand error escalate escape essay ester ethanol ether ethics
    ethos evade even ever evergreen evil exam excite excited excuse exhale exhaust exile exotic expand explode
    express fabric facade facing fade fag fags failing faint fair fairy faith fake falcon fallen falling falter
    famous fan fancy farm farmer farming farther fashion fasten fat fatal father fatty fatwa faucet faulty favour
    feast feat feather feeding fella fence fencing fender feral ferret ferrous ferry fester fetch fetid fever
    fiance fiancee fib fibbed fibre fickle fiddle fidget field fierce fiery fig fighting figure fillet film filming
    filter filth filthy fin finger finned fir fireplace firework fireworks firm fisher fist fitted fitter fitting
    fizz fizzy flag flagon flail flair flake flame flank flannel flap flare flash flashing flask flatter flaunt
    flavour flaw flea fleece flimsy flinch fling flint flip flirt float flock flood flooding flora florid florist
    floss flounce flour flow flower flowers fluff fluid flush flute fly flying foals foam fob fog foil fold folder
    folly fond fondle fool foolish footage football footer footpath foray forbid foreign forest forge forget
    forgive forgot fork forlorn formed fort fortune fosterage foul founder fountain fowl fox foxes foyer fragile
    frail frame franc frantic frayed freebie freeze freezer freight frenzy fresco fresh frighten frigid fringe
    frisk frog frolic frost frosty fruit fry fryer fucker fucking fuel fumble fumes funeral fungi funk funky funnel
    funny fur furnace furnish furrow furry fuse fuss futile fuzz fuzzy gab gable gadget gaffer gaily gait gala gall
    gallery gallon gallop gallstone galore gamble gambler game gamma gander gap gape garbage garlic garment garnish
    garret garrison garter gas gash gasoline gasp gate gathering gaunt gaze gear geese gem genie gentle gentler
    genuine getting gherkin ghost giddy gift gifts giggle gill gills gin ginger gipsy girly girth gist giving glad
    glance glare glass glasses gleam glean glide glimmer glint glitter gloom glory glove gloves glow glue glued
    glum glut gnaw gnome goat goblin gold golf golly goose gopher gorge gory gossip gouge gown grab graceful
    gracious grainy gramps grandeur grape graphic grass grasses gravel gravy grease greasy greed greenery
    greenhouse greens greet greeting grenade grid griddle grief grill grim grime grin grind grinder grip grisly
    grit gritty groan grocer groceries grocery groin groom groove grope grouse grove grow growl grown grub grubby
    grudge gruff grumble grunge guard guess guest guide guilt guilty guitar gull gully gulp gum gun gurgle gusty
    gutter gutters gym gypsy hacker hackle haggis haggle hail hailing hair halal hale hall hallway halo halt hammer
    hamper hamster handbag handle handler handrail hanger hanging hankie hanky happy harbour hardly hardware hardy
    hare harem harming harness harp harrier harsh hassle haste hatch hatchet hating haul haunt having havoc hawk
    hay hazard hazel hazy headed header heading heal healthy heap heard hearing hearten heat heater heath heathen
    heather heating heaven heavily hedge hedgehog heed heeded heel hefty heifer hello helmet helper hen henna
    herald herb herbs herd hermit hero heroin heron herring hers hesitate hey hiccup hickey hide hiding highlight
    hike hiker hill hinder hinge hint hip hire hired hitting hoard hob hobby hockey hog hoist holding hole holes
    holey hollow holly holster holy homely hone honest hood hoof hook hoop hooper hooter hoover hope hopped hopper
    horn hornet horror horse hose hosepipe hot hotel hotter hound housing hover howl huddle hug huge hull hum human
    humble humid humour hump hunch hung hunger hungry hunt hunting hurdle hurl hurry hurtful hush hussy hut hutch
    hyacinth hyena icing idle idol igloo imagine imam imp inbox inch indie indulge inert infant inhale inherit
    inherits injure inlet inn inner insect insist install insult interrupt introduce invent iron ironing island
    itch ivory ivy jab jacket jackets jackpot jade jag jagged jail jam jammy jangle jar jaunt jaw jazz jazzy
    jealous jeans jelly jerk jerrycan jersey jest jet jetty jewel jewels jigsaw jingle jitter jock jockey jocks jog
    jogger joke joker jolly jolt jot jovial joyful joyless judo jug juggle juice jumble jumbo jump jumped jumper
    jumping jungle junk jury karaoke karate kart kayak kebab keel keeping kennel kennels kerb kernel ket kettle
    keyboard kicking kidney killing kilo kilt kinda kindle kiosk kipper kiss kite kitten kitty knack knead knee
    kneel knelt knight knit knob knot knuckle label labour lace lack lackey lacking ladder laddie ladle lager lain
    lake lamb lame lament laminate lamp lamppost lance landed landing lanky lantern lap lapse laptop larder lark
    laser lash lass lassie lasting latch lather latter laughed laughing launch laundrette laundry laurel lavender
    lavish lawn lawnmower laws lax layer lazy leader leading leaf leafy leaking lean leaning leap leather leaving
    lecture ledge leek leer leery legend leisure lemon lend lens lentils leopard leotard letterbox letting lettuce
    lever levy lewd liaise liar lick lid lies lifted lighting liking lilac lily limb lime limp linen liner linger
    lining lino lint lion lip liquid liquor litre littered living lizard loading loaf loan lobby lobster lock
    locked locker locket lodge loft lofty log login lollipop lolly lonely looked looking loom loop loose loosen
    loot lord lorry losing lotion lotto louder loudly lounge louse lovely lover loyal lucid luck luggage lukewarm
    lull lumber lump lung lurch lure lurid lurk lush lust luxury lying lyric machine mad mag magic magnet magpie
    mags maid mainline making mallet malt mama mammoth mammy mane manful mange mangle mango mangy manhole manic
    manky manna mannequin manner manor mantel mantle manual manure maple marble marching mare margin marinade
    marine marker markup maroon marquee marquis marrow martian martini martyr mascot mash mask mason massive mast
    mat match matches mate matinee matins matrix matting mattress maundy mauve maxim maze meadow meagre mean meaner
    meanie meaning meant meat medal meddle medley meeting melange mellow melon melt melted mend mending menu
    merchant mercy merit merry mesh messy metal meter mic mice midday midge midway mildly milieu milk mill miller
    millet mime mimic mince miner mingle mining mint minute mirage mirror miser misery mishap missed mist mitten
    mixer mixes moan moaning moat mock mocking model modem modern module moggy moist molar mole mommy money monies
    monk monkey monster moody moon moonlight moonlit moor mooring moose mop mope moral morning morsel mortar mosaic
    mosque moss mossy moth motorway motto mould mouldy mound mount mountain mourn mouse mousse mouth mover moving
    mow mowed mower muck mucky mud muddle muddy muffin muffle mug mugged mugger muggy mulch mule multiply mummy
    munch mural muscle mushroom mustard musty mute mutter mutton muzzle myriad myth nabbed nag nagged nail naked
    nanny nape napkin nappy narky narrow nasty native natives natty natural nature naughty naval navvy navy nay
    nearby neat neatly neck nectar needle needles negate neglect nephew nervous nest nettle nettles never newer
    nibble nickel nicking nifty nigh nightmare nimble nip noble nod noises nonce noodle nook noon noose norms north
    nose nosy notch note novel nudge nugget numb nurse nursery nut oak oar oath oats obey oblige observe ocean odd
    odour offline ogle olden oldie oleander olive omelette omen onion ooze opening opera oral orange orbit orchard
    orchid ordeal organ ornate outbox outing outrage oval oven overt owl oxygen oyster pace pack package packer
    packet packing pad paddle paddock padlock pads paella page pail pain painting pair palace pale pallet palm
    palsy palter pamper pan panache pancake panda pander pang panic panther pantry pants paperwork pappy parade
    parasol parched pardon pare parish parity parkin parking parkour parlour parrot parry parser parsley parsnip
    parted parting partly passcode passed passing password pasta paste pasted pastel pastry patch patched patience
    patio pats patter pauper pause pave paving paw pawn payee paying peacock peak peanut pear pearl peas peasant
    pebble pebbles peck pedal peek peel peeler peep peer peering peg pellet pelt pen penalty pencil penguin penny
    pension peony pepper peppy perch perfect perform perfume perish perk peroxide pester petal petrol petty pew
    pewter phase pheasant piano pickaxe picked pickle pickup picnic pier pig pigeon pigeons piggy pile piles pill
    pillar pillock pillow pilot pimple pin pinch pine pink pinny pint pip pirate pistol pit pitch pitted pity pivot
    pixel pizza plague plaice plain plait plane planet plank plant planted planter plaster plastered plasterer
    plastic platter playground playing plaza plea plead pleasant pleat pledge plenty pliers plight plinth plot
    plotter plough pluck plug plum plumber plumbing plump plunge plural plush ply poach poacher pocket pod poem
    poet pointing poison poke poker polar pole polite poll pollen polls polo polyester pommel pond ponder pony
    pooch poodle pool poppy popular porch pore pork porridge port porter portion posh posse postal pot potato
    potent potted potter pottery potty pouch poultry pounce pour poured pout powder power praise pram prance prang
    prank prate prattle prawn pray prayer predator pressing pretend pretty prey prick pride priest prim primal
    primes prince print printed printout prism prissy pristine privet privy prize probe prod profit prone prong
    pronounce prop proper prose prove prowl prude prune pry pub pudding puddle puff pull pulley pulling pulp pulse
    puma pumice pummel pump pumpkin puncture pungent punish punk punt pupil puppet puppy purge purity purple purse
    pursue pushing putting putty puzzle pyjamas pylon quarrel quarry quarter quaver queen queer quell queried query
    quest queue quibble quick quickly quieter quilt quince quinoa quip quirk quiver quiz quota quote rabbit rabid
    rabies race racer rack racket radar radiator radish raft rag rage raid rail railing railings rain raining rainy
    raisin raising rake rally ram ramble rambler ramp ranch rancid random range ranger rank ransack ransom rant
    ranting rapid rapport rare rascal rash rasp raspberry ratio ratting rattle raucous ravage rave raven ravine
    raving raw ray razor reaching reading reap rear reason rebate rebel rebuke recipe reckless reckon recline
    recognise recoil redact redbrick redeem redraft reed reef reek reel refit reflect refrain refuge regatta regime
    regional regret regs rehearse reign rein reissue reject rejoice relax relay relet relic relief relish reluctant
    remark remedy remnant remorse remote render renew rental rented renter renting reply reported rerun resend
    residue resin restart resting resume retina retire retort retreat reuse revel revenge revere revoke revolt
    revved revving reward rhubarb rhyme rhythm ribbon rice rich ridden riddle rider ridge rife rifle rift rig rigid
    rile rim ringer ringing rinse riot rip ripe ripper ripple rise risky ritual rival river rivers roam roar
    roaring roast robbed robber robbery robe robin robot robust rock rocker rocket rocky rod rodent rodeo roe rogue
    roll rolled roller romance romp roofer roofing rook rookie roost root rope ropes rose rosebay roses rosin
    roster rot rotten rotund rough round roundabout rouse rover row rowdy rowing royal rub rubber rubbing rubble
    ruby ruck rucksack rudder ruddy ruffle rug rugby ruin rule ruler rumble rummage rumour running runny runway
    rupture rural rush rushing russet rust rusty rut ruthless rutted sabre sachet sack sacred sad saddle sadly
    safari safe sag saga sail sailing sailor saint salad salami salary sale saline saliva salmon salon saloon salt
    salty salute salvage samey sample sand sandal sandals sandwich sandy sane sap sarcasm sari sash sass sate satin
    sauce saucer sauna saunter sausage savage save saver saving savings savour savvy saw sawdust saying scab
    scaffold scale scalp scam scamp scan scandal scanned scanner scant scanty scar scarce scare scared scarf
    scarlet scarp scatter scatty scene scent science scissors scoff scold scone scoop scoot scope scorch score
    scorn scoundrel scour scout scowl scramble scrap scrape scratch scrawl screenshot screenshots screw scribble
    scroll scrub scruff scruffy scuff scuffle sculpt sea seal sealant seam seaside season seasonal secret sector
    seed seeds seeing seep seesaw seethe segment seize seldom self sell seller selling sending sense sensible
    sentry sequel serene sermon serum setback settee settle settled settler severely sew sewer sewing shabby shack
    shade shadow shaft shaggy shake shaken shaking shale shallow sham shambles shame shammy shampoo shandy shanks
    shanty shape shard shards sharing shark sharp sharpie shatter shave shawl shear shears sheath sheen sheep shelf
    shell shepherd sherbet sherry shield shift shilling shimmer shimmy shin shine shining shinny ship shire shirk
    shirt shite shitty shiver shoal shock shoddy shoe shoes shone shoo shoot shooting shore short shorts shot
    shoulder shove shovel shower showers showing shown showy shred shriek shrill shrimp shrine shrink shrivel shrub
    shrubs shrug shudder shuffle shun shutter shutting shuttle shy sickbay sickie sickle sideline siege sift sigh
    sight signpost silk silly silo silver simmer simple sin sine sinew sing singer singing sink sinned sinner sip
    siphon siren sis sister sitting sizes skate skateboard sketch sketched skewer skid skill skim skimmer skin
    skinned skinny skirt skitter skittles skulk skull skunk sky slab slack slag slam slander slang slant slap
    slapper slash slate slater slather slaver slay sleazy sledge sleek sleeping sleet sleeve sleigh slice slick
    slide slim slime sling slipper slit slither slitter sliver slob slog slope sloppy slot slouch slug sluggish
    slum slump slur slurry slush slut sly smack smackhead smart smash smashed smashing smear smelling smelly smile
    smirk smite smith smitten smog smoked smooth smother smoulder smudge smug smuggle snack snag snail snake snap
    snare snarl snatch sneak sneer sneeze sniff snigger snip snippet snob snooker snoop snooping snooty snore snort
    snotty snout snow snowy snug soak soap soar sob soccer sock socket socks soda sodden sofa soft soften software
    soggy soil solar solder soldier sole solemn solid solo sombre sonic soot soothe soppy sore sorrow soul soup
    sour south sow sown spa spacious spade spades spaniel spanner spar spare spark sparkle sparrow sparse spasm
    spat spate spatter spawn spear spec speck spectre speech speed speeding spell spend spending sphere spicy
    spider spike spill spin spinach spinal spine spinner spiral spire spirit spite spiteful spitting splash
    splatter splendid spliff splint splinter split splutter spoil spoken sponge spook spool spoon sporadic sport
    spot spotty spouse spout sprain sprawl spray spraying spread spreadsheet spree spring sprinkle sprinter sprout
    spruce spur spurt spy squabble squad squalid squall squalor squander square squash squat squeak squeal squeeze
    squid squint squirm squirrel squirt stab stack staff stagger stagnant stain stake stale stalk stall stallion
    stamina stammer stamp stampede stance stanza staple stapler star starch stare staring stark starlight starling
    starting startle starve stash stating statue stave staying steady steak stealing steam steed steel steep
    steeple steer stele stellar stem stencil stepped stereo sterile stern stew steward sticker sticking sticky
    stiff stiffen stigma stilt sting stink stipulate stir stirrup stitch stock stoke stole stomach stone stony
    stool stoop stopped storing stork storm stormy stout stove stow straddle straggle straight strain strand
    strange stranger strangle strap straw stray streak stream strengthen strenuous stretch stricken stride strife
    striking string strip stripe stroke stroll strong strut stubble stubborn stud studio stuffy stumble stump stun
    stunt stupid sturdy stutter sty style suave subside subsidy subtle suburb suck sudden suddenly suede sugar suit
    sulk sulky sullen sultry sum summer summers summit summon summons sumo sun sundry sunlight sunny sunrise sunset
    superb supper surcharge surf surfaced surge surgeon surly surmise surname surpass surplus surreal surrender
    surround survey sushi suss swab swagger swallow swami swamp swan swap swarm swat swath swathe swatter sway
    sweat sweater swede sweep sweeping sweet sweets swell swelter swerve swift swig swill swim swindle swine swing
    swinging swings swipe swirl switch swivel swoon swoop sword swot symbol symptom synagogue syringe syrup tablet
    tabs tack tackle tacky tact tactic tagger tail tailor taint taking talc tale talent talking tall talon tame
    tamper tan tandem tang tangent tangerine tangle tango tangy tank tanker tanned tanner tantrum tap tapestry
    tapir tapping tar tardy tariff tarmac tarmacked tarnish tarpaulin tarry tart tassel taste tasty tattle tattoo
    tatty taunt tavern tawny tax tea teach teacher tear tease teat teddy teen teenage teenager teeny teeter teeth
    telling telly temper temple tempo tempt tender tennis tenor tense tent tepid terrace terrain terrible terrier
    terrific terrified terrify terrine territory terror tesla testing testy tetchy tether textile thankful thaw
    theatre theme thence theory thermal thesis thicket thigh thimble thin thinking thirst thistle thorn thorns
    thorough thrash thread threadbare thrift thrill thrive throat throb throne throng throttle throwing thrush thud
    thug thumb thumbnail thump thumping thunder thunderous thwart tick tickle tidal tide tidings tie tier tiger
    tight tights tilde tile tiles tilt timber timestamp timid tin tinder tinge tingle tinned tinny tinsel tint tip
    tipper tipping tipsy tirade tire tired tissue titan titbit titter toad toast toaster tobacco toddy toe toffee
    toilet token toll tomato tomb tombola tome tone tongs tongue tonic tonne toot tooth topic topple torch torment
    torn tornado torrent torso tortoise torture toss totter touchy tough tour tourist tousle tow towel towels tower
    towing toxic toxin toy tract tractor trader tragic trail trailer trait traitor tram tramp trample trampoline
    trance tranquil transit trap trapper trauma travel traveller trawl tray treacle tread treason treasure treated
    treaty trees trek tremble tremor trench trend trestle triage tribe trice trick trickery trickle tricky trifle
    trilby trilogy trim trio trip triple tripod trivia trivial troll trolley trombone troop trophy tropic trot
    trough trousers trout trowel truant truce trudge truffle trumpet truncheon trunk truss trust truth trying tub
    tubby tube tubes tuck tuft tug tuition tulip tumble tumbler tummy tumour tumult tuna tune tunic tunnel turban
    turbine turbulent turf turkey turmoil turned turnip turnstile turquoise turret turtle tusk tussle tutor twat
    tweak twee tweed tweezers twelfth twelve twig twigs twin twine twinge twinkle twins twirl twist twitch tycoon
    tyrant udder ugly ulcer ulterior umbrella umpire unanimous uncle undo uneasy unfair unfit uniform unify unique
    unite unity universal unkind unlock unlucky unpack unpaid unravel unruly unsafe unscrew untidy unused unveil
    upbeat upheaval uphold uplift upload uploaded uploads uproar uproot upshot uptake username usher using utmost
    utter vacant vacate vaccine vacuum vagrant vague vain valley value valve vampire vane vanilla vanish vanity
    vaporise vapour vase vault veal vector veer vegan veggie veil vein velvet vendor veneer venom vent venture
    veranda verb verdict verge verify vermin versatile verse vessel vest vestige veteran vex viable vial vibe
    vibrate vicar vicarage vice vicious victor victorious video vigil vigour vile villa village villain vine
    vinegar vino vinyl viola violin viper virgin virtual virtue virus visa visible vision visited visor vivid vocal
    vodka voicemail volatile vole volley vomit voucher vow voyage vulgar vulture wadding waddle wade wafer waft
    wage wagging wagon wail waist waistcoat waited waiter waive waiver waking walker wallet wallow walnut waltz
    wand wander wandering wane wanker wanting wanton war warble ward warden warder wardrobe warehouse wares warlike
    warm warmth warp warrant warren warrior wars wart wary washing wasp wasps wasted watched watchful watching
    water waterfall watering wave wax waylay wayward weak weaken wealth wearing weary weather weave web webcam
    wedding wedge wee weed weeds weep weird welder well wellie welt wept west wet whack whale wheat wheedle
    wheelbarrow wheelie wheeze whiff whim whimper whine whip whirl whirr whisk whisker whiskey whisky whisper
    whistle whit whiten whitewash whither whittle whiz whizz wholly whopper whopping wick wicked wicker widow width
    wield wig wiggle wild wilful willies willing willingly willow wilt wily wimp wince winch wind windfall winding
    windy wine wing wink winner wino winter wipe wire wisdom wise wishing wispy wit witch wither withheld withhold
    witty wiz wizard wizened wobble woe wolf wonder wondering wood wooden woods wool woollen woozy wordy worm worn
    worse worst worth wound wrangle wrap wrapper wrath wreak wreath wreck wreckage wren wrench wrestle wriggle
    wring wrinkle wrist writhe writing yacht yank yap yard yarn yawn yearn yeast yell yelling yellow yelp yeoman
    yew yob yobs yodel yoga yogurt yolk youth yummy zany zeal zebra zest zigzag zip zipper zoo zoom
    """
)
# Words that are surnames as well: in small letters they are a word ("foster carer", "the boys").
_SURNAMES = words(
    """
    wont dont cant didnt isnt wasnt wouldnt couldnt shouldnt hasnt havent arent werent doesnt aint im ive hes shes
    theyre youre whats thats theres wanna gonna gotta holloway iffy
    abide ache agent aid ale alias alliance alto anchor angelic anglican arm armour armoury arms army artist
    azure backbone backer bairn balm band bandy banker baptist bare barefoot bash bathe battle battles beagle
    beaver beer beers bent bias bible bigger bills binder bland blank blanks blizzard bodily bogus boon boot
    booze borne bough boxer boys breeding broach broker brunette bud buddy budge buff bun bureau burly butt
    butts caddy cadet calvinist camel cancer cap cape caps carp casino catching catholic cavalier cease cedar
    champ champagne chancellor channel chastity chef chess chill chum cinnamon citizen clause click cock cocks
    cod coffin coil colt comment cone coney console constant coop corporal couch countess countryman courier
    cove covert coy credit creed creek crochet crook crooks cruise crumble cue cunning custard cutter cutting
    dam dame dearth decent decree degree destiny dill distance ditto divine doing donate dot duet dye easterly
    eastern economy emperor ensign evangelical exposed factor fang fare fares farthing faster fate feeling
    fellows fennel fiscal fleet flick foal folk folks font fore foreman forth foster fray freed freshwater
    fried fudge gallant galley generous gentile gentleman gloss goad gong goodnight goodwill goody gore gram
    grams greening gross guild guinea hack hackney haddock hamburger handsome harden hash hawthorn heady hearty
    height heights hence heritage highland highlands holder host housekeeper husk imperial jubilee juniper keen
    keepers killer kinder kindred kingdom lair larger laughter lawless lawyer lay learned leech legacy lent
    lesser lingo lively livers loader locust lore loser loving lutheran mace maiden majestic maker mall mallard
    marina mass mechanic media medicine meek memory mercury messenger methodist metro mighty milder million
    minister mink minks minus miracle mire mix modest moment morrow muse nearing nestle newborn newcomer nice
    nicely northern null older ore outlaw overall overly painter pal pane panning pea pence pentecost
    pentecostal phoenix picket pilgrim pitts player pleasure poplar poster presbyterian presume primrose
    princess pro proud province prudent psalm purchase putt quail quaker quay rainwater rape raper rapier
    rector reveal rivet rode royalty rue sandman schooling seaman seashore sender sensor servant setting
    severance severe severs shook silence sill sitter smaller smock southern span speaker spies spry standing
    strait strength struck strum stuck sub suite sung sunshine super surface surprise taker teller tester
    tinkle ton trimmer troupe trouser unavailable unitarian upright urban veto vineyard voter washer watchman
    weld western wider winning won workman younger yule
    """
)


_WORDS |= _SURNAMES
_ENDINGS = ("s", "es", "ed", "d", "ing", "er", "ers", "ly", "y")
_FRONTS = ("re", "un", "mis", "over", "out", "pre", "non")


@lru_cache(maxsize=8192)
def is_everyday(word: str) -> bool:
    """Whether this (small letters) is a word of English, or looks like a form of one."""
    if is_word(word) or is_listed(word):
        return True
    return any(is_word(word.removeprefix(front)) for front in _FRONTS if word.startswith(front) and len(word) > 5)


def is_exactly_listed(word: str) -> bool:
    """Whether the lists have this very word, or it is the plural of one that they have."""
    return any(w in _WORDS or w in PLAIN_WORDS for w in (word, word.removesuffix("s")))


def is_listed(word: str) -> bool:
    """Whether this is a word of the lists, or one of them with an ending; not what only looks like a word."""
    if word in _WORDS or word in PLAIN_WORDS or word in NAME_WORDS:
        return True
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 2 and (stem in _WORDS or f"{stem}e" in _WORDS):
            return True
    return False
