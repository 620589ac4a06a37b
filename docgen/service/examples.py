"""A case to show and to warm up with. Everybody in it is fictional."""

from __future__ import annotations

from datetime import date
from typing import Any

DAY = date(2026, 4, 20)

CASE: dict[str, Any] = {
    "schema": "asb-case-review/1",
    "reference": "ASBCR-2026-0999",
    "authority": "derby-city",
    "application": {"received": "2026-03-16", "behaviour": "Loud music at night, several times a week."},
    "victim": {
        "name": {"title": "Ms", "given": "Avery", "family": "Example"},
        "address": {"lines": ["1 Sample Street", "Derby"], "postcode": "DE1 9ZZ"},
        "phone": "01632 960001",
        "email": "avery.example@example.org",
    },
    "incidents": [
        {
            "id": "incident-1",
            "date": "2026-02-02",
            "description": "Music until three in the morning.",
            "reports": [{"date": "2026-02-03", "agency": "council", "method": "email"}],
        }
    ],
    "agencies": [{"id": "council", "name": "Derby City Council", "role": "council", "attending": True}],
    "threshold": {"decision": "met", "decided": "2026-04-01"},
    "meeting": {
        "date": "2026-05-12",
        "start": "10:00",
        "location": "The Council House, Corporation Street, Derby",
    },
    "letters": {"1": "2026-03-18"},
}

CHRONOLOGY = "partners/council-chronology.pdf"
CASE_WITH_A_FILE: dict[str, Any] = {
    **CASE,
    "agencies": [{**agency, "chronology": {"file": CHRONOLOGY}} for agency in CASE["agencies"]],
}


def page(text: str) -> str:
    """A PDF of one A4 page with this line on it; all of it are characters that JSON can show."""
    drawn = f"BT /F1 12 Tf 72 770 Td ({text}) Tj ET"
    font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    parts = (
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 4 0 R>>>>/Contents 5 0 R>>",
        font,
        f"<</Length {len(drawn)}>>stream\n{drawn}\nendstream",
    )
    made, places = "%PDF-1.7\n", []
    for number, part in enumerate(parts, 1):
        places.append(f"{len(made):010} 00000 n \n")
        made += f"{number} 0 obj{part}endobj\n"
    count = len(parts) + 1
    table = f"xref\n0 {count}\n0000000000 65535 f \n{''.join(places)}"
    return f"{made}{table}trailer<</Size {count}/Root 1 0 R>>\nstartxref\n{len(made)}\n%%EOF\n"


FILE = page("2 February 2026: call to the council about music.")
