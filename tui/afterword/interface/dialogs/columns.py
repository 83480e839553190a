"""Which column of a table holds what, put right by the person."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from afterword.domain.capturing.table_import import FIELDS, SEVERAL, Choices, Intake
from afterword.domain.phrases import shortened
from afterword.interface.dialogs.field import Field, Values
from afterword.interface.dialogs.fields import preview_of
from afterword.interface.dialogs.form import Form
from afterword.interface.view import View
from afterword.reading.days import read_day


class ColumnsForm(Form[Choices]):
    """A line for each thing a column can hold, with the columns that hold it now."""

    def __init__(self, view: View, intake: Intake, choices: Choices) -> None:
        self._before = choices
        self._columns = {field: intake.columns.get(field, "") for field in FIELDS}
        lines = [
            Field(
                id=field,
                label=label,
                initial=self._columns[field],
                read=_columns_in(intake, several=field in SEVERAL),
                suggestions=intake.headers,
                hint=f"The columns are: {', '.join(intake.headers)}. Empty where none holds it.",
            )
            for field, label in FIELDS.items()
        ]
        # What was typed for another table is of no use for this one.
        key = f"columns of {'; '.join(intake.headers)}"
        super().__init__("Which column holds what?", [*lines, _day_field(view, choices)], key=key)

    def value_of(self, values: Values) -> Choices:
        """What was chosen before, with what the person put right now."""
        before = self._before
        columns = {field: values[field] for field, named in self._columns.items() if values[field] != named}
        return replace(before, columns={**before.columns, **columns}, on=values["on"])


def _columns_in(intake: Intake, *, several: bool) -> Callable[[str], str]:
    known = {header.casefold(): header for header in intake.headers}

    def read(text: str) -> str:
        named = {part.strip(): known.get(part.strip().casefold()) for part in text.split(";") if part.strip()}
        if unknown := next((name for name, header in named.items() if header is None), None):
            raise ValueError(f"There is no column {shortened(unknown)!r}.")
        if len(named) > 1 and not several:
            raise ValueError("Only one column can hold this.")
        return "; ".join(filter(None, named.values()))

    return read


def _day_field(view: View, choices: Choices) -> Field:
    def read(text: str) -> date | None:
        day = read_day(text, view.here, "past")
        if day and day > view.here.local.date():
            raise ValueError("That is still to come; name a day that is over.")
        return day

    return Field(
        id="on",
        label="Rows without a day",
        initial=choices.on.isoformat() if choices.on else "",
        read=read,
        preview=preview_of(read, lambda day: view.habit.day(day) if day else "their day stays open"),
        hint="For rows that give no day at all; others keep theirs. Empty leaves theirs open.",
    )
