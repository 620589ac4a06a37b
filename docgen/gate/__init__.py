"""The last look: reopens a finished file and looks for everybody whom its reader may not know."""

from docgen.gate.gate import Gate
from docgen.gate.leak import Leak

__all__ = ["Gate", "Leak"]
