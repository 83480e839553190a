"""What the checks found in a message: the worst three, each beside the line it is about.

Where there is no room beside the letter, the number of each stands in its margin, and the nearest one in
words below it.
"""

from collections.abc import Container, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from afterword.interface.text import assemble, brief, content, wrapped
from afterword.interface.widgets.margin import Margin
from afterword.interface.widgets.message_text import MessageText

if TYPE_CHECKING:
    from afterword.writing.preflight.finding import Finding

_AT_ONCE = 3
"""Findings that are shown: more than three nobody reads."""
_ROWS = 2
"""Rows that a finding may take."""
_BESIDE = 4
"""Cells left of a finding's words: the line to its place, and its number."""
_COLORS = {"block": "$late", "warn": "$due"}
_YOURS = content("yours: only you can write this", "$text-muted")


class _Note(NamedTuple):
    """Something beside the letter: its sign and words, and from which place of the text it comes."""

    sign: str
    style: str
    words: Content
    place: int | None


class FindingsPane(Widget, can_focus=True):
    """The findings about a ``text``, each with what to do."""

    HELP = "What to look at before sending. enter goes to the place in the text."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "move(1)", show=False),
        Binding("up,k", "move(-1)", show=False),
        Binding("enter", "open", "to its place"),
    ]

    highlighted: reactive[int] = reactive(0, init=False)
    tally: reactive[str] = reactive("", init=False, repaint=False)
    """How many there are to mend, in words."""

    class Opened(Message):
        """The person goes to the place of the highlighted finding."""

    def __init__(self, text: MessageText) -> None:
        super().__init__(id="findings")
        self._text = text
        self.margin = Margin(self.signs)
        self._found: tuple[Finding, ...] = ()
        self._findings: tuple[Finding, ...] = ()
        self._left = set[str]()
        self._yours: int | None = None

    @property
    def findings(self) -> "tuple[Finding, ...]":
        """What is shown."""
        return self._findings

    @property
    def finding(self) -> "Finding | None":
        """The highlighted finding."""
        return self._findings[self.highlighted] if self.highlighted < len(self._findings) else None

    def show(self, findings: "Sequence[Finding]", yours: int | None) -> None:
        """Shows the worst findings, and from where on the first words of the person's own are.

        The highlight stays on its finding.
        """
        before, was = self.finding, (self._findings, self.tally)
        self._found, self._yours = tuple(findings), yours
        findings = [finding for finding in findings if finding.about not in self._left]
        self._findings = tuple(findings[:_AT_ONCE])
        self.tally = _tally(findings)
        self.highlighted = self._findings.index(before) if before in self._findings else 0
        self.display = self.is_beside or bool(self._findings)
        if (self._findings, self.tally) != was:
            self.refresh(layout=not self.is_beside)
        # Rows are known once the text is laid out.
        self.call_after_refresh(self._point)

    def on_mount(self) -> None:
        """Signs and notes stand beside their lines, wherever those are scrolled to."""
        self.watch(self._text, "scroll_y", self._point)

    def on_resize(self) -> None:
        """Other widths have other lines."""
        self.call_after_refresh(self._point)

    def _point(self) -> None:
        self.refresh()
        self.margin.refresh()

    def leave(self, finding: "Finding") -> None:
        """Shows it no more, as long as the message is open."""
        self._left.add(finding.about)
        self.show(self._found, self._yours)

    def allows(self, command: str) -> bool:
        """Whether what a command does with the highlighted finding can be done."""
        finding = self.finding if self.has_focus else None
        match command:
            case "findings":
                return bool(self.findings)
            case "message.mend":
                return bool(finding and finding.instead)
            case "message.cut":
                return bool(finding and finding.start is not None)
            case "message.leave" | "message.never":
                return bool(finding and finding.level == "warn")
        return True

    # What is seen

    @property
    def is_beside(self) -> bool:
        """Whether there is room for it beside the letter."""
        return self.screen.has_class("-wide")

    def signs(self) -> Mapping[int, Content]:
        """The signs for the margin of the letter, by the row of the text, where they are not beside it."""
        if self.is_beside:
            return {}
        return {
            self._text.row_of(note.place): content(note.sign, note.style)
            for note in reversed(self._notes())
            if note.place is not None
        }

    def render(self) -> Content:
        """All of them beside their lines, or the nearest one below the letter."""
        if self.is_beside:
            return Content("\n").join(self._rows())
        notes = self._notes()[: len(self._findings)]
        if not notes:
            return Content("")
        seen = (number for number, note in enumerate(notes) if self._is_seen(note))
        note = notes[self.highlighted if self.has_focus else next(seen, 0)]
        bar = ("▌" if self.has_focus else " ", "$accent")
        return brief(assemble(bar, (f"{note.sign} ", note.style), note.words), self.size.width, _ROWS)

    def _notes(self) -> list[_Note]:
        """The findings, numbered from the worst, and a word of praise."""
        notes = [
            _Note(str(number), f"bold {_COLORS[found.level]}", content(found.message), found.start)
            for number, found in enumerate(self._findings, 1)
        ]
        if self._yours is not None:
            notes.append(_Note("✓", "$done", _YOURS, self._yours))
        return notes

    def _is_seen(self, note: _Note) -> bool:
        return note.place is None or 0 <= self._text.row_of(note.place) < self._text.size.height

    def _rows(self) -> Iterator[Content]:
        """The head, and each note beside its line, or as near to it as the others leave room."""
        cells, height = self.size.width - _BESIDE, self.size.height
        above = self._text.region.y - self.region.y
        rows = dict[int, Content]()
        notes = list(enumerate(self._notes()))
        for number, note in sorted(notes, key=lambda each: each[1].place is None):
            lines = wrapped(brief(note.words, cells, _ROWS), cells)[:_ROWS]
            row = above if note.place is None else above + self._text.row_of(note.place)
            first = _room(rows, row, len(lines), height)
            if first is None or (note.words is _YOURS and first != row):
                continue
            is_current = self.has_focus and number == self.highlighted
            line = ("▌", "$accent") if is_current else (_line(note, row, first), "$edge")
            beside = assemble(line, (f" {note.sign} ", note.style))
            for at, words in enumerate(lines, first):
                rows[at] = assemble(beside if at == first else " " * _BESIDE, words)
        yield content(f"  {self.tally}", "bold $due" if self._findings else "$text-muted")
        yield from (rows.get(row, Content("")) for row in range(1, height))

    # What the person does

    def watch_highlighted(self) -> None:
        """Brings the place of the highlighted finding into sight."""
        if self.finding and self.finding.start is not None and self.has_focus:
            self._text.bring(self.finding.start)
        self.refresh(layout=not self.is_beside)
        self.screen.refresh_bindings()

    def action_move(self, step: int) -> None:
        """Goes to the next finding, or the one before."""
        self.highlighted = max(0, min(self.highlighted + step, len(self._findings) - 1))

    def action_open(self) -> None:
        """Goes to the place of the finding."""
        self.post_message(self.Opened())


def _room(taken: Container[int], wanted: int, count: int, height: int) -> int | None:
    """The row nearest to a wanted one, below the head, from which on so many rows are free."""
    free = (
        first
        for first in sorted(range(1, height - count + 1), key=lambda row: abs(row - wanted))
        if not any(row in taken for row in range(first, first + count))
    )
    return next(free, None)


def _line(note: _Note, row: int, at: int) -> str:
    """What leads from a note to its line: straight there, up or down, or nowhere."""
    if note.place is None:
        return " "
    return "─" if row == at else "↑" if row < at else "↓"


def _tally(findings: "Sequence[Finding]") -> str:
    stopping = sum(found.level == "block" for found in findings)
    if not findings:
        return "nothing to mend"
    if stopping == len(findings):
        return f"{stopping} to mend before it goes"
    return f"{len(findings)} to mend{f', {stopping} before it goes' * bool(stopping)}"
