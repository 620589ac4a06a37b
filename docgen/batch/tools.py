"""Templates and profiles of one's own: what a batch is made with besides its cases.

Workers elsewhere share no disk with the command, so these go along as bytes; and they decide what is made, so
their hash decides whether a case has to be made again.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from docgen import resources
from docgen.authority import ENVIRONMENT_VARIABLE, list_authorities
from docgen.batch.versions import versions
from docgen.documents.word.templates import TemplateSet
from docgen.errors import OutputError
from docgen.limits import TOOLS_BYTES

_KINDS = (".toml", ".docx", ".png", ".jpg", ".jpeg")

Files = tuple[tuple[str, bytes], ...]


@dataclass(frozen=True, slots=True)
class Tools:
    """Folders of templates and profiles, first things first, as they are at the start of the batch."""

    templates: tuple[Path, ...]
    authorities: tuple[Path, ...]
    sha256: str  # of everything here, docgen's own templates and profiles, and the versions of what makes bytes
    files: tuple[Files, ...] = field(repr=False)  # of each folder, templates first

    @classmethod
    def read(cls, templates: Sequence[Path] = (), authorities: Sequence[Path] = ()) -> Tools:
        """What is in these folders; raises TemplateError and AuthorityError before any work is done."""
        TemplateSet.of(templates)
        list_authorities(authorities)
        said = os.environ.get(ENVIRONMENT_VARIABLE, "")
        every = (*authorities, *(Path(folder) for folder in said.split(os.pathsep) if folder))
        own = tuple(tuple(_files(folder)) for folder in (*templates, *every))
        if sum(len(content) for files in own for _, content in files) > TOOLS_BYTES:
            raise OutputError(
                f"the folders of templates and authorities hold more than {TOOLS_BYTES // 1_000_000} MB; "
                "name folders that hold nothing else"
            )
        made_with = hashlib.sha256(repr(sorted(versions().items())).encode())
        for files in (*own, tuple(_files(resources.templates())), tuple(_files(resources.authorities()))):
            for name, content in files:
                made_with.update(f"{name}\0{len(content)}\0".encode())
                made_with.update(content)
            made_with.update(b"\0\0")
        absolute = [tuple(path.absolute() for path in folders) for folders in (templates, every)]
        return cls(absolute[0], absolute[1], made_with.hexdigest(), own)

    @property
    def packed(self) -> Kit | None:
        """What has to travel; None where there is nothing of one's own."""
        return Kit(self.sha256, len(self.templates), self.files) if self.files else None


@dataclass(frozen=True, slots=True)
class Kit:
    """The files of one's own folders, on their way to a worker."""

    sha256: str
    templates: int  # how many of the folders hold templates; the others hold profiles
    folders: tuple[Files, ...] = field(repr=False)


_open: dict[str, tempfile.TemporaryDirectory[str]] = {}


def unpacked(kit: Kit) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """The folders of templates and of profiles, on this machine; kept as long as cases come with the same."""
    if kit.sha256 not in _open:
        for other in [*_open]:
            _open.pop(other).cleanup()
        _open[kit.sha256] = tempfile.TemporaryDirectory(prefix="docgen-tools-", ignore_cleanup_errors=True)
        for number, files in enumerate(kit.folders):
            home = Path(_open[kit.sha256].name, str(number))
            home.mkdir()
            for name, content in files:
                (home / name).parent.mkdir(parents=True, exist_ok=True)
                (home / name).write_bytes(content)
    found = [Path(_open[kit.sha256].name, str(number)) for number in range(len(kit.folders))]
    return tuple(found[: kit.templates]), tuple(found[kit.templates :])


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() in _KINDS and not path.name.startswith("~$") and path.is_file():
            yield path.relative_to(folder).as_posix(), path.read_bytes()
