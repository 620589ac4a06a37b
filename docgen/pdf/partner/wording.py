"""How notes speak of pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence


def on(numbers: Iterable[int], of: int, one: str = "is", many: str = "are") -> str:
    """The pages with their verb: "page 2 is", "pages 2 to 4 and 7 are", "every page is" for all of several."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    count = sum(map(len, runs))
    if count == of > 1:
        return f"every page {one}"
    told = [part for run in runs for part in ([f"{run[0]} to {run[-1]}"] if len(run) > 2 else map(str, run))]
    listed = told[0] if len(told) == 1 else f"{', '.join(told[:-1])} and {told[-1]}"
    return f"{'page' if count == 1 else 'pages'} {listed} {one if count == 1 else many}"


def about_sizes(sizes: Mapping[str, Sequence[int]], pages: int) -> Iterator[str]:
    """A note for each size of paper that was not A4."""
    for size, numbers in sizes.items():
        yield f"{on(numbers, pages)} {size}: laid on A4"
