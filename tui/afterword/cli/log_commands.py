"""The commands that record what happened; those whose fields say all come from ``log_facts``."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, get_args

import click

from afterword.cli.log_facts import fact_commands, recording, stating
from afterword.cli.meaning import (
    company_named,
    day_or_moment,
    follow_up_meant,
    here,
    named,
    past,
    record,
    understood,
)
from afterword.cli.place import Place, open_desk
from afterword.domain.errors import NotAllowed
from afterword.domain.facts import RoundKind

if TYPE_CHECKING:
    from afterword.reading.through import Through

recorded = click.Group(commands=[*fact_commands()])
"""All of them; ``log`` has them when one looks at it."""

_OF_A_POSTING = (
    click.option(
        "--agency", default="", help="A recruiter and their agency: 'Doug Marsh, Prairie Staffing'."
    ),
    click.option("--referrer", default="", help="Who referred you: 'Angela Ruiz <angela@example.com>'."),
    click.option("--url", default="", help="The link to the posting."),
    click.option("--source", default="", help="Where you found it."),
)


def _of_a_posting(command: Callable[..., None]) -> Callable[..., None]:
    """Gives a command what can be said of any posting."""
    for option in reversed(_OF_A_POSTING):
        command = option(command)
    return command


@recorded.command()
@click.argument("company")
@click.argument("title")
@click.option("--contact", default="", help="Whom you wrote to: 'Kim Park <kim@lark.com>'.")
@_of_a_posting
@recording
def applied(place: Place, as_json: bool, **given: str) -> None:
    """You applied to COMPANY as TITLE."""
    _log_application(place, given, as_json=as_json)


@recorded.command()
@click.argument("company")
@click.argument("title")
@_of_a_posting
@recording
def saved(place: Place, as_json: bool, **given: str) -> None:
    """You found a posting of COMPANY for TITLE and keep it for later."""
    _log_application(place, given, is_saved=True, as_json=as_json)


def _log_application(
    place: Place, given: Mapping[str, str], *, is_saved: bool = False, as_json: bool
) -> None:
    from afterword.domain.capturing.capture import CapturedApplication
    from afterword.reading.people import read_person
    from afterword.reading.through import read_through

    def through(said: str, option: str) -> "Through":
        words = given[option].strip()
        return understood(
            f"--{option}", lambda: read_through(f"{said} {words}" if words else "", desk.search)
        )

    desk = open_desk(place)
    captured = CapturedApplication(
        company=company_named(desk, given["company"]),
        title=named(given["title"], "position"),
        at=past(desk, given["on"]),
        contact=understood("--contact", lambda: read_person(given.get("contact", ""))),
        recruiter=(agency := through("via", "agency")).recruiter,
        agency=agency.agency,
        referrer=through("referred by", "referrer").referrer,
        url=given["url"],
        source=given["source"],
        is_saved=is_saved,
    )
    record(desk, lambda: desk.facts.log_application(captured), as_json=as_json)


@recorded.command()
@click.argument("key")
@click.option("--other-words", is_flag=True, help="You sent other words than those drafted; none are kept.")
@recording
def sent(place: Place, key: str, other_words: bool, on: str, as_json: bool) -> None:
    """You sent the message of the follow-up KEY (see: due --json), or the one open for a company."""
    from afterword.writing.blanks import blanks_in

    desk = open_desk(place)
    follow_up, at = follow_up_meant(desk, key, is_message=True), past(desk, on)
    words = ("", "") if other_words else desk.messages.as_left(follow_up)
    if blanks := blanks_in("\n".join(words)):
        raise NotAllowed(f"{blanks[0]} is still to be filled in. If you sent other words, add --other-words.")
    record(desk, lambda: desk.follow_ups.mark_sent(follow_up, *words, at), as_json=as_json)


@recorded.command()
@click.argument("company")
@click.argument("title")
@click.argument("when")
@click.option("--with", "people", default="", help="Whom you meet: 'Dana Osei <dana@lark.com>, Kim Park'.")
@click.option("--kind", type=click.Choice([kind for kind in get_args(RoundKind) if kind]))
@click.option("--place", "where", default="", help="A room, an address or a link.")
@click.option(
    "--confirmed/--not-confirmed",
    help="You have told them that you will come, or still have to, which is taken.",
)
@stating
def interview(
    place: Place, company: str, title: str, when: str, people: str, kind: RoundKind | None, where: str,
    confirmed: bool, as_json: bool,
) -> None:  # fmt: skip
    """You talk with COMPANY about TITLE at WHEN ('fri 10:00-11:00'), or did."""
    from afterword.domain.capturing.capture import CapturedInterview
    from afterword.reading.people import read_people
    from afterword.reading.spans import read_span

    desk = open_desk(place)
    start, end = understood("WHEN", lambda: read_span(when, here(desk)))
    captured = CapturedInterview(
        company=company_named(desk, company),
        title=named(title, "position"),
        start=start,
        end=end,
        people=understood("--with", lambda: read_people(people)),
        kind=kind or "",
        place=where,
        # What has begun needs no word beforehand any more.
        confirmed=confirmed or start <= desk.saving.clock(),
    )
    record(desk, lambda: desk.facts.log_interview(captured), as_json=as_json)


@recorded.command()
@click.argument("key")
@click.argument("until")
@stating
def snooze(place: Place, key: str, until: str, as_json: bool) -> None:
    """Put the follow-up KEY off UNTIL a day or a moment: fri, +3d, tomorrow 9:00."""
    desk = open_desk(place)
    follow_up, moment = follow_up_meant(desk, key), day_or_moment(desk, "UNTIL", until)
    record(desk, lambda: desk.follow_ups.snooze(follow_up, moment), as_json=as_json)


@recorded.command()
@click.argument("key")
@click.option("--reason", default="", help="Why, if you want to keep it.")
@stating
def dismiss(place: Place, key: str, reason: str, as_json: bool) -> None:
    """Let the follow-up KEY go."""
    desk = open_desk(place)
    follow_up = follow_up_meant(desk, key)
    record(desk, lambda: desk.follow_ups.dismiss(follow_up, reason), as_json=as_json)


@recorded.command()
@click.argument("key")
@click.option("--reason", default="", help="Why, if you want to keep it.")
@stating
def override(place: Place, key: str, reason: str, as_json: bool) -> None:
    """Open the follow-up KEY now, although the guard holds it back."""
    desk = open_desk(place)
    follow_up = follow_up_meant(desk, key)
    record(desk, lambda: desk.follow_ups.override(follow_up, reason), as_json=as_json)
