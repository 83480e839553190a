"""Rules after a no, and of last courtesies: reply (F1), final thanks (F2), connect (F3), re-contact (F4)."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from afterword.domain.facts import Rejected, Reply
from afterword.domain.history.offers import offer_of
from afterword.domain.history.outcome import Outcome
from afterword.domain.history.rounds import Round
from afterword.domain.history.story import Recipient, Story
from afterword.domain.rules.ends import Ended, done_by, first, passed_over, sent
from afterword.domain.rules.medium import Way, by_day
from afterword.domain.rules.moments import Moments, closing, day_rule
from afterword.domain.rules.rule import Ask, rule
from afterword.domain.rules.silence import is_ghosted
from afterword.domain.rules.thanks import still_there, was_thanked

_REPLY_LATE_BD, _REPLY_LAPSE_BD = 1, 10
_THANKS_LAPSE_BD = 5
_LAST_THANKS_BD, _LAST_THANKS_LATE_BD, _LAST_THANKS_LAPSE_BD = 2, 3, 10
_CONNECT_LATE_BD, _CONNECT_LAPSE_BD = 5, 20
_RECONTACT_LATE_BD = 10
_NEWS = ("question", "advance")
"""What somebody who said no writes when it is not over after all."""


@rule("F1", rank=5, outlives={"rejected"}, lapses_bd=("rejection.reply_bd", _REPLY_LAPSE_BD))
def rejection_reply(story: Story) -> Iterator[Ask]:
    """F1: a no after an interview: thanks, a request for advice, staying in touch (SE-39, SE-42, K-11)."""
    if found := _rejection(story):
        no, to = found[0], _rejection_recipient(story, found[0])
        day = _reply_day(story, no, to)
        moments, way = by_day(story, to, "rejection_reply", day, _REPLY_LATE_BD, _REPLY_LAPSE_BD)
        advice = ", ask what you could do better," if adviser(story) in (None, to.id) else ""
        yield Ask(
            no.at, to, moments,
            f"They said no on {story.day(no.at, to)}: thank {to.name}{advice} and stay in touch.",
            way=way,
        )  # fmt: skip


@rule(
    "F2", rank=6, outlives={"rejected", "accepted", "declined"},
    lapses_bd=("rejection.reply_bd", _LAST_THANKS_BD, _LAST_THANKS_LAPSE_BD),
)  # fmt: skip
def final_thanks(story: Story) -> Iterator[Ask]:
    """F2: a last courtesy to interviewers never thanked, and to the lead after your yes or no (SE-42).

    After a no also to the lead who was thanked, if somebody else said it (L11).
    """
    if found := _rejection(story):
        no, held = found
        replied = _rejection_recipient(story, no)
        day = _reply_day(story, no, replied)
        for person in still_there(story, held):
            is_left_out = person != adviser(story) and was_thanked(story, held, person)
            if person != replied.id and not is_left_out:
                to = story.recipient(person)
                yield from _final_thanks(story, no, to, day, _REPLY_LATE_BD, _THANKS_LAPSE_BD)
        return
    outcome = story.outcome
    if outcome is None or outcome.word not in ("accepted", "declined"):
        return
    held_before = [r for r in story.held if r.end <= outcome.at]
    if not held_before or not held_before[-1].has_people:
        return
    lead, offer = story.lead_interviewer(held_before[-1]), offer_of(story)
    if lead is None and held_before[-1].interviewers:
        return
    if lead and offer and offer.sender == lead:
        return
    to = story.recipient(lead)
    day = to.after(outcome.at, _LAST_THANKS_BD)
    yield from _final_thanks(story, outcome, to, day, _LAST_THANKS_LATE_BD, _LAST_THANKS_LAPSE_BD)


@rule(
    "F3", rank=8, outlives={"rejected"}, lapses_bd=("rejection.linkedin_bd", _CONNECT_LAPSE_BD),
    void_elsewhere=True,
)  # fmt: skip
def connect(story: Story) -> Iterator[Ask]:
    """F3: after the reply to a no, an invitation to connect (SE-44)."""
    found, replied = _rejection(story), _replied(story)
    if found is None or replied is None:
        return
    for to in map(story.recipient, found[1].interviewers):
        if to.contact is None or to.contact.connected:
            continue
        day, slot = to.after(replied, to.cadence.rejection.linkedin_bd), to.cadence.email.slot
        yield Ask(
            replied, to, day_rule(to, day, slot, _CONNECT_LATE_BD, _CONNECT_LAPSE_BD),
            f"You wrote on {story.day(replied, to)}: connect with {to.contact.name}.",
            void=_back_in_touch(story, found[0].at),
        )  # fmt: skip


@rule(
    "F4", rank=8, outlives={"rejected", "closed"}, void_elsewhere=True,
    lapse_days=("recontact.days", "recontact.window_days"),
    worth=lambda summary: summary.round_ended and (summary.has_replied or summary.word == "closed"),
)  # fmt: skip
def re_contact(story: Story) -> Iterator[Ask]:
    """F4: a friendly word three months later, when something new may be open (SE-86, EV-30)."""
    days = story.cadence.recontact.days
    for number, (since, to, done) in enumerate(_re_contacts(story)):
        what = "you last wrote" if number else "it ended"
        moments, way = _re_contact_moments(story, since, to)
        yield Ask(
            since, to, moments,
            f"{days} days since {what} on {story.day(since, to)}: tell {to.name} what is new with you.",
            way=way, done=Ended.done(done),
            void=_applied_there_again(story, since),
        )  # fmt: skip


def adviser(story: Story) -> str | None:
    """Who is asked what one could do better: the lead interviewer, whoever said no; None where there is none.

    Where they are not to be contacted, it is whoever the answer to the no goes to (L11).
    """
    found = _rejection(story)
    if found is None:
        return None
    no, held = found
    lead = story.recipient(story.lead_interviewer(held)).contact
    to = lead if lead and not lead.do_not_contact else _rejection_recipient(story, no).contact
    return to.id if to else None


def _rejection(story: Story) -> tuple[Outcome, Round] | None:
    """The rejection as it stands, and the last round held before it; None without a round."""
    outcome = story.outcome
    if outcome is None or outcome.word != "rejected":
        return None
    held = [r for r in story.held if r.end <= outcome.at]
    return (outcome, held[-1]) if held else None


def _rejection_recipient(story: Story, outcome: Outcome) -> Recipient:
    """Who sent the no, else the lead interviewer."""
    sender = outcome.fact.from_ if isinstance(outcome.fact, Rejected) else None
    contact = story.search.contacts.get(sender or "")
    if contact and not contact.left:
        return story.recipient(contact.id)
    held = [r for r in story.held if r.end <= outcome.at]
    return story.recipient(story.lead_interviewer(held[-1]) if held else None)


def _reply_day(story: Story, outcome: Outcome, to: Recipient) -> date:
    return to.after(outcome.at, to.cadence.rejection.reply_bd)


def _replied(story: Story) -> datetime | None:
    """When the rejection was answered."""
    found = _rejection(story)
    if found is None:
        return None
    done = done_by(story, "rejection_reply", _rejection_recipient(story, found[0]), found[0].at)
    return done.at if done else None


def _back_in_touch(story: Story, since: datetime) -> Ended | None:
    """They came back with something to answer: then one is in touch as it is."""
    asked = (fact for fact in story.of(Reply) if fact.at > since and (fact.needs_reply or fact.type in _NEWS))
    return Ended.void(first(asked), "they wrote again")


def _final_thanks(
    story: Story, outcome: Outcome, to: Recipient, day: date, late_bd: int, lapse_bd: int
) -> Iterator[Ask]:
    contact = to.contact
    reason = f"A last thank-you to {to.name}, whatever came of it."
    if contact and outcome.word == "rejected" and contact.id == adviser(story):
        reason = f"Somebody else said no: thank {contact.name} yourself, and ask what you could do better."
    moments, way = by_day(story, to, "final_thanks", day, late_bd, lapse_bd)
    asks = "" if contact else " Who interviewed you? Add a name."
    yield Ask(
        outcome.at, to, moments, f"{reason}{asks}", way=way,
        void=passed_over(story) if outcome.word == "declined" else None,
    )  # fmt: skip


def _re_contact_moments(story: Story, since: datetime, to: Recipient) -> tuple[Moments, Way]:
    recontact = to.cadence.recontact
    day = to.calendar.roll(to.day(since) + timedelta(days=recontact.days))
    moments, way = by_day(story, to, "re_contact", day, _RECONTACT_LATE_BD, _RECONTACT_LATE_BD)
    return moments._replace(expires=closing(to, day + timedelta(days=recontact.window_days))), way


def _re_contacts(story: Story) -> Iterator[tuple[datetime, Recipient, datetime | None]]:
    """What each re-contact counts from, whom it goes to, and when it was sent.

    Another one follows only where the one before was sent in time.
    """
    outcome = story.outcome
    if outcome is None:
        return
    if outcome.word == "rejected" and _replied(story):
        to, most = _rejection_recipient(story, outcome), story.cadence.recontact.max
    elif outcome.word == "closed" and story.held and _was_ghosted(story, outcome):
        to, most = story.recipient(story.primary_contact(story.held[-1], outcome.at)), 1
    else:
        return
    written = (fact.at for fact in sent(story, "re_contact", outcome.at) if to.id in (None, fact.to))
    since = outcome.at
    for _ in range(most):
        done = next(written, None)
        yield since, to, done
        expires = _re_contact_moments(story, since, to)[0].expires
        if done is None or (expires is not None and done >= expires):
            return
        since = done


def _was_ghosted(story: Story, outcome: Outcome) -> bool:
    return is_ghosted(story.at(outcome.at).without(outcome.fact))


def _applied_there_again(story: Story, since: datetime) -> Ended | None:
    """An application there that began after the closing speaks for itself."""
    ended = story.outcome.at if story.outcome else since
    begun = min((at for at in story.others_begun if at > ended), default=None)
    return Ended.void(begun, "you applied there again")
