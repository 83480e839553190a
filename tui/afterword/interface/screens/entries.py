"""Editing companies and people, from any screen that shows one."""

from afterword.domain.people import Contact
from afterword.interface.acting import acting
from afterword.interface.dialogs.company import CompanyForm
from afterword.interface.dialogs.person import PersonForm
from afterword.interface.screens.base import DeskScreen


class EntryActs(DeskScreen):
    """A screen from which what is known of a company or a person can be edited."""

    @acting
    async def edit_company(self, company_id: str | None) -> None:
        """Asks for everything that is known of a company."""
        known = self.desk.search.companies.get(company_id or "")
        if known is None:
            self.say("There is no company here.")
            return
        form = CompanyForm(known)
        await self.ask(form, lambda values: self.desk.entries.edit_company(form.edited(values)))

    @acting
    async def edit_person(self, contact: Contact) -> None:
        """Asks for everything that is known of a person, who may be new."""
        form = PersonForm(self.desk.search, contact)
        await self.ask(form, lambda values: self.desk.entries.edit_person(*form.edited(values)))
