"""What a mail means for the search: for which application it is, what is recorded, and what is asked first.

``sure`` is only what is told plainly for one application on days that nobody can take for others; all else
is asked. A wrong no, offer or appointment would silence follow-ups or invent them; a question costs a key.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import msgspec

from afterword.domain.application import Application
from afterword.domain.capturing.recording import known_application, known_company
from afterword.domain.history.record import Record
from afterword.domain.history.rounds import Round, rounds_of
from afterword.domain.mails.belonging import Belonging, belonging
from afterword.domain.mails.kinds import CALLED, PUT_OFF, MailKind
from afterword.domain.mails.mail import ReadMail, SaidTime, Writer
from afterword.domain.mails.meaning import Corresponded, Meant, Reader
from afterword.domain.mails.recording import (
    corrected,
    has_applied,
    kept_mail,
    mail_id,
    mail_recorded,
    new_facts,
    offer_standing,
    posting_of,
)
from afterword.domain.search import JobSearch
from afterword.domain.timing.calendar import zone_of

_FOR_NOBODY: frozenset[MailKind] = frozenset({"noise", "cold"})
"""Kinds that belong to no application."""
_JUST_OVER = timedelta(hours=12)
"""So long after its end a mail may still say why nobody came."""
_NOTHING_SAID = Meant()


def corresponded(
    search: JobSearch, read: ReadMail, reader: Reader, meant: Meant = _NOTHING_SAID
) -> Corresponded:
    """What a mail means for ``search`` and what would be recorded of it."""
    new = meant.new and meant.new.completed(read)
    if new:
        search, company = known_company(search, new.company, reader.new_id)
        search, made = known_application(search, company, new.title, reader.new_id, reader.is_running)
        meant = replace(meant, application=made.id)
    belongs = _belonging(search, read, reader, meant)
    kind = meant.kind or read.kind
    if kind == "cold" and meant.kind is None and belongs.application and belongs.is_plain:
        # Somebody who is known does not write out of the blue.
        kind = next((each for each in read.likely if each not in ("cold", "noise")), "unsure")
        read = replace(read, kind=kind, is_plain=False)
    application = belongs.application
    zone, is_borrowed = _zone(search, belongs, reader)
    found = Corresponded(
        read=read,
        kind=kind,
        sure=False,
        belongs=belongs,
        proposed=_proposed(read, kind, zone),
        deadline=_instant(read.deadline, zone) if read.deadline else None,
        back_on=reader.business_day(_region(search, belongs), read.back_on) if read.back_on else None,
        writer=_writer(search, read, belongs),
        contact=belongs.contact.id if belongs.contact else None,
        meant=meant,
        after=search,
    )
    if kind == "cold":
        found = replace(found, posting=posting_of(found, reader))
    # What was typed in later than a mail came is not news to it; of many mails each is read as of its day.
    known = reader.at(read) if read.mail.is_of_many else reader.now
    rounds = _spoken_of(search, application, found, reader.at(read), known)
    found = replace(found, rounds=rounds)
    if said := [each for each in rounds if each.number == meant.round]:
        rounds = tuple(said)
    round_ = rounds[0] if rounds else None
    found = replace(found, when=_when(search, read, kind, zone, round_, application))
    if _is_recorded(search, read):
        return replace(found, is_known=True, sure=True, asks=())
    asks = tuple(_asks(search, found, reader, meant, rounds, is_borrowed=is_borrowed))
    sure = not asks
    found = replace(found, asks=asks, sure=sure)
    after = mail_recorded(search, found, reader, round_)
    if meant.said:
        after = corrected(search, after, meant.said, reader)
    kept = kept_mail(read, reader, text=read.text if reader.keeps_text else "")
    facts = tuple(msgspec.structs.replace(fact, mail=kept) for fact in new_facts(search, after))
    return replace(found, after=after.with_entries(facts), facts=facts)


def _belonging(search: JobSearch, read: ReadMail, reader: Reader, meant: Meant) -> Belonging:
    if read.mail.is_aside and read.kind == "noise" and not (meant.application or meant.kind):
        return Belonging()
    found = belonging(search, read, reader.is_running)
    if meant.application:
        application = search.applications[meant.application]
        return replace(found, application=application, is_plain=True, company=search.company_of(application))
    kind = meant.kind or read.kind
    is_known = found.contact is not None or (found.application is not None and found.is_plain)
    if kind == "noise" or (kind == "cold" and not is_known):
        return Belonging(contact=found.contact)
    return found


def _is_recorded(search: JobSearch, read: ReadMail) -> bool:
    key = mail_id(read)
    return any(fact.mail is not None and fact.mail.message_id == key for fact in search.all_facts())


def _region(search: JobSearch, belongs: Belonging) -> str:
    return (belongs.company.region if belongs.company else "") or search.profile.region


def _zone(search: JobSearch, belongs: Belonging, reader: Reader) -> tuple[ZoneInfo, bool]:
    """The zone for hours that name none: the company's, else the person's; whether they differ."""
    company = belongs.company
    if company is None or not company.tz:
        return reader.zone, False
    theirs = zone_of(company.tz)
    now = reader.now
    return theirs, now.astimezone(theirs).utcoffset() != now.astimezone(reader.zone).utcoffset()


def _instant(said: SaidTime, zone: ZoneInfo, clock: time | None = None) -> date | datetime:
    clock = said.clock or clock
    if clock is None:
        return said.day
    return datetime.combine(said.day, clock, zone_of(said.zone) if said.zone else zone)


def _spoken_of(
    search: JobSearch, application: Application | None, found: Corresponded, at: datetime, known: datetime
) -> tuple[Round, ...]:
    """The appointments a mail of ``at`` may speak of, of those recorded by ``known``; the likeliest first.

    Those it names by their time, else all ahead. What is over was held: it is moved or called off only where
    the mail names it on its own day and nothing was noted of it.
    """
    if application is None:
        return ()
    company = search.company_of(application)
    rounds = rounds_of(search.facts_of(application.id), company.tz or search.profile.tz)
    standing = sorted(
        (each for each in rounds.values() if each.called_off is None and each.recorded <= known),
        key=lambda each: each.start,
    )
    ahead = tuple(each for each in standing if each.end > at)
    if found.kind not in PUT_OFF:
        return _named(found.read, ahead) or ahead
    missed = tuple(each for each in standing if at - _JUST_OVER < each.end <= at and each.debrief is None)
    return _named(found.read, ahead) or (*ahead, *_named(found.read, missed))


def _named(read: ReadMail, rounds: tuple[Round, ...]) -> tuple[Round, ...]:
    """Those of the rounds that a mail names by day and hour, else by their day."""

    def by_hour(each: Round) -> bool:
        return any(_instant(said, each.zone) == each.start for said in read.named)

    def by_day(each: Round) -> bool:
        return any(said.day == each.day for said in read.named)

    return tuple(filter(by_hour, rounds)) or tuple(filter(by_day, rounds))


def _slots(read: ReadMail, round_: Round | None) -> tuple[SaidTime, ...]:
    """The times an appointment may have now: none that is the old one's day, where there are others."""
    if round_ is None or len(read.slots) < 2:
        return read.slots
    others = tuple(slot for slot in read.slots if slot.day != round_.day)
    timed = tuple(slot for slot in others if slot.clock or slot.same_hour)
    return timed or others or read.slots


