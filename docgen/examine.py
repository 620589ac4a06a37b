"""Everything that is wrong with a case file, and everything that looks wrong: what ``check`` tells."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from docgen.authority import load_authority
from docgen.case import check_case, parse_case
from docgen.documents.choice.catalogue import choose
from docgen.documents.choice.cautions import cautions
from docgen.errors import CaseError, Problem, UnknownAuthority
from docgen.review import Review
from docgen.rules import RuleWarning


@dataclass(frozen=True, slots=True)
class Examination:
    """What stops a case file from being used or contradicts itself, and what somebody should look at."""

    problems: tuple[Problem, ...]
    warnings: tuple[RuleWarning, ...]


def examine(
    content: bytes | str, today: date, authorities: Sequence[Path] = (), name: str = "case file"
) -> Examination:
    """Every problem of a case file, each with its place, and every warning where it can be read at all.

    Raises AuthorityError where the profile it names can't be read.
    """
    problems = [*check_case(content, name), *_unknown_authority(content, authorities)]
    warnings: tuple[RuleWarning, ...] = ()
    try:
        loaded = parse_case(content, name)
        review = Review.open(loaded, today, authorities)
        warnings = (*review.warnings, *cautions(review, choose(review)))
    except UnknownAuthority:
        pass  # among the problems already
    except CaseError as error:
        problems += [problem for problem in error.problems if problem not in problems]
    return Examination(tuple(problems), warnings)


def plain_examination(found: Examination) -> dict[str, Any]:
    """The same as plain data, for programs: what ``--json`` prints. Names are a contract."""
    return {
        "problems": [{"pointer": p.pointer, "message": p.message, "code": p.code} for p in found.problems],
        "warnings": [{"code": w.code, "message": w.message, "pointer": w.pointer} for w in found.warnings],
    }


def _unknown_authority(content: bytes | str, folders: Sequence[Path]) -> list[Problem]:
    """Told together with whatever else is wrong, so that nobody has to come back for it."""
    try:
        named = json.loads(content)["authority"]
        if isinstance(named, str) and named.strip():
            load_authority(named, folders)
    except UnknownAuthority as error:
        return [Problem("/authority", str(error), error.code)]
    except (ValueError, KeyError, TypeError, RecursionError):
        pass  # among the problems already
    return []
