"""A message on its way out: link, text file, e-mail file."""

from email import message_from_bytes
from email.policy import default
from urllib.parse import parse_qs, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from afterword.writing.sending import email_file, mailto, text_file

BODY = "Dear Ms. Osei,\n\nThank you & good-bye? 100 % Grüße."
ROSA, DANA = ("Rosa Lind", "rosa@lind.example"), ("Dana Osei", "dana@lark.example")


def test_a_link_holds_the_message_and_nothing_else() -> None:
    link = mailto("dana@lark.example", "Thank you\nBcc: a@b.example", BODY)
    assert link is not None
    assert "+" not in link
    parts = urlsplit(link)
    assert (parts.scheme, parts.path) == ("mailto", "dana@lark.example")
    assert parse_qs(parts.query) == {
        "subject": ["Thank you Bcc: a@b.example"],
        "body": [BODY.replace("\n", "\r\n")],
    }


@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=200))
def test_no_address_subject_or_text_adds_to_a_link(address: str, subject: str, body: str) -> None:
    clean = "".join(c for c in (address + subject + body) if not "\ud800" <= c <= "\udfff")
    link = mailto(address, subject, body) if clean == address + subject + body else None
    if link:
        assert link.isascii()
        assert link.count("?") <= 1
        assert set(parse_qs(urlsplit(link).query)) <= {"subject", "body"}


def test_a_message_too_long_for_a_link_has_none() -> None:
    assert mailto("dana@lark.example", "", "x" * 2500) is None


def test_a_text_file_begins_with_its_subject() -> None:
    assert text_file("Thank you", BODY) == f"Thank you\n\n{BODY}\n"
    assert text_file("", BODY) == f"{BODY}\n"


def test_an_e_mail_file_opens_as_a_draft() -> None:
    message = message_from_bytes(
        email_file(ROSA, ("Zoë Osei\nBcc: a@b.example", DANA[1]), "Thank\nyou", BODY), policy=default
    )
    assert message["From"] == "Rosa Lind <rosa@lind.example>"
    assert message["To"].addresses[0].addr_spec == "dana@lark.example"
    assert message["Bcc"] is None
    assert (message["Subject"], message["X-Unsent"]) == ("Thank you", "1")
    assert message.get_content().replace("\r\n", "\n") == f"{BODY}\n"


def test_who_has_no_address_is_left_out_and_an_odd_one_is_kept_for_the_person_to_mend() -> None:
    assert message_from_bytes(email_file(("Rosa", ""), DANA, "", BODY), policy=default)["From"] is None
    assert b"dana@@lark" in email_file(ROSA, ("Dana", "dana@@lark"), "", BODY)
