"""Case files that add up to given figures: fictional people, one life of a case for each number.

What happens to an application is written down as days, not as counts, so that the figures come out of the rules.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from support import ROOT

DATA = ROOT / "tests" / "data"
FAMILIES = ("Ashdown", "Birkett", "Calloway", "Dunmore", "Eastlake", "Fennimore", "Garside", "Hollis")
IDS = {  # as the areas are called on the page, and the profiles that run them
    "Amber Valley": "amber-valley",
    "Bolsover": "bolsover",
    "Chesterfield": "chesterfield",
    "Derby City": "derby-city",
    "Derbyshire Dales": "derbyshire-dales",
    "Erewash": "erewash",
    "High Peak": "high-peak",
    "North East Derbyshire": "north-east-derbyshire",
    "South Derbyshire": "south-derbyshire",
}


@dataclass
class Maker:
    """Writes cases of one authority, each with a reference of its own."""

    authority: str
    made: int = 0

    def case(self, received: date, **more: Any) -> dict[str, Any]:
        self.made += 1
        return {
            "schema": "asb-case-review/1",
            "reference": f"{self.authority.upper()}-{self.made:03d}",
            "authority": self.authority,
            "application": {"received": received.isoformat()},
            "victim": {"name": {"given": "Robin", "family": FAMILIES[self.made % len(FAMILIES)]}},
            **more,
        }

    def refused(self, received: date) -> dict[str, Any]:
        decided = (received + timedelta(days=14)).isoformat()
        return self.case(received, threshold={"decision": "not-met", "decided": decided}, letters={"4": decided})

    def reviewed(self, received: date, meeting: date | None = None, **more: Any) -> dict[str, Any]:
        meeting = meeting or received + timedelta(days=40)
        return self.case(
            received,
            threshold={"decision": "met", "decided": (received + timedelta(days=14)).isoformat()},
            meeting={"date": meeting.isoformat()},
            outcome={"findings": ["Partners did not share what they knew."], "recommendations": ["Share it."]},
            **more,
        )


def numbers(name: str) -> dict[str, list[int]]:
    """The figures of a file in tests/data, by the first word of each line."""
    rows = {}
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        first, *rest = line.split("; ")
        if rest and all(part.isdigit() for part in rest):
            rows[first] = [int(part) for part in rest]
    return rows


def derbyshire_2023_24() -> dict[str, list[dict[str, Any]]]:
    """Cases of each area, from the page's words: when each application came, and what became of it."""
    cases: dict[str, list[dict[str, Any]]] = {}
    for area, (applications, not_met, reviews, _, appeals) in numbers(
        "monitoring-safer-derbyshire-2023-24.txt"
    ).items():
        maker = Maker(IDS[area])
        days = [date(2023, 4, 1) + timedelta(days=29 * n) for n in range(applications)]
        made = [maker.refused(day) for day in days[:not_met]]
        made += [maker.reviewed(day) for day in days[not_met : not_met + reviews]]
        if area == "Amber Valley":  # two of March, one of them reviewed in the year after
            made += [maker.reviewed(date(2024, 3, 4), date(2024, 4, 23)), maker.refused(date(2024, 3, 28))]
        if area == "South Derbyshire":  # an application of the year before
            made.append(maker.reviewed(date(2023, 1, 9), date(2023, 2, 20)))
        for case in made[:appeals]:
            case["appeal"] = {"lodged": "2024-03-31" if area == "Bolsover" else "2023-09-05"}
        cases[area] = made
    return cases


def dover_2018_23() -> list[dict[str, Any]]:
    """Dover's cases: every application of the five years was refused in the year in which it came."""
    maker, rows = Maker("dover"), numbers("monitoring-dover-2018-2023.txt")
    received, refused = rows["Number of applications received"], list(rows.values())[1]
    assert received == refused
    return [
        maker.refused(date(2018 + n, 4, 1) + timedelta(days=50 * one))
        for n, count in enumerate(received)
        for one in range(count)
    ]


def save(folder: Path, cases: dict[str, list[dict[str, Any]]]) -> None:
    """Every other area as single files in folders, the others as one list, a case a line."""
    for number, (area, made) in enumerate(cases.items()):
        inner = folder / area / "cases"
        inner.mkdir(parents=True)
        if number % 2:
            lines = "".join(f"{json.dumps(case)}\n" for case in made)
            (inner / "all.jsonl").write_text(lines, encoding="utf-8")
            continue
        for case in made:
            (inner / f"{case['reference']}.json").write_text(json.dumps(case), encoding="utf-8")


def fixture_lines() -> dict[str, str]:
    """The files of fixtures/monitoring, a case a line."""
    county = [case for cases in derbyshire_2023_24().values() for case in cases]
    return {
        "derbyshire-2023-24.jsonl": "".join(f"{json.dumps(case)}\n" for case in county),
        "dover-2018-23.jsonl": "".join(f"{json.dumps(case)}\n" for case in dover_2018_23()),
    }


if __name__ == "__main__":
    for name, made in fixture_lines().items():
        (ROOT / "fixtures" / "monitoring" / name).write_text(made, encoding="utf-8", newline="\n")
