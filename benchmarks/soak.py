"""Memory of one worker over 2,000 packs' worth of letters: it should not grow.

python benchmarks/soak.py [PACKS]

A worker of a batch makes every letter of a case, Word and PDF, again and again, each time for another victim. Its
resident memory is noted every 50 packs; the slope is that of a straight line through the second half.
"""

from __future__ import annotations

import gc
import json
import resource
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from multiprocessing import get_context
from pathlib import Path

from docgen.pdf.crew import stand_ready

ROOT = Path(__file__).resolve().parent.parent
CASE, DAY = ROOT / "fixtures" / "third-party-after-meeting.json", date(2026, 6, 12)
EVERY = 50


def ready() -> None:
    """Makes a new process as those of a batch are."""
    gc.set_threshold(100_000, 50, 100)
    stand_ready()


def resident() -> float:
    """Resident memory of this process in MB."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    line = next(line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def letters(number: int) -> int:
    """Makes every letter of the case, for the victim of this number; how many they were."""
    from docgen.build import open_desk
    from docgen.case import parse_case
    from docgen.documents.choice.catalogue import choose, copies
    from docgen.pdf.engine import convert, engine
    from docgen.release import Release
    from docgen.review import Review

    data = json.loads(CASE.read_text(encoding="utf-8"))
    data["victim"]["name"]["family"] = f"Verne{number}"
    review = Review.open(parse_case(json.dumps(data)), DAY)
    desk = open_desk(review)
    drafts = [
        desk.draft_one(choice.document.id, recipient.key)
        for choice in choose(review)
        if choice.document.id.startswith("letter-") and choice.makes
        for recipient, _ in copies(choice)
    ]
    pdfs = convert(engine("embedded"), [(draft.name, draft.docx) for draft in drafts])
    release = Release(desk)
    released = release.papers(drafts, {draft.name: pdf for draft, pdf in zip(drafts, pdfs, strict=True)})
    return len(released.pdfs)


def stretch(start: int, end: int) -> tuple[int, float, float]:
    """Some packs' letters in one go: letters made, resident memory at the end in MB, processor time in seconds."""
    before = time.process_time()
    made = sum(letters(number) for number in range(start, end))
    return made, resident(), time.process_time() - before


def slope(points: list[tuple[int, float]]) -> float:
    """MB for each thousand packs, by least squares."""
    middle = sum(x for x, _ in points) / len(points)
    level = sum(y for _, y in points) / len(points)
    return 1000 * sum((x - middle) * (y - level) for x, y in points) / sum((x - middle) ** 2 for x, _ in points)


def main(packs: int) -> None:
    points, made, spent = [], 0, 0.0
    with ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=ready) as worker:
        for start in range(0, packs, EVERY):
            count, memory, seconds = worker.submit(stretch, start, min(start + EVERY, packs)).result()
            made, spent = made + count, spent + seconds
            points.append((min(start + EVERY, packs), memory))
            print(
                f"{points[-1][0]:5} packs, {made:6} letters, {memory:6.1f} MB, {spent / made * 1000:.1f} ms a letter",
                flush=True,
            )
    half = points[len(points) // 2 :]
    print(f"slope over the second half: {slope(half):+.2f} MB for 1,000 packs")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
