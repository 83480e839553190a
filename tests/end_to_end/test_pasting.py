"""From a copied mail to what is recorded: a paste counts as a key, and so does every other one."""

from pathlib import Path

import pytest

from end_to_end.programs import Program, document
from end_to_end.test_capture import left

AT = "2026-04-21T11:00-04:00"
HEAD = (
    "From: Dana Osei <dana@lark.example>\nSent: Tuesday, April 21, 2026 9:20 AM\n"
    "To: Rosa Lind\nSubject: Data Analyst\n\n"
)
COMING = {
    "id": "f9", "fact": "interview", "app": "a1", "at": "2026-04-20T09:00-04:00", "round": 2,
    "start": "2026-04-23T13:00-04:00", "end": "2026-04-23T14:00-04:00", "interviewers": ["dana"],
}  # fmt: skip
INVITED = (
    "Dear Rosa,\n\nwe would like to invite you to a second interview on Tuesday, April 28 at 2 pm.\n\nDana"
)
NO = "Dear Rosa,\n\nwe have decided not to move forward with your application.\n\nDana"
MOVED = "Hi Rosa,\n\ncan we move our interview to Friday, April 24 at 10 am?\n\nDana"
VAGUE = "Hi Rosa,\n\nabout the interview: let me say how it went for us.\n\nDana"


@pytest.mark.parametrize(
    ("text", "keys", "kind"),
    [
        (INVITED, ("enter",), "interview"),
        (NO, ("enter",), "rejected"),
        (MOVED, ("enter",), "interview"),
        (VAGUE, ("1", "enter"), "reply"),
    ],
    ids=["invited", "no", "moved", "vague"],
)
def test_a_copied_mail_is_recorded_with_three_keys_at_most(
    tmp_path: Path, text: str, keys: tuple[str, ...], kind: str
) -> None:
    program = Program(tmp_path, AT)
    program.take_in(document(facts=[*document()["facts"], COMING]))
    with program.dashboard(100, 30) as terminal:
        terminal.wait_for("Lark Analytics")
        terminal.paste(HEAD + text)
        terminal.wait_for("What they wrote")
        before = terminal.presses
        terminal.press(*keys)
        terminal.wait_for("u undoes.")
        assert 1 + terminal.presses - before <= (4 if text is VAGUE else 3)
        (new,) = [fact for fact in left(program, terminal, kind) if fact.get("mail")]
        assert new["mail"]["from"] == "Dana Osei <dana@lark.example>"
