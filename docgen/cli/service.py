"""The commands of the HTTP service: serve it, and say who may ask it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from docgen.cli.options import authorities_option, json_option, print_json, templates_option
from docgen.errors import ExtraMissing

if TYPE_CHECKING:
    from docgen.service.settings import ServiceSettings

MIB = 1024 * 1024

F = TypeVar("F", bound=Callable[..., Any])


def _default_state() -> Path:
    return Path(os.environ.get("XDG_STATE_HOME") or Path(click.get_app_dir("docgen"))) / "service"


state_option = click.option(
    "--state",
    type=click.Path(file_okay=False, path_type=Path),
    envvar="DOCGEN_STATE",
    show_envvar=True,
    default=_default_state,
    show_default="a folder of yours",
    help="The folder of the service: keys, jobs and their results (case data). For its owner alone.",
)


def _setting(name: str, kind: click.ParamType[Any], default: Any, meaning: str) -> Callable[[F], F]:
    variable = f"DOCGEN_{name.upper().replace('-', '_')}"
    return click.option(
        f"--{name}", type=kind, default=default, envvar=variable, show_default=True, show_envvar=True, help=meaning
    )


@click.command()
@_setting("host", click.STRING, "127.0.0.1", "Where to listen. Others than this machine need a key.")
@_setting("port", click.IntRange(0, 65535), 8000, "The port; 0 takes one that is free, and the log tells it.")
@_setting("workers", click.IntRange(1, 256), None, "Processes that do the work; as many as processors.")
@_setting("recycle", click.IntRange(1), 500, "Tasks after which a worker is replaced by a fresh one.")
@_setting("max-body", click.IntRange(1, 4096), 64, "MiB of one request.")
@_setting("max-parts", click.IntRange(1, 1000), 50, "Parts of a request with partners' files.")
@_setting("max-pages", click.IntRange(1), 2000, "Pages of one pack.")
@_setting("max-seconds", click.FloatRange(0.1), 120.0, "Seconds of work for one request.")
@_setting("max-waiting", click.IntRange(0), 16, "Requests that wait for a worker; others are told to come back.")
@_setting("max-per-key", click.IntRange(1), None, "Requests of one key at a time; three quarters of all places.")
@_setting("max-jobs", click.IntRange(0), 1000, "Jobs that are not done.")
@_setting("max-disk", click.IntRange(1), 10, "GiB of jobs, results and kept answers.")
@_setting("slow-seconds", click.FloatRange(0.1), 30.0, "Seconds that a client has to send its request.")
@_setting("keep-hours", click.FloatRange(0.01), 24.0, "Hours that jobs and answers to be repeated are kept.")
@_setting("drain-seconds", click.FloatRange(0.0), 60.0, "Seconds to finish what is under way, when told to end.")
@_setting("tls-certificate", click.Path(dir_okay=False, path_type=Path), None, "PEM; then it speaks HTTPS.")
@_setting(
    "tls-key", click.Path(dir_okay=False, path_type=Path), None, "PEM, where it is not with the certificate."
)
@state_option
@authorities_option
@templates_option
def serve(state: Path, authorities: tuple[Path, ...], templates: tuple[Path, ...], **given: Any) -> None:
    """Serve the documents over HTTP, for case systems (extra `service`).

    Listens on this machine alone, until there is a key (docgen keys create).
    """
    with _needs_extra():
        from docgen.service.server import serve as run
    run(_settings(state, authorities, templates, given))


def _settings(
    state: Path, authorities: tuple[Path, ...], templates: tuple[Path, ...], given: dict[str, Any]
) -> ServiceSettings:
    from docgen.pdf.crew import cores
    from docgen.service.settings import Limits, ServiceSettings

    body = given["max_body"] * MIB
    limits = Limits(
        body=body,
        bodies=4 * body,
        parts=given["max_parts"],
        pages=given["max_pages"],
        seconds=given["max_seconds"],
        sending_seconds=given["slow_seconds"],
        waiting=given["max_waiting"],
        per_key=given["max_per_key"],
        jobs=given["max_jobs"],
        disk=given["max_disk"] * 1024 * MIB,
    )
    return ServiceSettings(
        state.absolute(),
        given["host"],
        given["port"],
        given["workers"] or cores(),
        given["recycle"],
        given["keep_hours"] * 3600,
        given["drain_seconds"],
        tuple(folder.absolute() for folder in authorities),
        tuple(folder.absolute() for folder in templates),
        limits,
        given["tls_certificate"],
        given["tls_key"],
    )


class _needs_extra:  # noqa: N801 - it reads as a statement
    """Says what to install where a library of the service is not there."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if isinstance(error, ModuleNotFoundError) and not (error.name or "").startswith("docgen"):
            raise ExtraMissing(
                f"docgen serve needs {error.name}, which is not installed: pip install 'docgen[service]'"
            ) from None


@click.group()
def keys() -> None:
    """Say who may ask the service: create, list and revoke API keys."""


@keys.command()
@click.argument("label", metavar="LABEL")
@state_option
def create(label: str, state: Path) -> None:
    """Create a key for the system that LABEL names, and print it: this once, as only its hash is kept."""
    from docgen.service.folder import open_to_others
    from docgen.service.keys import KeyStore

    if not label.strip() or not label.isprintable():
        raise click.UsageError("LABEL is the name of the system, on one line")
    told = open_to_others(state)
    key, token = KeyStore(state.absolute()).create(label)
    click.echo(token)
    click.echo(f"Key {key.id} for {label}. It can't be shown again; keep it where passwords are kept.", err=True)
    if told:
        click.echo(f"Warning: {told}.", err=True)


@keys.command("list")
@json_option
@state_option
def list_keys(as_json: bool, state: Path) -> None:
    """List the keys, those that are revoked among them."""
    from docgen.service.keys import KeyStore

    store = KeyStore(state.absolute())
    found = store.every() if store.any else ()
    if as_json:
        print_json([{"id": k.id, "label": k.label, "created": k.created, "revoked": k.revoked} for k in found])
        return
    for key in found:
        click.echo(
            f"{key.id}  {key.label}  created {key.created}{f'  revoked {key.revoked}' if key.revoked else ''}"
        )
    if not found:
        click.echo("No keys: the service listens on this machine alone, and whoever uses it may ask.")


@keys.command()
@click.argument("key", metavar="ID")
@state_option
def revoke(key: str, state: Path) -> None:
    """Revoke the key with this ID; from the next request on it opens nothing."""
    from docgen.service.keys import KeyStore

    KeyStore(state.absolute()).revoke(key)
    click.echo(f"Key {key} is revoked.")
