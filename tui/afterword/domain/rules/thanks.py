"""Rules of thanking: the note to each interviewer (C2), the letter (C3)."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from afterword.domain.calendar import day_of, hours_after, moment
from afterword.domain.facts import Call, Offer, Sent
from afterword.domain.follow_up import FollowUp, Status
from afterword.domain.phrases import listed
from afterword.domain.rounds import Round
from afterword.domain.rules.decision import decision_date
from afterword.domain.rules.moments import END_OF_BUSINESS, Moments, evening_slot
from afterword.domain.rules.settle import Ended, Slot, earliest, settled
from afterword.domain.story import Recipient, Story

_LETTER_EXPIRE_BD = 3


def thank_you(story: Story) -> Iterator[FollowUp]:
    """C2: one individual thank-you for each interviewer of every round held (SE-07, SE-25, SE-33, K-01).

    Opens two hours after the end, recommended the same evening, late after 24 hours, lapses on
    business day 5 at 17:00. Who has no address is thanked through the coordinator (K-12).
    """
    for held in story.held:
        if held.has_people:
            for contact_id, pass_on in recipients_of_thanks(story, held):
                yield from _note(story, held, contact_id, pass_on)


def thank_you_letter(story: Story) -> Iterator[FollowUp]:
    """C3: a letter beside or instead of the e-mail, if it arrives before they decide (SE-50, K-05)."""
    if _letter_wish(story) == "off":
        return
    for held in story.held:
        for person in held.interviewers if held.has_people else ():
            yield from _letter(story, held, person)


def was_thanked(story: Story, held: Round, person: str | None) -> bool:
    """Whether a thank-you for the round, note or letter, reached this person or who passes it on."""
    passing = [c for c, pass_on in recipients_of_thanks(story, held) if person in pass_on]
    for contact_id in (person, *passing):
        expires = _moments(story, held, story.recipient(contact_id)).expires
        if _thanked(story, held, contact_id, expires) or _letter_sent(story, held, contact_id):
            return True
    return False


def note_sent(story: Story, held: Round, person: str | None) -> Ended | None:
    """The thank-you for this round sent to this person; to nobody known, the one to anybody."""
    return _about(story, "thank_you", held, person)


def recipients_of_thanks(story: Story, held: Round) -> Iterator[tuple[str | None, tuple[str, ...]]]:
    """Whom to write to, and whose thanks each is asked to pass on."""
    people = tuple(p for p in held.interviewers if p in story.search.contacts)
    if not people:
        yield None, ()
        return
    reachable = [p for p in people if story.has_address(p)]
    unreachable = tuple(p for p in people if not story.has_address(p))
    through = story.pass_on_coordinator(held) if unreachable else None
    through = through or (reachable[0] if reachable else None)
    if through is None:
        # Nobody can pass anything on: each item asks for the missing address instead.
        yield from ((person, ()) for person in people)
        return
    for person in dict.fromkeys((*reachable, through) if unreachable else reachable):
        yield person, unreachable if person == through else ()


def _letter_wish(story: Story) -> str:
    return story.application.letter or story.cadence.thank_you.letter


def _posting_day(story: Story, held: Round, recipient: Recipient) -> date:
    return story.employer_calendar.roll(day_of(held.end, recipient.zone) + timedelta(days=1))


def _letter_arrives(story: Story, held: Round, recipient: Recipient) -> bool:
    """Whether there is an address, and the letter is there before the decision; one sent went in time."""
    if not (recipient.contact and recipient.contact.postal):
        return False
    sent = _letter_sent(story, held, recipient.id)
    decision = decision_date(story, sent.at if sent else story.now)
    posted = _posting_day(story, held, recipient)
    transit = story.cadence.letter.transit_bd
    return decision is None or story.employer_calendar.after(posted, transit) <= decision.day


def _letter(story: Story, held: Round, person: str) -> Iterator[FollowUp]:
    recipient = story.recipient(person)
    if not _letter_arrives(story, held, recipient):
        return
    zone = recipient.zone
    posted = _posting_day(story, held, recipient)
    last_day = story.employer_calendar.after(day_of(held.end, zone), _LETTER_EXPIRE_BD)
    yield from settled(
        story,
        Slot("C3", "thank_you_letter", "letter", held.number, person),
        recipient,
        Moments(
            opens=hours_after(held.end, story.cadence.thank_you.min_delay_h),
            due=moment(posted, story.cadence.letter.post_by, zone),
            overdue=moment(posted, END_OF_BUSINESS, zone),
            expires=moment(last_day, END_OF_BUSINESS, zone),
        ),
        reason=(
            f"A letter to {recipient.name} for the interview of {story.habit.day(held.day)}: post it on "
            f"{story.habit.day(posted)}."
        ),
        since=held.end,
        overdue_bd=None,
        satisfied=_letter_sent(story, held, person),
        cancelled=_void(story, held, person),
    )


def _letter_instead(story: Story, held: Round, recipient: Recipient) -> Ended | None:
    """The letter replaces the e-mail only if it can be posted the very next day."""
    if _letter_wish(story) != "instead" or not _letter_arrives(story, held, recipient):
        return None
    next_day = day_of(held.end, recipient.zone) + timedelta(days=1)
    if _posting_day(story, held, recipient) != next_day:
        return None
    return Ended(Status.CANCELLED, held.end, "a letter goes instead")


def _note(story: Story, held: Round, contact_id: str | None, pass_on: tuple[str, ...]) -> Iterator[FollowUp]:
    over = _void(story, held, contact_id)
    if story.leaves_out(over, note_sent(story, held, contact_id)):
        return
    recipient = story.recipient(contact_id)
    moments = _moments(story, held, recipient)
    yield from settled(
        story,
        Slot("C2", "thank_you", "email", held.number, contact_id),
        recipient,
        moments,
        reason=_reason(story, held, recipient, pass_on),
        since=held.end,
        overdue_bd=None,
        satisfied=_thanked(story, held, contact_id, moments.expires),
        cancelled=earliest(over, _letter_instead(story, held, recipient)),
        pass_on=pass_on,
    )


def _moments(story: Story, held: Round, recipient: Recipient) -> Moments:
    manners = story.cadence.thank_you
    zone = recipient.zone
    opens, due = evening_slot(held.end, story.cadence, zone, delay=timedelta(hours=manners.min_delay_h))
    decision = decision_date(story, story.now)
    if decision and decision.day <= day_of(held.end, zone) + timedelta(days=1):
        due = opens
    last_day = story.employer_calendar.after(day_of(held.end, zone), manners.expire_bd)
    return Moments(
        opens=opens,
        due=due,
        overdue=hours_after(held.end, manners.overdue_h),
        expires=moment(last_day, END_OF_BUSINESS, zone),
    )


def _reason(story: Story, held: Round, recipient: Recipient, pass_on: tuple[str, ...]) -> str:
    occasion = f"the interview of {story.habit.day(held.day)}"
    if recipient.contact is None:
        return f"Who interviewed you in {occasion}? Add a name, and the thank-you can be written."
    reason = f"Thank {recipient.name} for {occasion}: best the same day, and within 24 hours."
    names = [story.search.contacts[person].name for person in pass_on]
    if names:
        reason += f" Ask to pass your thanks on to {listed(names)}: no address is known."
    if not recipient.contact.email:
        reason += " No e-mail address is known yet."
    return reason


def _thanked(story: Story, held: Round, contact_id: str | None, expires: datetime | None) -> Ended | None:
    """By a thank-you; while it is open also by a status contact to the same person (R-MERGE)."""
    return earliest(note_sent(story, held, contact_id), _carried(story, held, contact_id, expires))


def _carried(story: Story, held: Round, contact_id: str | None, expires: datetime | None) -> Ended | None:
    for fact in story.facts:
        if fact.at < held.end or (expires is not None and fact.at >= expires):
            continue
        match fact:
            case Sent(kind="status_email", to=to) if to == contact_id:
                return Ended(Status.SATISFIED, fact.at, "your status message carried the thanks")
            case Call(purpose="status", result="reached" | "voicemail", to=to) if to and to == contact_id:
                return Ended(Status.SATISFIED, fact.at, "your call carried the thanks")
    return None


def _letter_sent(story: Story, held: Round, contact_id: str | None) -> Ended | None:
    return _about(story, "thank_you_letter", held, contact_id)


def _about(story: Story, kind: str, held: Round, contact_id: str | None) -> Ended | None:
    """The first message of that kind about this round; without a round it is about the latest with them."""
    for fact in story.of(Sent):
        if fact.kind != kind or fact.at < held.end:
            continue
        about = fact.round or _latest_round_with(story, fact.to, fact.at)
        if about == held.number and contact_id in (None, fact.to):
            return Ended(Status.SATISFIED, fact.at, "sent")
    return None


def _latest_round_with(story: Story, contact_id: str | None, at: datetime) -> int | None:
    """The round a thank-you without one is meant for: the latest held with that person, else the latest."""
    held = [r for r in story.held if r.end <= at]
    with_them = [r for r in held if contact_id in r.interviewers]
    return (with_them or held)[-1].number if held else None


def _void(story: Story, held: Round, contact_id: str | None) -> Ended | None:
    """Any closing, and an offer from that same person, who is thanked for it instead (G1)."""
    if story.outcome:
        return Ended(Status.CANCELLED, story.outcome.at, story.outcome.word)
    for fact in story.of(Offer):
        if fact.at >= held.end and fact.from_ == contact_id and contact_id:
            return Ended(Status.CANCELLED, fact.at, "offer received")
    return None
