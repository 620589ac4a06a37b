"""Type in large print: sizes, fonts, line spacing, and no italics, capitals or justified lines.

Sixteen point at least, in a typeface without serifs, set to the left, with more room between the lines: what
the Royal National Institute of Blind People and the UK Association for Accessible Formats ask of large print.
"""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from docgen.documents.word.large.xml import W, attribute, child, is_on, number, remove, text_of

LEAST = 32  # half points: 16 point
_BODY = 24  # what is up to 12 point becomes 16; what is larger stays larger
_MORE = 16  # and grows by a third, but by no more than 8 point
_FACE = "Arial"
_SIGNS = ("symbol", "wingdings", "webdings")  # their letters are pictures
_LINE = 276  # line spacing in 240ths: a seventh more than the font asks for
_TALL = 800  # a line of exactly more than 40 point holds a place on the page,
_GROWN = 240  # and less of one, since the line below it is taller
_FAR = 1440  # a distance of more than an inch is a place too


@dataclass(frozen=True, slots=True)
class Type:
    """How a style sets its paragraphs."""

    points: float = LEAST / 2
    bold: bool = False
    before: float = 0.0  # points of distance from the paragraph above
    held: bool = False  # to the paragraph below, on the same page
    heading: bool = False


def types_of(styles: etree._Element) -> dict[str, Type]:
    """How each paragraph style is set, by itself or by what it is based on."""
    by_id = {attribute(style, "styleId"): style for style in styles.iter(f"{W}style")}

    def own(style: etree._Element | None, path: str, depth: int = 0) -> etree._Element | None:
        if style is None or depth > len(by_id):
            return None
        found = style.find(path)
        if found is not None:
            return found
        return own(by_id.get(attribute(style.find(f"{W}basedOn"))), path, depth + 1)

    types = {}
    for name, style in by_id.items():
        if attribute(style, "type") == "paragraph":
            types[name] = Type(
                points=number(own(style, f"{W}rPr/{W}sz"), default=LEAST) / 2,
                bold=is_on(own(style, f"{W}rPr/{W}b")),
                before=number(own(style, f"{W}pPr/{W}spacing"), "before") / 20,
                held=is_on(own(style, f"{W}pPr/{W}keepNext")),
                heading=own(style, f"{W}pPr/{W}outlineLvl") is not None,
            )
    return types


def larger(half_points: int) -> int:
    """The size in large print of what had this one, in half points."""
    if half_points <= _BODY:
        return LEAST
    return min(round(half_points * 4 / 3 + 1), half_points + _MORE) // 2 * 2


def enlarge_styles(root: etree._Element) -> None:
    """Every style of the document."""
    for style in root.iter(f"{W}style"):
        if attribute(style, "type") == "paragraph" and style.find(f"{W}basedOn") is None:
            child(child(style, "rPr"), "sz")  # without a size of its own it would have ten point
        if attribute(style, "type") == "paragraph" and attribute(style, "default") == "1":
            spacing = child(child(style, "pPr"), "spacing")
            if not attribute(spacing, "line"):
                spacing.set(f"{W}line", str(_LINE))
    for run in root.iter(f"{W}rPr"):
        _enlarge_run(run)
    for paragraph in root.iter(f"{W}pPr"):
        _ease(paragraph, places=False)
    properties = root.find(f"{W}docDefaults/{W}rPrDefault")
    if properties is not None:
        run = child(properties, "rPr")
        for name in ("sz", "szCs"):
            child(run, name).set(f"{W}val", str(LEAST))


def enlarge_text(root: etree._Element, *, margin: bool = False) -> None:
    """What a part says of its own paragraphs and runs; `margin` is a header or footer, whose sides stay."""
    for run in root.iter(f"{W}rPr"):
        _enlarge_run(run)
    for paragraph in root.iter(f"{W}p"):
        properties = paragraph.find(f"{W}pPr")
        if properties is not None:
            _ease(properties, places=not text_of(paragraph), margin=margin)


def enlarge_numbering(root: etree._Element) -> None:
    """The numbers and bullets of lists, with room for them."""
    for run in root.iter(f"{W}rPr"):
        _enlarge_run(run)
    for paragraph in root.iter(f"{W}pPr"):
        _widen_indent(paragraph.find(f"{W}ind"))
        for tab in paragraph.iter(f"{W}tab"):
            tab.set(f"{W}pos", str(_third_more(number(tab, "pos"))))


def _enlarge_run(run: etree._Element) -> None:
    size = run.find(f"{W}sz")
    if size is not None:
        size.set(f"{W}val", str(larger(number(size))))
    complex_size = run.find(f"{W}szCs")
    if complex_size is not None:  # of Arabic and Hebrew; never another size than the rest
        complex_size.set(f"{W}val", attribute(size) or str(larger(number(complex_size))))
    elif size is not None:
        child(run, "szCs").set(f"{W}val", attribute(size))
    for name in ("i", "iCs", "caps", "smallCaps"):
        sign = run.find(f"{W}{name}")
        if sign is not None:
            sign.set(f"{W}val", "0")
    underline = run.find(f"{W}u")
    inside_link = run.xpath("ancestor::w:hyperlink", namespaces={"w": W.strip("{}")})
    if underline is not None and not inside_link and _style_id(run) != "Hyperlink":
        underline.set(f"{W}val", "none")
    remove(run, "w", "fitText")
    fonts = run.find(f"{W}rFonts")
    if fonts is not None and not attribute(fonts, "ascii").lower().startswith(_SIGNS):
        for name in list(fonts.attrib):
            if "heme" in str(name):
                del fonts.attrib[name]
        for name in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(f"{W}{name}", _FACE)


def _style_id(run: etree._Element) -> str:
    parent = run.getparent()
    if parent is not None and parent.tag == f"{W}style":
        return attribute(parent, "styleId")
    return attribute(run.find(f"{W}rStyle"))


def _ease(paragraph: etree._Element, *, places: bool, margin: bool = False) -> None:
    """More room between lines and paragraphs, and every line begins at the left.

    `places`: the paragraph holds no text and only keeps things where they are.
    """
    spacing = paragraph.find(f"{W}spacing")
    line = number(spacing, "line")
    exact = attribute(spacing, "lineRule") in ("exact", "atLeast")
    if spacing is not None and exact and line > _TALL:
        spacing.set(f"{W}line", str(line - _GROWN))
    elif spacing is not None and not places:
        if line:
            spacing.set(f"{W}line", str(_LINE if exact else max(line, _LINE)))
            spacing.set(f"{W}lineRule", "auto")
        for name in ("before", "after"):
            if attribute(spacing, name):
                spacing.set(f"{W}{name}", str(_third_more(number(spacing, name))))
    remove(paragraph, "contextualSpacing")
    sides = paragraph.find(f"{W}jc")
    if sides is not None and attribute(sides) in ("both", "distribute", *(() if margin else ("center",))):
        sides.set(f"{W}val", "left")
    indent = paragraph.find(f"{W}ind")
    if indent is not None:
        _widen_indent(indent)


def _widen_indent(indent: etree._Element | None) -> None:
    if indent is None:
        return
    for name in ("left", "start", "hanging", "firstLine"):
        if attribute(indent, name):
            indent.set(f"{W}{name}", str(_third_more(number(indent, name))))


def _third_more(twips: int) -> int:
    return round(twips * 4 / 3) if 0 < twips <= _FAR else twips
