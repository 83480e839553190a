"""From Today, with the cursor on what it is about, no deed is more than two key presses away."""

from pathlib import Path

import msgspec

from afterword.domain.capturing.capture import CapturedApplication
from afterword.interface.commands import COMMANDS, PLACES
from builders import instant
from interface.dashboards import NOW, dashboard, six

WAYS: dict[str, tuple[str, str, str]] = {
    "Today": ("", "", "TodayScreen"),
    "Applications": ("", "2", "ApplicationsScreen"),
    "Insights": ("", "3", "InsightsScreen"),
    "People": ("", "4", "PeopleScreen"),
    "Settings": ("", "comma", "SettingsScreen"),
    "your file": ("", "B", "YourFileScreen"),
    "an application's page": ("", "p", "ApplicationScreen"),
    "the message": ("C2:analyst:1:dana", "enter", "MessageScreen"),
    "a call": ("D1:planner:1:omar", "enter", "CallScreen"),
    "a preparation": ("B2:quality:1:-", "enter", "PrepareScreen"),
    "gone quiet": ("quiet", "enter", "QuietScreen"),
    "nobody to write to": ("nameless", "enter", "NamelessScreen"),
    "a mail": ("", "V", "MailDialog"),
    "forms": ("", "a", "ApplicationForm"),
}
"""Each place: the row of Today it is about, the one key that leads there, and its screen."""

ONE_PRESS_EARLIER = {
    "person.person": "people.person",
    "person.company": "people.company",
    "person.delete": "people.delete",
    "person.write": "record.write",
}
"""What can be done in a place two presses away, and by which command one press away as well."""

AFTER_A_FORM = {"a table to come in", "questions about a table", "several mails"}
"""What one key opens once it is said which file, or which mails."""


def test_every_command_is_two_presses_away_or_leads_back() -> None:
    reached = {scope for place in {*WAYS, *AFTER_A_FORM} for scope in PLACES[place]}
    for command in COMMANDS:
        earlier = ONE_PRESS_EARLIER.get(command.id, command.id)
        assert earlier.partition(".")[0] in reached or earlier.endswith(".back"), command.id
    assert set(PLACES) - set(WAYS) == {"a person's page", *AFTER_A_FORM}


async def test_every_place_is_one_press_away(folder: Path) -> None:
    async with dashboard(folder, six()) as shown:
        booked = shown.desk.search.facts["quality"][-1]
        shown.desk.facts.record(msgspec.structs.replace(booked, prepared=False), "forgot to prepare")
        long_ago = instant("2026-02-02T10:00-05:00")
        for company in ("Fern Mutual", "Juno Travel"):
            for title, at in (("Clerk", long_ago), ("Cook", NOW)):
                shown.desk.facts.log_application(CapturedApplication(company=company, title=title, at=at))
        await shown.rest()
        home = shown.screen
        for place, (row, key, screen) in WAYS.items():
            if row:
                await shown.move_to(row)
            await shown.press(*filter(None, [key]))
            assert shown.screen_name == screen, place
            while shown.screen is not home:
                shown.screen.dismiss(None)
                await shown.pilot.pause()
        await shown.press("4", "j", "enter")
        assert shown.screen_name == "PersonScreen", "the cursor moved, two presses"
