"""The diary: what happened, written down; a company or a person that is new is made along with it."""

from collections.abc import Mapping, Sequence

import msgspec

from afterword.desk.register import Register
from afterword.domain.application import Application
from afterword.domain.capture import CapturedApplication, CapturedDebrief, CapturedInterview
from afterword.domain.debriefing import debrief_recorded, round_dropped
from afterword.domain.editing import profile_edited
from afterword.domain.errors import NotFound
from afterword.domain.facts import Debrief, Fact, Interview
from afterword.domain.people import Contact
from afterword.domain.recording import (
    application_recorded,
    booking,
    interview_corrected,
    interview_moved,
    interview_recorded,
)
from afterword.domain.telling import told


class Diary(Register):
    """The verbs that record, correct and delete facts."""

    def log_application(self, captured: CapturedApplication) -> str:
        """Records that the person applied somewhere, or keeps a posting for later."""
        after = application_recorded(self.search, captured, self.new_id, self._is_running)
        company = captured.company.strip()
        if after.facts == self.search.facts:
            return self.commit(after, f"added what is new to {captured.title} at {company}")
        if captured.is_saved:
            return self.commit(after, f"kept the posting of {captured.title} at {company}")
        return self.commit(after, f"applied to {company} as {captured.title}")

    def log_interview(self, captured: CapturedInterview, application: str | None = None) -> str:
        """Records an interview, coming or held, with its company, people and, if held, its debrief.

        One that ``application`` is known to go to revives it, should it have ended (R-SILENCE).
        """

        def runs(app: str) -> bool:
            return app == application or self._is_running(app)

        after = interview_recorded(self.search, captured, self.new_id, runs, self.clock())
        return self.commit(after, f"logged the interview with {captured.company}")

    def correct_interview(self, known: Interview, captured: CapturedInterview) -> str:
        """Puts time, place and people of an appointment right."""
        after = interview_corrected(self.search, known, captured, self.new_id)
        return self.commit(after, f"corrected the interview with {captured.company}")

    def move_interview(self, application: str, number: int, captured: CapturedInterview) -> str:
        """Books a round again, for another time."""
        known = booking(self.search, application, number)
        after = interview_moved(self.search, known, captured, self.new_id, self.clock())
        return self.commit(after, f"moved the interview with {captured.company}")

    def log_debrief(self, known: Debrief, captured: CapturedDebrief) -> str:
        """Records what was said in a round, in the debrief ``known`` as it was or is begun now."""
        company = self.search.company_of(self._application(known.app)).name
        after = debrief_recorded(self.search, known, captured, self.new_id)
        return self.commit(after, f"debriefed the interview with {company}")

    def drop_round(self, application: str, number: int, why: str) -> str:
        """Records that an interview did not take place, and why."""
        company = self.search.company_of(self._application(application)).name
        after = round_dropped(self.search, application, number, why, self.new_id, self.clock())
        return self.commit(after, f"noted for the interview with {company}: {why}")

    def record(self, fact: Fact, words: str, people: Sequence[Contact] = ()) -> str:
        """Adds a fact, or puts it in the place of the one with its id, and the people who come with it.

        ``words`` say what was done.
        """
        if fact.app:
            self._application(fact.app)
        return self.commit(self.search.with_entries(people).with_fact(fact), words)

    def record_told(self, fact: Fact, people: Sequence[Contact] = ()) -> str:
        """Adds a fact and the people who come with it, in the words for its kind."""
        return self.record(fact, told(self.search.with_entries(people), fact, self.habit), people)

    def delete(self, fact: Fact) -> str:
        """Takes a fact back; undo brings it again."""
        return self.commit(self.search.without(fact), f"deleted: {told(self.search, fact, self.habit)}")

    def debrief_of(self, application: str, number: int) -> Debrief:
        """The debrief of a round as it is, or an empty one to be filled in now."""
        story = self.plan.stories.get(application)
        if story is None or number not in story.rounds:
            raise NotFound("That interview is not recorded any more; log it anew.")
        known = story.rounds[number].debrief
        return known or Debrief(id=self.new_id(), app=application, at=self.clock(), round=number)

    def introduce(self, name: str, email: str, phone: str, links: Mapping[str, str] | None = None) -> str:
        """Records how the person signs; ``links`` by what they are called, None for those there are."""
        known = self.search.profile
        links = known.links if links is None else links
        profile = msgspec.structs.replace(known, name=name, email=email, phone=phone, links=links)
        return self.commit(profile_edited(self.search, profile), "wrote down who you are")

    def _application(self, application_id: str) -> Application:
        """The application with that id; facts belong to one that exists."""
        application = self.search.applications.get(application_id)
        if application is None:
            raise NotFound("That application is not in your search any more.")
        return application

    def _is_running(self, application_id: str) -> bool:
        story = self.plan.stories.get(application_id)
        return story is None or story.outcome is None
