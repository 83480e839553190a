"""A fact told in a few words, for pages, notices and undo."""

from datetime import date, datetime

from afterword.domain.facts import (
    Accepted,
    Applied,
    Call,
    Closed,
    Debrief,
    Declined,
    Dismiss,
    Fact,
    Feedback,
    Interview,
    InterviewCancelled,
    Missed,
    NetworkRequest,
    NetworkTalk,
    Note,
    Offer,
    OfferDeadline,
    OfferInWriting,
    Omitted,
    Override,
    Prepared,
    ReferencesGiven,
    Rejected,
    Reply,
    Saved,
    Sent,
    Snooze,
    Withdrawn,
)
from afterword.domain.follow_up import FollowUp
from afterword.domain.kinds import kind_named
from afterword.domain.phrases import Habit, listed
from afterword.domain.search import JobSearch

_CALLS = {"reached": "reached them", "voicemail": "left a voicemail", "no_answer": "no answer"}

_REPLIES = {
    "courtesy": "thanks, nothing new",
    "holding": "more time is needed",
    "on_hold": "it is on hold",
    "waiting_list": "a place on the waiting list",
    "advance": "the next round",
    "question": "a question",
    "call_back": "please ring",
    "will_call": "they will ring",
    "no_contact": "they come to you; please do not ask",
    "feedback": "feedback",
    "auto": "automatic reply",
}


_CANCELLED = {
    "called_off": "was called off",
    "moved": "was moved, with no new date yet",
    "nobody_came": "did not take place: nobody came",
}

_PAPER = {True: ", on paper", False: ", not on paper yet", None: ""}


def told(search: JobSearch, fact: Fact, habit: Habit) -> str:
    """What happened, with the people's names: ``sent the thank-you to Dana Osei``."""

    def name(contact_id: str | None) -> str:
        contact = search.contacts.get(contact_id or "")
        return contact.name if contact else ""

    def by(contact_id: str | None) -> str:
        who = name(contact_id) or employer()
        return f" from {who}" if who else ""

    def employer() -> str:
        application = search.applications.get(fact.app or "")
        return search.company_of(application).name if application else ""

    def to(contact_id: str | None) -> str:
        return f" to {name(contact_id)}" if name(contact_id) else ""

    def about(key: str) -> str:
        rule, _, rest = key.partition(":")
        return (
            f"a follow-up{to(rest.rpartition(':')[2])} ({rule})"
            if rest
            else f"a thought on the search ({rule})"
        )

    match fact:
        case Saved():
            return "saved the posting"
        case Applied():
            return "applied"
        case Withdrawn():
            return "withdrew"
        case Accepted():
            starts = f"; you start on {habit.day(fact.starts)}" if fact.starts else ""
            return "accepted the offer" + _PAPER[fact.written] + starts
        case Declined():
            return "declined the offer"
        case Closed():
            return "closed it"
        case Interview():
            people = listed([name(person) for person in fact.interviewers if name(person)])
            booked = "agreed on" if fact.confirmed else "was invited to"
            return f"{booked} round {fact.round}, {_when(habit, fact.start)}" + (
                f", with {people}" if people else ""
            )
        case Prepared():
            return f"prepared for round {fact.round}"
        case InterviewCancelled():
            return f"round {fact.round} {_CANCELLED[fact.why]}"
        case Debrief():
            return f"debriefed round {fact.round}" + _by_day(habit, fact.decision_date)
        case Missed():
            return f"remembered a question: {'; '.join(fact.missed)}"
        case Omitted():
            return f"remembered a point: {'; '.join(fact.omitted)}"
        case Feedback():
            return f"feedback{by(fact.from_)}: {fact.text}"
        case Note():
            return f"note: {fact.text}"
        case Sent():
            return f"sent the {kind_named(fact.kind).said}{to(fact.to)}"
        case Call():
            return f"called {name(fact.to) or employer() or 'them'}: {_CALLS[fact.result]}" + _by_day(
                habit, fact.decision_date
            )
        case Reply():
            return f"{name(fact.from_) or employer() or 'they'} answered: {_REPLIES[fact.type]}" + _by_day(
                habit, fact.decision_date
            )
        case Rejected():
            return f"rejection{by(fact.from_)}"
        case Offer():
            until = f", to be answered by {_when(habit, fact.deadline.value)}" if fact.deadline else ""
            return f"offer{by(fact.from_)}{until}{_if(fact.conditions)}"
        case OfferInWriting():
            return f"the offer{by(None)} came in writing{_if(fact.conditions)}"
        case OfferDeadline():
            return f"the offer is to be answered by {_when(habit, fact.deadline.value)}"
        case Snooze():
            return f"put {about(fact.key)} off until {_when(habit, fact.until.value)}"
        case Dismiss():
            return f"let {about(fact.key)} go"
        case Override():
            return f"opened {about(fact.key)} early"
        case NetworkRequest():
            return f"asked {name(fact.to) or 'somebody'} for advice"
        case NetworkTalk():
            return f"talked with {name(fact.with_) or 'somebody'}"
        case ReferencesGiven():
            return f"named references: {listed([name(r) for r in fact.references if name(r)])}"
    return "something happened"


def _when(habit: Habit, moment: date | datetime) -> str:
    if isinstance(moment, datetime):
        return f"{habit.day(moment.date())} {habit.clock(moment)}"
    return habit.day(moment)


def _if(conditions: str) -> str:
    return f", subject to: {conditions}" if conditions else ""


def _by_day(habit: Habit, day: date | None) -> str:
    return f"; they decide by {habit.day(day)}" if day else ""


def in_words(search: JobSearch, follow_up: FollowUp) -> str:
    """A follow-up in a few words: ``thank-you to Dana Osei``."""
    contact = search.contacts.get(follow_up.contact or "")
    return f"{follow_up.what} to {contact.name}" if contact else follow_up.what
