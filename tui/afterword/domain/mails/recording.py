"""From a mail that is understood to what is recorded of it: facts, and who invites or is met."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime, time, timedelta
from hashlib import sha256

import msgspec

from afterword.domain.application import Application
from afterword.domain.capturing.capture import CapturedApplication, CapturedInterview, CapturedPerson
from afterword.domain.capturing.inviting import read_invitation, taken
from afterword.domain.capturing.recording import (
    application_recorded,
    interview_corrected,
    interview_moved,
    interview_recorded,
    known_contact,
    next_round,
)
from afterword.domain.facts import (
    Applied,
    DayOrInstant,
    Fact,
    Interview,
    InterviewCancelled,
    KeptMail,
    Offer,
    OfferDeadline,
    OfferInWriting,
    Rejected,
    Reply,
    RoundKind,
)
from afterword.domain.history.rounds import Round
from afterword.domain.letters import folded
from afterword.domain.mails.kinds import MailKind
from afterword.domain.mails.mail import ReadMail, Writer
from afterword.domain.mails.meaning import Corresponded, Reader, Said
from afterword.domain.people import Company
from afterword.domain.reply_type import ReplyType
from afterword.domain.search import JobSearch, difference
from afterword.domain.timing.calendar import zone_of
from afterword.domain.titles import person_named, titled

_REPLIES: Mapping[MailKind, ReplyType] = {
    "choose_times": "advance", "receipt": "auto", "holding": "holding", "question": "question",
    "advance": "advance", "on_hold": "on_hold", "out_of_office": "auto", "references": "question",
    "courtesy": "courtesy", "invitation": "advance", "moved": "advance", "task": "question",
}  # fmt: skip
"""What a kind is recorded as where it is an answer and nothing more."""
_APPOINTMENTS: tuple[MailKind, ...] = ("invitation", "moved", "cancelled")
"""Kinds of which the round knows its people."""
_SAYS_LITTLE: tuple[MailKind, ...] = ("receipt", "out_of_office")
"""Kinds whose words a machine put together."""
_RECRUITS = re.compile(r"\b(?:recruit|talent|sourcer|staffing|personalberat)", re.IGNORECASE)
"""Roles of those who look for people; ``Human Resources`` is none."""
_ADDRESS = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")
_LENGTH = timedelta(hours=1)
"""How long an appointment is taken to last whose end nobody names; the debrief asks."""
_OFFICES_CLOSE = time(17)


def mail_recorded(search: JobSearch, found: Corresponded, reader: Reader, round_: Round | None) -> JobSearch:
    """The search with what a mail says, as far as it says it; the same where nothing is recorded.

    ``round_`` is the appointment it speaks of, where there is one.
    """
    application, kind, read = found.application, found.kind, found.read
    if kind == "cold" and found.meant.kind == "cold":
        return _kept_for_later(search, found, reader)
    if application is None or read.is_own:
        return search
    search = _with_signature(search, found)
    if kind in ("invitation", "moved", "cancelled") and read.mail.invitations:
        return _of_calendar(search, found, reader, application)
    is_timed = found.when is not None and isinstance(found.when[0], datetime)
    if kind not in _APPOINTMENTS:
        search, found = _with_writer(search, found, reader, application)
    match kind:
        case "moved" if is_timed and round_:
            return _moved(search, found, reader, application, round_)
        case "invitation" | "moved" if is_timed:
            return _invited(search, found, reader, application, round_)
        case "moved" | "cancelled" if round_ and not found.proposed:
            off = InterviewCancelled(
                id=reader.new_id(), app=application.id, at=reader.at(read), round=round_.number
            )
            return search.with_fact(off)
        case "cancelled":
            return search
        case "task" if found.deadline:
            return search.with_fact(_task(search, found, reader, application))
        case "rejection" | "closed":
            return search.with_fact(
                Rejected(
                    id=reader.new_id(),
                    app=application.id,
                    at=reader.at(read),
                    from_=found.contact,
                    reason=" ".join(read.key.split()) if kind == "closed" else "",
                )
            )
        case "contract" if offer_standing(search, application, reader.at(read)):
            return search.with_entries(_papers(found, reader, application))
        case "offer" | "contract":
            return search.with_fact(_offer(found, reader, application))
    answered = _REPLIES.get(kind)
    if answered is None:
        return search
    if kind == "receipt" and not has_applied(search, application):
        search = search.with_fact(Applied(id=reader.new_id(), app=application.id, at=reader.at(read)))
    return search.with_fact(
        Reply(
            id=reader.new_id(),
            app=application.id,
            at=reader.at(read),
            type=answered,
            from_=found.contact,
            decision_date=read.decision.day if read.decision else None,
            needs_reply=read.needs_reply,
            back_on=found.back_on,
            # With the mail itself at the fact, its words stand there.
            text="" if kind in _SAYS_LITTLE or reader.keeps_text else read.text,
        )
    )


def mail_id(read: ReadMail) -> str:
    """By which a mail is known again: its own id, else who sent what on which day."""
    if read.mail.message_id:
        return read.mail.message_id
    day = read.mail.at.date().isoformat() if read.mail.at else ""
    words = " ".join(read.text.split())
    return "made-" + sha256(f"{read.mail.sender}\n{day}\n{words}".encode()).hexdigest()[:24]


def kept_mail(read: ReadMail, reader: Reader, text: str) -> KeptMail:
    """A mail as it is kept with a fact, with so much of its text."""
    name, address = read.mail.display, read.mail.sender
    return KeptMail(
        message_id=mail_id(read),
        from_=f"{name} <{address}>" if name and address else name or address,
        subject=read.mail.subject,
        at=reader.at(read),
        text=text,
    )


def new_facts(search: JobSearch, after: JobSearch) -> tuple[Fact, ...]:
    """The facts that were recorded between two searches."""
    changed = (change.after for change in difference(search, after))
    return tuple(fact for fact in changed if isinstance(fact, Fact))


def corrected(search: JobSearch, after: JobSearch, said: Said, reader: Reader) -> JobSearch:
    """``after``, with what is new in it put as the person said it in the form of that fact."""
    new = new_facts(search, after)
    match said:
        case CapturedApplication():
            return application_recorded(search, said, reader.new_id, reader.is_running)
        case CapturedInterview():
            booked = next((fact for fact in new if isinstance(fact, Interview)), None)
            return interview_corrected(after, booked, said, reader.new_id) if booked else after
    fact, people = said
    same = next((each for each in new if type(each) is type(fact)), None)
    # It was filled in before another understanding, whose fact it stands for.
    fact = msgspec.structs.replace(fact, id=same.id) if same else fact
    return after.with_entries(people).with_fact(fact)


def posting_of(found: Corresponded, reader: Reader) -> CapturedApplication:
    """What an approach out of the blue offers, as far as it says so: to be kept with who wrote."""
    read, writer = found.read, found.writer
    return CapturedApplication(
        company=read.company,
        title=read.position,
        at=reader.at(read),
        contact=_person_of(writer) if writer else None,
        url=read.link,
        is_saved=True,
    )


def _person_of(writer: Writer) -> CapturedPerson:
    return CapturedPerson(
        name=writer.name,
        email=writer.email,
        phone=writer.phone,
        role="recruiter" if _RECRUITS.search(writer.role) else "",
        title=writer.role,
    )


def _kept_for_later(search: JobSearch, found: Corresponded, reader: Reader) -> JobSearch:
    posting = found.posting
    if posting is None or not (posting.company and posting.title):
        return search
    return application_recorded(search, posting, reader.new_id, reader.is_running)


def has_applied(search: JobSearch, application: Application) -> bool:
    """Whether it is recorded that the person applied."""
    return any(isinstance(fact, Applied) for fact in search.facts_of(application.id))


def offer_standing(search: JobSearch, application: Application, at: datetime) -> bool:
    """Whether they had made an offer by then."""
    return any(isinstance(fact, Offer) and fact.at <= at for fact in search.facts_of(application.id))


def _papers(found: Corresponded, reader: Reader, application: Application) -> Iterator[Fact]:
    """The paper of the offer that stands, and until when it is to be signed."""
    read = found.read
    yield OfferInWriting(
        id=reader.new_id(), app=application.id, at=reader.at(read), conditions=read.conditions
    )
    if found.deadline:
        yield OfferDeadline(
            id=reader.new_id(),
            app=application.id,
            at=reader.at(read),
            deadline=DayOrInstant(found.deadline),
        )


def _offer(found: Corresponded, reader: Reader, application: Application) -> Offer:
    read = found.read
    return Offer(
        id=reader.new_id(),
        app=application.id,
        at=reader.at(read),
        from_=found.contact,
        deadline=DayOrInstant(found.deadline) if found.deadline else None,
        written=True if found.kind == "contract" or read.is_on_paper else None,
        conditions=read.conditions,
        terms=read.terms,
    )


def _of_calendar(
    search: JobSearch, found: Corresponded, reader: Reader, application: Application
) -> JobSearch:
    company = search.company_of(application).name
    for invitation in found.read.mail.invitations:
        means = read_invitation(
            search, invitation, reader.is_running, reader.zone, reader.habit, (company, application.title)
        )
        if not means.doubt:
            search = taken(search, means, reader.new_id, reader.is_running, reader.at(found.read))
    return search


def _captured(search: JobSearch, found: Corresponded, application: Application) -> CapturedInterview:
    assert found.when is not None
    start, end, zone = found.when
    assert isinstance(start, datetime)
    read = found.read
    writer = _writer_at(search.company_of(application), search, found)
    met = (titled(words) for words in read.met)
    others = tuple(
        CapturedPerson(name=name, email=_address_of(name, read.text), salutation=salutation)
        for name, salutation in met
        if not writer or name != writer.name
    )
    # Who only arranges it is not met, where others are named who are.
    is_there = writer is not None and (read.is_with_writer or not others)
    people = (writer, *others) if writer and is_there else others
    return CapturedInterview(
        company=search.company_of(application).name,
        title=application.title,
        start=start,
        end=end or start + _LENGTH,
        tz=zone,
        people=people,
        kind=_kind_of(read),
        place=", ".join(filter(None, (read.place, read.link))),
        confirmed=not read.needs_reply,
        invited_by=writer,
    )


def _address_of(name: str, text: str) -> str:
    """The only address in a text that goes by somebody's family name; empty for none."""
    family = folded(name).split()[-1]
    fit = {each for each in _ADDRESS.findall(text) if _goes_by(folded(each.partition("@")[0]), family)}
    return fit.pop() if len(fit) == 1 else ""


