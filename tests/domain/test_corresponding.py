"""What a mail becomes once it is understood: the facts that are recorded of it."""

import msgspec
import pytest

from afterword.domain.application import Application
from afterword.domain.capturing.capture import CapturedApplication
from afterword.domain.facts import (
    Accepted,
    Fact,
    Interview,
    Offer,
    OfferDeadline,
    OfferInWriting,
    Rejected,
    Saved,
)
from afterword.domain.mails.belonging import Names
from afterword.domain.mails.mail import Mail
from afterword.domain.mails.meaning import Corresponded, Meant
from afterword.domain.people import Company, Contact
from builders import DANA, an_interview, instant
from written import NOW, means, read, three_applications

HEAD = (
    "From: Dana Osei <dana@lark.example>\nSent: Monday, April 20, 2026 9:20 AM\nTo: Rosa Lind\n"
    "Subject: Data Analyst\n\nDear Rosa,\n\n"
)
PAPERS = (
    "please find attached your employment contract for Data Analyst. Please sign and return it by Friday, "
    "April 24. The contract is subject to a satisfactory background check.\n\nDana"
)
OFFERED = Offer(id="o", app="a1", at=instant("2026-04-17T10:00-04:00"))
COLD = (
    "From: Cole Hart <cole@stonebridge.example>\nSent: Monday, April 20, 2026 9:20 AM\nTo: Rosa Lind\n"
    "Subject: Senior Analyst opportunity\n\nHi Rosa,\n\nI came across your profile and think you would be a "
    "great fit for a Senior Analyst role with my client. Would you be open to a quick chat?\n\nCole Hart\n"
    "Principal Recruiter\nStonebridge Search\n+1 212 555 0133"
)


@pytest.mark.parametrize(
    ("head", "text", "concerns"),
    [
        ({"sender": "jobs@lark.example"}, "Hello", True),
        ({"sender": "x@post.example", "subject": "Your day at Vesper"}, "Hello", True),
        ({"sender": "x@post.example"}, "Vesper Freight has news", True),
        ({"sender": "x@post.example"}, "To vesper freightless is no name", False),
        ({"sender": "ibo@relay.example", "display": "IBO GmbH"}, "Thank you for your application", True),
        ({"sender": "x@post.example"}, "Sibo and the iboga tree", False),
        ({"sender": "x@post.example"}, "Photos of Tuesday", False),
    ],
)
def test_what_a_mail_may_concern_is_told_by_its_names(
    head: dict[str, str], text: str, concerns: bool
) -> None:
    short = Company(id="ibo", name="IBO GmbH")
    search = three_applications().with_entries((short, Application(id="a9", company="ibo", title="Clerk")))
    assert Names(search).may_concern(Mail(text=text, **head)) is concerns  # type: ignore[arg-type]


def papers(*facts: Fact) -> Corresponded:
    return means(three_applications(*facts), read(HEAD + PAPERS))


@pytest.mark.parametrize(
    ("before", "kinds"),
    [
        ((), [Offer]),
        ((OFFERED,), [OfferInWriting, OfferDeadline]),
        (
            (OFFERED, Accepted(id="y", app="a1", at=instant("2026-04-18T10:00-04:00"))),
            [OfferInWriting, OfferDeadline],
        ),
    ],
)
def test_papers_are_those_of_the_offer_that_stands(before: tuple[Fact, ...], kinds: list[type[Fact]]) -> None:
    found = papers(*before)
    assert (found.sure, [type(fact) for fact in found.facts]) == (True, kinds)
    first = found.facts[0]
    assert isinstance(first, Offer | OfferInWriting)
    assert first.conditions == "The contract is subject to a satisfactory background check."


BARE = msgspec.structs.replace(DANA, title="", phone="", email="dana@lark.example")
NOTED = msgspec.structs.replace(BARE, title="Head", phone="1 212 555 0100")


@pytest.mark.parametrize(
    ("known", "signature", "title", "phone"),
    [
        (BARE, "Best regards,\nDana Osei\nHead of Data\nLark Analytics\nT: +1 212 555 0187", "Head of Data",
         "+1 212 555 0187"),
        (BARE, "Mit freundlichen Grüßen\ni. A. Dana Osei\nRecruiterin\nFax 0731 1662300\nTel. 0731 1662345",
         "Recruiterin", "0731 1662345"),
        (BARE, "Best,\nDana Osei\nFloor Trainer\nSwitchboard 212 555 0100", "Floor Trainer", ""),
        (NOTED, "Best regards,\nDana Osei\nHead of Data\nT: +1 212 555 0187", "Head", "1 212 555 0100"),
        (BARE, "Best regards,\nKim Meister\nAssistant\nT: +1 212 555 0187", "", ""),
        (BARE, "Best regards,\nThe team at Lark\n+1 212 555 0187", "", ""),
    ],
)  # fmt: skip
def test_what_a_signature_says_of_somebody_known_is_kept_where_nothing_was_noted(
    known: Contact, signature: str, title: str, phone: str
) -> None:
    text = f"{HEAD}We are still talking with others, and will let you know by Friday.\n\n{signature}"
    dana = means(three_applications().with_entry(known), read(text)).after.contacts[known.id]
    assert (dana.title, dana.phone) == (title, phone)


