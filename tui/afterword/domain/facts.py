"""The kinds of fact: dated events the person recorded, the only stored truth.

One frozen, tagged struct a kind; the tag is the word used in the search document
(``data/help/document.md``). A fact counts from its ``at``: at ``now``, facts with a later
``at`` do not exist. All instants are aware and keep the offset they were given with.
"""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

import msgspec

from afterword.domain.reply_type import ReplyType

RoundKind = Literal["", "phone", "video", "onsite", "panel", "assignment"]
CallResult = Literal["reached", "voicemail", "no_answer"]
CallPurpose = Literal["status", "inform", "other"]
SentMedium = Literal["email", "letter", "linkedin", "call", "text", "in_person"]
Cancellation = Literal["called_off", "moved", "nobody_came"]


class DayOrInstant:
    """A day (``2026-04-21``) or an instant (``2026-04-21T17:00:00-04:00``), as the person gave it."""

    __slots__ = ("value",)

    def __init__(self, value: date | datetime) -> None:
        self.value = value

    def instant(self, at: time, zone: ZoneInfo) -> datetime:
        """The instant itself; a bare day means the wall time ``at`` in ``zone``."""
        if isinstance(self.value, datetime):
            return self.value
        return datetime.combine(self.value, at, zone)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, DayOrInstant) and self.value == other.value

    def __hash__(self) -> int:
        return hash(self.value)

    def __repr__(self) -> str:
        return f"DayOrInstant({self.value.isoformat()})"


