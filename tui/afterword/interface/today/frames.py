"""What is shown of a view, as it is kept for the next start."""

import msgspec

from afterword.desk.kept_today import Frame
from afterword.domain.follow_up import FollowUp, Status
from afterword.domain.insight.lasting import lasts_until
from afterword.interface.cleaning import clean
from afterword.interface.commands import BY_ID
from afterword.interface.today.due import due_lines
from afterword.interface.today.first import First
from afterword.interface.today.key_words import CHANGING, key_word
from afterword.interface.today.sheet import sheet_of
from afterword.interface.view import View


def frame_of(view: View) -> Frame:
    """What ``afterword due`` prints and what the first screen shows, as long as both stay the same."""
    lines = (f"{clean(line, one_line=False)}\n" for line in due_lines(view))
    first = first_of(view)
    return Frame(
        view.now,
        lasts_until(view.plan, view.zone),
        "".join(lines).encode(),
        msgspec.json.encode(first) if first else b"",
    )


def first_of(view: View) -> First | None:
    """The first screen; None where no follow-up is chosen on it, whose sheet is the only one that is kept."""
    today = view.today
    chosen = fresh(view) or (today.acts[0].key if today.acts else "")
    row = view.row(chosen)
    if not isinstance(row, FollowUp):
        return None
    words = {command: key_word(command, BY_ID[command].label, row) for command in CHANGING}
    return First(today, chosen, sheet_of(view, row, None, unfolded=False), words, view.due_rows)


def fresh(view: View) -> str:
    """The interview that is just over, which is written down first; empty where there is none."""
    return next((f.key for f in view.plan.due if f.rule == "C1" and f.status is Status.DUE), "")
