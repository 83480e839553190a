"""What a mail means: the answer that reading it for a search gives, and what it takes to give it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from afterword.domain.application import Application
from afterword.domain.capturing.capture import CapturedApplication, CapturedInterview
from afterword.domain.capturing.recording import IsRunning, NewId
from afterword.domain.facts import Fact
from afterword.domain.history.rounds import Round
from afterword.domain.mails.belonging import Belonging
from afterword.domain.mails.kinds import MailKind
from afterword.domain.mails.mail import ReadMail, Writer
from afterword.domain.people import Contact
from afterword.domain.phrases import Habit
from afterword.domain.search import JobSearch

Said = CapturedInterview | CapturedApplication | tuple[Fact, Sequence[Contact]]
"""What the form of a fact gives: an appointment, a posting, or the fact and who is new with it."""


@dataclass(frozen=True)
class NewApplication:
    """An application that is not recorded yet and is made with the mail that is for it.

    What it leaves empty, the mail says.
    """

    company: str
    title: str

    def completed(self, read: ReadMail) -> "NewApplication | None":
        """The same with what a mail says of it; None where neither says it all."""
        company, title = self.company or read.company, self.title or read.position
        return NewApplication(company, title) if company and title else None


@dataclass(frozen=True)
class Meant:
    """What the person said of a mail: which application it is for, what it is, and what is recorded of it."""

    application: str = ""
    kind: MailKind | None = None
    said: Said | None = None
    """The form of what is recorded, as they corrected it."""
    new: NewApplication | None = None
    """The application that it is for, where that is none of those recorded."""
    round: int | None = None
    """Which appointment it puts off, where it may mean several."""


@dataclass(frozen=True, kw_only=True)
class Corresponded:
    """What a mail means. ``asks`` are the sentences that say why it is not sure.

    ``when`` is the appointment's start, end and zone; a day alone stays one. ``after`` is the search with
    what is recorded of it, the same where nothing is.
    """

    read: ReadMail
    kind: MailKind
    sure: bool
    belongs: Belonging
    when: tuple[date | datetime, datetime | None, str] | None = None
    proposed: tuple[datetime, ...] = ()
    deadline: date | datetime | None = None
    back_on: date | None = None
    """The first business day somebody is back, where they live."""
    asks: tuple[str, ...] = ()
    writer: Writer | None = None
    contact: str | None = None
    is_known: bool = False
    """Whether it was recorded before."""
    meant: Meant = Meant()
    rounds: tuple[Round, ...] = ()
    """The appointments it may speak of, the likeliest first; which one is asked where it puts one off."""
    posting: CapturedApplication | None = None
    """What an approach out of the blue offers, to be kept where the person says so."""
    after: JobSearch
    facts: tuple[Fact, ...] = ()

    @property
    def is_about_nothing(self) -> bool:
        """Whether it concerns no application, or is one's own: of many mails, nobody need look at it."""
        nobodys = self.application is None and self.belongs.company is None
        return not self.facts and (self.read.is_own or self.kind == "noise" or nobodys)

    @property
    def is_proposed(self) -> bool:
        """Whether it is recorded with others unless it is left out: what is sure, and one's own messages."""
        return bool(self.facts) and not self.is_known and (self.sure or self.read.is_own)

    @property
    def application(self) -> Application | None:
        """The application it is for, as far as that is known."""
        return self.belongs.application


@dataclass(frozen=True)
class Reader:
    """What is needed besides the mail: whose applications run, new ids, the person's clock and habits."""

    is_running: IsRunning
    new_id: NewId
    now: datetime
    zone: ZoneInfo
    habit: Habit
    business_day: Callable[[str, date], date] = lambda region, day: day
    """The first business day of a region from a day on."""
    keeps_text: bool = True
    """Whether the mail stays with the fact."""

    def at(self, read: ReadMail) -> datetime:
        """When a mail was written; now where it does not say, or a day to come."""
        return min(read.mail.at or self.now, self.now)
