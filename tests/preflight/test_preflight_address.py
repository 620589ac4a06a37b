"""The address in the window of the envelope, right and wrong; and what is never said of it."""

from __future__ import annotations

import re

import pytest
from drawn import ADDRESS, Drawing, address, pdf, words

from docgen.preflight import Finding, preflight

FULL = ("Mx Quill Tarn", "Flat 2", "Lantern House", "4 Lantern Yard", "Littleover", "Derby", "DE1 9ZZ")


def found(content: bytes) -> list[Finding]:
    """What is wrong with the address of a letter with this content."""
    findings = preflight("letter.pdf", pdf(Drawing(content)), "letter")
    return [finding for finding in findings if finding.rule.startswith("address")]


def rules(*lines: str) -> list[str]:
    return [finding.rule for finding in found(address(lines))]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(ADDRESS, id="four lines"),
        pytest.param(("Quill", "4 Lantern Yard", "DE1 9ZZ"), id="three lines"),
        pytest.param(FULL, id="seven lines"),
        pytest.param((*FULL, "England"), id="seven lines and the country"),
        pytest.param(("Quill", "4 Lantern Yard", "DE1 9ZZ", "Derbyshire", "DE1 9ZZ"), id="two postcodes"),
        pytest.param(("Quill", "4 Lantern Yard", "de19zz"), id="small and without a space"),
        pytest.param(("Quill", "4 Lantern Yard", "D E1 9 ZZ"), id="spaces elsewhere"),
        pytest.param(("Pte Quill", "Some unit", "BFPO 801"), id="forces"),
        pytest.param(("Pte Quill", "Some unit", "BFPO 801", "BF1 4AA"), id="forces, with a postcode"),
        pytest.param(("Pte Quill", "Some unit", "BF1 4AA", "BFPO c/o 801"), id="forces, care of"),
        pytest.param(("Quill (Mx)", "4 @ Yard", "DE1 9ZZ"), id="such characters inside a line"),
        pytest.param(("Quill Nfanta", "NFA House", "DE1 9ZZ"), id="a name with NFA in it"),
    ],
)
def test_an_address_that_notify_takes(lines: tuple[str, ...]) -> None:
    assert rules(*lines) == []


@pytest.mark.parametrize(
    ("lines", "rule", "said"),
    [
        (("Quill", "DE1 9ZZ"), "address-short", "the address has 2 lines; Notify needs 3 to 7"),
        (("Quill", "DE1 9ZZ", "England"), "address-short", "2 lines"),
        ((*FULL[:3], "The Yard", *FULL[3:]), "address-long", "the address has 8 lines"),
        (ADDRESS[:3], "address-postcode", "line 3 of the address, the last, is not a UK postcode"),
        ((*ADDRESS[:3], "DE1 9CZ"), "address-postcode", "line 4"),
        ((*ADDRESS[:3], "XX1 9ZZ"), "address-postcode", "line 4"),
        ((*ADDRESS, "Derbyshire"), "address-postcode", "the postcode is on line 4"),
        (("Quill", "4 Rue du Quai", "62100 Calais", "France"), "address-postcode", "line 4"),
        (("Quill", "No fixed abode", "DE1 9ZZ"), "address-no-fixed-abode", "line 2"),
        (("Quill", "no fixed  ADDRESS", "DE1 9ZZ"), "address-no-fixed-abode", "line 2"),
        (("Quill", "NFA,", "DE1 9ZZ"), "address-no-fixed-abode", "line 2"),
        (("Quill", "Derby", "ZZ99 3VZ", "DE1 9ZZ"), "address-no-fixed-abode", "line 3"),
        (("---", "4 Lantern Yard", "DE1 9ZZ"), "address-line", "line 1"),
        (("Quill", "---", "DE1 9ZZ"), "address-line", "line 2"),
        (("Pte Quill", "Some unit", "BFPO 801", "Germany"), "address-forces", "no country"),
    ],
)
def test_an_address_that_notify_refuses(lines: tuple[str, ...], rule: str, said: str) -> None:
    (finding,) = found(address(lines, step=3.0))
    assert (finding.rule, finding.page, finding.severity) == (rule, 1, "failure")
    assert said in finding.message


