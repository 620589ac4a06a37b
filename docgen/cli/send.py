"""The commands that send packs, and tell what was sent."""

from __future__ import annotations

import os
from contextlib import nullcontext
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from docgen.cli import EXIT_CODES, INTERRUPTED
from docgen.cli.options import (
    authorities_option,
    case_argument,
    engine_option,
    force_option,
    json_option,
    load_case,
    on_option,
    print_json,
    templates_option,
    today,
)
from docgen.errors import LedgerError, SendError

if TYPE_CHECKING:
    from docgen.review import Review
    from docgen.send import Ledger, SendPlan

LEDGER_VARIABLE = "DOCGEN_LEDGER"
LEDGER_FILE = "docgen-sent.sqlite3"

ledger_option = click.option(
    "--ledger",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help=f"The record of what was sent. Also {LEDGER_VARIABLE}; without either, {LEDGER_FILE} beside CASE.",
)
late_option = click.option(
    "--late-because",
    metavar="TEXT",
    help="Why the pack goes out after the day it was due; recorded, and told to those who get it.",
)
changed_option = click.option(
    "--changed",
    metavar="TEXT",
    help="What changed since the version that went out; recorded, and told to the agencies and the Chair.",
)
changed_readers_option = click.option(
    "--changed-readers",
    metavar="TEXT",
    help="The same for victim and applicant; left out, they are told that some papers have changed.",
)
passwords_option = click.option(
    "--passwords",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Add the passwords to this file, for you alone, instead of showing them on the terminal.",
)


again_option = click.option(
    "--again",
    "lost",
    metavar="RECIPIENT",
    multiple=True,
    help="Make another for this recipient, who has one: the password is lost.",
)


def _now() -> datetime:
    return datetime.now().astimezone()


@click.group()
def send() -> None:
    """Send the packs to the right people, in time and once, and tell what was sent.

    plan sends nothing. drafts makes messages for your own mail program, smtp sends through the council's relay.
    """


@send.command()
@case_argument
@on_option
@ledger_option
@late_option
@changed_option
@changed_readers_option
@json_option
@engine_option
@authorities_option
@templates_option
def plan(case: Path, as_json: bool, **given: Any) -> int:
    """Show who gets what, how and by when, and what stops it. Nothing is sent.

    Exits with 9 where somebody's pack or message is held back.
    """
    from docgen.cli.sending import plain_plan, show_plan

    made, _ = _plan(case, given)
    if as_json:
        print_json(plain_plan(made))
    else:
        show_plan(made)
    return EXIT_CODES["leak"] if any(item.held for item in made.items) else 0


@send.command()
@case_argument
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default=Path("to-send"),
    show_default=True,
    help="The folder to make.",
)
@on_option
@ledger_option
@late_option
@changed_option
@changed_readers_option
@passwords_option
@again_option
@force_option
@engine_option
@authorities_option
@templates_option
def drafts(
    case: Path, output: Path, passwords: Path | None, lost: tuple[str, ...], force: bool, **given: Any
) -> int:
    """Make one message for each recipient (.eml), which Outlook opens ready to send.

    What is to be printed and posted is made too, with a list of addresses. Once a draft is sent, or a letter
    posted, tell the record: docgen send record CASE RECIPIENT. Exits with 9 where somebody's pack is held back.
    """
    from docgen.cli.sending import Told, show_drafts
    from docgen.output import check_target, write_folder
    from docgen.send import Again, make_drafts, write_down
    from docgen.send.drafts import manifest_of
    from docgen.send.ledger import Taken

    check_target(output, force=force)
    made, ledger = _plan(case, given)
    told = Told.where(
        passwords,
        needed=any(item.protection == "aes-256" for item in made.items),
        others=(case, ledger.path),
        folder=output,
    )
    ready = make_drafts(made, _now, Again(lost=frozenset(lost)))
    if ready.files:
        try:
            write_down(ready, made, ledger, _now)
        except Taken:
            raise SendError("another run is sending to the same people; see docgen send status") from None
        write_folder(output, {**ready.files, **manifest_of(ready.files)}, force=force)
    for item, password in ready.passwords:
        told.password(item, password)
    show_drafts(made, ready, output)
    _let_go(made.review, ledger)
    return EXIT_CODES["leak"] if any(item.held for item in made.items) else 0


