"""Rules of thanking: the note to each interviewer (C2), the letter (C3)."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from afterword.domain.facts import Call, Offer, Sent
from afterword.domain.history.inviter import who_invited
from afterword.domain.history.reach import is_reachable
from afterword.domain.history.rounds import Round
from afterword.domain.history.story import Recipient, Story
from afterword.domain.phrases import listed
from afterword.domain.rules.decision import decision_date
from afterword.domain.rules.ends import Ended, called, earliest, first, over
from afterword.domain.rules.moments import Moments, closing, evening
from afterword.domain.rules.rule import Ask, rule
from afterword.domain.timing.calendar import hours_after, moment

_LETTER_LAPSE_BD = 3


@rule("C2", rank=3, into_open=("D1", "D2"), letting_go="question")
def thank_you(story: Story) -> Iterator[Ask]:
    """C2: one individual thank-you for each interviewer of every round held (SE-07, SE-25, SE-33, K-01).

    Opens two hours after the end, recommended the same evening, late after 24 hours, lapses on
    business day 5 at 17:00. Who has no address is thanked through the coordinator (K-12).
    """
    for held in story.held:
        for person, pass_on in recipients_of_thanks(story, held) if held.has_people else ():
            void = _void(story, held, person)
            if story.leaves_out(void, note_sent(story, held, person)):
                continue
            to = story.recipient(person)
            moments = _moments(story, held, to)
            yield Ask(
                held.end, to, moments, _reason(story, held, to, pass_on), held.number,
                done=_thanked(story, held, person, moments.expires),
                void=earliest(void, _letter_instead(story, held, to)),
                pass_on=pass_on,
            )  # fmt: skip


@rule("C3", rank=3)
def thank_you_letter(story: Story) -> Iterator[Ask]:
    """C3: a letter beside or instead of the e-mail, if it arrives before they decide (SE-50, K-05)."""
    if _letter_wish(story) == "off":
        return
    for held in story.held:
        for to in map(story.recipient, still_there(story, held)):
            if not _letter_arrives(story, held, to):
                continue
            posted = _posting_day(story, held, to)
            opens = hours_after(held.end, story.cadence.thank_you.min_delay_h)
            due = moment(posted, story.cadence.letter.post_by, to.zone)
            lapses = closing(to, story.employer_calendar.after(to.day(held.end), _LETTER_LAPSE_BD))
            yield Ask(
                held.end, to, Moments(opens, due, closing(to, posted), lapses),
                f"A letter to {to.name} for the interview of {story.habit.day(held.day)}: post it on "
                f"{story.habit.day(posted)}.",
                held.number,
                done=_letter_sent(story, held, to.id),
                void=_void(story, held, to.id),
            )  # fmt: skip


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
    known = story.search.contacts
    people = [known[p] for p in held.interviewers if p in known]
    met = [person for person in people if not person.do_not_contact]
    reachable = [person.id for person in met if is_reachable(person)]
    # Who was thanked before leaving has had their thanks.
    thanked = {person.id for person in met if person.left and note_sent(story, held, person.id)}
    others = tuple(person.id for person in met if person.id not in {*reachable, *thanked})
    through = _who_passes_on(story, held, reachable) if others else None
    if through:
        yield from ((p, others if p == through else ()) for p in dict.fromkeys((*reachable, through)))
        return
    # Nobody can pass anything on: each item asks how they are reached instead, and one who else there is.
    asked = [person for person in others if not known[person].left]
    for person in (*reachable, *asked) or ((None,) if others or not people else ()):
        yield person, ()


def still_there(story: Story, held: Round) -> Iterator[str]:
    """The interviewers of a round who have not left since; a test task has none."""
    for person in held.interviewers if held.has_people else ():
        contact = story.search.contacts.get(person)
        if contact is None or not contact.left:
            yield person


def _who_passes_on(story: Story, held: Round, reachable: Sequence[str]) -> str | None:
    """Who can pass thanks on: whoever organised the round, else an interviewer, who can be reached."""
    application, known = story.application, story.search.contacts
    arranged = (who_invited(story, held), application.contact)
    absent = (person for person in arranged if person not in held.interviewers)
    order = (*absent, application.via_recruiter, *story.coordinators, *reachable)
    return next((c for c in order if c and c in known and is_reachable(known[c])), None)


def _letter_wish(story: Story) -> str:
    return story.application.letter or story.cadence.thank_you.letter


def _posting_day(story: Story, held: Round, to: Recipient) -> date:
    return story.employer_calendar.roll(to.day(held.end) + timedelta(days=1))


def _letter_arrives(story: Story, held: Round, to: Recipient) -> bool:
    """Whether there is an address, and the letter is there before the decision; one sent went in time."""
    if not (to.contact and to.contact.postal):
        return False
    sent = _letter_sent(story, held, to.id)
    decision = decision_date(story, sent.at if sent else story.now)
    arrives = story.employer_calendar.after(_posting_day(story, held, to), story.cadence.letter.transit_bd)
    return decision is None or arrives <= decision.day


def _letter_instead(story: Story, held: Round, to: Recipient) -> Ended | None:
    """The letter replaces the e-mail only if it can be posted the very next day."""
    if _letter_wish(story) != "instead" or not _letter_arrives(story, held, to):
        return None
    is_next_day = _posting_day(story, held, to) == to.day(held.end) + timedelta(days=1)
    return Ended.void(held.end, "a letter goes instead") if is_next_day else None


def _moments(story: Story, held: Round, to: Recipient) -> Moments:
    manners, ended_on = story.cadence.thank_you, to.day(held.end)
    lapses = closing(to, story.employer_calendar.after(ended_on, manners.expire_bd))
    moments = evening(story, held.end, to, late_h=manners.overdue_h, lapses=lapses)
    decision = decision_date(story, story.now)
    soon = decision is not None and decision.day <= ended_on + timedelta(days=1)
    return moments._replace(due=moments.opens) if soon else moments


def _reason(story: Story, held: Round, to: Recipient, pass_on: tuple[str, ...]) -> str:
    occasion = f"the interview of {story.habit.day(held.day)}"
    if to.contact is None:
        return f"Who interviewed you in {occasion}? Add a name, and the thank-you can be written."
    reason = f"Thank {to.name} for {occasion}: best the same day, and within 24 hours."
    people = [story.search.contacts[person] for person in pass_on]
    if people:
        why = "they have left" if all(p.left for p in people) else "no way to reach them is known"
        reason += f" Ask to pass your thanks on to {listed([p.name for p in people])}: {why}."
    return reason


def _thanked(story: Story, held: Round, contact_id: str | None, expires: datetime | None) -> Ended | None:
    """By a thank-you; while it is open also by a status contact to the same person (R-MERGE)."""
    rang = called(story, "thank_you", story.recipient(contact_id), held.end)
    return earliest(note_sent(story, held, contact_id), rang, _carried(story, held, contact_id, expires))


def _carried(story: Story, held: Round, contact_id: str | None, expires: datetime | None) -> Ended | None:
    for fact in story.facts:
        if fact.at < held.end or (expires is not None and fact.at >= expires):
            continue
        match fact:
            case Sent(kind="status_email", to=to) if to == contact_id:
                return Ended.done(fact.at, "your status message carried the thanks")
            case Call(purpose="status", result="reached" | "voicemail", to=to) if to and to == contact_id:
                return Ended.done(fact.at, "your call carried the thanks")
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
            return Ended.done(fact.at)
    return None


def _latest_round_with(story: Story, contact_id: str | None, at: datetime) -> int | None:
    """The round a thank-you without one is meant for: the latest held with that person, else the latest."""
    held = [r for r in story.held if r.end <= at]
    with_them = [r for r in held if contact_id in r.interviewers]
    return (with_them or held)[-1].number if held else None


def _void(story: Story, held: Round, contact_id: str | None) -> Ended | None:
    """Any closing, and an offer from that same person, who is thanked for it instead (G1)."""
    offers = (f for f in story.of(Offer) if f.at >= held.end and f.from_ == contact_id and contact_id)
    return over(story) or Ended.void(first(offers), "offer received")
