"""A mail somebody wrote to the person, and what reading it found: kinds, times, people, a place."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from afterword.domain.capturing.invitation import Invitation
from afterword.domain.mails.kinds import MailKind


@dataclass(frozen=True)
class Because:
    """The words that something was read from: from ``start`` to ``end`` of the text."""

    field: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, kw_only=True)
class SaidTime:
    """A day a mail names, with the hour where it names one; ``zone`` is the one it names.

    ``is_unclear`` where another day or hour may be meant; ``same_hour`` where the hour is that of the
    appointment so far. ``start`` and ``stop`` are its place in the text.
    """

    day: date
    clock: time | None = None
    end: time | None = None
    zone: str = ""
    is_unclear: bool = False
    same_hour: bool = False
    start: int = 0
    stop: int = 0


@dataclass(frozen=True, kw_only=True)
class Writer:
    """Who speaks in a mail."""

    name: str
    email: str = ""
    role: str = ""
    phone: str = ""


@dataclass(frozen=True, kw_only=True)
class Link:
    """An address in a mail; ``said`` are the words it stands on or beside."""

    url: str
    said: str = ""


@dataclass(frozen=True, kw_only=True)
class Mail:
    """A mail as it came: its head, its text without markup, the names of what is attached.

    ``at`` is absent where neither head nor paste says when it was written. ``invitations`` are those of
    its calendar part; ``is_answer_to_invitation`` where that part only answers one.
    """

    text: str
    sender: str = ""
    """The address it came from."""
    display: str = ""
    """The name beside that address."""
    to: str = ""
    subject: str = ""
    at: datetime | None = None
    message_id: str = ""
    thread: tuple[str, ...] = ()
    """The ids of the mails it answers."""
    links: tuple[Link, ...] = ()
    attachments: tuple[str, ...] = ()
    invitations: tuple[Invitation, ...] = ()
    is_automatic: bool = False
    """Whether its head says that a machine answered."""
    is_bulk: bool = False
    """Whether its head says that many got it."""
    about: str = ""
    """The application, where this is only what a mail says of one of several."""
    is_of_many: bool = False
    """Whether it came with others, in a mailbox."""
    is_aside: bool = False
    """Whether a look at it told that it names nothing of the search."""


@dataclass(frozen=True, kw_only=True)
class ReadMail:
    """What a mail says, as far as its words alone tell.

    ``is_plain``: the kind is told by a calendar part or by words that leave no doubt, and nothing in the
    mail speaks against it; ``likely`` are the kinds it may be, the likeliest first. ``slots`` are the
    times an appointment may have. ``key`` is the sentence that tells the kind.
    """

    mail: Mail
    text: str
    kind: MailKind
    is_plain: bool = False
    is_own: bool = False
    likely: tuple[MailKind, ...] = ()
    writer: Writer | None = None
    is_machine: bool = False
    company: str = ""
    position: str = ""
    slots: tuple[SaidTime, ...] = ()
    named: tuple[SaidTime, ...] = ()
    """The times that may name an appointment which is booked: of one that is moved, all but its new time."""
    deadline: SaidTime | None = None
    decision: SaidTime | None = None
    back_on: date | None = None
    needs_reply: bool = False
    link: str = ""
    place: str = ""
    lasts: timedelta | None = None
    """How long the appointment takes, where the mail says so."""
    met: tuple[str, ...] = ()
    """Whom the appointment is with, with the titles before their names."""
    is_with_writer: bool = False
    """Whether who writes says to be there."""
    conditions: str = ""
    """What must still happen before an offer holds, in their words."""
    terms: str = ""
    """What an offer says of pay, hours, leave and the first day, in their words."""
    is_on_paper: bool = False
    """Whether an offer comes with it in writing."""
    key: str = ""
    is_in_person: bool = False
    """Whether it speaks of coming to them: then its hours are those of their clock."""
    is_another_position: bool = False
    """Whether it says that it is about another position than the one so far."""
    is_another_round: bool = False
    """Whether it speaks of one more appointment than the one there is."""
    names: tuple[str, ...] = ()
    """Under which names the sender may be known: the one beside the address, the one signed with."""
    because: tuple[Because, ...] = field(default=())
