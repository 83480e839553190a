"""Looking at a table before it comes in: what would come of each row, what must be said first."""

from dataclasses import replace
from pathlib import Path

from textual.app import ComposeResult
from textual.content import Content
from textual.getters import query_one

from afterword.desk.desk import Desk
from afterword.domain.capturing.table_import import Choices, Order, Proposal
from afterword.interface.actions import acting
from afterword.interface.bindings import bindings
from afterword.interface.dialogs.columns import ColumnsForm
from afterword.interface.dialogs.questions import QuestionsForm
from afterword.interface.panes.table_import import TableImportPane, table_head
from afterword.interface.screens.base import DeskScreen
from afterword.interface.subject import Subject
from afterword.interface.widgets.flash import Flash
from afterword.interface.widgets.virtual_list import VirtualList
from afterword.interface.widgets.words import Words

_ORDERS = (
    ("d", "day first", "the day first: 31/12/2026"),
    ("m", "month first", "the month first: 12/31/2026"),
)

_LEAVE = "Leave this table? Nothing of it is taken in, and what you answered is asked again."
_LEAVES = (("y", "leave", "leave it"),)


class TableImportScreen(DeskScreen):
    """The rows of one table; nothing is taken in before the person says so."""

    BINDINGS = bindings("intake")

    _list = query_one("#intake", TableImportPane)
    _head = query_one("#intake-head", Words)

    def __init__(self, desk: Desk, state: Path, data: bytes) -> None:
        super().__init__(desk, state)
        self._data = data
        self._choices = Choices()
        self._intake = desk.files.read_sheet(data, self._choices)

    def compose(self) -> ComposeResult:
        """What it is, and its rows."""
        yield Words(id="intake-head")
        yield TableImportPane(id="intake")
        yield from self.foot()

    def on_mount(self) -> None:
        """Shows the rows, and asks what must be asked."""
        self.refill()
        self._list.focus()
        self.action_ask()

    def refill(self) -> None:
        """Facts, the time or what the person said have changed."""
        self._take(self._choices)

    @property
    def subject(self) -> Subject:
        """No key of it acts on a follow-up, an application or a person."""
        return Subject()

    def _take(self, choices: Choices) -> None:
        """Reads the table as the person says. Raises NotFound for a column that is none; all stays then."""
        self._intake = self.desk.files.read_sheet(self._data, choices)
        self._choices = choices
        self._head.update(Content("\n").join(table_head(self._intake, choices, self.keys.said)))
        self._list.refill(self._intake, self.keys.said)

    @acting
    async def action_ask(self) -> None:
        """Asks all that must be asked, then what the answers lead to; nothing again that was left open."""
        asked: set[str] = set()
        while any(question.id not in asked for question in self._intake.questions):
            asked |= {question.id for question in self._intake.questions}
            if await self.ask(QuestionsForm(self._intake, self._choices), self._answered) is None:
                return

    def _answered(self, choices: Choices) -> str:
        self._take(choices)
        return ""

    @acting
    async def action_back(self) -> None:
        """Goes back; asks first where answers would be lost."""
        if self._choices == Choices() or await self.choose(_LEAVE, _LEAVES):
            self.dismiss()

    @acting
    async def action_take(self) -> None:
        """Takes it in, and goes back."""
        if self._intake.questions:
            self.action_ask()
            return
        brings_something = bool(self._intake.entries)
        sentence = self.desk.files.import_sheet(self._data, self._choices)
        if brings_something:
            self.tell(sentence)
        else:
            self.say(f"{sentence} There was nothing new in it.")
        self.dismiss()

    @acting
    async def action_columns(self) -> None:
        """Asks which column holds what."""
        form = ColumnsForm(self.view, self._intake, self._choices)

        def put_right(choices: Choices) -> str:
            self._take(choices)
            return ""

        if await self.ask(form, put_right):
            self.action_ask()

    @acting
    async def action_dates(self) -> None:
        """Asks how the days of the table are written."""
        picked = await self.choose("How does this table write its days?", _ORDERS)
        if picked:
            order: Order = "day first" if picked == "day first" else "month first"
            self._take(replace(self._choices, order=order))

    def action_mine(self) -> None:
        """Leaves what was changed in the table since as it is here, or takes it after all."""
        keeps = not self._choices.keeps_mine
        self._take(replace(self._choices, keeps_mine=keeps))
        self.say("What you have stays as it is." if keeps else "What was changed in the table is taken.")

    def action_same(self) -> None:
        """Says of a row that resembles an application: that one, another one, or nothing again."""
        row = self._list.highlighted
        if row is None:
            return
        said = dict(self._choices.same)
        if row.place in said:
            said[row.place] = not said[row.place]
        elif row.what == "doubtful":
            said[row.place] = True
        else:
            self.say("There is nothing to decide about this row.")
            return
        self._take(replace(self._choices, same=said))
        self.say("It is the one you have." if said[row.place] else "It is another one, and comes in as new.")

    def on_virtual_list_opened(self, event: VirtualList.Opened) -> None:
        """Says all that there is to say about a row, where its line has no room for it."""
        row: Proposal = event.value
        told = ", ".join(filter(None, (row.company, row.title, row.said, row.why or row.what)))
        # About this list only: on the screen one comes back to it would stand beside other rows.
        self.query_one(Flash).say(f"Line {row.line}: {told}.", wrong=False)
