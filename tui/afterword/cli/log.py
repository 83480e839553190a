"""Recording what happened from the shell."""

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeVar, get_args

import click

from afterword.cli.output import say, say_json
from afterword.cli.place import Place, open_desk
from afterword.domain.errors import AfterwordError, NotAllowed, NotFound
from afterword.domain.reply_type import ReplyType

if TYPE_CHECKING:
    from afterword.desk.desk import Desk
    from afterword.domain.facts import Fact
    from afterword.reading.here import Here

T = TypeVar("T")


class NotUnderstood(AfterwordError):
    """Words on the command line that cannot be read; the sentence says how to write them."""


@click.group()
def log() -> None:
    """Record what happened: applied, saved, sent, reply or rejected."""


def _verb(command: Callable[..., None]) -> Callable[..., None]:
    on = click.option("--on", metavar="WHEN", default="now", help="When: yesterday, mon 9:30, 2026-04-21 …")
    as_json = click.option("--json", "as_json", is_flag=True, help="The fact as JSON, for scripts.")
    with_place: Callable[..., None] = click.pass_obj(command)
    return on(as_json(with_place))


_url = click.option("--url", default="", help="The link to the posting.")
_source = click.option("--source", default="", help="Where you found it.")
_from = click.option("--from", "sender", metavar="NAME", default="", help="Who said it.")


@log.command()
@click.argument("company")
@click.argument("title")
@click.option("--contact", default="", help="Whom you wrote to: 'Kim Park <kim@lark.com>'.")
@_url
@_source
@_verb
def applied(
    place: Place, company: str, title: str, contact: str, url: str, source: str, on: str, as_json: bool
) -> None:
    """You applied to COMPANY as TITLE."""
    from afterword.domain.capturing.capture import CapturedApplication
    from afterword.reading.people import read_person

    desk = open_desk(place)
    captured = CapturedApplication(
        company=_named(company, "company"),
        title=_named(title, "position"),
        at=_past(desk, on),
        contact=_understood("--contact", lambda: read_person(contact)),
        url=url,
        source=source,
    )
    _record(desk, lambda: desk.facts.log_application(captured), as_json=as_json)


@log.command()
@click.argument("company")
@click.argument("title")
@_url
@_source
@_verb
def saved(place: Place, company: str, title: str, url: str, source: str, on: str, as_json: bool) -> None:
    """You found a posting of COMPANY for TITLE and keep it for later."""
    from afterword.domain.capturing.capture import CapturedApplication

    desk = open_desk(place)
    captured = CapturedApplication(
        company=_named(company, "company"),
        title=_named(title, "position"),
        at=_past(desk, on),
        url=url,
        source=source,
        is_saved=True,
    )
    _record(desk, lambda: desk.facts.log_application(captured), as_json=as_json)


@log.command()
@click.argument("key")
@click.option("--other-words", is_flag=True, help="You sent other words than those drafted; none are kept.")
@_verb
def sent(place: Place, key: str, other_words: bool, on: str, as_json: bool) -> None:
    """You sent the message of the follow-up KEY (see: due --json)."""
    from afterword.writing.blanks import blanks_in

    desk = open_desk(place)
    follow_up, at = desk.messages.follow_up(key), _past(desk, on)
    words = ("", "") if other_words else desk.messages.as_left(follow_up)
    if blanks := blanks_in("\n".join(words)):
        raise NotAllowed(f"{blanks[0]} is still to be filled in. If you sent other words, add --other-words.")
    _record(desk, lambda: desk.follow_ups.mark_sent(follow_up, *words, at), as_json=as_json)