def _goes_by(local: str, family: str) -> bool:
    return family in re.split(r"[._-]", local) or (len(family) > 3 and local.endswith(family))


def _writer_at(company: Company, search: JobSearch, found: Corresponded) -> CapturedPerson | None:
    """Who wrote, as a person to be known at the company; an agency's recruiter is nobody there."""
    known, writer, read = search.contacts.get(found.contact or ""), found.writer, found.read
    if known:
        return CapturedPerson(name=known.name, email=known.email)
    if writer is None or " " not in writer.name:
        return None
    ours, theirs = folded(company.name), folded(read.company)
    is_elsewhere = not (ours in theirs or theirs in ours)
    return None if is_elsewhere and _RECRUITS.search(writer.role) else _person_of(writer)


def _with_writer(
    search: JobSearch, found: Corresponded, reader: Reader, application: Application
) -> tuple[JobSearch, Corresponded]:
    """Whoever wrote it, known from now on; a machine, and a first name alone, stay nobody."""
    if found.contact or found.kind in _SAYS_LITTLE or found.read.is_machine:
        return search, found
    company = search.company_of(application)
    writer = _writer_at(company, search, found)
    if writer is None:
        return search, found
    search, contact = known_contact(search, company, writer, reader.new_id)
    return search, replace(found, contact=contact.id)


