"""Mails that were written apart from the words they are read by: what is said of them as sure is right.

``apart/`` holds them as they come, with quotes, signatures and markup: mail files and what was copied.
``expected.json`` says of each what it is, and of which application; ``may_be_unsure`` where nobody can tell.
"""

import json
from collections import Counter
from datetime import datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from afterword.domain.mails.meaning import Corresponded
from afterword.exchange.search_document import read_document
from desk.desks import desk_on

APART = Path(__file__).parent / "apart"
DAYS: tuple[str, ...] = ("deadline", "decision_date", "back_on")
WITHOUT_TIME = ("cancelled", "choose_times", "task")
"""Kinds of which no appointment is asked for."""


@cache
def understood() -> tuple[tuple[dict[str, Any], Corresponded], ...]:
    """What is expected of each mail, and what it is understood to mean on the day it came."""
    search = read_document((APART / "search.json").read_bytes()).search
    found = []
    with TemporaryDirectory() as folder:
        for number, expected in enumerate(json.loads((APART / "expected.json").read_text("utf-8"))):
            desk = desk_on(Path(folder) / str(number), datetime.fromisoformat(expected["mail_at"]))
            desk.saving.commit(search, "made")
            mail, *_ = desk.mails.mails_in(BytesIO((APART / expected["file"]).read_bytes()))
            found.append((expected, desk.mails.correspond(mail)))
    return tuple(found)


def is_right(expected: dict[str, Any], found: Corresponded) -> bool:
    return found.kind in (expected["type"], *expected.get("also", ()))


def told(found: Corresponded) -> dict[str, str]:
    """Days, hour and writer as they were understood."""
    said = {
        "deadline": found.deadline,
        "decision_date": found.read.decision.day if found.read.decision else None,
        "back_on": found.back_on,
    }
    when = found.when[0].isoformat() if found.when else ""
    days = {name: value.isoformat()[:10] for name, value in said.items() if value}
    return days | {"when": when[:16], "person": found.writer.name if found.writer else ""}


def test_what_is_sure_is_right() -> None:
    wrong = [
        (expected["file"], found.kind)
        for expected, found in understood()
        if found.sure and not is_right(expected, found)
    ]
    assert wrong == []


def test_no_application_is_a_wrong_one() -> None:
    wrong = [
        (expected["file"], found.application.id)
        for expected, found in understood()
        if found.application and found.application.id != expected.get("application")
    ]
    assert wrong == []


def test_most_kinds_are_found_and_most_mails_sure() -> None:
    right = sum(is_right(expected, found) for expected, found in understood())
    sure = sum(found.sure for _, found in understood())
    assert (right >= 84, sure >= 0.8 * len(understood())) == (True, True), (right, sure)


def test_days_hours_and_writers_are_found() -> None:
    asked, found_right = Counter[str](), Counter[str]()
    for expected, found in understood():
        said = told(found)
        wanted: dict[str, str] = {name: expected[name][:10] for name in DAYS if name in expected}
        if "when" in expected and expected["type"] not in WITHOUT_TIME:
            wanted["when"] = expected["when"][0][:16]
        wanted |= {"person": expected["person"]} if "person" in expected else {}
        asked.update(wanted.keys())
        found_right.update(name for name, value in wanted.items() if said.get(name, "") == value)
    assert (asked - found_right).total() <= 2, asked - found_right
