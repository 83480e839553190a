"""A person: how to address and reach them, and what they wish."""

from typing import get_args

import msgspec

from afterword.domain.people import Contact, Reach, Role
from afterword.domain.search import JobSearch
from afterword.domain.titles import titled
from afterword.interface.dialogs.entry_fields import (
    choice_line,
    company_line,
    email_line,
    phone_line,
    region_line,
    text_line,
    yes_no_line,
    zone_line,
)
from afterword.interface.dialogs.field import Values, under
from afterword.interface.dialogs.form import Form


class PersonForm(Form[tuple[Contact, str]]):
    """Edits a person, or asks for a new one."""

    def __init__(self, search: JobSearch, known: Contact) -> None:
        self._known = known
        company = search.companies.get(known.company or "")
        where = company.name if company else ""
        super().__init__(
            f"Person: {known.name}" if known.name else "Somebody new",
            (
                *under(
                    "Who it is",
                    text_line(
                        "name",
                        "Name",
                        known.name,
                        "Spelt as they spell it.",
                        required="Who is it? Write the name.",
                    ),
                    company_line(
                        search,
                        where,
                        "Where they work. Leave it empty for a reference or somebody you ask for advice.",
                    ),
                    text_line("title", "Title", known.title, "Like: Head of Data"),
                    choice_line("role", "Role", known.role, get_args(Role), "What they are to you."),
                    text_line(
                        "salutation",
                        "Salutation",
                        known.salutation,
                        "Like: Ms. Osei. Messages begin with it.",
                    ),
                ),
                *under(
                    "How you reach them",
                    email_line(known.email, "Where messages go."),
                    phone_line(known.phone, "With the country code if it is abroad."),
                    choice_line(
                        "reach",
                        "Reached by",
                        known.reach,
                        get_args(Reach),
                        "How you reach them, whatever else is written here.",
                        absent="what is known",
                    ),
                    text_line("linkedin", "LinkedIn", known.linkedin, "The link to their profile."),
                    yes_no_line(
                        "connected", "On LinkedIn", known.connected, "yes if you are connected already."
                    ),
                    text_line("postal", "Postal address", known.postal, "For a letter or a card."),
                    zone_line(known.tz, "Only if they live by another clock than the company.", absent=None),
                    region_line(
                        known.region, "Only if they keep other holidays than the company.", absent=None
                    ),
                ),
                *under(
                    "What they wish",
                    yes_no_line(
                        "no_calls", "No calls", known.no_calls, "yes if they would rather not be called."
                    ),
                    yes_no_line(
                        "do_not_contact",
                        "Do not contact",
                        known.do_not_contact,
                        "yes if they asked to be left alone.",
                    ),
                    yes_no_line("left", "Left", known.left, "yes if they left, or mail to them came back."),
                ),
                *under("For yourself", text_line("notes", "Notes", known.notes, "Nobody else reads them.")),
            ),
        )

    def value_of(self, values: Values) -> tuple[Contact, str]:
        """The person with the answers given, and the name of their company as typed."""
        own = {name: value for name, value in values.items() if name != "company"}
        if own["name"] != self._known.name:
            own["name"], salutation = titled(own["name"])
            own["salutation"] = own["salutation"] or salutation
        return msgspec.structs.replace(self._known, **own), values["company"]
