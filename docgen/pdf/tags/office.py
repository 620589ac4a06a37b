"""What LibreOffice 7.4 leaves wrong in its tags, as far as its file can be put right without reading all of it.

A paragraph style that is called as a standard type is ("Note") becomes an element of that type; the tab order is
missing on pages with links; and the parent tree does not say its next key.
"""

from __future__ import annotations

import re

from docgen.pdf.format.place import page_objects
from docgen.pdf.format.syntax import Dictionary, Ref, items, write
from docgen.pdf.format.table import Plain, dictionary
from docgen.pdf.tags.element import STANDARD
from docgen.pdf.tags.repair import Repair

_ELEMENT = re.compile(rb"\n(\d+) 0 obj\n<</Type/StructElem\n/S(/\w+)\n")


def mend_office(plain: Plain, catalogue: Dictionary) -> Repair:
    """What of a file of LibreOffice changes; nothing where it has no tags. Raises `NotPdf` for another layout."""
    tags = catalogue.get(b"/StructTreeRoot")
    if not isinstance(tags, Ref):
        return Repair()
    tree = plain.dictionary(tags)
    roles = dictionary(tree.get(b"/RoleMap", {}))
    changed: dict[int, bytes] = {}
    clashing = {name: role for name, role in roles.items() if name in STANDARD}
    for number, kind in _ELEMENT.findall(plain.content) if clashing else ():
        if kind in clashing:
            element = plain.dictionary(Ref(number))
            changed[int(number)] = write({**element, b"/S": clashing[kind]})
    tree[b"/RoleMap"] = {name: role for name, role in roles.items() if name not in clashing}
    back = tree.get(b"/ParentTree", {})
    keys = items((plain.dictionary(back) if isinstance(back, Ref) else dictionary(back)).get(b"/Nums", []))[::2]
    last = max([int(key) for key in keys if isinstance(key, bytes)], default=-1)
    tree[b"/ParentTreeNextKey"] = b"%d" % (last + 1)
    changed[int(tags)] = write(tree)
    for number, page in page_objects(plain, catalogue.get(b"/Pages")):
        if b"/Annots" in page:
            changed[number] = write({**page, b"/Tabs": b"/S"})
    return Repair(changed)
