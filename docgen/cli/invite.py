"""The command that makes the meeting's invitation."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Literal

import click

from docgen.cli.options import authorities_option, case_argument, force_option, load_case, on_option
from docgen.errors import OutputError


@click.command()
@case_argument
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="FILE.ics.")
@click.option(
    "--update-of",
    "earlier",
    type=click.Path(path_type=Path),
    help="The invitation (.ics) that was sent last, which this one replaces.",
)
@click.option("--cancel", is_flag=True, help="Call the meeting off; with --update-of or --sequence.")
@click.option(
    "--sequence",
    type=click.IntRange(0, 1_000_000),
    help="How many invitations went out before, where the last is not at hand.",
)
@on_option
@force_option
@authorities_option
def invite(
    case: Path,
    output: Path,
    earlier: Path | None,
    cancel: bool,
    sequence: int | None,
    on: date,
    force: bool,
    authorities: tuple[Path, ...],
) -> None:
    """Make the meeting as an invitation for Outlook and other calendars (.ics).

    It invites the officers of the agencies that attend, and the Chair; never the victim or the applicant. An
    update or a cancellation takes the place of what was sent before. Nothing is sent.
    """
    from docgen.calendar import guests, has_length, invitation, invitation_uid, sharing, unreachable
    from docgen.output import write_file
    from docgen.review import Review

    if output.suffix.lower() != ".ics":
        raise OutputError(f"{output}: end the file's name in .ics")
    review = Review.open(load_case(case), on, authorities)
    number = _number(earlier, sequence, invitation_uid(review), cancel, on)
    method: Literal["REQUEST", "CANCEL"] = "CANCEL" if cancel else "REQUEST"
    content = invitation(review, sequence=number, method=method, day=on)
    write_file(output, content, force=force)
    what = "cancellation" if cancel else f"update {number}" if number else "invitation"
    invited = len(guests(review))
    click.echo(f"{output}: {what}, to {invited} {'person' if invited == 1 else 'people'}")
    if told := unreachable(review):
        click.echo(f"Without an e-mail address in the case, to be told otherwise: {', '.join(told)}")
    if told := sharing(review):
        click.echo(f"At an e-mail address that another has too, so not invited on their own: {', '.join(told)}")
    meeting = review.case.meeting
    if not cancel and meeting and not has_length(meeting):
        why = (
            "has the meeting end no later than it begins" if meeting.end else "does not say when the meeting ends"
        )
        click.echo(f"The case {why} (/meeting/end); calendars show it without a length.")


def _number(earlier: Path | None, sequence: int | None, uid: str, cancel: bool, on: date) -> int:
    """The number of this invitation: one more than of the one that it replaces."""
    if earlier is not None and sequence is not None:
        raise click.UsageError("give --update-of or --sequence, not both: each says how many went before")
    if sequence is not None:
        if cancel and sequence == 0:
            raise click.UsageError("--cancel calls off what was sent: --sequence is 1 or more")
        return sequence
    if earlier is None:
        if cancel:
            raise click.UsageError("--cancel needs --update-of FILE.ics, the invitation sent last (or --sequence)")
        return 0
    from docgen.calendar import read_earlier

    found = read_earlier(earlier)
    if found.uid != uid:
        raise OutputError(f"{earlier}: is the invitation of another case")
    if found.cancelled:
        raise OutputError(
            f"{earlier}: is a cancellation, and calls the meeting off already; "
            f"where it is on again after all, --sequence {found.sequence + 1} invites anew"
        )
    if found.stamped > on:
        raise OutputError(
            f"{earlier}: was made on {found.stamped}, and would be newer than one of {on}; "
            "say the day of sending with --on"
        )
    return found.sequence + 1
