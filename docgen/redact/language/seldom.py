"""How often notes about anti-social behaviour need words that are names as well for anything else.

Where capitals tell nothing and the case has somebody called so, it is them: "pike not in", "BOND AWAY". Not in
``SELDOM`` are the words that a note about homes, streets and neighbours may well hold: "bell", "frost", "amber".
"""

from __future__ import annotations

from docgen.redact.language.wordsets import words

SELDOM = words(
    """
    ally almond angel ark armour aspen aster azure badger barker baron barrow basil beaver beck beech berry
    birch bishop bland blessing bliss blizzard blossom bond booth bough bowler bunny bunting butcher butler
    buttercup cadet camel cannon canon carol carp carver cavalier cedar champagne chancellor cherish chester
    christian clay clover coffin coil coleman colt comfort cookie coral countess cove coward coy crane creek
    dame dandy darling deacon dell dill divine dolly dolphin dove draper duke dyer eagle earl ebony ember
    emperor falcon fang farthing fawn fay fellows fern fielding finch fisher fletcher flint foal font foreman
    forester fowler fray freeman fuller gale galley garland garnet gem gilbert glory glover gore graves guinea
    gunner haddock hardy hare harmony harp hart hawk hawthorn hazel heath heron herring highland holder holiday
    holly holm honor hope horne husk hyacinth imperial iris jasmine jasper jewel jolly joy jubilee juniper keen
    kestrel kindred kingdom kite knight knott lark laurel lavender leech lily linden linnet lionel locust mace
    magpie maiden majestic marigold marshal marshall mason meadows meek melody mercer mercury mercy merry
    miller mills mink minnow misty monk morrow moth muse myrtle newt nightingale noble oats olive opal orchid
    ore oriel osprey otter owl palmer pansy parson partridge patience peacock pearl pearls penny pentecost
    percy peregrine petal petunia pheasant phoenix pike pilgrim piper poplar poppy potter primrose prince
    prudence prudent psalm puffin quail quay quill raven ray rector reed regent robin roman rook roper rosemary
    rowan ruby rue saffron sage sailor salmon sawyer saxon scarlet serenity shepherd sheriff shilling skinner
    skipper skylark slater sorrel sparrow spears spicer squire stag starling stern steward stork strait sunny
    swain swallow tanner teal tempest thistle thorn thrush tinker topper trinity trout tulip turner tyler unity
    vale verity vicar victor violet virtue walker waller weaver webb wheatley willow wolf woodcock workman wren
    wright yarrow yeoman yule
    """
)
# Of first names and nicknames it is the other way round: all but these are the person.
NEEDED = words(
    """
    add al alarm amber angry any april art august autumn baby back bad bang bar bee beetle big bike bill bin
    black blade block blow blue boss boy boys brick bricks broke brown buck bus cap car card care case cash
    cat charity chase chips church city clear clerk cliff cold con cook cool court crash cricket crystal dad
    daddy dawn day de dean deep del di doc doctor dog dot drew drop dusty east el end fair faith fat fell
    field fire fish fit flash flat ford forest fox frank free friend full fun gang gas gates gay gem gene
    general ginger girl glass gold good grace grand grant grass grave gray green grey guard gun guy ham hammer
    handy happy hard harm head heath heather hell hill hit home honest hood hook hope horse house hunt ice
    jack jet job judge june junior just justice key kid kids king kit la lad lady lane last law less light
    lights little lock lodge long loud love low lucky mac mad major man march mark marks mat max may men
    mental merry mild mile miles milk mill min mind mine miss mo mob mouse mum muscle nail nan near new nice
    nick noise north old page pain paint panic park pat peace peg pen penny phone pie pig pink pitch plank
    police post pot power precious press price prince prior punch purple queen quick rain rat ray real red
    reed rich right ring rob rock rocket rod rose rough rusty safe salt sand scooter shed ship shock short shy
    sick sid silver skip sky small smile smith smoke snow soldier south space speed spider sport spot spring
    square star steel stone stones storm stout strange strong sue sugar summer sun sunny tel the tiny top
    tower tray treasure trip trouble true trust van vic victor view vine von wall ward web west white wild
    will win wing winter wolf wood woods young
    """
)
