"""Dates that people worked out, and a naive second method; nothing here asks the code under test.

The bank holidays of England are typed from GOV.UK, Bank holidays, as they fell on weekdays.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date, datetime, timedelta

BANK_HOLIDAYS = """
Mon 3 January 2022     New Year's Day (substitute day)
Fri 15 April 2022      Good Friday
Mon 18 April 2022      Easter Monday
Mon 2 May 2022         Early May bank holiday
Thu 2 June 2022        Spring bank holiday
Fri 3 June 2022        Platinum Jubilee of Elizabeth II
Mon 29 August 2022     Summer bank holiday
Mon 19 September 2022  State Funeral of Queen Elizabeth II
Mon 26 December 2022   Boxing Day
Tue 27 December 2022   Christmas Day (substitute day)
Mon 2 January 2023     New Year's Day (substitute day)
Fri 7 April 2023       Good Friday
Mon 10 April 2023      Easter Monday
Mon 1 May 2023         Early May bank holiday
Mon 8 May 2023         Coronation of Charles III
Mon 29 May 2023        Spring bank holiday
Mon 28 August 2023     Summer bank holiday
Mon 25 December 2023   Christmas Day
Tue 26 December 2023   Boxing Day
Mon 1 January 2024     New Year's Day
Fri 29 March 2024      Good Friday
Mon 1 April 2024       Easter Monday
Mon 6 May 2024         Early May bank holiday
Mon 27 May 2024        Spring bank holiday
Mon 26 August 2024     Summer bank holiday
Wed 25 December 2024   Christmas Day
Thu 26 December 2024   Boxing Day
Wed 1 January 2025     New Year's Day
Fri 18 April 2025      Good Friday
Mon 21 April 2025      Easter Monday
Mon 5 May 2025         Early May bank holiday
Mon 26 May 2025        Spring bank holiday
Mon 25 August 2025     Summer bank holiday
Thu 25 December 2025   Christmas Day
Fri 26 December 2025   Boxing Day
Thu 1 January 2026     New Year's Day
Fri 3 April 2026       Good Friday
Mon 6 April 2026       Easter Monday
Mon 4 May 2026         Early May bank holiday
Mon 25 May 2026        Spring bank holiday
Mon 31 August 2026     Summer bank holiday
Fri 25 December 2026   Christmas Day
Mon 28 December 2026   Boxing Day (substitute day)
Fri 1 January 2027     New Year's Day
Fri 26 March 2027      Good Friday
Mon 29 March 2027      Easter Monday
Mon 3 May 2027         Early May bank holiday
Mon 31 May 2027        Spring bank holiday
Mon 30 August 2027     Summer bank holiday
Mon 27 December 2027   Christmas Day (substitute day)
Tue 28 December 2027   Boxing Day (substitute day)
Mon 3 January 2028     New Year's Day (substitute day)
Fri 14 April 2028      Good Friday
Mon 17 April 2028      Easter Monday
Mon 1 May 2028         Early May bank holiday
Mon 29 May 2028        Spring bank holiday
Mon 28 August 2028     Summer bank holiday
Mon 25 December 2028   Christmas Day
Tue 26 December 2028   Boxing Day
"""


def day(written: str) -> date:
    """The date that is written, such as "Tue 7 April 2026"; wrong where the weekday is."""
    weekday, rest = written.split(" ", 1)
    found = datetime.strptime(rest, "%d %B %Y").date()  # noqa: DTZ007
    assert f"{found:%A}".startswith(weekday), f"{rest} is a {found:%A}, not a {weekday}"
    return found


def iso(written: str) -> str:
    """The same as ISO 8601, for a case file."""
    return day(written).isoformat()


def written(found: date) -> str:
    """A date as the tables here write it."""
    return f"{found:%a} {found.day} {found:%B %Y}"


def _holiday(line: str) -> tuple[date, str]:
    words = line.split()
    return day(" ".join(words[:4])), " ".join(words[4:])


HOLIDAYS = dict(_holiday(line) for line in BANK_HOLIDAYS.strip().splitlines())
FIRST, LAST = date(2022, 1, 1), date(2028, 12, 31)
WORKING_DAYS = [
    found
    for found in (FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1))
    if found.weekday() not in (5, 6) and found not in HOLIDAYS
]


def after(start: date, days: int) -> date:
    """So many working days after ``start``, by looking it up in the list of all of them."""
    return WORKING_DAYS[bisect_right(WORKING_DAYS, start) + days - 1]


def before(start: date, days: int) -> date:
    """So many working days before ``start``, by looking it up in the list of all of them."""
    return WORKING_DAYS[bisect_left(WORKING_DAYS, start) - days]
