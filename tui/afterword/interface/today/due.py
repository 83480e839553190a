"""What is due, line by line as the shell has it."""

from collections.abc import Iterator, Sequence

from afterword.domain.follow_up import FollowUp
from afterword.domain.planning.listing import Bunch, Listed, is_open, when
from afterword.domain.telling import in_words
from afterword.interface.view import View


def rows_of(view: View, *, everything: bool = False) -> Sequence[Listed]:
    """The rows that may be done now; with ``everything`` what is coming too."""
    now, coming = view.plan.listing
    return (*now, *(row for row in coming if everything or is_open(row)))


def due_lines(view: View, *, everything: bool = False) -> Iterator[str]:
    """A line for each of them: when, by when, what, to whom, and at which company."""
    for row in rows_of(view, everything=everything):
        at = view.habit.near(row.due, view.now, view.zone) if isinstance(row, FollowUp) else ""
        yield f"{when(row, view.plan.today):<9}  {at:<16}  {told(view, row)}"


def told(view: View, row: Listed) -> str:
    """A row in a few words: what, to whom, and at which company."""
    if isinstance(row, Bunch):
        return row.sentence
    return f"{in_words(view.search, row)} · {view.company_name(row.company)}"