def _when(
    search: JobSearch,
    read: ReadMail,
    kind: MailKind,
    zone: ZoneInfo,
    round_: Round | None,
    application: Application | None,
) -> tuple[date | datetime, datetime | None, str] | None:
    if kind not in ("invitation", "moved"):
        return None
    live = [each for each in read.mail.invitations if not each.is_cancelled]
    if live:
        first = live[0]
        place = ZoneInfo(first.tz) if first.tz else zone
        return first.start.astimezone(place), first.end.astimezone(place), first.tz or zone.key
    slots = _slots(read, round_)
    if len(slots) != 1:
        return None
    said = slots[0]
    booked = round_.start.astimezone(round_.zone).time() if round_ and said.same_hour else None
    place = zone_of(said.zone) if said.zone else (round_.zone if booked and round_ else zone)
    start = _instant(said, place, booked)
    end = datetime.combine(said.day, said.end, place) if said.end else None
    if end is None and read.lasts and isinstance(start, datetime):
        end = start + read.lasts
    return start, end, place.key


def _proposed(read: ReadMail, kind: MailKind, zone: ZoneInfo) -> tuple[datetime, ...]:
    if kind not in ("choose_times", "moved"):
        return ()
    timed = [slot for slot in read.slots if slot.clock]
    if kind == "moved" and len(timed) < 2:
        return ()
    zones = {slot.zone for slot in timed if slot.zone}
    place = zone_of(zones.pop()) if len(zones) == 1 else zone
    found = [_instant(slot, place) for slot in timed]
    return tuple(dict.fromkeys(each for each in found if isinstance(each, datetime)))


def _writer(search: JobSearch, read: ReadMail, belongs: Belonging) -> Writer | None:
    """Who speaks, under the name they are recorded by."""
    known = belongs.contact
    writer = read.writer
    hosts = [guest for each in read.mail.invitations for guest in each.hosts(search.profile)]
    if writer is None and hosts:
        writer = Writer(name=hosts[0].name, email=hosts[0].email)
    if writer is None and known and not read.is_machine:
        writer = Writer(name=known.name, email=known.email)
    if writer is None or any(writer.name == each.name for each in search.companies.values()):
        return None
    if known and (not read.is_machine or known.name == writer.name):
        return replace(
            writer, name=known.name, email=writer.email or known.email, role=writer.role or known.title
        )
    same = [contact for contact in search.contacts.values() if contact.name == writer.name]
    if len(same) == 1:
        return replace(writer, email=writer.email or same[0].email, role=writer.role or same[0].title)
    return writer


