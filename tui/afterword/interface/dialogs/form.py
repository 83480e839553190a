"""A form: labelled lines, each read when it is saved; what cannot be read is named at its line."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.suggester import SuggestFromList
from textual.widgets import Footer, Input, Label, Static

from afterword.interface.bindings import bindings
from afterword.interface.text import clean, content
from afterword.interface.widgets.text_input import TextInput

Typed = Mapping[str, str]
"""What stands in each line, by the field's id."""


def as_text(text: str) -> str:
    """A text without the spaces around it."""
    return text.strip()


def as_texts(text: str) -> tuple[str, ...]:
    """Several short texts, separated by semicolons."""
    return tuple(part.strip() for part in text.split(";") if part.strip())


def one_of(*words: str) -> Callable[[str], str]:
    """A reader for one of several words; its beginning is enough."""

    def read(text: str) -> str:
        start = text.strip().lower().replace(" ", "_")
        found = next((word for word in words if word.startswith(start)), None) if start else ""
        if found is None:
            raise ValueError(f"Answer with one of: {', '.join(word for word in words if word)}.")
        return found

    return read


@dataclass(frozen=True, kw_only=True)
class Field:
    """One line of a form.

    ``read`` turns the typed text into the value or raises ValueError with a sentence; ``hint`` stands
    under the form while the line has the focus, ``preview`` says what was understood so far. ``label``
    and ``shown`` may depend on what is typed elsewhere.
    """

    id: str
    label: str | Callable[[Typed], str]
    hint: str = ""
    read: Callable[[str], Any] = as_text
    initial: str = ""
    required: str = ""
    suggestions: Sequence[str] = ()
    preview: Callable[[str], str] | None = None
    shown: Callable[[Typed], bool] | None = None


class Line(TextInput):
    """A line of a form; its enter is the form's, and so stands in the footer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        replace(binding, action="screen.next")
        for binding in bindings("form")
        if isinstance(binding, Binding) and binding.id == "form.next"
    ]


class Form(ModalScreen[dict[str, Any] | None]):
    """Asks for the fields and gives their values by id; None when the person left without saving."""

    BINDINGS = bindings("form")
    AUTO_FOCUS = "TextInput"

    def __init__(self, title: str, fields: Sequence[Field]) -> None:
        super().__init__()
        self._title = title
        self._fields = tuple(fields)
        self._leaving = False
        self._wrong = ""

    def compose(self) -> ComposeResult:
        """A line a field, and below them the hint."""
        with VerticalScroll(id="form", can_focus=False) as box:
            box.border_title = content(self._title)
            for field in self._fields:
                with Horizontal(classes="field", id=f"row-{field.id}"):
                    yield Label(classes="label")
                    yield Line(
                        clean(field.initial),
                        id=field.id,
                        compact=True,
                        suggester=SuggestFromList(field.suggestions, case_sensitive=False)
                        if field.suggestions
                        else None,
                        select_on_focus=False,
                    )
            yield Static(id="hint")
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """Shows the lines that belong there at the start."""
        self._arrange()

    def on_descendant_focus(self) -> None:
        """Says what belongs into the line the cursor came to."""
        self._hint()

    @on(Input.Changed)
    def _typed(self) -> None:
        self._leaving = False
        self._wrong = ""
        self._arrange()

    def action_next(self) -> None:
        """Goes to the next line; from the last one, saves."""
        shown = [field.id for field in self._shown()]
        here = self.focused.id if self.focused and self.focused.id in shown else None
        following = shown[shown.index(here) + 1 :] if here else shown
        if following:
            self.set_focus(self.query_one(f"#{following[0]}", TextInput))
        else:
            self.action_save()

    def action_save(self) -> None:
        """Gives the values, or goes to the first line that cannot be read and says why."""
        values: dict[str, Any] = {}
        typed = self._values()
        for field in self._fields:
            if field not in self._shown():
                continue
            try:
                if field.required and not typed[field.id].strip():
                    raise ValueError(field.required)
                values[field.id] = value = field.read(typed[field.id])
                if field.required and value in (None, "", ()):
                    raise ValueError(field.required)
            except ValueError as error:
                self.query_one(f"#{field.id}", TextInput).focus()
                self._wrong = str(error)
                self._hint()
                return
        self.dismiss(values)

    def action_cancel(self) -> None:
        """Leaves at once when nothing was typed, else when it is said a second time."""
        changed = any(self._values()[field.id] != clean(field.initial) for field in self._fields)
        if changed and not self._leaving:
            self._leaving = True
            self._wrong = "Not saved yet: ctrl+s saves, esc once more leaves without saving."
            self._hint()
            return
        self.dismiss(None)

    def _values(self) -> dict[str, str]:
        return {field.id: self.query_one(f"#{field.id}", TextInput).value for field in self._fields}

    def _shown(self) -> list[Field]:
        typed = self._values()
        return [field for field in self._fields if field.shown is None or field.shown(typed)]

    def _arrange(self) -> None:
        typed, shown = self._values(), self._shown()
        for field in self._fields:
            row = self.query_one(f"#row-{field.id}")
            row.display = field in shown
            label = field.label if isinstance(field.label, str) else field.label(typed)
            row.query_one(Label).update(content(label))
        self._hint()

    def _hint(self) -> None:
        self.query_one("#hint", Static).update(Content("\n").join(self._hint_lines()))

    def _hint_lines(self) -> Iterator[Content]:
        if self._wrong:
            yield content(f"! {self._wrong}", "$late")
            return
        here = self.focused.id if self.focused else None
        field = next((field for field in self._fields if field.id == here), None)
        if field is None:
            return
        typed = self.query_one(f"#{field.id}", TextInput).value
        if field.preview and typed.strip():
            yield content(f"= {field.preview(typed)}", "$coming")
        else:
            yield content(field.hint, "$text-muted")
