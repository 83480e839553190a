"""Your file: what keeps it from being written, values to decide on, what in it does not count, and earlier
states to go back to.
"""

import asyncio
import time
from collections.abc import Iterator
from pathlib import Path

from textual import on, work
from textual.app import ComposeResult
from textual.getters import query_one

from afterword.desk.backups import OtherCopy
from afterword.desk.desk import Desk
from afterword.desk.left_aside import count_from_now, left_aside
from afterword.domain.errors import AfterwordError
from afterword.domain.facts import Fact
from afterword.domain.phrases import count_text
from afterword.domain.search import JobSearch
from afterword.domain.telling import told
from afterword.interface.actions import acting
from afterword.interface.bindings import bindings
from afterword.interface.panes.your_file import FileRow, YourFilePane
from afterword.interface.screens.base import DeskScreen
from afterword.interface.subject import Subject
from afterword.interface.text import cut
from afterword.interface.widgets.title_bar import TitleBar
from afterword.interface.widgets.virtual_list import VirtualList

_BEFORE = {
    "save": "",
    "import": "before an import",
    "merge": "before copies were merged",
    "restore": "before going back",
    "migration": "before an upgrade",
    "bulk": "before a large change",
}
"""What came after an earlier state, in words."""

_PATIENCE = 3.0
"""Seconds of reading earlier states before they are asked for; of a usual search that is all of them."""

_LONGEST = 240
"""Cells of a value that a question shows."""


