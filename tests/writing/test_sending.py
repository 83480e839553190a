"""A message on its way out: link, text file, e-mail file."""

from email import message_from_bytes
from email.policy import default
from email.utils import getaddresses
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.writing.sending import email_file, mailto, text_file
from domain.test_addresses import NONE_OR_TWO

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


@pytest.mark.parametrize("address", NONE_OR_TWO, ids=lambda text: ascii(text[:24]))
def test_who_has_no_address_or_several_is_left_out(address: str) -> None:
    written = message_from_bytes(email_file(("Rosa", address), DANA, "", BODY), policy=default)
    assert (written["From"], written["To"].addresses[0].addr_spec) == (None, "dana@lark.example")
    written = message_from_bytes(email_file(ROSA, ("Dana", address), "", BODY), policy=default)
    assert set(written.keys()) & {"To", "Cc", "Bcc"} == set()
    link = mailto(address, "Thank you", BODY)
    assert link is not None
    assert urlsplit(link).path == ""


@pytest.mark.parametrize(
    "name",
    [
        "Dana, evil@x.example", "Dana <evil@x.example>", '"Dana" <evil@x.example>,', "evil@x.example,",
        "=?utf-8?q?evil=40x=2Eexample=2C?=", "=?utf-8?q?a=22=2C_evil=40x=2Eexample?= b", "grp: e@x.example;",
        "Zoë\r\nBcc: evil@x.example", "Ösei, " * 60, "\x00\x1b]0;x\x07", "\\", "日本, e@x.example",
        "😀" * 100, "(" * 1200,
    ],
    ids=lambda text: ascii(text[:24]),
)  # fmt: skip
def test_no_name_adds_a_reader(name: str) -> None:
    raw = email_file((name, ROSA[1]), (name, DANA[1]), name, BODY)
    written = message_from_bytes(raw, policy=default)
    assert [each.addr_spec for each in written["To"].addresses] == ["dana@lark.example"]
    assert [each.addr_spec for each in written["From"].addresses] == ["rosa@lind.example"]
    assert getaddresses([message_from_bytes(raw)["To"]])[0][1] == "dana@lark.example"
    assert {"Cc", "Bcc"} & set(written.keys()) == set()


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=60))
def test_a_mail_is_to_one_person_whatever_anything_is_called(name: str, address: str, subject: str) -> None:
    clean = "".join(c for c in (name + address + subject) if not "\ud800" <= c <= "\udfff")
    if clean != name + address + subject:
        return
    written = message_from_bytes(email_file(ROSA, (name, address), subject, BODY), policy=default)
    assert "To" not in written or len(written["To"].addresses) == 1
    written = message_from_bytes(email_file(ROSA, (name, DANA[1]), subject, BODY), policy=default)
    assert [each.addr_spec for each in written["To"].addresses] == ["dana@lark.example"]