def _with_signature(search: JobSearch, found: Corresponded) -> JobSearch:
    """Somebody known, with what their signature says and nobody had noted: title, number, address."""
    contact, signed = search.contacts.get(found.contact or ""), found.read.writer
    if contact is None or signed is None or not person_named({contact.id: contact}, signed.name):
        return search
    told = msgspec.structs.replace(
        contact,
        title=contact.title or signed.role,
        phone=contact.phone or signed.phone,
        email=contact.email or signed.email,
    )
    return search if told == contact else search.with_entry(told)


def _kind_of(read: ReadMail) -> RoundKind:
    if read.place:
        return "onsite"
    if read.link:
        return "video"
    words = read.text.casefold()
    if any(word in words for word in ("zoom", "teams", "video", "google meet", "skype", "webex")):
        return "video"
    return (
        "phone"
        if any(word in words for word in ("phone", "telefon", "call you", "ring you", "anrufen"))
        else ""
    )


def _invited(
    search: JobSearch, found: Corresponded, reader: Reader, application: Application, round_: Round | None
) -> JobSearch:
    captured = _captured(search, found, application)
    if round_ and captured.start == round_.start:
        return _confirmed(search, application, round_, captured, reader, found)
    return interview_recorded(
        search,
        captured,
        reader.new_id,
        lambda app: app == application.id or reader.is_running(app),
        reader.at(found.read),
    )


