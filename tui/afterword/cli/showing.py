"""Today, one application, and the people of the search, as plain text or for scripts."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from afterword.cli.meaning import application_meant
from afterword.cli.output import say, say_json
from afterword.cli.place import Place, open_desk

if TYPE_CHECKING:
    from afterword.desk.desk import Desk
    from afterword.domain.people import Contact

_json = click.option("--json", "as_json", is_flag=True, help="JSON, for scripts.")


@click.command()
@_json
@click.pass_obj
def today(place: Place, as_json: bool) -> None:
    """Print the three panes of the dashboard's first screen, in words, one line a thing."""
    from afterword.interface.view import view_of

    shown = view_of(open_desk(place)).today
    if as_json:
        import msgspec

        panes = {"acts": shown.acts, "processes": shown.processes, "hopes": shown.hopes}
        say_json(msgspec.to_builtins(panes))
        return
    from afterword.interface.today.plain import plain_lines

    for line in plain_lines(shown):
        say(line)


@click.command()
@click.argument("app")
@_json
@click.pass_obj
def show(place: Place, app: str, as_json: bool) -> None:
    """Show an application: what to do, its people, what happened. APP is its id or its company's name."""
    desk = open_desk(place)
    application = application_meant(desk, app)
    if as_json:
        from afterword.exchange.rows import application_row

        say_json(application_row(desk.plan, application, desk.zone, desk.meanwhile().get(application)))
        return
    for line in _lines(desk, application):
        say(line)


def _lines(desk: "Desk", application_id: str) -> Iterator[str]:
    from afterword.domain.described import told_texts
    from afterword.domain.history.involved import people_of
    from afterword.domain.insight.standing import stage_text
    from afterword.domain.planning.listing import when
    from afterword.domain.telling import in_words, told

    plan, search, habit = desk.plan, desk.search, desk.habit
    story = plan.stories[application_id]
    yield f"{story.company.name} · {story.application.title}: {stage_text(story)}"
    for label, text in told_texts(story.application, without="notes"):
        if text:
            yield f"{label}: {text}"
    if due := plan.of_application(application_id):
        yield "\nTo do"
        for follow_up in due:
            at = habit.near(follow_up.due, plan.now, desk.zone)
            yield f"  {when(follow_up, plan.today):<9}  {at:<16}  {in_words(search, follow_up)}"
            yield f"    {follow_up.reason}"
    for line in plan.lines:
        if line.application == application_id and line.kind != "action":
            until = f"until {habit.near(line.until, plan.now, desk.zone)}: " if line.until else ""
            says = f"{until}{line.because}"
            yield f"\nWait {says}" if line.kind == "wait" else f"\n{says[:1].upper()}{says[1:]}"
    if people := people_of(search, story.application):
        yield "\nPeople"
        yield from (_person(search.contacts[person]) for person in people)
    yield "\nWhat happened"
    for fact in story.recorded:
        day = "day not known" if fact.undated else habit.moment(fact.at, desk.zone)
        yield f"  {day}  {told(search, fact, habit)}"
    if story.application.notes:
        yield f"\nNotes\n  {story.application.notes}"


@click.command()
@_json
@click.pass_obj
def people(place: Place, as_json: bool) -> None:
    """List the people of the search by company, and how each is reached."""
    from afterword.domain.insight.reaching import places

    desk = open_desk(place)
    if as_json:
        from afterword.exchange.rows import person_row

        found = (person for _, there in places(desk.search) for person in there)
        say_json([person_row(desk.search, person) for person in found])
        return
    for company, there in places(desk.search):
        say(company.name if company else "Without a company")
        for person in there:
            say(_person(person))


def _person(contact: "Contact") -> str:
    from afterword.domain.insight.reaching import role_of, ways_to, wishes_of

    said = (contact.name, role_of(contact), *ways_to(contact), *wishes_of(contact))
    return f"  {' · '.join(part for part in said if part)}"
