"""Bindings made of the registry's commands."""

from textual.binding import Binding, BindingType

from afterword.interface.commands import Scope, in_scope


def bindings(*scopes: Scope) -> list[BindingType]:
    """The bindings of a place, each with its command's id, so that keymaps and help agree."""
    return [
        Binding(
            ",".join(command.keys),
            command.action,
            command.label,
            id=command.id,
            show=command.shown,
            tooltip=command.sentence,
            key_display=command.keys_text.split(" ")[0],
        )
        for scope in scopes
        for command in in_scope(scope)
    ]
