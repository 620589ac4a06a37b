"""The space of a page: points, boxes, and the matrices that move them."""

from __future__ import annotations

from typing import TypeAlias

Matrix: TypeAlias = "tuple[float, float, float, float, float, float]"
Box: TypeAlias = "tuple[float, float, float, float]"

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def product(first: Matrix, second: Matrix) -> Matrix:
    """The matrix that does ``first``, then ``second``."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def moved(x: float, y: float, matrix: Matrix) -> tuple[float, float]:
    """Where the matrix takes a point."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def moved_box(box: Box, matrix: Matrix) -> Box:
    """The upright box around where the matrix takes a box (left, bottom, right, top)."""
    left, bottom, right, top = box
    corners = [moved(x, y, matrix) for x in (left, right) for y in (bottom, top)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)
