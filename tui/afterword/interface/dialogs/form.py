"""A form: labelled lines, each read when it is saved; what cannot be read is named at its line."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from afterword.interface.active_commands import key_for
from afterword.interface.dialogs.asking import Act, Asking
from afterword.interface.dialogs.choice_line import ChoiceLine
from afterword.interface.dialogs.field import Field, Typed, Values
from afterword.interface.dialogs.groups import filled, folded, groups_of, heading
from afterword.interface.dialogs.line import Line, NameSuggester
from afterword.interface.dialogs.offers import Offers
from afterword.interface.dialogs.row import FieldRow, show
from afterword.interface.text import assemble, clean, content
from afterword.interface.widgets.key_bar import KeyBar
from afterword.interface.widgets.words import Words

T = TypeVar("T")

_WIDEST = 96
_FRAME = 4
"""Cells that the frame and the air in it take."""
_AIR = 4
"""Rows to spare, beside one between two groups, from which on the form is set with air."""
_BELOW = 6
"""Rows for the frame, for what is said under the lines, and for the keys."""


class Form(Generic[T]):
    """What is asked line by line, and what the answers mean; half typed it is kept under its ``key``."""

    def __init__(self, title: str, fields: Sequence[Field], *, key: str = "") -> None:
        self.title = title
        self.fields = tuple(fields)
        self.key = key or title

    @abstractmethod
    def value_of(self, values: Values) -> T:
        """What the person said."""

    def then_with(self, typed: Typed) -> str:
        """What saving leads to, with what is typed; empty where it leads to nothing more."""
        return ""

    def choice_line(self, field: Field) -> ChoiceLine:
        """The line in which one of a field's choices is made."""
        return ChoiceLine(field.initial, field.choices, id=field.id)

    def dialog(self, act: Act[T]) -> "FormDialog[T]":
        """The dialog in which it is filled in."""
        return FormDialog(self, act)


class OneLine(Form[T]):
    """A form of one line, which gives what that means."""

    def value_of(self, values: Values) -> T:
        """What the line means."""
        value: T = next(iter(values.values()))
        return value