class YourFileScreen(DeskScreen):
    """One list; enter decides on a value, puts right what lies ahead of the clock, or goes back to an earlier
    state, once that is confirmed.
    """

    BINDINGS = bindings("keeping", "change")

    _list = query_one("#keeping", YourFilePane)

    def __init__(self, desk: Desk, state: Path) -> None:
        super().__init__(desk, state)
        self._previews: dict[str, str] = {}
        self._previewed_for: JobSearch | None = None
        self._copies: tuple[OtherCopy, ...] = ()

    def compose(self) -> ComposeResult:
        """The list."""
        yield TitleBar("keeping")
        yield YourFilePane(id="keeping")
        yield from self.foot()

    def on_mount(self) -> None:
        """Fills the list for the first time."""
        self._list.focus()

    def on_screen_resume(self) -> None:
        """What is kept may have changed without the search."""
        self.renew()

    def refill(self) -> None:
        """Facts, the time or what is on disk have changed."""
        if not self.is_current:
            return
        self._copies = self.desk.backups.copies()
        self._show()
        if self._previewed_for is not self.desk.search:
            self._previewed_for = self.desk.search
            self._previews = {}
        self._look_at_backups()

    @property
    def subject(self) -> Subject:
        """No key of it acts on a follow-up, an application or a person."""
        return Subject()

    def _show(self) -> None:
        self._title.refill(self.view)
        aside = left_aside(self.desk.saving)
        groups = {
            "To decide on": self._conflicts(),
            "Copies beside it": map(_copy, self._copies),
            "Ahead of the clock": map(self._ahead, aside.ahead),
            "Not understood here": (FileRow("trouble", each, each, is_wrong=True) for each in aside.troubles),
            "Earlier states": self._backups(),
        }
        self._list.refill(self._file(), groups)

    def _file(self) -> FileRow:
        hindrance = self.desk.saving.hindrance
        waiting = len(self.desk.saving.waiting)
        words = hindrance.sign if hindrance else "not saved yet" if waiting else "all is saved"
        return FileRow(
            "file", "", str(self.desk.saving.book.path), words, is_wrong=bool(hindrance or waiting)
        )

    def _conflicts(self) -> Iterator[FileRow]:
        for conflict, sides in self.desk.backups.conflicts:
            words = f"{cut(sides.stands, 40)} here, {cut(sides.other, 40)} in the other copy"
            yield FileRow("conflict", conflict.id, sides.about, words)

    def _ahead(self, fact: Fact) -> FileRow:
        view = self.view
        when = view.habit.moment(max(fact.at, fact.recorded_at or fact.at), view.zone)
        title = view.title(fact.app)
        where = f", {title}" if title else ""
        return FileRow("ahead", fact.id, told(view.search, fact, view.habit), f"{when}{where}", is_wrong=True)

    def _backups(self) -> Iterator[FileRow]:
        for backup in self.desk.backups.all:
            words = [_BEFORE[backup.why], self._previews.get(backup.name, "open it to see what it holds")]
            when = self.view.habit.near(backup.at, self.view.now, self.view.zone)
            yield FileRow("backup", backup.name, when, " · ".join(each for each in words if each))

    @work(exclusive=True, group="previews")
    async def _look_at_backups(self) -> None:
        """Says one by one what each holds, as far as that takes no longer than the person looks on."""
        until = time.monotonic() + _PATIENCE
        for backup in self.desk.backups.all:
            if backup.name in self._previews or time.monotonic() > until:
                continue
            try:
                preview = await asyncio.to_thread(self.desk.backups.preview, backup)
                self._previews[backup.name] = preview.words
            except AfterwordError:
                self._previews[backup.name] = "cannot be read"
            self._show()

    @on(VirtualList.Opened)
    @acting
    async def _open(self, event: VirtualList.Opened) -> None:
        kept: FileRow = event.value
        match kept.what:
            case "file":
                await self._put_back()
            case "conflict":
                await self._decide(kept.id)
            case "copy":
                await self._take_in(kept.id)
            case "ahead":
                await self._count_now()
            case "trouble":
                self.say(
                    "It stays in the file as it is. A newer Afterword may understand it; update this one.",
                )
            case "backup":
                await self._go_back(kept.id)

    async def _put_back(self) -> None:
        hindrance = self.desk.saving.hindrance
        if hindrance is None:
            self.say("All of it can be read, and written.")
        elif not hindrance.goes_by_putting_back:
            self.say(hindrance.sentence, wrong=True)
        else:
            question = "Put back what you see here? What is there now is kept beside it."
            answers = (("y", "yes", "yes, put it back"),)
            if await self.choose(question, answers):
                self.say(self.desk.saving.put_back())

    async def _take_in(self, name: str) -> None:
        copy = next((copy for copy in self._copies if copy.path.name == name), None)
        if copy is None or copy.trouble:
            self.say(copy.trouble if copy else "It is gone by now.", wrong=True)
            return
        question = f"Take in {count_text(copy.entries, 'entry', 'entries')} of {name}?"
        answers = (("y", "yes", "yes, take it in"), ("n", "no", "no, leave it alone as it is"))
        answer = await self.choose(question, answers)
        if answer == "yes":
            self.tell(self.desk.backups.merge_copy(name))
        elif answer == "no":
            self.say(self.desk.backups.leave_copy(name))
            self.renew()

    async def _count_now(self) -> None:
        ahead = left_aside(self.desk.saving).ahead
        question = "What lies ahead of the clock does not count yet. Was the clock wrong when it came in?"
        answers = (
            ("y", "yes", f"yes: put {count_text(len(ahead), 'entry', 'entries')} at this moment"),
            ("n", "no", "no, it counts from its own time on"),
        )
        if await self.choose(question, answers) == "yes":
            self.tell(count_from_now(self.desk.saving, ahead))

    async def _decide(self, conflict_id: str) -> None:
        sides = next(
            (sides for conflict, sides in self.desk.backups.conflicts if conflict.id == conflict_id), None
        )
        if sides is None:
            return
        answers = (
            ("s", "keep", f"stay with {cut(sides.stands, _LONGEST)}, which stands now"),
            ("t", "take", f"take {cut(sides.other, _LONGEST)}, from the other copy"),
        )
        question = f"{sides.about}: it was changed in two places. Which one is right?"
        if answer := await self.choose(question, answers):
            self.tell(self.desk.backups.settle(conflict_id, with_other=answer == "take"))

    async def _go_back(self, name: str) -> None:
        backup = self.desk.backups.backup(name)
        preview = await asyncio.to_thread(self.desk.backups.preview, backup)
        when = self.view.habit.moment(backup.at, self.view.zone)
        question = (
            f"Go back to the search as it was on {when}? It has {preview.words}. "
            "What you have now stays among the earlier states."
        )
        if await self.choose(question, (("y", "yes", "yes, go back"),)):
            self.tell(self.desk.backups.restore(backup))


def _copy(copy: OtherCopy) -> FileRow:
    words = copy.trouble or f"{count_text(copy.entries, 'entry', 'entries')} of its own"
    return FileRow("copy", copy.path.name, copy.path.name, words, is_wrong=True)
