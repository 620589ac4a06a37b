"""Finds profiles in folders, and puts one together from those that it inherits.

Profiles come from a folder of the user's own first, then from docgen's ``authorities/``. A profile may
``inherit`` another and say only what differs; ``inherit`` with a profile's own id means the one of that id in
the next folder, docgen's own in the end. A file whose name starts with ``_`` is there to be inherited only.
"""

from __future__ import annotations

import difflib
import os
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from docgen import resources
from docgen.authority.profile import Authority
from docgen.case.problems import shape_problems
from docgen.errors import AuthorityError, UnknownAuthority

ENVIRONMENT_VARIABLE = "DOCGEN_AUTHORITIES"
_BESIDE = {"logo": "picture", "templates": "folder"}


def load_authority(authority_id: str, folders: Sequence[Path] = ()) -> Authority:
    """The profile with this id, from the first folder that has it.

    Raises UnknownAuthority (with the nearest id) and AuthorityError (with file and place).
    """
    searched = _folders(folders)
    if authority_id not in (ids := _ids(searched)):
        close = difflib.get_close_matches(authority_id, ids, n=1, cutoff=0.0)
        hint = f"; the nearest is `{close[0]}`" if close else ""
        raise UnknownAuthority(
            f"no authority has the id `{authority_id[:80]}`{hint} (docgen authorities lists them)"
        )
    return _build(authority_id, _layers(authority_id, searched))


def list_authorities(folders: Sequence[Path] = ()) -> tuple[Authority, ...]:
    """Every profile there is, by id; a user's own hides docgen's of the same id."""
    return tuple(load_authority(authority_id, folders) for authority_id in _ids(_folders(folders)))


@dataclass(frozen=True, slots=True)
class _Layer:
    """One file of a chain of ``inherit``."""

    path: Path
    data: dict[str, Any]

    @property
    def name(self) -> str:
        return f"{self.path.parent.name}/{self.path.name}"


def _folders(own: Sequence[Path]) -> tuple[Path, ...]:
    from_environment = os.environ.get(ENVIRONMENT_VARIABLE)
    extra = [Path(p) for p in from_environment.split(os.pathsep) if p] if from_environment else []
    for folder in (*own, *extra):
        if not folder.is_dir():
            raise AuthorityError(f"{folder}: no such folder of authorities")
    return (*own, *extra, resources.authorities())


def _ids(folders: Sequence[Path]) -> list[str]:
    return sorted({p.stem for f in folders for p in f.glob("*.toml") if not p.stem.startswith("_")})


def _find(profile_id: str, folders: Sequence[Path]) -> Path | None:
    """The file of this id in the first folder that has it.

    Looked up among the names that are there: an id never becomes part of a path, so that none leads elsewhere.
    """
    return next((p for f in folders for p in sorted(f.glob("*.toml")) if p.stem == profile_id), None)


def _layers(authority_id: str, folders: Sequence[Path]) -> list[_Layer]:
    """The profile's file and those it inherits from, itself first."""
    layers: list[_Layer] = []
    wanted, remaining = authority_id, list(folders)
    while True:
        path = _find(wanted, remaining)
        if path is None:
            raise AuthorityError(
                f"{layers[-1].name}: inherits `{wanted}`, which is not there{_beyond(layers, wanted)}"
            )
        if any(path == layer.path for layer in layers):
            raise AuthorityError(f"{layers[-1].name}: inherit goes round in a circle through `{wanted}`")
        data = _parse(path)
        parent = data.pop("inherit", None)
        layers.append(_Layer(path, data))
        if parent is None:
            return layers
        if not isinstance(parent, str):
            raise AuthorityError(f"{layers[-1].name}: inherit: expected the id of a profile as text")
        # A user's own `x` that inherits `x` means the next folder's, docgen's own in the end.
        at = next(i for i, folder in enumerate(folders) if folder == path.parent)
        remaining = list(folders[at + 1 :]) if parent == path.stem else list(folders)
        wanted = parent


def _beyond(layers: Sequence[_Layer], wanted: str) -> str:
    return " in a later folder" if layers[-1].path.stem == wanted else ""


def _parse(path: Path) -> dict[str, Any]:
    name = f"{path.parent.name}/{path.name}"
    try:
        # utf-8-sig: Notepad writes a mark at the front.
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except tomllib.TOMLDecodeError as error:
        raise AuthorityError(f"{name}: {error}") from None
    except UnicodeDecodeError as error:
        raise AuthorityError(f"{name}: is not UTF-8 text (byte {error.start + 1}); save it as UTF-8") from None
    except OSError as error:
        raise AuthorityError(f"{name}: can't be read: {error.strerror or error}") from None
    for key in ("logo", "templates"):  # a path is meant from the profile that names it
        if key not in data:
            continue
        if not isinstance(data[key], str):
            raise AuthorityError(f"{name}: {key}: expected the name of one {_BESIDE[key]} beside the profile")
        data[key] = path.parent / data[key]
        if not (data[key].is_dir() if key == "templates" else data[key].is_file()):
            raise AuthorityError(f"{name}: {key}: there is no {_BESIDE[key]} {data[key].name} beside the profile")
    return data


def _merge(base: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in own.items():
        both = isinstance(value, dict) and isinstance(merged.get(key), dict)
        merged[key] = _merge(merged[key], value) if both else value
    return merged


def _build(authority_id: str, layers: Sequence[_Layer]) -> Authority:
    data: dict[str, Any] = {}
    for layer in reversed(layers):
        data = _merge(data, layer.data)
    # Templates are taken over document by document, so no folder hides another.
    data["templates"] = tuple(layer.data["templates"] for layer in layers if "templates" in layer.data)
    try:
        return Authority.model_validate({**data, "id": authority_id})
    except ValidationError as error:
        problems = shape_problems(error, data, Authority)
    faults = []
    for problem in problems:
        keys = problem.pointer.split("/")[1:]
        faults.append(f"  {_written_in(keys, layers).name}: {'.'.join(keys)}: {problem.message}")
    raise AuthorityError("\n".join([f"{authority_id}: {len(faults)} problem(s)", *faults]))


def _written_in(keys: Sequence[str], layers: Sequence[_Layer]) -> _Layer:
    """The file that the value at this place comes from; for one that is missing, the profile itself."""

    def holds(data: Any, steps: Sequence[str]) -> bool:
        if not steps:
            return True
        if isinstance(data, list):
            return steps[0].isdigit() and int(steps[0]) < len(data) and holds(data[int(steps[0])], steps[1:])
        return isinstance(data, dict) and steps[0] in data and holds(data[steps[0]], steps[1:])

    return next((layer for layer in layers if holds(layer.data, keys)), layers[0])
