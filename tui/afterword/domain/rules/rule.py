"""A rule as a value: what it asks for, and all that is to be known of it elsewhere.

A rule is a function of the story that yields what it asks for; its kinds are those that name it::

    @rule("H2", rank=3, outlives=ANY_END, lapses_bd=5)
    def thanks_for_talk(story: Story) -> Iterator[Ask]:
        \"""H2: an informational talk was held: thanks the same evening (EV-02).\"""
        for talk in story.of(NetworkTalk):
            to = story.recipient(talk.with_)
            yield Ask(talk.at, to, evening(…), f"{to.name} gave you time …: say thank you.")
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date, datetime
from types import EllipsisType
from typing import Any, Literal, NamedTuple

from afterword.domain.facts import Dismiss, Snooze
from afterword.domain.follow_up import FollowUp, Status, key_of
from afterword.domain.history.guard import Held
from afterword.domain.history.mistakes import spared, went_wrong
from afterword.domain.history.outcome import OutcomeWord
from afterword.domain.history.story import Recipient, Story
from afterword.domain.history.summary import Summary
from afterword.domain.kinds import KINDS, Kind, asked_by
from afterword.domain.rules.ends import Ended, accepted_elsewhere, done_by, earliest, marks
from afterword.domain.rules.medium import Way, asks_how, way_to
from afterword.domain.rules.moments import Moments
from afterword.domain.timing.calendar import in_utc

ANY_END: frozenset[OutcomeWord] = frozenset({"rejected", "withdrawn", "accepted", "declined", "closed"})


class Ask(NamedTuple):
    """One thing a rule asks for: since when, of whom, when and why.

    ``done`` is what did it: left out, a message of its kind to its reader since then. ``void`` is what made
    it pointless; before ``since`` it keeps it from coming up at all. ``silent`` is when the silence counts
    as final: what would open later does not come up. ``kind`` and ``way`` are said where they are not
    the rule's usual ones, and ``rank`` where it is not the rule's; ``held`` is what the guard made of the
    day, and ``because`` what set it else, where that is not what was last said; the rest as in a follow-up.
    """

    since: datetime
    to: Recipient
    moments: Moments
    reason: str
    round: int | None = None
    done: Ended | EllipsisType | None = ...
    void: Ended | None = None
    silent: datetime | None = None
    kind: str = ""
    way: Way | None = None
    rank: int | None = None
    held: Held | None = None
    pass_on: tuple[str, ...] = ()
    attempt: int = 1
    ask_until: date | None = None
    because: str = ""


KNOWN: "dict[str, Rule]" = {}
"""The rules that were made so far; ``rulebook`` has all of them."""


@dataclass(frozen=True, eq=False)
class Rule:
    """A rule of the rulebook; all that is not said of it does not hold.

    - ``rank`` says what comes first among things to do now (R-ORDER): 0 before all others.
    - ``outlives`` are the endings after which it may still ask for something, up to ``lapses_bd`` business
      days and ``lapse_days`` days after the last thing that happened, parameters by their names; if it
      ``lasts``, however long ago that was. ``worth`` says by the summary whether to look at all.
    - What it asks for is ``void_elsewhere`` as soon as another offer is accepted.
    - The guard may move the day of what is ``paced``, and the person open it early.
    - What is ``of_people`` holds without an application too; what is ``of_offers`` reads those of others.
    - It is said in the message of ``into`` to the same reader, perhaps only of the same round, and once
      both are open in that of ``into_open``.
    - What ``answers`` them may go to somebody who wishes not to be contacted: they wrote first.
    - ``letting_go`` takes a reason, or one more question where it costs much (R-SNOOZE).
    """

    id: str
    asks: Callable[[Story], Iterable["Ask | FollowUp"]]
    rank: int
    outlives: AbstractSet[OutcomeWord] = frozenset()
    lapses_bd: tuple[int | str, ...] = ()
    lapse_days: tuple[int | str, ...] = ()
    lasts: bool = False
    worth: Callable[[Summary], object] = lambda summary: True
    void_elsewhere: bool = False
    paced: bool = False
    of_people: bool = False
    of_offers: bool = False
    into: str = ""
    into_same_round: bool = False
    into_open: tuple[str, ...] = ()
    letting_go: Literal["", "reason", "question"] = ""
    answers: bool = False
    kinds: tuple[Kind, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "kinds", asked_by(self.id))
        if not self.kinds:
            raise TypeError(f"no kind in kinds.py is asked for by {self.id}")
        if self.outlives and not (self.lapses_bd or self.lapse_days or self.lasts):
            raise TypeError(f"{self.id} outlives an application and must say when it lapses")
        if self.id in KNOWN:
            raise TypeError(f"there are two rules {self.id}")
        KNOWN[self.id] = self

    def __call__(self, story: Story) -> Iterator[FollowUp]:
        """The follow-ups it asks for as the story stands; of one that tells only what is open, only those."""
        elsewhere = accepted_elsewhere(story) if self.void_elsewhere else None
        if elsewhere and story.only_open:
            return
        for ask in self.asks(story):
            if isinstance(ask, FollowUp):
                yield ask
            elif elsewhere:
                yield from self.follow_up(story, ask._replace(void=earliest(ask.void, elsewhere)))
            else:
                yield from self.follow_up(story, ask)

    def open_in(self, story: Story) -> Sequence[FollowUp]:
        """What it asks for now; where a mistake of the program's own is in the way, one that says so."""
        return spared(lambda: tuple(self(story)), lambda error: tuple(self._in_its_place(story, error)))

    def closed_in(self, story: Story) -> Sequence[FollowUp]:
        """What it asked for and is over, as far as that can be told."""
        return spared(lambda: tuple(f for f in self(story) if not f.status.is_open), lambda _: ())

    def _in_its_place(self, story: Story, error: Exception) -> Iterator[FollowUp]:
        to, at = story.yourself(), story.facts[-1].at if story.facts else story.now
        if not any(isinstance(mark, Dismiss) for mark in marks(story, self.key(story, None, None), at, None)):
            yield FollowUp(
                rule=self.id,
                kind=self.kinds[0].name,
                medium="internal",
                company=to.company.id,
                application=story.application.id or None,
                round=None,
                contact=None,
                opens=in_utc(at),
                due=in_utc(at),
                overdue=in_utc(at),
                expires=None,
                zone=to.zone.key,
                status=Status.DUE,
                reason=went_wrong(story, error, lambda told: list(self(told))),
                rank=self.rank,
            )

    def key(self, story: Story, number: int | None, contact: str | None) -> str:
        """The key of what it asks for about a round, of a person."""
        return key_of(self.id, story.application.id, number, contact)

    def follow_up(self, story: Story, ask: Ask) -> Iterator[FollowUp]:
        """What is asked for as it stands now; none if it would lapse before it opens, or if what makes it
        void came before it.

        Only the person's marks since it came up, until it ended or lapsed, are meant for it; a snooze that
        the rulebook refuses changes nothing. The first of done, void, let go, lapsed that holds is its
        status.
        """
        if ask.to.contact and ask.to.contact.do_not_contact and not self.answers:
            return
        kind = KINDS[ask.kind] if ask.kind else self.kinds[0]
        done = ask.done
        if isinstance(done, EllipsisType):
            done = None if kind.medium == "internal" else done_by(story, kind.name, ask.to, ask.since)
        ended = done or ask.void
        if story.leaves_out(ended) or (ask.void and ask.void.at < ask.since):
            return
        moments = ask.moments.clamped()
        if not moments.is_possible or (ask.silent and moments.opens >= ask.silent and not done):
            return
        key = self.key(story, ask.round, ask.to.id)
        lapses = [at for at in (ended and ended.at, moments.expires) if at] if story.marks else []
        original, was_late = moments, False
        for mark in marks(story, key, ask.since, min(lapses, default=None)):
            match mark:
                case Snooze():
                    put_off = original.snoozed(mark.until, ask.to.zone, ask.to.calendar)
                    if put_off is not original:
                        was_late = was_late or mark.at >= moments.overdue
                        moments = put_off
                case Dismiss():
                    ended = ended or Ended(Status.DISMISSED, mark.at, mark.reason or "you let it go")
                    break
        way = ask.way or (way_to(story, ask.to, kind) if kind.medium == "email" else Way(kind.medium))
        status = ended.status if ended else moments.status(story.now)
        if story.leaves_out(not status.is_open):
            return
        yield FollowUp(
            rule=self.id,
            kind=kind.name,
            medium=way.medium,
            company=story.company.id or ask.to.company.id,
            application=story.application.id or None,
            round=ask.round,
            contact=ask.to.id,
            opens=in_utc(moments.opens),
            due=in_utc(moments.due),
            overdue=in_utc(moments.overdue),
            expires=in_utc(moments.expires) if moments.expires else None,
            zone=ask.to.zone.key,
            status=status,
            reason=_reason(story, ask, way, is_late=was_late and moments is not original),
            rank=self.rank if ask.rank is None else ask.rank,
            held_by=ask.held.by if ask.held else None,
            pass_on=ask.pass_on,
            attempt=ask.attempt,
            ask_until=ask.ask_until,
            because=(ask.held and ask.held.why) or ask.because,
            closed_because=ended.because if ended else None,
        )


def rule(id: str, **said: Any) -> Callable[[Callable[[Story], Iterable[Ask | FollowUp]]], Rule]:  # noqa: A002
    """Makes a rule of a function that yields what it asks for; what is said is that of ``Rule``."""
    return lambda asks: Rule(id, asks, **said)


def _reason(story: Story, ask: Ask, way: Way, *, is_late: bool) -> str:
    held, borrowed = ask.held, ask.to.borrowed
    reason = ask.reason + way.sentence + (asks_how(story, ask.to) if way.medium == "email" else "")
    if held and held.why:
        reason = f"{reason} Moved to {story.habit.day(held.day)} because {held.why}."
    if is_late:
        reason = f"Late, and put off until later: {reason}"
    if borrowed:
        are = "are" if " and " in borrowed else "is"
        reason = f"{reason} Their {borrowed} {are} not known; yours {are} taken."
    return reason
