"""The palette reaches every command and every name, runs what works here, and says where the rest works."""

from pathlib import Path

import pytest
from textual.command import CommandList, CommandPalette
from textual.style import Style

from afterword.interface.commands import COMMANDS, PLACES
from afterword.interface.palette import NamesProvider, RegistryProvider, alike, match_score
from interface.dashboards import Dashboard, dashboard, six

pytestmark = pytest.mark.exhaustive

WAYS = {
    "Today": (), "Applications": ("2",), "an application's page": ("2", "g", "enter"), "Insights": ("3",),
    "People": ("4",), "a person's page": ("4", "j", "enter"), "the message": ("enter",), "forms": ("a",),
}  # fmt: skip
NOT_NOW = {
    "form.choose",
    "form.choose_back",
    "today.demo",
    "today.leave_guide",
    "hope.left",
    "hope.right",
    "message.supply",
    "message.findings",
    "message.mend",
    "message.cut",
    "message.leave",
    "message.never",
}
"""What these six applications give no occasion for."""


@pytest.mark.parametrize(
    ("query", "text", "is_found"),
    [
        ("undo", "undo: Take the last change back.", True),
        ("last change", "undo: Take the last change back.", True),
        ("chnage", "undo: Take the last change back.", True),
        ("back last", "undo: Take the last change back.", True),
        ("redo", "undo: Take the last change back.", False),
        ("osie", "Dana Osei · Lark Analytics", True),
        ("lark dana", "Dana Osei · Lark Analytics", True),
        ("lark kim", "Dana Osei · Lark Analytics", False),
        ("", "anything", True),
    ],
)
def test_every_word_must_be_found_and_a_slip_does_not_matter(query: str, text: str, is_found: bool) -> None:
    assert bool(alike(query, [(text, None)])) is is_found


def test_what_begins_a_word_comes_before_what_is_spelt_otherwise() -> None:
    assert match_score(["cop"], "copy it") > match_score(["cop"], "scope") > match_score(["scopw"], "scope")
    assert match_score(["zebra"], "scope") == 0
    assert match_score(["copz", "it"], "copy it") < 1


def test_what_is_spelt_otherwise_is_offered_only_where_nothing_is_spelt_so() -> None:
    names = [("Dana Osei", 1), ("Data Office", 2)]
    assert [value for _, value in alike("dana", names)] == [1]
    assert [value for _, value in alike("dama", names)] == [1, 2]


async def offered(shown: Dashboard) -> set[str]:
    provider = RegistryProvider(shown.screen, Style())
    return {str(hit.text) async for hit in provider.discover()}


async def test_the_palette_reaches_every_command(folder: Path) -> None:
    async with dashboard(folder, six()) as shown:
        provider = RegistryProvider(shown.screen, Style())
        for command in COMMANDS:
            found = [hit.text async for hit in provider.search(command.sentence)]
            assert command.sentence in found, command.id
        home = shown.screen
        for place, keys in WAYS.items():
            await shown.press(*keys)
            there = await offered(shown)
            works = [command for command in COMMANDS if command.scope in PLACES[place]]
            assert {command.id for command in works if command.sentence not in there} <= NOT_NOW, place
            while shown.screen is not home:
                shown.screen.dismiss(None)
                await shown.pilot.pause()


TYPED = {
    "call": {"record.write", "record.log"},
    "email": {"record.write", "record.log"},
    "thank you": {"record.write"},
    "letter": {"record.write"},
    "confirm": {"record.write"},
    "note": {"record.remember"},
    "delete": {"record.delete"},
    "remove": {"record.delete"},
    "settings": {"app.settings"},
    "preferences": {"app.settings"},
    "signature": {"app.settings"},
    "export": {"today.export"},
    "csv": {"today.export", "today.import_file"},
    "excel": {"today.import_file"},
    "backup": {"app.keeping"},
    "restore": {"app.keeping"},
    "snooze": {"record.snooze"},
    "later": {"record.snooze"},
    "skip": {"record.dismiss"},
    "rejected": {"record.move"},
    "bookmark": {"capture.applied"},
    "new job": {"capture.applied"},
    "meeting": {"capture.interview"},
    "contacts": {"app.people"},
    "statistics": {"app.insights"},
    "dark mode": {"app.theme"},
    "shortcuts": {"app.help"},
    "exit": {"app.quit"},
    "url": {"record.link"},
    "salary": {"application.posting"},
    "search": {"app.palette", "find.filter"},
    "archive": {"applications.close"},
    "spelling": {"message.findings"},
    "translate": {"message.language"},
}
"""What people type who do not know the words here, and what they are to be offered, on Today."""


async def test_what_people_type_finds_what_they_mean(folder: Path) -> None:
    ids = {command.sentence: command.id for command in COMMANDS}
    async with dashboard(folder, six()) as shown:
        provider = RegistryProvider(shown.screen, Style())

        async def offers(query: str) -> list[str]:
            hits = sorted([hit async for hit in provider.search(query)], key=lambda hit: -hit.score)
            return [ids[str(hit.text)] for hit in hits]

        for typed, meant in TYPED.items():
            assert meant <= set((await offers(typed))[:6]), (typed, await offers(typed))
        # A command's own words come before those that people also look for it by.
        assert (await offers("copy"))[0] == "record.copy"
        assert (await offers("undo"))[0] == "change.undo"
        assert (await offers("settings"))[0] == "app.settings"
        assert (await offers("write"))[:2] == ["record.write", "today.export"]


async def choose(shown: Dashboard, words: str) -> None:
    await shown.press("colon", *words)
    await shown.until(lambda: shown.screen.query_one(CommandList).option_count > 0)
    await shown.press("enter")
    await shown.until(lambda: not isinstance(shown.screen, CommandPalette))
    await shown.rest()


async def test_what_is_chosen_is_done(folder: Path) -> None:
    async with dashboard(folder, six(), size=(100, 30)) as shown:
        await choose(shown, "debriefed")
        assert shown.said == "Marked the thank-you to Dana Osei as sent. u undoes."
        await choose(shown, "left a voicemail")
        assert shown.said == "v does that in a call: You left a voicemail."
        await choose(shown, "dana oesi")
        assert shown.screen_name == "PersonScreen"
        await choose(shown, "quality anal")
        assert shown.screen_name == "ApplicationScreen"
        assert "Opal Robotics" in shown.text
        await shown.press("E")
        names = NamesProvider(shown.screen, Style())
        await names.startup()
        assert [hit async for hit in names.search("opal")] == [], "a form is not left for another place"
