"""Mails read from the shell."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from afterword.cli.command_line import main
from afterword.exchange.search_document import write_document
from written import three_applications

AT = "2026-04-20T11:05-04:00"
REJECTION = """\
From: Dana Osei <dana@lark.example>
To: Rosa Lind <rosa@lind.example>
Subject: Data Analyst
Date: Mon, 20 Apr 2026 10:00:00 -0400
Message-ID: <no-1@lark.example>

Dear Rosa,

we have decided not to move forward with your application for Data Analyst.

Dana Osei
Head of Data
"""


def afterword(file: Path, *arguments: str | Path, stdin: str = "") -> Result:
    return CliRunner().invoke(main, ["--file", str(file), "--at", AT, *map(str, arguments)], input=stdin)


def facts(file: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(afterword(file, "export").stdout)["facts"]
    return found


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "document.json").write_text(write_document(three_applications()), encoding="utf-8")
    file = tmp_path / "search.json"
    assert afterword(file, "import", tmp_path / "document.json").exit_code == 0
    return file


def test_reading_says_what_it_is_and_writes_nothing(file: Path) -> None:
    before = file.read_bytes()
    said = afterword(file, "read", "-", stdin=REJECTION)
    assert (said.exit_code, said.stderr) == (0, "")
    assert said.stdout == (
        "A no: Lark Analytics (Data Analyst), from Dana Osei.\n  Would record: rejection from Dana Osei.\n"
    )
    assert file.read_bytes() == before


def test_what_is_sure_is_recorded_once_with_the_mail(file: Path) -> None:
    known = {fact["id"] for fact in facts(file)}
    assert "Recorded one fact from mail: " in afterword(file, "read", "--record", stdin=REJECTION).stdout
    (new,) = [fact for fact in facts(file) if fact["id"] not in known]
    assert (new["fact"], new["app"], new["from"], new["at"]) == (
        "rejected", "a1", "dana", "2026-04-20T10:00:00-04:00",
    )  # fmt: skip
    assert new["mail"]["message_id"] == "no-1@lark.example"
    assert new["mail"]["from"] == "Dana Osei <dana@lark.example>"
    assert "decided not to move forward" in new["mail"]["text"]
    saved = file.read_bytes()
    assert afterword(file, "read", "--record", stdin=REJECTION).stdout.startswith("Known already: ")
    assert file.read_bytes() == saved


def test_what_is_not_sure_is_left_and_the_person_can_say_it(file: Path) -> None:
    vague = (
        "Hi Rosa, a quick word about the Disponent position: it did not work out in the end.\n\nUwe Brandt"
    )
    before = file.read_bytes()
    said = afterword(file, "read", "--record", stdin=vague).stdout
    assert "Left out: " in said
    assert file.read_bytes() == before
    done = afterword(file, "read", "--record", "--as", "rejection", "--app", "a2", stdin=vague)
    assert "Recorded one fact" in done.stdout
    assert [fact["app"] for fact in facts(file) if fact["fact"] == "rejected"] == ["a2"]


RECEIPT = (
    "From: Fern Mutual <jobs@fern.example>\nSubject: Thank you\nDate: Mon, 20 Apr 2026 10:00:00 -0400\n\n"
    "We have received your application{}.\n"
)


def test_a_mail_is_recorded_for_a_new_application_where_that_is_said(file: Path) -> None:
    unnamed = afterword(file, "read", "--record", "--app", "new", stdin=RECEIPT.format(""))
    assert "It does not name both the company and the position" in unnamed.stdout
    assert "Recorded" not in unnamed.stdout
    mail = RECEIPT.format(" for the Claims Analyst position")
    done = afterword(file, "read", "--record", "--app", "new", stdin=mail)
    assert "Fern Mutual (Claims Analyst)" in done.stdout
    assert "Recorded two facts from mail" in done.stdout
    document = json.loads(afterword(file, "export").stdout)
    (made,) = [key for key, each in document["applications"].items() if each["title"] == "Claims Analyst"]
    assert {fact["fact"] for fact in document["facts"] if fact["app"] == made} == {"applied", "reply"}
    wrong = afterword(file, "read", "--title", "Clerk", stdin=mail)
    assert (wrong.exit_code, "add --app new" in wrong.stderr) == (2, True)


def test_a_dry_run_writes_nothing(file: Path) -> None:
    before = file.read_bytes()
    assert afterword(file, "read", "--record", "--dry-run", stdin=REJECTION).exit_code == 0
    assert file.read_bytes() == before


def test_json_tells_it_all(file: Path) -> None:
    (mail,) = json.loads(afterword(file, "read", "--json", stdin=REJECTION).stdout)["mails"]
    assert (mail["type"], mail["sure"], mail["application"]) == ("rejection", True, "a1")
    assert mail["person"] == {"name": "Dana Osei", "email": "dana@lark.example", "role": "Head of Data"}
    assert mail["facts"][0]["fact"] == "rejected"
    (because,) = mail["because"]
    assert mail["text"][because["start"] : because["end"]] == because["text"]


def test_nothing_of_a_mail_reaches_the_terminal_raw(file: Path) -> None:
    said = afterword(file, "read", stdin=REJECTION.replace("Dana Osei", "Dana \x1b]0;x\x07Osei"))
    assert "\x1b" not in said.output
    assert "\x07" not in said.output


def test_attachments_are_named_and_never_opened(file: Path) -> None:
    parts = REJECTION.replace("Message-ID", "Content-Type: multipart/mixed; boundary=x\nMessage-ID").replace(
        "\n\nDear Rosa", "\n\n--x\n\nDear Rosa"
    ).replace("decided not to move forward with your application for", "a question about")  # fmt: skip
    attached = (
        "\n--x\nContent-Type: text/plain\nContent-Disposition: attachment; filename=offer.txt\n\n"
        "We are delighted to offer you the position of Data Analyst.\n--x--\n"
    )
    (mail,) = json.loads(afterword(file, "read", "--json", stdin=parts + attached).stdout)["mails"]
    assert mail["type"] != "offer"
    assert "delighted" not in mail["text"]


def test_one_own_mail_is_not_taken_for_theirs(file: Path) -> None:
    own = REJECTION.replace("From: Dana Osei <dana@lark.example>", "From: Rosa Lind <rosa@lind.example>")
    said = afterword(file, "read", "--record", stdin=own)
    assert "That is yours" in said.stdout
    assert not [fact for fact in facts(file) if fact["fact"] == "rejected"]


def test_import_takes_a_mail_as_reading_with_record_does(file: Path, tmp_path: Path) -> None:
    mail = tmp_path / "no.eml"
    mail.write_text(REJECTION)
    before = file.read_bytes()
    tried = afterword(file, "import", "--dry-run", mail)
    assert (tried.exit_code, tried.stdout.splitlines()[0]) == (
        0, "A no: Lark Analytics (Data Analyst), from Dana Osei.",
    )  # fmt: skip
    assert file.read_bytes() == before
    assert "Recorded one fact from mail: " in afterword(file, "import", mail).stdout
    assert [fact["app"] for fact in facts(file) if fact["fact"] == "rejected"] == ["a1"]


def test_the_words_stay_out_where_the_settings_say_so(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    (tmp_path / "afterword").mkdir()
    (tmp_path / "afterword" / "settings.toml").write_text('mail = "leave out"\n')
    afterword(file, "read", "--record", stdin=REJECTION)
    (kept,) = [fact["mail"] for fact in facts(file) if fact["fact"] == "rejected"]
    assert (kept["message_id"], kept.get("text", "")) == ("no-1@lark.example", "")


DANA, UWE = "Dana Osei <dana@lark.example>", "Uwe Brandt <u.brandt@vesper-freight.example>"
ABOUT = [
    (DANA, "we have received your application for Analytics Engineer.", "a3", "auto"),
    (DANA, "we have not made a decision on Data Analyst yet and hope to do so by May 8.", "a1", "holding"),
    (DANA, "could you let me know your notice period? It is about Data Analyst.", "a1", "question"),
    (UWE, "das Auswahlverfahren ist noch nicht abgeschlossen.", "a2", "holding"),
    (UWE, "uns fehlt noch Ihr Arbeitszeugnis. Könnten Sie es nachreichen?", "a2", "question"),
    (
        DANA,
        "you are through to the next round for Data Analyst; Omar will write.",
        "a1",
        "advance",
    ),
    (DANA, "a word about Data Analyst and how it went: the others were curious.", "a1", ""),
]
"""Mails about the search; of the last nobody can say what it is."""
OTHERS = [
    ("A Friend <f@mail.example>", "Lark Analytics told me no: they decided not to move forward with me."),
    ("Jobs <alerts@jobs.example>", "New jobs for you: Data Analyst at Lark Analytics. Unsubscribe"),
    (
        "Press <press@daily.example>",
        "Vesper Freight is pleased to offer a new service on Tuesday.",
    ),
]
"""Mails that name a company of the search, and are about something else."""


def letters(number: int) -> Iterator[str]:
    """So many mails of which each tenth is about the search, and each twentieth looks so."""
    for each in range(number):
        if each % 10 == 0:
            sender, words = ABOUT[each // 10 % len(ABOUT)][:2]
            subject = "Your application"
        elif each % 20 == 5:
            sender, words = OTHERS[each // 20 % len(OTHERS)]
            subject = "news"
        else:
            sender, subject = f"Friend {each} <f{each}@mail{each % 40}.example>", f"photos {each}"
            words = f"garden{each * 7 % 50} tickets on Tuesday at {each % 12 + 1} pm " * 20
        yield (
            f"From x@y Mon Apr 20 10:00:00 2026\nFrom: {sender}\nSubject: {subject}\n"
            f"Message-ID: <{each}@made>\n"
            f"To: rosa@lind.example\nDate: Mon, 20 Apr 2026 {each % 10:02}:00:00 -0400\n"
            f"Content-Type: text/plain; charset=utf-8\n\n{words}\n\n"
        )


def test_a_mailbox_is_read_to_the_end_and_taken_once(file: Path, tmp_path: Path) -> None:
    box = tmp_path / "all.mbox"
    box.write_text("".join(letters(2_000)), encoding="utf-8")
    expected = {
        f"{each}@made": ABOUT[each // 10 % len(ABOUT)][2:]
        for each in range(0, 2_000, 10)
        if ABOUT[each // 10 % len(ABOUT)][3]
    }
    done = afterword(file, "import", box)
    assert " about none of your applications, 0 of your own." in done.stdout
    claimed = {
        fact["mail"]["message_id"]: (fact["app"], fact.get("type", fact["fact"]))
        for fact in facts(file)
        if "mail" in fact
    }
    found = sum(claimed.get(key) == told for key, told in expected.items())
    wrong = {key: told for key, told in claimed.items() if expected.get(key) != told}
    assert (found, len(expected) - found, wrong) == (172, 0, {})
    saved = file.read_bytes()
    box.write_text("".join(letters(200)), encoding="utf-8")
    assert "Recorded" not in afterword(file, "read", "--record", box).stdout
    assert file.read_bytes() == saved


def test_a_long_mailbox_tells_what_is_about_nothing_by_a_look_at_it(file: Path, tmp_path: Path) -> None:
    box = tmp_path / "all.mbox"
    box.write_text("".join(letters(20)), encoding="utf-8")
    mails = json.loads(afterword(file, "read", "--json", box).stdout)["mails"]
    told = {mail["message_id"]: (mail["type"], mail["sure"], mail["application"]) for mail in mails}
    assert (len(told), told["0@made"], told["3@made"]) == (
        20, ("receipt", True, "a3"), ("noise", True, None),
    )  # fmt: skip


def sent_by_rosa(text: str) -> str:
    return (
        "From x@y Tue Apr 14 17:20:00 2026\nFrom: Rosa Lind <rosa@lind.example>\n"
        "To: Dana Osei <dana@lark.example>\n"
        f"Subject: Thank you\nMessage-ID: <own@made>\nDate: Tue, 14 Apr 2026 17:20:00 -0400\n\n{text}\n\n"
    )


def test_ones_own_mails_of_a_mailbox_are_counted_and_recorded_where_that_is_said(
    file: Path, tmp_path: Path
) -> None:
    box = tmp_path / "sent.mbox"
    box.write_text(sent_by_rosa("Dear Ms. Osei,\n\nthank you for the talk today.\n\nRosa"))
    asked = afterword(file, "read", "--record", box)
    assert "Of your own, one mail settles what waited for it; --sent records that." in asked.stdout
    assert not [fact for fact in facts(file) if fact["fact"] == "sent"]
    done = afterword(file, "read", "--record", "--sent", box)
    assert "Yours: " in done.stdout
    (sent,) = [fact for fact in facts(file) if fact["fact"] == "sent"]
    assert (sent["kind"], sent["app"], sent["to"], sent["at"]) == (
        "thank_you", "a1", "dana", "2026-04-14T17:20:00-04:00",
    )  # fmt: skip
    assert "Recorded" not in afterword(file, "read", "--record", "--sent", box).stdout
