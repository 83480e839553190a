"""A command for each kind of fact whose fields say all: its options are those fields.

What an option takes follows from the field's type and name, as the search document has them
(``data/help/document.md``), so that a new kind of fact costs a line in ``SENTENCES``.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin

import click
import msgspec

from afterword.cli.meaning import application_meant, day, day_or_moment, known, past, person, record
from afterword.cli.output import say
from afterword.cli.place import Place, open_desk
from afterword.domain.errors import NotFound
from afterword.domain.facts import (
    Accepted,
    ApplicationFact,
    Call,
    Closed,
    DayOrInstant,
    Debrief,
    Declined,
    Fact,
    Feedback,
    InterviewCancelled,
    Missed,
    NetworkRequest,
    NetworkTalk,
    Note,
    Offer,
    OfferDeadline,
    OfferInWriting,
    Omitted,
    Prepared,
    ReferencesGiven,
    Rejected,
    Reply,
    Sent,
    Withdrawn,
)
from afterword.domain.kinds import MESSAGES

if TYPE_CHECKING:
    from afterword.desk.desk import Desk

SENTENCES: Mapping[type[Fact], str] = {
    Reply: "They answered.",
    Rejected: "They said no.",
    Offer: "They made you an offer.",
    OfferInWriting: "Their offer came on paper.",
    OfferDeadline: "They said until when you can answer, or moved it.",
    Accepted: "You said yes to their offer.",
    Declined: "You said no to their offer.",
    Withdrawn: "You left the process.",
    Closed: "It ended for another reason.",
    Debrief: "What was said in an interview.",
    Missed: "A question you remembered after an interview.",
    Omitted: "A point you did not make in an interview.",
    InterviewCancelled: "An interview did not take place, and there is no new date.",
    Prepared: "You prepared for an interview.",
    Call: "You called, or they called you.",
    Sent: "You sent a message that no follow-up had asked for.",
    Feedback: "They said why, or gave you a tip.",
    Note: "Anything worth keeping.",
    NetworkRequest: "You asked somebody for advice.",
    NetworkTalk: "You talked with somebody about their work.",
    ReferencesGiven: "You named references to an employer.",
}
"""The kinds of fact that are recorded by their fields, each as the person would say it."""
_CALLED: Mapping[type[Fact], str] = {Sent: "message"}
"""``sent`` is what marks a follow-up as sent."""
_NOT_GIVEN = frozenset({"id", "at", "recorded_at", "app", "mail", "undated", "includes", "own"})
_PEOPLE = frozenset({"from_", "to", "with_", "follow_up_contact", "references"})
_TAKES: Mapping[object, str] = {date: "DAY", DayOrInstant: "DAY", str: "TEXT", int: "NUMBER"}


def stating(command: Callable[..., None]) -> Callable[..., None]:
    """Gives a command the place it works on, and the choice of how it says what it recorded."""
    as_json = click.option("--json", "as_json", is_flag=True, help="The fact as JSON, for scripts.")
    with_place: Callable[..., None] = click.pass_obj(command)
    return as_json(with_place)


def recording(command: Callable[..., None]) -> Callable[..., None]:
    """As ``stating``, for what may have happened at another time than now."""
    on = click.option("--on", metavar="WHEN", default="now", help="When: yesterday, mon 9:30, 2026-04-21 …")
    return on(stating(command))


def fact_commands() -> list[click.Command]:
    """A command for each of these kinds of fact."""
    return [_command(kind, sentence) for kind, sentence in SENTENCES.items()]


def _command(kind: type[Fact], sentence: str) -> click.Command:
    def made(place: Place, app: str | None, on: str, as_json: bool, **given: Any) -> None:
        desk = open_desk(place)
        application = application_meant(desk, app) if app is not None else None
        answers = {name: answer for name, answer in given.items() if answer not in (None, "", ())}
        told = {name: _read(kind, name, answer, desk, application) for name, answer in answers.items()}
        if application and "round" in _fields(kind) and (_fields(kind)["round"].required or "round" in told):
            told = _with_round(desk, application, told)
        at = past(desk, on)
        record(desk, lambda: _record(desk, kind, application, at, told), as_json=as_json)
        if kind is Accepted and application:
            _say_of_paper(desk, application)

    command = click.command(
        (_CALLED.get(kind) or str(kind.__struct_config__.tag)).replace("_", "-"),
        short_help=sentence,
        help=f"{sentence} APP is an application's id or its company's name.",
    )(recording(made))
    options = [_option(field) for field in _fields(kind).values() if field.name not in _NOT_GIVEN]
    command.params = [
        click.Argument(["app"], required=issubclass(kind, ApplicationFact)),
        *options,
        *command.params,
    ]
    return command


def _fields(kind: type[Fact]) -> dict[str, msgspec.structs.FieldInfo]:
    return {field.name: field for field in msgspec.structs.fields(kind)}


def _flag(name: str) -> str:
    return f"--{name.strip('_').replace('_', '-')}"


def _option(field: msgspec.structs.FieldInfo) -> click.Option:
    takes, several = _taken(field.type)
    if takes is bool:
        # Where nobody may have said it, a no is something else than nothing.
        both = f"{_flag(field.name)}/--not-{field.name.replace('_', '-')}"
        return click.Option(
            [both if field.default is None else _flag(field.name), field.name], is_flag=True, default=None
        )
    choices = [choice for choice in get_args(takes) if choice] if get_origin(takes) is Literal else None
    if field.name == "kind":
        choices = [kind.name for kind in MESSAGES]
    return click.Option(
        [_flag(field.name), field.name],
        type=click.Choice(choices) if choices else click.IntRange(1) if takes is int else None,
        metavar=None if choices else "NAME" if field.name in _PEOPLE else _TAKES[takes],
        multiple=several,
        required=field.required and field.name != "round",
        help={"key_points": "What you talked about with somebody, like 'Dana: the two depots'."}.get(
            field.name, "Once for each." if several else ""
        ),
    )


def _taken(annotation: Any) -> tuple[Any, bool]:
    """What one answer to a field is, and whether there may be several."""
    if get_origin(annotation) in (Union, UnionType):
        annotation = next(each for each in get_args(annotation) if each is not NoneType)
    return (str, True) if get_origin(annotation) in (tuple, Mapping) else (annotation, False)


def _read(kind: type[Fact], name: str, answer: Any, desk: "Desk", application: str | None) -> Any:
    """What was given for a field, understood. Raises NotUnderstood."""
    if not isinstance(answer, str | tuple):
        return answer
    flag, (takes, _) = _flag(name), _taken(_fields(kind)[name].type)

    def read(text: str) -> Any:
        if name in _PEOPLE:
            return person(desk, application, flag, text)
        if takes is date:
            return day(desk, flag, text)
        return day_or_moment(desk, flag, text) if takes is DayOrInstant else text

    if name == "key_points":
        points = (point.partition(":") for point in answer)
        return {known(desk, application, flag, who): what.strip() for who, _, what in points}
    return tuple(map(read, answer)) if isinstance(answer, tuple) else read(answer)


def _with_round(desk: "Desk", application: str, told: dict[str, Any]) -> dict[str, Any]:
    """The answers with the round they are about: the last, where none is named. Raises NotFound."""
    rounds = desk.plan.stories[application].rounds
    number = told.get("round", max(rounds, default=1))
    if number not in rounds:
        raise NotFound(f"No interview {number} is recorded there; log the interview first.")
    return {**told, "round": number}


def _say_of_paper(desk: "Desk", application: str) -> None:
    """Says what a yes still waits for, or how it is said whether it is on paper (L4)."""
    from afterword.domain.history.offers import offer_of
    from afterword.domain.rules.offers import not_secured

    story = desk.plan.stories[application]
    offer = offer_of(story)
    if lacks := not_secured(story):
        say(lacks, err=True)
    elif story.of(Accepted)[-1].written is None and not (offer and offer.written_at):
        say("Is it in writing? With --not-written you are reminded to ask for it.", err=True)


def _record(
    desk: "Desk", kind: type[Fact], application: str | None, at: datetime, told: dict[str, Any]
) -> str:
    """Records a fact with what was told of it, and the people who are new with it."""
    from afterword.domain.capturing.recording import people_met

    # A reference works somewhere else.
    company = (
        desk.search.companies.get(desk.search.applications[application].company or "")
        if (application and kind is not ReferencesGiven)
        else None
    )
    told, people = people_met(desk.search, company, told, desk.saving.new_id)
    if kind is Debrief and application:
        known_one = desk.facts.debrief_of(application, told["round"])
        return desk.facts.record_told(msgspec.structs.replace(known_one, **told), people)
    return desk.facts.record_told(kind(id=desk.saving.new_id(), at=at, app=application, **told), people)
