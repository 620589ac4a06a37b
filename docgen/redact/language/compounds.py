"""Compounds of English that begin or end with a word which is somebody's name as well: "stone wall", "alarm bell".

One line a word. A first part is told in small letters or in capitals; nothing is listed that people own ("Wall
fence" may be Wall's) or that a person may do ("Bell rang"). Hand-written.
"""

from __future__ import annotations

_BEGINS = """
amber: alert warning nectar rated rating
angel: delight
art: class classes club gallery therapy therapist group exhibition teacher project lesson lessons deco form
ash: tree trees dieback tray trays
autumn: term leaves months budget half
bacon: butty sandwich roll bap
bank: holiday holidays transfer card notes robbery nurse staff
basil: plant plants leaves pesto
bay: window windows leaf leaves tree trees
bell: tent tents end bottoms
bell: push pushes wire wires tower towers ringer ringers ringing chime chimes jar peppers
best: evidence practice interests value efforts endeavours wishes before option outcome guess result scenario fit
bill: boards posters
billy: goat goats can bookcase
bird: song feeder feeders box boxes table seed scarer flu droppings mess
black: mould ice market cab cabs eye eyes spot spots history country male female man men woman women lad youth
blunt: object instrument force
bobby: pin pins dazzler
bolt: cutter cutters croppers hole upright
brandy: bottle bottles snap snaps butter
bridge: club toll repairs
bull: dog dogs terrier terriers bar bars dozer
carol: singers singing service concert concerts
cash: flow back box desk point points card cards
charity: event run bucket box donation donations number gig work appeal worker
christian: name names aid union
church: service services bells bell tower clock goers goer spire roof fete warden wardens leaders elders wedding
cliff: edge top face path
cook: book books
coral: reef reefs
court: order orders date dates hearing hearings summons appearance bailiff bailiffs fine fines action costs usher
court: proceedings judgment injunction bundle fees room rooms papers appearances case cases desk duty listing
crane: operator hire driver fly
cross: road roads examination contamination bow country section words word
crystal: clear meth maze ball
curry: house sauce powder
daisy: chain chains
dawn: raid raids chorus patrol
day: centre centres trip trips shift shifts rate rates release care pass ticket patient patients nursery
day: opportunities
deep: clean cleaning cleaned freeze freezer fryer fat end water vein voice breath breaths cuts cut pile
deep: in into under
drum: kit kits practice lesson lessons beat roll machine solo
faith: forum communities community healing schools
field: mouse mice edge hospital trips notes
fish: fingers tank tanks pond bowl pie cake cakes supper shop bones
foot: path paths ball patrol patrols print prints bridge care wear fall traffic
ford: fiesta focus transit mondeo escort ka kuga ranger galaxy
fox: hole hunting hunt den cubs glove gloves
frank: exchange admission
frost: pockets bitten
gale: force warning warnings
game: keeper changer console controller plan
gate: post posts way ways keeper
gene: pool pools therapy
ginger: biscuit biscuits beer nut nuts hair haired root tom ale
glass: bottle bottles bin collector
gold: command commander commanders
grant: funder funders criteria award awards
guy: rope ropes wire wires fawkes
hail: stones stone storm storms
hall: hire carpet way ways lighting table
hand: rail rails shake over held cuffs outs gun writing written made washing tools
harvest: festival supper moon mouse
hazel: eyes eyed tree trees hedge nut nuts
head: teacher teachers office lice lights injury phones count start wound lock
heart: attack attacks failure rate burn condition
heather: honey clad
heath: land fire fires
holly: bush bushes hedge berries wreath wreaths tree
honey: pot bee bees trap comb
horse: box boxes riding fly shoe trailer manure racing chestnut muck
hunt: saboteurs
ice: cream rink cube cubes pack
ivy: clad league
jack: plug plugs lead leads socket sockets hammer hammers pot knife knifed boots stand stands russell frost
jade: necklace green
jasmine: tea rice
jay: walking walker walkers cloth cloths
jazz: music band club night nights festival records fm funk
jet: wash washing washed washer lag ski skis engine stream
joy: stick
judge: led
key: code codes stage meter meters ring rings card cards hole players message messages information documents
key: evidence facts findings holders
king: size sized prawn prawns
knight: hood
lamb: chop chops curry bhuna joint shank shanks kebab kebabs stew roast casserole dinner biryani
lily: pond pad pads pollen
lock: smith smiths keeper keepers gate gates change changes cylinder barrel picking box
long: grass haul weekend weekends distance story wave jump sleeves sleeved haired overdue awaited
love: island letter letters life triangle
low: level risk income volume mood priority rise lying
major: incident incidents works crime investigation repair repairs injury injuries trauma refurbishment disruption
marsh: gas land lands mallow mallows marigold marigolds ground
max: height speed amount number penalty sentence fine capacity volume
may: day days ball
mercy: mission killing dash
mill: pond stone race wheel
moor: land hen hens
moss: killer growth
new: build builds tenancy tenants neighbours windows boiler carpet lock locks date
nick: nack nacks
oak: tree trees beam beams flooring veneer
olive: branch grove skin skinned
opal: fruits
page: turner
park: bench benches railings toilets keepers wardens
pat: testing test tested tests
pearl: earring earrings necklace
penny: pinching pincher black farthing stock arcade sweets whistle
pepper: corn corns mill
pine: cone cones needles tree trees table
pond: life liner weed
pool: table tables cue cues party
poppy: appeal wreath wreaths seed seeds
porter: cabin
post: mortem natal war it covid card cards graduate
power: cut cuts tool tools supply outage point lines station washer hose shower drill walking
price: cap caps match matching matched point points war wars hike hikes freeze band cut cuts guarantee promise
queen: size sized bee
rain: water fall coat drops
rich: list pickings mix
robin: redbreast
rock: fall music band salt concert festival climbing bottom star pool pools
rocky: road start
roe: deer
roger: that
rose: petals petal hips tinted bowl
royal: mail navy family assent
ruby: wedding anniversary
sage: green stuffing advice
salt: cellar bin bins pot spreader
scarlet: fever
shanty: town towns
sharp: intake practice turn pain
silver: command commander commanders birch surfer surfers
skip: hire lorry bag bags
small: claims claim grants grant print talk business businesses hours amount amounts change quantity quantities
small: fry scale fire fires minority world holding fee talk
snow: storm drift ball balls fall plough clearance drop drops
spring: term clean cleaning water bulbs bulb months onions half
star: sign signs
stone: wall walls walling circle mason masons slab slabs chippings cold deaf throwing throwers steps built
storm: damage drain drains water force
street: lamp lamps sweeper sweepers cleaner cleaners sign signs scene party parties food furniture trading view
street: level dealing drinkers drinker nameplate cleansing
summer: term holiday holidays school schools scheme schemes fair fete time months heat solstice season camp
summer: programme activities evenings evening nights weather clothes break
sun: set rise burn hat cream glasses bed
swift: response action exit reply resolution box boxes
toby: jug jugs
tom: cat cats yard yards
ty: wrap wraps
wall: mounted tie ties tile tiles paper papers hanging hangings socket sockets units cabinet cabinets bracket
wall: brackets plug plugs panel panels art insulation clock planner chart
wards: off
ward: round rounds staff clerk walkabout forum boundary profile member surgeries
white: goods noise board boards wash flag lies water paper papers male female man men woman women british european
winter: term months fuel pressures weather coat coats night nights gritting
wolf: whistle whistles whistling
wood: pile pellets chip chips chippings stain glue grain land pigeon pigeons worm lice louse stove
young: carers tenants drinkers
angel: wings tube
basil: brush
bee: hives hive sting stings keeping line
best: case
church: mouse
cliff: hanger
dev: team ops
gift: shop shops card cards voucher vouchers wrap
happy: hour birthday christmas ending
law: abiding
lily: white livered
long: arm queue queues range sighted
lucky: escape break charm dip
precious: time few
santa: hat claus
sharp: bend bends tongue
sky: blue high
ebony: piano keys black wood handle table
ivory: keys piano
sunny: spell spells day days interval intervals side weather afternoon morning
summer: job jobs sale
wall: heater heaters
chelsea: boots tractor bun buns match shirt scarf fan fans supporters
hazel: coppice
page: break breaks
precious: little metals metal stones
rose: water
stout: boots shoes door
ball: game games court boy pump gown bearing bearings
bean: bag bags bake sprouts cans
berry: bush bushes picking
bond: scheme holder holders application returned certificate
book: club group shelf shelves case cases token mark marks
brick: work wall walls layer layers dust built
bright: light lights sparks sky skies sunshine
brook: bank
castle: walls wall grounds street
chapel: service services
child: protection benefit minder minders care support abuse safety seat seats poverty friendly sexual criminal
cloud: storage based cover backup
crow: bar bars
east: wing end block midlands coast facing wind london bound yorkshire lothian
english: lesson lessons speaking speaker speakers class classes
forest: school trail trails bathing
fox: news
frank: talk talks
gale: force warning
gold: ring rings chain chains medal watch plated bracelet earrings standard jewellery
hand: delivered sanitiser basin
hare: coursing
hook: ups
horn: blown blowing
hunter: wellies
iron: railings gate bar bars work fence ring man
judge: advocate
justice: system centre secretary panel minister
leaf: blower litter fall
lemon: juice tree cake
lime: tree trees scale
little: one ones progress change
martin: nest nests
mason: jar jars bee bees
minor: damage injury injuries repairs works issue issues incident offences offence
moody: lighting music
nail: bar bars salon gun varnish file polish
nelson: mandela column
nettle: patch sting stings
north: wing end block east west facing wind wales london yorkshire bound sea
oscar: night nominations
parks: department service officer team police committee
peach: tree trees
pea: shooter shooters gravel
penny: whistle
peter: out
pigeon: droppings mess spikes feeding loft
pine: furniture
plum: tree trees
reed: beds bed
rice: pudding grains
river: boat bed cruise
rope: swing ladder
rose: wine
rush: hour
salmon: pink
sand: bags bag pit bank paper
savage: dog dogs attack attacks
shepherd: dogs
sky: dish box sports news tv engineer
snow: boots globe
south: wing end block east west facing coast london yorkshire bound
steel: door doors gate railings toecaps drum fence grill mesh bar
strong: smell smells odour language wind winds words possibility
temple: bar
thorn: hedge bush bushes
tower: block blocks crane
tree: surgeon surgeons roots stump stumps preservation officer house houses
shell: garage station petrol suit
trigger: application applications request process threshold point warning finger
trout: pond farm
turf: war laid
water: lily level main mains pressure hose butt pistol pistols ingress
west: wing end block midlands coast facing wind london yorkshire bound ham brom
wise: words
january: rent payment invoice figures agenda newsletter edition elections deadline salary
february: rent payment invoice figures agenda newsletter edition elections deadline salary
march: rent payment invoice figures agenda newsletter edition elections deadline salary
april: showers rent payment invoice figures agenda newsletter edition elections deadline salary
may: rent payment invoice figures agenda newsletter edition elections deadline salary
june: rent payment invoice figures agenda newsletter edition elections deadline salary
july: rent payment invoice figures agenda newsletter edition elections deadline salary
august: rent payment invoice figures agenda newsletter edition elections deadline salary
september: rent payment invoice figures agenda newsletter edition elections deadline salary
october: rent payment invoice figures agenda newsletter edition elections deadline salary
patience: wears wearing ran running
ward: sergeant sister matron councillor councillors manager panel round rounds clerk staff
butt: lane
beer: can cans bottle bottles garden cellar barrel barrels mat mats glass glasses belly
boot: sale sales camp room
cape: wearing
arms: dealer race cache
pea: shooter souffle
proud: parents moment
player: profile
lay: adviser member observer assessor person
bible: study class group
chef: knife
quay: side
lawyer: letter
dot: point points
comfort: break breaks pack packs zone blanket eating
moor: fire fires land edge
"""
_ENDS = """
art: martial modern pop
arts: martial
bank: food bottle blood river
banks: food bottle river
bell: alarm door church school fire cow bicycle bike hand shop dinner
bells: alarm door church school
button: panic push door bell alarm
bond: james premium peace rent deposit
brandy: cherry
bridge: foot railway canal swing humber
chase: police car goose high-speed
church: parish methodist baptist catholic anglican
court: crown county magistrates family youth high supreme combined tennis sheriff squash
cross: red charing kings victoria
day: one next same other following previous working whole another bank training sports match market inset moving
deep: skin knee ankle waist inches inch feet cm so too very quite
drum: steel snare bass oil
field: playing football sports rugby cricket hay corn paddy
fields: playing football sports
gate: kissing lych flood
green: village bowling lime bottle
hart: white red golden
heather: lucky winter
house: guest
hunt: fox treasure witch
fin: shark tail
jack: apple car trolley bottle hydraulic scissor headphone audio jumping
jacks: union
jazz: play plays playing played modern smooth
key: allen master skeleton spare
king: burger
knight: white
lamb: spring
light: street security
lock: combination central yale mortice mortise padlock bike
mags: glossy dirty reads read reading
park: car retail business caravan industrial theme skate national trailer holiday
penny: ten
pool: gene car swimming paddling
porter: hospital night kitchen theatre hotel
post: lamp gate fence goal
price: half
ray: x
rays: uv x
shanty: sea
stone: rolling paving coping kidney stepping
stones: rolling paving coping kidney stepping
street: high main
trigger: community
wall: party garden retaining boundary gable cavity dividing partition brick stone
walls: party garden retaining boundary gable cavity dividing partition brick stone
constable: chief special
dale: derbyshire peak
force: task work air police
justice: youth criminal restorative social
lily: water
long: how so too as very
marshal: fire
marshall: fire
martin: house
mike: open
singer: pub lead
turner: page
driver: bus taxi lorry delivery cab van hgv ambulance
keeper: lock shop game
ward: hospital maternity psychiatric children's stroke isolation
butt: water cigarette head rifle
butts: water cigarette cig fag
grant: facilities hardship council housing government adaptations adaptation lottery
amber: rated rating flagged coded
green: rated rating flagged coded
beer: ginger root strong craft
boot: car
boots: car
arms: small side up
lent: was been money
boys: two three four five six some several local other teenage young older school little
chef: head sous
player: record cd dvd mp3 football music
court: tennis
"""


def _table(lines: str) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for line in lines.strip().split("\n"):
        word, others = line.split(":")
        found[word] = found.get(word, frozenset()) | frozenset(others.replace("'", "").split())
    return found


BEGINS = _table(_BEGINS)  # a word: what follows it
ENDS = _table(_ENDS)  # a word: what comes before it
