"""The yearly figures that the law asks to publish, out of a folder of case files.

case files -> each case once -> what of it counts, in which year -> sums -> small numbers hidden -> CSV, JSON, Word
"""

from docgen.monitoring.collect import Bad, Collection, Repeated, collect
from docgen.monitoring.figures import Figures, Wanted, count
from docgen.monitoring.paper import as_word
from docgen.monitoring.plain import as_csv, as_json, csv_bytes, json_text
from docgen.monitoring.published import LABELS, Published, publish
from docgen.monitoring.rules import MEASURES, tally
from docgen.monitoring.year import Year

__all__ = [
    "LABELS",
    "MEASURES",
    "Bad",
    "Collection",
    "Figures",
    "Published",
    "Repeated",
    "Wanted",
    "Year",
    "as_csv",
    "as_json",
    "as_word",
    "collect",
    "count",
    "csv_bytes",
    "json_text",
    "publish",
    "tally",
]
