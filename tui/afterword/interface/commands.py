# ruff: noqa: E501 - a command is one line of a table
"""The registry of commands: every key of the dashboard, with its id, its words and its place.

Bindings, footer, help panel, command palette, ``afterword keys`` and README's table all come from
here. Plain data: the command line lists it without loading the dashboard.
"""

from dataclasses import dataclass
from typing import Literal

Scope = Literal["app", "list", "today", "record", "application", "message", "form"]
Group = Literal["Move", "Capture", "Follow up", "Correct", "Message", "Form", "Program"]


@dataclass(frozen=True, kw_only=True)
class Command:
    """One command: ``keys`` as the toolkit names them, ``label`` for the footer, ``sentence`` for help.

    ``action`` is what it calls where its scope has the focus; ``shown`` puts it into the footer.
    """

    id: str
    scope: Scope
    keys: tuple[str, ...]
    action: str
    label: str
    sentence: str
    group: Group
    shown: bool = False

    @property
    def keys_text(self) -> str:
        """The keys as people write them: ``?``, ``shift+tab``."""
        return " ".join(_WRITTEN.get(key, key) for key in self.keys)


_WRITTEN = {
    "question_mark": "?",
    "colon": ":",
    "slash": "/",
    "f1": "F1",
    "escape": "esc",
    "pagedown": "pgdn",
    "pageup": "pgup",
    "down": "↓",
    "up": "↑",
}


def _command(
    command_id: str,
    keys: str,
    label: str,
    sentence: str,
    group: Group,
    *,
    shown: bool = False,
    action: str = "",
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
    )


COMMANDS: tuple[Command, ...] = (
    _command("list.open", "enter", "open", "Open the message, the interview or the application.", "Move", shown=True),
    _command("today.copy", "y", "copy", "Copy the message of the highlighted follow-up.", "Follow up", shown=True),
    _command("record.done", "space", "done", "Done: sent, called, debriefed, prepared or decided.", "Follow up", shown=True),
    _command("record.snooze", "w", "wait", "Wait with the highlighted follow-up until a day you choose.", "Follow up"),
    _command("record.dismiss", "x", "let go", "Let the highlighted follow-up go.", "Follow up", action="let_go"),
    _command("record.override", "O", "open early", "Open a follow-up now that is held back.", "Follow up"),
    _command("today.interview", "i", "interview", "Log an interview: coming, or just had.", "Capture", shown=True),
    _command("today.applied", "a", "applied", "Log that you applied somewhere.", "Capture"),
    _command("today.debrief", "b", "debrief", "Write down what was said in an interview.", "Capture"),
    _command("record.reply", "r", "they said", "Record what they said: a reply, feedback, a call.", "Capture", shown=True),
    _command("record.move", "m", "move", "Record where it has got to: applied, rejected, offer, accepted, closed.", "Capture", shown=True),
    _command("record.remember", "n", "remember", "Write down a forgotten question, a point, feedback or a note.", "Capture"),
    _command("record.log", "l", "log", "Log what you did anyway: sent, called, asked for advice, named references.", "Capture"),
    _command("record.edit", "e", "edit", "Correct the highlighted fact, else the newest one.", "Correct"),
    _command("record.delete", "d", "delete", "Delete the highlighted fact, else the newest one; asks first.", "Correct"),
    _command("record.undo", "u,ctrl+z", "undo", "Take the last change back.", "Correct"),
    _command("record.redo", "U", "redo", "Do again what was taken back.", "Correct"),
    _command("today.import_file", "I", "import", "Import a search document.", "Program"),
    _command("today.demo", "D", "demo", "Look at the demo; nothing of yours is touched.", "Program"),
    _command("today.details", "z", "details", "Show or hide the details.", "Move"),
    _command("list.down", "j,down", "down", "Next row.", "Move", action="move(1)"),
    _command("list.up", "k,up", "up", "Previous row.", "Move", action="move(-1)"),
    _command("list.first", "g,home", "first", "First row.", "Move"),
    _command("list.last", "G,end", "last", "Last row.", "Move"),
    _command("list.page_down", "pagedown", "page down", "A page down.", "Move", action="page(1)"),
    _command("list.page_up", "pageup", "page up", "A page up.", "Move", action="page(-1)"),
    _command("message.copy", "y", "copy", "Copy the message.", "Message", shown=True),
    _command("message.edit", "e", "edit", "Edit the message; esc when you are done.", "Message", shown=True),
    _command("message.done", "space", "mark as sent", "Mark it as sent, or say how the call went.", "Message", shown=True),
    _command("message.supply", "f", "fill in", "Fill in what is missing.", "Message", shown=True),
    _command("message.fresh", "r", "start over", "Go back to the text as drafted from your facts.", "Message"),
    _command("message.back", "escape", "back", "Stop editing, or go back; what you wrote is kept.", "Message", shown=True),
    _command("application.back", "escape", "back", "Go back.", "Move", shown=True),
    _command("form.save", "ctrl+s", "save", "Save.", "Form", shown=True),
    _command("form.next", "enter", "next field", "Next field; on the last one, save.", "Form", shown=True),
    _command("form.cancel", "escape", "cancel", "Leave without saving.", "Form", shown=True),
    _command("today.next_pane", "tab", "next pane", "Next pane.", "Move", action="app.focus_next"),
    _command("today.previous_pane", "shift+tab", "previous pane", "Previous pane.", "Move", action="app.focus_previous"),
    _command("app.help", "question_mark,f1", "help", "Show or hide the keys.", "Program", shown=True),
    _command("app.palette", "ctrl+p,colon", "commands", "Find a command by its name.", "Program", action="command_palette"),
    _command("app.quit", "q,ctrl+q", "quit", "Quit; everything is saved already.", "Program", shown=True),
)  # fmt: skip
"""Every command, in the order in which help and README list them."""


def in_scope(scope: Scope) -> tuple[Command, ...]:
    """The commands of one place."""
    return tuple(command for command in COMMANDS if command.scope == scope)
