"""What is shown of a view, as it is kept for the next start."""

from afterword.desk.kept_today import Frame
from afterword.domain.insight.lasting import lasts_until
from afterword.interface.cleaning import clean
from afterword.interface.today.due import due_lines
from afterword.interface.view import View


def frame_of(view: View) -> Frame:
    """What ``afterword due`` prints, as long as that stays the same."""
    lines = (f"{clean(line, one_line=False)}\n" for line in due_lines(view))
    return Frame(view.now, lasts_until(view.plan, view.zone), "".join(lines).encode())
