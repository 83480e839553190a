"""How follow-ups, interviews and applications read in one line."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from afterword.domain.follow_up import FollowUp, Status
from afterword.domain.phrases import near_text
from afterword.interface.text import assemble, clean, cut, padded
from afterword.interface.view import View

SIGNS: dict[Status, tuple[str, str]] = {
    Status.OVERDUE: ("▲ late", "$late"),
    Status.DUE: ("● due", "$due"),
    Status.UPCOMING: ("○ soon", "$coming"),
}
"""Sign and word for what is open; colour only repeats them."""

_SIGN_WIDTH = 7
_GAP = 2
_LEAST = 8


@dataclass(frozen=True)
class Columns:
    """Widths in cells of the columns who, what and when: as wide as their longest entry."""

    who: int
    what: int
    when: int

    @classmethod
    def fitting(cls, view: View, follow_ups: Sequence[FollowUp]) -> "Columns":
        """The widths these follow-ups need."""
        cells = [(view.who(f), f.what, due_text(view, f)) for f in follow_ups] or [("", "", "")]
        widths = (
            max(Content(clean(cell)).cell_length for cell in column) for column in zip(*cells, strict=True)
        )
        return cls(*widths)


def due_text(view: View, follow_up: FollowUp) -> str:
    """When a follow-up is due, on the person's own clock."""
    return near_text(follow_up.due, view.now, view.zone)


def follow_up_line(view: View, columns: Columns, follow_up: FollowUp, width: int) -> Content:
    """Sign, who, what and when in full; the company and the position take what room is left."""
    sign, style = SIGNS[follow_up.status]
    room = width - _SIGN_WIDTH - columns.when
    who = min(columns.who, max(room - columns.what - 2 * _GAP, _LEAST))
    what = min(columns.what, max(room - who - 2 * _GAP, _LEAST))
    rest = room - who - what - 3 * _GAP
    gap = " " * _GAP
    about = f"{view.company_name(follow_up.company)} · {view.title(follow_up.application)}"
    return assemble(
        (f"{sign:<{_SIGN_WIDTH}}", style),
        padded(view.who(follow_up), who) + gap,
        padded(follow_up.what, what) + gap,
        padded(due_text(view, follow_up), columns.when),
        (gap + cut(about, rest) if rest > _LEAST // 2 else "", "$text-muted"),
    )
