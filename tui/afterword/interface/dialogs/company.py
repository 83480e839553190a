"""A company: its zone, its holidays, its wishes."""

import msgspec

from afterword.domain.people import Company
from afterword.interface.dialogs.entry_fields import (
    company_kind_line,
    region_line,
    text_line,
    yes_no_line,
    zone_line,
)
from afterword.interface.dialogs.field import Values, under
from afterword.interface.dialogs.form import Form


class CompanyForm(Form[Company]):
    """Edits a company."""

    def __init__(self, known: Company) -> None:
        self._known = known
        super().__init__(
            f"Company: {known.name}",
            (
                *under(
                    "Who they are",
                    text_line(
                        "name",
                        "Name",
                        known.name,
                        "As it stands in messages.",
                        required="A company needs a name.",
                    ),
                    company_kind_line(known.kind),
                    text_line("website", "Website", known.website, "To read up on them before an interview."),
                ),
                *under(
                    "Their days and wishes",
                    zone_line(known.tz, "A city, like New York or Berlin: calls and days go by its clock."),
                    region_line(
                        known.region, "Whose holidays it keeps: US, GB, DE, DE-BY … Empty: as your own."
                    ),
                    yes_no_line("no_calls", "No calls", known.no_calls, "yes if they ask not to be called."),
                ),
                *under("For yourself", text_line("notes", "Notes", known.notes, "Nobody else reads them.")),
            ),
        )

    def value_of(self, values: Values) -> Company:
        """The company with the answers given."""
        return msgspec.structs.replace(self._known, **values)
