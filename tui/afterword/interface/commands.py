# ruff: noqa: E501 - a command is one line of a table
"""The registry of commands: every key of the dashboard, with its id, its words and its place.

Bindings, footer, help panel, command palette and ``afterword keys`` all come from here. Plain data: the command line lists it without loading the dashboard.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Literal, get_args

import msgspec

from afterword.interface.key_names import keys_text

Scope = Literal[
    "app",
    "list",
    "today",
    "capture",
    "record",
    "change",
    "find",
    "applications",
    "application",
    "details",
    "hope",
    "rule",
    "people",
    "settings",
    "insights",
    "keeping",
    "person",
    "quiet",
    "nameless",
    "intake",
    "questions",
    "prepare",
    "call",
    "message",
    "reading",
    "form",
    "mail",
    "mails",
]
CommandGroup = Literal["Follow up", "Capture", "Message", "Form", "Correct", "Move", "Program"]


class Command(msgspec.Struct, frozen=True, kw_only=True):
    """One command: ``keys`` as the toolkit names them, ``label`` for the footer, ``sentence`` for help.

    ``action`` is what it calls where its scope has the focus; ``shown`` puts it into the footer; ``also``
    are words people look for it by that are in neither its label nor its sentence.
    """

    id: str
    scope: Scope
    keys: tuple[str, ...]
    action: str
    label: str
    sentence: str
    group: CommandGroup
    shown: bool = False
    also: str = ""

    @property
    def keys_text(self) -> str:
        """The keys as people write them: ``?``, ``shift+tab``."""
        return keys_text(self.keys)


def _command(
    command_id: str,
    keys: str,
    label: str,
    sentence: str,
    group: CommandGroup,
    *,
    shown: bool = False,
    action: str = "",
    also: str = "",
) -> Command:
    scope, _, name = command_id.partition(".")
    return Command(
        id=command_id,
        scope=scope,  # type: ignore[arg-type]
        keys=tuple(keys.split(",")),
        action=action or name,
        label=label,
        sentence=sentence,
        group=group,
        shown=shown,
        also=also,
    )


def _act(command_id: str, keys: str, label: str, sentence: str, group: CommandGroup, **more: Any) -> Command:
    """A command that any screen does by the same function, which ``acts.by_command`` names."""
    return _command(command_id, keys, label, sentence, group, action=f"do('{command_id}')", **more)


COMMANDS: tuple[Command, ...] = (
    _command("list.open", "enter", "open", "Open the message, the interview or the application.", "Move", shown=True, also="read show look details"),
    _act("record.copy", "y", "copy", "Copy the message of the highlighted follow-up.", "Follow up", shown=True, also="clipboard text"),
    _act("record.own", "A", "own line", "Open the message at the line for your own words.", "Follow up", also="personal sentence individual"),
    _act("record.done", "space", "done", "Done: sent, called, debriefed, prepared or decided.", "Follow up", shown=True, also="complete finished tick check off mark as sent"),
    _act("today.supply", "f", "fill in", "Fill in what is missing: an address, a name, a topic.", "Follow up", also="missing blanks add information"),
    _act("record.snooze", "w", "wait", "Wait with the highlighted follow-up until a day you choose.", "Follow up", shown=True, also="snooze postpone later remind delay put off"),
    _act("record.dismiss", "x", "let go", "Let the highlighted follow-up go.", "Follow up", also="dismiss skip ignore drop cancel remove"),
    _act("record.override", "O", "open early", "Open a follow-up now that is held back.", "Follow up", also="now anyway earlier too soon"),
    _act("capture.interview", "i", "interview", "Log an interview: coming, or just had.", "Capture", shown=True, also="appointment meeting schedule invitation new add phone screen"),
    _act("capture.applied", "a", "applied", "Log that you applied somewhere.", "Capture", also="new job application posting bookmark save add"),
    _act("capture.debrief", "b", "debrief", "Write down what was said in an interview.", "Capture", also="debrief notes how did it go"),
    _act("capture.mail", "V", "a mail", "Read what they wrote: paste a mail, or drop its file.", "Capture", also="email paste message letter eml mbox inbox outlook gmail rejection invitation"),
    _act("record.reply", "r", "they said", "Record what they said: a reply, feedback, a call.", "Capture", shown=True, also="answer response phone call got heard back reschedule rescheduled postponed"),
    _act("record.move", "m", "move", "Record a step: applied, rejected, offer, accepted, closed.", "Capture", shown=True, also="status stage update rejection turned down hired withdraw reschedule rescheduled postponed moved"),
    _act("record.remember", "n", "remember", "Write down a forgotten question, a point, feedback or a note.", "Capture", also="notes comment memo"),
    _act("record.log", "l", "log", "Log what you did: sent, called, asked for advice, named references.", "Capture", also="email phone call letter referral track"),
    _act("record.write", "W", "write", "Write a message of any kind, whatever is due.", "Follow up", also="email mail letter call script phone voicemail thank you follow up compose draft template"),
    _act("record.edit", "e", "edit", "Correct the highlighted fact, else the newest one.", "Correct", also="change edit fix wrong mistake update"),
    _act("record.delete", "d", "delete", "Delete the highlighted fact, else the newest one, or the whole application; asks first.", "Correct", also="remove erase mistake job"),
    _act("record.link", "o", "link", "Open the link of the meeting to come, else of the posting.", "Follow up", also="url website browser join video zoom"),
    _act("change.undo", "u,ctrl+z", "undo", "Take the last change back.", "Correct", also="revert go back mistake restore"),
    _act("change.redo", "U", "redo", "Do again what was taken back.", "Correct", also="repeat again"),
    _act("today.import_file", "I", "import", "Bring in a table of applications, or a search document.", "Program", also="csv excel spreadsheet linkedin load file calendar ics invitation open"),
    _act("today.export", "X", "write out", "Write out tables, the work-search report, or the whole search.", "Program", also="export csv excel spreadsheet print save backup calendar ics json unemployment download"),
    _act("today.page", "p", "page", "Open the page of the highlighted application.", "Move", also="timeline history facts job"),
    _act("today.demo", "D", "demo", "Look at the demo; nothing of yours is touched.", "Program", also="example sample try"),
    _act("today.guide", "s", "show around", "Show what stands on Today, one thing after the other.", "Program", also="guide tour tutorial introduction help learn start"),
    _act("today.leave_guide", "escape", "leave", "Leave the look around.", "Program"),
    _command("today.details", "z", "details", "Show or hide when it opens and lapses, what was asked, and who says so.", "Move"),
    _command("details.down", "J,shift+down", "details down", "Scroll the details down.", "Move", action="scroll_details(1)"),
    _command("details.up", "K,shift+up", "details up", "Scroll the details up.", "Move", action="scroll_details(-1)"),
    _act("rule.show", "R", "who says so", "Show the rule a follow-up comes from, and who advises it.", "Follow up", also="why reason source evidence advice rulebook"),
    _command("hope.right", "right", "next share", "The next company of the strip.", "Move", action="move(1)"),
    _command("hope.left", "left", "share before", "The company before in the strip.", "Move", action="move(-1)"),
    _command("list.down", "j,down", "down", "Next row.", "Move", action="move(1)"),
    _command("list.up", "k,up", "up", "Previous row.", "Move", action="move(-1)"),
    _command("list.first", "g,home", "first", "First row.", "Move"),
    _command("list.last", "G,end", "last", "Last row.", "Move"),
    _command("list.page_down", "pagedown", "page down", "A page down.", "Move", action="page(1)"),
    _command("list.half_down", "ctrl+d", "half a page down", "Half a page down.", "Move", action="page(0.5)"),
    _command("list.half_up", "ctrl+u", "half a page up", "Half a page up.", "Move", action="page(-0.5)"),
    _command("list.page_up", "pageup", "page up", "A page up.", "Move", action="page(-1)"),
    _command("reading.down", "j", "scroll down", "Scroll what is read down; the arrows do, too.", "Move", action="scroll_down"),
    _command("reading.up", "k", "scroll up", "Scroll what is read up.", "Move", action="scroll_up"),
    _command("mail.record", "enter", "record", "Record what the mail says, as it is shown.", "Capture", shown=True),
    _command("mail.correct", "tab,e", "correct", "Correct what is recorded of the mail in its form.", "Capture", shown=True, also="edit change form"),
    _command("mail.kind", "K", "another kind", "Take the mail for something else: the next likely kind.", "Capture", shown=True),
    _command("mails.take", "space", "in or out", "Take the highlighted mail in, or leave it out.", "Capture", shown=True),
    _command("mails.application", "a", "whose", "Choose the application that the highlighted mail is for.", "Capture", shown=True),
    _command("mails.record", "ctrl+s", "record", "Record the mails that are in, all in one change.", "Capture", shown=True),
    _command("mail.application", "a", "whose", "Choose the application that the mail is for.", "Capture", shown=True),
    _command("mail.appointment", "i", "which talk", "Choose the talk that the mail puts off.", "Capture", shown=True, also="appointment interview round"),
    _act("message.copy", "y", "copy", "Copy the message.", "Message", shown=True),
    _act("message.copy_all", "Y", "copy all", "Copy the subject and the message.", "Message"),
    _command("message.edit", "e", "edit", "Edit the message until you go back.", "Message", shown=True),
    _act("message.done", "space", "mark as sent", "Mark it as sent, or say how the call went.", "Message", shown=True),
    _act("message.supply", "f", "fill in", "Fill in what is missing.", "Message", shown=True, also="blanks"),
    _command("message.findings", "tab", "checks", "Go to what the checks found; enter goes to the place.", "Message", shown=True, also="spelling grammar mistakes proofread"),
    _act("message.mend", "m", "replace", "Write what the check says in the place of the highlighted words.", "Message", shown=True, also="fix correct suggestion"),
    _act("message.cut", "x", "take out", "Take the sentence of the highlighted finding out.", "Message", shown=True, also="delete remove sentence"),
    _act("message.leave", "h", "leave", "Leave it as it is; the finding is gone until the message is opened anew.", "Message", shown=True, also="ignore hide dismiss finding"),
    _act("message.never", "N", "never ask", "Never remark this again; a word goes into your own dictionary.", "Message", shown=True, also="dictionary add word ignore spelling"),
    _command("message.back", "escape", "back", "Stop editing, or go back; what you wrote is kept.", "Message", shown=True),
    _command("message.own", "a", "own line", "Go to the line for your own words.", "Message", shown=True, also="personal sentence individual"),
    _act("message.register", "t", "tone", "Formal or friendly.", "Message", shown=True),
    _act("message.person", "p", "person", "Write it to somebody else of the application.", "Message", shown=True, also="recipient to someone else"),
    _act("message.kind", "K", "kind", "Turn to another kind of message; this one keeps what you wrote.", "Message", shown=True, also="template email letter"),
    _act("message.language", "l", "language", "Write it in another language; holds for the application.", "Message", also="english translate"),
    _act("message.reword", "w", "other words", "Say one paragraph in other words.", "Message", also="wording variant rephrase"),
    _act("message.reword_all", "W", "all in other words", "Say all of it in other words.", "Message", also="wording variant rephrase"),
    _act("message.optional", "i", "ingredients", "Take an optional ingredient in or out; two are enough.", "Message", also="paragraph content"),
    _act("message.editor", "E", "editor", "Edit it in your own editor ($VISUAL or $EDITOR).", "Message"),
    _act("message.mail", "o", "mail", "Open your mail program with the message in it.", "Message", also="email send thunderbird outlook"),
    _act("message.save_file", "S", "file", "Save it as a file: .eml or .txt.", "Message", also="export download"),
    _command("message.whole", "z", "whole head", "Show all that stands above the message, or the short of it.", "Message", also="reason why details"),
    _act("message.fresh", "r", "start over", "Go back to the text as drafted from your facts.", "Message", also="reset redo"),
    _act("application.posting", "E", "posting", "Edit the posting and the application: link, pay, people, language.", "Correct", shown=True, also="salary job url recruiter notes tags résumé change"),
    _act("application.supply", "f", "fill in", "Fill in what the highlighted follow-up lacks.", "Follow up"),
    _act("application.text", "t", "text", "Keep the posting's text, to read it before an interview.", "Correct", also="description advert paste"),
    _act("application.company", "C", "company", "Edit the company: zone, holidays, no calls, website.", "Correct"),
    _act("application.story", "X", "write out", "Write the story of this application out as Markdown.", "Program", also="export markdown"),
    _command("application.back", "escape", "back", "Go back.", "Move", shown=True),
    _command("find.filter", "slash", "filter", "Filter as you type; enter keeps it, esc clears it.", "Move", shown=True, also="search find look for"),
    _command("applications.sort", "s", "sort", "The next order: last contact, company, stage, newest.", "Move", shown=True, also="order"),
    _command("applications.which", "f", "which", "Open, live, saved, closed, quiet ones, or all.", "Move", shown=True, also="show archived ended"),
    _command("applications.mark", "v", "mark", "Mark the highlighted application, or take its mark away.", "Move", shown=True, also="select several"),
    _command("applications.close", "c", "close", "Close the marked applications in one change, else the highlighted one.", "Capture", shown=True, action="close_marked", also="archive end give up bulk"),
    _command("applications.back", "escape", "back", "Clear marks and filter, else go back to Today.", "Move", shown=True),
    _act("insights.picture", "S", "picture", "Save how far you got as a picture to share, without names.", "Program", shown=True, also="image chart funnel sankey export"),
    _command("insights.back", "escape", "back", "Go back to Today.", "Move", shown=True),
    _command("keeping.back", "escape", "back", "Go back to Today.", "Move", shown=True),
    _act("people.person", "e", "edit", "Edit a person: name, role, address, number, wishes.", "Correct", shown=True, also="contact phone number email change"),
    _act("people.company", "E", "company", "Edit their company: zone, holidays, no calls, website.", "Correct", shown=True),
    _act("people.delete", "d", "delete", "Delete the highlighted person or company; asks first.", "Correct", also="remove erase contact"),
    _act("people.add", "a", "add", "Write down somebody new.", "Capture", shown=True, also="new contact person recruiter interviewer"),
    _command("people.back", "escape", "back", "Clear the filter, else go back to Today.", "Move", shown=True),
    _act("person.person", "e", "edit", "Edit this person.", "Correct", shown=True, also="contact change phone number email"),
    _act("person.company", "E", "company", "Edit their company.", "Correct", shown=True),
    _act("person.delete", "d", "delete", "Delete the highlighted entry, or this person; asks first.", "Correct", also="remove erase contact"),
    _act("person.write", "W", "write", "Write them a message of any kind.", "Follow up", shown=True, also="email mail letter"),
    _command("person.back", "escape", "back", "Go back.", "Move", shown=True),
    _command("quiet.close", "c", "close", "Close it: the hour is better spent on a new one.", "Follow up", shown=True, action="close_quiet"),
    _command("quiet.keep", "x", "keep", "Keep it as it is, and ask no more.", "Follow up", shown=True),
    _command("quiet.copy", "y", "copy", "Copy a short message that asks once more.", "Follow up", shown=True),
    _command("quiet.done", "space", "sent it", "You sent such a message; asks again in a while.", "Follow up", shown=True, action="check_in"),
    _command("quiet.back", "escape", "back", "Go back.", "Move", shown=True),
    _act("nameless.supply", "f", "fill in", "Fill in what the message lacks: whom it goes to first of all.", "Follow up", shown=True, also="name person contact"),
    _command("nameless.back", "escape", "back", "Go back.", "Move", shown=True),
    _command("intake.take", "ctrl+s", "take in", "Take it in, all at once.", "Program", shown=True),
    _command("intake.columns", "c", "columns", "Say which column holds what, and which day counts where none is given.", "Program", shown=True),
    _command("intake.dates", "d", "days", "Say how the table writes its days.", "Program", shown=True),
    _command("intake.same", "space", "same", "Say whether the highlighted row is the application it resembles.", "Program", shown=True),
    _command("intake.mine", "m", "keep mine", "Leave as it is here what was changed in the table since, or take it.", "Program"),
    _command("intake.back", "escape", "back", "Go back; nothing is taken in.", "Move", shown=True),
    _command("questions.rest", "ctrl+n", "rest as notes", "Keep every word that is still open as a note.", "Form", action="rest", shown=True),
    _act("prepare.done", "space", "prepared", "You are prepared.", "Follow up", shown=True),
    _act("prepare.link", "o", "link", "Open the link of the meeting, else of the posting.", "Follow up", shown=True),
    _command("prepare.back", "escape", "back", "Go back.", "Move", shown=True),
    _command("call.reached", "r", "reached", "You reached them; asks what they said.", "Follow up", shown=True),
    _command("call.voicemail", "v", "voicemail", "You left a voicemail.", "Follow up", shown=True),
    _command("call.no_answer", "n", "no answer", "Nobody answered.", "Follow up", shown=True),
    _command("call.email", "m", "e-mailed", "You wrote an e-mail instead.", "Follow up", shown=True),
    _act("call.done", "space", "done", "Say how the call went.", "Follow up"),
    _act("call.supply", "f", "fill in", "Fill in what is missing.", "Message", shown=True),
    _command("call.words", "e", "words", "Edit the words.", "Message", shown=True),
    _act("call.kind", "K", "kind", "Turn to another kind of message or call.", "Message"),
    _act("call.language", "l", "language", "Have the words in another language.", "Message"),
    _act("call.person", "p", "person", "Call somebody else of the application.", "Message"),
    _command("call.back", "escape", "back", "Go back.", "Move", shown=True),
    _command("form.save", "ctrl+s", "save", "Save.", "Form", shown=True),
    _command("form.next", "enter", "next", "Next field; on the last one, save.", "Form", shown=True),
    _command("form.take", "tab", "take", "Take the grey name, if there is one, and go to the next field.", "Form", also="complete autocomplete completion suggestion"),
    _command("form.down", "down", "next line", "The line below.", "Form", action="go(1)"),
    _command("form.up", "up", "line above", "The line above.", "Form", action="go(-1)"),
    _command("form.choose", "right", "choose", "The next choice; its first letter picks one, too.", "Form", action="choose(1)", shown=True),
    _command("form.choose_back", "left", "choose", "The choice before.", "Form", action="choose(-1)"),
    _command("form.cancel", "escape", "leave", "Leave without saving; what you typed is kept for the next time.", "Form", shown=True),
    _command("form.fresh", "ctrl+r", "start over", "Start the form over.", "Form"),
    _command("today.next_pane", "tab", "next pane", "Next pane.", "Move", action="app.focus_next"),
    _command("today.previous_pane", "shift+tab", "previous pane", "Previous pane.", "Move", action="app.focus_previous"),
    _command("app.today", "1", "Today", "Today: what to do now.", "Move", action="view('today')", also="home start dashboard follow-ups"),
    _command("app.applications", "2", "Applications", "Applications: all of them.", "Move", action="view('applications')", also="jobs list search pipeline"),
    _command("app.insights", "3", "Insights", "Insights: what lies ahead, offers, your own numbers.", "Move", action="view('insights')", also="statistics stats charts numbers analytics funnel"),
    _command("app.people", "4", "People", "People, company by company.", "Move", action="view('people')", also="contacts recruiters interviewers address book"),
    _command("app.keeping", "B", "your file", "Your file: values to decide on, earlier states to go back to.", "Correct", action="view('keeping')", also="backup restore history versions conflict merge"),
    _command("app.settings", "comma", "settings", "Settings: you, this machine, when follow-ups are due.", "Program", action="view('settings')", also="preferences options configuration profile signature my own name email phone time zone holidays notifications"),
    _command("app.theme", "f9", "colours", "Choose the colours.", "Program", action="change_theme", also="theme dark light mode color appearance high contrast"),
    _command("settings.reset", "r", "as it ships", "Take the highlighted setting back to what ships.", "Correct", shown=True, also="default"),
    _command("settings.region", "a", "for a region", "Another value for the employers of one country or part of it.", "Correct", shown=True, action="add_region"),
    _command("settings.back", "escape", "back", "Clear the filter, else go back.", "Move", shown=True),
    _command("app.help", "question_mark,f1", "all keys", "Show what can be done here, and by which keys.", "Program", shown=True, also="keys shortcuts keyboard manual"),
    _command("app.palette", "ctrl+p,colon", "commands", "Find any command, application or person by a word.", "Program", action="command_palette", also="search find go to"),
    _command("app.privacy", "P", "hide names", "Hide names, companies and pay on the screen, or show them again.", "Program", action="hide_names", also="privacy anonymous blur"),
    _command("app.quit", "q,ctrl+q", "quit", "Quit; everything is saved already.", "Program", shown=True, also="exit leave close"),
)  # fmt: skip
"""Every command, in the order in which the help lists them."""


BY_ID: Mapping[str, Command] = {command.id: command for command in COMMANDS}
"""Each command by its id."""

PLACES: Mapping[str, tuple[Scope, ...]] = {
    "Today": ("today", "hope", "details", "rule", "record", "capture", "change", "list", "app"),
    "Applications": ("applications", "find", "rule", "record", "capture", "change", "list", "app"),
    "an application's page": ("application", "details", "rule", "record", "capture", "change", "list", "app"),
    "Insights": ("insights", "list", "app"),
    "People": ("people", "find", "change", "list", "app"),
    "a person's page": ("person", "details", "change", "list", "app"),
    "Settings": ("settings", "find", "change", "list", "app"),
    "your file": ("keeping", "change", "list", "app"),
    "the message": ("message", "reading", "rule", "change", "app"),
    "a call": ("call", "reading", "rule", "change", "app"),
    "a preparation": ("prepare", "reading", "app"),
    "gone quiet": ("quiet", "rule", "change", "list", "app"),
    "nobody to write to": ("nameless", "rule", "record", "change", "list", "app"),
    "a table to come in": ("intake", "list", "app"),
    "questions about a table": ("questions", "form"),
    "a mail": ("mail",),
    "several mails": ("mails", "list"),
    "forms": ("form",),
}
"""The places of the dashboard, and whose commands work there."""


_WIDELY: Mapping[Scope, str] = {"app": "Everywhere", "list": "Every list"}
"""What is said instead of a long list of places."""


def in_scope(scope: Scope) -> tuple[Command, ...]:
    """The commands of one place."""
    return tuple(command for command in COMMANDS if command.scope == scope)


def place_of(command: Command) -> str:
    """Where a command works, in words."""
    return next(place for place, scopes in PLACES.items() if command.scope in scopes)


def in_places() -> Iterator[tuple[str, tuple[Command, ...]]]:
    """Where commands work, in words, each with the commands that work just there."""
    for scope in get_args(Scope):
        places = [place for place, scopes in PLACES.items() if scope in scopes]
        yield _WIDELY.get(scope) or ", ".join(places), in_scope(scope)
