"""One value of the settings, typed."""

from functools import partial
from typing import Any

from afterword.domain.timing.cadence import allowed, value_typed
from afterword.interface.dialogs.field import Field, Values
from afterword.interface.dialogs.form import Form
from afterword.reading.places import read_region


class OptionForm(Form[tuple[str, Any]]):
    """Asks for the value of a parameter; with ``for_region``, for which employers too."""

    def __init__(self, name: str, title: str, value: str, *, for_region: bool = False) -> None:
        self._name = name
        region = Field(
            id="region",
            label="Employers in",
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
        )
        super().__init__(title, (region, own) if for_region else (own,), key=f"option {name}")

    def value_of(self, values: Values) -> tuple[str, Any]:
        """The value, and what it is for: the parameter, or that of the region."""
        region = values.get("region")
        return f"{self._name}@{region}" if region else self._name, values["value"]
