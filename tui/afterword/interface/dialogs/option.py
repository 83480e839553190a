"""One value of the settings, typed."""

from functools import partial

from afterword.domain.cadence import allowed, value_typed
from afterword.interface.dialogs.field import Field
from afterword.interface.dialogs.form import Form
from afterword.reading.places import read_region


class OptionForm(Form):
    """Asks for the value of a parameter; with ``for_region``, for which employers too."""

    def __init__(self, name: str, title: str, value: str, *, for_region: bool = False) -> None:
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
