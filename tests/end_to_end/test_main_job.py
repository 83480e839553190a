"""The main job: the thank-you on the clipboard, sent, and the next question planned for the right day."""

from datetime import date, datetime, timedelta
from pathlib import Path

from end_to_end.programs import INTERVIEW, Program, document
from xserver import XClipboard

AT = "2026-04-16T09:00-04:00"
"""Thursday, two days after the interview."""

LATER = "2026-04-16T09:30-04:00"
"""Half an hour on: what was done since is in the past."""

KEY = "C2:a1:1:dana"


def fifth_weekday_after(day: date) -> date:
    """Five business days later; no public holiday falls into these days."""
    for _ in range(5):
        day += timedelta(days=1)
        while day.isoweekday() > 5:
            day += timedelta(days=1)
    return day


def test_the_thank_you_is_copied_sent_and_followed_by_the_call(
    tmp_path: Path, xclipboard: XClipboard
) -> None:
    program = Program(tmp_path, AT, {"DISPLAY": xclipboard.display})
    program.take_in(document())
    (late,) = program.json("due")
    assert (late["key"], late["status"]) == (KEY, "overdue")
    drafted = program.json("draft", KEY)
    assert drafted["missing"] == []

    with program.dashboard() as terminal:
        terminal.wait_for("▲ Lark Analytics")
        shown = " ".join(row[63:] for row in terminal.wait_for("by when"))
        assert " ".join(late["reason"].split()) in " ".join(shown.split())
        terminal.press("y")
        terminal.wait_for("Copied (checked).")
        assert xclipboard.read() == drafted["body"]
        assert "▲ Lark Analytics" in terminal.text, "copied is not sent"
        terminal.press("space")
        terminal.wait_for("Marked the thank-you to Dana Osei as sent. u undoes.")
        terminal.wait_gone("▲")
        call_day = fifth_weekday_after(date(2026, 4, 14))
        assert call_day == date(2026, 4, 21)
        coming = next(row for row in terminal.wait_for("○ Lark Analytics") if "○ Lark Analytics" in row)
        assert "status call" in coming
        assert "Tue 21 Apr" in coming
        terminal.press("q")
        assert terminal.wait_closed() == 0

    program.at = LATER
    assert program.json("due") == []
    (call,) = program.json("due", "--all")
    assert (call["rule"], call["kind"], call["medium"], call["status"]) == (
        "D1",
        "status_call",
        "call",
        "upcoming",
    )
    assert datetime.fromisoformat(call["due"]).date() == call_day

    with program.dashboard() as again:
        again.wait_for("○ Lark Analytics")
        panes = "\n".join(row[:63] for row in again.screen)
        assert "nothing today" in panes
        assert "thank-you" not in panes
        assert "status call" in panes
        again.press("q")
        assert again.wait_closed() == 0


def test_a_message_that_lacks_something_opens_instead_of_being_copied(
    tmp_path: Path, xclipboard: XClipboard
) -> None:
    program = Program(tmp_path, AT, {"DISPLAY": xclipboard.display})
    program.take_in(document(profile=None, facts=[INTERVIEW]))
    missing = program.json("draft", KEY)["missing"]
    assert len(missing) >= 3
    with program.dashboard() as terminal:
        terminal.wait_for("▲ Lark Analytics")
        terminal.press("y")
        terminal.wait_for("Who signs your messages?")
        terminal.press("escape")
        terminal.wait_gone("Who signs your messages?")
        shown = " ".join(" ".join(terminal.screen).split())
        for sentence in missing:
            assert f"□ {sentence}" in shown
        assert xclipboard.read() == ""
        terminal.press("escape")
        terminal.wait_for("Overdue follow-ups")
        terminal.press("q")
        assert terminal.wait_closed() == 0
