"""One value of the settings, typed."""

from functools import partial
from typing import Any

from afterword.domain.timing.cadence import allowed, choices, value_typed
from afterword.interface.dialogs.field import Field, Values
from afterword.interface.dialogs.form import Form
from afterword.reading.places import read_region


class OptionForm(Form[tuple[str, Any]]):
    """Asks for the value of a parameter; with a ``region`` to begin with, for which employers too."""

    def __init__(self, name: str, title: str, value: str, *, region: str | None = None) -> None:
        self._name = name
        where = Field(
            id="region",
            label="Employers in",
            initial=region or "",
            required="Which country or part of one? Its code, like: DE or US-CA",
            hint="The code of a country or a part of it, like: DE or US-CA",
            read=read_region,
        )
        own = Field(
            id="value",
            label="Value",
            initial=value,
            hint=f"Write {allowed(name)}.",
            read=partial(value_typed, name),
            choices={word: word for word in choices(name)},
        )
        super().__init__(title, (own,) if region is None else (where, own), key=f"option {name}")

    def value_of(self, values: Values) -> tuple[str, Any]:
        """The value, and what it is for: the parameter, or that of the region."""
        where = values.get("region")
        return f"{self._name}@{where}" if where else self._name, values["value"]
