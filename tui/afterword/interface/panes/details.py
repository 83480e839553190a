"""Beside or below the panes: why, when, and the words, for whatever is highlighted."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from afterword.domain.follow_up import FollowUp, Status
from afterword.domain.guard import meter
from afterword.domain.phrases import day_text, listed, moment_text, near_text, zone_text
from afterword.domain.story import Story
from afterword.interface.panes.rows import SIGNS
from afterword.interface.text import assemble, content
from afterword.interface.view import View
from afterword.writing.draft import Draft


class DetailsPane(VerticalScroll, can_focus=False):
    """The highlighted follow-up or application in full."""

    BORDER_TITLE = "Details"

    def compose(self) -> Iterator[Static]:
        """One text; it scrolls with the pane."""
        yield Static(id="details-text")

    def show_follow_up(self, view: View, follow_up: FollowUp, draft: Draft | None) -> None:
        """Why this follow-up, its dates on both clocks, and the draft."""
        lines = list(follow_up_lines(view, follow_up))
        if draft:
            lines += _draft_lines(draft)
        self._show(lines)

    def show_story(self, view: View, story: Story) -> None:
        """An application: what it is, its people, and what comes next."""
        self._show(list(story_lines(view, story)))

    def show_nothing(self) -> None:
        """Nothing is highlighted."""
        self._show([])

    def _show(self, lines: list[Content]) -> None:
        self.query_one("#details-text", Static).update(Content("\n").join(lines))
        self.scroll_home(animate=False)


def follow_up_lines(view: View, follow_up: FollowUp) -> Iterator[Content]:
    """What a follow-up is, why, and when, with the recipient's clock beside one's own."""
    sign, style = SIGNS.get(follow_up.status, (f"– {follow_up.status.value}", "$text-muted"))
    to = f" to {view.who(follow_up)}" if follow_up.contact else ""
    yield assemble((f"{sign}  ", style), (f"{follow_up.what}{to}", "bold"))
    yield content(
        f"{view.company_name(follow_up.company)} · {view.title(follow_up.application)}", "$text-muted"
    )
    yield Content()
    yield content(follow_up.reason)
    yield Content()
    theirs = ZoneInfo(follow_up.zone)
    moments = (
        ("opens", follow_up.opens),
        ("due", follow_up.due),
        ("late from", follow_up.overdue),
        ("lapses", follow_up.expires),
    )
    for label, instant in moments:
        if instant is None:
            continue
        text = moment_text(instant, view.zone)
        if moment_text(instant, theirs) != text:
            text += f"  ({moment_text(instant, theirs)} in {zone_text(follow_up.zone)})"
        yield assemble((f"{label:<10}", "$text-muted"), text)
    yield from guard_lines(view, follow_up)


def guard_lines(view: View, follow_up: FollowUp) -> Iterator[Content]:
    """The guard's meter for whom it goes to, and whether a contact is fine now."""
    story = view.plan.stories.get(follow_up.application or "")
    if story is None or follow_up.medium == "internal":
        return
    recipient = story.recipient(follow_up.contact)
    used = meter(story, recipient, view.now)
    free = day_text(used.next_free) if used.next_free else "today"
    yield assemble(
        ("contacts  ", "$text-muted"),
        f"{used.counted} of {used.limit} in ten business days · {used.unanswered} of {used.most_unanswered} "
        f"unanswered · next free day: {free}",
    )
    if follow_up.held_by and follow_up.status is Status.UPCOMING:
        yield assemble(("held by   ", "$text-muted"), follow_up.held_by)
    elif used.unanswered == 2:
        yield content("Two messages without an answer: expect nothing, and apply elsewhere today.", "$due")
    elif follow_up.status in (Status.DUE, Status.OVERDUE):
        yield content("Well within good manners: following up now is fine.", "$done")


def story_lines(view: View, story: Story) -> Iterator[Content]:
    """An application, its rounds and its open follow-ups."""
    application = story.application
    yield assemble((application.title, "bold"), (f" · {story.company.name}", "$text-muted"))
    if application.source or application.url:
        yield content(
            " · ".join(part for part in (application.source, application.url) if part), "$text-muted"
        )
    yield Content()
    for held in story.rounds.values():
        people = listed(
            [view.search.contacts[p].name for p in held.interviewers if p in view.search.contacts]
        )
        state = "called off" if held.called_off else "held" if held in story.held else "to come"
        yield content(
            f"Round {held.number}: {moment_text(held.start, view.zone)}, {state}"
            + (f", with {people}" if people else "")
            + (f", {held.place}" if held.place else "")
        )
    line = next((line for line in view.plan.lines if line.application == application.id), None)
    if line and line.kind != "action":
        until = f"until {near_text(line.until, view.now, view.zone)}: " if line.until else ""
        yield assemble(("wait " if line.kind == "wait" else "", "bold $coming"), f"{until}{line.because}")
    for follow_up in view.plan.of_application(application.id):
        sign, style = SIGNS[follow_up.status]
        to = f" to {view.who(follow_up)}" if follow_up.contact else ""
        yield assemble(
            (f"{sign:<7}", style), f"{follow_up.what}{to}, {moment_text(follow_up.due, view.zone)}"
        )


def _draft_lines(draft: Draft) -> Iterator[Content]:
    yield Content()
    for blank in draft.missing:
        yield assemble(("□ ", "$due"), blank.sentence)
    if draft.subject:
        yield assemble(("Subject   ", "$text-muted"), draft.subject)
    yield content(draft.body, "$text-muted", one_line=False)