class KeptMail(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The mail a fact was read from: whose it was, and its newest part as plain text."""

    message_id: str = ""
    from_: str = msgspec.field(name="from", default="")
    subject: str = ""
    at: Annotated[datetime, msgspec.Meta(tz=True)] | None = None
    text: str = ""


class Fact(msgspec.Struct, frozen=True, kw_only=True, tag_field="fact", omit_defaults=True):
    """What every fact has: an opaque id, when it happened, and when it was typed in if later.

    ``app`` is the application it belongs to; some kinds of fact may stand without one. ``mail`` is the one
    it was read from, where it was. ``undated`` says that its day is not known: ``at`` is then only an order,
    and nothing is due, late or counted from it.
    """

    id: str
    at: datetime
    recorded_at: datetime | None = None
    app: str | None = None
    mail: KeptMail | None = None
    undated: bool = False

    @property
    def order(self) -> tuple[datetime, datetime, str]:
        """Facts are walked in this order: by ``at``, then ``recorded_at``, then id."""
        return (self.at, self.recorded_at or self.at, self.id)


class ApplicationFact(Fact, frozen=True, kw_only=True):
    """A fact that must name its application."""

    app: str


class Saved(ApplicationFact, frozen=True, kw_only=True, tag="saved"):
    """A posting kept for later: not live, no weight, no follow-ups."""

    reason: str = ""


class Applied(ApplicationFact, frozen=True, kw_only=True, tag="applied"):
    """The application was submitted."""

    reason: str = ""


class Withdrawn(ApplicationFact, frozen=True, kw_only=True, tag="withdrawn"):
    """The person left the process."""

    reason: str = ""


class Accepted(ApplicationFact, frozen=True, kw_only=True, tag="accepted"):
    """The person said yes to an offer; ``written``: the paper is there and says what was agreed.

    It is False where it was said not to be there yet, None where nobody said. ``starts`` is the first day of
    work, where it is known.
    """

    written: bool | None = None
    starts: date | None = None
    reason: str = ""


class Declined(ApplicationFact, frozen=True, kw_only=True, tag="declined"):
    """The person said no to an offer."""

    reason: str = ""


class Closed(ApplicationFact, frozen=True, kw_only=True, tag="closed"):
    """The person closed the application for another reason."""

    reason: str = ""


class Interview(ApplicationFact, frozen=True, kw_only=True, tag="interview"):
    """An appointment, recorded at ``at``; held once ``end`` has passed.

    The same round again re-books it. ``interviewers`` are contact ids, lead first; ``from_`` is who wrote
    the invitation, where one was read. ``start`` and ``end`` carry the offset of the interview's zone ``tz``
    (the company's when absent). ``uid`` and ``sequence`` are the calendar invitation's it came with: a later
    one of the same id is an update.
    """

    round: int
    start: datetime
    end: datetime
    tz: str | None = None
    interviewers: tuple[str, ...] = ()
    from_: str | None = msgspec.field(name="from", default=None)
    kind: RoundKind = ""
    place: str = ""
    confirmed: bool = False
    prepared: bool = False
    uid: str = ""
    sequence: int = 0


class Prepared(ApplicationFact, frozen=True, kw_only=True, tag="prepared"):
    """The person prepared for this round (B2)."""

    round: int


class InterviewCancelled(ApplicationFact, frozen=True, kw_only=True, tag="interview_cancelled"):
    """This round did not take place, and there is no new date: they called it off, or nobody came."""

    round: int
    why: Cancellation = "called_off"


class Debrief(ApplicationFact, frozen=True, kw_only=True, tag="debrief"):
    """What the person recorded right after a round (C1)."""

    round: int
    decision_date: date | None = None
    next_step: str = ""
    follow_up_contact: str | None = None
    follow_up_medium: Literal["email", "call"] | None = None
    keep_in_touch: bool = False
    key_points: Mapping[str, str] = msgspec.field(default_factory=dict)
    value: str = ""
    missed: tuple[str, ...] = ()
    omitted: tuple[str, ...] = ()
    contribution: str = ""
    promised_materials: tuple[str, ...] = ()
    notes: str = ""


class Missed(ApplicationFact, frozen=True, kw_only=True, tag="missed"):
    """Questions remembered after the round; without ``to`` they belong to the lead interviewer."""

    round: int
    missed: tuple[str, ...]
    to: str | None = None


class Omitted(ApplicationFact, frozen=True, kw_only=True, tag="omitted"):
    """Points not made in the round; without ``to`` they belong to the lead interviewer."""

    round: int
    omitted: tuple[str, ...]
    to: str | None = None


class Feedback(ApplicationFact, frozen=True, kw_only=True, tag="feedback"):
    """Reasons and tips received."""

    text: str
    from_: str | None = msgspec.field(name="from", default=None)


class Note(Fact, frozen=True, kw_only=True, tag="note"):
    """Anything worth keeping."""

    text: str
    from_: str | None = msgspec.field(name="from", default=None)


class Sent(Fact, frozen=True, kw_only=True, tag="sent"):
    """A message the person says they sent. ``kind`` is a message kind of the catalogue; ``includes`` are the
    keys of follow-ups that it settles as well; ``own`` is the line in it that only they could write.
    """

    kind: str
    medium: SentMedium = "email"
    to: str | None = None
    round: int | None = None
    subject: str = ""
    text: str = ""
    includes: tuple[str, ...] = ()
    own: str = ""


class Call(Fact, frozen=True, kw_only=True, tag="call"):
    """A call the person made, or one they received (then ``reached``); ``includes`` as for a message."""

    result: CallResult
    to: str | None = None
    purpose: CallPurpose = "status"
    decision_date: date | None = None
    notes: str = ""
    includes: tuple[str, ...] = ()


class Reply(Fact, frozen=True, kw_only=True, tag="reply"):
    """Something they answered. ``back_on`` is the return date an out-of-office reply names."""

    type: ReplyType
    from_: str | None = msgspec.field(name="from", default=None)
    decision_date: date | None = None
    needs_reply: bool = False
    back_on: date | None = None
    text: str = ""


class Rejected(ApplicationFact, frozen=True, kw_only=True, tag="rejected"):
    """A negative decision."""

    from_: str | None = msgspec.field(name="from", default=None)
    reason: str = ""


class Offer(ApplicationFact, frozen=True, kw_only=True, tag="offer"):
    """A proposal of employment; a bare day as deadline means 17:00 in the employer's zone.

    ``written`` is None where nobody said whether it is on paper. ``conditions`` are what must still happen.
    """

    from_: str | None = msgspec.field(name="from", default=None)
    deadline: DayOrInstant | None = None
    written: bool | None = None
    conditions: str = ""
    terms: str = ""


class OfferInWriting(ApplicationFact, frozen=True, kw_only=True, tag="offer_in_writing"):
    """The paper of an offer came. Without ``conditions`` nothing is open any more."""

    conditions: str = ""


class OfferDeadline(ApplicationFact, frozen=True, kw_only=True, tag="offer_deadline"):
    """The deadline of the offer became known, or moved."""

    deadline: DayOrInstant


class Snooze(Fact, frozen=True, kw_only=True, tag="snooze"):
    """The person postponed the follow-up ``key``; a bare day means 09:00."""

    key: str
    until: DayOrInstant
    reason: str = ""


class Dismiss(Fact, frozen=True, kw_only=True, tag="dismiss"):
    """The person waived the follow-up ``key``."""

    key: str
    reason: str = ""


class Override(Fact, frozen=True, kw_only=True, tag="override"):
    """The person opened the held follow-up ``key`` now, against the guard."""

    key: str
    reason: str = ""


class NetworkRequest(Fact, frozen=True, kw_only=True, tag="network_request"):
    """Advice asked for."""

    to: str


class NetworkTalk(Fact, frozen=True, kw_only=True, tag="network_talk"):
    """An informational talk held."""

    with_: str = msgspec.field(name="with")


class ReferencesGiven(Fact, frozen=True, kw_only=True, tag="references_given"):
    """These references were named to an employer."""

    references: tuple[str, ...]


AnyFact = (
    Saved | Applied | Withdrawn | Accepted | Declined | Closed
    | Interview | Prepared | InterviewCancelled | Debrief | Missed | Omitted | Feedback | Note
    | Sent | Call | Reply | Rejected | Offer | OfferInWriting | OfferDeadline | Snooze | Dismiss | Override
    | NetworkRequest | NetworkTalk | ReferencesGiven
)  # fmt: skip
"""Every kind of fact, as one tagged union."""
