"""docgen: every letter, form and meeting paper of an anti-social behaviour case review, from one case file.

>>> case = load_case(Path("fixtures/third-party-before-meeting.json"))
>>> built = build_pack(case, date(2026, 4, 20), folder=Path("fixtures"))
>>> write_folder(Path("out"), built.files, force=False)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

_HOMES = {  # where each public name lives; imported when it is first asked for, so that a command starts fast
    "Authority": "authority",
    "Built": "build",
    "Case": "case",
    "CaseError": "errors",
    "DocgenError": "errors",
    "Problem": "errors",
    "Review": "review",
    "Settings": "build",
    "build_batch": "batch",
    "build_pack": "build",
    "case_schema": "case",
    "check_case": "case",
    "choose": "documents.choice.catalogue",
    "convert_document": "build",
    "list_authorities": "authority",
    "load_authority": "authority",
    "load_case": "case",
    "parse_case": "case",
    "render_document": "build",
    "write_folder": "output",
}

if TYPE_CHECKING:
    from docgen.authority import Authority, list_authorities, load_authority
    from docgen.batch import build_batch
    from docgen.build import Built, Settings, build_pack, convert_document, render_document
    from docgen.case import Case, case_schema, check_case, load_case, parse_case
    from docgen.documents.choice.catalogue import choose
    from docgen.errors import CaseError, DocgenError, Problem
    from docgen.output import write_folder
    from docgen.review import Review

__all__ = [
    "Authority",
    "Built",
    "Case",
    "CaseError",
    "DocgenError",
    "Problem",
    "Review",
    "Settings",
    "__version__",
    "build_batch",
    "build_pack",
    "case_schema",
    "check_case",
    "choose",
    "convert_document",
    "list_authorities",
    "load_authority",
    "load_case",
    "parse_case",
    "render_document",
    "write_folder",
]


def __dir__() -> list[str]:
    return __all__


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'docgen' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"docgen.{_HOMES[name]}"), name)
