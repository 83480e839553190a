"""The cadence: every parameter of the rules as one typed value.

The defaults live in ``data/cadence.toml``, each with a comment; the person's own values override
them one by one under their dotted names (``status.default_medium``), for the employers of one region
under ``status.no_date_bd@DE``. Numbers ending in ``_h`` are
elapsed hours, in ``_bd`` business days of the recipient's region; clock times are the recipient's.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache, cached_property
from datetime import date, time
from typing import Any, Literal, Self, get_args, get_origin, get_type_hints

from afterword.domain.errors import InvalidEntry


def _clock(text: str) -> time:
    """A time of day; it has no offset, since the zone is the recipient's."""
    clock = time.fromisoformat(text.strip())
    if clock.tzinfo:
        raise ValueError(text)
    return clock


@dataclass(frozen=True)
class Span:
    """A span of the day's clock, both ends included."""

    start: time
    end: time

    def __contains__(self, moment: time) -> bool:
        return self.start <= moment <= self.end

    @classmethod
    def parse(cls, text: str) -> Self:
        """Reads ``09:30-11:30``."""
        start, end = text.split("-")
        return cls(_clock(start), _clock(end))


@dataclass(frozen=True)
class Slot:
    """When on its day an item opens and when it is due."""

    opens: time
    due: time

    @classmethod
    def parse(cls, text: str) -> Self:
        """Reads ``09:00/10:00``."""
        opens, due = text.split("/")
        return cls(_clock(opens), _clock(due))


@dataclass(frozen=True)
class QuietPeriod:
    """Days of each year without business, as (month, day); it may reach over the year's end."""

    start: tuple[int, int]
    end: tuple[int, int]

    def __contains__(self, day: date) -> bool:
        at = (day.month, day.day)
        if self.start <= self.end:
            return self.start <= at <= self.end
        return at >= self.start or at <= self.end

    @classmethod
    def parse(cls, text: str) -> Self:
        """Reads ``12-24..01-01``."""
        ends = [date.fromisoformat(f"2024-{part.strip()}") for part in text.split("..")]
        start, end = ((day.month, day.day) for day in ends)
        return cls(start, end)


@dataclass(frozen=True)
class ThankYou:
    """C2: the thank-you after a round."""

    min_delay_h: int
    evening: time
    latest: time
    earliest: time
    next_morning: time
    overdue_h: int
    expire_bd: int
    letter: Literal["off", "additional", "instead"]


@dataclass(frozen=True)
class Letter:
    """C3: a letter beside or instead of the thank-you."""

    transit_bd: int
    post_by: time


@dataclass(frozen=True)
class EMail:
    """When e-mails are sensible."""

    slot: Slot
    sensible: Span


@dataclass(frozen=True)
class Calls:
    """When calls are sensible, and how often one tries."""

    windows: tuple[Span, ...]
    monday: Literal["am", "pm", "both", "none"]
    friday: Literal["am", "pm", "both", "none"]
    max_attempts: int


@dataclass(frozen=True)
class User:
    """The person's own day."""

    waking: Span


@dataclass(frozen=True)
class Status:
    """D1-D3: asking how the decision stands."""

    default_medium: Literal["call", "email"]
    no_date_bd: int
    grace_bd: int
    overdue_bd: int
    expire_bd: int
    voicemail_to_email_bd: int
    second_bd: int
    second_expire_bd: int


@dataclass(frozen=True)
class CheckIn:
    """D4 and A2: occasional later e-mails."""

    spacing_bd: int
    on_hold_bd: int
    max: int


@dataclass(frozen=True)
class Guard:
    """GUARD-1 to GUARD-3: what holds a contact back."""

    min_gap_bd: int
    window_bd: int
    max_in_window: int
    max_unanswered: int


@dataclass(frozen=True)
class Ghost:
    """When silence counts as final (domain.md 3.5)."""

    after_last_bd: int
    silent_bd: int
    after_decision_bd: int
    on_hold_bd: int
    applied_bd: int


@dataclass(frozen=True)
class Apply:
    """A1: asking about an application."""

    follow_up_bd: int
    max: int
    expire_bd: int


@dataclass(frozen=True)
class Confirm:
    """B1: confirming an appointment."""

    h: int


@dataclass(frozen=True)
class Prepare:
    """B2: preparing for a round."""

    days: int


@dataclass(frozen=True)
class Rebook:
    """B3: asking for a new date."""

    bd: int


@dataclass(frozen=True)
class Rejection:
    """F1 and F3: after a no."""

    reply_bd: int
    linkedin_bd: int


@dataclass(frozen=True)
class ReContact:
    """F4: a friendly word months later; plain days."""

    days: int
    max: int
    window_days: int


@dataclass(frozen=True)
class Offers:
    """G1 to G5: around an offer."""

    ack_h: int
    assumed_bd: int
    decide_lead_h: int
    inform_delay_h: int
    inform_call_within_bd: int
    extension_max_bd: int
    written_bd: int


@dataclass(frozen=True)
class Accept:
    """G7: after an acceptance."""

    withdraw_bd: int


@dataclass(frozen=True)
class References:
    """G8 and H3: people who vouch for you."""

    thanks_bd: int
    heads_up_h: int


@dataclass(frozen=True)
class Network:
    """H1: advice asked for."""

    remind_bd: int
    max: int


@dataclass(frozen=True)
class Quiet:
    """Days without business in every region."""

    periods: tuple[QuietPeriod, ...]


@dataclass(frozen=True)
class Holidays:
    """Corrections of the region's public holidays."""

    skip: tuple[date, ...]
    extra: tuple[date, ...]


