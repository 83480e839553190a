"""A message that answers a mail stays in its thread."""

from email import message_from_bytes

import msgspec
import pytest

from afterword.domain.facts import KeptMail, Rejected
from afterword.writing.sending import email_file, mailto
from builders import a_debrief, a_follow_up, a_search, an_interview, instant
from messages import drafted

NO = Rejected(
    id="r", app="a1", at=instant("2026-04-20T11:00-04:00"), from_="dana",
    mail=KeptMail(message_id="abc.1@lark.example", subject="AW: Your application"),
)  # fmt: skip
NOW = instant("2026-04-21T10:00-04:00")


@pytest.mark.parametrize(
    ("mail", "subject", "thread"),
    [
        (NO.mail, "Re: Your application", "<abc.1@lark.example>"),
        (KeptMail(message_id="made-77", subject=""), "Thank you - Data Analyst", ""),
        (KeptMail(message_id="<x@y.example>\r\nBcc: all", subject="Hi\nBcc: all"), "Re: Hi Bcc: all", ""),
        (None, "Thank you - Data Analyst", ""),
    ],
)
def test_an_answer_has_the_subject_and_the_thread_of_what_it_answers(
    mail: KeptMail | None, subject: str, thread: str
) -> None:
    search = a_search(an_interview(), a_debrief(), msgspec.structs.replace(NO, mail=mail))
    asked = a_follow_up("rejection_reply", rule="F1", round=None)
    made = drafted(search, asked, NOW)
    assert (made.subject, made.thread) == (subject, thread)
    assert drafted(search, a_follow_up(), NOW).thread == ""


def test_files_and_links_name_the_thread() -> None:
    written = email_file(
        ("Rosa", "r@lind.example"), ("Dana", "d@lark.example"), "Re: x", "Hi", "<a@b.example>"
    )
    read = message_from_bytes(written)
    assert (read["In-Reply-To"], read["References"]) == ("<a@b.example>", "<a@b.example>")
    link = mailto("d@lark.example", "Re: x", "Hi", "<a@b.example>")
    assert link
    assert "&in-reply-to=%3Ca%40b.example%3E&" in link
