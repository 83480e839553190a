"""Names can be hidden on the screen; what is kept, copied and sent is as it was."""

from pathlib import Path

import msgspec
import pytest
from rich.cells import cell_len

from afterword.domain.application import Application
from afterword.domain.people import Company, Contact
from afterword.interface.privacy import Hidden
from builders import ANALYST, ROSA, a_search
from interface.dashboards import dashboard, six

pytestmark = pytest.mark.exhaustive

LATE = "C2:analyst:1:dana"
SECRETS = ("Dana", "Osei", "Lark", "dana.osei", "Vesper", "Omar")


def test_words_of_names_are_covered_as_wide_as_they_were_and_nothing_else_is() -> None:
    links = {"Blog": "rosa.example/notes"}
    search = a_search(profile=msgspec.structs.replace(ROSA, links=links)).with_entry(
        msgspec.structs.replace(ANALYST, pay="60,000 to 64,500 a year")
    )
    for entry in (
        Company(id="t", name="東京データ株式会社"),
        Contact(id="m", company="t", name="مريم de la Cruz", phone="+49 30 1234567"),
        Application(id="x", company="t", title="Clerk"),
    ):
        search = search.with_entry(entry)
    hidden = Hidden(search)
    for text, shown in (
        ("Thank Dana Osei for Tue 14 Apr", "Thank ░░░░ ░░░░ for Tue 14 Apr"),
        ("dana@lark.example · Data Analyst", "░░░░░░░░░░░░░░░░░ · Data Analyst"),
        ("Lark: call +49 30 1234567 at 10:00", "░░░░: call ░░░░░░░░░░░░░░ at 10:00"),
        ("Blog: rosa.example/notes", "Blog: ░░░░░░░░░░░░░░░░░░"),
        ("60,000 a year", "░░░░░░ a year"),
        ("東京データ株式会社の返事", "░░░░░░░░░░░░░░░░░░の返事"),
        ("مريم de la Cruz", "░░░░ de la ░░░░"),
        ("for 2 of 5 new in ten working days", "for 2 of 5 new in ten working days"),
    ):
        assert hidden(text).replace("░", "") == shown.replace("░", ""), text
        assert cell_len(hidden(text)) == cell_len(text)


async def test_no_view_and_no_message_shows_a_name_and_nothing_that_is_kept_changes(folder: Path) -> None:
    async with dashboard(folder, six(), size=(120, 36)) as shown:
        document, draft = shown.desk.files.export_document(), shown.desk.messages.draft(LATE).words
        await shown.press("P")
        for key in ("2", "enter", "3", "4", "1", "tab", "tab", "tab", "enter"):
            await shown.press(key)
            assert not [word for word in SECRETS if word in shown.text], f"{key}\n{shown.text}"
        assert shown.screen_name == "MessageScreen"
        await shown.press("y")
        assert shown.app.clipboard == draft
        await shown.press("P", "escape")
        assert "Dana Osei" in shown.text
        assert shown.desk.files.export_document() == document
        assert shown.app.title == "3 due · Afterword"
