"""A company: its zone, its holidays, its wishes."""

from typing import get_args

import msgspec

from afterword.domain.people import Company, CompanyKind
from afterword.interface.dialogs.entry_fields import (
    choice_line,
    region_line,
    text_line,
    yes_no_line,
    zone_line,
)
from afterword.interface.dialogs.field import Values
from afterword.interface.dialogs.form import Form


class CompanyForm(Form[Company]):
    """Edits a company."""

    def __init__(self, known: Company) -> None:
        self._known = known
        super().__init__(
            f"Company: {known.name}",
            (
                text_line(
                    "name",
                    "Name",
                    known.name,
                    "As it stands in messages.",
                    required="A company needs a name.",
                ),
                zone_line(known.tz, "A city, like New York or Berlin: calls and days go by its clock."),
                region_line(known.region, "Whose holidays it keeps: US, GB, DE, DE-BY … Empty: as your own."),
                yes_no_line("no_calls", "No calls", known.no_calls, "yes if they ask not to be called."),
                choice_line(
                    "kind",
                    "Sort",
                    known.kind,
                    get_args(CompanyKind),
                    "Sets how long one waits, and for an agency what counts per job. Empty: usual; else",
                ),
                text_line("website", "Website", known.website, "To read up on them before an interview."),
                text_line("notes", "Notes", known.notes, "For yourself."),
            ),
        )

    def value_of(self, values: Values) -> Company:
        """The company with the answers given."""
        return msgspec.structs.replace(self._known, **values)
