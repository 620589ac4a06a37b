"""The figures: how many of what, in which year, for each area and each county."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from docgen.authority import Authority, list_authorities
from docgen.errors import AuthorityError, NotCounted
from docgen.monitoring.collect import Bad, Found
from docgen.monitoring.rules import MEASURES, Measure, Tally, tally
from docgen.monitoring.year import Year

Place = tuple[Measure, Year]


@dataclass(frozen=True, slots=True)
class Area:
    """One authority's figures. ``carried``: applications whose outcome falls in a later year, by the year they
    arrived in; ``earlier``: appeals whose application arrived in an earlier one."""

    authority: Authority
    counts: Mapping[Place, int]
    carried: Mapping[Year, tuple[Tally, ...]] = field(default_factory=dict)
    earlier: Mapping[Year, tuple[Tally, ...]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The area as a heading has it."""
        return self.authority.short_name

    @property
    def measures(self) -> tuple[Measure, ...]:
        """What is published for it."""
        return MEASURES if self.authority.monitoring.appeals else MEASURES[:-1]


@dataclass(frozen=True, slots=True)
class County:
    """Areas that are published together, by name. ``whole``: every area of the county is among them."""

    name: str | None
    areas: tuple[Area, ...]
    whole: bool = True

    @property
    def totals(self) -> Mapping[Place, int]:
        """The sums over its areas."""
        places = dict.fromkeys(place for area in self.areas for place in area.counts)
        return {place: sum(area.counts.get(place, 0) for area in self.areas) for place in places}

    @property
    def label(self) -> str:
        """What the line of its sums is called."""
        return str(self.name) if self.whole else f"{self.name} (these {len(self.areas)} areas)"


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of these years. ``unfinished`` are years that were not over on the day reckoned with."""

    years: tuple[Year, ...]
    counties: tuple[County, ...]
    on: date
    bad: tuple[Bad, ...]  # stands in the way of a figure
    doubts: tuple[Bad, ...]  # should be looked at
    outside: int  # cases of authorities that were not asked for
    cases: int  # cases that were counted

    @property
    def unfinished(self) -> tuple[Year, ...]:
        """Years whose figures may still rise."""
        return tuple(year for year in self.years if year.last >= self.on)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whose figures: every area of this county, these authorities, or else whoever has a case in the folder."""

    county: str | None = None
    authorities: tuple[str, ...] = ()


def count(
    cases: Iterable[Found],
    years: Sequence[Year],
    on: date,
    wanted: Wanted = Wanted(),
    folders: Sequence[Path] = (),
) -> Figures:
    """The figures of these cases as they stand on a day; nothing later is counted.

    Raises NotCounted where the county or an authority asked for is not known.
    """
    profiles = {authority.id: authority for authority in list_authorities(folders)}
    known = {id_: _counted_under(id_, profiles) for id_ in profiles}
    chosen = _chosen(wanted, profiles, known)
    bad: list[Bad] = []
    doubts: list[Bad] = []
    tallies: dict[str, list[Tally]] = {id_: [] for id_ in chosen or ()}
    outside = counted = 0
    for found in cases:
        area = known.get(found.case.authority)
        if area is None:
            bad.append(Bad(found.place, f"/authority no authority has the id `{found.case.authority[:80]}`"))
            continue
        if chosen is not None and area not in chosen:
            outside += 1
            continue
        counted += 1
        of_case = tally(found.case, on)
        bad += [Bad(found.place, f"{p.pointer} {p.message}") for p in of_case.problems]
        doubts += [Bad(found.place, f"{p.pointer} {p.message}") for p in of_case.doubts]
        tallies.setdefault(area, []).append(of_case)
    ordered = tuple(sorted(set(years)))
    areas = [_area(profiles[id_], found_tallies, ordered) for id_, found_tallies in tallies.items()]
    counties = _counties(areas, profiles, known)
    return Figures(ordered, counties, on, tuple(bad), tuple(doubts), outside, counted)


def _counted_under(id_: str, profiles: Mapping[str, Authority]) -> str:
    under = profiles[id_].monitoring.counted_under
    if under is None or under == id_:
        return id_
    if under not in profiles:
        raise AuthorityError(f"{id_}: monitoring.counted_under: no authority has the id `{under}`")
    beyond = profiles[under].monitoring.counted_under
    if beyond not in (None, under):
        raise AuthorityError(f"{id_}: monitoring.counted_under: `{under}` is counted under another itself")
    return under


def _chosen(wanted: Wanted, profiles: Mapping[str, Authority], known: Mapping[str, str]) -> tuple[str, ...] | None:
    if wanted.county is not None:
        counties = [profile.monitoring.county for profile in profiles.values()]
        there = {county.casefold(): county for county in counties if county}
        if wanted.county.casefold() not in there:
            names = ", ".join(sorted(there.values()))
            raise NotCounted(f"no authority is of the county {wanted.county[:80]!r}; there are {names}")
        return tuple(
            id_
            for id_, profile in profiles.items()
            if known[id_] == id_ and (profile.monitoring.county or "").casefold() == wanted.county.casefold()
        )
    for id_ in wanted.authorities:
        if id_ not in profiles:
            raise NotCounted(f"no authority has the id `{id_[:80]}` (docgen authorities lists them)")
        if known[id_] != id_:
            raise NotCounted(f"the reviews of `{id_}` count under `{known[id_]}`; ask for that")
    return wanted.authorities or None


def _area(authority: Authority, tallies: Sequence[Tally], years: Sequence[Year]) -> Area:
    counts = {(measure, year): 0 for measure in MEASURES for year in years}
    carried: dict[Year, tuple[Tally, ...]] = dict.fromkeys(years, ())
    earlier: dict[Year, tuple[Tally, ...]] = dict.fromkeys(years, ())
    for of_case in tallies:
        for event in of_case.events:
            if (place := (event.measure, Year.of(event.day))) in counts:
                counts[place] += 1
        arrived, appealed = of_case.day("applications"), of_case.day("appeals")
        if (
            arrived
            and (year := Year.of(arrived)) in carried
            and (of_case.ended is None or of_case.ended > year.last)
        ):
            carried[year] += (of_case,)
        if arrived and appealed and (year := Year.of(appealed)) in earlier and arrived < year.first:
            earlier[year] += (of_case,)
    return Area(authority, counts, carried, earlier)


def _counties(
    areas: Sequence[Area], profiles: Mapping[str, Authority], known: Mapping[str, str]
) -> tuple[County, ...]:
    """Areas by county, those of none last; a single area of a county stands for itself."""
    names = sorted({a.authority.monitoring.county or "" for a in areas}, key=lambda name: (not name, name))
    counties = []
    for name in names:
        group = sorted((a for a in areas if (a.authority.monitoring.county or "") == name), key=lambda a: a.name)
        every = {i for i, p in profiles.items() if known[i] == i and (p.monitoring.county or "") == name}
        counties.append(County(name or None, tuple(group), every == {a.authority.id for a in group}))
    return tuple(counties)
