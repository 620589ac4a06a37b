"""A Word file written again from its parts: the same parts give the same bytes, and what is not changed stays."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from lxml import etree

_STAMP = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip file can say


def xml_of(root: etree._Element) -> bytes:
    """A part of a Word file as bytes."""
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written


def package_of(members: Mapping[str, bytes]) -> bytes:
    """The Word file of these parts, in their order."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            info = zipfile.ZipInfo(name, _STAMP)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0  # the same on Windows and Linux
            package.writestr(info, content)
    return target.getvalue()
