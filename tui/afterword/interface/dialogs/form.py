"""A form: labelled lines, each read when it is saved; what cannot be read is named at its line."""

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from typing import Any, Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Label, Static

from afterword.interface.active_commands import key_for
from afterword.interface.dialogs.asking import Act, Asking
from afterword.interface.dialogs.field import Field, Typed, Values
from afterword.interface.dialogs.line import Line, NameSuggester
from afterword.interface.dialogs.offers import Offers
from afterword.interface.text import clean, content
from afterword.interface.widgets.key_bar import KeyBar
from afterword.interface.widgets.sentence import Sentence

T = TypeVar("T")


class Form(Generic[T]):
    """What is asked line by line, and what the answers mean; half typed it is kept under its ``key``."""

    def __init__(self, title: str, fields: Sequence[Field], *, key: str = "") -> None:
        self.title = title
        self.fields = tuple(fields)
        self.key = key or title

    @abstractmethod
    def value_of(self, values: Values) -> T:
        """What the person said."""

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

    AUTO_FOCUS = "Line"

    def __init__(self, form: Form[T], act: Act[T]) -> None:
        super().__init__(form.key, act)
        self.form = form
        self._fields = form.fields
        self._notice = Content()
        self._told_of: Typed = {}
        self._wrong: dict[str, str] = {}
        self._lines_by_id: dict[str, Line] = {}
        self._offers = Offers({})
        self._behind = {field.id: field.initial for field in self._fields}

    def compose(self) -> ComposeResult:
        """A line a field with what is wrong there, and below them the hint."""
        self._lines_by_id = {field.id: self._new_line(field) for field in self._fields}
        self._offers = Offers(self._lines_by_id)
        with Vertical(id="form") as box:
            box.border_title = content(self.form.title)
            with VerticalScroll(id="lines", can_focus=False):
                for field in self._fields:
                    with Horizontal(classes="field", id=f"row-{field.id}"):
                        yield Label(classes="label")
                        yield self._lines_by_id[field.id]
                    yield Sentence(id=f"about-{field.id}", classes="about-line")
            yield Sentence(id="hint")
        yield KeyBar()

    def on_mount(self) -> None:
        """Puts back what was typed the last time, and shows the lines that belong there."""
        if self.bring_back():
            # The sentence under the lines goes with the first key; this stays.
            again = f"from the last time · {key_for(self, 'form.fresh')} starts over"
            self.query_one("#form").border_subtitle = content(again)
        self._arrange()

    def on_descendant_focus(self) -> None:
        """Says what belongs into the line the cursor came to, and what is to be said of the one it left."""
        self._arrange()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if self.went_on() and self.typed() != self._told_of:
            self._notice = Content()
        self._wrong.pop(event.input.id or "", None)
        self._offers.let_go_with(event.input.id or "", self._fields)
        self._arrange()

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
            text = self._text(here.id)
            if not self._spread(here, text) and (mistake := here.mistake_in(text)):
                self._wrong[here.id] = mistake
            shown = self._shown()
            shown = shown[shown.index(here) + 1 :]
        self._arrange()
        if shown:
            self.set_focus(self._line_of(shown[0].id))
        else:
            self.action_save()

    def action_go(self, lines: int) -> None:
        """Goes so many lines down, or up; from the last one to the first, and back."""
        shown = self._shown()
        here = self._field(self.focused.id if self.focused else None)
        if here and here in shown:
            if self._spread(here, self._text(here.id)):
                self._arrange()
            there = shown[(shown.index(here) + lines) % len(shown)]
            self.set_focus(self._line_of(there.id))

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
            self.tell(content(f"So it was understood; {key_for(self, 'form.save')} saves it.", "$text-muted"))
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
            self.set_focus(self._line_of(asked[0].id))
            take, save = key_for(self, "form.take"), key_for(self, "form.save")
            question = f"Is {asked[1].name} meant? {take} takes it; {save} once more keeps what you typed."
            self.tell(content(question, "$due"))
        elif not self._wrong and self.give(self.form.value_of(values)):
            return
        self._arrange()
        for field_id in self._wrong:
            self._line_of(field_id).focus()
            return

    def action_fresh(self) -> None:
        """Starts over."""
        super().action_fresh()
        self._offers.forget()
        self.query_one("#form").border_subtitle = ""
        self._wrong.clear()
        self._arrange()
        self.set_focus(self._line_of(self._shown()[0].id))

    def tell(self, notice: Content) -> None:
        """Says it in the place of the hint."""
        self._notice, self._told_of = notice, self.typed()
        self._hint()

    # What stands in the lines

    def _field(self, field_id: str | None) -> Field | None:
        return next((field for field in self._fields if field.id == field_id), None)

    def _line_of(self, field_id: str) -> Line:
        return self._lines_by_id[field_id]

    def _new_line(self, field: Field) -> Line:
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

    def _arrange(self) -> None:
        typed, shown = self._values(), self._shown()
        for field in self._fields:
            row = self.query_one(f"#row-{field.id}")
            row.display = field in shown
            _show(row.query_one(Label), content(field.label_with(typed)))
            about = self.query_one(f"#about-{field.id}", Sentence)
            wrong, doubt = self._wrong.get(field.id, ""), field.doubt_with(typed)
            line = self._line_of(field.id)
            if not (line is self.focused and line.is_being_typed) and (meant := self._offers.likely(field)):
                doubt = f"Is {meant.name} meant?"
            about.display = field in shown and bool(wrong or doubt)
            _show(about, content(f"! {wrong}", "$late") if wrong else content(f"? {doubt}", "$due"))
        self._hint()

    def _hint(self) -> None:
        _show(self.query_one("#hint", Sentence), Content("\n").join(self._hint_lines()))

    def _hint_lines(self) -> Iterator[Content]:
        field = self._field(self.focused.id if self.focused else None)
        if self._notice:
            yield self._notice
        elif field:
            if offered := self._offers.of(field):
                take, go_on = key_for(self, "form.take"), key_for(self, "form.next")
                yield content(f"{take} takes {offered.name}; {go_on} keeps what you typed", "$text-muted")
            yield _about(field, self._text(field.id), self._values())


def _about(field: Field, text: str, typed: Typed) -> Content:
    """What was understood so far, or what belongs there."""
    mistake = field.mistake_in(text)
    if not mistake and (said := field.said_of(text, typed)):
        return content(f"= {said}", "$text-muted")
    return content(mistake or field.hint, "$text-muted")


def _show(widget: Static, text: Content) -> None:
    # Most keys change nothing but their own line; an update would lay the whole form out again.
    if widget.content != text:
        widget.update(text)
