"""What a message can say (ingredients I1 to I23, R-MESSAGE), by the names the templates use."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, TypeVar

import msgspec

from afterword.domain.facts import Accepted, Fact, Missed, Offer, Omitted, Reply
from afterword.domain.follow_up import FollowUp, Status
from afterword.domain.history.elsewhere import OfferMade
from afterword.domain.history.offers import offer_of
from afterword.domain.history.rounds import Round
from afterword.domain.history.story import Story
from afterword.domain.languages.definition import Address, Language
from afterword.domain.lazy import Lazy
from afterword.domain.people import Company, link_lines
from afterword.domain.phrasing import fragment, local_number, one_line, position
from afterword.domain.rules.decision import decision_date
from afterword.domain.search import Register
from afterword.domain.timing.calendar import day_of
from afterword.domain.titles import name_with_degree
from afterword.writing import earlier
from afterword.writing.blanks import OWN, answers_to
from afterword.writing.days import usage
from afterword.writing.greeting import address, register_used
from afterword.writing.promised import promised_things

T = TypeVar("T")


class Ingredient(Lazy[T]):
    """Something a message can say, worked out when first asked for; ``empty`` where nothing is known."""

    def __init__(self, derive: "Callable[[Ingredients], T]", empty: T) -> None:
        super().__init__(derive)
        self.empty = empty


def _known(derive: "Callable[[Ingredients], T]") -> Lazy[T]:
    return Lazy(derive)


def _text(derive: "Callable[[Ingredients], str]") -> Ingredient[str]:
    return Ingredient(derive, "")


def _whether(derive: "Callable[[Ingredients], object]") -> Ingredient[bool]:
    return Ingredient(lambda known: bool(derive(known)), False)


def _each(derive: "Callable[[Ingredients], Iterable[T]]") -> Ingredient[tuple[T, ...]]:
    return Ingredient(lambda known: tuple(derive(known)), ())


def _number(derive: "Callable[[Ingredients], int]") -> Ingredient[int]:
    return Ingredient(derive, 0)


class PassedOn(msgspec.Struct, frozen=True):
    """A person whose thanks the recipient is asked to pass on (I23)."""

    id: str
    name: str
    key_point: str


def round_of(story: Story, follow_up: FollowUp) -> Round | None:
    """The round a follow-up is about: its own, else the last one held."""
    if follow_up.round is not None:
        return story.rounds.get(follow_up.round)
    return story.held[-1] if story.held else None


def company_of(story: Story, follow_up: FollowUp) -> Company:
    """The employer a message is about; of networking, where its reader works."""
    return story.company if story.application.id else story.recipient(follow_up.contact).company


def _day_of(fact: Fact | None, follow_up: FollowUp) -> date | None:
    return follow_up.local(fact.at).date() if fact else None


def _deadline(offer: OfferMade | None, story: Story) -> date | None:
    return day_of(offer.deadline, story.employer_zone) if offer and offer.deadline else None


class Ingredients:
    """What one message can say; what is not known is empty.

    ``reach`` and ``links`` are the lines under the person's name: number and address, and what they have on
    the net. Text is on one line and free of control characters, days are written in ``language``. The
    interview is the follow-up's round, else the last one held, on its own clock: ``date``, ``day``,
    ``weekday`` and ``month`` ("Tuesday, 14 April", "14 April", "Tuesday", "April"), ``on_day`` and
    ``on_weekday`` ("on 14 April" and "on Tuesday", or "today"), ``clock`` and ``place``; ``people`` are all
    who take part beside the recipient, and ``conversation`` is ours, or mine with them. ``own`` is a line of
    the person's own. ``contribution``, ``omitted`` and ``missed`` come from that round and concern this
    recipient only; what was said before is left out. The reader is ``outside`` who works elsewhere than at
    the company, as at an ``agency``: they read of the employer by its name, in ``there`` (" at Lark", for
    others nothing) behind a position and in ``with_you`` where one would work ("at Lark", "with you").
    ``country`` is the reader's. ``next_date`` is the day of the next interview.
    Who writes ``knows_them`` from an interview. Who ``owes_thanks`` for the talk gives them with the question
    how things stand.
    """

    def __init__(self, story: Story, follow_up: FollowUp, spoken: Language, register: Register = "") -> None:
        """In the register chosen for the message, else the one last used to its reader, else ``register``,
        or as they are addressed.
        """
        self.story, self.follow_up, self.spoken, self.language = story, follow_up, spoken, spoken.code
        self.register = register

    # what the ingredients are made of
    kept = _known(lambda it: it.story.search.kept(it.follow_up.key))
    answers = _known(lambda it: answers_to(it.story.search, it.follow_up.key))
    user = _known(lambda it: it.story.search.profile)
    contact = _known(lambda it: it.story.search.contacts.get(it.follow_up.contact or ""))
    recipient = _known(lambda it: it.story.recipient(it.follow_up.contact))
    employer = _known(lambda it: company_of(it.story, it.follow_up))
    held = _known(lambda it: round_of(it.story, it.follow_up))
    talk_on = _known(lambda it: it.held.day if it.held else None)
    debrief = _known(lambda it: it.held.debrief if it.held else None)
    interviewers = _known(lambda it: it.held.interviewers if it.held else ())
    talks = _known(lambda it: [talk for talk in it.story.held if it.follow_up.contact in talk.interviewers])
    before = _known(lambda it: earlier.before(it.story, it.held, it.follow_up.contact))
    decision = _known(lambda it: decision_date(it.story, it.story.now))
    offer = _known(lambda it: offer_of(it.story))
    now = _known(lambda it: day_of(it.story.now, it.story.user_zone))
    applied = _known(
        lambda it: day_of(it.story.applied_on, it.story.user_zone) if it.story.applied_on else None
    )
    days = _known(lambda it: usage(it.spoken, it.recipient.calendar.region, it.now.year))

    @_known
    def address(self) -> Address:
        """How its reader is addressed: as chosen, as they were the last time, or as one always does."""
        register = self.kept.register or register_used(self.story, self.contact) or self.register
        return address(self.contact, self.spoken, register)

    @_known
    def leads(self) -> bool:
        """Whether its reader is who hears what was not said: the lead of the interview, or nobody else."""
        lead = self.story.lead_interviewer(self.held) if self.held and self.interviewers else None
        return not self.interviewers or self.follow_up.contact == lead

    # who writes, and to whom
    user_name = _text(lambda it: one_line(it.user.name))
    country = _text(lambda it: it.recipient.calendar.region.partition("-")[0])
    user_phone = _text(lambda it: local_number(one_line(it.user.phone), it.country))
    reach = _each(lambda it: filter(None, (one_line(it.user.phone), one_line(it.user.email))))
    links = _each(lambda it: filter(None, map(one_line, link_lines(it.user))))
    contact_id: Ingredient[str | None] = Ingredient(lambda it: it.follow_up.contact, None)
    contact_name = _text(lambda it: one_line(it.contact.name) if it.contact else "")
    contact_email = _text(lambda it: one_line(it.contact.email) if it.contact else "")
    contact_phone = _text(lambda it: one_line(it.contact.phone) if it.contact else "")
    postal = _text(
        lambda it: "\n".join(
            filter(None, map(one_line, (it.contact.postal if it.contact else "").splitlines()))
        )
    )
    greeting = _text(lambda it: it.address.name)
    opening = _text(lambda it: it.address.opening)
    friendly = _whether(lambda it: it.address.is_friendly)
    nobody_known = _whether(lambda it: it.contact is None and it.story.application.contact is None)
    recommended = _whether(lambda it: it.contact and it.contact.id == it.story.application.referrer)
    outside = _whether(lambda it: it.contact and it.contact.company != it.employer.id)
    agency = _whether(
        lambda it: (
            it.outside
            and (it.recipient.company.kind == "agency" or it.contact_id == it.story.application.via_recruiter)
        )
    )

    # what it is about
    company = _text(lambda it: one_line(it.employer.name))
    there = _text(lambda it: f" {it.spoken.at(it.company)}" if it.outside and it.company else "")
    with_you = _text(lambda it: it.there.strip() or it.spoken.with_you(it.friendly))
    role = _text(lambda it: position(it.story.application.title))
    link = _text(lambda it: one_line(it.story.application.url))
    today = _text(lambda it: it.days.full_day(it.now))
    applied_date = _text(lambda it: it.days.long_day(it.applied))
    applied_day = _text(lambda it: it.days.day(it.applied))
    date = _text(lambda it: it.days.long_day(it.talk_on))
    day = _text(lambda it: it.days.day(it.talk_on))
    weekday = _text(lambda it: it.days.weekday(it.talk_on))
    month = _text(lambda it: it.days.month(it.talk_on))
    on_day = _text(lambda it: it.days.on(it.talk_on, it.now, it.day))
    on_weekday = _text(lambda it: it.days.on(it.talk_on, it.now, it.weekday))
    clock = _text(
        lambda it: it.days.clock(it.held.start, it.held.zone, it.story.user_zone) if it.held else ""
    )
    place = _text(lambda it: one_line(it.held.address) if it.held else "")
    is_link = _whether(lambda it: it.held and it.held.at_link)
    is_coming = _whether(lambda it: it.held and it.held.called_off is None and it.held.end > it.story.now)
    missed_each_other = _whether(lambda it: it.held and it.held.nobody_came)

    @_each
    def others(self) -> Iterator[tuple[str, str]]:
        """Position and, where it is another one, company of what else the message is about (L15)."""
        search, named = self.story.search, {(position(self.story.application.title), "")}
        for key in self.follow_up.carried:
            application = search.applications[key.application or ""]
            company = search.company_of(application)
            elsewhere = "" if company.id == self.story.company.id else one_line(company.name)
            other = (position(application.title), elsewhere)
            if other not in named:
                named.add(other)
                yield other

    @_each
    def people(self) -> Iterator[str]:
        """Who takes part beside the recipient, as far as they have names."""
        others = (self.story.search.contacts.get(p) for p in self.interviewers if p != self.contact_id)
        return filter(None, (one_line(name_with_degree(person)) for person in others if person))

    panel = _whether(lambda it: it.people)
    took_part = _whether(lambda it: it.contact_id in it.interviewers)
    is_task = _whether(lambda it: it.held and not it.held.has_people)
    conversation = _text(
        lambda it: it.spoken.test_task if it.is_task else it.spoken.conversation(it.people, it.took_part)
    )
    about = _text(lambda it: it.spoken.about[it.is_task])

    # what was said in the interview, and what was not
    own = _text(lambda it: one_line(it.kept.answers.get(OWN, "")))
    key_point = _text(lambda it: it.point_of(it.contact_id))
    omitted = _each(lambda it: it.unsaid(Omitted, fragment))
    missed = _each(lambda it: it.unsaid(Missed, it.fit))
    decision_date = _text(lambda it: it.days.long_day(it.decision.day) if it.decision else "")

    @_text
    def value(self) -> str:
        """What the person brings: as said in the interview, else in an earlier one that its reader missed."""
        if self.debrief and self.debrief.value:
            return fragment(self.debrief.value)
        for talk in reversed(self.story.held):
            is_earlier = self.held is not None and talk.start < self.held.start
            if (
                is_earlier
                and talk.debrief
                and talk.debrief.value
                and self.contact_id not in talk.interviewers
            ):
                return fragment(talk.debrief.value)
        return ""

    @_text
    def contribution(self) -> str:
        """Their idea for the work, for who leads the interview or where it was asked for."""
        wanted = self.leads or "idea" in (self.kept.optional or ())
        return fragment(self.debrief.contribution) if self.debrief and wanted else ""

    @_each
    def materials(self) -> Iterator[str]:
        """What was promised, where the message goes along with it."""
        carries = self.follow_up.kind == "materials" or any(
            key.startswith("C5:") for key in self.follow_up.together
        )
        promised = promised_things(self.debrief, self.story) if carries else ()
        return filter(None, map(fragment, promised))

    @_whether
    def decision_passed(self) -> bool:
        """Whether the day by which they meant to decide is over once the message may go out."""
        written = self.story.now if self.follow_up.is_own else max(self.story.now, self.follow_up.opens)
        return self.decision is not None and self.decision.day < self.follow_up.local(written).date()

    @_each
    def passing_on(self) -> Iterator[PassedOn]:
        """To whom the recipient is asked to pass thanks on, and what to say to each."""
        people = (self.story.search.contacts.get(name) for name in self.follow_up.pass_on)
        return (
            PassedOn(person.id, one_line(name_with_degree(person)), self.point_of(person.id))
            for person in people
            if person
        )

    def point_of(self, person: str | None) -> str:
        """What was talked about with that person, fit to stand in the message."""
        return self.fit(self.debrief.key_points.get(person or "", "")) if self.debrief else ""

    def unsaid(self, kind: type[Omitted | Missed], fit: Callable[[str], str]) -> tuple[str, ...]:
        """What was omitted or missed in the interview and belongs to this reader."""
        return earlier.unsaid(self.story, self.held, self.contact_id, kind, fit, leads=self.leads)

    def fit(self, point: str) -> str:
        """A point of a conversation as one says it to this reader."""
        return self.spoken.fit(point, friendly=self.friendly, outside=self.outside)

    # what was written and said since
    earlier_day = _text(lambda it: it.days.day(_day_of(it.before.enquiry, it.follow_up)))
    earlier_how = _text(lambda it: it.before.how)
    on_hold = _whether(lambda it: it.before.reply and it.before.reply.type == "on_hold")
    wrote_day = _text(lambda it: it.days.long_day(_day_of(it.before.reply, it.follow_up)))
    asked = _text(lambda it: one_line(it.before.reply.text) if it.before.reply else "")
    feedback_point = _text(lambda it: fragment(it.before.point))
    asked_day = _text(lambda it: it.days.long_day(_day_of(it.before.request, it.follow_up)))
    talk_day = _text(lambda it: it.days.weekday(_day_of(it.before.talk, it.follow_up)))
    advice = _text(lambda it: fragment(it.before.advice.text) if it.before.advice else "")

    # how it ended
    outcome = _text(lambda it: it.story.outcome.word if it.story.outcome else "")
    asks_advice = _whether(lambda it: earlier.asks_advice(it.story, it.follow_up))
    moved_on = _whether(
        lambda it: it.follow_up.kind in ("withdrawal", "decline") and it.story.has_accepted_elsewhere
    )
    had_accepted = _whether(lambda it: it.story.of(Accepted))
    also = _each(lambda it: (position(other.title) for other in earlier.running_here(it.story)))
    offer_written = _whether(lambda it: it.offer and it.offer.written_at)
    offer_deadline = _text(lambda it: it.days.long_day(_deadline(it.offer, it.story)))
    ask_until = _text(lambda it: it.days.long_day(it.follow_up.ask_until))
    stress = _text(lambda _: "")
    wish = _text(lambda _: "")
    why = _text(lambda _: "")
    reason = _text(lambda it: fragment(earlier.own_reason(it.story, it.follow_up.kind)))

    @_text
    def offer_terms(self) -> str:
        """What was offered, as last written down."""
        terms = (fact.terms for fact in reversed(self.story.of(Offer)) if fact.terms)
        return fragment(next(terms, ""))

    @_text
    def other_deadline(self) -> str:
        """By when the offer elsewhere has to be answered that comes first."""
        if self.follow_up.kind != "inform_other_company":
            return ""
        days = (_deadline(offer, self.story) for offer in self.story.offers_elsewhere)
        return self.days.long_day(min(filter(None, days), default=None))

    @_text
    def caller(self) -> str:
        """Who will ring: the one who led the last interview, else the contact."""
        lead = self.story.held[-1].interviewers[:1] if self.story.held else ()
        people = map(self.story.search.contacts.get, filter(None, (*lead, self.story.application.contact)))
        return next((one_line(person.name) for person in people if person), "")

    # which variant
    pass_on = _whether(lambda it: it.passing_on and not it.took_part)
    bystander = _whether(
        lambda it: it.contact_id and it.interviewers and not it.took_part and not it.passing_on
    )
    late = _whether(lambda it: it.follow_up.status in (Status.OVERDUE, Status.EXPIRED))
    later_round = _whether(lambda it: (it.follow_up.round or 1) > 1)
    before_interview = _whether(lambda it: it.held is None)
    by_call = _whether(lambda it: it.follow_up.medium == "call")
    by_text = _whether(lambda it: it.follow_up.medium in ("text", "linkedin"))
    owes_thanks = _whether(lambda it: earlier.owes_thanks(it.story, it.follow_up, it.held))
    met = _whether(lambda it: it.story.held)
    answered = _whether(lambda it: any(reply.type != "auto" for reply in it.story.of(Reply)))
    next_date = _text(lambda it: it.days.long_day(it.story.scheduled[0].day) if it.story.scheduled else "")
    met_before = _whether(lambda it: it.held and any(talk.number < it.held.number for talk in it.talks))
    knows_them = _whether(lambda it: it.talks or it.contact_id is None)

    @_whether
    def in_person(self) -> bool:
        """Whether one saw them at all: where not all of it was by phone or video."""
        talks = [self.held] if self.held and self.follow_up.round is not None else self.talks
        return not all(talk.is_remote for talk in talks or self.story.held)

    @_number
    def turn(self) -> int:
        """How many like messages came before, to this reader and to others, so that the wording differs."""
        people, reader = self.interviewers, self.contact_id
        in_panel = people.index(reader) if reader in people else 0
        later = max((self.follow_up.round or 1) - 1, 0)
        return in_panel + later + earlier.sent_before(self.story, self.follow_up)


INGREDIENTS: Mapping[str, Ingredient[Any]] = {
    name: each for name, each in vars(Ingredients).items() if isinstance(each, Ingredient)
}
"""Every ingredient by the name that templates use."""


def nothing_known(spoken: Language) -> Ingredients:
    """The ingredients of a message of which nothing is known."""
    bare = Ingredients.__new__(Ingredients)
    empty = {name: each.empty for name, each in INGREDIENTS.items()}
    vars(bare).update(empty, spoken=spoken, language=spoken.code)
    return bare
