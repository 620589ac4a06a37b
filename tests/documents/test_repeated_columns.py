"""A table whose columns are repeated keeps its width, and has a grid that fits."""

from __future__ import annotations

import pytest
from lxml import etree

from docgen.documents.word.tidy import share_width

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def table(grid: list[int], *rows: list[int], more: str = "") -> etree._Element:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid)
    made = "".join(
        "<w:tr>"
        + "".join(f'<w:tc><w:tcPr><w:tcW w:w="{w}"/>{more}</w:tcPr><w:p/></w:tc>' for w in row)
        + "</w:tr>"
        for row in rows
    )
    return etree.fromstring(f'<w:tbl xmlns:w="{W}"><w:tblGrid>{columns}</w:tblGrid>{made}</w:tbl>')


def widths(root: etree._Element) -> list[list[int]]:
    grid = [int(c.get(f"{{{W}}}w")) for c in root.iter(f"{{{W}}}gridCol")]
    rows = [[int(w.get(f"{{{W}}}w")) for w in row.iter(f"{{{W}}}tcW")] for row in root.iter(f"{{{W}}}tr")]
    return [grid, *rows]


def test_columns_share_what_the_tags_had() -> None:
    root = table(
        [4000, 500, 4000, 500], [4000, 4000, 4000, 4000, 4000, 4000], [4000, 4000, 4000, 4000, 4000, 4000]
    )
    share_width(root)
    assert widths(root) == [[4000, 1000, 1000, 1000, 1000, 1000]] * 3


@pytest.mark.parametrize(
    "root",
    [
        table([4000, 5000], [4000, 5000]),
        table([4000, 5000], [4000, 5000], [4000, 2500, 2500]),
        table([4000, 2500, 2500], [4000, 5000], more='<w:gridSpan w:val="2"/>'),
        table([4000, 5000]),
    ],
)
def test_other_tables_stay_as_they_are(root: etree._Element) -> None:
    before = etree.tostring(root)
    share_width(root)
    assert etree.tostring(root) == before
