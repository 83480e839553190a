"""The page of an application as a list: what is coming, what was missed, and what happened, newest first;
then its people, and the posting.
"""

from datetime import datetime

from textual.content import Content

from afterword.domain.application import Application
from afterword.domain.facts import Fact
from afterword.domain.follow_up import FollowUp, Status
from afterword.domain.history.involved import people_of
from afterword.domain.people import Contact
from afterword.domain.telling import told
from afterword.interface.panes.rows import sign_of
from afterword.interface.text import assemble, cut
from afterword.interface.view import View
from afterword.interface.widgets.virtual_list import Heading, VirtualList

_ENDED = {
    Status.EXPIRED: "missed",
    Status.DISMISSED: "let go",
    Status.CANCELLED: "void",
    Status.SATISFIED: "done",
}
_SIGN_WIDTH = 9

TimelineRow = FollowUp | Fact | Contact | Application
"""The posting's row is the application itself."""


class TimelinePane(VirtualList[TimelineRow]):
    """Coming follow-ups, facts, and follow-ups that ended, in one list."""

    HELP = (
        "`record.edit` corrects the highlighted fact, `record.delete` deletes it or the application; "
        "`list.open` opens a message, a person, the posting."
    )
    BORDER_TITLE = "Timeline"

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's word in every widget
        super().__init__(id=id, empty="Nothing has been recorded yet.")
        self._view: View | None = None

    def refill(self, view: View, application: str) -> None:
        """Shows one application of ``view``."""
        self._view = view
        story = view.plan.stories[application]
        coming = list(view.plan.of_application(application))
        unmade = [f for f in view.plan.history(application) if f.status in (Status.EXPIRED, Status.DISMISSED)]
        past: list[FollowUp | Fact] = [*story.recorded, *unmade]
        past.sort(key=_when, reverse=True)
        people = [view.search.contacts[person] for person in people_of(view.search, story.application)]
        rows: list[TimelineRow | Heading] = []
        for title, group in (
            ("Coming", coming),
            ("What happened", past),
            ("People", people),
            ("Posting", [story.application]),
        ):
            if group:
                rows += [Heading(title), *group]
        self.show(rows)

    def identify(self, value: TimelineRow) -> str:
        """A follow-up by key and opening, everything else by its id."""
        if isinstance(value, FollowUp):
            return f"{value.key}@{value.opens}"
        return f"{type(value).__name__}:{value.id}" if isinstance(value, Contact | Application) else value.id

    def render_row(self, value: TimelineRow, width: int, highlighted: bool) -> Content:
        """One line."""
        view = self._view
        if view is None:
            return Content()
        match value:
            case FollowUp():
                return _follow_up_row(view, value, width)
            case Contact():
                return person_row(value, width)
            case Application():
                kept = "the text is kept" if value.posting_text else "the text is not kept yet"
                link = f", {value.url}" if value.url else ""
                return assemble((cut(f"{kept}{link}", width), "$text-muted"))
        return fact_row(view, value, width)


def fact_row(view: View, fact: Fact, width: int) -> Content:
    """When, and what happened."""
    when = _when_text(view, fact.at)
    if fact.undated:
        when = "day not known".ljust(len(when))
    return assemble((when, "$text-muted"), cut(told(view.search, fact, view.habit), width - len(when)))


def person_row(contact: Contact, width: int) -> Content:
    """A person's name, and how to reach them."""
    role = contact.title or contact.role.replace("_", " ")
    about = " · ".join(part for part in (role, contact.email, contact.phone) if part)
    return assemble(contact.name, ("  " + cut(about, width) if about else "", "$text-muted"))


def _follow_up_row(view: View, follow_up: FollowUp, width: int) -> Content:
    to = f" to {view.who(follow_up)}" if follow_up.contact else ""
    when = _when_text(view, follow_up.due)
    if follow_up.status.is_open:
        sign, style = sign_of(view, follow_up)
    else:
        sign, style = f"– {_ENDED[follow_up.status]}", "$text-muted"
    what = cut(f"{follow_up.asks}{to}", width - len(when) - _SIGN_WIDTH - 1)
    return assemble((when, "$text-muted"), (f"{sign:<{_SIGN_WIDTH}}", style), what)


def _when_text(view: View, instant: datetime) -> str:
    """A moment, as wide as any that the person's habit knows."""
    width = len("Tue 21 Apr 10:00 AM  ") if view.habit.twelve_hours else len("Tue 21 Apr 10:00  ")
    local = instant.astimezone(view.zone)
    return f"{view.habit.brief_day(local.date())} {view.habit.clock(local)}".ljust(width)


def _when(entry: FollowUp | Fact) -> datetime:
    return entry.due if isinstance(entry, FollowUp) else entry.at
