"""The packs: which papers, in which order, bound into one PDF for each of those who read them."""

from docgen.pack.bound import Laid, Pack, bind, bind_for_reader, lay_out
from docgen.pack.editions import PACK_FILE, Edition, editions
from docgen.pack.papers import DEFAULT_ORDER, arrange, arrange_for_reader

__all__ = [
    "DEFAULT_ORDER",
    "PACK_FILE",
    "Edition",
    "Laid",
    "Pack",
    "arrange",
    "arrange_for_reader",
    "bind",
    "bind_for_reader",
    "editions",
    "lay_out",
]