@dataclass(frozen=True)
class Cadence:
    """Every parameter of the rules; ``regional`` holds values for single regions by name and region."""

    thank_you: ThankYou
    letter: Letter
    email: EMail
    call: Calls
    user: User
    status: Status
    checkin: CheckIn
    guard: Guard
    ghost: Ghost
    apply: Apply
    confirm: Confirm
    prepare: Prepare
    rebook: Rebook
    rejection: Rejection
    recontact: ReContact
    offer: Offers
    accept: Accept
    references: References
    network: Network
    quiet: Quiet
    holidays: Holidays
    regional: tuple[tuple[str, str, object], ...] = ()

    @cached_property
    def longest_bd(self) -> int:
        """The largest number of business days that any parameter names."""
        values: Iterator[int] = (
            getattr(family, leaf.name)
            for family in vars(self).values()
            if is_dataclass(family)
            for leaf in fields(family)
            if leaf.name.endswith("bd")
        )
        regional = (value for name, _, value in self.regional if name.endswith("bd"))
        return max(*values, *(value for value in regional if isinstance(value, int)))

    def of_region(self, region: str) -> "Cadence":
        """This cadence as it holds for an employer's region (domain.md 3.8): a country's values hold in
        its subdivisions too, and a subdivision's own come before them.
        """
        if not self.regional:
            return self
        found = self._of_regions.get(region)
        if found is None:
            found = replace(self, regional=())
            for place in dict.fromkeys((region.partition("-")[0], region)):
                for name, where, value in self.regional:
                    if where == place:
                        found = found._with(name, value)
            self._of_regions[region] = found
        return found

    @cached_property
    def _of_regions(self) -> dict[str, "Cadence"]:
        return {}

    def _with(self, name: str, value: object) -> "Cadence":
        family_name, _, leaf = name.partition(".")
        family: Any = getattr(self, family_name)
        changed: dict[str, Any] = {family_name: replace(family, **{leaf: value})}
        return replace(self, **changed)

    def overridden(self, parameters: Mapping[str, object]) -> "Cadence":
        """This cadence with the person's own values, by dotted name, with ``@`` and a region or without.

        Raises InvalidEntry for a value of the wrong form; a name that is no parameter is left alone,
        since a newer version may know it.
        """
        cadence = self
        regional = {(name, region): value for name, region, value in self.regional}
        for given, value in parameters.items():
            if not is_parameter(given):
                continue
            name, _, region = given.partition("@")
            family_name, _, leaf = name.partition(".")
            kind = get_type_hints(_families()[family_name])[leaf]
            parsed = _parse(kind, value, f"$.cadence.{given}")
            if region:
                regional[name, region] = parsed
            else:
                cadence = cadence._with(name, parsed)
        own = tuple((name, region, value) for (name, region), value in sorted(regional.items(), key=str))
        return cadence if own == self.regional else replace(cadence, regional=own)


def cadence_from(table: Mapping[str, Any]) -> Cadence:
    """The cadence that a complete table of parameters (``data/cadence.toml``) describes.

    Raises InvalidEntry for a value of the wrong form, KeyError for a parameter left out.
    """
    return Cadence(**{
        name: family(**{
            leaf: _parse(kind, table[name][leaf], f"$.cadence.{name}.{leaf}")
            for leaf, kind in get_type_hints(family).items()
        })
        for name, family in _families().items()
    })  # fmt: skip


@cache
def parameter_names() -> tuple[str, ...]:
    """The dotted names of all parameters."""
    return tuple(f"{family}.{leaf}" for family, kind in _families().items() for leaf in get_type_hints(kind))


def is_parameter(name: str) -> bool:
    """Whether ``name`` is a parameter's, or that of its value for one region (``status.no_date_bd@DE``)."""
    parameter, at, region = name.partition("@")
    return parameter in parameter_names() and bool(region) == bool(at)


@cache
def _families() -> Mapping[str, Any]:
    """The families of parameters by name."""
    return {name: kind for name, kind in get_type_hints(Cadence).items() if is_dataclass(kind)}


_LARGEST = 1000
"""No number of days, hours or attempts is larger; far larger ones lead out of the calendar."""

_READERS: Mapping[object, tuple[Callable[[str], object], str]] = {
    time: (_clock, "a time like 20:00"),
    date: (date.fromisoformat, "a day like 2026-12-24"),
    Span: (Span.parse, "a span like 07:00-22:00"),
    Slot: (Slot.parse, "two times like 09:00/10:00"),
    QuietPeriod: (QuietPeriod.parse, "a period like 12-24..01-01"),
}


def _parse(kind: Any, value: object, place: str) -> object:
    if kind is int:
        if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _LARGEST:
            return value
        raise InvalidEntry(place, f"{value!r} is not a whole number from 0 to {_LARGEST}")
    if get_origin(kind) is Literal:
        if value in get_args(kind):
            return value
        raise InvalidEntry(place, f"{value!r} is not one of {', '.join(get_args(kind))}")
    if get_origin(kind) is tuple:
        parts = value.split(",") if isinstance(value, str) else value
        if not isinstance(parts, list):
            raise InvalidEntry(place, f"{value!r} is not a list")
        return tuple(_parse(get_args(kind)[0], part, place) for part in parts if part)
    reader, form = _READERS[kind]
    if isinstance(value, str):
        try:
            return reader(value.strip())
        except ValueError:
            pass
    raise InvalidEntry(place, f"{value!r} is not {form}")
