"""A calendar invitation to an interview, as its file tells it."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from afterword.domain.capturing.recording import same_name
from afterword.domain.facts import RoundKind
from afterword.domain.people import Profile

_PUBLIC_MAIL = frozenset({
    "aol", "gmail", "gmx", "googlemail", "hotmail", "icloud", "live", "mac", "mail", "me", "msn", "outlook",
    "posteo", "proton", "protonmail", "web", "yahoo", "yandex", "zoho",
})  # fmt: skip
"""Mail anybody can have: such an address says nothing about an employer."""

_GO_BETWEENS = frozenset({
    "ashbyhq", "brighthire", "cal", "calendly", "cronofy", "doodle", "gem", "goodtime", "greenhouse",
    "hirevue", "lever", "modernloop", "prelude", "savvycal", "smartrecruiters", "workable", "zoom",
})  # fmt: skip
"""Programs that send invitations in an employer's name."""

_COMMON = ("ac", "co", "com", "net", "org")
"""What stands before the country in some domains."""


@dataclass(frozen=True, kw_only=True)
class Guest:
    """Somebody an invitation names; ``accepted`` is None where it does not say whether they come.

    ``is_organiser`` is who invited, where that is a person.
    """

    name: str
    email: str = ""
    accepted: bool | None = None
    is_organiser: bool = False

    @property
    def domain(self) -> str:
        """What stands after the @ of their address, in small letters."""
        return self.email.rpartition("@")[2].casefold()

    @property
    def employer(self) -> str:
        """The domain, where it can be an employer's."""
        return employer_of(self.email)


@lru_cache(maxsize=4_096)
def employer_of(email: str) -> str:
    """The domain of an address, where it can be an employer's."""
    domain = email.rpartition("@")[2].casefold()
    names = [name for name in domain.split(".")[:-1] if name not in _COMMON]
    return "" if names[-1:] and names[-1] in _PUBLIC_MAIL | _GO_BETWEENS else domain


@dataclass(frozen=True, kw_only=True)
class Invitation:
    """One appointment of a calendar file.

    ``uid`` stays the same when it is moved or called off, and ``sequence`` grows; one time of a series
    has its own: that of the series, ``#``, and when it was first meant to be. ``guests`` are everybody,
    the organiser first. ``tz`` is empty where the file names no zone of the world. ``remarks`` say what
    was taken for want of better; ``asks`` what has to be known before it can be taken unseen.
    """

    uid: str
    sequence: int
    summary: str
    text: str
    start: datetime
    end: datetime
    tz: str = ""
    guests: tuple[Guest, ...] = ()
    kind: RoundKind = ""
    place: str = ""
    is_tentative: bool = False
    is_cancelled: bool = False
    remarks: tuple[str, ...] = ()
    asks: str = ""

    def hosts(self, own: Profile) -> tuple[Guest, ...]:
        """Everybody but the person themselves."""
        mine = {id(guest) for guest in self._mine(own)}
        return tuple(guest for guest in self.guests if id(guest) not in mine)

    def is_confirmed(self, own: Profile) -> bool:
        """Whether the person has said yes; where the file does not tell, it is taken so."""
        answers = [guest.accepted for guest in self._mine(own)]
        return not self.is_tentative and (not answers or answers[0] is not False)

    def _mine(self, own: Profile) -> list[Guest]:
        """The person among the guests: by address, by name, else the one whose mail is nobody's employer.

        Else it is the one who was asked: the only one besides the organiser, or from elsewhere.
        """
        found = [
            guest
            for guest in self.guests
            if (own.email and same_name(guest.email, own.email))
            or (own.name and same_name(guest.name, own.name))
        ]
        if not (own.email or own.name) and len(self.guests) == 1 and not self.guests[0].is_organiser:
            # A machine invited, and nobody is asked but the person.
            return list(self.guests)
        others = [guest for guest in self.guests if guest.domain and not guest.employer]
        if not found and len(others) == 1 and len(self.guests) > 1 and others[0] is not self.guests[0]:
            return others
        return found or self._asked()

    def _asked(self) -> list[Guest]:
        """The one guest from elsewhere among those from where the organiser is."""
        home = self.guests[0].employer if self.guests else ""
        others = [guest for guest in self.guests[1:] if guest.domain != home]
        is_clear = len(others) == 1 and bool(others[0].domain) and others[0].accepted is not True
        return others if home and is_clear else []
