"""The rows of a table that would come in, what needs a look first."""

from collections.abc import Callable, Iterator, Mapping

from textual.content import Content

from afterword.domain.capturing.table_import import WHATS, Choices, Intake, Proposal, What
from afterword.interface.text import assemble, content, padded, widest
from afterword.interface.widgets.virtual_list import Heading, VirtualList

_TITLES: Mapping[What, str] = {
    "asked": "Waits for an answer. `intake.take` asks",
    "doubtful": "Is it one you have? `intake.same` says",
    "skipped": "Left out",
    "new": "New",
    "updated": "Adds to one you have",
    "unchanged": "Nothing new",
}
_LINE_WIDTH = 6


class TableImportPane(VirtualList[Proposal]):
    """One line a row, under what would become of it."""

    HELP = (
        "`intake.take` takes it in, `intake.columns` puts the columns right, "
        "`intake.dates` says how its days are written."
    )
    BORDER_TITLE = "What comes in"

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's word in every widget
        super().__init__(id=id, empty="Nothing comes in as long as the question above is open.")
        self._name_width = 0

    def refill(self, intake: Intake, said: Callable[[str], str]) -> None:
        """Shows what a table would bring; ``said`` puts keys in the place of commands."""
        self._name_width = widest(map(_named, intake.proposals))
        rows: list[Proposal | Heading] = []
        for what in WHATS:
            if group := [proposal for proposal in intake.proposals if proposal.what == what]:
                rows += [Heading(f"{said(_TITLES[what])} · {len(group)}"), *group]
        self.show(rows)

    def identify(self, value: Proposal) -> str:
        """A row is known by its place in the file."""
        return value.place

    def render_row(self, value: Proposal, width: int, highlighted: bool) -> Content:
        """Where it stands, what it is, what it was understood to say or would become of it."""
        room = max(width - _LINE_WIDTH - 2, 10)
        part = min(self._name_width, max(room * 3 // 5, 8))
        colour = "$due" if value.what in ("asked", "doubtful", "skipped") else "$text-muted"
        rest = value.said if value.what == "new" else value.why or value.said
        return assemble(
            (padded(str(value.line), _LINE_WIDTH), "$text-muted"),
            padded(_named(value), part),
            "  ",
            (padded(rest, room - part - 2), colour),
        )


def _named(proposal: Proposal) -> str:
    return " · ".join(filter(None, (proposal.company, proposal.title))) or "(no name)"


def table_head(intake: Intake, choices: Choices, said: Callable[[str], str]) -> Iterator[Content]:
    """What the table is, what would come of it, and what must or may be said first."""
    yield content(intake.heading, "bold")
    if intake.questions:
        more = f" And {len(intake.questions) - 1} more." if len(intake.questions) > 1 else ""
        yield content(f"{intake.questions[0].text}{more} {said('`intake.take`')} asks.", "$due")
    else:
        yield content(f"{intake.tally}. {said('`intake.take`')} takes it in.")
    for notice in intake.notices:
        yield content(notice, "$due")
    if intake.left_out:
        yield content(f"Columns left out: {', '.join(intake.left_out)}", "$text-muted")
    if choices.order:
        yield content(f"Days are written {choices.order}.", "$text-muted")