@send.command()
@case_argument
@on_option
@ledger_option
@late_option
@changed_option
@changed_readers_option
@passwords_option
@click.option(
    "--resend-unknown",
    "again",
    metavar="RECIPIENT",
    multiple=True,
    help="Send to this recipient again although nobody knows whether the first message arrived.",
)
@again_option
@engine_option
@authorities_option
@templates_option
def smtp(case: Path, passwords: Path | None, again: tuple[str, ...], lost: tuple[str, ...], **given: Any) -> int:
    """Send through the council's relay, over TLS only: one message for each recipient, each once.

    The relay is DOCGEN_SMTP_HOST (or [mail] in the profile), with DOCGEN_SMTP_PORT, DOCGEN_SMTP_SECURITY (starttls
    or tls), DOCGEN_SMTP_USER, and the password from DOCGEN_SMTP_PASSWORD or the keyring. Stopped half-way, run it
    again: it goes on where it was. Exits with 10 where somebody was not reached, with 9 where something is held
    back.
    """
    from docgen.cli.sending import Told
    from docgen.send import Again, Delivery, Relay, RelaySettings

    made, ledger = _plan(case, given)
    settings = RelaySettings.of(made.review.authority.mail)
    told = Told.where(
        passwords,
        needed=any(item.protection == "aes-256" for item in made.items),
        others=(case, ledger.path),
    )
    if made.timing == "last day":
        click.echo("Today is the last day on which it can be sent in time.")
    if given["on"] != today():
        click.echo(f"Reckoned as of {given['on']}; the record keeps the day by the clock as well.", err=True)
    try:
        outcomes = Delivery(
            made, ledger, Relay(settings), told, _now, Again(frozenset(again), frozenset(lost))
        ).run()
    except KeyboardInterrupt:
        click.echo("Stopped. What went out is on record (docgen send status). Run it again to go on.", err=True)
        return INTERRUPTED
    told.sum_up(outcomes)
    _let_go(made.review, ledger)
    if any(outcome.fate in ("refused", "unknown", "unknown before", "left") for outcome in outcomes):
        return EXIT_CODES[SendError.code]
    return EXIT_CODES["leak"] if any(outcome.fate == "held" for outcome in outcomes) else 0


@send.command()
@case_argument
@click.argument("recipients", metavar="RECIPIENT...", nargs=-1, required=True)
@click.option(
    "--how", default="sent by the officer", show_default=True, help="How it went, such as: posted, first class."
)
@on_option
@ledger_option
@authorities_option
def record(
    case: Path, recipients: tuple[str, ...], how: str, on: date, ledger: Path | None, authorities: tuple[Path, ...]
) -> None:
    """Record that a draft was sent, or that what was printed was posted.

    RECIPIENT is as `docgen send plan` names it, such as police or victim. Settles a message of unknown fate, too.
    """
    from docgen.send.addresses import one_line
    from docgen.send.status import record_delivered

    kept, review = _ledger(case, ledger), _review(case, on, authorities)
    for entry in record_delivered(review, kept, recipients, one_line(how)[:200], _now):
        click.echo(f"{entry.part}: version {entry.version} of {entry.file}, {entry.answer}")
    _let_go(review, kept)


@send.command()
@case_argument
@on_option
@ledger_option
@json_option
@authorities_option
def status(case: Path, on: date, ledger: Path | None, as_json: bool, authorities: tuple[Path, ...]) -> None:
    """Show the record: who was sent what and when, who was not, and whose message nobody knows of."""
    from docgen.cli.sending import plain_status, show_status
    from docgen.send.status import status as look

    kept, review = _ledger(case, ledger), _review(case, on, authorities)
    lines = look(review, kept)
    if as_json:
        print_json(plain_status(review, lines))
    else:
        show_status(review, lines)


def _plan(case: Path, given: dict[str, Any]) -> tuple[SendPlan, Ledger]:
    from docgen.pdf.crew import hired

    ledger = _ledger(case, given["ledger"])
    with hired() if given["engine"] == "embedded" else nullcontext() as crew:
        from docgen.build import Settings
        from docgen.cli import show
        from docgen.send import Words, make_plan

        settings = Settings(given["engine"], given["authorities"], given["templates"], crew=crew)
        with show.progress() as step:
            made = make_plan(
                load_case(case),
                given["on"],
                ledger,
                folder=None if str(case) == "-" else case.absolute().parent,
                settings=settings,
                words=Words(*(_line(given[said]) for said in ("late_because", "changed", "changed_readers"))),
                progress=step,
            )
    return made, ledger


def _line(text: str | None) -> str | None:
    from docgen.send.addresses import one_line

    return (one_line(text) or None) if text else None


def _let_go(review: Review, ledger: Ledger) -> None:
    from docgen.send.status import let_go

    gone = let_go(review, ledger, _now, today())
    if gone:
        lines, were, them, are = ("line", "was", "it", "is") if gone == 1 else ("lines", "were", "them", "are")
        name = review.authority.name
        click.echo(f"{gone} {lines} of the record {were} older than {name} keeps {them}, and {are} gone.")


def _ledger(case: Path, named: Path | None) -> Ledger:
    from docgen.send import Ledger

    variable = os.environ.get(LEDGER_VARIABLE)
    path = named or (Path(variable) if variable else None)
    if path is None and str(case) == "-":
        raise LedgerError(
            f"a case from standard input has no folder for the record; name one with --ledger or {LEDGER_VARIABLE}"
        )
    return Ledger(path or case.absolute().parent / LEDGER_FILE)


def _review(case: Path, on: date, authorities: tuple[Path, ...]) -> Review:
    from docgen.review import Review

    return Review.open(load_case(case), on, authorities)
