"""Words that are names as well, and that notes about anti-social behaviour hardly ever need for anything else.

Where capitals tell nothing and the case has somebody called so, it is them: "pike not in", "BOND AWAY". Not here
are the words that a note about homes, streets and neighbours may well hold, such as "bell", "frost" or "amber".
"""

from __future__ import annotations

from docgen.redact.language.wordsets import words

SELDOM = words(
    """
    ally almond angel ark aspen aster badger barker baron barrow basil beck beech berry birch bishop blessing
    bliss blossom bond booth bowler bunny bunting butcher butler buttercup cannon canon carol carver cherish
    chester christian clay clover coleman comfort cookie coral coward coy crane dandy darling deacon dell
    dolly dolphin dove draper duke dyer eagle earl ebony ember falcon fawn fay fern fielding finch fisher
    fletcher flint forester fowler freeman fuller gale garland garnet gem gilbert glory glover graves gunner
    hardy hare harmony harp hart hawk hawthorn hazel heath heron herring holiday holly holm honor hope horne
    hyacinth iris jasmine jasper jewel jolly joy juniper kestrel kite knight knott lark laurel lavender lily
    linden linnet lionel magpie marigold marshal marshall mason meadows melody mercer mercy merry miller mills
    minnow misty monk moth myrtle newt nightingale noble oats olive opal orchid oriel osprey otter owl palmer
    pansy parson partridge patience peacock pearl pearls penny percy peregrine petal petunia pheasant pike
    piper poppy potter primrose prince prudence puffin quail quill raven ray reed regent robin roman rook
    roper rosemary rowan ruby saffron sage sailor salmon sawyer saxon scarlet serenity shepherd sheriff
    skinner skipper skylark slater sorrel sparrow spears spicer squire stag starling stern steward stork sunny
    swain swallow tanner teal tempest thistle thorn thrush tinker topper trinity trout tulip turner tyler
    unity vale verity vicar victor violet virtue walker waller weaver webb wheatley willow wolf woodcock wren
    wright yarrow yeoman
    """
)