@pytest.mark.parametrize("character", list('@()=[]"\\/,<>~'))
def test_no_line_starts_with_one_of_these(character: str) -> None:
    (finding,) = found(address(("Quill", f"{character}4 Lantern Yard", "Derby", "DE1 9ZZ")))
    assert finding.rule == "address-start"
    assert f"line 2 of the address starts with {character}, which" in finding.message


def test_everything_wrong_is_told_at_once() -> None:
    assert rules("...", "(4 Lantern Yard") == [
        "address-short",
        "address-line",
        "address-start",
        "address-postcode",
    ]


def test_a_letter_without_an_address_in_the_window() -> None:
    (finding,) = found(address(ADDRESS, y=110))
    assert finding.rule == "address-missing"
    assert "24.6 to 120 mm from the left and 39.5 to 66.3 mm from the top" in finding.message


def test_the_sender_beside_the_window_is_no_part_of_the_address() -> None:
    sender = b"".join(words(126, 43 + 3.4 * at, "Some Council, somewhere") for at in range(8))
    assert found(sender + address(ADDRESS)) == []


def test_a_line_in_pieces_is_one_line() -> None:
    pieces = words(40, 46.4, "Yard", 8) + words(26, 46.4, "4 Lantern", 8)
    whole = words(26, 43, "Quill", 8) + pieces + words(26, 49.8, "DE1", 8) + words(32, 49.9, "9ZZ", 8)
    assert found(whole) == []


def _said(text: str, *pieces: tuple[float, float, str]) -> bytes:
    """A line in pieces of which the first says the whole, and the others that they say nothing."""
    wholes = (f"<feff{text.encode('utf-16-be').hex()}>", *["()"] * (len(pieces) - 1))
    return b"".join(
        f"/Span <</ActualText {whole}>> BDC\n".encode() + words(x, y, piece, 8) + b"\nEMC\n"
        for whole, (x, y, piece) in zip(wholes, pieces, strict=True)
    )


def test_a_line_that_its_first_piece_says_is_read_once() -> None:
    """So the embedded engine writes an address with a Chinese sign or an emoji in it."""
    name = _said("Quill \U0001f3e0", (26, 43, "Quill"), (34, 43, "?"))
    street = _said(
        "4 Lantern Yard \u5fb7", (26, 46.4, "4"), (28, 46.4, "Lantern"), (38, 46.4, "Yard"), (46, 46.4, "?")
    )
    end = _said("DE1 9ZZ", (26, 49.8, "DE1"), (32, 49.8, "9ZZ"))
    assert found(name + street + end) == []


def test_a_line_without_a_letter_is_told_for_that_and_for_nothing_else() -> None:
    name = _said("\u5f20\u4f1f", (26, 43, "?"), (29, 43, "?"))
    street = _said("4 Lantern Yard", (26, 46.4, "4"), (28, 46.4, "Lantern"), (38, 46.4, "Yard"))
    end = _said("DE1 9ZZ", (26, 49.8, "DE1"), (32, 49.8, "9ZZ"))
    (finding,) = found(name + street + end)
    assert finding.rule == "address-line"
    assert "line 1 of the address" in finding.message


def test_no_fixed_abode_is_read_where_its_words_stand_close() -> None:
    street = _said("No fixed abode \u5fb7", (26, 46.4, "?"), (28, 46.4, "?"))
    end = _said("DE1 9ZZ", (26, 49.8, "DE1"), (32, 49.8, "9ZZ"))
    (finding,) = found(words(26, 43, "Quill", 8) + street + end)
    assert finding.rule == "address-no-fixed-abode"


def test_lines_in_another_order_than_on_the_page() -> None:
    """Notify reads in the order of the file, and there finds no postcode at the end."""
    first, *rest = [words(26, 43 + 3.4 * at, line, 8) for at, line in enumerate(ADDRESS)]
    (finding,) = found(b"".join(rest) + first)
    assert finding.rule == "address-order"


def test_no_word_of_the_address_is_said() -> None:
    """What is found goes to the screen and into logs."""
    lines = [
        "(Zephyrine",
        "No fixed abode",
        "@Quagmire Mews",
        "Wobbleton",
        "Xylophone",
        "Yonder",
        "Zuyder",
        "ZE9 9ZZZ",
    ]
    findings = found(address(lines, step=3.0))
    assert len(findings) >= 4
    said = " ".join(map(str, findings))
    for line in lines:
        for word in re.findall(r"\w{4,}", line.replace("No fixed abode", "")):
            assert word not in said