@pytest.mark.parametrize(
    ("words", "terms", "written"),
    [
        ("On behalf of Lark I am delighted to offer you the position of Data Analyst. The base salary is "
         "$172,000. The formal offer letter is attached.", "The base salary is $172,000.", True),
        ("On behalf of Lark, I am delighted to offer you the position of Data Analyst, with an annual base\n"
         "salary of $172,000 and a bonus.", "an annual base salary of $172,000 and a bonus.", None),
        ("We would like to offer you the job for $31 an hour. Your written offer will be attached to my next "
         "mail.", "$31 an hour.", None),
        ("At a salary of $90,000, we are pleased to offer you the position. Please confirm the salary.",
         "a salary of $90,000.", None),
        ("wir freuen uns, Ihnen die Stelle als Data Analyst zum 1. Juli 2026 anbieten zu können.",
         "zum 1. Juli 2026.", None),
        ("gern bieten wir Ihnen die Stelle als Data Analyst ab sofort an. Ich warte bis zum 24. April.",
         "ab sofort.", None),
        ("wir bieten Ihnen zum 1. Juli 2026 die Stelle als Data Analyst mit 30 Stunden pro Woche an.",
         "zum 1. Juli 2026 die Stelle als Data Analyst mit 30 Stunden pro Woche.", None),
        ("wir möchten Ihnen die Stelle als Data Analyst anbieten. Beginn ist nach drei Monaten "
         "Kündigungsfrist. Ab sofort erreichen Sie mich unter 0731 12345.",
         "Beginn ist nach drei Monaten Kündigungsfrist.", None),
        ("wir möchten Ihnen die Stelle als Data Analyst anbieten. Ihr erster Arbeitstag wäre der 1. Juli.",
         "Ihr erster Arbeitstag wäre der 1. Juli.", None),
        ("We would like to offer you the position of Data Analyst starting on July 1, with 30 days of leave.",
         "starting on July 1, with 30 days of leave.", None),
        ("wir freuen uns, Ihnen die Stelle als Data Analyst mit einem Jahresgehalt von 72.000 € anbieten zu "
         "können. Anbei finden Sie unser Angebot.", "Jahresgehalt von 72.000 €.", True),
    ],
)  # fmt: skip
def test_terms_are_what_is_offered_and_not_that_it_is(words: str, terms: str, written: bool | None) -> None:
    (offer,) = means(three_applications(), read(f"{HEAD}{words}\n\nDana")).facts
    assert isinstance(offer, Offer)
    assert (offer.terms, offer.written) == (terms, written)


def test_what_only_its_reader_calls_an_offer_has_terms_and_conditions_too() -> None:
    mail = read(f"{HEAD}Your salary will be $90,000, subject to references.\n\nDana")
    assert "offer" not in (mail.kind, *mail.likely)
    (offer,) = means(three_applications(), mail, Meant(kind="offer")).facts
    assert isinstance(offer, Offer)
    assert offer.terms == offer.conditions == "Your salary will be $90,000, subject to references."


def test_whoever_writes_about_an_application_does_not_write_out_of_the_blue() -> None:
    text = "I noticed your profile and would love to talk on Friday, April 24 at 10:30 a.m.\n\nPriya Raman"
    found = means(three_applications(), read(HEAD.replace("Dana Osei <dana@", "Priya Raman <priya@") + text))
    assert (found.kind, found.application and found.application.id) == ("invitation", "a1")
    assert (found.sure, found.when and found.when[0]) == (False, instant("2026-04-24T10:30-04:00"))


def test_who_writes_out_of_the_blue_is_kept_only_on_ones_word() -> None:
    search = three_applications()
    assert means(search, read(COLD)).facts == ()
    found = means(search, read(COLD), Meant(kind="cold"))
    (fact,) = found.facts
    assert isinstance(fact, Saved)
    application = found.after.applications[fact.app]
    contact = found.after.contacts[application.contact or ""]
    assert (found.after.company_of(application).name, application.title) == (
        "Stonebridge Search",
        "Senior Analyst",
    )
    assert (contact.name, contact.email) == ("Cole Hart", "cole@stonebridge.example")
    assert contact.role == "recruiter"
    assert means(found.after, read(COLD), Meant(kind="cold")).is_known


FORWARDED = (
    "Hi Rosa, see below!\n\nCole\n\nFrom: Dana Osei <dana@lark.example>\nSent: Monday, April 20, 2026\n"
    "To: Cole Hart\nSubject: Data Analyst\n\nWe would like to invite Rosa to an interview on Tuesday, May 5 "
    "at 2 pm."
)


