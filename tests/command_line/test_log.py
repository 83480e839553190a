"""Recording from the shell: what happened, in a sentence or as JSON, and how it asks back."""

import json
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest
from click.testing import CliRunner, Result

from afterword.cli.command_line import main
from afterword.domain.facts import AnyFact
from afterword.domain.people import Company
from afterword.domain.search import JobSearch
from afterword.exchange.search_document import write_document
from builders import ANALYST, a_search

AT = "2026-04-15T14:30-04:00"
"""A Wednesday in New York, the day after Dana's interview."""


def afterword(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A data file with Dana's interview and its debrief."""
    return a_file(tmp_path, a_search())


def a_file(folder: Path, search: JobSearch) -> Path:
    document, file = folder / "document.json", folder / "search.json"
    document.write_text(write_document(search), encoding="utf-8")
    assert afterword("--file", file, "import", document).exit_code == 0
    return file


def log(file: Path, *arguments: str) -> Result:
    return afterword("--file", file, "--at", AT, "log", *arguments)


def logged(file: Path, *arguments: str) -> dict[str, Any]:
    """The fact that was recorded; it stands in the file as it was printed."""
    result = log(file, *arguments, "--json")
    assert (result.exit_code, result.stderr) == (0, "")
    fact: dict[str, Any] = json.loads(result.stdout)
    exported = json.loads(afterword("--file", file, "export").stdout)
    assert fact in exported["facts"]
    return fact


def test_an_application_is_logged_with_everything_that_was_said(file: Path) -> None:
    result = log(
        file, "applied", "Rook Mills", "Planner", "--on", "yesterday 9:30", "--url", "https://rook.example/1",
        "--source", "a friend", "--contact", "Kim Park <kim@rook.example>",
        "--agency", "Doug Marsh, Prairie Staffing", "--referrer", "Angela Ruiz",
    )  # fmt: skip
    assert (result.exit_code, result.output) == (0, "Applied to Rook Mills as Planner.\n")
    exported = json.loads(afterword("--file", file, "export").stdout)
    fact = next(fact for fact in exported["facts"] if fact["fact"] == "applied")
    assert fact["at"] == "2026-04-14T09:30:00-04:00"
    application = exported["applications"][fact["app"]]
    assert application["url"] == "https://rook.example/1"
    assert application["source"] == "a friend"
    people = exported["contacts"]
    assert people[application["contact"]]["email"] == "kim@rook.example"
    assert people[application["referrer"]]["name"] == "Angela Ruiz"
    recruiter = people[application["via_recruiter"]]
    assert (recruiter["name"], exported["companies"][recruiter["company"]]["kind"]) == (
        "Doug Marsh",
        "agency",
    )


@pytest.mark.parametrize(
    ("arguments", "fact"),
    [
        (
            ("applied", "lark analytics", "data analyst"),
            {"fact": "applied", "app": "a1", "at": "2026-04-15T18:30:00Z"},
        ),
        (
            ("applied", "Lark Analytics", "Data Analyst", "--on", "mon"),
            {"fact": "applied", "app": "a1", "at": "2026-04-13T12:00:00-04:00"},
        ),
        (
            ("reply", "lark", "--type", "holding", "--from", "dana", "--decision-date", "fri", "--text", "!"),
            {
                "fact": "reply", "app": "a1", "at": "2026-04-15T18:30:00Z", "type": "holding",
                "from": "dana", "decision_date": "2026-04-17", "text": "!",
            },
        ),
        (
            ("reply", "a1", "--type", "question", "--needs-reply", "--on", "an hour ago"),
            {
                "fact": "reply", "app": "a1", "at": "2026-04-15T13:30:00-04:00", "type": "question",
                "needs_reply": True,
            },
        ),
        (
            ("rejected", "analyst", "--from", "Dana Osei", "--reason", "someone nearer", "--on", "today"),
            {
                "fact": "rejected", "app": "a1", "at": "2026-04-15T18:30:00Z", "from": "dana",
                "reason": "someone nearer",
            },
        ),
    ],
)  # fmt: skip
def test_the_json_is_the_fact_as_the_search_document_has_it(
    file: Path, arguments: tuple[str, ...], fact: dict[str, Any]
) -> None:
    recorded = logged(file, *arguments)
    assert recorded.pop("id")
    assert recorded == fact


def test_what_was_sent_is_the_message_as_it_was_drafted(file: Path) -> None:
    drafted = json.loads(afterword("--file", file, "--at", AT, "draft", "C2:a1:1:dana", "--json").stdout)
    sent = logged(file, "sent", "C2:a1:1:dana")
    assert (sent["fact"], sent["kind"], sent["to"], sent["round"]) == ("sent", "thank_you", "dana", 1)
    assert (sent["subject"], sent["text"]) == (drafted["subject"], drafted["body"])
    again = log(file, "sent", "C2:a1:1:dana")
    assert (again.exit_code, again.stderr) == (1, "The thank-you to Dana Osei is not open any more.\n")


def test_what_has_a_blank_in_it_was_not_sent_like_that(file: Path) -> None:
    bare = write_document(a_search()).replace("half of the returns data arrives by fax", "")
    file.with_name("bare.json").write_text(bare, encoding="utf-8")
    afterword("--file", file, "import", file.with_name("bare.json"))
    refused = log(file, "sent", "C2:a1:1:dana")
    assert refused.exit_code == 1
    assert refused.stderr.startswith("[what you talked about with Dana Osei] is still to be filled in.")
    sent = logged(file, "sent", "C2:a1:1:dana", "--other-words")
    assert (sent["fact"], sent["kind"], sent["to"]) == ("sent", "thank_you", "dana")
    assert not sent.get("text")


def test_a_posting_is_kept_and_later_becomes_the_application(file: Path) -> None:
    saved = logged(file, "saved", "Rook Mills", "Planner", "--on", "yesterday")
    assert saved["fact"] == "saved"
    assert json.loads(log(file, "saved", "Rook Mills", "Planner", "--json").stdout) is None, "kept already"
    assert logged(file, "applied", "Rook Mills", "Planner")["app"] == saved["app"]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("applied", " ", "Planner"), "Which company? Its name is empty."),
        (("applied", "Rook", ""), "Which position? Its name is empty."),
        (
            ("applied", "Rook", "Planner", "--on", "tomorrow"),
            "--on: That is still to come; write when it hap",
        ),
        (("applied", "Rook", "Planner", "--on", "blursday"), "--on: 'blursday' is no day I understand"),
        (("applied", "Rook", "Planner", "--contact", "Jo Kim, Bo Li"), "--contact: One person only, please."),
        (
            ("saved", "Rook", "Planner", "--agency", "Doug Marsh"),
            "--agency: Which agency is that? Like: via Doug Marsh, Prairie Staffing",
        ),
        (
            ("sent", "C9:x:1:y"),
            "There is no follow-up C9:x:1:y; 'afterword due --all --json' lists their keys.",
        ),
        (("sent", "C1:a1:1:-"), "The debrief is for yourself; there is nothing to send."),
        (("rejected", "rook"), "No application is called 'rook'; 'afterword next' lists the running ones."),
        (("rejected", ""), "No application is called ''"),
        (("rejected", "lark", "--from", "Zelda"), "--from: Nobody called Zelda is recorded."),
        (
            ("reply", "lark", "--type", "holding", "--decision-date", "blursday"),
            "--decision-date: 'blursday' is",
        ),
    ],
)
def test_what_cannot_be_recorded_is_said_in_a_sentence(
    file: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    before = file.read_bytes()
    result = log(file, *arguments)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(sentence)
    assert file.read_bytes() == before


def test_of_two_applications_it_asks_which(tmp_path: Path) -> None:
    two = a_search().with_entry(msgspec.structs.replace(ANALYST, id="a2", title="Data Engineer"))
    file = a_file(tmp_path, two.with_entry(Company(id="rook", name="Rook")))
    for arguments in (("rejected", "lark"), ("reply", "data", "--type", "holding")):
        result = log(file, *arguments)
        assert (result.exit_code, result.stdout) == (1, "")
        assert (
            "a1 (Lark Analytics · Data Analyst), a2 (Lark Analytics · Data Engineer)? Write its id."
            in result.stderr
        )
    assert logged(file, "rejected", "engineer")["app"] == "a2"
    assert logged(file, "reply", "lark", "--type", "holding")["app"] == "a1", "one is over"


def test_a_companys_name_does_for_a_key_while_one_is_open_there(file: Path) -> None:
    thanks = afterword("--file", file, "--at", AT, "draft", "lark anal")
    assert thanks.output.startswith("Thank you - Data Analyst"), thanks.output
    logged(
        file, "reply", "lark", "--type", "question", "--needs-reply", "--from", "dana", "--on", "yesterday"
    )
    for command in (("copy",), ("log", "sent"), ("log", "dismiss")):
        assert afterword("--file", file, "--at", AT, *command, "LARK analytics").stderr == (
            "Which follow-up is meant by 'LARK analytics': C2:a1:1:dana (thank-you to Dana Osei), "
            "E1:a1:-:dana (reply to Dana Osei)? Write its key.\n"
        )
    logged(file, "sent", "E1:a1:-:dana", "--other-words")
    assert logged(file, "sent", "lark")["kind"] == "thank_you"
    assert log(file, "sent", "rook").stderr.startswith("No application is called 'rook'")


def test_a_kind_of_reply_that_is_none_is_wrong_usage(file: Path) -> None:
    result = log(file, "reply", "lark", "--type", "shouting")
    assert result.exit_code == 2
    assert "'holding'" in result.stderr


EVERY_KIND: dict[str, tuple[tuple[str, ...], dict[str, Any]]] = {
    "withdrawn": (("lark", "--reason", "too far"), {"reason": "too far"}),
    "accepted": (("lark", "--written", "--starts", "1 june"), {"written": True, "starts": "2026-06-01"}),
    "declined": (("lark",), {}),
    "closed": (("lark",), {}),
    "offer": (
        ("lark", "--from", "dana", "--deadline", "fri 17:00", "--not-written", "--terms", "52k"),
        {"from": "dana", "deadline": "2026-04-17T17:00:00-04:00", "written": False, "terms": "52k"},
    ),
    "offer-in-writing": (("lark", "--conditions", "references"), {"conditions": "references"}),
    "offer-deadline": (("lark", "--deadline", "2026-04-20"), {"deadline": "2026-04-20"}),
    "interview-cancelled": (("lark", "--why", "nobody_came"), {"round": 1, "why": "nobody_came"}),
    "prepared": (("lark", "--round", "1"), {"round": 1}),
    "missed": (("lark", "--missed", "Who else?", "--missed", "Why?"), {"missed": ["Who else?", "Why?"]}),
    "omitted": (
        ("lark", "--omitted", "the licence", "--to", "Dana"),
        {"omitted": ["the licence"], "to": "dana"},
    ),
    "debrief": (
        ("lark", "--key-points", "dana: two depots", "--decision-date", "fri"),
        {"key_points": {"dana": "two depots"}, "decision_date": "2026-04-17"},
    ),
    "feedback": (("lark", "--text", "more SQL"), {"text": "more SQL"}),
    "note": (("--text", "a dark suit"), {"text": "a dark suit"}),
    "call": (("lark", "--result", "voicemail", "--to", "dana"), {"result": "voicemail", "to": "dana"}),
    "message": (
        ("lark", "--kind", "status_email", "--medium", "text"),
        {"kind": "status_email", "medium": "text"},
    ),
    "network-request": (("--to", "dana"), {"to": "dana"}),
    "network-talk": (("--with", "dana"), {"with": "dana"}),
    "references-given": (("lark", "--references", "Bo Tran <bo@x.example>"), {}),
    "reply": (("lark", "--type", "holding"), {"type": "holding"}),
    "rejected": (("lark",), {}),
}  # fmt: skip


@pytest.mark.parametrize("command", EVERY_KIND)
def test_every_kind_of_fact_is_logged_by_its_fields(file: Path, command: str) -> None:
    arguments, told = EVERY_KIND[command]
    fact = logged(file, command, *arguments)
    assert fact["fact"] == {"message": "sent"}.get(command, command.replace("-", "_"))
    assert {name: fact.get(name) for name in told} == told


@pytest.mark.parametrize(
    ("offered", "accepted", "said"),
    [
        ((), (), "Is it in writing? With --not-written you are reminded to ask for it.\n"),
        ((), ("--not-written",), "Not on paper yet: do not give notice, do not withdraw elsewhere.\n"),
        (("--not-written",), (), "Not on paper yet: do not give notice, do not withdraw elsewhere.\n"),
        (("--written",), (), ""),
        ((), ("--written",), ""),
    ],
)
def test_a_yes_says_what_it_waits_for(
    file: Path, offered: tuple[str, ...], accepted: tuple[str, ...], said: str
) -> None:
    assert log(file, "offer", "lark", *offered, "--on", "today 9:00").exit_code == 0
    assert log(file, "accepted", "lark", *accepted).stderr == said


def test_no_kind_of_fact_lacks_a_command(file: Path) -> None:
    by_hand = {"applied", "saved", "interview", "snooze", "dismiss", "override", "sent"}
    tags = {str(kind.__struct_config__.tag) for kind in get_args(AnyFact)}
    named = {{"message": "sent"}.get(command, command.replace("-", "_")) for command in EVERY_KIND}
    assert by_hand | named == tags
    assert log(file, "interview-cancelled", "lark", "--round", "7").stderr == (
        "No interview 7 is recorded there; log the interview first.\n"
    )


def test_an_interview_is_logged_with_whom_one_meets(file: Path) -> None:
    fact = logged(
        file, "interview", "Rook Mills", "Planner", "fri 10:00-10:45", "--with", "Kim Park, Bo Tran"
    )
    assert (fact["start"], fact["end"]) == ("2026-04-17T10:00:00-04:00", "2026-04-17T10:45:00-04:00")
    assert len(fact["interviewers"]) == 2
    assert "confirmed" not in fact, "nobody said so"


def test_a_company_that_one_recorded_resembles_is_another_and_that_is_said(file: Path) -> None:
    said = log(file, "interview", "Lark", "Data Analyst", "fri 10:00")
    assert said.stdout == "Logged the interview with Lark.\n"
    assert said.stderr == (
        "Lark is taken for another company than Lark Analytics. If it is the same: 'afterword undo'.\n"
    )
    assert log(file, "interview", "lark analytics", "Data Analyst", "fri 12:00").stderr == ""
