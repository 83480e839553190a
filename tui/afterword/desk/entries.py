"""Who and what the search is about, put right; and several applications closed at once."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from afterword.desk.saving import Saving
from afterword.domain.application import Application
from afterword.domain.capturing.deleting import Deletion, deletion, is_in
from afterword.domain.capturing.editing import application_edited, person_edited, profile_edited
from afterword.domain.errors import NotAllowed
from afterword.domain.facts import Closed
from afterword.domain.people import Company, Contact, Profile
from afterword.domain.phrases import count_text
from afterword.domain.search import Parameter
from afterword.domain.timing.cadence import holding
from afterword.domain.timing.parameters import SEARCHES

if TYPE_CHECKING:
    pass


class Entries:
    """The verbs that edit and delete entries, and the person's own parameters."""

    def __init__(self, saving: Saving) -> None:
        self._saving = saving

    def edit_profile(self, profile: Profile) -> str:
        """Puts right what is known of the person."""
        return self._saving.commit(
            profile_edited(self._saving.search, profile), "edited what is known of you"
        )

    def introduce(self, name: str, email: str, phone: str, links: Mapping[str, str] | None = None) -> str:
        """Records how the person signs; ``links`` by what they are called, None for those there are."""
        known = self._saving.search.profile
        links = known.links if links is None else links
        profile = msgspec.structs.replace(known, name=name, email=email, phone=phone, links=links)
        return self._saving.commit(profile_edited(self._saving.search, profile), "wrote down who you are")

    def set_parameter(self, name: str, value: int | str | list[str], words: str) -> str:
        """Gives a parameter the person's own value; ``words`` are what people call it.

        What makes no difference is not kept. Raises InvalidEntry for a value it cannot have.
        """
        others = {each: given for each, given in self._saving.search.parameters.items() if each != name}
        if not holding(self._saving.cadence, others)[0].is_changed_by(name, value):
            return self.reset_parameter(name, words)
        own = Parameter(id=name, value=value)
        return self._saving.put(own, f"changed a setting: {words}")

    def search_as_wide_as(self, width: str) -> str:
        """Takes one of the widths of a search that one can pick from as the goals of this one (L18)."""
        after = self._saving.search
        for name, goal in msgspec.structs.asdict(SEARCHES[width]).items():
            own = Parameter(id=f"basket.{name}", value=goal)
            is_as_it_ships = self._saving.cadence.value(own.id) == goal
            after = after.without(own) if is_as_it_ships else after.with_entry(own)
        return self._saving.commit(after, f"changed how wide you search: {width}")

    def reset_parameter(self, name: str, words: str) -> str:
        """Takes the person's own value for a parameter away."""
        own = self._saving.search.cadence.get(name)
        after = self._saving.search.without(own) if own else self._saving.search
        return self._saving.commit(after, f"took a setting back to what ships: {words}")

    def edit_company(self, company: Company) -> str:
        """Puts right what is known of a company."""
        return self._saving.put(company, f"edited {company.name}")

    def edit_person(self, contact: Contact, company: str) -> str:
        """Puts right what is known of a person, or writes down somebody new; ``company`` is its name."""
        is_new = contact.id not in self._saving.search.contacts
        after = person_edited(self._saving.search, contact, company, self._saving.new_id)
        return self._saving.commit(after, f"{'wrote down' if is_new else 'edited'} {contact.name}")

    def edit_application(self, known: Application, answers: Mapping[str, Any], company: str) -> str:
        """Puts right what is known of an application, by field; ``company`` is the employer's name."""
        after = application_edited(self._saving.search, known, answers, company, self._saving.new_id)
        return self._saving.commit(after, f"edited {after.applications[known.id].title}")

    def keep_posting_text(self, application: Application, text: str) -> str:
        """Keeps what the posting says."""
        kept = msgspec.structs.replace(application, posting_text=text)
        return self._saving.put(kept, f"kept the posting of {application.title}")

    def delete(self, asked: Deletion) -> str:
        """Deletes applications, people or companies with what goes along, as it was said when it was asked.

        Raises NotAllowed where that has become something else meanwhile.
        """
        search = self._saving.search
        now = deletion(search, [each for each in asked.entries if is_in(search, each)])
        if (now.entries, now.what) != (asked.entries, asked.what):
            raise NotAllowed(
                "It was changed elsewhere meanwhile, and stays. Have a look, and delete it again."
            )
        return self._saving.commit(now.after, f"deleted {now.what}")

    def close(self, applications: Sequence[str], reason: str) -> str:
        """Closes applications in one change; one that has ended already stays as it ended.

        A yes that does not count yet is no end (L4).
        """
        search = self._saving.search
        running = [
            app
            for app in applications
            if (story := self._saving.plan.stories.get(app)) and (story.outcome is None or story.is_unsecured)
        ]
        for app in running:
            search = search.with_fact(
                Closed(id=self._saving.new_id(), app=app, at=self._saving.clock(), reason=reason)
            )
        return self._saving.commit(search, f"closed {count_text(len(running), 'application')}")
