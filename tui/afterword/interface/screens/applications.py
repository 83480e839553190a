"""Applications: all of them, found by words, sorted, several closed at once."""

from textual import on
from textual.app import ComposeResult
from textual.getters import query_one

from afterword.interface.actions import acting
from afterword.interface.bindings import bindings
from afterword.interface.panes.all_applications import AllApplicationsPane
from afterword.interface.requests import OpenApplication
from afterword.interface.screens.base import ANOTHER_REASON
from afterword.interface.screens.listing import ListingScreen
from afterword.interface.subject import Subject
from afterword.interface.widgets.title_bar import TitleBar
from afterword.interface.widgets.virtual_list import VirtualList

_WHY_CLOSE = (
    ("s", "silence", "no answer came"),
    ("t", "I took another job", "I took another job"),
    ("n", "not interested any more", "I am not interested any more"),
    ("g", "the posting is gone", "the posting is gone"),
    ANOTHER_REASON,
)


class ApplicationsScreen(ListingScreen):
    """Every application; what can be recorded on Today can be recorded here."""

    BINDINGS = bindings("find", "applications") + bindings("record", "rule", "capture", "change", hidden=True)

    _list = query_one("#all-applications", AllApplicationsPane)

    def compose(self) -> ComposeResult:
        """The filter and the list."""
        yield TitleBar("applications")
        yield from self.filter_line()
        yield AllApplicationsPane(id="all-applications")
        yield from self.foot()

    def refill(self) -> None:
        """Facts or the time have changed."""
        self._title.refill(self.view)
        self._list.refill(self.view)

    def prepare_to_find(self) -> None:
        """Folds what the applications say."""
        self._list.prepare_to_find()

    @property
    def subject(self) -> Subject:
        """The application under the cursor, and what comes next for it; those that are marked."""
        story = self._list.highlighted
        application = story.application.id if story else None
        return Subject(
            application=application,
            follow_up=self.view.next_of(application),
            fact=self.view.newest_fact(application),
            marked=tuple(sorted(self._list.marked)),
        )

    @on(VirtualList.Opened)
    def _open(self, event: VirtualList.Opened) -> None:
        self.post_message(OpenApplication(event.value.application.id))

    def go_to_application(self, application: str) -> None:
        """Moves the cursor to an application, among those of its kind where others are shown."""
        if not self._list.move_to(application):
            self.clear_filter()
            self._list.show_kind_of(application)

    def show_company(self, name: str) -> None:
        """Shows every application at a company, whatever became of it."""
        self._list.show_all()
        self.filter_by(name)

    def action_sort(self) -> None:
        """Sorts by the next order."""
        self._list.sort_next()

    def action_which(self) -> None:
        """Shows the next kind of application."""
        self._list.show_next()

    def action_mark(self) -> None:
        """Marks the highlighted application, or takes its mark away."""
        self._list.mark()

    @acting
    async def action_close_marked(self) -> None:
        """Closes the marked applications in one change, else the highlighted one."""
        on = self.subject
        chosen = on.marked or (on.the_application(),)
        only = self.view.firm(self.view.plan.stories[chosen[0]])
        whom = only if len(chosen) == 1 else f"{len(chosen)} applications"
        reason = await self.choose(f"Close {whom}? Why?", _WHY_CLOSE)
        if reason:
            self.tell(self.desk.entries.close(chosen, reason))
            self._list.unmark()

    def action_back(self) -> None:
        """Clears marks and filter; without any, goes back to Today."""
        had_marks, had_filter = bool(self._list.marked), self.clear_filter()
        self._list.unmark()
        if not (had_marks or had_filter):
            self.dismiss()
