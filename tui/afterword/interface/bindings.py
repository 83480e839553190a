"""Bindings made of the registry's commands."""

from textual.binding import Binding, BindingType

from afterword.interface.commands import Scope, in_scope


def bindings(*scopes: Scope, hidden: bool = False) -> list[BindingType]:
    """The bindings of a place, each with its command's id, so that keymaps and help agree.

    ``hidden`` keeps them out of the footer, where a place has others to show.
    """
    return [
        Binding(
            ",".join(command.keys),
            command.action,
            command.label,
            id=command.id,
            show=command.shown and not hidden,
            tooltip=command.sentence,
            key_display=command.keys_text.split(" ")[0],
        )
        for scope in scopes
        for command in in_scope(scope)
    ]


def bindings_while_typing(*, own: tuple[str, ...] = ()) -> list[BindingType]:
    """The app's keys for a dialog, which the app does not get to see: those that no line takes as text.

    ``own`` are the actions that the dialog does itself.
    """
    return [
        Binding(
            ",".join(key for key in command.keys if "+" in key or key == "f1"),
            command.action if command.action in own else f"app.{command.action}",
            command.label,
            id=command.id,
            show=False,
            tooltip=command.sentence,
        )
        for command in in_scope("app")
        if any("+" in key or key == "f1" for key in command.keys)
    ]
