"""The cadence: every parameter of the rules as one typed value.

The defaults live in ``data/cadence.toml``, each with a comment; the person's own values override
them one by one under their dotted names (``status.default_medium``), for the employers of one region
under ``status.no_date_bd@DE``. Numbers ending in ``_h`` are
elapsed hours, in ``_bd`` business days of the recipient's region; clock times are the recipient's.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, time
from functools import cache
from typing import Any, Literal, get_args, get_origin, get_type_hints

import msgspec

from afterword.domain.errors import InvalidEntry
from afterword.domain.lazy import lazy
from afterword.domain.phrases import PLAIN, Habit
from afterword.domain.timing.parameters import (
    Accept,
    Apply,
    Calls,
    CheckIn,
    Confirm,
    EMail,
    Ghost,
    Guard,
    Holidays,
    Letter,
    Network,
    Offers,
    Prepare,
    Quiet,
    QuietPeriod,
    Rebook,
    ReContact,
    References,
    Rejection,
    Slot,
    Span,
    Status,
    ThankYou,
    User,
    Waking,
    clock,
)


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
    habit: Habit = PLAIN
    """How the person writes days and hours, which is how reasons are told; no parameter of the rules."""

    def largest(self, *names: str) -> int:
        """The largest value that any of these parameters, which are numbers, has in any region."""
        families = (name.partition(".") for name in names)
        general: Iterator[int] = (getattr(getattr(self, family), leaf) for family, _, leaf in families)
        regional = (value for name, _, value in self.regional if name in names and isinstance(value, int))
        return max((*general, *regional), default=0)

    def of_region(self, region: str) -> "Cadence":
        """This cadence as it holds for an employer's region (L14): a country's values hold in
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
                        found = found.having(name, value)
            self._of_regions[region] = found
        return found

    @lazy
    def _of_regions(self) -> dict[str, "Cadence"]:
        return {}

    @lazy
    def calendars(self) -> dict[str, Any]:
        """The calendars under this cadence, by region; the module ``calendar`` fills it."""
        return {}

    def written(self, name: str) -> str:
        """The value of the parameter ``name`` as one would write it down; empty for an empty list."""
        family, _, leaf = name.partition(".")
        value = getattr(getattr(self, family), leaf)
        several = value if isinstance(value, tuple) else (value,)
        return ",".join(f"{each:%H:%M}" if isinstance(each, time) else str(each) for each in several)

    def having(self, name: str, value: object) -> "Cadence":
        """This cadence with another value, already of the right kind, for the parameter ``name``."""
        family_name, _, leaf = name.partition(".")
        family: Any = getattr(self, family_name)
        changed: dict[str, Any] = {family_name: msgspec.structs.replace(family, **{leaf: value})}
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
            parsed = _parse(_kind(name), value, f"$.cadence.{given}")
            if region:
                regional[name, region] = parsed
            else:
                cadence = cadence.having(name, parsed)
        own = tuple((name, region, value) for (name, region), value in sorted(regional.items(), key=str))
        return cadence if own == self.regional else replace(cadence, regional=own)


def holding(cadence: Cadence, parameters: Mapping[str, object]) -> tuple[Cadence, list[InvalidEntry]]:
    """The cadence with those of the person's own values that have the right form, and what of the others is
    wrong: a newer version may know another form.
    """
    troubles: list[InvalidEntry] = []
    for name, value in parameters.items():
        try:
            cadence = cadence.overridden({name: value})
        except InvalidEntry as error:
            troubles.append(error)
    return cadence, troubles


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
    return {
        name: kind
        for name, kind in get_type_hints(Cadence).items()
        if isinstance(kind, type) and issubclass(kind, msgspec.Struct)
    }


def choices(name: str) -> tuple[str, ...]:
    """The words a parameter is one of; empty where it is something else."""
    kind = _kind(name)
    return get_args(kind) if get_origin(kind) is Literal else ()


def allowed(name: str) -> str:
    """What a parameter may be, in words to follow "Write"."""
    kind = _kind(name)
    if get_origin(kind) is tuple:
        return f"{_form(get_args(kind)[0])}; several with commas between them, or nothing"
    return _form(kind)


def value_typed(name: str, text: str) -> int | str | list[str]:
    """The value a person types for a parameter, as it is kept.

    Raises ValueError with a sentence that says what it may be.
    """
    kind, plain = _kind(name), text.strip()
    value: int | str | list[str] = plain
    if kind is int and plain.isascii() and plain.isdigit():
        value = int(plain)
    elif get_origin(kind) is tuple:
        value = [part.strip() for part in plain.split(",") if part.strip()]
    try:
        _parse(kind, value, "")
    except InvalidEntry:
        raise ValueError(f"Write {allowed(name)}.") from None
    return value


def unit_of(name: str) -> str:
    """What a parameter that is a number counts: ``business day``, ``hour``, ``day``; empty for others."""
    leaf = name.partition("@")[0].partition(".")[2]
    if _kind(name) is not int:
        return ""
    ending = leaf.rpartition("_")[2]
    return {"bd": "business day", "h": "hour", "days": "day"}.get(ending, "")


def _kind(name: str) -> Any:
    family, _, leaf = name.partition("@")[0].partition(".")
    return get_type_hints(_families()[family])[leaf]


def _form(kind: Any) -> str:
    if kind is int:
        return f"a whole number from 0 to {_LARGEST}"
    if get_origin(kind) is Literal:
        return f"one of {', '.join(get_args(kind))}"
    return _READERS[kind][1]


_LARGEST = 1000
"""No number of days, hours or attempts is larger; far larger ones lead out of the calendar."""

_READERS: Mapping[object, tuple[Callable[[str], object], str]] = {
    time: (clock, "a time like 20:00"),
    date: (date.fromisoformat, "a day like 2026-12-24"),
    Span: (Span.parse, "a span of one day like 07:00-21:00"),
    Waking: (Waking.parse, "a span like 07:00-22:00"),
    Slot: (Slot.parse, "two times like 09:00/10:00"),
    QuietPeriod: (QuietPeriod.parse, "a period like 12-24..01-01"),
}


def _parse(kind: Any, value: object, place: str) -> object:
    if kind is int:
        if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _LARGEST:
            return value
        raise InvalidEntry(place, f"{value!r} is not {_form(kind)}")
    if get_origin(kind) is Literal:
        if value in get_args(kind):
            return value
        raise InvalidEntry(place, f"{value!r} is not {_form(kind)}")
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