def _confirmed(
    search: JobSearch,
    application: Application,
    round_: Round,
    captured: CapturedInterview,
    reader: Reader,
    found: Corresponded,
) -> JobSearch:
    """A confirmation or a reminder of what is booked: what it adds goes into the booking."""
    booked = _booking(search, application, round_)
    better = msgspec.structs.replace(
        booked,
        id=reader.new_id(),
        at=reader.at(found.read),
        place=booked.place or captured.place,
        kind=booked.kind or captured.kind,
        confirmed=booked.confirmed or captured.confirmed,
        mail=None,
    )
    same = (booked.place, booked.kind, booked.confirmed) == (better.place, better.kind, better.confirmed)
    return search if same else search.with_fact(better)


def _moved(
    search: JobSearch, found: Corresponded, reader: Reader, application: Application, round_: Round
) -> JobSearch:
    booked = _booking(search, application, round_)
    captured = _captured(search, found, application)
    length = booked.end - booked.start
    end = captured.end if found.when and found.when[1] else captured.start + length
    there = [search.contacts[person] for person in booked.interviewers if person in search.contacts]
    captured = msgspec.structs.replace(
        captured,
        end=end,
        people=tuple(CapturedPerson(name=each.name, email=each.email) for each in there) or captured.people,
        place=captured.place or booked.place,
        kind=booked.kind or captured.kind,
    )
    again = msgspec.structs.replace(booked, confirmed=captured.confirmed, mail=None)
    return interview_moved(search, again, captured, reader.new_id, reader.at(found.read))


def _booking(search: JobSearch, application: Application, round_: Round) -> Interview:
    facts = search.facts_of(application.id)
    return [fact for fact in facts if isinstance(fact, Interview) and fact.round == round_.number][-1]


def _task(search: JobSearch, found: Corresponded, reader: Reader, application: Application) -> Interview:
    """Work to hand in, from when it was asked for until it is due."""
    zone = zone_of(search.company_of(application).tz or search.profile.tz)
    due, start = found.deadline, reader.at(found.read)
    assert due is not None
    end = due if isinstance(due, datetime) else datetime.combine(due, _OFFICES_CLOSE, zone)
    return Interview(
        id=reader.new_id(),
        app=application.id,
        at=start,
        round=next_round(search, application.id),
        start=start,
        end=max(end, start + timedelta(minutes=1)),
        kind="assignment",
        place=found.read.link,
        confirmed=True,
    )
