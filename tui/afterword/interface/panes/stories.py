"""An application in words: what it is, its rounds, where it stands, what comes next."""

from collections.abc import Iterator

from textual.content import Content

from afterword.domain.facts import Reply
from afterword.domain.history.rounds import Round
from afterword.domain.history.story import Story
from afterword.domain.phrases import listed
from afterword.interface.panes.rows import closing_text, sign_of, story_pill
from afterword.interface.text import assemble, content
from afterword.interface.view import View


def story_lines(view: View, story: Story) -> Iterator[Content]:
    """The rounds of an application and its open follow-ups."""
    for held in story.rounds.values():
        yield round_line(view, story, held)
    yield from standing_lines(view, story)
    for follow_up in view.plan.of_application(story.application.id):
        sign, style = sign_of(view, follow_up)
        to = f" to {view.who(follow_up)}" if follow_up.contact else ""
        yield assemble(
            (f"{sign:<7}", style), f"{follow_up.asks}{to}, {view.habit.moment(follow_up.due, view.zone)}"
        )


def headline(view: View, story: Story) -> Iterator[Content]:
    """Position, company and stage; until when one can apply; where it was found and where it lies."""
    application = story.application
    yield assemble(
        (application.title, "bold"),
        (f" · {story.company.name}", "$text-muted"),
        "  ",
        story_pill(story),
        (f"  {closing_text(view, story)}", "$due"),
    )
    found = (application.source, application.location, application.pay, application.url)
    if any(found):
        yield content(" · ".join(part for part in found if part), "$text-muted")


def round_line(view: View, story: Story, held: Round) -> Content:
    """A round: when, whether it has been, with whom and where."""
    people = listed(view.names(held.interviewers))
    state = "called off" if held.called_off else "held" if held in story.held else "to come"
    return content(
        f"Round {held.number}: {view.habit.moment(held.start, view.zone)}, {state}"
        + (f", with {people}" if people else "")
        + (f", {held.place}" if held.place else "")
    )


def standing_lines(view: View, story: Story) -> Iterator[Content]:
    """Until when to wait, why, and what to do elsewhere meanwhile; nothing where there is something to do."""
    line = view.lines.get(story.application.id)
    if line and line.kind != "action":
        until = f"until {view.habit.near(line.until, view.now, view.zone)}: " if line.until else ""
        yield assemble(("wait " if line.kind == "wait" else "", "bold $text-muted"), f"{until}{line.because}")
        if undated := story.record.undated:
            is_met = isinstance(undated, Reply) and undated.type == "advance"
            log = "`capture.interview` logs the interview, " if is_met else ""
            yield content(view.said(f"{log}`record.edit` gives it its day."), "$text-muted")
        if elsewhere := view.meanwhile(line):
            yield assemble(("meanwhile ", "bold $text-muted"), elsewhere)
