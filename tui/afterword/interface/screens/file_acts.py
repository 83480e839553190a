"""Bringing files in, and writing them out."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from afterword.domain.intake import Choices
from afterword.domain.invitation import Invitation
from afterword.interface.acting import acting
from afterword.interface.screens.inviting import InvitingActs
from afterword.interface.screens.opening import OpenSheet

if TYPE_CHECKING:
    from afterword.interface.dialogs.write_out import WriteOutForm

_KINDS = (
    ("a", "applications", "applications, a table for spreadsheets"),
    ("i", "interviews", "interviews, a table"),
    ("c", "contacts", "messages sent and calls made, a table"),
    ("k", "calendar", "interviews, follow-ups and days of decision, a calendar"),
    ("r", "report", "the work-search report, a page to print"),
    ("t", "report-table", "the work-search report, a table"),
    ("d", "document", "the whole search, a search document"),
)
_NAMES = {
    "applications": "applications.csv",
    "interviews": "interviews.csv",
    "contacts": "contacts-made.csv",
    "calendar": "afterword.ics",
    "report": "work-search.html",
    "report-table": "work-search.csv",
    "document": "afterword-search.json",
}


class FileActs(InvitingActs):
    """A screen from which files come in and go out."""

    @acting
    async def action_import_file(self) -> None:
        """Asks for a file and brings it in; a table or an invitation is looked at first."""
        from afterword.interface.dialogs.bring_in import BringInForm

        sheets: list[bytes] = []
        invitations: list[Invitation] = []

        def bring_in(values: dict[str, Any]) -> str:
            kind, content = self.desk.files.incoming(values["path"])
            if kind == "sheet":
                # What is no table is said here, where another path can be typed.
                self.desk.files.read_sheet(content, Choices())
                sheets.append(content)
                return ""
            if kind == "calendar":
                invitations.extend(self.desk.calendars.invitations_in(content))
                return ""
            sentence, warnings = self.desk.files.import_document(content)
            return " ".join((sentence, *warnings))

        await self.ask(BringInForm(), bring_in)
        if sheets:
            self.post_message(OpenSheet(sheets[-1]))
        if invitations:
            await self.take_invitations(invitations)

    @acting
    async def action_export(self) -> None:
        """Asks what is to be written out, and where to."""
        from afterword.interface.dialogs.choose import Choose
        from afterword.interface.dialogs.write_out import WriteOutForm

        kind = await self.app.push_screen_wait(Choose("Export what?", _KINDS))
        if kind is None:
            return
        is_report = kind.startswith("report")
        title = next(words for _, each, words in _KINDS if each == kind)
        form = WriteOutForm(f"{title[0].upper()}{title[1:]}", _NAMES[kind], self.view if is_report else None)
        await self.write_out(form, lambda values: self._text(kind, values))

    async def write_out(self, form: "WriteOutForm", text: Callable[[dict[str, Any]], str]) -> None:
        """Asks where to with ``form`` and writes there what ``text`` makes of its values."""
        said: list[str] = []

        def write(values: dict[str, Any]) -> str:
            said.append(self.desk.files.write_out(values["path"], text(values)))
            return ""

        await self.ask(form, write)
        if said:
            self.say(said[-1])

    def _text(self, kind: str, values: dict[str, Any]) -> str:
        desk = self.desk
        match kind:
            case "applications":
                return desk.files.export_applications()
            case "interviews":
                return desk.files.export_interviews()
            case "contacts":
                return desk.files.export_contacts()
            case "calendar":
                return desk.calendars.export_calendar()
            case "document":
                return desk.files.export_document()
        return desk.files.export_report(values["start"], values["end"], as_page=kind == "report")