def _asks(
    search: JobSearch,
    found: Corresponded,
    reader: Reader,
    meant: Meant,
    rounds: tuple[Round, ...],
    *,
    is_borrowed: bool,
) -> Iterable[str]:
    """Why it is not sure, each in a sentence."""
    read, kind, belongs = found.read, found.kind, found.belongs
    round_ = rounds[0] if rounds else None
    if read.is_own:
        yield "That is yours; log it as sent."
        return
    if kind == "unsure":
        yield "It does not say plainly what it is."
        return
    if read.mail.about:
        yield "The mail is about two of your applications; this is what it says of this one."
    if not read.is_plain and meant.kind is None:
        yield f"Is it this? {CALLED[kind]}."
    if kind in _FOR_NOBODY:
        return
    application = belongs.application
    if application is None:
        said_new = "It does not name both the company and the position of a new application."
        yield said_new if meant.new else "For which application is it?"
        return
    if not belongs.is_plain:
        company = search.company_of(application).name
        yield f"Is it for {application.title} at {company}?"
    yield from _doubts_about_rounds(found, reader, rounds)
    yield from _doubts_about_days(found, reader, round_, is_borrowed=is_borrowed)
    yield from _doubts_about_standing(search, found, application, reader, meant, round_)


def _doubts_about_rounds(found: Corresponded, reader: Reader, rounds: tuple[Round, ...]) -> Iterable[str]:
    if found.kind not in PUT_OFF or found.read.mail.invitations:
        return
    times = [reader.habit.moment(each.start, reader.zone) for each in rounds]
    if len(times) > 1:
        yield f"Is it the talk of {' or '.join(times)}? The first is taken."
    elif times and rounds[0].end <= reader.at(found.read):
        yield f"Did the talk of {times[0]} not take place?"


def _doubts_about_days(
    found: Corresponded, reader: Reader, round_: Round | None, *, is_borrowed: bool
) -> Iterable[str]:
    read, kind = found.read, found.kind
    used = [
        *(_slots(read, round_) if kind in ("invitation", "moved", "choose_times") else ()),
        read.deadline,
        read.decision,
    ]
    if any(said is not None and said.is_unclear for said in used):
        yield "Which day or hour does it mean?"
    if found.when and isinstance(found.when[0], datetime) and found.when[0] < reader.at(read):
        yield "The appointment it names is past."
    has_zone = bool(read.mail.invitations) or any(said and said.zone for said in used)
    has_hour = bool(found.when and isinstance(found.when[0], datetime))
    is_theirs = bool(read.place) or read.is_in_person or (kind == "moved" and round_ is not None)
    if is_borrowed and has_hour and not has_zone and not is_theirs:
        yield "On whose clock? The mail names no time zone; their own is taken."
    if kind in ("invitation", "moved") and len(_slots(read, round_)) > 1 and not read.mail.invitations:
        yield "Which of its times is it?"
    if kind in ("invitation", "moved") and len(read.mail.invitations) > 1:
        yield "It holds several appointments; bring in its calendar file."


def _doubts_about_standing(
    search: JobSearch,
    found: Corresponded,
    application: Application,
    reader: Reader,
    meant: Meant,
    round_: Round | None,
) -> Iterable[str]:
    kind, read = found.kind, found.read
    at = reader.at(read)
    facts = search.facts_of(application.id)
    first = min((fact.at for fact in facts), default=None)
    if first and at < first - timedelta(days=1):
        yield "It is older than this application."
    outcome = Record(facts).until(at).outcome
    has_offer = offer_standing(search, application, at)
    is_paper = kind == "contract" and has_offer and outcome is not None and outcome.word == "accepted"
    if outcome and not is_paper and kind not in ("courtesy", "out_of_office"):
        yield f"This application is over ({outcome.word}); does it open it again?"
    if kind == "rejection" and has_offer and not outcome:
        yield "They had made an offer; do they take it back?"
    if meant.kind:
        return
    if kind == "closed":
        yield "Is the position gone for good, and with it your application?"
    if kind == "receipt" and not meant.new and not has_applied(search, application):
        yield "You have not recorded that you applied; did you?"
    if kind == "cancelled" and round_ is None:
        yield "It calls off an appointment that is not recorded here."
    if kind == "moved" and found.when is None and not found.proposed and not read.mail.invitations:
        yield "It names no new time; is the appointment off until there is one?"
    if kind == "moved" and round_ is None:
        yield "It moves an appointment that is not recorded here."
    if (
        kind == "invitation"
        and round_
        and found.when
        and not read.mail.invitations
        and not read.is_another_round
        and not _is_at(found.when[0], round_)
    ):
        yield f"Is that the talk of {reader.habit.moment(round_.start, reader.zone)}, moved?"


def _is_at(start: date | datetime, round_: Round) -> bool:
    return start == round_.start if isinstance(start, datetime) else start == round_.day
