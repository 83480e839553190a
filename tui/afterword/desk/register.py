"""The register: who and what the search is about, put right; and several applications dealt with at once."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any

import msgspec

from afterword.desk.archive import Archive
from afterword.domain.application import Application
from afterword.domain.calendar import day_of, moment
from afterword.domain.deleting import Deletion, deletion, is_in
from afterword.domain.editing import application_edited, person_edited, profile_edited
from afterword.domain.errors import NotAllowed, NotFound
from afterword.domain.facts import Closed, DayOrInstant, Sent, Snooze
from afterword.domain.follow_up import FollowUp
from afterword.domain.own_account import message_of
from afterword.domain.people import Company, Contact, Profile
from afterword.domain.phrases import count_text
from afterword.domain.rules.moments import MORNING
from afterword.domain.search import Parameter

if TYPE_CHECKING:
    from afterword.writing.catalogue import Catalogue


class Register(Archive):
    """The verbs that edit entries, and those for applications that have gone quiet."""

    @cached_property
    def catalogue(self) -> "Catalogue":
        """The messages to write: those that ship, unless the person has their own."""
        # What writes messages is loaded with the first one, not with the program.
        from afterword.writing.catalogue import shipped_catalogue

        return shipped_catalogue()

    def edit_profile(self, profile: Profile) -> str:
        """Puts right what is known of the person."""
        return self.commit(profile_edited(self.search, profile), "edited what is known of you")

    def set_parameter(self, name: str, value: int | str | list[str], words: str) -> str:
        """Gives a parameter the person's own value; ``words`` are what people call it.

        What is as it ships is not kept. Raises InvalidEntry for a value it cannot have.
        """
        if self.cadence.overridden({name: value}) == self.cadence:
            return self.reset_parameter(name, words)
        own = Parameter(id=name, value=value)
        return self.commit(self.search.with_entry(own), f"changed a setting: {words}")

    def reset_parameter(self, name: str, words: str) -> str:
        """Takes the person's own value for a parameter away."""
        own = self.search.cadence.get(name)
        after = self.search.without(own) if own else self.search
        return self.commit(after, f"took a setting back to what ships: {words}")

    def edit_company(self, company: Company) -> str:
        """Puts right what is known of a company."""
        return self.commit(self.search.with_entry(company), f"edited {company.name}")

    def edit_person(self, contact: Contact, company: str) -> str:
        """Puts right what is known of a person, or writes down somebody new; ``company`` is its name."""
        is_new = contact.id not in self.search.contacts
        after = person_edited(self.search, contact, company, self.new_id)
        return self.commit(after, f"{'wrote down' if is_new else 'edited'} {contact.name}")

    def edit_application(self, known: Application, answers: Mapping[str, Any], company: str) -> str:
        """Puts right what is known of an application, by field; ``company`` is the employer's name."""
        after = application_edited(self.search, known, answers, company, self.new_id)
        return self.commit(after, f"edited {after.applications[known.id].title}")

    def keep_posting_text(self, application: Application, text: str) -> str:
        """Keeps what the posting says."""
        kept = msgspec.structs.replace(application, posting_text=text)
        return self.commit(self.search.with_entry(kept), f"kept the posting of {application.title}")

    def delete_entries(self, asked: Deletion) -> str:
        """Deletes applications, people or companies with what goes along, as it was said when it was asked.

        Raises NotAllowed where that has become something else meanwhile.
        """
        search = self.search
        now = deletion(search, [each for each in asked.entries if is_in(search, each)])
        if (now.entries, now.what) != (asked.entries, asked.what):
            raise NotAllowed(
                "It was changed elsewhere meanwhile, and stays. Have a look, and delete it again."
            )
        return self.commit(now.after, f"deleted {now.what}")

    def close(self, applications: Sequence[str], reason: str) -> str:
        """Closes applications in one change; one that has ended already stays as it ended."""
        search = self.search
        running = [
            app for app in applications if (story := self.plan.stories.get(app)) and story.outcome is None
        ]
        for app in running:
            search = search.with_fact(Closed(id=self.new_id(), app=app, at=self.clock(), reason=reason))
        return self.commit(search, f"closed {count_text(len(running), 'application')}")

    # Gone quiet

    def check_in_message(self, follow_up: FollowUp) -> FollowUp:
        """The enquiry with which one checks in once more: to somebody who never answered, or not since."""
        application = follow_up.application or ""
        story = self.plan.stories[application]
        kind = "status_email" if story.has_answered else "application_follow_up"
        asked = message_of(self.plan, kind, application, story.primary_contact(None, self.clock()))
        if asked is None:
            raise NotFound(f"There is no application {application!r} to check in with.")
        return asked

    def check_in(self, follow_up: FollowUp) -> str:
        """Records that the person wrote once more to one that had gone quiet, and asks again in a while."""
        asked = self.check_in_message(follow_up)
        story = self.plan.stories[follow_up.application or ""]
        now, zone = self.clock(), story.employer_zone
        day = story.employer_calendar.after(day_of(now, zone), story.cadence.checkin.spacing_bd)
        until = max(moment(day, MORNING, zone), follow_up.due + timedelta(minutes=1))
        search = self.search.with_fact(
            Sent(
                id=self.new_id(),
                app=follow_up.application,
                at=now,
                kind=asked.kind,
                to=asked.contact,
            )
        ).with_fact(
            Snooze(
                id=self.new_id(),
                app=follow_up.application,
                at=now,
                key=follow_up.key,
                until=DayOrInstant(until),
            )
        )
        name = story.company.name
        return self.commit(search, f"checked in with {name}; it is asked again from {self.habit.day(day)}")
