"""What only people do, and what is only done to people: more of it than the lists beside the rules hold.

None of these is said of a fence, a price or a parcel, so that a name which is a word as well is somebody beside
them: "brown explained", "notified mark". Hand-written.
"""

from __future__ import annotations

from docgen.redact.language.wordsets import words

DONE_BY_PEOPLE = words(
    """
    smashed hurled ripped robbed trashed vandalised nicked
    absconded apologising approached argued argues arguing attacked banged begged behaved behaves behaving
    believed believes boasted bought bragged breached brought bullied burgled buys chased cheered chuckled
    climbed complained complied complies confessed confirmed confirms consented cooperated cooperates danced
    declined declines disclosed discloses drinks engaged engages explained explains expressed forgot giggled
    grabbed greeted harassed hid ignored ignores insisted insists insulted intimidated joked jumped knocked
    laughed laughing laughs lied lying mentioned mentions misbehaved mocked mumbled moaned moans nodded observed
    owes phones pleaded pleads pointed preferred prefers pretended promised promises quarrelled ranted realised
    recalled recalls recognised relapsed remembers requested resided resides sang screamed screams shoved sings
    slammed slapped smirked sobbed speaks spits spoke squared stabbed stared stares staggered struggled talked
    talking talks taunted tried tries understands understood urinated vomited waved wept whispered wished wishes
    wrote writes yelled yelling yells
    """
)
DONE_TO_PEOPLE = words(
    """
    notified updated reassured rehoused detained bailed questioned banned excluded fined escorted accompanied
    handcuffed restrained remanded sentenced supported greeted approached grabbed slapped attacked bullied
    harassed befriended thanked blamed accused recognised sectioned messaged searched stopped interrupted
    insulted intimidated
    """
)
# The same as an instruction gives it.
TO_DO_TO_PEOPLE = words(
    """
    notify update reassure rehouse detain bail question ban exclude escort accompany meet message safeguard
    befriend assist encourage telephone
    """
)
# What is somebody's, or is felt of somebody: "mother of joy", "afraid of brown".
OF_SOMEBODY = words(
    """
    because house home flat dog car garden door gate bike van friend friends mate mates mother mum mam father dad
    parents parent son sons daughter daughters wife husband partner brother sister brothers sisters cousin uncle
    aunt nephew niece girlfriend boyfriend ex neighbour neighbours family household carer landlord behalf
    behaviour behalf afraid scared frightened terrified fearful wary sick tired name statement account arrest
    interview eviction conduct actions associate associates visitors guests
    """
)
# They stand before the name of whom something is written to, or is called so.
ADDRESSING = words("dear hi hiya hello hey cc fao attn aka alias nicknamed named ref cheers thanks")
# Who belongs to somebody, and what does.
KINDRED = words(
    """
    family household boy girl lad kid twins boys brothers children kids lads girls sisters parents sons daughters
    clan residence tenancy brother sister son daughter mother father mum dad wife husband partner
    """
)
POSSESSIONS = words(
    """
    mate missus nan dog dogs cat cats fence house home flat garden car van bike music bedroom window windows door
    gate phone mobile behaviour address property friend friends girlfriend boyfriend rubbish bins tenancy
    statement file visitors lot shed wall kids mates account complaint bathroom kitchen ceiling landlord
    solicitor gp school gazebo trampoline decking barbecue bbq aviary shouting language moped quad scooter
    caravan trailer roof chimney guttering drain tree trees hallway stairs tv speaker speakers stereo party
    parties noise kitten puppy arrears keys ex bin hedge drive driveway porch balcony conservatory patio lawn
    greenhouse
    """
)
