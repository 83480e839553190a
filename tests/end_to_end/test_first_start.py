"""From nothing to the copied thank-you, with the keyboard alone."""

import base64
import re
from pathlib import Path

from end_to_end.programs import Program

MOST_PRESSES = 20


def test_yesterdays_interview_becomes_a_copied_thank_you_in_few_presses(tmp_path: Path) -> None:
    program = Program(tmp_path, "2026-04-15T10:00-04:00")
    with program.dashboard(80, 24) as terminal:
        terminal.wait_for("What brings you here?")
        assert not program.file.exists()
        terminal.press("i")
        terminal.wait_for("An interview: coming, or just had")
        for text, next_hint in (
            ("Lark Analytics", "As the posting calls it"),
            ("Data Analyst", "Everybody, lead first"),
            ("Dana Osei <dana@lark.example>, Kim Park <kim@lark.example>", "On your own clock"),
            ("yesterday 10:00", "Address or link"),
            ("", "Only if their clock differs"),
            ("", "The day they said"),
            ("", "What they said comes next"),
            ("", "One thing you talked about"),
            ("returns by fax", "One thing you talked about"),
            ("how they review", "What you bring to this job"),
        ):
            terminal.type(text)
            terminal.wait_for(text[-20:])
            terminal.press("enter")
            terminal.wait_for(next_hint)
            terminal.settle(0.3)
        terminal.type("I moved such a feed")
        terminal.wait_for("such a feed")
        terminal.press("ctrl+s")
        terminal.wait_for("Who signs your messages?")
        for text in ("Rosa Lind", "212-555-0142", "rosa@lind.example"):
            terminal.type(text)
            terminal.wait_for(text)
            terminal.press("enter")
            terminal.settle()
        terminal.wait_for("thank-you to Dana Osei")
        terminal.press("y")
        terminal.wait_for("space marks it as sent")
        presses = terminal.presses
        terminal.settle()
        (copied,) = re.findall(rb"\x1b\]52;c;([^\x07\x1b]*)\x07", terminal.raw)
        terminal.press("escape")
        terminal.wait_for("Overdue follow-ups")
        terminal.press("q")
        assert terminal.wait_closed() == 0
    assert presses == 16
    assert presses <= MOST_PRESSES
    program.at = "2026-04-15T10:30-04:00"
    thanks = program.json("due")
    assert [item["kind"] for item in thanks] == ["thank_you", "thank_you"]
    drafted = program.json("draft", thanks[0]["key"])
    assert base64.b64decode(copied).decode() == drafted["body"]
    assert drafted["missing"] == []
    assert program.json("draft", thanks[1]["key"])["missing"] == []
