"""A mail about two applications at one company: what it says of each is told and asked apart."""

from io import BytesIO
from pathlib import Path

import pytest

from afterword.desk.desk import Desk
from desk.desks import desk_on
from written import NOW, three_applications

HEAD = b"From: Dana Osei <dana@lark.example>\nMessage-ID: <9@lark.example>\nSubject: Your applications\n\n"
BOTH = (
    b"Dear Rosa,\n\nwe have decided not to move forward with you for Data Analyst.\n\n"
    b"For the Analytics Engineer role, however, we would like to invite you to an interview on Tuesday, "
    b"April 28 at 2 pm.\n\nBest\nDana Osei"
)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = desk_on(tmp_path, NOW)
    desk.saving.commit(three_applications(), "made")
    return desk


def test_each_is_told_for_its_application_and_asked(desk: Desk) -> None:
    mails = list(desk.mails.mails_in(BytesIO(HEAD + BOTH)))
    found = [desk.mails.correspond(mail) for mail in mails]
    assert [(each.kind, each.belongs.candidates, each.sure) for each in found] == [
        ("rejection", ("a1",), False),
        ("invitation", ("a3",), False),
    ]
    assert found[1].writer is not None
    assert found[1].writer.name == "Dana Osei"


def test_one_that_is_recorded_leaves_the_other_to_be_recorded(desk: Desk) -> None:
    refused, invited = desk.mails.mails_in(BytesIO(HEAD + BOTH))
    found = desk.mails.correspond(refused)
    desk.mails.record([found], found.after)
    assert desk.mails.correspond(refused).is_known
    assert not desk.mails.correspond(invited).is_known


def test_a_mail_that_only_names_the_other_position_stays_whole(desk: Desk) -> None:
    text = (
        b"Do you know dbt? It matters for Data Analyst.\n\nUnlike Analytics Engineer it is in Boston.\n\nDana"
    )
    (mail,) = desk.mails.mails_in(BytesIO(HEAD + text))
    assert mail.about == ""
