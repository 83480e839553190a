"""By which medium somebody is reached, and how one asks them how things stand (R-MEDIUM, L1)."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Literal, NamedTuple

from afterword.domain.facts import Call, Sent
from afterword.domain.history.reach import has_a_way
from afterword.domain.history.story import Recipient, Story
from afterword.domain.kinds import BY, KINDS, Kind, Medium
from afterword.domain.rules.moments import Moments, call_slot, day_rule

_AWAITED = "they wanted to ring you"


class Way(NamedTuple):
    """The medium of a contact, and why it is not the usual one where that is to be said."""

    medium: Medium
    why: str = ""

    @property
    def sentence(self) -> str:
        """The medium and why, to end a reason with."""
        if not self.why:
            return ""
        said = BY[self.medium]
        return f" {said[:1].upper()}{said[1:]}: {self.why}."


def way_to(story: Story, to: Recipient, kind: Kind) -> Way:
    """How somebody is reached with what one usually writes: as the person noted, else by e-mail, else by what
    is known of them; where only the number is, what asks for an answer is a call.
    """
    contact = to.contact
    if contact is None:
        return Way("email")
    may_call = not _wants_no_calls(story, to)
    if contact.reach and (contact.reach != "call" or may_call):
        return Way(contact.reach, "" if contact.reach == "email" else "that is how you reach them")
    if contact.email:
        return Way("email")
    if contact.phone:
        return Way("call" if kind.purpose and may_call else "text", "no e-mail address is known")
    if contact.linkedin:
        return Way("linkedin", "nothing else is known")
    return Way("email")


def way_to_ask(
    story: Story,
    to: Recipient,
    kind: Kind,
    called_since: datetime | None = None,
    *,
    is_task: bool = False,
    is_awaited: bool = False,
) -> Way:
    """How to ask how things stand, or to tell of an offer: a call where that is possible and welcome.

    ``called_since`` is what a call that got through already counts from (SE-16); None where one more call is
    fine. After a test task (``is_task``) one asks in writing; who wanted to ring is rung (``is_awaited``).
    """
    usual = way_to(story, to, kind)
    agreed = _agreed(story)
    if to.contact is None or not to.contact.phone:
        return _written(usual, "no phone number is known")
    if _wants_no_calls(story, to):
        return _written(usual, "they want no calls")
    if is_awaited:
        return Way("call", _AWAITED)
    if is_task:
        return _written(usual, "there was no talk")
    if agreed:
        return Way("email", "they asked for e-mail") if agreed == "email" else Way("call")
    if to.contact.reach:
        return usual
    if called_since and any(called_since <= call.at <= story.now for call in _calls_that_got_through(story)):
        return _written(usual, "you have called once already")
    if to.cadence.status.default_medium == "call":
        return Way("call")
    return _written(usual, to.cadence.why("status.default_medium") or "that is how you prefer to ask")


def way_to_ask_again(story: Story, to: Recipient, kind: Kind, *, is_awaited: bool = False) -> Way:
    """How to ask once more: as was agreed with them, else as one usually writes (L10).

    Where a call ``is_awaited`` from them, by phone (L9).
    """
    if is_awaited and to.contact and to.contact.phone and not _wants_no_calls(story, to):
        return Way("call", _AWAITED)
    match _agreed(story):
        case "call" if to.contact and to.contact.phone and not _wants_no_calls(story, to):
            return Way("call", "you agreed on that")
        case "email":
            return Way("email")
    return way_to(story, to, kind)


def calls_for(
    story: Story, kind: Kind, to: Recipient, since: datetime, way: Way | None = None
) -> Iterator[Call]:
    """The calls since then that did what such a message is for, where its reader is reached by phone."""
    if (way or way_to(story, to, kind)).medium != "call":
        return
    for call in story.of(Call):
        fits = kind.purpose in (None, "other", call.purpose) and call.result != "no_answer"
        if fits and call.at >= since and (call.to is None or went_to(story, call, to.id)):
            yield call


def went_to(story: Story, fact: Sent | Call, contact: str | None, *, stands_in: bool = True) -> bool:
    """Whether it went to that person, or to somebody in whose place they are (``stands_in``) since those have
    left; where nobody is known, to anybody.
    """
    if contact in (None, fact.to):
        return True
    to = story.search.contacts.get(fact.to or "")
    return stands_in and to is not None and to.left


def asks_how(story: Story, to: Recipient) -> str:
    """The sentence that asks how somebody is reached, where nothing is known of that, or who took over."""
    if to.contact:
        is_asked = not has_a_way(to.contact)
        return f" How do you reach {to.name}? An address or a number is needed." if is_asked else ""
    met = {person for each in story.rounds.values() for person in each.interviewers}
    there = {story.application.contact, story.application.via_recruiter, *met} & story.search.contacts.keys()
    has_left = any(story.search.contacts[person].left for person in there if person)
    return " Who took over? Add a name." if has_left else ""


def written_instead(to: Recipient, way: Way) -> Way:
    """In writing where no hour for a call suits both sides."""
    if way.medium != "call":
        return way
    has_address = to.contact is None or to.contact.email
    return Way("email" if has_address else "text", "no hour suits both your day and theirs")


class OnDay:
    """What goes by days to somebody, by a medium: a call takes call hours, the rest those of an e-mail.

    Where no hour for a call suits both sides it is written instead. It lapses after so many business days, or
    at a moment.
    """

    def __init__(
        self,
        story: Story,
        to: Recipient,
        way: Way,
        late_bd: int,
        lapse_bd: int,
        *,
        lapses: datetime | None = None,
        other_than: Literal["am", "pm"] | None = None,
    ) -> None:
        self._story, self._to, self._way, self._other_than = story, to, way, other_than
        self._lapses = lapses
        self._late_bd, self._lapse_bd = late_bd, lapse_bd
        self._found: dict[date, tuple[Way, Moments]] = {}

    @property
    def is_call(self) -> bool:
        """Whether it is a call where the day allows it."""
        return self._way.medium == "call"

    def way(self, day: date) -> Way:
        """The medium on a day."""
        return self._on(day)[0]

    def moments(self, day: date) -> Moments:
        """The four moments on a day."""
        return self._on(day)[1]

    def _on(self, day: date) -> tuple[Way, Moments]:
        if day not in self._found:
            story, to, way = self._story, self._to, self._way
            slot = to.cadence.email.slot
            if way.medium == "call":
                welcome = call_slot(to, day, to.cadence, story.user_zone, self._other_than)
                if welcome is None:
                    way = written_instead(to, way)
                slot = welcome or slot
            moments = day_rule(to, day, slot, self._late_bd, self._lapse_bd)
            self._found[day] = way, moments._replace(expires=self._lapses) if self._lapses else moments
        return self._found[day]


def by_day(
    story: Story, to: Recipient, kind: str, day: date, late_bd: int, lapse_bd: int
) -> tuple[Moments, Way]:
    """The moments of a day rule as somebody is reached with that kind, and the medium."""
    on_day = OnDay(story, to, way_to(story, to, KINDS[kind]), late_bd, lapse_bd)
    return on_day.moments(day), on_day.way(day)


def _written(usual: Way, why: str) -> Way:
    """In writing for that reason, unless they are reached in another way anyway."""
    return Way("email", why) if usual.medium == "email" else usual


def _wants_no_calls(story: Story, to: Recipient) -> bool:
    wishes = (story.application, story.company, to.company, to.contact)
    return any(each.no_calls for each in wishes if each)


def _agreed(story: Story) -> Literal["email", "call"] | None:
    """The medium stated in the newest debrief that states one."""
    for debrief in story.debriefs_until(story.now):
        if debrief.follow_up_medium or debrief.keep_in_touch:
            return debrief.follow_up_medium or "call"
    return None


def _calls_that_got_through(story: Story) -> Iterator[Call]:
    """Calls to a person or machine about the application; one about something else counts with a date."""
    for fact in story.facts:
        if not isinstance(fact, Call) or fact.result == "no_answer":
            continue
        if fact.purpose != "other" or fact.decision_date:
            yield fact
