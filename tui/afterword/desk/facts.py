"""What happened, written down; a company or a person that is new is made along with it."""

from collections.abc import Sequence

from afterword.desk.saving import Saving
from afterword.domain.application import Application
from afterword.domain.capturing.capture import CapturedApplication, CapturedDebrief, CapturedInterview
from afterword.domain.capturing.debriefing import debrief_recorded, round_dropped
from afterword.domain.capturing.recording import (
    application_recorded,
    booking,
    interview_corrected,
    interview_moved,
    interview_recorded,
)
from afterword.domain.errors import NotFound
from afterword.domain.facts import Debrief, Fact, Interview
from afterword.domain.people import Contact
from afterword.domain.telling import told


class Facts:
    """The verbs that record, correct and delete facts."""

    def __init__(self, saving: Saving) -> None:
        self._saving = saving

    def log_application(self, captured: CapturedApplication) -> str:
        """Records that the person applied somewhere, or keeps a posting for later."""
        after = application_recorded(
            self._saving.search, captured, self._saving.new_id, self._saving.plan.is_running
        )
        company = captured.company.strip()
        if after.facts == self._saving.search.facts:
            return self._saving.commit(after, f"added what is new to {captured.title} at {company}")
        if captured.is_saved:
            return self._saving.commit(after, f"kept the posting of {captured.title} at {company}")
        return self._saving.commit(after, f"applied to {company} as {captured.title}")

    def log_interview(self, captured: CapturedInterview, application: str | None = None) -> str:
        """Records an interview, coming or held, with its company, people and, if held, its debrief.

        One that ``application`` is known to go to revives it, should it have ended (R-SILENCE).
        """

        def runs(app: str) -> bool:
            return app == application or self._saving.plan.is_running(app)

        after = interview_recorded(
            self._saving.search, captured, self._saving.new_id, runs, self._saving.clock()
        )
        return self._saving.commit(after, f"logged the interview with {captured.company}")

    def correct_interview(self, known: Interview, captured: CapturedInterview) -> str:
        """Puts time, place and people of an appointment right."""
        after = interview_corrected(self._saving.search, known, captured, self._saving.new_id)
        return self._saving.commit(after, f"corrected the interview with {captured.company}")

    def move_interview(self, application: str, number: int, captured: CapturedInterview) -> str:
        """Books a round again, for another time."""
        known = booking(self._saving.search, application, number)
        after = interview_moved(
            self._saving.search, known, captured, self._saving.new_id, self._saving.clock()
        )
        return self._saving.commit(after, f"moved the interview with {captured.company}")

    def log_debrief(self, known: Debrief, captured: CapturedDebrief) -> str:
        """Records what was said in a round, in the debrief ``known`` as it was or is begun now."""
        company = self._saving.search.company_of(self._application(known.app)).name
        after = debrief_recorded(self._saving.search, known, captured, self._saving.new_id)
        return self._saving.commit(after, f"debriefed the interview with {company}")

    def drop_round(self, application: str, number: int, why: str) -> str:
        """Records that an interview did not take place, and why."""
        company = self._saving.search.company_of(self._application(application)).name
        after = round_dropped(
            self._saving.search, application, number, why, self._saving.new_id, self._saving.clock()
        )
        return self._saving.commit(after, f"noted for the interview with {company}: {why}")

    def record(self, fact: Fact, words: str, people: Sequence[Contact] = ()) -> str:
        """Adds a fact, or puts it in the place of the one with its id, and the people who come with it.

        ``words`` say what was done.
        """
        if fact.app:
            self._application(fact.app)
        return self._saving.commit(self._saving.search.with_entries(people).with_fact(fact), words)

    def record_told(self, fact: Fact, people: Sequence[Contact] = ()) -> str:
        """Adds a fact and the people who come with it, in the words for its kind."""
        return self.record(
            fact, told(self._saving.search.with_entries(people), fact, self._saving.habit), people
        )

    def delete(self, fact: Fact) -> str:
        """Takes a fact back; undo brings it again."""
        return self._saving.commit(
            self._saving.search.without(fact),
            f"deleted: {told(self._saving.search, fact, self._saving.habit)}",
        )

    def debrief_of(self, application: str, number: int) -> Debrief:
        """The debrief of a round as it is, or an empty one to be filled in now."""
        story = self._saving.plan.stories.get(application)
        if story is None or number not in story.rounds:
            raise NotFound("That interview is not recorded any more; log it anew.")
        known = story.rounds[number].debrief
        return known or Debrief(
            id=self._saving.new_id(), app=application, at=self._saving.clock(), round=number
        )

    def _application(self, application_id: str) -> Application:
        """The application with that id; facts belong to one that exists."""
        application = self._saving.search.applications.get(application_id)
        if application is None:
            raise NotFound("That application is not in your search any more.")
        return application
