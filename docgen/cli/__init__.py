"""The command line: it parses, calls, and prints. No rule lives here."""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import sys
from pathlib import Path

import click

from docgen.errors import EXIT_CODES, UNEXPECTED, DocgenError

__all__ = ["DIFFERENT", "EXIT_CODES", "INTERRUPTED", "UNEXPECTED", "main", "run"]

DIFFERENT = 20  # what `templates diff` found; no error
INTERRUPTED = 130


def main() -> None:
    """Runs docgen; whatever goes wrong is one clear message and an exit code, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:  # an old Windows console can't show every letter; that must not stop a letter
            reconfigure(errors="replace")
    gc.set_threshold(100_000, 50, 100)  # all that one command makes is in use; looking for waste cost 7 %
    signal.signal(signal.SIGTERM, _stop)  # whoever ends the program this way leaves nothing half-done either
    code = run(sys.argv[1:])
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)  # everything is saved; taking the program apart would cost a twentieth of its time


def _stop(number: int, frame: object) -> None:
    raise KeyboardInterrupt


def run(arguments: list[str]) -> int:
    """The exit code of docgen with these arguments."""
    from docgen.cli.commands import docgen

    try:
        result = docgen.main(arguments, prog_name="docgen", standalone_mode=False)
        return result if isinstance(result, int) else 0
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.Abort:
        click.echo("Stopped. Nothing is half-written.", err=True)
        return INTERRUPTED
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except DocgenError as error:
        click.echo(f"docgen: {error}", err=True)
        return EXIT_CODES.get(error.code, 1)
    except KeyboardInterrupt:
        click.echo("Stopped. Nothing is half-written.", err=True)
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has gone; Python would complain about it once more when it ends.
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
        return 1
    except OSError as error:
        click.echo(f"docgen: what it says can't be written: {error.strerror or error}", err=True)
        return EXIT_CODES["output"]
    except Exception as error:
        # The message of an unforeseen error may hold case text, so only its kind and place are told.
        frame = error.__traceback__
        while frame is not None and frame.tb_next is not None:
            frame = frame.tb_next
        place = f"{Path(frame.tb_frame.f_code.co_filename).name}:{frame.tb_lineno}" if frame else "?"
        click.echo(
            f"docgen: a fault in docgen itself ({type(error).__name__} at {place}). "
            "Nothing was changed. Please report it with the command, not with the case.",
            err=True,
        )
        return UNEXPECTED
