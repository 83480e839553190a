"""What the foot says of keys on a row of Today."""

from afterword.domain.follow_up import FollowUp
from afterword.domain.planning.listing import Bunch
from afterword.interface.today.value import Choice, Thought

CHANGING = ("list.open", "record.copy", "record.done", "record.move", "record.reply", "record.snooze")
"""The commands whose words depend on the row."""


def key_word(command: str, word: str, row: object) -> str:
    """What the foot says of a command on a row of Today; nothing where it is of no use there."""
    match command, row:
        case "list.open", Thought() | Choice():
            return "do it"
        case ("list.open", Bunch()) | ("list.open", FollowUp(kind="move_on")):
            return "go through"
        case "list.open", FollowUp(kind="debrief"):
            return "debrief"
        case "record.copy", FollowUp(medium="internal"):
            return ""
        case "record.done", FollowUp(kind="move_on" | "debrief"):
            return ""
        case "record.done", FollowUp(medium="call"):
            return "called"
        case "record.done", FollowUp(medium=medium) if medium != "internal":
            return "sent"
        case (("record.reply" | "record.move"), Bunch() | Thought() | Choice()):
            return ""
        case "record.snooze", Thought():
            return word
        case (("record.copy" | "record.done" | "record.snooze"), other) if not isinstance(other, FollowUp):
            return ""
    return word
