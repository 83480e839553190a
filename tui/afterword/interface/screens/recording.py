"""Recording, correcting and deleting facts of an application, from any screen that shows one."""

from typing import Any

from afterword.domain.facts import (
    Accepted,
    Applied,
    Call,
    Closed,
    Debrief,
    Declined,
    Fact,
    Feedback,
    Interview,
    InterviewCancelled,
    Missed,
    NetworkRequest,
    NetworkTalk,
    Note,
    Offer,
    OfferDeadline,
    Omitted,
    Prepared,
    ReferencesGiven,
    Rejected,
    Reply,
    Sent,
    Withdrawn,
)
from afterword.domain.standing import unanswered_invitation
from afterword.domain.story import Story
from afterword.domain.telling import told
from afterword.interface.acting import acting
from afterword.interface.screens.turning import Turning

Answer = tuple[str, str, type[Fact], dict[str, Any]]
"""A key, its words, the kind of fact they stand for, and what they say of it already."""

_BY_ITSELF = {"decision_date": None, "needs_reply": False}
"""What an automatic reply never says."""

SAID: tuple[Answer, ...] = (
    ("h", "we need more time, or a date", Reply, {"type": "holding", "back_on": None}),
    ("a", "you are in the next round", Reply, {"type": "advance", "back_on": None}),
    ("q", "a question", Reply, {"type": "question", "back_on": None}),
    ("o", "it is on hold", Reply, {"type": "on_hold", "back_on": None}),
    ("c", "thanks, nothing new", Reply, {"type": "courtesy", "back_on": None}),
    ("f", "feedback", Reply, {"type": "feedback", "back_on": None}),
    ("x", "out of office, automatically", Reply, {**_BY_ITSELF, "type": "auto"}),
    ("p", "they called, or I reached them", Call, {"result": "reached"}),
)
MOVES: tuple[Answer, ...] = (
    ("a", "I applied", Applied, {}),
    ("r", "they said no", Rejected, {}),
    ("o", "they made an offer", Offer, {}),
    ("t", "the offer has a (new) deadline", OfferDeadline, {}),
    ("y", "I accepted the offer", Accepted, {}),
    ("n", "I declined the offer", Declined, {}),
    ("w", "I withdrew", Withdrawn, {}),
    ("c", "close it", Closed, {}),
    ("i", "the interview was called off", InterviewCancelled, {}),
    ("m", "the interview was moved to another time", Interview, {}),
)
REMEMBERED: tuple[Answer, ...] = (
    ("q", "a question I forgot to ask", Missed, {}),
    ("p", "a point I forgot to make", Omitted, {}),
    ("f", "feedback I was given", Feedback, {}),
    ("n", "a note", Note, {}),
)
DID: tuple[Answer, ...] = (
    ("s", "sent a message", Sent, {}),
    ("c", "called", Call, {}),
    ("p", "prepared for a round", Prepared, {}),
    ("a", "asked somebody for advice", NetworkRequest, {}),
    ("t", "had the talk I asked for", NetworkTalk, {}),
    ("r", "named references", ReferencesGiven, {}),
)


_APPLIED_ALREADY = (
    ("c", "correct", "correct that day"),
    ("n", "once more", "I applied once more"),
)


class RecordingScreen(Turning):
    """A screen on which an application can be highlighted, and facts recorded for it."""

    @acting
    async def action_reply(self) -> None:
        """Records what they said."""
        await self._record("What did they say?", SAID)

    @acting
    async def action_move(self) -> None:
        """Records where the application has got to."""
        await self._record("What happened?", MOVES)

    @acting
    async def action_remember(self) -> None:
        """Writes down what came to mind."""
        await self._record("What came to mind?", REMEMBERED)

    @acting
    async def action_log(self) -> None:
        """Records what the person did anyway."""
        await self._record("What did you do?", DID)

    @acting
    async def action_write(self) -> None:
        """Writes a message of any kind for the highlighted application."""
        story = self.view.plan.stories.get(self.subject.application or "")
        if story is None:
            self.say("Move to an application first.")
            return
        await self.write(story)

    async def _record(self, question: str, answers: tuple[Answer, ...]) -> None:
        from afterword.interface.dialogs.choose import Choose
        from afterword.interface.dialogs.fact import FactForm

        story = self.view.plan.stories.get(self.subject.application or "")
        if story is None or not story.application.id:
            self.say("Move to an application first.")
            return
        title = f"{question} ({story.company.name})"
        choices = tuple((key, key, words) for key, words, _, _ in answers)
        picked = await self.app.push_screen_wait(Choose(title, choices))
        answer = next((answer for answer in answers if answer[0] == picked), None)
        if answer is None:
            return
        _, words, kind, preset = answer
        if kind is Interview:
            await self._move(story)
            return
        if kind is Applied and (applied := story.of(Applied)) and story.outcome is None:
            on = self.view.habit.day(applied[-1].at.astimezone(self.view.zone).date())
            again = await self.choose(f"You applied on {on} already.", _APPLIED_ALREADY)
            if again == "correct":
                await self._correct(story, applied[-1])
            if again != "once more":
                return
        form = FactForm(f"{story.company.name}: {words}", self.view, story, kind, preset=preset)

        def act(values: dict[str, Any]) -> str:
            return self.desk.facts.record_told(*form.fact(values, self.desk.saving.new_id))

        if await self.ask(form, act) and preset.get("type") == "advance":
            await self._book(story.application.id)

    async def _book(self, application: str) -> None:
        """Asks for the next interview right after they said that there is one; esc where no day is known."""
        from afterword.interface.dialogs.interview import InterviewForm

        story = self.view.plan.stories.get(application)
        invited = unanswered_invitation(story) if story else None
        if story is None or invited is None:
            return
        wrote = self.view.search.contacts.get(invited.from_ or "")
        people = [wrote] if wrote and wrote.role not in ("recruiter", "coordinator") else []
        await self.log_interview(InterviewForm(self.view, next_round=story, people=people), application)

    async def _move(self, story: Story) -> None:
        """The next round to come has another time; without one, the last."""
        rounds = [r.number for r in story.scheduled] or sorted(story.rounds)[-1:]
        if not rounds:
            self.say("No interview is recorded here yet; `capture.interview` logs one.")
            return
        await self.move_interview(story.application.id, rounds[0])

    @acting
    async def action_edit(self) -> None:
        """Corrects the highlighted fact."""
        from afterword.interface.dialogs.interview import InterviewForm

        fact = self.subject.fact or self.view.newest_fact(self.subject.application)
        story = self.view.plan.stories.get(self.subject.application or "")
        if fact is None or story is None:
            self.say("There is nothing to correct yet.")
            return
        match fact:
            case Debrief():
                await self.debrief(fact.app, fact.round)
            case Interview():
                form = InterviewForm(
                    self.view, company=story.company.name, title=story.application.title, known=fact
                )
                await self.ask(
                    form, lambda values: self.desk.facts.correct_interview(fact, form.captured(values))
                )
            case _:
                await self._correct(story, fact)

    async def _correct(self, story: Story, fact: Fact) -> None:
        from afterword.interface.dialogs.fact import FactForm

        words = told(self.desk.search, fact, self.view.habit)
        form = FactForm(f"Correct: {words}", self.view, story, type(fact), known=fact)

        def act(values: dict[str, Any]) -> str:
            corrected, people = form.fact(values, self.desk.saving.new_id)
            return self.desk.facts.record(corrected, f"corrected: {words}", people)

        await self.ask(form, act)
