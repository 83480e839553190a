"""Writing down what happened: an application sent, an interview to come or just had, what was said in it."""

from typing import TYPE_CHECKING

from afterword.domain.capturing.recording import booking
from afterword.domain.follow_up import FollowUp
from afterword.interface.requests import OpenFollowUp
from afterword.interface.screens.base import DeskScreen
from afterword.interface.subject import NothingToActOn, Subject
from afterword.interface.widgets.flash import Flash

if TYPE_CHECKING:
    from collections.abc import Iterator

    from afterword.domain.history.rounds import Round
    from afterword.domain.history.story import Story
    from afterword.interface.dialogs.debrief import Debriefed
    from afterword.interface.dialogs.interview import InterviewForm


async def interview(at: DeskScreen, on: Subject) -> None:
    """Logs an interview, for the application that is meant unless another is typed."""
    from afterword.interface.dialogs.interview import InterviewForm

    story = at.view.plan.stories.get(on.application or "-")
    if story is None or story.outcome:
        form = InterviewForm(at.view)
    else:
        form = InterviewForm(at.view, company=story.company.name, title=story.application.title)
    await ask_interview(at, form)


async def applied(at: DeskScreen, _: Subject) -> None:
    """Logs an application, or keeps a posting for later."""
    from afterword.interface.dialogs.application import ApplicationForm

    if captured := await at.ask(ApplicationForm(at.view), at.desk.facts.log_application):
        at.stand_on(captured)


async def debrief(at: DeskScreen, on: Subject) -> None:
    """Debriefs the last round of the application that is meant, else one that waits for it or goes on."""
    view = at.view
    story = view.plan.stories.get(on.application or "")
    # One that is over sooner than planned, or to which nobody came, has only begun.
    begun = [*story.held, *_under_way(story)] if story else []
    waiting = next((f for f in view.plan.open if f.rule == "C1"), None)
    if story and begun:
        await ask_debrief(at, story.application.id, begun[-1].number)
    elif waiting and waiting.application and waiting.round:
        await ask_debrief(at, waiting.application, waiting.round)
    elif talking := next(((each, on) for each in view.plan.survey.live for on in _under_way(each)), None):
        await ask_debrief(at, talking[0].application.id, talking[1].number)
    else:
        raise NothingToActOn("No interview has been held yet. `capture.interview` logs one.")


def _under_way(story: "Story") -> "Iterator[Round]":
    """The rounds that have begun and are planned to go on."""
    return (coming for coming in story.scheduled if coming.start < story.now)


async def ask_debrief(at: DeskScreen, application: str, number: int) -> None:
    """Asks what was said in a round and records it; leads on to its first thank-you once that may be sent."""
    from afterword.interface.dialogs.debrief import DebriefForm

    facts, story = at.desk.facts, at.view.plan.stories[application]
    if number not in story.rounds:
        raise NothingToActOn("The interview of this debrief is not recorded; `capture.interview` logs it.")
    form = DebriefForm(at.view, story, story.rounds[number])

    def act(told: "Debriefed") -> str:
        match told.outcome:
            case "moved":
                return ""
            case "no_show":
                return facts.drop_round(application, number, "nobody came")
            case "cancelled":
                return facts.drop_round(application, number, "I called it off")
        return facts.log_debrief(facts.debrief_of(application, number), told.said) if told.said else ""

    is_new = story.rounds[number].debrief is None
    told = await at.ask(form, act)
    if told is None:
        return
    if told.outcome == "moved":
        await move_interview(at, application, number)
        return
    asked = ("C2", application, number)
    thanks = next((f for f in at.desk.plan.open if (f.rule, f.application, f.round) == asked), None)
    if thanks:
        at.go_to(thanks.key)
    at.go_to_application(application)
    if is_new and thanks in at.desk.plan.due:
        _lead_on(at, thanks)


async def ask_interview(at: DeskScreen, form: "InterviewForm", application: str | None = None) -> None:
    """Asks for an interview and records it; leads on to the thank-you for one just had, and to the
    confirmation of one that waits for it.
    """
    captured = await at.ask(form, lambda captured: at.desk.facts.log_interview(captured, application))
    if captured is None:
        return
    plan = at.desk.plan
    at.stand_on(captured)
    if captured.talk:
        _lead_on(at, plan.first_thank_you(captured.end))
    elif not captured.confirmed:
        _lead_on(at, plan.confirmation(captured.start))


def _lead_on(at: DeskScreen, follow_up: FollowUp | None) -> None:
    if follow_up:
        said = "".join(flash.said for flash in at.query(Flash))
        at.post_message(OpenFollowUp(follow_up, said=said))


async def move_interview(at: DeskScreen, application: str, number: int) -> None:
    """Asks when a round is now."""
    from afterword.interface.dialogs.interview import InterviewForm

    story = at.view.plan.stories[application]
    form = InterviewForm(
        at.view,
        company=story.company.name,
        title=story.application.title,
        known=booking(at.desk.search, application, number),
        moved=True,
    )
    await at.ask(form, lambda captured: at.desk.facts.move_interview(application, number, captured))
