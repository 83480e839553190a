"""Which function does what a command says, by the command's id."""

from collections.abc import Callable, Coroutine, Mapping
from typing import Any

from afterword.interface.acts import (
    capture,
    entries,
    follow_up,
    link,
    message,
    message_options,
    other_message,
    record,
    undo,
)
from afterword.interface.screens.base import DeskScreen
from afterword.interface.subject import Subject

ACTS: Mapping[str, Callable[[DeskScreen, Subject], Coroutine[Any, Any, None]]] = {
    "record.copy": message.copy,
    "record.done": follow_up.done,
    "today.supply": follow_up.supply,
    "record.snooze": follow_up.snooze,
    "record.dismiss": follow_up.let_go,
    "record.override": follow_up.override,
    "capture.interview": capture.interview,
    "capture.applied": capture.applied,
    "capture.debrief": capture.debrief,
    "record.reply": record.reply,
    "record.move": record.move,
    "record.remember": record.remember,
    "record.log": record.log,
    "record.write": other_message.write,
    "record.edit": record.edit,
    "record.delete": entries.delete,
    "record.link": link.follow,
    "change.undo": undo.undo,
    "change.redo": undo.redo,
    "rule.show": follow_up.show_rule,
    "message.supply": follow_up.supply,
    "message.kind": other_message.kind,
    "message.person": other_message.person,
    "message.language": message_options.language,
    "application.supply": follow_up.supply,
    "application.company": entries.edit_company,
    "people.person": entries.edit_person,
    "people.company": entries.edit_company,
    "people.delete": entries.delete,
    "people.add": entries.add_person,
    "person.person": entries.edit_person,
    "person.company": entries.edit_company,
    "person.delete": entries.delete,
    "person.write": other_message.write_to,
    "prepare.done": follow_up.done,
    "prepare.link": link.follow,
    "call.done": follow_up.done,
    "call.supply": follow_up.supply,
    "call.kind": other_message.kind,
    "call.language": message_options.language,
    "call.person": other_message.person,
}
