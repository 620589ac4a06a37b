"""The house stays a house: imports go one way, no room is crowded, and the doors are few."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "docgen"
STAGES = (  # from the facts to the paper; a room imports its own stage and those before it
    ("errors", "limits", "resources", "paper"),
    ("case",),
    ("authority",),
    ("rules",),
    ("review",),
    ("redact",),
    ("documents",),
    ("examine",),
    ("pdf",),
    ("gate",),
    ("pack",),
    ("preflight",),
    ("release",),
    ("bindery",),
    ("output",),
    ("manifest",),
    ("build",),
    ("calendar",),
    ("monitoring",),
    ("batch",),
    ("workshop",),
    ("send",),
    ("service",),
    ("cli", "__main__"),
)
RANK = {room: rank for rank, rooms in enumerate(STAGES) for room in rooms}
MODULES = sorted(PACKAGE.rglob("*.py"))


def room_of(module: str) -> str:
    return module.split(".")[1] if "." in module else "__init__"


def imports(path: Path) -> set[str]:
    """Every module that is imported, also inside functions and for types."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found |= {f"{node.module}.{alias.name}" for alias in node.names if node.module == "docgen"}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_imports_go_one_way(path: Path) -> None:
    own = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    if own == "__init__":
        return  # the public names come from everywhere
    up = sorted(
        module
        for module in imports(path)
        if module.startswith("docgen.") and RANK.get(room_of(module), -1) > RANK[own]
    )
    assert not up, f"{own} reaches up to {', '.join(up)}"


def test_every_room_has_its_stage() -> None:
    rooms = {p.relative_to(PACKAGE).parts[0].removesuffix(".py") for p in MODULES} - {"__init__"}
    assert rooms == set(RANK)


@pytest.mark.parametrize(
    ("library", "doors"),
    [
        ("docxtpl", {"documents/word/render.py"}),
        ("rdocx", {"pdf/embedded.py"}),
        ("pypdfium2", {"preflight/sight.py"}),
        ("holidays", {"rules/workdays.py"}),
        (
            "icalendar",
            {f"calendar/{room}.py" for room in ("deadlines", "earlier", "files", "london", "meeting")},
        ),
    ],
)
def test_a_library_has_few_doors(library: str, doors: set[str]) -> None:
    users = {
        path.relative_to(PACKAGE).as_posix()
        for path in MODULES
        if any(module.split(".")[0] == library for module in imports(path))
    }
    assert users == doors


PURE = [
    *sorted((PACKAGE / "rules").rglob("*.py")),
    *(PACKAGE / "monitoring" / f"{room}.py" for room in ("rules", "year", "hiding", "published")),
]


@pytest.mark.parametrize("path", PURE, ids=lambda p: p.name)
def test_rules_read_no_clock_file_or_network(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    called = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    named = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    assert not called & {"today", "now", "utcnow", "read_text", "read_bytes", "environ", "getenv"} - {"today"}
    assert "open" not in named
    assert not {m.split(".")[0] for m in imports(path)} & {"os", "time", "pathlib", "socket", "urllib", "io"}
    for node in ast.walk(tree):
        call = node.func if isinstance(node, ast.Call) else None
        if isinstance(call, ast.Attribute) and call.attr in ("today", "now"):
            raise AssertionError(f"{path.name}:{node.lineno} asks the clock")


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_no_room_is_crowded(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


def test_only_the_command_line_knows_click() -> None:
    users = {path.relative_to(PACKAGE).parts[0] for path in MODULES if "click" in imports(path)}
    assert users == {"cli"}
