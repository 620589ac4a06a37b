"""The meeting pack: which papers, in which order, bound into one PDF."""

from docgen.pack.bound import Pack, bind
from docgen.pack.papers import DEFAULT_ORDER, arrange

__all__ = ["DEFAULT_ORDER", "Pack", "arrange", "bind"]
