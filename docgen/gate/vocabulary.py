"""Words of the file formats: names of styles, fonts, keys and programs. As one word there, none is a person."""

from __future__ import annotations

from docgen.redact.language.wordsets import words

# What stands in every Word file and PDF that docgen makes; a test holds the list to such files.
FORMAT = words(
    """
    accent adobe angsana annot ansi app arab arial ascender asia baiti balloon beng bidi block body bold boli
    boran bullet caladea calibri cambria caption carlito catalog center champa char character cher cherokee
    circle closing colour column compat compress consortium copyright cordia cordiaupc courier creator daun
    dcterms decimal default dejavu desc descent deva dihuw docgen document docx edessa edit element emf
    emphasis enable enclosures endnote ethi evk external features flip font fonts footer footnote gautami geor
    glyph google grid guard guru hans hant header heading hebr helvetica himalaya hint hyperlink identity
    indents info intense international iskoola italic jpan jpeg justification khmr kids knda label landscape
    laoo latin lato letterhead liberation light linearized list macro margin medium meta metadata microsoft
    mirror mlym mode modern mong mongolian monotype mool national normal noto number numbering office open
    opentype option orthographic orya outline override page paragraph plantagenet pota preserve producer
    proofing quote raavi rect red reference registry regular rels resources restart roman root sans scheme
    section segoe semibold serif settings shading shapes shruti signature sinh size solid somk spacer strong
    style sub subtitle suite summary sup sylfaen symbol symbols syrc table tahoma taml telu text thaa thai
    theme tibt times title toc trade trademark trebuchet tunga type uigh unicode variable verdana version viet
    vrinda web windows word wordprocessing xmp xmpmeta
    """
)
