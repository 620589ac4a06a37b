"""Which version of the fields a template was made for, as a property of the Word file says.

Word keeps the property when somebody edits the file (File, Info, Properties, Advanced: ``docgen-fields``), so a
council's copy of a template says years later which fields its author knew.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, MutableMapping

from lxml import etree

# The first number is raised when a field goes, or comes to mean something else: a template made for another would
# say what its author did not mean. The second is raised when fields are added.
FIELDS = "1.0"
PROPERTY = "docgen-fields"

_PART, _RELS, _TYPES = "docProps/custom.xml", "_rels/.rels", "[Content_Types].xml"
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_CONTENT = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # what the format asks of every property of one's own
_VERSION = re.compile(r"([1-9]\d{0,3})\.(\d{1,4})")


def made_for(members: Mapping[str, bytes]) -> str | None:
    """What the parts of a Word file say; None where they say nothing, the text as it is where it is no version."""
    if _PART not in members:
        return None
    try:
        root = etree.fromstring(members[_PART], etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return None  # told elsewhere, as a damaged part
    for entry in root.iterchildren(f"{{{_CUSTOM}}}property"):
        if entry.get("name", "").lower() == PROPERTY:
            return "".join(entry.itertext()).strip()
    return None


def not_for_these_fields(version: str | None) -> str | None:
    """Why a template of this version can't be used; None where it can."""
    if version is None:
        return None
    found = _VERSION.fullmatch(version)
    if found is None:
        return f"its property {PROPERTY} is “{version[:20]}”, and not a version such as {FIELDS}"
    if found[1] == FIELDS.partition(".")[0]:
        return None
    return (
        f"it was made for version {version} of the fields, and this docgen has {FIELDS}: names may have changed "
        "or come to mean something else. See that each field is right, then run `docgen templates stamp` on it"
    )


def newer_than_these_fields(version: str | None) -> str | None:
    """What to tell of a template that may use fields which this docgen does not have yet."""
    found = _VERSION.fullmatch(version or "")
    if found is None or int(found[2]) <= int(FIELDS.partition(".")[2]):
        return None
    return (
        f"was made for version {version} of the fields, and this docgen has {FIELDS}; a newer docgen may be needed"
    )


def stamp(members: MutableMapping[str, bytes]) -> None:
    """Has the parts of a Word file say that they are made for the fields of today; the same bytes each time."""
    if made_for(members) == FIELDS:
        return
    if _PART in members:
        root = etree.fromstring(members[_PART])
        for entry in root.iterchildren(f"{{{_CUSTOM}}}property"):
            if entry.get("name", "").lower() == PROPERTY:
                root.remove(entry)
    else:
        root = etree.Element(f"{{{_CUSTOM}}}Properties", nsmap={None: _CUSTOM, "vt": _VALUES})
        _announce(members)
    number = max((int(entry.get("pid", "1")) for entry in root), default=1) + 1
    entry = etree.SubElement(root, f"{{{_CUSTOM}}}property", fmtid=_FORMAT, pid=str(number), name=PROPERTY)
    etree.SubElement(entry, f"{{{_VALUES}}}lpwstr").text = FIELDS
    members[_PART] = _written(root)


def _announce(members: MutableMapping[str, bytes]) -> None:
    types = etree.fromstring(members[_TYPES])
    tag = types.tag.replace("Types", "Override")
    etree.SubElement(types, tag, PartName=f"/{_PART}", ContentType=_CONTENT)
    members[_TYPES] = _written(types)
    rels = etree.fromstring(members[_RELS])
    tag = rels.tag.replace("Relationships", "Relationship")
    etree.SubElement(rels, tag, Id="docgenCustom", Type=_KIND, Target=_PART)
    members[_RELS] = _written(rels)


def _written(root: etree._Element) -> bytes:
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written
