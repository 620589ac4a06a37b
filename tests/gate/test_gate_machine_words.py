"""A full name is found wherever a program keeps words of its own, also one that ends as nouns do."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache

import pytest
from made import review_of
from pictured import chunk, jpeg, png, tiff, webp
from planting import CASE, Parts, in_body, part, word_part, zipped
from support import load_data

from docgen.case import parse_case
from docgen.gate import Gate
from docgen.redact.reader import Redactors

# English nouns end so: "harness", "absence", "instance", "olive", "cement", "able", "city".
FAMILIES = (
    "Furness",
    "Lawrence",
    "Spence",
    "Torrance",
    "Clive",
    "Clement",
    "Constable",
    "Blenkinship",
    "Garrity",
    "Ollerenshaw",
)
GIVEN = "Shane"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'


def _picture(content: Callable[[str], bytes], ending: str) -> Callable[[str, str], Callable[[Parts], None]]:
    return lambda given, family: part(f"word/media/image9.{ending}", content(f"{given} {family}"))


def _font(given: str, family: str) -> Callable[[Parts], None]:
    return part("word/fonts/font1.odttf", b"\x07\x08\0\x01" + f"{given} {family}".encode("utf-16-be") + b"\0\x01")


PLACES: dict[str, Callable[[str, str], Callable[[Parts], None]]] = {
    "bookmark": lambda g, f: in_body(f'<w:bookmarkStart w:id="9" w:name="{g}_{f}"/>'),
    "bookmark, one word": lambda g, f: in_body(f'<w:bookmarkStart w:id="9" w:name="{g}{f}Statement"/>'),
    "bookmark, small": lambda g, f: in_body(f'<w:bookmarkStart w:id="9" w:name="{g.lower()}{f.lower()}"/>'),
    "style": lambda g, f: part(
        "word/styles.xml", f'<w:styles {W}><w:style w:styleId="X9"><w:name w:val="{g} {f}"/></w:style></w:styles>'
    ),
    "style id": lambda g, f: in_body(f'<w:p><w:pPr><w:pStyle w:val="{g}{f}"/></w:pPr></w:p>'),
    "font": lambda g, f: part("word/fontTable.xml", word_part("fonts", f'<w:font w:name="{g} {f}"/>')),
    "theme": lambda g, f: part("word/theme/theme1.xml", f'<a:theme {A} name="{g} {f}"/>'),
    "language": lambda g, f: in_body(f'<w:p><w:r><w:rPr><w:lang w:val="{g}-{f}"/></w:rPr></w:r></w:p>'),
    "element": lambda g, f: in_body(f'<w:customXml w:element="{g.lower()}{f}"/>'),
    "own element": lambda g, f: part("customXml/item1.xml", f"<x><{g.lower()}{f}/></x>"),
    "part": lambda g, f: part(f"word/media/{g}-{f}.png", png()),
    "part, one word": lambda g, f: part(f"word/media/{g.lower()}{f.lower()}.png", png()),
    "PNG text": _picture(lambda t: png(chunk(b"tEXt", b"Author\0" + t.encode())), "png"),
    "PNG EXIF": _picture(lambda t: png(chunk(b"eXIf", tiff("Photo of " + t, ">"))), "png"),
    "XMP in a JPEG": _picture(
        lambda t: jpeg(
            0xE1, b"http://ns.adobe.com/xap/1.0/\0" + f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><a b="{t}"/></x:xmpmeta>'.encode()
        ),
        "jpeg",
    ),
    "JPEG comment": _picture(lambda t: jpeg(0xFE, t.encode()), "jpeg"),
    "JPEG EXIF": _picture(lambda t: jpeg(0xE1, b"Exif\0\0" + tiff(t)), "jpeg"),
    "GIF comment": _picture(
        lambda t: b"GIF89a\1\0\1\0\0\0\0!\xfe" + bytes([len(t)]) + t.encode() + b"\0;", "gif"
    ),
    "TIFF": _picture(lambda t: tiff(t), "tiff"),
    "WebP": _picture(lambda t: webp(tiff(t)), "webp"),
    "behind a BMP": _picture(lambda t: b"BM" + bytes(60) + t.encode(), "bmp"),
    "hidden font": _font,
}  # fmt: skip


@cache
def gate_for(given: str, family: str, *known_as: str) -> Gate:
    data = load_data(CASE)
    data["perpetrators"][0]["name"] = {"given": given, "family": family, "known_as": list(known_as)}
    case = parse_case(json.dumps(data))
    return Gate.for_reader(case, Redactors(case, review_of(CASE).authority).policy("victim"), "victim")


def file_with(plant: Callable[[Parts], None]) -> bytes:
    parts: Parts = {"word/document.xml": word_part("document", "<w:sectPr/>").encode()}
    plant(parts)
    return zipped(parts)


@pytest.mark.parametrize("family", FAMILIES)
def test_a_full_name_is_found_in_every_place(family: str) -> None:
    gate = gate_for(GIVEN, family)
    missed = [
        place for place, plant in PLACES.items() if not gate.leaks("x.docx", file_with(plant(GIVEN, family)))
    ]
    assert missed == []


@pytest.mark.parametrize("family", ["Furness", "Lawrence", "Spence", "Torrance", "Blenkinship", "Clement"])
def test_the_surname_alone_is_found_where_a_word_is_that_is_none(family: str) -> None:
    """That it ends as nouns do makes it no word; "Constable" is one, and a bookmark may be called so."""
    gate = gate_for(GIVEN, family)
    for place in ("bookmark", "PNG text", "TIFF"):
        assert gate.leaks("x.docx", file_with(PLACES[place](family, ""))), place
