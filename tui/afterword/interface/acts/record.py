"""Recording what happened with an application, and correcting it."""

from collections.abc import Mapping
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
    OfferInWriting,
    Omitted,
    Prepared,
    ReferencesGiven,
    Rejected,
    Reply,
    Sent,
    Withdrawn,
)
from afterword.domain.history.story import Story
from afterword.domain.insight.standing import unanswered_invitation
from afterword.domain.telling import told
from afterword.interface.acts.capture import ask_debrief, ask_interview, move_interview
from afterword.interface.screens.base import DeskScreen
from afterword.interface.screens.forms import ask_fact
from afterword.interface.subject import NothingToActOn, Subject

RecordAnswer = tuple[str, str, type[Fact], Mapping[str, Any]]
"""A key, its words, the kind of fact they stand for, and what they say of it already."""

_BY_ITSELF = {"decision_date": None, "needs_reply": False}
"""What an automatic reply never says."""

_NO: RecordAnswer = ("r", "they said no", Rejected, {})
_OFFERED: RecordAnswer = ("o", "they made an offer", Offer, {})
_WRITTEN: RecordAnswer = ("s", "they sent the contract: the offer is in writing", OfferInWriting, {})
_MOVED: RecordAnswer = ("m", "the interview was moved to another time", Interview, {})

SAID: tuple[RecordAnswer, ...] = (
    ("h", "we need more time, or a date", Reply, {"type": "holding", "back_on": None}),
    ("a", "you are in the next round", Reply, {"type": "advance", "back_on": None}),
    ("q", "a question", Reply, {"type": "question", "back_on": None}),
    _NO,
    _OFFERED,
    _MOVED,
    ("u", "it is on hold", Reply, {"type": "on_hold", "back_on": None}),
    ("w", "I am on the waiting list", Reply, {"type": "waiting_list", "back_on": None}),
    ("b", "please ring", Reply, {"type": "call_back", "back_on": None}),
    ("l", "they will ring", Reply, {"type": "will_call", "back_on": None}),
    ("n", "they come to me; please do not ask", Reply, {"type": "no_contact", "back_on": None}),
    ("c", "thanks, nothing new", Reply, {"type": "courtesy", "back_on": None}),
    ("f", "feedback", Reply, {"type": "feedback", "back_on": None}),
    _WRITTEN,
    ("x", "out of office, automatically", Reply, {**_BY_ITSELF, "type": "auto"}),
    ("p", "they called, or I reached them", Call, {"result": "reached"}),
)
MOVES: tuple[RecordAnswer, ...] = (
    ("a", "I applied", Applied, {}),
    _NO,
    _OFFERED,
    ("t", "the offer has a (new) deadline", OfferDeadline, {}),
    _WRITTEN,
    ("y", "I accepted the offer", Accepted, {}),
    ("n", "I declined the offer", Declined, {}),
    ("w", "I withdrew", Withdrawn, {}),
    ("c", "close it", Closed, {}),
    ("i", "the interview did not take place", InterviewCancelled, {}),
    _MOVED,
)
REMEMBERED: tuple[RecordAnswer, ...] = (
    ("q", "a question I forgot to ask", Missed, {}),
    ("p", "a point I forgot to make", Omitted, {}),
    ("f", "feedback I was given", Feedback, {}),
    ("n", "a note", Note, {}),
)
DID: tuple[RecordAnswer, ...] = (
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


async def reply(at: DeskScreen, on: Subject) -> None:
    """Records what they said."""
    await _record(at, on, "What did they say?", SAID)


async def move(at: DeskScreen, on: Subject) -> None:
    """Records where the application has got to."""
    await _record(at, on, "What happened?", MOVES)


async def remember(at: DeskScreen, on: Subject) -> None:
    """Writes down what came to mind."""
    await _record(at, on, "What came to mind?", REMEMBERED)


async def log(at: DeskScreen, on: Subject) -> None:
    """Records what the person did anyway."""
    await _record(at, on, "What did you do?", DID)


async def _record(at: DeskScreen, on: Subject, question: str, answers: tuple[RecordAnswer, ...]) -> None:
    story = at.view.plan.stories[on.the_application()]
    title = f"{question} ({at.view.firm(story)})"
    choices = tuple((key, key, words) for key, words, _, _ in answers)
    picked = await at.choose(title, choices)
    answer = next((answer for answer in answers if answer[0] == picked), None)
    if answer is None:
        return
    _, words, kind, preset = answer
    if kind is Interview:
        await _move_next(at, story)
        return
    if kind is Applied and (applied := story.of(Applied)) and story.outcome is None:
        day = at.view.habit.day(applied[-1].at.astimezone(at.view.zone).date())
        again = await at.choose(f"You applied on {day} already.", _APPLIED_ALREADY)
        if again == "correct":
            await _correct(at, story, applied[-1])
        if again != "once more":
            return
    application, before = story.application.id, {follow_up.key for follow_up in at.desk.plan.open}
    is_recorded = await ask_fact(at, f"{at.view.firm(story)}: {words}", story, kind, preset)
    brought = (f for f in at.desk.plan.due if f.application == application and f.key not in before)
    if is_recorded and (first := next(brought, None)):
        at.go_to(first.key)
    if is_recorded and preset.get("type") == "advance":
        await _book(at, application)


async def _book(at: DeskScreen, application: str) -> None:
    """Asks for the next interview right after they said that there is one; esc where no day is known."""
    from afterword.interface.dialogs.interview import InterviewForm

    story = at.view.plan.stories.get(application)
    invited = unanswered_invitation(story) if story else None
    if story is None or invited is None:
        return
    wrote = at.view.search.contacts.get(invited.from_ or "")
    people = [wrote] if wrote and wrote.role not in ("recruiter", "coordinator") else []
    await ask_interview(at, InterviewForm(at.view, next_round=story, people=people), application)


async def _move_next(at: DeskScreen, story: Story) -> None:
    """The next round to come has another time; without one, the last."""
    rounds = [r.number for r in story.scheduled] or sorted(story.rounds)[-1:]
    if not rounds:
        raise NothingToActOn("No interview is recorded here yet; `capture.interview` logs one.")
    await move_interview(at, story.application.id, rounds[0])


async def edit(at: DeskScreen, on: Subject) -> None:
    """Corrects the highlighted fact."""
    from afterword.interface.dialogs.interview import InterviewForm

    fact = on.fact or at.view.newest_fact(on.application)
    story = at.view.plan.stories.get(on.application or "")
    if fact is None or story is None:
        raise NothingToActOn("There is nothing to correct yet.")
    match fact:
        case Debrief():
            await ask_debrief(at, fact.app, fact.round)
        case Interview():
            form = InterviewForm(
                at.view, company=story.company.name, title=story.application.title, known=fact
            )
            await at.ask(form, lambda captured: at.desk.facts.correct_interview(fact, captured))
        case _:
            await _correct(at, story, fact)


async def _correct(at: DeskScreen, story: Story, fact: Fact) -> None:
    from afterword.interface.dialogs.fact import FactForm

    words = told(at.desk.search, fact, at.view.habit)
    form = FactForm(f"Correct: {words}", at.view, story, type(fact), at.desk.saving.new_id, known=fact)

    await at.ask(form, lambda told: at.desk.facts.record(told.fact, f"corrected: {words}", told.people))