class FormDialog(Asking[T]):
    """Asks for each field in a line of its own, and gives what their values mean."""

    AUTO_FOCUS = "Line, ChoiceLine"

    def __init__(self, form: Form[T], act: Act[T]) -> None:
        super().__init__(form.key, act)
        self.form = form
        self._groups = groups_of(form.fields)
        self._fields = tuple(field for group in self._groups.values() for field in group)
        self._notice = Content()
        self._told_of: Typed = {}
        self._wrong: dict[str, str] = {}
        self._rows: dict[str, FieldRow] = {}
        self._air = 0
        self._heads: dict[str, Static] = {}
        self._offers = Offers({})
        self._behind = {field.id: field.initial for field in self._fields}

    def compose(self) -> ComposeResult:
        """A line a field with what is wrong there, group by group; below them the hint, and what is open."""
        self._rows = {field.id: FieldRow(field, self._new_line(field)) for field in self._fields}
        self._heads = {name: Static(classes="group", name=name) for name in self._groups if name}
        self._offers = Offers({field_id: row.line for field_id, row in self._rows.items()})
        with Vertical(id="form") as box:
            box.border_title = content(self.form.title)
            with VerticalScroll(id="lines", can_focus=False):
                for name, fields in self._groups.items():
                    if name:
                        yield self._heads[name]
                    for field in fields:
                        yield self._rows[field.id]
                        yield self._rows[field.id].about
            yield Words(id="hint", is_brief=True)
            yield Static(id="open")
        yield KeyBar()

    def on_mount(self) -> None:
        """Puts back what was typed the last time, and shows the lines that belong there."""
        if self.bring_back():
            # The sentence under the lines goes with the first key; this stays.
            again = f"from the last time · {key_for(self, 'form.fresh')} starts over"
            self.query_one("#form").border_subtitle = content(again)
        self._arrange()

    def on_resize(self) -> None:
        """There may be room for more, or less."""
        self._arrange()

    def on_descendant_focus(self) -> None:
        """Says what belongs into the line the cursor came to, and what is to be said of the one it left."""
        self._arrange()

    @on(Input.Changed)
    @on(ChoiceLine.Changed)
    def _changed(self, event: Input.Changed | ChoiceLine.Changed) -> None:
        event.stop()
        field_id = event.control.id or ""
        if self.went_on() and self.typed() != self._told_of:
            self._notice = Content()
        self._wrong.pop(field_id, None)
        self._offers.let_go_with(field_id, self._fields)
        self._arrange(changed=field_id)

    @on(events.Click, ".group")
    def _opened(self, event: events.Click) -> None:
        """Goes into the group whose heading was clicked on."""
        name = event.widget.name if event.widget else ""
        if inside := [field for field in self._shown() if field.group == name]:
            self._go_to(inside[0])

    @on(Line.Pasted)
    def _pasted(self, event: Line.Pasted) -> None:
        field = self._field(event.line.id)
        if event.is_all and field:
            self._behind[field.id] = event.text
            self._spread(field, event.text)

    def action_next(self) -> None:
        """Goes to the next line; from the last one, saves."""
        here = self._field(self.focused.id if self.focused else None)
        shown = self._shown()
        if here and here in shown:
            if meant := self._offers.asked(here):
                # Whoever is asked and goes on agrees: what is new is never made by one key too many.
                self._line_of(here.id).take(meant.text)
            text = self._text(here.id)
            if not self._spread(here, text) and (mistake := here.mistake_in(text)):
                self._wrong[here.id] = mistake
            shown = self._shown()
            shown = shown[shown.index(here) + 1 :]
        if shown:
            self._go_to(shown[0])
        else:
            self._arrange()
            self.action_save()

    def action_go(self, lines: int) -> None:
        """Goes so many lines down, or up; from the last one to the first, and back."""
        shown = self._shown()
        here = self._field(self.focused.id if self.focused else None)
        if here and here in shown:
            self._spread(here, self._text(here.id))
            self._go_to(shown[(shown.index(here) + lines) % len(shown)])

    def action_take(self) -> None:
        """Takes what is offered for the line, and goes to the next one; a folder is gone on with."""
        here = self._field(self.focused.id if self.focused else None)
        if here and (offered := self._offers.of(here)):
            self._line_of(here.id).take(offered.text)
            if offered.text.endswith("/"):
                return
        self.action_go(1)

    def action_save(self) -> None:
        """Gives the values, or says at each line why it cannot be read and goes to the first one.

        A line that tells of several things at once is put where they belong first, to be looked at.
        """
        here = self._field(self.focused.id if self.focused else None)
        if here and self._spread(here, self._text(here.id)):
            self._arrange()
            self.tell(content(f"So it was understood; {key_for(self, 'form.save')} saves it."))
            return
        values: dict[str, Any] = {}
        self._wrong.clear()
        for field in self._shown():
            try:
                values[field.id] = field.value_of(self._text(field.id))
            except ValueError as error:
                self._wrong[field.id] = str(error)
        asked = None if self._wrong else self._offers.to_ask(self._shown())
        if asked:
            self._go_to(asked[0])
            on, save = key_for(self, "form.next"), key_for(self, "form.save")
            question = f"{asked[1].question} {on} takes it; {save} once more keeps what you typed."
            self.tell(content(question, "$due"))
        elif not self._wrong and self.give(self.form.value_of(values)):
            return
        first = next(iter(self._wrong), None)
        if first and (wrong := self._field(first)):
            self._go_to(wrong)
        else:
            self._arrange()

    def action_fresh(self) -> None:
        """Starts over."""
        super().action_fresh()
        self._offers.forget()
        self.query_one("#form").border_subtitle = ""
        self._wrong.clear()
        self._go_to(self._shown()[0])

    def tell(self, notice: Content) -> None:
        """Says it in the place of the hint."""
        self._notice, self._told_of = notice, self.typed()
        self._hint()

    # What stands in the lines

    def _field(self, field_id: str | None) -> Field | None:
        return next((field for field in self._fields if field.id == field_id), None)

    def _line_of(self, field_id: str) -> Line | ChoiceLine:
        return self._rows[field_id].line

    def _go_to(self, field: Field) -> None:
        """Moves the cursor to a line; the group it stands in is open then."""
        self._arrange(field)
        self.set_focus(self._line_of(field.id))

    def _new_line(self, field: Field) -> Line | ChoiceLine:
        if field.choices:
            return self.form.choice_line(field)
        names = NameSuggester(lambda: self._offers.suggested(field), several=field.several)
        suggester = names if field.suggestions else None
        return Line(clean(field.initial), id=field.id, compact=True, suggester=suggester)

    def _values(self) -> dict[str, str]:
        return self._offers.typed

    def _text(self, field_id: str) -> str:
        """What was put into a line: of a pasted text all of it, while the line shows it in one row."""
        shown, behind = self._line_of(field_id).value, self._behind.get(field_id, "")
        return behind if clean(behind) == shown else shown

    def blank(self) -> Typed:
        """What stands in the lines before anything is typed."""
        return {field.id: field.initial for field in self._fields}

    def typed(self) -> Typed:
        """What stands in the lines."""
        return {field.id: self._text(field.id) for field in self._fields}

    def put(self, typed: Typed) -> None:
        """Puts texts into their lines."""
        for field_id, text in typed.items():
            self._line_of(field_id).take(text)
            self._behind[field_id] = text

    def _spread(self, field: Field, text: str) -> bool:
        """Puts a whole thing where its parts belong, unless the person has typed there already."""
        parts = field.parts_of(text)
        others = [self._field(part) for part in parts if part != field.id]
        if not parts or any(
            other and self._line_of(other.id).value not in ("", clean(other.initial)) for other in others
        ):
            return False
        if all(self._line_of(part).value == clean(text) for part, text in parts.items()):
            return False
        self.put({field.id: "", **parts})
        return True

    def _shown(self) -> list[Field]:
        typed = self._values()
        return [field for field in self._fields if field.is_shown_with(typed)]

    # What is shown about them

    def _arrange(self, goes_to: Field | None = None, changed: str = "") -> None:
        """Shows what is to be said of every line, and opens the groups for which there is room.

        With a key that ``changed`` a line only that one is read anew; the others when the cursor moves on.
        """
        typed, shown = self._values(), self._shown()
        here = goes_to or self._field(self.focused.id if self.focused else None) or self._fields[0]
        width = min(_WIDEST, self.app.size.width) - _FRAME
        for field in shown:
            row, line = self._rows[field.id], self._line_of(field.id)
            row.name_it(field.label_with(typed), is_here=field is here)
            if changed in ("", field.id):
                row.answer(self._answer(field, typed), width)
            doubt = field.doubt_with(typed)
            if not (line is self.focused and line.is_being_typed) and (meant := self._offers.likely(field)):
                takes = f" {key_for(self, 'form.take')} takes it" if field is here else ""
                doubt = f"{meant.question}{takes}"
            row.say(self._wrong.get(field.id, ""), doubt)
        self._fold(shown, here, width)
        self._hint()
        show(self.query_one("#open", Static), _open(shown, self.typed(), self.form.then_with(typed)))

    def _answer(self, field: Field, typed: Typed) -> str:
        """What there is to say beside a line: that its grey rest can be taken, or what was understood."""
        if self._line_of(field.id) is self.focused and self._offers.completed(field):
            return f"{key_for(self, 'form.take')} takes it"
        text = self._text(field.id)
        said = "" if field.mistake_in(text) else field.said_of(text, typed)
        return said if said != text.strip() else ""

    def _fold(self, shown: Sequence[Field], here: Field, width: int) -> None:
        room = self.app.size.height - _BELOW
        groups = groups_of(shown)
        sizes = {name: sum(self._rows[f.id].rows(width) for f in fields) for name, fields in groups.items()}
        kept = {field.group for field in shown if self._rows[field.id].about.display}
        closed = folded(sizes, room, here.group, kept)
        for field in self._fields:
            row = self._rows[field.id]
            row.display = field in shown and field.group not in closed
            row.about.display = row.display and bool(row.about.content)
        for name, head in self._heads.items():
            inside = groups.get(name, ())
            head.display = bool(inside)
            labels = [field.label_with(self._values()) for field in inside]
            said = filled(inside, self._text)
            show(head, heading(name, labels, said, width, is_open=name not in closed))
        height = sum(map(bool, sizes)) + sum(size for name, size in sizes.items() if name not in closed)
        self._set_with(int(height + len(sizes) + _AIR <= room))
        self.query_one("#lines").styles.max_height = max(1, room)

    def _set_with(self, air: int) -> None:
        """Sets the form with so many rows of air. A class would have every line of it styled anew."""
        if air != self._air:
            self._air = air
            self.query_one("#form").styles.padding = (air, 1)
            for below in (*[*self._heads.values()][1:], self.query_one("#hint")):
                below.styles.margin = (air, 0, 0, 0)

    def _hint(self) -> None:
        show(self.query_one("#hint", Words), self._notice or self._said_here())

    def _said_here(self) -> Content:
        """What was understood of the line with the cursor, unless it stands beside it; else its hint."""
        field = self._field(self.focused.id if self.focused else None)
        if field is None:
            return Content()
        text = self._text(field.id)
        mistake, is_answered = field.mistake_in(text), self._rows[field.id].is_answered
        if not (mistake or is_answered) and (said := field.said_of(text, self._values())):
            return content(f"= {said}")
        return content(mistake or field.hint, "$text-muted")


def _open(shown: Sequence[Field], typed: Typed, then: str) -> Content:
    """Names what is needed and not there yet; else says what saving leads to."""
    needed = [field for field in shown if field.required]
    missing = [field.label_with(typed) for field in needed if not typed[field.id].strip()]
    words = ", ".join(missing) or ". ".join(filter(None, ("all there" if needed else "", then)))
    return assemble(("* needed: " if needed else "", "$due"), (words, "$text-muted"))
