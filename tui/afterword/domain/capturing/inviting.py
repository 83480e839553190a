"""What an invitation means for the search: a round that is new, moved, put right, or called off."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal
from zoneinfo import ZoneInfo

import msgspec

from afterword.domain.capturing.capture import CapturedInterview, CapturedPerson
from afterword.domain.capturing.employers import Likeliest, likeliest, meant
from afterword.domain.capturing.invitation import Guest, Invitation
from afterword.domain.capturing.recording import (
    IsRunning,
    NewId,
    interview_corrected,
    interview_moved,
    interview_recorded,
)
from afterword.domain.facts import Interview, InterviewCancelled
from afterword.domain.history.rounds import rounds_of
from afterword.domain.languages import language_of
from afterword.domain.people import Contact
from afterword.domain.phrases import Habit, listed
from afterword.domain.search import JobSearch
from afterword.domain.titles import titled

InvitationEffect = Literal["new", "moved", "put right", "called off", "known already", "left out"]
Lacking = Literal["", "whose", "company", "zone"]


@dataclass(frozen=True)
class InvitationRead:
    """What is to be done with an invitation; ``told`` is the appointment in a line.

    ``booked`` is the round's booking so far, where there is one; ``application`` the one it goes to.
    ``doubt`` says why it is not done unasked, ``remedy`` what the person has to say for it: which of
    several applications it is for, which company, which zone.
    """

    act: InvitationEffect
    invitation: Invitation
    captured: CapturedInterview
    told: str
    booked: Interview | None = None
    application: str | None = None
    doubt: str = ""
    remedy: Lacking = ""

    @property
    def words(self) -> str:
        """What is done with it, and what was taken for want of better."""
        return " ".join((f"{self.act[0].upper()}{self.act[1:]}: {self.told}.", *self.invitation.remarks))


def read_invitation(
    search: JobSearch,
    invitation: Invitation,
    is_running: IsRunning,
    zone: ZoneInfo,
    habit: Habit,
    said: tuple[str, str] = ("", ""),
) -> InvitationRead:
    """What ``invitation`` means for ``search``; times are told on the clock of ``zone``, by the ``habit``.

    ``said`` are the company and the position, where the person named them.
    """
    known = _known(search, invitation)
    if known:
        likely = _of(search, known)
    elif said[0]:
        likely = meant(search, *said, is_running)
    else:
        likely = likeliest(search, invitation, is_running)
    application = likely.application.id if likely.application else None
    if known is None and application:
        known = _typed_before(search, application, invitation)
    captured = _captured(search, invitation, likely)
    found = InvitationRead(
        "new", invitation, captured, _told(captured, invitation, zone, habit), known, application
    )
    if known and _is_old(search, known, invitation):
        return replace(found, act="known already")
    if invitation.is_cancelled:
        doubt = "" if known else "It calls off an interview that is not recorded here"
        return replace(found, act="called off", doubt=doubt)
    if invitation.asks:
        found = replace(found, doubt=invitation.asks, remedy="zone")
    if known is None and likely.why:
        return replace(found, doubt=likely.why, remedy="company" if likely.is_unknown else "whose")
    if known is None:
        return found
    if known.start == invitation.start and not _is_called_off(search, known):
        return replace(found, act="put right")
    return replace(found, act="moved", told=f"{found.told}, instead of {habit.moment(known.start, zone)}")


def taken(
    search: JobSearch, found: InvitationRead, new_id: NewId, is_running: IsRunning, now: datetime
) -> JobSearch:
    """The search with what an invitation says."""

    def runs(app: str) -> bool:
        # A new invitation revives an application that had ended (R-SILENCE).
        return app == found.application or is_running(app)

    match found.act, found.booked:
        case "new", _:
            return _in_its_language(
                interview_recorded(search, found.captured, new_id, runs, now), found.invitation
            )
        case "moved", Interview() as booked:
            again = msgspec.structs.replace(booked, confirmed=found.captured.confirmed)
            return interview_moved(search, again, _completed(search, found.captured, booked), new_id, now)
        case "put right", Interview() as booked:
            captured = msgspec.structs.replace(found.captured, confirmed=booked.confirmed)
            return interview_corrected(search, booked, _completed(search, captured, booked), new_id)
        case "called off", Interview() as booked:
            fact = InterviewCancelled(id=new_id(), app=booked.app, at=now, round=booked.round)
            return search.with_fact(fact)
    return search


def _in_its_language(search: JobSearch, invitation: Invitation) -> JobSearch:
    """The search in which an application has the language of its invitation, where nothing else tells it."""
    booked = _known(search, invitation)
    application = search.applications[booked.app] if booked else None
    read = language_of(f"{invitation.summary} {invitation.text}")
    if application is None or application.language or language_of(application.posting_text) or not read:
        return search
    return search.with_entry(msgspec.structs.replace(application, language=read))


def _completed(search: JobSearch, captured: CapturedInterview, booked: Interview) -> CapturedInterview:
    """What an update does not speak of stays as it is recorded."""
    there = [search.contacts[person] for person in booked.interviewers if person in search.contacts]
    people = tuple(CapturedPerson(name=contact.name, email=contact.email) for contact in there)
    return msgspec.structs.replace(
        captured,
        people=captured.people or people,
        place=captured.place or booked.place,
        tz=captured.tz or booked.tz or "",
    )


def _known(search: JobSearch, invitation: Invitation) -> Interview | None:
    """The last booking of the round that came with this invitation, or with one of its series."""
    found = [
        fact
        for fact in search.all_facts()
        if isinstance(fact, Interview)
        and fact.uid
        and (
            fact.uid == invitation.uid
            or (invitation.is_cancelled and fact.uid.startswith(f"{invitation.uid}#"))
        )
    ]
    return max(found, key=lambda fact: fact.order, default=None)


def _typed_before(search: JobSearch, application: str, invitation: Invitation) -> Interview | None:
    """The round at that very time which the person wrote down before the invitation came in."""
    found = [
        fact
        for fact in search.facts_of(application)
        if isinstance(fact, Interview) and not fact.uid and fact.start == invitation.start
    ]
    standing = [fact for fact in found if _bookings(search, fact)[-1] is fact]
    return standing[-1] if standing else None


def _is_old(search: JobSearch, known: Interview, invitation: Invitation) -> bool:
    """Whether this is what was taken already, or an earlier state of it."""
    if invitation.sequence < known.sequence:
        return True
    if invitation.is_cancelled:
        return _is_called_off(search, known)
    return invitation.sequence == known.sequence and any(
        booked.uid == invitation.uid and booked.start == invitation.start
        for booked in _bookings(search, known)
    )


def _bookings(search: JobSearch, known: Interview) -> list[Interview]:
    facts = search.facts_of(known.app)
    return [fact for fact in facts if isinstance(fact, Interview) and fact.round == known.round]


def _is_called_off(search: JobSearch, known: Interview) -> bool:
    company = search.company_of(search.applications[known.app])
    rounds = rounds_of(search.facts_of(known.app), company.tz or search.profile.tz)
    return rounds[known.round].called_off is not None


def _of(search: JobSearch, known: Interview) -> Likeliest:
    application = search.applications[known.app]
    return Likeliest(application, search.company_of(application).name, application.title)


def _captured(search: JobSearch, invitation: Invitation, likely: Likeliest) -> CapturedInterview:
    zone = ZoneInfo(invitation.tz) if invitation.tz else None
    hosts = _hosts(search, invitation)
    return CapturedInterview(
        company=likely.company,
        title=likely.title,
        start=invitation.start.astimezone(zone) if zone else invitation.start,
        end=invitation.end.astimezone(zone) if zone else invitation.end,
        tz=invitation.tz,
        people=tuple(_people(hosts)),
        kind=invitation.kind,
        place=invitation.place,
        confirmed=invitation.is_confirmed(search.profile),
        invited_by=next((_person(*host) for host in hosts if host[0].is_organiser), None),
        uid=invitation.uid,
        sequence=invitation.sequence,
    )


def _hosts(search: JobSearch, invitation: Invitation) -> list[tuple[Guest, Contact | None]]:
    """Everybody but the person themselves, and as whom each is known."""
    by_address = {contact.email.casefold(): contact for contact in search.contacts.values() if contact.email}
    return [(guest, by_address.get(guest.email.casefold())) for guest in invitation.hosts(search.profile)]


def _people(hosts: Sequence[tuple[Guest, Contact | None]]) -> Iterator[CapturedPerson]:
    """Who will be there, under the names they are recorded by.

    Somebody known to arrange interviews only arranged this one, unless nobody else is named.
    """
    arranging = {contact.id for _, contact in hosts if contact and _arranges(contact)}
    for guest, contact in hosts:
        if contact and contact.id in arranging and len(arranging) < len(hosts):
            continue
        yield _person(guest, contact)


def _person(guest: Guest, contact: Contact | None) -> CapturedPerson:
    name, salutation = (contact.name, "") if contact else titled(guest.name)
    return CapturedPerson(name=name, salutation=salutation, email=guest.email)


def _arranges(contact: Contact) -> bool:
    return contact.role in ("recruiter", "coordinator")


def _told(captured: CapturedInterview, invitation: Invitation, zone: ZoneInfo, habit: Habit) -> str:
    """The appointment in a line: with whom, for what, when, where."""
    whom = captured.company or invitation.summary or "somebody"
    what = f" ({captured.title})" if captured.company and captured.title else ""
    start, end = captured.start.astimezone(zone), captured.end.astimezone(zone)
    until = habit.clock(end) if start.date() == end.date() else habit.moment(end, zone)
    when = f"{habit.moment(start, zone)} to {until}"
    theirs = captured.start.astimezone(ZoneInfo(captured.tz)) if captured.tz else None
    if theirs and theirs.utcoffset() != captured.start.astimezone(zone).utcoffset():
        when += f" (their {habit.clock(theirs)})"
    names = listed([person.name for person in captured.people])
    parts = [f"{whom}{what}", when, f"with {names}" if names else "", captured.place]
    return ", ".join(part for part in parts if part)
