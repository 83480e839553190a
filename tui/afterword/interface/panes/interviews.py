"""The second pane: the interviews to come, next first; then the processes that wait for an answer."""

import msgspec
from textual.content import Content

from afterword.domain.history.rounds import Round
from afterword.domain.history.story import Story
from afterword.domain.phrases import listed, span_text
from afterword.domain.rules.decision import decision_date
from afterword.interface.text import assemble, cut, padded, widest
from afterword.interface.view import View
from afterword.interface.widgets.virtual_list import VirtualList


class InterviewProcess(msgspec.Struct, frozen=True):
    """A running application with a round; ``next_round`` is the appointment to come, if one is agreed."""

    application: str
    next_round: Round | None


class InterviewsPane(VirtualList[InterviewProcess]):
    """Active interviews: when the next one is, and what is being waited for until when."""

    HELP = (
        "Interviews to come, then what runs since an interview. `capture.interview` logs one, "
        "`capture.debrief` writes down what was said."
    )
    BORDER_TITLE = "Active interviews"

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's word in every widget
        super().__init__(id=id, empty="")
        self._view: View | None = None
        self._company_width = 0

    def refill(self, view: View) -> None:
        """Shows the running processes of ``view``."""
        self._view = view
        live = [story for story in view.plan.survey.live if story.rounds]
        coming = sorted((s for s in live if s.scheduled), key=lambda s: s.scheduled[0].start)
        waiting = sorted((s for s in live if not s.scheduled), key=lambda s: self._order(view, s))
        processes = [InterviewProcess(s.application.id, s.scheduled[0]) for s in coming]
        processes += [InterviewProcess(s.application.id, None) for s in waiting]
        self._company_width = widest(s.company.name for s in live)
        self.border_title = f"Active interviews · {len(processes)}"
        self.show(processes, empty=view.said("No interview yet. `capture.interview` logs one."))

    def identify(self, value: InterviewProcess) -> str:
        """A process is known by its application."""
        return value.application

    def render_row(self, value: InterviewProcess, width: int, highlighted: bool) -> Content:
        """One process in one line."""
        view = self._view
        if view is None:
            return Content()
        story = view.plan.stories[value.application]
        company = padded(story.company.name, min(self._company_width, max(width // 3, 8)))
        if value.next_round is None:
            return assemble(("· ", "$text-muted"), company, "  ", cut(waiting_text(view, story), width))
        when = _until(view, value.next_round)
        people = listed(view.names(value.next_round.interviewers))
        about = " · ".join(part for part in (story.application.title, people, value.next_round.place) if part)
        return assemble(
            ("◷ ", "$due"), company, "  ", (when, "bold"), "  ", (cut(about, width), "$text-muted")
        )

    def _order(self, view: View, story: Story) -> tuple[object, ...]:
        first = next(iter(view.plan.of_application(story.application.id)), None)
        return (first is None, first.due if first else view.now)


def _until(view: View, coming: Round) -> str:
    if coming.start <= view.now:
        return "now"
    ahead = coming.start - view.now
    if ahead.total_seconds() < 2 * 3600:
        return f"in {span_text(ahead)}"
    return view.habit.near(coming.start, view.now, view.zone)


def waiting_text(view: View, story: Story) -> str:
    """What to do now in a process, or until when to wait and why."""
    line = view.lines.get(story.application.id)
    first = next(iter(view.plan.of_application(story.application.id)), None)
    if line is None:
        return "it has ended"
    decides = _decides(view, story)
    if line.kind == "action" and first:
        now = f"now: {first.what} to {view.who(first)}" if first.contact else f"now: {first.what}"
        return " · ".join(filter(None, (now, decides)))
    waits = line.because
    if line.until and view.habit.day(line.until.astimezone(view.zone).date()) not in line.because:
        waits = f"wait until {view.habit.near(line.until, view.now, view.zone)}: {line.because}"
    # What ends last is said first: where it is narrow the end of the line is cut.
    return waits if decides in waits else f"{decides} · {waits}"


def _decides(view: View, story: Story) -> str:
    """When they will have decided, where they said it and it is still to come; else empty."""
    decision = decision_date(story, view.now)
    if decision is None or decision.day < view.now.astimezone(story.employer_zone).date():
        return ""
    return f"they decide by {view.habit.day(decision.day)}"