@log.command()
@click.argument("app")
@click.option(
    "--type", "kind", type=click.Choice(get_args(ReplyType)), required=True, help="What it amounts to."
)
@_from
@click.option(
    "--decision-date", metavar="DAY", default="", help="When they decide: fri, 12 mar, in 2 weeks …"
)
@click.option("--needs-reply", is_flag=True, help="They wait for an answer.")
@click.option("--text", default="", help="What they said.")
@_verb
def reply(
    place: Place,
    app: str,
    kind: ReplyType,
    sender: str,
    decision_date: str,
    needs_reply: bool,
    text: str,
    on: str,
    as_json: bool,
) -> None:
    """They answered. APP is an application's id or its company's name."""
    from afterword.domain.facts import Reply

    desk = open_desk(place)
    application = application_meant(desk, app)
    fact = Reply(
        id=desk.saving.new_id(),
        app=application,
        at=_past(desk, on),
        type=kind,
        from_=_contact(desk, application, sender),
        decision_date=_day(desk, decision_date),
        needs_reply=needs_reply,
        text=text,
    )
    _record(desk, lambda: desk.facts.record_told(fact), as_json=as_json)


@log.command()
@click.argument("app")
@_from
@click.option("--reason", default="", help="Why, if they said it.")
@_verb
def rejected(place: Place, app: str, sender: str, reason: str, on: str, as_json: bool) -> None:
    """They said no. APP is an application's id or its company's name."""
    from afterword.domain.facts import Rejected

    desk = open_desk(place)
    application = application_meant(desk, app)
    fact = Rejected(
        id=desk.saving.new_id(),
        app=application,
        at=_past(desk, on),
        from_=_contact(desk, application, sender),
        reason=reason,
    )
    _record(desk, lambda: desk.facts.record_told(fact), as_json=as_json)


def _record(desk: "Desk", verb: Callable[[], str], *, as_json: bool) -> None:
    """Does it, and prints the sentence or the new fact as the search document has it."""
    before = {fact.id for fact in desk.search.all_facts()}
    sentence = verb()
    if not as_json:
        say(sentence)
        return
    from afterword.domain.entries import encode_entry

    made: list[Fact] = [fact for fact in desk.search.all_facts() if fact.id not in before]
    say_json({"id": made[0].id, **encode_entry(made[0], {})} if made else None)


def _here(desk: "Desk") -> "Here":
    from afterword.reading.here import Here, day_order

    return Here(desk.saving.clock(), desk.zone, day_order(desk.region), desk.habit)


def _past(desk: "Desk", on: str) -> datetime:
    from afterword.reading.moments import read_past

    return desk.saving.clock() if on == "now" else _understood("--on", lambda: read_past(on, _here(desk)))


def _day(desk: "Desk", text: str) -> date | None:
    from afterword.reading.days import read_day

    return _understood("--decision-date", lambda: read_day(text, _here(desk)))


def _understood(option: str, read: Callable[[], T]) -> T:
    try:
        return read()
    except ValueError as error:
        raise NotUnderstood(f"{option}: {error}") from None


def _named(words: str, what: str) -> str:
    if not words.strip():
        raise NotUnderstood(f"Which {what}? Its name is empty.")
    return words.strip()


def _contact(desk: "Desk", application: str, name: str) -> str | None:
    from afterword.reading.people import read_known

    search = desk.search
    return _understood("--from", lambda: read_known(name, search, search.applications[application].company))


def application_meant(desk: "Desk", words: str) -> str:
    """The application meant: by its id, else by company or position, those that still run first."""
    if words in desk.search.applications:
        return words
    start = words.strip().casefold()
    named = {
        story.application.id: f"{story.company.name} · {story.application.title}"
        for story in sorted(desk.plan.stories.values(), key=lambda story: story.outcome is not None)
    }
    found = [app for app, name in named.items() if start and name.casefold().startswith(start)]
    found = found or [app for app, name in named.items() if start and start in name.casefold()]
    running = [app for app in found if desk.plan.stories[app].outcome is None]
    match running or found:
        case [application]:
            return application
        case []:
            raise NotFound(f"No application is called {words!r}; 'afterword next' lists the running ones.")
        case several:
            which = ", ".join(f"{app} ({named[app]})" for app in several)
            raise NotFound(f"Which one is meant by {words!r}: {which}? Write its id.")
