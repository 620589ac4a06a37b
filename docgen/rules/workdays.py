"""Working days in England: the one place that knows about weekends and bank holidays.

A working day is Monday to Friday, not a bank holiday (Guidance, Appendix A, note). The day of the event is
day 0: five working days after a Monday is the next Monday. Counting back from a meeting leaves the meeting day
out in the same way.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, partial
from importlib.machinery import PathFinder
from importlib.util import module_from_spec

LAST_PUBLISHED_YEAR = 2028
"""The last year for which the bank holidays of England are published (GOV.UK, Bank holidays).

Beyond it the ``holidays`` package computes the usual ones, but a one-off day (a coronation, a jubilee) or a day
that is moved is proclaimed late, so a count that reaches past this year may still change. Raise it when the
next year is published and tests/rules/test_workdays.py holds that year's list.
"""

_ONE_DAY = timedelta(days=1)
_FRIDAY = 4
_AS_PUBLISHED = {
    "May Day": "Early May bank holiday",
    "Spring Bank Holiday": "Spring bank holiday",
    "Late Summer Bank Holiday": "Summer bank holiday",
}


@dataclass(frozen=True, slots=True)
class BankHoliday:
    """A bank holiday in England, called what GOV.UK calls it."""

    date: date
    name: str


@dataclass(frozen=True, slots=True)
class Count:
    """Where a count of days ends, the bank holidays on weekdays that it passed over, and how sure that is.

    ``provisional`` is True where a day of the count lies past the years whose bank holidays are published.
    """

    date: date
    skipped: tuple[BankHoliday, ...] = ()
    provisional: bool = False


def bank_holiday(day: date) -> BankHoliday | None:
    """The bank holiday on this day in England, or None. Saturdays and Sundays may be bank holidays too."""
    name = _calendar(day.year).get(day)
    return BankHoliday(day, name) if name else None


def is_working_day(day: date) -> bool:
    """Whether this is Monday to Friday and not a bank holiday in England."""
    return day.weekday() <= _FRIDAY and day not in _calendar(day.year)


def working_days_after(day: date, days: int) -> Count:
    """The working day that comes ``days`` working days after ``day``, which itself is day 0.

    Nought working days after a day is that day, whatever it is. Raises ValueError for a negative number.
    """
    return _walk(day, days, _ONE_DAY)


def working_days_before(day: date, days: int) -> Count:
    """The working day that comes ``days`` working days before ``day``, which itself is left out.

    Skipped bank holidays are in the order of the calendar. Raises ValueError for a negative number.
    """
    return _walk(day, days, -_ONE_DAY)


def calendar_days_after(day: date, days: int) -> Count:
    """The day ``days`` calendar days after ``day``. Never provisional: no holiday moves it."""
    return Count(day + timedelta(days=_not_negative(days)))


def working_day_from(day: date) -> Count:
    """This day where it is a working day, and otherwise the next that is (deemed receipt)."""
    return Count(day, (), _unpublished(day)) if is_working_day(day) else _walk(day - _ONE_DAY, 1, _ONE_DAY)


def working_days_between(day: date, later: date) -> int:
    """How many working days lie after ``day`` up to and including ``later``; nought where it is not later."""
    ahead = (later - day).days
    return sum(is_working_day(day + timedelta(days=n)) for n in range(1, ahead + 1))


def _walk(start: date, days: int, step: timedelta) -> Count:
    left, day = _not_negative(days), start
    skipped: list[BankHoliday] = []
    while left:
        day += step
        if is_working_day(day):
            left -= 1
        elif day.weekday() <= _FRIDAY and (holiday := bank_holiday(day)):
            skipped.append(holiday)
    return Count(day, tuple(sorted(skipped, key=lambda holiday: holiday.date)), _unpublished(max(start, day)))


def _not_negative(days: int) -> int:
    if days < 0:
        raise ValueError(f"can't count {days} days; count in the other direction")
    return days


def _unpublished(day: date) -> bool:
    return day.year > LAST_PUBLISHED_YEAR


@cache
def _calendar(year: int) -> dict[date, str]:
    # Without the subdivision only the days common to the whole kingdom come, which misses two a year in
    # England. The language is named because the package otherwise asks the machine's locale.
    days = _kingdom()(subdiv="ENG", years=year, expand=False, language="en_GB")
    return {day: _published_name(name) for day, name in days.items()}


@cache
def _kingdom() -> Callable[..., Mapping[date, str]]:
    """The United Kingdom of the ``holidays`` package, loaded without the 250 other countries in its folder.

    Those cost a cold start a fifteenth of a second. Loaded here and not above, as most commands need neither.
    """
    import holidays

    alone = PathFinder.find_spec("united_kingdom", [f"{folder}/countries" for folder in holidays.__path__])
    if alone is not None and alone.loader is not None:
        module = module_from_spec(alone)
        alone.loader.exec_module(module)
        kingdom: Callable[..., Mapping[date, str]] | None = getattr(module, "UnitedKingdom", None)
        if kingdom is not None:
            return kingdom
    return partial(holidays.country_holidays, "GB")  # laid out in another way: then through the front door


def _published_name(name: str) -> str:
    plain = name.removesuffix(" (observed)")
    substitute = " (substitute day)" if plain != name else ""
    return _AS_PUBLISHED.get(plain, plain) + substitute