def test_an_appointment_in_a_mail_that_is_handed_on_is_found_and_asked() -> None:
    found = means(
        three_applications(),
        read(FORWARDED, sender="cole@hart.example", display="Cole Hart", subject="FW: News"),
    )
    (booked,) = found.facts
    assert isinstance(booked, Interview)
    assert (found.sure, booked.app, booked.start) == (False, "a1", instant("2026-05-05T14:00-04:00"))


def test_a_mail_moves_what_was_typed_in_after_it_came() -> None:
    typed = an_interview(id="i3", app="a3", start=instant("2026-04-24T10:00-04:00"), at=NOW)
    text = "we need to move our interview to Wednesday, April 29 at 3 pm.\n\nDana"
    found = means(three_applications(typed), read(HEAD.replace("Data Analyst", "Analytics Engineer") + text))
    (booked,) = found.facts
    assert isinstance(booked, Interview)
    assert (found.sure, booked.start) == (True, instant("2026-04-29T15:00-04:00"))


HELD = an_interview(id="i5", app="a3", start=instant("2026-04-20T08:00-04:00"))
"""Over when the mail comes at 9:20."""
FRIDAY = an_interview(id="i6", app="a3", round=2, start=instant("2026-04-24T11:00-04:00"))
WEDNESDAY = an_interview(id="i7", app="a3", round=3, start=instant("2026-04-29T11:00-04:00"))


@pytest.mark.parametrize(
    ("booked", "text", "sure", "number"),
    [
        ((HELD, FRIDAY), "we need to move our interview on Friday, April 24 at 11 am. {}", True, 2),
        ((HELD, FRIDAY), "we need to reschedule our interview. {}", True, 2),
        ((HELD, FRIDAY), "thank you for today. We need to move the second interview. {}", False, 2),
        ((FRIDAY, WEDNESDAY), "we need to move our interview of April 29. {}", True, 3),
        (
            (FRIDAY, WEDNESDAY),
            "wir müssen den Termin am Mittwoch, 29. April um 11 Uhr verschieben. {}",
            True,
            3,
        ),
        ((FRIDAY, WEDNESDAY), "we need to reschedule our interview. {}", False, 2),
        ((HELD,), "we need to reschedule our interview. {}", False, 2),
        ((HELD,), "sorry, we need to move our interview of today at 8 am. {}", False, 1),
    ],
)
def test_what_is_moved_is_the_appointment_named_else_the_next_ahead(
    booked: tuple[Interview, ...], text: str, sure: bool, number: int
) -> None:
    new = "Würde Dienstag, 5. Mai, 15 Uhr passen?" if "wir " in text else "Would Tuesday, May 5 at 3 pm suit?"
    head = HEAD.replace("Data Analyst", "Analytics Engineer")
    found = means(three_applications(*booked), read(f"{head}{text.format(new)}\n\nDana"))
    moved = [fact for fact in found.facts if isinstance(fact, Interview)]
    assert [(found.kind, found.sure, fact.round, fact.start) for fact in moved] == [
        ("moved", sure, number, instant("2026-05-05T15:00-04:00"))
    ]


def test_the_panel_is_known_with_the_addresses_in_brackets() -> None:
    text = (
        "we would like to invite you to an interview on Tuesday, May 5 at 2 pm. You will meet Ann Moss and "
    )
    panel = "Lou Vance (ann.moss@lark.example, lvance@lark.example).\n\nDana"
    found = means(three_applications(), read(HEAD + text + panel))
    after = found.after
    addresses = {contact.name: contact.email for contact in after.contacts.values()}
    assert (addresses["Ann Moss"], addresses["Lou Vance"]) == ("ann.moss@lark.example", "lvance@lark.example")
    (booked,) = (fact for fact in found.facts if isinstance(fact, Interview))
    assert (booked.from_, "dana" in booked.interviewers) == ("dana", False)


def test_whoever_says_no_is_known_from_then_on() -> None:
    head = HEAD.replace("Dana Osei <dana@lark.example>", "Kim Lee <kim.lee@lark.example>")
    text = "we have decided not to move forward with your application.\n\nKim Lee\nHead of Talent"
    found = means(three_applications(), read(head + text))
    (fact,) = found.facts
    assert isinstance(fact, Rejected)
    contact = found.after.contacts[fact.from_ or ""]
    assert (contact.name, contact.email, contact.company) == ("Kim Lee", "kim.lee@lark.example", "lark")


def test_what_was_said_in_the_form_is_recorded_in_its_place() -> None:
    said = CapturedApplication(company="Fern Mutual", title="Analyst", at=NOW, is_saved=True)
    found = means(three_applications(), read(COLD), Meant(kind="cold", said=said))
    (fact,) = found.facts
    application = found.after.applications[fact.app or ""]
    assert found.after.company_of(application).name == "Fern Mutual"
    assert fact.mail is not None
