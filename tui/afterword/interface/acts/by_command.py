"""Which function does what a command says, by the command's id."""

from collections.abc import Callable, Coroutine, Mapping
from typing import Any

from afterword.interface.acts import entries, link, undo
from afterword.interface.screens.base import DeskScreen
from afterword.interface.subject import Subject

ACTS: Mapping[str, Callable[[DeskScreen, Subject], Coroutine[Any, Any, None]]] = {
    "record.delete": entries.delete,
    "record.link": link.follow,
    "application.company": entries.edit_company,
    "people.person": entries.edit_person,
    "people.company": entries.edit_company,
    "people.delete": entries.delete,
    "people.add": entries.add_person,
    "person.person": entries.edit_person,
    "person.company": entries.edit_company,
    "person.delete": entries.delete,
    "prepare.link": link.follow,
    "change.undo": undo.undo,
    "change.redo": undo.redo,
}
