"""Rules of applying: asking whether the application arrived (A1), and after an answer (A2)."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from afterword.domain.facts import Call, Fact, Interview, Offer, Reply
from afterword.domain.follow_up import LAST
from afterword.domain.history.contacts_made import is_informative, pause_of
from afterword.domain.history.story import Story
from afterword.domain.kinds import KINDS
from afterword.domain.rules.decision import decision_date
from afterword.domain.rules.ends import (
    Ended,
    accepted_elsewhere,
    done_by,
    earliest,
    first,
    gone_quiet,
    over,
    sent,
)
from afterword.domain.rules.medium import OnDay, calls_for, way_to, way_to_ask_again, went_to
from afterword.domain.rules.pace import paced
from afterword.domain.rules.rule import Ask, rule
from afterword.domain.rules.silence import (
    applicant_contact,
    applied_base,
    follow_up_moments,
    follow_up_on,
    ghost_at,
)
from afterword.domain.rules.status import SPACING

_ENQUIRY_LATE_BD, _ENQUIRY_LAPSE_BD = 2, 10
_MOST_ENQUIRIES = 2
_JUST_BEFORE = timedelta(seconds=1)
"""What ends an item is no contact made before it."""


@rule("A1", rank=7, void_elsewhere=True, paced=True)
def application_follow_up(story: Story) -> Iterator[Ask]:
    """A1: no answer to the application: one message on business day 7 (SE-79, K-16, EV-19).

    Counts from the day of applying or the posting's close, whichever is later.
    """
    applied = story.applied_on
    asks_not_to = story.application.no_enquiries and story.is_quiet
    if applied is None or asks_not_to or not story.cadence.apply.max:
        return
    to = applicant_contact(story)
    on = to.day(applied)
    base = applied_base(story, on)
    done = done_by(story, "application_follow_up", to, applied)
    answered = Ended.void(first(f for f in _answers(story) if f.at >= applied), "reply received")
    void = earliest(answered, *_over(story))
    ended = earliest(done, void)
    if story.leaves_out(ended):
        return
    moments, held = follow_up_moments(story, ended.at - _JUST_BEFORE if ended else story.now)
    closes = "closes" if base > to.day(story.now) else "closed"
    yield _for_any_time_to_nobody(Ask(
        applied, to, moments,
        f"Ask {to.name} about your application: {to.cadence.days_text('apply.follow_up_bd')} after "
        f"{'you applied' if base == on else 'the posting closed'} on {story.habit.day(base)}, and no answer "
        "yet.",
        way=follow_up_on(story).way(held.day), done=done, void=void, silent=ghost_at(story), held=held,
        because="" if base == on else f"the posting {closes} on {story.habit.day(base)}",
    ))  # fmt: skip


@rule("A2", rank=7, void_elsewhere=True, paced=True)
def enquiry_after_answer(story: Story) -> Iterator[Ask]:
    """A2: they answered, but no round is held or agreed: at most two e-mails an answer (SE-36, EV-11).

    One business day after the date they gave, else ten after their answer, twenty while on hold. An
    invitation ends it for good, also when it is called off; what they answer later counts anew.
    """
    answers = _answers(story) if story.applied_on else []
    for number, answer in enumerate(answers):
        is_to_wait = isinstance(answer, Reply) and answer.type == "no_contact"
        if not is_to_wait and not _has_round(story, answer):
            following = answers[number + 1].at if number + 1 < len(answers) else None
            yield from _enquiries(story, answer, following)


def _has_round(story: Story, answer: Fact) -> bool:
    """Whether a round was held or agreed from ``answer`` to the next invitation, or now without one."""
    invitations = story.of(Interview)
    if not invitations or invitations[0].at >= answer.at:
        return False
    following = next((fact for fact in invitations if fact.at >= answer.at), None)
    then = story.at(following.at).without(following) if following else story
    return bool(then.held or then.scheduled)


def _enquiries(story: Story, answer: Fact, following: datetime | None) -> Iterator[Ask]:
    """The enquiries that one answer calls for, until the ``following`` one."""
    to = applicant_contact(story)
    kind = KINDS["status_email"]
    asked = [fact for fact in sent(story, kind.name, answer.at) if went_to(story, fact, to.id)]
    way = way_to_ask_again(story, to, kind, is_awaited=_is_awaited(answer))
    made = sorted(fact.at for fact in (*asked, *calls_for(story, kind, to, answer.at, way)))
    written = [at for at in made if following is None or at < following]
    void = earliest(Ended.void(following, "reply received"), *_over(story, answer.at))
    key, since = enquiry_after_answer.key(story, None, to.id), answer.at
    for number in range(_MOST_ENQUIRIES):
        done = Ended.done(written[number] if number < len(written) else None)
        ended = earliest(done, void)
        at = ended.at - _JUST_BEFORE if ended else story.now
        on_day = OnDay(story, to, way, _ENQUIRY_LATE_BD, _ENQUIRY_LAPSE_BD)
        day, why = _enquiry_day(story, answer, since, at, is_first=number == 0)
        moments, held = paced(story, key, to, day, since, at, on_day)
        yield _for_any_time_to_nobody(Ask(
            since, to, moments, f"Ask {to.name} how your application stands: {why}.",
            way=on_day.way(held.day), done=done, void=void, silent=ghost_at(story), held=held,
        ))  # fmt: skip
        if done is None:
            return
        since, way = done.at, way_to(story, to, kind)


def _for_any_time_to_nobody(ask: Ask) -> Ask:
    """An enquiry as it is; without anybody to send it to it is never late, and comes last (L16)."""
    return ask if ask.to.id else ask._replace(moments=ask.moments.never_late, rank=LAST)


def _enquiry_day(
    story: Story, answer: Fact, since: datetime, at: datetime, *, is_first: bool
) -> tuple[date, str]:
    """The day on which to ask, and why; only the first enquiry waits for the date they gave."""
    to = applicant_contact(story)
    decision = decision_date(story, max(at, answer.at)) if is_first else None
    if decision:
        day = to.calendar.after(to.calendar.roll(decision.day), to.cadence.status.grace_bd)
        return max(day, to.after(since, 1)), f"they said you would hear by {story.habit.day(decision.day)}"
    waits = "status.will_call_bd" if is_first and _is_awaited(answer) else SPACING[pause_of(answer)]
    what = "they answered" if is_first else "your last enquiry"
    why = f"{to.cadence.days_text(waits)} after {what} on {story.day(since, to)}, and no news since"
    return to.after(since, to.cadence.number(waits)), why


def _is_awaited(answer: Fact) -> bool:
    """Whether they said that they would ring."""
    return isinstance(answer, Reply) and answer.type == "will_call"


def _answers(story: Story) -> list[Fact]:
    """What they said that says how things stand: a reply that does, or any call that reached somebody.

    Any of it takes the place of asking whether the application arrived.
    """
    return [f for f in story.record.inbound if is_informative(f) or isinstance(f, Call)]


def _over(story: Story, since: datetime | None = None) -> Iterator[Ended | None]:
    """What voids an enquiry: a round or an offer (from ``since`` on), an end, the silence."""
    invited = first(f for f in story.of(Interview) if since is None or f.at >= since)
    offered = first(f for f in story.of(Offer) if since is None or f.at >= since)
    yield Ended.void(invited, "interview scheduled")
    yield Ended.void(offered, "offer received")
    yield over(story)
    yield accepted_elsewhere(story)
    yield gone_quiet(story)
