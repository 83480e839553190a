"""What a mail says: the newest part of it, its times, who speaks, and what it amounts to."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import msgspec

from afterword.domain.languages import language, language_of
from afterword.domain.mails.kinds import MailKind
from afterword.domain.mails.mail import Because, Mail, ReadMail, SaidTime
from afterword.domain.people import Profile
from afterword.reading.here import Here
from afterword.reading.links import LINK
from afterword.reading.mail.heads import Head, bare_subject, copied_head, forwarded_heads, labelled_head
from afterword.reading.mail.kinds import Evidence, Judged, judged
from afterword.reading.mail.meeting import length_in, met_in
from afterword.reading.mail.newest import newest_part
from afterword.reading.mail.places import link_to_act_on, place_in
from afterword.reading.mail.sentences import Sentence, in_ascii, sentences_in
from afterword.reading.mail.terms import terms_in
from afterword.reading.mail.times import NamedTime, times_said
from afterword.reading.mail.titles import position_in
from afterword.reading.mail.vocabulary import MailWords
from afterword.reading.mail.writer import display_name, is_house, is_machine, signature_of, writer_of
from afterword.reading.running import clocks_in, days_in

_MEETINGS: tuple[MailKind, ...] = ("invitation", "moved", "choose_times")
_THEY_DECIDE: tuple[MailKind, ...] = (
    "holding",
    "receipt",
    "advance",
    "courtesy",
    "on_hold",
    "noise",
    "out_of_office",
)
_NO_DEADLINE: tuple[MailKind, ...] = (
    "rejection",
    "closed",
    "out_of_office",
    "noise",
    "cancelled",
    "courtesy",
)
_MAY_STAND_BELOW: tuple[MailKind, ...] = ("unsure", "invitation", "advance", "courtesy", "question")
"""Kinds of a mail whose news may be in the one it hands on."""
_HANDED_ON = re.compile(r"\s*(?:fwd?|wg)\s?:", re.IGNORECASE)
_SEE_BELOW = re.compile(
    r"\b(?:(?:see|as|details|mail|message|email)\s(?:\w+\s)?below|forward(?:ed|ing)|weitergeleitet|weiterleite\w*|"
    r"(?:siehe|s\.)\s?unten|untenstehend\w*|(?:mail|nachricht|einladung|details)\sunten)\b",
    re.IGNORECASE,
)
_ENOUGH = 4_000
"""Characters by which the language of a mail is told."""
_SPAN = re.compile(r"\s?(?:-|–|to|bis)\s?(?:(?:the|zum|einschließlich)\s)?", re.IGNORECASE)
_INCLUSIVE = re.compile(
    r"\b(?:einschließlich|inkl\w*|including|inclusive|through|and including)\b", re.IGNORECASE
)
_AMERICAN = re.compile(r"\d\s?[AP]\.?M\.?,?\s\(?(?:[ECMP][SD]?T|Eastern|Central|Mountain|Pacific)\b")
"""An hour as it is written where months stand before days."""
_BACK = re.compile(r"\b(?:back|return\w*|zurück|wieder|ab|from)\b", re.IGNORECASE)
_AWAY_UNTIL = re.compile(r"\b(?:until|till|bis|through|to)\b", re.IGNORECASE)


def read_mail(mail: Mail, own: Profile, here: Here, words: MailWords) -> ReadMail:
    """What a mail says to the person ``own``, read at ``here``. Pure: nothing is asked, nothing recorded."""
    mail = _unwrapped(mail, own, here)
    read = _read(mail, own, here, words)
    says_it_all = read.is_plain or read.slots or read.is_own or read.kind not in _MAY_STAND_BELOW
    below = None if says_it_all else _forwarded(mail, own, here)
    return _with_forwarded(read, _read(below, own, here, words)) if below else read


def _forwarded(mail: Mail, own: Profile, here: Here) -> Mail | None:
    """What somebody else wrote and this mail hands on, where it says that it does."""
    lines = mail.text.splitlines()
    marked = next(forwarded_heads(lines), None)
    if marked is None and not (_HANDED_ON.match(mail.subject) or _SEE_BELOW.search(newest_part(mail.text))):
        return None
    heads = [marked[1]] if marked else filter(None, (labelled_head(lines, n) for n in range(1, len(lines))))
    head = next(iter(heads), None)
    if head is None or (own.email and head.email == own.email.casefold()) or head.name == own.name:
        return None
    return _below(head, lines, mail, here)


def _with_forwarded(read: ReadMail, below: ReadMail) -> ReadMail:
    """A mail with the appointment of the one it hands on; that was said to somebody else, and is asked."""
    if below.kind not in (*_MEETINGS, "cancelled"):
        return read
    before = f"{read.text}\n\n{below.mail.subject}\n\n"
    by = len(before)
    slots = tuple(replace(slot, start=slot.start + by, stop=slot.stop + by) for slot in below.slots)
    return replace(
        read,
        text=f"{before}{below.text}",
        kind=below.kind,
        likely=tuple(dict.fromkeys((below.kind, *read.likely))),
        slots=slots,
        named=below.named,
        link=below.link or read.link,
        place=below.place,
        lasts=below.lasts,
        met=below.met,
        company=below.company or read.company,
        names=(*read.names, *below.names),
        position=read.position or below.position,
        needs_reply=read.needs_reply or below.needs_reply,
        because=tuple(replace(each, start=each.start + by, end=each.end + by) for each in below.because),
    )


def _read(mail: Mail, own: Profile, here: Here, words: MailWords) -> ReadMail:
    if mail.at:
        here = msgspec.structs.replace(here, now=mail.at)
    if (code := language_of(mail.text[:_ENOUGH])) and language(code).is_day_first:
        here = msgspec.structs.replace(here, order="day first")
    elif _AMERICAN.search(mail.text):
        here = msgspec.structs.replace(here, order="month first")
    text = newest_part(mail.text)
    is_own = is_by(mail, own)
    signed = signature_of(text)
    sentences = tuple(each for each in sentences_in(text))
    spoken = tuple(each for each in sentences if each.start < signed.start or each.is_question)
    subject = sentences_in(bare_subject(mail.subject))
    times = times_said(spoken, here, words.times)
    if not any(said.role == "slot" for said in times):
        times += tuple(_in_subject(subject, here, words))
    from_machine = is_machine(mail, words.machines)
    evidence = Evidence(mail, text, spoken, subject, times, signed, from_machine, here)
    found = judged(evidence, words)
    return _told(evidence, found, own, words, is_own=is_own)


def read_at_a_glance(mail: Mail, own: Profile, words: MailWords) -> ReadMail | None:
    """A mail that names nothing of the search, told by a look at it; None where it has to be read.

    What many got or the person wrote is about nothing then, nor is what has no word that mails about
    applications have: of a long mailbox, that is most.
    """
    text, is_own = newest_part(mail.text), is_by(mail, own)
    if not (mail.is_bulk or is_own):
        sentences = (*sentences_in(bare_subject(mail.subject)), *sentences_in(text))
        if any(book.is_in(each) for each in sentences for book in (words.strong, words.weak)):
            return None
    return ReadMail(mail=mail, text=text, kind="noise", is_plain=True, is_own=is_own)


def is_by(mail: Mail, own: Profile) -> bool:
    """Whether the person wrote a mail."""
    return bool(own.email) and mail.sender == own.email.casefold()


def _in_subject(subject: tuple[Sentence, ...], here: Here, words: MailWords) -> list[NamedTime]:
    found = times_said(subject, here, words.times)
    return [
        replace(said, time=replace(said.time, start=0, stop=0))
        for said in found
        if said.role == "slot" and said.time.clock
    ]


def _unwrapped(mail: Mail, own: Profile, here: Here) -> Mail:
    """The mail as its writer sent it: without the head a mail program put above the copy, or a forward."""
    lines = mail.text.splitlines()
    if not mail.sender and (head := copied_head(lines)):
        return _below(head, lines, mail, here)
    is_mine = not mail.sender or is_by(mail, own)
    for number, head in forwarded_heads(lines):
        is_alone = not any(line.strip() for line in lines[:number])
        if (is_mine or is_alone) and (head.email or head.name):
            return _below(head, lines, mail, here)
        break
    return mail


def _below(head: Head, lines: Sequence[str], mail: Mail, here: Here) -> Mail:
    """The mail whose head stands among the ``lines`` of another, which says what the head does not."""
    return replace(
        mail,
        text="\n".join(lines[head.after :]),
        sender=head.email,
        display=head.name,
        subject=head.subject or mail.subject,
        at=_stamp(head.at, here) or mail.at,
    )


def _stamp(words: str, here: Here) -> datetime | None:
    """When a copied mail says it was written; a stamp without a year means the nearest past one."""
    from email.utils import parsedate_to_datetime

    try:
        exact = parsedate_to_datetime(words)
        if exact.tzinfo:
            return exact
    except (ValueError, TypeError, IndexError):
        pass
    words = re.sub(r"\(.*", "", words)[:120]
    days = days_in(words, here, "past")
    clocks = clocks_in(words, days)
    hour = re.search(r"\b(\d{1,2})[:.](\d\d)(?:[:.]\d\d)?\s?([ap])?\.?m?", words, re.IGNORECASE)
    if not days and clocks:
        day = here.local.date()
    elif days:
        day = days[0].day
    else:
        return None
    clock = clocks[0].clock if clocks else time(12)
    if hour and not clocks:
        shift = 12 if (hour[3] or "").lower() == "p" and int(hour[1]) < 12 else 0
        clock = time((int(hour[1]) + shift) % 24, int(hour[2]) % 60)
    elif hour and not hour[3]:
        clock = time(int(hour[1]) % 24, int(hour[2]) % 60)
    zone = ZoneInfo(clocks[0].zone) if clocks and clocks[0].zone else here.zone
    return datetime.combine(day, clock, zone)


def _told(evidence: Evidence, found: Judged, own: Profile, words: MailWords, *, is_own: bool) -> ReadMail:
    mail, kind = evidence.mail, found.kind
    writer = writer_of(mail, evidence.text, evidence.signed, own, is_from_machine=evidence.is_from_machine)
    # Should one who seems to write out of the blue be known after all, it is the next likely kind.
    may_be = {kind, *found.likely} if kind == "cold" else {kind}
    slots = tuple(said.time for said in evidence.slots) if not may_be.isdisjoint(_MEETINGS) else ()
    deadline, decision = _limits(evidence, kind)
    link = link_to_act_on(mail.links, kind, words.links) or _meeting_link(mail, kind)
    names = tuple(filter(None, (evidence.signed.name, display_name(mail.display))))
    used = (
        ("when", slots[0] if len(slots) == 1 else None),
        ("deadline", deadline),
        ("decision_date", decision),
    )
    is_meeting = not may_be.isdisjoint(("invitation", "moved"))
    company = _company(evidence, words)
    met, is_with_writer = met_in(evidence.sentences, own.name, company) if is_meeting else ((), False)
    because = [*found.because, *(_because(evidence.text, field, said) for field, said in used if said)]
    return ReadMail(
        mail=mail,
        text=evidence.text,
        kind=kind,
        is_plain=found.is_plain,
        is_own=is_own,
        likely=found.likely,
        writer=writer,
        is_machine=evidence.is_from_machine,
        company=company,
        position=position_in(mail.subject, evidence.sentences),
        slots=slots,
        named=_named(evidence, kind, words),
        deadline=deadline,
        decision=decision,
        back_on=_back_on(evidence) if kind == "out_of_office" else None,
        needs_reply=found.needs_reply,
        link=link,
        place=place_in(evidence.text, evidence.sentences) if is_meeting else "",
        lasts=length_in(evidence.sentences) if is_meeting else None,
        met=met,
        is_with_writer=is_with_writer,
        # Whoever reads it may say of any mail that it is an offer.
        conditions=_conditions(evidence, words),
        terms=terms_in(evidence.sentences, words),
        is_on_paper=_is_on_paper(evidence, words),
        key=found.key,
        is_in_person=any(words.guards["in_person"].is_in(each) for each in evidence.sentences),
        is_another_position=any(words.guards["another_position"].is_in(each) for each in evidence.sentences),
        is_another_round=any(words.guards["another_round"].is_in(each) for each in evidence.all_sentences),
        names=names,
        because=tuple(because),
    )


def _named(evidence: Evidence, kind: MailKind, words: MailWords) -> tuple[SaidTime, ...]:
    slots = evidence.slots
    new = {(said.time.day, said.time.clock) for said in slots if kind == "moved" and len(slots) == 1}
    times = (*evidence.times, *times_said(evidence.subject, evidence.here, words.times))
    return tuple(said.time for said in times if (said.time.day, said.time.clock) not in new)


def _conditions(evidence: Evidence, words: MailWords) -> str:
    """The sentences that say what must still happen before an offer holds."""
    said = (each for each in evidence.sentences if words.guards["conditions"].is_in(each))
    return " ".join(" ".join(each.raw.split()) for each in said)


def _is_on_paper(evidence: Evidence, words: MailWords) -> bool:
    """Whether a letter of offer or a contract comes with the mail, not after it."""
    on_paper, later = words.guards["on_paper"], words.guards["later"]
    return any(on_paper.is_in(each) and not later.is_in(each) for each in evidence.sentences)


def _meeting_link(mail: Mail, kind: MailKind) -> str:
    """The link of an appointment as its calendar part has it."""
    places = [each.place for each in mail.invitations if kind in ("invitation", "moved")]
    return next((found[0] for place in places if (found := LINK.search(place))), "")


def _because(text: str, field: str, said: SaidTime) -> Because:
    return Because(field, text[said.start : said.stop], said.start, said.stop)


def _limits(evidence: Evidence, kind: MailKind) -> tuple[SaidTime | None, SaidTime | None]:
    """Until when they want something, and when they decide."""
    today = evidence.here.local.date()
    ahead = [said for said in evidence.times if said.time.day >= today]
    yours = [said for said in ahead if said.role == "yours"]
    theirs = [said for said in ahead if said.role == "theirs"]
    open_ones = [said for said in ahead if said.role == "limit"]
    if kind in _THEY_DECIDE:
        theirs = theirs or open_ones
    else:
        yours = yours or open_ones
    if kind in _MEETINGS:
        # Until when an appointment lasts is no day for an answer.
        met = {said.time.day for said in evidence.slots}
        yours = [said for said in yours if said.role == "yours" or said.time.day not in met]
    elif kind not in _THEY_DECIDE:
        theirs = []
    if kind in _NO_DEADLINE:
        yours, theirs = [], []
    if kind in _THEY_DECIDE:
        yours = yours if evidence.asks else []
    return (yours[0].time if yours else None), (theirs[0].time if theirs else None)


def _back_on(evidence: Evidence) -> date | None:
    """The first day somebody is back: ``until Monday`` is Monday, ``including Sunday`` the workday after."""
    today = evidence.here.local.date()
    away: tuple[date, bool] | None = None
    for sentence in evidence.all_sentences:
        days = days_in(sentence.raw, evidence.here)
        spans = [
            first.stop
            for first, last in pairwise(days)
            if _SPAN.fullmatch(sentence.raw, first.stop, last.start)
        ]
        for number, day in enumerate(days):
            if day.day < today or day.stop in spans:
                continue
            if number and days[number - 1].stop in spans:
                away = away or (day.day, True)
                continue
            back = sentence.raw[max(0, day.start - 40) : day.start]
            around = sentence.raw[max(0, day.start - 60) : day.stop + 60]
            word = [
                *re.finditer(
                    r"\b(?:until|till|bis|through|to|back|return\w*|zurück|wieder|ab|from|on|am|vom|von)\b",
                    back,
                    re.IGNORECASE,
                )
            ]
            last = word[-1][0].lower() if word else ""
            is_until = bool(_AWAY_UNTIL.fullmatch(last)) and not re.search(
                r"\b(?:return\w*|back|zurück)\b", back[-25:], re.IGNORECASE
            )
            if is_until:
                is_span = re.search(r"\b(?:from|von|vom|between)\b", sentence.raw[: day.start], re.IGNORECASE)
                inclusive = bool(_INCLUSIVE.search(around)) or bool(is_span) or last == "through"
                away = away or (day.day, inclusive)
            elif last not in ("from", "von", "vom") and _BACK.search(around):
                return day.day
    if away is None:
        return None
    last_day, inclusive = away
    if not inclusive:
        return last_day
    back_on = last_day + timedelta(1)
    return back_on + timedelta(max(0, 7 - back_on.weekday()) if back_on.weekday() > 4 else 0)


def _company(evidence: Evidence, words: MailWords) -> str:
    """The employer or agency as the mail names it: in its signature, beside the address, in the domain."""
    mail = evidence.mail
    domain = mail.sender.rpartition("@")[2]
    core = domain.split(".")[-2] if "." in domain and not evidence.is_from_machine else ""
    parts = [*evidence.signed.others, *([evidence.signed.role] if evidence.signed.role else [])]
    squeezed = re.sub(r"[^a-z0-9]", "", in_ascii(core))
    for part in parts:
        bare = re.sub(r"[^a-z0-9]", "", in_ascii(part))
        if squeezed and len(bare) > 3 and (bare in squeezed or squeezed in bare):
            return part
    if evidence.is_from_machine or not display_name(mail.display) or is_house(mail):
        name = words.without_team(mail.display)
        if name and in_ascii(name) not in words.relays:
            return name
    if evidence.signed.others:
        return words.without_team(evidence.signed.others[0])
    if core and in_ascii(core) not in words.public:
        return " ".join(word.capitalize() for word in re.split(r"[-_]", core))
    return ""
