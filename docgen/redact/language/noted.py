"""What notes say of somebody right behind their initials: "SR seen at the day centre", "CH accepts that".

Only what a person is, does or has done to them; not what an office or a form does ("HO letter", "CPN issued").
"""

from __future__ import annotations

from docgen.redact.language.wordsets import words

NOTED = words(
    """
    stopped searched absent absconded arrived arrives breached breaches pregnant reoffended truanting
    accepted accepts acknowledged acknowledges adamant added adds admits advised afraid alone also anxious
    apologetic appeared appears argued argues asleep assaulted assures avoids awake aware bailed believed
    believes bereaved calm cannot cant cautioned changed chose cleared collapsed collected confident confirmed
    confirms confused consented consents contacted content cooperative couldnt crying declined declines
    denying described describes detained didnt discharged disclosed discloses disengaged distressed does
    doesnt doing drinking drunk elderly embarrassed encouraged engaged engages engaging escorted evasive
    evicted expected expects explained explains failed fearful fears feeling fled found frightened frustrated
    furious gets getting going grateful grew happy hasnt having hesitant high hopes hospitalised housebound
    identified ill indicated indicates insisted insists intends intoxicated isnt keen known laughed leaves
    left lies likes lonely looked looks loud low made maintains meets mentioned mentions met missed needs
    nervous never nods noticed objected objects offered open opened pleaded pleads pleased polite preferred
    prefers present presented presents promised promises questioned ran reassured recalls received recognised
    released reluctant remains remanded remembers rude runs scared seemed seems seen sees sends sent sentenced
    served settled shaken shy signed signs sober sorry spoken struggles struggling suggested suggests
    supported suspects tearful tells texting thanked thankful tired tried trying unable unavailable unaware
    unhappy unwell unwilling updated verbally very vulnerable wants wasnt well willing wished wishes withdrew
    wont worried worries wouldnt wrote
    """
)
