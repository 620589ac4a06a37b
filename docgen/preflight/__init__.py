"""Fit to be posted, to be read at the meeting: looked at before anything leaves the house.

Letters by the print rules of GOV.UK Notify, on the ink of the page and the lines in the window of the envelope;
packs by what readers of bundles rely on.
"""

from docgen.preflight.check import Report, inspect, kind_of, preflight, preflight_made
from docgen.preflight.finding import Finding, Kind, Severity

__all__ = ["Finding", "Kind", "Report", "Severity", "inspect", "kind_of", "preflight", "preflight_made"]
