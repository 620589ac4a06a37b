"""Taking elements out of a Word file's XML."""

from __future__ import annotations

from lxml import etree


def unwrap(element: etree._Element) -> None:
    """What was in the element stands where it was; the element itself is gone."""
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    for child in list(element):
        parent.insert(at, child)
        at += 1
    parent.remove(element)


def remove(element: etree._Element) -> None:
    """The element is gone, with all that was in it."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
