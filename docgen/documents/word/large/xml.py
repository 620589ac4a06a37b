"""The few words of WordprocessingML that large print needs: names, values, children in the order Word asks for."""

from __future__ import annotations

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MM = 1440 / 25.4  # twentieths of a point in a millimetre

_ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr "
    "shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE "
    "autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents "
    "suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr "
    "sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof "
    "snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd "
    "fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign "
    "hideMark",
    "trPr": "cnfStyle divId gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader tblCellSpacing "
    "jc hidden",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat "
    "locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
    "p": "pPr",
    "r": "rPr",
    "tc": "tcPr",
    "tr": "tblPrEx trPr",
    "rPrDefault": "rPr",
}
_RANK = {parent: {f"{W}{name}": n for n, name in enumerate(names.split())} for parent, names in _ORDER.items()}


def attribute(element: etree._Element | None, name: str = "val", default: str = "") -> str:
    """An attribute of Word's own; the default where element or attribute are not there."""
    return default if element is None else element.get(f"{W}{name}", default)


def number(element: etree._Element | None, name: str = "val", default: int = 0) -> int:
    """The same as a whole number; the default where it is none."""
    try:
        return round(float(attribute(element, name)))
    except ValueError:
        return default


def is_on(sign: etree._Element | None) -> bool:
    """Whether a sign such as bold is there, and not taken back."""
    return sign is not None and attribute(sign, default="1") not in ("0", "false", "off")


def child(parent: etree._Element, name: str) -> etree._Element:
    """The child of this name, made where it belongs if it is not there."""
    found = parent.find(f"{W}{name}")
    if found is None:
        found = etree.Element(f"{W}{name}")
        rank = _RANK.get(etree.QName(parent).localname, {})
        own = rank.get(found.tag, -1)
        at = next((n for n, other in enumerate(parent) if rank.get(other.tag, 999) > own), len(parent))
        parent.insert(at, found)
    return found


def remove(parent: etree._Element, *names: str) -> None:
    """Takes the children of these names away."""
    for name in names:
        for found in parent.findall(f"{W}{name}"):
            parent.remove(found)


def style_of(paragraph: etree._Element) -> str:
    """The id of its style, `Normal` where it names none."""
    return attribute(paragraph.find(f"{W}pPr/{W}pStyle"), default="Normal")


def text_of(element: etree._Element) -> str:
    """Its words; a line break is one."""
    marks = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": " "}
    nodes = element.iter(f"{W}t", *marks)
    return "".join(node.text or "" if node.tag == f"{W}t" else marks[node.tag] for node in nodes)


def grid_of(table: etree._Element) -> list[etree._Element]:
    """The columns of a table."""
    return list(table.findall(f"{W}tblGrid/{W}gridCol"))


def cells_of(row: etree._Element) -> list[tuple[int, int, etree._Element]]:
    """Where each cell of a row begins in the grid, how many columns it spans, and the cell."""
    found, at = [], number(row.find(f"{W}trPr/{W}gridBefore"))
    for cell in row.findall(f"{W}tc"):
        span = number(cell.find(f"{W}tcPr/{W}gridSpan"), default=1)
        found.append((at, span, cell))
        at += span
    return found
