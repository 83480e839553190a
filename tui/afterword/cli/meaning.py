"""What is meant by the words of a command that records something, and recording it."""

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeVar

from afterword.cli.output import say, say_json
from afterword.domain.errors import AfterwordError, NotFound

if TYPE_CHECKING:
    from afterword.desk.desk import Desk
    from afterword.domain.capturing.capture import CapturedPerson
    from afterword.domain.facts import DayOrInstant, Fact
    from afterword.domain.follow_up import FollowUp
    from afterword.reading.here import Here

T = TypeVar("T")


class NotUnderstood(AfterwordError):
    """Words on the command line that cannot be read; the sentence says how to write them."""


def record(desk: "Desk", verb: Callable[[], str], *, as_json: bool) -> None:
    """Does it, and prints the sentence or the new fact as the search document has it."""
    before = {fact.id: fact for fact in desk.search.all_facts()}
    sentence = verb()
    if not as_json:
        say(sentence)
        return
    from afterword.domain.entries import encode_entry

    made: list[Fact] = [fact for fact in desk.search.all_facts() if before.get(fact.id) is not fact]
    say_json({"id": made[0].id, **encode_entry(made[0], {})} if made else None)


def here(desk: "Desk") -> "Here":
    """Where and when the person is, for days and hours as they write them."""
    from afterword.reading.here import Here, day_order

    return Here(desk.saving.clock(), desk.zone, day_order(desk.region), desk.habit)


def past(desk: "Desk", on: str) -> datetime:
    """The moment that ``--on`` means, which is over. Raises NotUnderstood."""
    from afterword.reading.moments import read_past

    return desk.saving.clock() if on == "now" else understood("--on", lambda: read_past(on, here(desk)))


def day(desk: "Desk", option: str, text: str) -> date | None:
    """The day that an option means; None where it was not given. Raises NotUnderstood."""
    from afterword.reading.days import read_day

    return understood(option, lambda: read_day(text, here(desk)))


def day_or_moment(desk: "Desk", option: str, text: str) -> "DayOrInstant":
    """The day, or the moment of it, that an option means. Raises NotUnderstood."""
    from afterword.domain.facts import DayOrInstant
    from afterword.reading.moments import read_day_or_moment

    given = understood(option, lambda: read_day_or_moment(text, here(desk)))
    if given is None:
        raise NotUnderstood(f"{option}: write a day or a moment, like: fri, +3d, tomorrow 9:00")
    return DayOrInstant(given)


def understood(option: str, read: Callable[[], T]) -> T:
    """What ``read`` makes of an option; the sentence of what it cannot read names the option."""
    try:
        return read()
    except ValueError as error:
        raise NotUnderstood(f"{option}: {error}") from None


def named(words: str, what: str) -> str:
    """A name that must not be empty. Raises NotUnderstood."""
    if not words.strip():
        raise NotUnderstood(f"Which {what}? Its name is empty.")
    return words.strip()


def company_named(desk: "Desk", words: str) -> str:
    """A company's name as it was given; that one is recorded which it resembles is said."""
    from afterword.domain.capturing.recording import almost_known

    name = named(words, "company")
    if known := almost_known(name, tuple(company.name for company in desk.search.companies.values())):
        say(
            f"{name} is taken for another company than {known}. If it is the same: 'afterword undo'.",
            err=True,
        )
    return name


def person(desk: "Desk", application: str | None, option: str, text: str) -> "str | CapturedPerson | None":
    """Somebody recorded, by the beginning of their name, or somebody new. Raises NotUnderstood."""
    from afterword.reading.people import read_anybody

    search = desk.search
    company = search.applications[application].company if application else ""
    return understood(option, lambda: read_anybody(text, search, company or ""))


def known(desk: "Desk", application: str | None, option: str, text: str) -> str:
    """The id of somebody recorded, by the beginning of their name. Raises NotUnderstood."""
    who = person(desk, application, option, text)
    if not isinstance(who, str):
        raise NotUnderstood(f"{option}: nobody called {text.strip()!r} is recorded.")
    return who


def application_meant(desk: "Desk", words: str) -> str:
    """The application meant: by its id, else by company or position, those that still run first."""
    match _meant(desk, words):
        case [application]:
            return application
        case several:
            which = ", ".join(f"{app} ({_name(desk, app)})" for app in several)
            raise NotFound(f"Which one is meant by {words!r}: {which}? Write its id.")


def follow_up_meant(desk: "Desk", words: str, *, is_message: bool = False) -> "FollowUp":
    """The follow-up meant: by its key, else by company or position the one that is open there, now or later.

    Only one with a message, if ``is_message``. Raises NotFound with the keys of several.
    """
    from afterword.domain.follow_up import Key, Status
    from afterword.domain.telling import in_words

    if Key.read(words):
        return desk.messages.follow_up(words)
    found = [f for app in _meant(desk, words) for f in desk.plan.of_application(app)]
    found = [f for f in dict.fromkeys(found) if not is_message or f.medium != "internal"]
    match [f for f in found if f.status is not Status.UPCOMING] or found:
        case [follow_up]:
            return follow_up
        case []:
            what = "No message is" if is_message else "Nothing is"
            raise NotFound(f"{what} open for {words!r}; 'afterword due --all' lists what is.")
        case several:
            which = ", ".join(f"{f.key} ({in_words(desk.search, f)})" for f in several)
            raise NotFound(f"Which follow-up is meant by {words!r}: {which}? Write its key.")


def _meant(desk: "Desk", words: str) -> list[str]:
    """The applications that may be meant, at least one. Raises NotFound."""
    if words in desk.search.applications:
        return [words]
    start = words.strip().casefold()
    stories = sorted(desk.plan.stories.values(), key=lambda story: story.outcome is not None)
    names = {story.application.id: _name(desk, story.application.id).casefold() for story in stories}
    found = [story.application.id for story in stories if start and start == story.company.name.casefold()]
    found = found or [app for app, name in names.items() if start and name.startswith(start)]
    found = found or [app for app, name in names.items() if start and start in name]
    if not found:
        raise NotFound(f"No application is called {words!r}; 'afterword next' lists the running ones.")
    return [app for app in found if desk.plan.stories[app].outcome is None] or found


def _name(desk: "Desk", application: str) -> str:
    story = desk.plan.stories[application]
    return f"{story.company.name} · {story.application.title}"
