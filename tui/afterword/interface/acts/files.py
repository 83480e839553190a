"""Bringing files in, and writing them out."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from afterword.domain.capturing.capture import CapturedInterview
from afterword.domain.capturing.invitation import Invitation
from afterword.domain.capturing.table_import import Choices
from afterword.interface.requests import OpenSheet
from afterword.interface.screens.base import DeskScreen
from afterword.interface.subject import Subject

if TYPE_CHECKING:
    from afterword.domain.capturing.inviting import InvitationRead
    from afterword.interface.dialogs.files import Destination, WriteOutForm

_KINDS = (
    ("a", "applications", "applications, a table for spreadsheets"),
    ("i", "interviews", "interviews, a table"),
    ("c", "contacts", "messages sent and calls made, a table"),
    ("f", "calendar", "follow-ups, interviews and days of decision, a calendar"),
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


async def import_file(at: DeskScreen, _: Subject) -> None:
    """Asks for a file and brings it in; a table or an invitation is looked at first."""
    from afterword.interface.dialogs.files import BringInForm

    desk = at.desk
    sheets: list[bytes] = []
    mails: list[bytes] = []
    invitations: list[Invitation] = []

    def bring_in(path: Path) -> str:
        kind, content = desk.files.incoming(path)
        if kind == "sheet":
            # What is no table is said here, where another path can be typed.
            desk.files.read_sheet(content, Choices())
            sheets.append(content)
            return ""
        if kind == "mail":
            mails.append(content)
            return ""
        if kind == "calendar":
            invitations.extend(desk.calendars.invitations_in(content))
            return ""
        sentence, warnings = desk.files.import_document(content)
        return " ".join((sentence, *warnings))

    await at.ask(BringInForm(), bring_in)
    if sheets:
        at.post_message(OpenSheet(sheets[-1]))
    if invitations:
        await _take(at, invitations)
    if mails:
        # Loaded with the first mail, not with the program.
        from afterword.interface.acts.mail import take_file

        await take_file(at, mails[-1])


async def _take(at: DeskScreen, invitations: Sequence[Invitation]) -> None:
    """Shows what each invitation of a file means; of a whole calendar those of known companies."""
    left_out = 0
    for invitation in invitations:
        found = at.desk.calendars.understand(invitation)
        if len(invitations) > 1 and (found.remedy == "company" or found.act == "known already"):
            left_out += 1
        elif not await _confirmed(at, invitation, found):
            return
    if left_out == len(invitations):
        at.say("Nothing in this calendar is new, and of a company you have applied to.")


async def _confirmed(at: DeskScreen, invitation: Invitation, found: "InvitationRead") -> bool:
    """Whether the person went through with it."""
    if found.act == "new":
        # Forms are loaded when one is first opened, not with the program.
        from afterword.interface.dialogs.interview import InterviewForm

        doubt = " ".join((f"{found.doubt}." if found.remedy == "zone" else "", *invitation.remarks)).strip()
        form = InterviewForm(at.view, invited=found.captured, doubt=doubt)

        def take(captured: CapturedInterview) -> str:
            # The person has the last word, also on whose invitation it is.
            return at.desk.calendars.take_invitation(replace(found, captured=captured))

        if captured := await at.ask(form, take):
            at.stand_on(captured)
        return captured is not None
    if found.act == "known already" or found.doubt:
        at.say(f"{found.doubt}: {found.told}." if found.doubt else found.words)
        return True
    answer = await at.choose(found.words, (("y", "yes", "yes, take it over"),))
    if answer is not None:
        at.tell(at.desk.calendars.take_invitation(found))
    return answer is not None


async def export(at: DeskScreen, _: Subject) -> None:
    """Asks what is to be written out, and where to."""
    from afterword.interface.dialogs.files import WriteOutForm

    kind = await at.choose("Export what?", _KINDS)
    if kind is None:
        return
    is_report = kind.startswith("report")
    title = next(words for _, each, words in _KINDS if each == kind)
    form = WriteOutForm(f"{title[0].upper()}{title[1:]}", _NAMES[kind], at.view if is_report else None)
    await _write_out(at, form, lambda out: _text(at, kind, out))


async def story(at: DeskScreen, on: Subject) -> None:
    """Writes the story of an application out as Markdown."""
    from afterword.interface.dialogs.files import WriteOutForm

    told = at.view.plan.stories[on.application or ""]
    name = re.sub(r"\W+", "-", f"{told.company.name} {told.application.title}".casefold()).strip("-")
    form = WriteOutForm("The story of this application, as Markdown", f"{name}.md")
    await _write_out(at, form, lambda _: at.desk.files.export_story(told.application.id))


async def _write_out(at: DeskScreen, form: "WriteOutForm", text: Callable[["Destination"], str]) -> None:
    """Asks where to with ``form`` and writes there the ``text`` of those days."""
    await at.ask(form, lambda out: at.desk.files.write_out(out.path, text(out)), is_change=False)


def _text(at: DeskScreen, kind: str, out: "Destination") -> str:
    match kind:
        case "applications":
            return at.desk.files.export_applications()
        case "interviews":
            return at.desk.files.export_interviews()
        case "contacts":
            return at.desk.files.export_contacts()
        case "calendar":
            return at.desk.calendars.export_calendar()
        case "document":
            return at.desk.files.export_document()
    return at.desk.files.export_report(out.start, out.end, as_page=kind == "report")


async def picture(at: DeskScreen, _: Subject) -> None:
    """Saves the funnel as a picture, into a file the person names."""
    await ask_file(
        at,
        "A picture of how far you got",
        "~/my-job-search.svg",
        "Figures only: no company, no person and no job is named in it.",
        at.desk.files.save_funnel,
    )


async def ask_file(at: DeskScreen, title: str, initial: str, hint: str, save: Callable[[Path], str]) -> None:
    """Asks for a file and has ``save`` write it; what it cannot do is said in the form."""
    from afterword.interface.dialogs.files import SaveForm

    await at.ask(SaveForm(title, initial, hint), save, is_change=False)
