"""What is typed faster than the program follows goes where it was meant to go."""

from pathlib import Path

from textual import events
from textual.keys import _character_to_key

from afterword.domain.facts import Interview
from builders import instant
from interface.dashboards import dashboard, six


def typed(*parts: str) -> list[events.Key]:
    """Words letter by letter, and keys by their names in angle brackets."""
    keys: list[events.Key] = []
    for part in parts:
        if part.startswith("<"):
            keys.append(events.Key(part.strip("<>"), None))
        else:
            keys += [events.Key(_character_to_key(letter), letter) for letter in part]
    return keys


async def test_what_is_typed_ahead_goes_where_it_was_meant_to_go(folder: Path) -> None:
    async with dashboard(folder) as shown:
        for key in typed(
            "iRook Mills", "<enter>", "Planner", "<tab>", "Kim Park, Dana Osei, Jo Toll", "<enter>",
            "fri 10:00", "<enter>", "<enter>", "Chicago", "<enter>", "y", "<ctrl+s>",
            "aLark", "<enter>", "Analyst", "<ctrl+s>",
        ):  # fmt: skip
            shown.app.post_message(key)
        await shown.until(lambda: len(shown.desk.search.applications) == 2)
        booked = next(fact for fact in shown.desk.search.all_facts() if isinstance(fact, Interview))
        names = [shown.desk.search.contacts[person].name for person in booked.interviewers]
        assert names == ["Kim Park", "Dana Osei", "Jo Toll"]
        assert (booked.start, booked.tz) == (instant("2026-04-17T10:00-04:00"), "America/Chicago")
        titles = {application.title for application in shown.desk.search.applications.values()}
        assert titles == {"Planner", "Analyst"}
        assert {company.name for company in shown.desk.search.companies.values()} == {"Rook Mills", "Lark"}


async def test_keys_typed_after_the_one_that_quits_go_nowhere(folder: Path) -> None:
    async with dashboard(folder, six()) as shown:
        await shown.press("q")
        await shown.until(lambda: not shown.app.is_running)
    shown.app._typed_ahead.append(events.Key("i", "i"))
    await shown.app._give_out()
    assert not shown.app._typed_ahead
