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
